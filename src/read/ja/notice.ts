import { readFileSync } from 'node:fs'
import { plainDocument } from '../../casebook/document.js'
import type { FactReader, SoFar } from '../fact-reader.js'
import type { Reading, Sentence } from '../reading.js'
import { weighNotice } from './notice-chances.js'
import { dealsWith, isOfIncident, saysNothing, slips } from './notice-deals.js'
import { isOfDrill, saysItIsDrill } from './notice-drills.js'
import { ourselves } from './organisations/self.js'
import { gateOf } from './patterns/gates.js'
import { type Pattern, pattern } from './patterns/pattern.js'
import { isOpen, rewritten, textOf, unknownWords, type Words, wordsOf } from './patterns/words.js'
import { fold } from './text/normalise.js'
import { lineAt, lineWords } from './zones.js'

interface NoticeWords {
  /** Words for what happened that are never said of anything else; and those that also tell of a failure or a misprint. */
  readonly hard: string
  readonly soft: string
  /** How a slip is told in everyday words; of data about people it is an incident. */
  readonly mishap: string
  readonly personal: string
  readonly affirmed: string
  readonly denied: string
  readonly reported: string
  /** How a newspaper signs. */
  readonly news: string
  readonly againstTitle: Readonly<Record<string, string>>
  /** How an article advises, how a page sells. */
  readonly advice: string
  readonly selling: string
  /** What the parts of a report are called. */
  readonly headings: string
}

const words = JSON.parse(readFileSync(new URL('./lexicon/notice-words.json', import.meta.url), 'utf8')) as NoticeWords
const patternOf = (source: string, flags?: string): Pattern => pattern(new RegExp(source, flags))
const hard = patternOf(words.hard)
const soft = patternOf(words.soft)
const mishap = patternOf(words.mishap)
const personal = patternOf(words.personal)
const affirmed = patternOf(words.affirmed)
const denied = patternOf(words.denied)
const reported = patternOf(words.reported)
const news = patternOf(words.news, 'm')
const advice = patternOf(words.advice, 'g')
const selling = patternOf(words.selling, 'g')
const headingWords = patternOf(words.headings)
const againstTitle = Object.entries(words.againstTitle).map(([kind, source]) => [kind, patternOf(source)] as const)
/** 「高瀬メディカ(本社・帆立市)」 is how others write of it. */
const ownVoice = pattern(new RegExp(`(?!本社(?:[・:]|所在))${ourselves}`))

