import type { AffectedUnit } from '../../../casebook/facts.js'
import type { SoFar } from '../../fact-reader.js'
import type { Span } from '../../reading.js'
import { type Pattern, pattern } from '../patterns/pattern.js'
import { textOf, wordsBetween, wordsOf, wordsWithin } from '../patterns/words.js'
import { headingsAbove, type Zone } from '../zones.js'
import { columnHeadOf, inRow } from './columns.js'
import { isSuperseded } from './earlier-columns.js'
import { isListLine, leadIn, leadLineOf } from './lead.js'
import { countsMishaps, pastFigures } from './mishaps.js'
import { refusalOf } from './not.js'
import { type CountPlace, testOnce } from './place.js'
import type { CountRefusal } from './refusal.js'
import { totalWord } from './totals.js'
import { tellsOfViewers } from './viewers.js'

const leak = pattern(
  /漏え?い|漏洩|漏れ|流出|持ち出|窃取|閲覧|紛失|盗難|誤送|誤配|誤交付|誤掲載|誤公開|誤送付|取得され|ダウンロード|おそれ|恐れ|可能性|対象|関係する|該当|当てはま|影響|掲載|送信|送付|含ま|記載|保存|登録|不正(?:に)?(?:アクセス|ログイン|利用|取得|使用)|見られ|見え|表示|添付|確認/,
)
const personal = pattern(
  /個人情報|情報|氏名|お?名前|住所|電話番号|メールアドレス|名簿|データ|書類|一覧|申込|アドレス|カード|成績|記録|記述|調査票|図面|番号|口座|判明|病名|検査|連絡先(?=[をが、・及や等な])|アカウントの|会員ID|(?:契約|相談|購入|注文|やり取り)の?内容(?!(?:の|を)ご?(?:確認|照会|変更)|に(?:つ|関))/,
)
const suffered = pattern(
  /漏え?い|漏洩|漏れ|漏らし|流出|流れ|持ち(?:出|込)|窃取|盗|抜き取|写し取|吸い[出取]|書き出|複製|撮影され|紛失|失く|なくな|置き忘|誤(?:送|配|交|廃|掲|公|表)|誤って[^。、]{0,8}(?:廃棄|処分|捨|裁断|溶解)|飛散|(?:情報|画像|氏名|データ|成績)(?:が|を)[^。、]{0,6}書き込まれ|(?:閲覧|参照|表示)(?:でき|され|可能)|おそれ|恐れ|可能性|対象|該当|当てはま|ご?迷惑を|影響|開かれ|読まれ|見られ|使われ|関係する(?:の|方|お客|ご?家庭|会員|園|学校|施設|団体|企業|店舗)|アカウント(?:に|へ)(?:不正に)?(?:ログイン|侵入)|(?:第三者により|不正に|勝手に)[^。、]{0,12}(?:使用|利用|交換|消費|送金|購入)|取り出|引き出|読み出|入れ替わ|取り違|(?:送っ|渡し|添付し|見せ|入れ)てしま|転送|不正(?:に)?(?:アクセス|ログイン|取得|閲覧)|(?:誤り|ミス)(?:の|が)あった|(?<![一-鿿])(?:別|他|ほか)の[^。、\d]{1,6}[にへ](?:届い|送[っら付信]|郵送|発送|渡[しさっ]|交付|配[達付布信])|誤って[^。、]{0,24}(?:郵送|発送|送付|送信|返送|返却|配[達付布信]|交付|渡[しさっ]|投函|提供)|ログイン(?:が(?:成立|成功)|に成功|を許)/,
)

