import type { Reading, Span } from '../../reading.js'

/** A name that stands where a sender's name stands, whatever it ends in: ホテル・ラ・ミズウミ, たんぽぽの家. */
export interface SenderName {
  readonly name: string
  readonly span: Span
  /** Near the end of the text. */
  readonly late: boolean
}

const HEAD_LINES = 8
const FOOT_LINES = 8

const number = '(?:\\d{1,2}|[元〇一二三四五六七八九十]{1,3})'
/** 2024年5月1日, 令和六年五月一日(水), 令和6年5月吉日, and 令和6年5月 with nothing after it. */
export const date = new RegExp(
  `\\(?(?:(?:令和|平成|R|H) ?${number}|(?:19|20)\\d\\d|[一二][〇九][〇一二三四五六七八九]{2}) ?[年./-] ?${number} ?(?:[月./-] ?(?:${number} ?日?|吉日)|月(?=[ )]|$))(?: ?\\([月火水木金土日](?:曜日?)?\\))?(?: ?\\d{1,2}[:時]\\d{0,2}分?)? ?(?:付け?|発表|公表|公開|更新|掲載)?\\)?`,
)
/** 代表取締役 山田太郎, 理事長 駒田 順: who signs, and all that follows. */
const signer =
  / ?(?:代表取締役|取締役|代表社員|代表理事|理事長|会長|社長|院長|園長|校長|学長|総長|所長|館長|施設長|組合長|(?<!指定)管理者|代表者?|事務局長|支配人|店長|市長|町長|村長|区長|知事|教育長|局長|部長|課長|室長|センター長|総支配人|店主|オーナー|塾長|支部長|工場長|薬局長|団長|主宰|住職|編集長|委員長|機構長|公印省略).{0,24}$|(?:^| )(?:弁護士|税理士|司法書士|行政書士|公認会計士|社会保険労務士|獣医師|教室長|議長|副会長|総裁|宮司|女将).{0,24}$/
/** 「すみれ舎(専用ダイヤル 0120-…)」: how to reach who signs. */
const reachBehind = / ?\([^()]{0,12}(?:電話|ダイヤル|TEL|Tel|\d{2,4}-\d{2,4})[^()]{0,50}\)$/
const signerAhead = new RegExp(`^${signer.source}`)
const office =
  / ?(?:[一-鿿ァ-ヶーA-Za-z・]{1,14}(?:(?<!青年|女性|婦人|吹奏楽|合唱|野球)部|課|局|(?<!教)室|係|本部|事業部|グループ|チーム|事務局|窓口|担当|広報)|事務局|広報|本店|本部)$/
/** What stands before a sender's name. */
export const senderLabels =
  '差出人|発信者|発信元|公表者|発表者|報告者|(?:上 ?場 ?)?会 ?社 ?名|法 ?人 ?名|団 ?体 ?名|商 ?号|名称|発表元'