const apology = pattern(
  /お?詫び(?:を|いた|申|し(?:ます|まし|た|、|て)|する|と|のうえ|の(?:言葉|意))|お?詫び[)】]?$|^(?:【|\[)(?:お?詫び|おわび)[^】\]]{0,12}(?:】|\])|おわび(?:いた|申|し|と|$)|謝罪(?:いた|申|の意)|申し訳|陳謝|(?:ご|御)?迷惑[^。]{0,16}(?:おかけ|お掛け|かけ)|(?:ご|御)心配[^。]{0,10}(?:おかけ|お掛け|かけ)|遺憾|ごめんなさい|申しわけ|すみません|お騒がせ/m,
)
/** ○○株式会社, ○月○日, [日付を記入], 令和 年 月 日: a form to fill in. */
const blanks = pattern(
  /(?<![一二三四五六七八九十百千〇\d])[○〇●△×□]{2,}|(?<![一二三四五六七八九十百千〇\d\n])(?:[○〇●△▲×□◯*X]|\( {0,6}\)|_{1,8}) ?(?:年|月|日|名|件|人|円|時)(?![簿称前数時程曜末度])|(?:株式会社|有限会社|法人)(?:[○〇●△×□◯]|X{1,4}(?![A-Za-z])|_{2})|X{2,4}(?:年|月|日|名|件|人|株式会社|市|県|町)|_{3,}|[{<〔【][^\]}>〕】]{0,8}(?:社名|法人名|組織名|部署名|担当者名|氏名|日付|年月日|発生日|人数|件数)[}>〕】](?=[のはがをにへよとでや様名件人、]|株式|御中)|[[{<〔【](?:日付|年月日|会社名|社名|学校名|貴社名)[\]}>〕】](?= ?$)|\[[^\]]{0,12}(?:記入|入力|名|日)[^\]]{0,8}\]|(?:令和|平成|20\d{0,2}) ?(?:\d{0,2} ?年)? ?月 ?日|(?<=[がはの、]) {1,3}名(?=様|分|の)|(?:記入|記載)してください|様式第/g,
)
const ownData = pattern(
  /(?:漏え?い|漏洩|流出)し?た[^。]{0,16}(?:者|方|名|人)|(?:個人情報|お?客(?:様|さま)(?:の)?情報|情報|名簿|データ|書類|氏名|お名前|アドレス|ファイル|端末|USB|パソコン|サーバ|システム|ネットワーク|アカウント|メール|サイト|ホームページ|カード|通知|会議録|カルテ|台帳|文書|資料|票|写し|記録|媒体|サービス|アプリ|業務|個人|装置|機器|状態|写真|証明書|一覧|連絡先|控え|紙|メモ|日誌|届|画面|フォーム|番号|鞄|バッグ|処方|FAX|ファクス|用紙|伝票|帳|願書|答案|封筒|郵便|荷物|手帳|ノート|カメラ|ディスク|スマートフォン|携帯|タブレット|診断書|アルバム|図面|名刺)/,
)
/** How the title of a release ends; a headline ends in a verb or a bare noun. */
const noticeTitle = pattern(
  /(?:について|に関して|に関する.{0,14}|に係る.{0,14}|に伴う.{0,14}|お?知らせ|お詫び|おわび|ご?報告|ご?連絡|の件|の発生|の公表|第.{1,3}報|続報|速報|最終報)[」』]?(?: ?[(【〔][^()【】〔〕]{1,24}[)】〕]){0,2}$|^(?:【|\[)?(?:お?詫び|重要|お知らせ)/,
)
/** A line of a list or table that tells what happened in a few words: a date, a number or a label stands before. */
const listed =
  /^(?:[\s・•■●○◆◇※-]|\(?[\d①-⑳一二三四五六七八九十]{1,2}[).、 年月日/]|令和|平成|同日|翌日|[^\s:]{1,8}[: ])/
/** A line of a list of what happened: 「4月 3日 22時頃 …」. */
const datedLine = /^ ?(?:(?:令和|平成|20)[\d元]{1,2}[年./])? ?\d{1,2} ?[月/.] ?\d{1,2}[ 日)]/

const TITLE_LINES = 9
/** So much of a text is listened to, and so much of a sentence. */
const OPENING = 20000
const LONGEST = 4000

const titleLines = (reading: Reading): Words[] => {
  const { text, document } = reading
  const lines = reading.lines
    .slice(0, TITLE_LINES)
    .filter(({ start, end }) => end - start <= 124)
    .map(({ start, end }) => lineWords(reading, start, Math.min(end, start + 121)))
    .filter(({ start, end }) => end - start <= 100 && text.charAt(end - 1) !== '。')
  return document.title === undefined
    ? lines
    : [unknownWords(reading, fold(plainDocument(document.title)).text), ...lines]
}

/** 「申し訳ない」と話した: what a newspaper lets others say. */
const quoted = /「[^「」]{3,160}」(?=と(?:話|陳謝|述べ|コメント|謝罪|説明))/g
const brackets = gateOf(['「'])

/** Long quotations are examples or letters of others, not what the text itself says. */
const withoutQuotations = (words: Words): Words =>
  isOpen(brackets, words) ? rewritten(words, textOf(words).replace(/「[^「」]{24,160}」/g, '')) : words
const withoutSpeech = (words: Words): Words =>
  isOpen(brackets, words)
    ? rewritten(
        words,
        textOf(words)
          .replace(quoted, '')
          .replace(/「[^「」]{24,160}」/g, ''),
      )
    : words