const speaksOfLeak = testOnce(leak)
const speaksOfPersonal = testOnce(personal)
const sufferedIn = testOnce(suffered)
/** A sentence that goes on about those named before it. */
const goesOn = pattern(
  /^(?:[^。]{0,3}(?:このうち|うち|その|これ|内訳|計|合計|合わせて|あわせて|ほか|なお|また、|[①-⑳]))/,
)
const personsBefore = pattern(
  /(?:お客(?:様|さま)|会員|患者|利用者|受講者|申込者|応募者|生徒|児童|園児|学生|保護者|組合員|契約者|購入者|登録者|受給者|被保険者|住民|市民|町民|株主|家族|対象者|該当者|方|上位)(?:様|さま|の方|等|など|ら)?(?:[(「][^()「」]{0,30}[)」])?(?:の(?:人)?数)?(?:は|が|の|:|、| ){0,3}(?:合わせて|あわせて|合計|計|全部で|重複を除き)?$/,
)

/** Columns that count something else than the affected. */
const refusedColumns: readonly (readonly [head: RegExp, why: CountRefusal])[] = [
  [/回収|削除済|返却|発見(?:済|数)|連絡済|通知済/, 'handled'],
  [/箱の中|運搬|発送(?:数|総数|件数)|送付数|配布数|配信数|保管(?:数|総数)|総数/, 'background'],
]
const refusedZones = new Set<Zone>(['prevention', 'request', 'contact', 'reference'])

/** Things that carry data, as they are lost, taken or handed on. */
const carrier =
  '(?:フィルム|ハードディスク|HDD|SSD|USB|メモリー?|SDカード|媒体|ディスク|DVD|CD|テープ|ファイル|PDF|簿|書|票|表|カルテ|ノート|リスト|一覧|台帳|写真|写し|控え?|手帳|カード|診療録|記録|日誌|綴り?|つづり|書類|資料|図面|名刺|伝票|携帯(?:電話)?(?:機|端末)?|スマートフォン|タブレット(?:端末)?|パソコン|PC|端末|カメラ|レコーダー|証|届|届出|申請|検査|原稿|答案|用紙|アルバム|データ|画像|動画|音声|送り状|答案|薬袋|作文)'
const carrierBefore = pattern(
  new RegExp(
    `${carrier}[」』"]?(?:[^、。()]{0,8}分)?(?:\\([^()]{0,40}\\))?(?:等|など|の写し|の控え)?(?:の|、|が|を|は|\\()?(?:計|合計|全|約| ){0,3}$|(?:ファイル|書類|データ|媒体|画像|写真)[^。]{0,24}もの(?:は|が)(?:計|合計|約)?$`,
  ),
)
const carrierAfter = pattern(new RegExp(`^(?:分)?の[^。、]{0,14}${carrier}`))
const lostThings = pattern(
  /紛失|盗難|盗ま|誤廃棄|誤って(?:廃棄|捨)|廃棄した|捨て|所在|置き忘|遺失|見当たら|が見当たりませ|見つか(?:ら|って(?:いな|いませ|おりませ|おらず))|持ち(?:去|出)|含(?:まれ|むもの)|漏え?い|流出|失く|なくし|なくな|転売|売却|取得され|取り出|窃取|誤(?:送|交|配|公|掲)|渡し|印刷し|複写|コピー|送信|読み取|閲覧|ダウンロード|開かれ|誤って[^。]{0,12}(?:同封|封入|送|渡|交付|配|掲|貼|添付)|送られ|焼却|溶解|裁断|破棄|飛散|写って(?:い(?!な|ませ)|お(?!りませ|らず))|写った/,
)
const losingActions = new Set(['loss', 'theft', 'disposal-error'])
const takingActions = new Set([
  ...losingActions,
  'insider',
  'misdelivery',
  'publishing-error',
  'misconfiguration',
  'unauthorized-access',
])

const lostAbove = (place: CountPlace): boolean => {
  const { reading, mention } = place
  const isSaid = ({ start, end }: Span) => lostThings.test(wordsBetween(reading, Math.max(start, end - 140), end))
  if (headingsAbove(reading, mention.start).some(isSaid)) return true
  const lead = isListed(place) ? leadLineOf(reading, mention.start) : undefined
  return lead !== undefined && isSaid(lead)
}