const label = new RegExp(`^(?:(?:${senderLabels}|発行者?|施設名|店舗名|From)\\s*[::]|(?:報道)?資料提供|情報提供)\\s*`)
/** What a line holds that is no sender: a title, an addressee, a sentence, a heading, a way through the site. */
const noSender =
  /[。、「」()[\]【】〔〕<>|*=→※]|について|に関|お?知らせ|お?詫び|おわび|報告|報$|各位|皆(?:様|さま|さん)|(?:様|さま|方)へ?$|御中|[はがをにで](?![ぁ-ん])|資料|ホーム|トップ|一覧|本文|メニュー|以上|^記$|^担当(?:課|部署?|者)?(?: |$)|ニュース|発表|公表|重要|所在地|受託者|概要|経緯|原因|対応|情報|漏え?い|漏洩|流出|紛失|不正|誤|被害|障害|攻撃|感染|問い?合わ?せ|連絡先|電話|TEL|FAX|〒|\d{2}|[@#:/]|ページ|サイト$|採用|検索|更新|公開|掲載|印刷|お願い|ご案内|第[\d一二三四]|平素|拝啓|敬具|別紙|参考|^お客|本件|窓口|受付|平日|休|日時|場所|期間|件数|人数|対象|項目|内容|概況|会見|時点|現在|影響|範囲|時系列|速報|第.報|御礼|謹告|事務連絡|通達|回覧|関連|共有|タグ|カテゴリ|コラム|編集|^\d{1,2} ?[^\d ]|(?:か|した|った|する|ます|です|ない)$/

/** 「霧原市立体育館 指定管理者 株式会社X」: who runs the house that speaks. */
const itsManager = / 指定管理者(?::| |$).{0,30}$/

/** 「― 霧原テレビ」 */
const dashed = /^[-―—–─~]{1,3} ?(?=[^-])/

const onlyOffice =
  /^(?:総務|広報|経理|人事|企画|管理|営業|庶務|教務|事務|システム|担当|責任者|代表|情報|提供|所管|照会|(?:中央)?執行委員会|理事会|役員会|委員会|編集部|書記局)$/
const inName = /^[一-鿿々ヶぁ-んァ-ヴーA-Za-z0-9・&.'ー\- ]+$/

/** 「ほしぞら環境学習ネットワーク(NPO法人)」: what the body is. */
const asBody =
  /\((?:NPO法人|特定非営利活動法人|(?:一般|公益)(?:社団|財団)法人|社会福祉法人|学校法人|医療法人|任意団体)\)$/

/** 「区民部戸籍住民課長 横倉」 signs for a desk. */
const ofDesk = /(?:^| )[一-鿿ァ-ヶー]{1,14}[課部室局係]長(?: .{0,24})?$/

/** 「事務局 橘」: who writes it for an unnamed body. */
const atDesk = /^(?:事務局|編集部|広報|担当|運営|書記局) /

/** To whom it is written, also where the title stands apart: 「介護事業所管理者 様」. */
const addressee = / (?:様|殿|各位|御中|さま|皆(?:様|さま|さん)(?:へ)?)$/

export const nameIn = (line: string): string | undefined => {
  if (addressee.test(line)) return undefined
  // 「お知らせ|ホテル波止場館」
  const bar = line.indexOf('|')
  const sides = bar < 0 || line.includes('|', bar + 1) ? [] : [line.slice(0, bar).trim(), line.slice(bar + 1).trim()]
  if (sides.length === 2) {
    const [side, ...rest] = sides.filter((one) => one.length >= 2 && !noSender.test(one))
    return side === undefined || rest.length > 0 ? undefined : nameIn(side)
  }
  let rest = line
    .replace(reachBehind, '')
    .replace(date, ' ')
    .trim()
    .replace(ofDesk, '')
    .replace(itsManager, '')
    .replace(asBody, '')
    .replace(dashed, '')
    .replace(label, '')
    .replace(signer, '')
    .trim()
  for (let rounds = 0; rounds < 2; rounds++) rest = rest.replace(office, '').trim()
  rest = rest.replace(/^(?:報道(?:発表)?資料|記者発表(?:資料)?|プレスリリース|ニュースリリース|News ?Release)\s*/i, '')
  if (
    rest.length < 2 ||
    rest.length > 30 ||
    atDesk.test(rest) ||
    noSender.test(rest) ||
    onlyOffice.test(rest) ||
    !inName.test(rest)
  )
    return undefined
  // One blank may stand in a name (なぎの木薬局 西口店); more are columns.
  return (rest.match(/ /g)?.length ?? 0) <= 1 &&
    /[一-鿿ァ-ヶーA-Za-z]{2}|[ぁ-ん]{2}(?:[一-鿿](?:$|・)|[塾屋堂])|[ぁ-ん](?:ひろば|つどい|おうち|くらぶ)(?:$|[・ ])/.test(
      rest,
    )
    ? rest
    : undefined
}

/**
 * Names that stand alone where a sender does: on the line of the release's date or next to it, before the name of who
 * signs, or after 「差出人:」; in the first and last lines of the text.
 */
export const findSenderNames = (reading: Reading): SenderName[] => {
  const { text, lines } = reading
  const found: SenderName[] = []
  const foot = Math.max(HEAD_LINES, lines.length - FOOT_LINES)
  let before = false
  // One of several lines with a dash is one of a list.
  let listed = false
  let words = shortLine(reading, 0)
  let dated = isDated(words)
  for (let index = 0; index < lines.length; index++) {
    if (index === HEAD_LINES && index < foot) {
      index = foot
      before = isDated(shortLine(reading, index - 1)) || shortLine(reading, index - 1) === '以上'
      words = shortLine(reading, index)
      dated = isDated(words)
    }
    const next = shortLine(reading, index + 1)
    const nextDated = isDated(next)
    if (
      words !== '' &&
      (dated ||
        before ||
        isSetRight(reading, index) ||
        nextDated ||
        (dashed.test(words) && !dashed.test(next) && !listed) ||
        signer.test(words) ||
        asBody.test(words) ||
        signerAhead.test(next) ||
        label.test(words))
    ) {
      const name = nameIn(words)
      const start = name === undefined ? -1 : text.indexOf(name, lines[index]!.start)
      if (name !== undefined && start >= 0)
        found.push({ name, span: { start, end: start + name.length }, late: index >= foot })
    }
    before = dated || words === '以上'
    listed = dashed.test(words)
    words = next
    dated = nextDated
  }
  return found
}

/** What stands between a house's name and the company it belongs to: 「(企画制作:」「(」; who 「運営」s it speaks itself. */
const opensBracket = /\((?:(?!運営|経営)[^()\n]{0,14}:)? ?$/
/** Nothing but an office, or 「です」, follows the bracket. */
const closesBracket =
  /^(?!、?以下)[^()\n]{0,10}\)(?:です|でございます|$|[\n。]| ?[一-鿿ァ-ヶーA-Za-z]{0,14}(?:部|課|局|室|係|担当|グループ)?(?:\n|$))/
export const desk = /(?:センター|ダイヤル|窓口|相談室|デスク|担当|代表|部|課|者|員|先)$/

/**
 * 「カフェ森の時間(株式会社グリーンリーフ)」, also with the bracket on the next line: the house that speaks, before the
 * company in brackets that runs it, which stands from `start` to `end` on line `index`.
 */
export const findHouse = ({ text, lines, lexicon }: Reading, { start, end }: Span, index: number): Span | undefined => {
  const line = lines[index]
  const ahead = line === undefined ? null : opensBracket.exec(text.slice(Math.max(line.start, start - 18), start))
  if (line === undefined || ahead === null || !closesBracket.test(text.slice(end, end + 30))) return undefined
  const edge = start - ahead[0].length
  const said =
    text.slice(Math.max(line.start, edge - 60), edge).trim() === '' ? lines[index - 1] : { ...line, end: edge }
  if (said === undefined || said.end - said.start > 120) return undefined
  const words = text.slice(said.start, said.end)
  const name = words
    .slice(words.lastIndexOf('。') + 1)
    .replace(date, ' ')
    .trim()
    .replace(label, '')
  if (name.length < 2 || name.length > 30 || !inName.test(name) || noSender.test(name) || onlyOffice.test(name))
    return undefined
  if (desk.test(name) || lexicon.roleTitles.longest(name, 0)?.end === name.length || signer.test(name)) return undefined
  const from = text.lastIndexOf(name, said.end)
  return { start: from, end: from + name.length }
}

const word = '[^\\s、。「」『』()をにのは]{2,24}'
/** One blank may stand in a name. */
const words = `${word}(?: ${word})?`
const wordWithNo = '[^\\s、。「」『』()をには]{2,24}'
/** 「平素よりホテル潮騒亭をご利用いただき」: who greets its customers names itself. */
const greeting = new RegExp(
  `(?:平素|日頃|日ごろ|いつも|毎度|毎々)(?:より|から|は)?、?(?:格別の?[^、。]{0,10}、)?(${words})(?:を(?:ご利用|ご愛顧|お引き立て|ご支援|ご愛用|応援|お聴き|お聞き|ご覧|ご視聴|ご購読|お読み|お使い|ご活用)|に(?:格別|ご(?:理解|協力|支援|来[店館場院園校]|加入|入会)|お越し|お通い)|の(?:事業|運営|活動|業務|教育活動|診療)[^、。]{0,6}に)`,
)
/** 「こっとん日和をご利用くださっている皆さまへ」 */
const addressed = new RegExp(
  `^(${word})を(?:ご利用|ご愛顧|ご購読|ご愛用|お使い|お聴き|ご視聴)[^、。]{0,12}(?:皆(?:様|さま)|みなさま|お客(?:様|さま)|方々?)(?:各位)?へ?$`,
)
/** 「コープやまなみ 組合員のみなさまへ」 */
const addressing = /^([^\s、。「」()]{2,24}) [^\s、。]{0,10}(?:皆(?:様|さま)|みなさま|お客(?:様|さま)|各位)へ?$/
/** 「旅館やまなみ荘より大切なお知らせ」 */
const announces = new RegExp(
  `^(${wordWithNo}?)(?:から|より)(?:の|、)?(?:[^、。はをに]{1,6}な)?(?:お?知らせ|(?:お?詫び|おわび)(?:とお知らせ)?|ご報告|ご連絡|ご案内)(?:です。?|$)`,
)
const head =
  '(?:店主|店長|オーナー|塾長|園長|院長|校長|館長|所長|代表者?|理事長|会長|主宰|編集長|支配人|女将|住職|団長|事務局|運営者|管理人)'
/** 「紅茶の店「ことり茶房」の店主です」「まなびや塾の塾長、川井です」 */
const introduced = new RegExp(
  `(?:「([^「」]{2,24})」|(?:^|[、。])(${wordWithNo}?))(?:の|、)?${head}の?(?:、?[^\\s、。はがを]{1,8})?(?:です|でございます|と申します)`,
)
/** 「手づくりせっけんの店「あわとゆげ」です」「「青葉の湯」からのお知らせ」: a shop or a circle, not what is offered. */
const saysItself =
  /^(?![^「]{0,24}(?:アプリ|サービス|システム|ゲーム|サイト|メール|フォーム)「)[^。「」]{0,24}「([^「」]{2,20})」(?:です[。!]|でございます|と申します|(?:から|より)の?(?:お知らせ|お詫び|おわび|ご報告|大切な))/
/** 「ガラス工房「硝子の里」の教室にお申し込みくださったみなさまへ」 */
const customersOf =
  /^[^。「」]{0,12}(?:工房|店|カフェ|サロン|教室|塾|屋|館|宿|ホテル|スタジオ|アトリエ|クラブ|文庫|農園)「([^「」]{2,20})」[^。]{0,40}(?:みなさま|皆さま|皆様|方々?|お客(?:様|さま))へ$/
export const nobody =
  /^(?:当|弊|本|私|我|わたく)|(?:サービス|サイト|アプリ|システム|商品|製品|ページ|ショップ)$|^(?:お?店|学校|[本支]部|[市町村園校院会館所]長?|理事長|病院|会社|事務局|運営|管理者|編集部|教育委員会|スタッフ|事業者|委託先|皆(?:様|さま)|お客(?:様|さま)|警察)$/

/** Names by which a release introduces itself, greets or addresses its customers; in the first lines. */
export const findGreetingNames = ({ text, lines }: Reading): SenderName[] => {
  const found: SenderName[] = []
  for (const line of lines.slice(0, 24)) {
    const words = text.slice(line.start, Math.min(line.end, line.start + 120))
    const own = introduced.exec(words) ?? saysItself.exec(words.trim()) ?? customersOf.exec(words.trim())
    const name =
      own?.[1] ??
      own?.[2] ??
      (greeting.exec(words) ??
        addressed.exec(words.trim()) ??
        addressing.exec(words.trim()) ??
        announces.exec(words.trim()))?.[1]
    if (name === undefined || nobody.test(name) || !inName.test(name)) continue
    if (own === null && addressing.test(words.trim()) && nameIn(name) === undefined) continue
    // What stands in brackets elsewhere is what it offers: アプリ「ぽけっと帳簿」.
    if (own === null && (text.includes(`「${name}」`) || text.includes(`『${name}』`))) continue
    const start = text.indexOf(name, line.start)
    found.push({ name, span: { start, end: start + name.length }, late: false })
  }
  return found
}

/** A name alone at the right of the head stands where a sender's does. */
const isSetRight = ({ text, lines }: Reading, index: number): boolean => {
  const line = lines[index]
  return line !== undefined && index < HEAD_LINES && text.startsWith(RIGHT, line.start)
}
const RIGHT = ' '.repeat(12)

const isDated = (words: string): boolean => {
  const rest = words.replace(reachBehind, '')
  return rest.length <= 40 && date.test(rest)
}

/** A line that is short enough to be a sender's; '' for any other. */
export const shortLine = ({ text, lines }: Reading, index: number): string => {
  const line = lines[index]
  return line === undefined || line.end - line.start > 70 ? '' : text.slice(line.start, line.end).trim()
}

/** 「なぎの木薬局 西口店」「霧原労働省みなと労働事務所」: the branch that speaks, where nothing else follows the name on its line. */
export const withBranch = (
  text: string,
  { name, span }: { readonly name: string; readonly span: Span },
): [{ name: string }, Span] => {
  const line = text.slice(span.end, span.end + 60)
  const offices = /[省庁局]$/.test(name)
    ? /^(?: [一-鿿]{2,14}(?:局|事務所|署|所|支部)){1,2}(?=\n|$)|^[一-鿿]{2,12}(?:事務所|研修所|支所|支部)(?=\n|$)/.exec(
        line,
      )?.[0]
    : /[都道府県市区町村]$/.test(name)
      ? /^議会(?:事務局)?(?=\n|$)/.exec(line)?.[0]
      : undefined
  if (offices !== undefined) return [{ name: name + offices }, { start: span.start, end: span.end + offices.length }]
  const branch = /^ [一-鿿ァ-ヶーA-Za-z]{1,10}(?:店|校|教室)(?=\n|$)/.exec(text.slice(span.end, span.end + 16))?.[0]
  if (branch === undefined || /会社|銀行|金庫|組合|法人/.test(name)) return [{ name }, span]
  return [{ name: name + branch }, { start: span.start, end: span.end + branch.length }]
}