/** How often a pattern matches. */
const timesOf = (one: Pattern, words: Words): number =>
  one.test(words) ? (textOf(words).match(one.regex)?.length ?? 0) : 0

const denies = pattern(
  /(?:漏え?い|流出|不正アクセス|侵入|異常)[^。]{0,40}(?:ものではござ|ものではあり|(?:した|という|ような)?事実(?:は|も)(?:ござ|あり|一切|確認)|起きた(?:もの)?では|(?:異常は|も)?認められず|(?:痕跡|形跡)(?:は|も)[^。]{0,12}(?:ありま|ござ|認め|確認され|な)|は(?:発生|確認)して(?:おりま|いま)せん)|(?:[当弊本](?:行|社|局|市|町|県|校|院|店|館|会|組合|金庫|学|所)|当方)(?:から|が|より)?(?:送信|お送り|発信|配信|送付)(?:した|して(?:いる|おります|います)?)(?:もの)?では(?:あり|ござ)/,
)

/** Data, or what is done to data and to what holds them. */
const dataOrAttack = pattern(
  /(?<!防災|避難|災害|気象|最新)情報|データ|漏え?い|漏洩|流出|攻撃|不正|侵入|ウイルス|暗号化|紛失|盗|悪用|なりすま|乗っ取|改ざん|誤送[付信]|誤って受け取/,
)
/** 「各校におかれましては、取扱いを徹底されるようお願いします」 */
const circular = pattern(
  /(?:各[^。、]{1,12}|貴[校市町村県社会局園職])(?:の?長)?におかれ(?:まし)?ては、?[^。]{0,80}(?:願い|願う|依頼|こと|ください)/,
)

interface Judgement {
  readonly notice: boolean
  readonly reasons: readonly string[]
}

/** What the sentences say: of an incident of one's own, of one in a list, of incidents of others; and in what voice. */
interface Telling {
  own: number
  listed: number
  toldOfOthers: number
  hard: boolean
  sorry: boolean
  ownVoice: boolean
  /** Sentences that only a newspaper writes. */
  newspaper: number
  denies: boolean
  advises: number
  sells: number
  blanks: number
  /** Reports to the office for data protection. */
  offices: number
  /** It speaks of data about people, or of what carries them. */
  ofPeople: boolean
  /** It asks those whom it is written to to see to their own: 「各校におかれましては」. */
  isCircular: boolean
  /** The sentence in which something was done by mistake, of what is told next. */
  slipAt: number
}

const listen = (reading: Reading): Telling => {
  const telling: Telling = {
    own: 0,
    listed: 0,
    toldOfOthers: 0,
    hard: false,
    sorry: false,
    ownVoice: false,
    newspaper: 0,
    denies: false,
    advises: 0,
    sells: 0,
    blanks: 0,
    offices: 0,
    ofPeople: false,
    isCircular: false,
    slipAt: -9,
  }
  for (const sentence of reading.sentences) {
    if (sentence.start >= OPENING) break
    const words = wordsOf(reading, sentence, LONGEST)
    telling.ownVoice ||= sentence.start < 4000 && ownVoice.test(words)
    telling.sorry ||= apology.may(words) && apology.test(withoutSpeech(words))
    if (news.test(words)) telling.newspaper++
    telling.denies ||= sentence.start < 8000 && denies.test(words)
    telling.ofPeople ||= personal.test(words) || dataOrAttack.test(words)
    telling.isCircular ||= circular.test(words)
    telling.advises += timesOf(advice, words)
    telling.sells += timesOf(selling, words)
    telling.blanks += timesOf(blanks, words)
    if (sentence.index < 60) hear(reading, sentence, telling)
  }
  return telling
}

/** 「Q4. 委託先のサーバーが感染しました。報告するのは誰ですか。」: what a question supposes is not told. */
const isQuestion = (reading: Reading, { start }: Sentence): boolean => {
  const line = lineAt(reading, start)
  return (
    /^ ?(?:Q|問) ?\d{0,2} ?[.:、 )]/.test(reading.text.slice(line.start, line.start + 6)) &&
    /か[。?]? ?$|[??] ?$|は。$/.test(reading.text.slice(Math.max(line.start, line.end - 4), line.end))
  )
}