/** 「(参考)事業者の公表内容」 gives the figures of the whole incident; other references give those of other matters. */
const publishedByOrigin = pattern(
  /参考[^\n]{0,24}(?:公表|発表|総数|全体)|(?:(?<![当弊])(?:[社者元]|(?<=[託供用約])先)|(?<=(?:株式|有限|合同)会社[^。、()「」\n]{1,20}))(?:の|による)(?:公表|発表)(?:内容|資料|文|概要)/,
)
/** 「うち当市分は42件」 */
const ownAmongThem = pattern(/うち、?(?:[当本][市町村県区園校院学会所館行店]|[当弊]社分)[^。、]{0,12}$/)
export const isQuotedFromOrigin = ({ reading, mention, before: said }: CountPlace, { discloser }: SoFar): boolean => {
  const before = wordsBetween(reading, mention.start - 240, mention.start)
  const found = publishedByOrigin.exec(before)
  if (found === null || ownAmongThem.test(said) || pastFigures.test(before)) return false
  if (
    discloser !== undefined &&
    textOf(before)
      .slice(0, found.index + 1)
      .includes(discloser.name, found.index - discloser.name.length)
  )
    return false
  // 「(参考:同社の発表によると…。)」: a bracket ends what it quotes.
  return (
    textOf(before).charAt(found.index - 1) !== '(' ||
    !textOf(before)
      .slice(found.index + 8)
      .includes(')')
  )
}

/** How far behind the things that were lost those are told of that carried data. */
const partReach = 200
const device = /[台本個基]$/
const holdsData =
  /^(?:のみ|だけ)?に(?!つ)(?![^。]{0,30}(?:パスワード|暗号|ロック|鍵|消去|初期化|位置情報|も(?:保存|記録|含|入|残)))[^。]{0,60}(?:情報|データ|名簿|氏名|保存|記録)|^から[^。]{0,20}抜き取/
/** 「いずれにも名簿があり」, and 「1台には生徒の情報」 after another part: the others carried data too. */
const everyOne = /いずれ|すべて|全て|どれ|両方/
const otherPart = /[、。](?:\d{1,3} ?[台本個基]|残[るり][^。、]{0,8}|ほか[^。、]{0,8})に[はも][^。]{1,60}/
const eachHoldsData = (told: string): boolean => {
  const other = otherPart.exec(told)?.[0]
  return (
    everyOne.test(told) ||
    (other !== undefined && /情報|データ|名簿|氏名|保存|記録/.test(other) && !/ない|ません|なく|おらず/.test(other))
  )
}
const withData = /(?:情報|データ|名簿|氏名|記録)(?:が|を|の)?(?:入|保存|含|記録|収|あ[るっ])[^。]{0,20}$/
/** 「パソコン2台が盗まれ、うち1台に名簿が保存されていました」: the other carried none. */
const holdsDataInPart = ({ reading, mention, before }: CountPlace): boolean => {
  if (mention.count === 1 || !device.test(mention.counter) || withData.test(textOf(before))) return false
  const { text, counts } = reading
  return counts.some(
    ({ start, end, count, counter }) =>
      start > mention.end &&
      start - mention.end < partReach &&
      counter === mention.counter &&
      count < mention.count &&
      text.slice(Math.max(mention.end, start - 12), start + 2).includes('うち') &&
      holdsData.test(text.slice(end, end + 80)) &&
      !eachHoldsData(text.slice(mention.end, end + 80)),
  )
}

const isListed = ({ words }: CountPlace): boolean => isListLine(textOf(words))
/** 「・3月分だけを受け取った方 44名 外に出た形跡はありません。」: what stands before it is what the item of a list is called. */
const isLabelOfItem = ({ before, after }: CountPlace): boolean =>
  /^[・●○■◆◇▼*-][^。、]*$/.test(textOf(before)) && textOf(after).startsWith(' ')
/** Mails count where they are what leaked: 「転送されたメールは23,908通であり、このうち個人情報を含むものは1,155通」. */
const leakedMails = pattern(
  /(?:メール|通信|書簡)[^。]{0,40}(?:転送され|流出|漏え?い|窃取|閲覧され|持ち出|盗|参照され)|(?:転送され|流出し|漏え?いし|窃取され|閲覧され|盗まれ|盗み見)[^。]{0,14}メール/,
)
/** A letter that went to another holds what leaked: 「1通が混入していました」; how many were sent in all is none of that. */
const wentAstray = pattern(
  /混入|紛れ|異なる(?:方|人|世帯|者|宛|住所)|(?:別の|他の|他人の|ほかの)[^。]{0,20}(?:同封|封入|入れ|入って|印字|記載|印刷|交付)|封入(?:の)?(?:誤り|ミス)|誤り[のが](?:あ[っりる]|見つか|判明)|一致し(?:ない|て)|食い違|開封(?:が|され|し)|入れ違|入れ替わ|取り違|ずれ(?:た|て)|重な|誤って[^。]{0,16}(?:印刷|印字|交付|同封|封入|投函|お?渡)|誤(?:った|配|送付|封入|交付|印字|投函)|所在(?:不明|が)|未着|届いてい(?:な|ま)|別の(?:[^。]{0,16}(?:封筒|世帯|方)|[^。、]{1,12}[にへ](?:配達|投函|届))/,
)
/** 「メール本文 約6,200通」「推薦書の画像 1,047通」 in a list of what leaked. */
const writings = pattern(
  /(?:メール|本文|文書|書類|書面|画像|写し|控え|ファイル|データ)(?:の(?:本文|写し|画像))?(?:が|は|:| |、|\(|約|計){0,4}$/,
)
const swapped = pattern(/入れ違|入れ替わ|取り違/)
const sentInAll = pattern(
  /(?:総数|発送(?:し(?:た)?|数|件数)|送付(?:した|数)|ごとに|前後|最大|配信(?:した|数)|メール(?:が|を|は))[^。、\d]{0,16}$/,
)
/** Mishaps in which letters and mails go astray. */
const straying = new Set(['misdelivery', 'publishing-error', 'system-failure'])
const isWrongLetter = (place: CountPlace, { actions }: SoFar): boolean =>
  leakedMails.test(place.words) ||
  (place.zone === 'items' && isListed(place) && writings.test(place.before)) ||
  /誤|違い/.test(place.mention.column?.own ?? '') ||
  (actions.some(({ value }) => straying.has(value)) &&
    !sentInAll.test(place.before) &&
    !place.mention.modifiers.includes('総数') &&
    !/^ ?(?:ずつ|ごと|\([^()\d]{0,8}\d[\d,]{0,8} ?(?:人|名|世帯))/.test(textOf(place.after)) &&
    (actions.some(({ value }) => value === 'misdelivery')
      ? wentAstray.test(place.words) || (isListed(place) && leadSays(place, leadIn, wentAstray))
      : swapped.test(place.words)))
const opened = pattern(/開封(?:さ|し|が確認|を確認)[^。、\d]{0,16}$/)
const mailOrLetter = /(メール)(?!ボックス)|封書|封筒|封入|郵便|郵送|投函|はがき|ハガキ/g
/** Mails that were opened say how many saw what leaked; letters that were are a part of those that went astray. */
const isOpenedMail = ({ reading, mention, before }: CountPlace): boolean =>
  opened.test(before) &&
  [...reading.text.slice(Math.max(0, mention.start - 200), mention.start).matchAll(mailOrLetter)].at(-1)?.[1] !==
    undefined
const ofFirms = /か所|箇所|店舗|園|施設/
/** 「2店舗全体で33名分」: where it happened, and no party. */
const ofShops = /か所|箇所|店舗/
const inSum = pattern(/^(?:全体|合計|の合計|(?:を)?(?:合わせ|あわせ))/)

const isOfClients = ({ before, words, zone }: CountPlace): boolean =>
  (zone === 'items' || zone === 'body') &&
  (clientsBefore.test(before) || (clientsInSentence.test(words) && partOfFirms.test(before)))

const tellsOfPast = ({ reading, mention: { start } }: CountPlace): boolean =>
  pastFigures.test(wordsBetween(reading, start - 160, start))

/** Why a count is none of victims, or undefined. */
export const rejectCount = (place: CountPlace, soFar: SoFar): CountRefusal | 'zone' | 'in-sight' | undefined => {
  const { mention, unit, zone, words, before, after } = place
  const column = columnHeadOf(place)
  if (column !== undefined && isSuperseded(column)) return 'superseded'
  // 緊急連絡先の電話番号 in a list of what leaked makes no contact of it.
  const ofShare = zone === 'contact' && mention.counter.endsWith('分')
  if (refusedZones.has(zone) && !ofShare && !(zone === 'reference' && isQuotedFromOrigin(place, soFar)))
    return zone === 'reference' && tellsOfPast(place) ? 'cases' : 'zone'
  const { counter } = mention
  if (unit === 'records' && ((isListed(place) && leadSays(place, pastCases)) || countsMishaps(place))) return 'cases'
  if (unit === 'records' && isOpenedMail(place)) return 'messages'
  const refused = refusalOf(place)
  // 「2. 窓口へのお問い合わせ 4,310件」 in a list of what leaked names the data.
  const namesData =
    zone === 'items' &&
    (refused === 'messages' || refused === 'background') &&
    (isListed(place) || isLabelOfItem(place)) &&
    !tellsOfViewers(before) &&
    !/^(?:の(?:うち|中)|中|で、うち|の(?:約|およそ)? ?[\d.]{1,5} ?(?:割|%))/.test(textOf(after))
  // 「氏名の含まれるメールが420人分」: whose they are, not how many came.
  const shares = (refused === 'messages' || refused === 'doer') && unit === 'people' && counter.endsWith('分')
  if (refused !== undefined && !namesData && !shares) return refused
  const other = column === undefined ? undefined : refusedColumns.find(([head]) => head.test(column.own))
  if (column !== undefined && other !== undefined && !column.others.every((head) => other[0].test(head)))
    return other[1]
  const losing = soFar.actions.some(({ value }) => losingActions.has(value))
  if (unit === 'files') {
    if (losing && holdsDataInPart(place)) return 'things'
    const carried =
      (counter.endsWith('ファイル') || carrierBefore.test(before) || carrierAfter.test(after)) &&
      (soFar.actions.length === 0 || soFar.actions.some(({ value }) => takingActions.has(value)))
    const lost =
      (losing && mention.modifiers.includes('うち')) ||
      lostThings.test(words) ||
      lostAbove(place) ||
      (losing && (carried || isListed(place)))
    if (!lost || !(losing || carried)) return 'files'
    if (!carried && /(?:台|個|本|箱|点|部)$/.test(counter) && mention.count > 20) return 'files'
  }
  if (
    unit === 'organizations' &&
    ((ofFirms.test(counter) && !speaksOfLeak(words)) || (ofShops.test(counter) && inSum.test(after))) &&
    !isOfClients(place)
  )
    return 'places'
  if (counter === '方') return 'word'
  return counter.startsWith('通') && !losing && !isWrongLetter(place, soFar) ? 'letters' : undefined
}

const ownWords = pattern(
  /^(?!の[^、。]{1,8}への(?:ご?通知|ご?連絡|お知らせ|ご?案内|お詫び|ご?説明))(?:程度|以上)?(?:様)?(?:\([^()]{0,24}\))? ?(?:の皆(?:様|さま))?(?:分)?(?:の|に係る|に関する|についての?|との|、)?(?:[^。、]{0,14}の)?(?:個人)?(?:情報|氏名|お?名前|御?住所|電話番号|メールアドレス|名簿|データ|診療(?:情報|記録|録)|書類|成績|カード|アドレス|会員|調査票|記録|ポイント|マイル|残高|回答|フリガナ|カナ|生年月日|給与|マイナンバー|電子カルテ|カルテ|(?:メール)?アカウント(?:に|へ)|(?!に)[^、。]{0,10}(?:通知|お知らせ|案内状|契約書|申[請込]書|請求書|明細|証明書|計画|答案|診断書|処方箋|納付書|写真|履歴書|検査|領収書|督促|決定書|画像|控え))/,
)
/** Does the line that leads in the list of a count say so? */
const leadSays = ({ reading, mention }: CountPlace, ...patterns: readonly Pattern[]): boolean => {
  const lead = leadLineOf(reading, mention.start)
  if (lead === undefined) return false
  const words = wordsBetween(reading, Math.max(lead.start, lead.end - 140), lead.end)
  return patterns.some((pattern) => pattern.test(words))
}
/** 「(参考)過去の公表件数」 over a line for each year. */
const pastCases = pattern(/(?:過去|年度別|これまで)[^。]{0,16}件数|(?:公表|発生|報告)(?:の)?件数/)

const listed = pattern(/^ *(?:[・(①-⑳\-*●○■◆|※]|\d|うち)?/)
const labelled = pattern(
  new RegExp(
    `(?:対象(?:者|件数|人数|者数|となる方|の方|となった方)?|件数|人数|総数|${totalWord}|者数|(?:申込者|該当者|登録者|掲載者|利用者|被害者)(?:数)?)[^。\\n]{0,14}$`,
  ),
)
const customersBefore = pattern(
  /(?:お客(?:様|さま)|顧客|取引先|加盟店|会員|法人|企業|事業者|店舗|学校|団体)(?:様|さま)?(?:企業)?(?:情報|数)?[^。、\d]{0,3}$/,
)
/** 「ご利用施設は218施設」: whose subjects leaked is affected with them. */
const clientsBefore = pattern(
  /(?:ご利用|ご?契約|導入|委託元|対象|該当|利用者?|影響を受けた|被害を受けた)(?:の|となる|いただいている|中の)?(?:お客(?:様|さま)?)?(?:企業|施設|団体|法人|自治体|学校|園|店舗|医療機関|事業者|教室|組合|会社|先)(?:様|さま)?(?:の?数)?(?:は|:|が|、| ){0,3}(?:計|合計|全|約)?$|(?:委託元|導入先|契約先|利用先|荷主|加盟店)(?:の?企業)?(?:様|さま)?(?:の?数)?(?:は|:|が|、| ){0,3}(?:計|合計|全|約)?$/,
)
/** 「(うち公設146施設、民設72施設)」 */
const clientsInSentence = pattern(
  /(?:ご利用|ご?契約|導入|委託元|対象|該当)(?:の)?(?:企業|施設|団体|法人|自治体|学校|園|店舗|医療機関|事業者)(?:様|さま)?は/,
)
const partOfFirms = pattern(/うち[^。()]{0,24}$/)
/** 「13社117名」「小学校12校、中学校5校の児童2,310名」: they come with those they are of. */
const afterPeople = pattern(/\d ?(?:名|人|件)(?:様|さま)?(?:および|及び|と|、|並びに|・)(?:計)?$/)
const withPeople = pattern(/^(?:の|、|と|及び|で)?[^。\d]{0,12}\d[\d,万千百]{0,10} ?(?:名|人|件|校|社|園)/)

/** Units that count subjects themselves: affected unless something says that they are not. */
const subjects = new Set<AffectedUnit>(['people', 'households', 'accounts', 'groups'])

/** 「…を通じてご予約いただいた327件です。」「人数は42名です。」: nothing but the answer to how many it was. */
const noSubject = pattern(/^[^はが]*$|(?:人|名|件|者|世帯|口座|枚|冊)数(?:は|:|が)[^。\d]{0,18}$/)
const isSaidToBe = pattern(
  /^(?:様|さま)?(?:分)?\)?(?: ?\([^()]{0,40}\))?(?:の間)?(?:と(?:み|見|推|考え|分か|わか|判明|確認|確定)|です|であ|でし|でござ|となり|になり|に(?:上|のぼ|及)|。|$)/,
)
/** 「24名の患者さんには、院長がお会いし」 */
const theyAreTold = pattern(
  /^の(?:方々?|皆(?:様|さま)|お客(?:様|さま)|患者|会員|利用者|生徒|保護者|ご?家族|応募者|申込者|購入者|登録者|組合員|職員|社員)[^。、]{0,6}(?:に|へ)は/,
)
/** In a list it stands at the end of its line or cell, or with whom it counts: what goes on to a verb is told of. */
const endsLine = pattern(
  /^(?:様|さま)?(?:分)?(?:全員)?[ \t]*(?:$|[(、,・|/\t:;)「]| |および|及び|と\d|の(?:お客|方|会員|患者|利用者|児童|生徒|学生|園児|保護者|職員|社員|従業員|名字|担当|申込|応募|登録)|(?:に|へ|への)[^。]{0,8}(?:謝罪|お詫び|おわび|説明|連絡|通知|電話))/,
)
const happened = pattern(new RegExp(`${suffered.regex.source}|誤って|誤り`))
const answers = ({ after, reading, sentence, mention }: CountPlace): boolean =>
  theyAreTold.test(after) ||
  (isSaidToBe.test(after) && noSubject.test(wordsWithin(reading, sentence, sentence.start, mention.start)))

/** Whether a count stands where the leak or the data are spoken of: in its sentence, the one before, or a list. */
const spokenOf = (place: CountPlace): boolean => {
  const { reading, sentence, words, zone, unit, after } = place
  if (sufferedIn(words) || speaksOfPersonal(words) || goesOn.test(words)) return true
  if (
    (zone === 'body' || zone === 'items' || (subjects.has(unit) && zone !== 'plans')) &&
    endsLine.test(after) &&
    isListed(place)
  )
    return true
  if (zone === 'response' || zone === 'plans' || zone === 'cause' || !answers(place)) return false
  const last = reading.sentences[sentence.index - 1]
  return last !== undefined && happened.test(wordsOf(reading, last, 300))
}

/** 「同社の発表(1月12日)では、43校、計318名」 */
const byOrigin = pattern(
  /(?<![当弊])(?:[社者元]|(?<=[託供用約])先)(?:の|による|が)?[^。、]{0,6}(?:発表|公表)(?:し(?:た|て)[^。、]{0,6}|資料)?(?:\([^)]{0,16}\))?(?:では|によ(?:ると|れば|り)|で)、?(?:[^。、]{0,12}\d[\d,万]{0,9} ?(?:校|社|園|団体|施設|自治体|件|名|人)、?)?[^。、\d]{0,16}$/,
)

/** 「本町の分は48名です」 */
const ownShare = pattern(/[当本弊自][^。、\d]{1,6}の?分(?:は|が|:)、?(?:計|合計|約)?$/)
/** 「本市分は、令和5年度の納税通知書14,500件です」: with what it is of between. */
const ownShareOf = pattern(/[当本弊自][^。、\d]{1,6}の?分(?:は|が|:)、?[^。、]{1,30}$/)
/** 「正しくは48名です」「48名に改めます」「増えた48件」: it stands for, or goes to, a figure told of as one of victims. */
const corrected = pattern(
  /(?:正しくは|正確には|訂正後は?|修正後は?)、?(?:計|合計|約)?[^。、\d]{0,10}$|(?:増加した|増えた|追加(?:と|に)なった|追加で(?:判明|確認)(?:した|された))[^。、\d]{0,8}$|追加(?:分)?の(?:対象(?:者|世帯)|該当者|お客(?:様|さま)|会員|方)?の?$|\d ?(?:名|人|件|世帯|社|通|枚)(?:様|分)?」?と、?(?:(?:ご?(?:公表|発表|報告|案内|連絡|説明)|お(?:知らせ|伝え))[^。、\d]{0,14}|し(?:て(?:い|おり))?ました)が、(?:[^。、\d]{0,20}、)?[^。、\d]{0,8}$/,
)
/** 「前回の1,204名から86名増え」「1,204名から1,290名に増え」 */
const addedTo = pattern(/\d ?(?:名|人|件|世帯|社|通|枚)(?:様|分)?(?:から|より|に)、?(?:新たに|さらに)?$/)
const grows = pattern(
  /^(?:様|分|の方)?(?:(?:が|の)?(?:増(?:え|加)|加わ)|[にへと]、?(?:増|減|変わ|改め|拡大|な[っりる]))/,
)
const correction = pattern(/^(?:様|分)?(?:\([^()]{0,30}\))?(?:に|と|へ)(?:改め|訂正|修正|変更|更新)(?!した|され|た)/)

/** 「1,873アカウントに不正にログインされたことを確認しました」: it is stated of so many and no others. */
const foundOut = pattern(
  /^(?:様|さま)?(?:分)?(?:の(?:方|お客(?:様|さま)|会員|利用者))?(?:に対(?:し|する)|について|に|へ|が|で)?、?(?:第三者(?:により|から|に))?(?:不正(?:な|に|の)?)?(?:ログイン|アクセス|閲覧|取得|漏え?い|流出)(?:され|し|が(?:あ|行われ))(?:た|てい(?:た|る))(?:こと|事実)(?:を|が|も)?(?:確認|判明|特定|分か|わか)/,
)

/** Why a count is one of victims: the name of the rule, or undefined. Asked only of counts that were not refused. */
export const supportCount = (place: CountPlace): string | undefined => {
  const { mention, unit, sentence, zone, words, before, after } = place
  const { text } = place.reading
  const short = sentence.end - sentence.start <= 70 && text.charAt(sentence.end - 1) !== '。'
  if (/分$|分様$/.test(mention.counter)) return 'affected/share'
  if (ownWords.test(after)) return 'affected/data-of'
  if (labelled.test(before) && (zone !== 'body' || speaksOfLeak(words) || short)) return 'affected/labelled'
  if (zone === 'items') {
    if (short && listed.test(words)) return 'affected/item-list'
    if (speaksOfLeak(words) || speaksOfPersonal(words)) return 'affected/item-section'
  }
  if (zone !== 'timeline' && isListed(place) && leadSays(place, leadIn)) return 'affected/led-in'
  if (/^(?:様)?から(?:お預かり|預か|受託)/.test(textOf(after))) return 'affected/entrusted'
  if (subjects.has(unit) && foundOut.test(after)) return 'affected/found-out'
  if (unit === 'files') return 'affected/lost-thing'
  if (unit === 'organizations' && isOfClients(place)) return 'affected/clients'
  if (zone !== 'timeline' && zone !== 'response' && (mention.column !== undefined || inRow(words)))
    return 'affected/row'
  if (mention.counter.startsWith('通') && wentAstray.test(words) && !/^ある?との(?:報告|連絡)/.test(textOf(after)))
    return 'affected/astray'
  if (
    zone !== 'response' &&
    zone !== 'plans' &&
    (corrected.test(before) || correction.test(after) || (addedTo.test(before) && grows.test(after)))
  )
    return 'affected/corrected'
  if (zone !== 'response' && (ownShare.test(before) || (ownShareOf.test(before) && isSaidToBe.test(after))))
    return 'affected/own-part'
  if (byOrigin.test(before)) return 'affected/published-by-origin'
  if (!spokenOf(place) && !personsBefore.test(before)) return undefined
  // 一人, 一名: as often a word as a count.
  if (subjects.has(unit) && (!/^[一二]/.test(text.charAt(mention.start)) || carrierAfter.test(after)))
    return 'affected/counted'
  if (unit === 'records' && zone !== 'misuse' && zone !== 'response' && zone !== 'plans') return 'affected/counted'
  if (unit === 'organizations' && (customersBefore.test(before) || withPeople.test(after) || afterPeople.test(before)))
    return 'affected/counted'
  if (sufferedIn(words) && zone !== 'misuse' && (unit !== 'organizations' || zone !== 'response'))
    return 'affected/suffered'
  if (speaksOfLeak(words) && speaksOfPersonal(words)) return 'affected/leak-sentence'
  return zone === 'reference' && unit === 'organizations' ? 'affected/published-by-origin' : undefined
}