/** That the office for data protection was told: nobody says so of anything but an incident of its own. */
const toldOffice = pattern(
  /個人情報保護委員会[^。]{0,40}?(?:届け出(?:た|て|まし)|(?:報告|届け?出|連絡|相談)(?:し(?:た|まし|て)|いたし|を行|を(?:済|終)|済み|$|[。、)])|速報(?!の|と|は|や)|確報(?!の|と|は|や)|第一報)(?![^。]{0,16}(?:必要|義務|しなければ|ください|こと(?:が|を|と)|場合|とき|件数|要し|期限|報道))/,
)
/** 「…を付けてしまいました」 */
const slip = pattern(/[てで]しま(?:い|った)|忘れ(?:た|て)|たまま/)

/** Words never said of anything else, or an everyday slip with data about people. */
const tellsOfIncident = (words: Words): boolean => hard.test(words) || (mishap.test(words) && personal.test(words))

/** What one sentence tells. */
const hear = (reading: Reading, sentence: Sentence, telling: Telling): void => {
  const whole = wordsOf(reading, sentence, 400)
  if (toldOffice.may(whole) && toldOffice.test(withoutQuotations(whole)) && !isQuestion(reading, sentence)) {
    telling.offices++
    return
  }
  // 「集計途中の表を付けてしまいました。表には氏名が載っていました。」: what went astray, told in the next sentence.
  if (telling.slipAt >= sentence.index - 2 && personal.may(whole) && personal.test(whole) && affirmed.test(whole)) {
    telling.slipAt = -9
    telling.own++
    telling.hard = true
  }
  if (!hard.may(whole) && !soft.may(whole) && !mishap.may(whole)) return
  const words = withoutQuotations(whole)
  const isHard = tellsOfIncident(words)
  if (!isHard && slip.may(words) && slip.test(words) && !isQuestion(reading, sentence)) telling.slipAt = sentence.index
  if (!isHard && !soft.test(words)) return
  if (reported.may(words) && reported.test(rewritten(words, textOf(words).slice(-60))) && !ownVoice.test(words)) {
    telling.toldOfOthers++
    return
  }
  if (denied.test(words)) return
  telling.hard ||= isHard
  if (!ownData.test(words) && !personal.test(words)) return
  // What is told in the words of a title is told by the title.
  if (sentence.index < TITLE_LINES && noticeTitle.test(words) && !/[。!]$/.test(textOf(words))) return
  if (isQuestion(reading, sentence)) return
  if (affirmed.test(words)) telling.own++
  else if (isHard && listed.test(textOf(words)) && textOf(words).length <= 140) telling.listed++
}

/** 「個人のお客さま 店舗・ATM 組合について 採用情報」: the ways about a site, side by side. */
const waysAbout = /採用情報|サイトマップ|ログイン|アクセス|ホーム|トップ|English|会社概要|店舗|お問い?合わ?せ/
const isNavigation = (line: string): boolean => {
  if (!waysAbout.test(line) || /[。、]/.test(line)) return false
  const ways = line.trim().split(' ')
  return ways.length >= 4 && ways.every(({ length }) => length >= 2 && length <= 16)
}

/** Is it a line that could be a title: no label, number, date, name or line of a list? */
const isTitle = (line: Words, name: string | undefined): boolean =>
  !(line.end - line.start <= 8 && headingWords.test(line)) &&
  !/。./.test(textOf(line)) &&
  !isNavigation(textOf(line)) &&
  !datedLine.test(textOf(line)) &&
  textOf(line) !== name &&
  !/^(?:[QA問答]\d{0,2} ?[.:、 ]|\(?[\d①-⑳]{1,2}[ .)、]|[■●◆◎○◇★▼※・]|【\d| *\d{1,2} ?[月/]|[[(][^)\]]{1,6}[)\]] ?\S)|(?:[|>→][^|>→]*){3}/.test(
    textOf(line),
  )

const medium = /(?:新聞|新報|日報|タイムス|タイムズ|通信|放送|テレビ|出版)(?:社|局)?$/
const ofItself = new RegExp(`本紙|弊紙|${ourselves}|本社(?:の|が|社員)`)

/** What weighs most first, each with its weight: 「it apologises (+1)」. */
const inOrder = (reasons: readonly (readonly [weight: number, reason: string])[]): string[] =>
  [...reasons]
    .sort(([a], [b]) => Math.abs(b) - Math.abs(a))
    .map(([weight, reason]) => `${reason} (${weight < 0 ? '-' : '+'}${Math.abs(weight).toFixed(1).replace('.0', '')})`)

/** Is this an organisation's own disclosure of an incident? Weighs what speaks for it against what it looks like. */
const judgeNotice = (reading: Reading, soFar: SoFar): Judgement => {
  const reasons: [weight: number, reason: string][] = []
  let score = 0
  const weigh = (weight: number, reason: string): void => {
    score += weight
    reasons.push([weight, reason])
  }

  const titles = titleLines(reading)
  const incidentTitles = titles.filter((line) => tellsOfIncident(line) || soft.test(line))
  const titled = incidentTitles.length > 0
  const asNotice = incidentTitles.some((line) => noticeTitle.test(line))
  if (titled) weigh(asNotice ? 1.5 : 1, 'the title names an incident')

  const name = soFar.discloser?.name
  const { listed: inList, sorry, ...all } = listen(reading)
  const isOwnPaper =
    name !== undefined &&
    medium.test(name) &&
    (titles.some((line) => ofItself.test(textOf(line))) || reading.text.slice(0, 400).includes(`${name}は`))
  // A newspaper that tells of itself tells as of another: 「例示新聞社は17日、…と発表した」.
  const heard = isOwnPaper ? { ...all, newspaper: 0 } : all
  const isOfOthers = all.isCircular && !sorry
  const toldOfOthers = isOwnPaper ? 0 : all.toldOfOthers + (isOfOthers ? all.own : 0)
  const speaks = isOwnPaper || all.ownVoice
  const offices = heard.newspaper > 0 || toldOfOthers > 0 ? 0 : heard.offices
  const isOfNobody =
    !all.ofPeople && soFar.items.length === 0 && offices === 0 && soFar.actions.every(({ value }) => slips.has(value))
  const own = isOfOthers || isOfNobody ? 0 : heard.own + offices + (isOwnPaper ? all.toldOfOthers : 0)
  const isHard = !isOfNobody && (heard.hard || offices > 0)
  // A newspaper tells the same of others.
  const dealsWithOne =
    heard.newspaper === 0 &&
    (toldOfOthers === 0 || speaks || (asNotice && name !== undefined)) &&
    dealsWith(soFar, asNotice)
  const parts = reading.sections.filter(({ heading }) =>
    headingWords.test(lineWords(reading, heading.start, Math.min(heading.end, heading.start + 40))),
  ).length
  if (own > 0) weigh(own > 1 ? 2.5 : 2, 'it says that an incident happened')
  else if (dealsWithOne) weigh(2, 'it says who was affected, what of them, when, and what was done')
  else if (inList > 0 && asNotice) weigh(1.5, 'its list tells of an incident')
  else weigh(-1, 'no sentence says that an incident happened')
  if (!sorry && saysNothing(soFar)) weigh(-1.5, 'it says neither who was affected nor when')
  if (parts >= 2 && titled) weigh(0.5, 'it has the parts of a report')
  if (sorry) weigh(1, 'it apologises')
  else weigh(-0.5, 'it does not apologise')
  if (heard.advises >= 2) weigh(-2, 'it gives advice')
  if (heard.sells >= 3) weigh(-3, 'it offers goods')
  if (name !== undefined || speaks) weigh(0.5, 'an organisation speaks for itself')
  else weigh(sorry || asNotice ? -1 : -2, 'no organisation speaks for itself')
  if (!isHard && !dealsWithOne && (isOfNobody || !incidentTitles.some(tellsOfIncident)))
    weigh(-5, 'it tells of no more than a failure')

  const named = titles.findIndex((line) => tellsOfIncident(line) && noticeTitle.test(line))
  const couldBeTitle = titles.map((line) => isTitle(line, name))
  let isForm = heard.blanks >= 3
  if (saysItIsDrill(reading, named >= 0)) {
    weigh(-12, 'it says that it is a drill')
    isForm = true
  }
  for (const [kind, words] of againstTitle) {
    const at = titles.findIndex((line, index) => couldBeTitle[index] && words.test(line))
    const other = titles[at]
    if (other === undefined) continue
    // Questions about an incident of one's own are how it is told.
    if (kind === 'questions' && own > 0 && (dealsWithOne || offices > 0)) continue
    const saysSo = own > 0 && tellsOfIncident(other) && noticeTitle.test(other)
    // 「観光キャンペーン応募フォームの設定不備について(お詫び)」 tells by the same line what it is.
    if (own > 0 && says.test(other) && (dealsWithOne ? kind !== 'template' : saysSo && weakKinds.has(kind))) continue
    // 「救急統計データに個人情報が含まれていた事案について」
    if (kind === 'statistics' && saysSo && (dealsWithOne || isHard)) continue
    // What a drill supposes is told as what happened is.
    isForm ||=
      kind === 'template' || (kind === 'drill' && (named < 0 || named === at) && isOfDrill(other, tellsOfIncident))
    // A notice may warn of what follows from it (なりすましメール) or name its training; its own incident outweighs that.
    const outweighed = (own > 0 && sorry) || dealsWithOne
    weigh(
      kind === 'template' || ((kind === 'drill' || kind === 'sanction') && !sorry)
        ? -8
        : outweighed && (saysSo || (named >= 0 && named < at)) && weakKinds.has(kind)
          ? -1
          : kind === 'job' || (kind === 'how-to' && !saysSo)
            ? -5
            : kind === 'warning' && !sorry
              ? -4
              : weakKinds.has(kind)
                ? own > 0 && sorry
                  ? -2
                  : -3
                : -4,
      `its title is of another kind: ${kind}`,
    )
  }
  if (toldOfOthers >= 3) weigh(-3, 'it tells of incidents of others')
  else if (toldOfOthers > 0 && !speaks && !sorry && !dealsWithOne) weigh(-3, 'it tells of an incident of another')
  if (heard.newspaper > 0 && (toldOfOthers > 0 || !speaks))
    weigh(toldOfOthers > 0 || heard.newspaper > 1 ? -4 : -2, 'a newspaper speaks')
  if (heard.blanks >= 3) weigh(-6, 'it is a form with blanks')
  if (heard.denies && titles.some((line) => warns.test(line)))
    weigh(soFar.events.some(isOfIncident) ? -3 : -5, 'it says that nothing leaked')
  if (reading.lines.length === 0) return { notice: false, reasons: ['there is no text'] }
  const manner = weighNotice(reading, soFar, {
    isForm,
    isAgreed: own > 0 && named >= 0 && (name !== undefined || speaks) && reasons.every(([weight]) => weight > -1),
  })
  weigh(manner, manner < 0 ? 'it reads as other texts do' : 'it reads as notices do')
  return { notice: score >= 1, reasons: inOrder(reasons) }
}

const says = pattern(/お?詫び|おわび|謝罪/)
const warns = pattern(/ご?注意|をかた|を名乗|を装|偽/)

/** What a title says beside the incident that does not yet make another kind of text of it. */
const weakKinds: ReadonlySet<string> = new Set([
  'warning',
  'event',
  'job',
  'policy',
  'product',
  'maintenance',
  'unaffected',
  'questions',
])

/** `notice`, with the reasons for and against. */
export const noticeReader: FactReader = {
  name: 'notice',
  read: (reading, soFar) => {
    const { notice, reasons } = judgeNotice(reading, soFar)
    return { notice, noticeReasons: reasons }
  },
}
