import type { Reading, Sentence, Span } from '../reading.js'
import { pattern } from './patterns/pattern.js'
import { textOf, unknownWords, type Words, wordsBetween, wordsWithin } from './patterns/words.js'
import { firstNotBefore } from './text/bounds.js'
import type { Section } from './text/sections.js'

/** What a part of a release is about, as far as its headings say. */
export type Zone =
  | 'body'
  | 'items'
  | 'prevention'
  | 'response'
  | 'plans'
  | 'cause'
  | 'timeline'
  | 'misuse'
  | 'request'
  | 'questions'
  | 'contact'
  | 'reference'

/** In order: the first that fits wins, so 「お客様へのお願い」 is no response and 「原因と再発防止策」 is prevention. */
const kindsOfHeadings: readonly (readonly [Zone, RegExp])[] = [
  ['questions', /Q ?& ?A|ご?質問|御質問|FAQ|一問一答/],
  [
    'request',
    /(?<!(?:詫び|わび|報告|知らせ)(?:と|及び|および|並びに))お願い|ご注意|御注意|ご留意|注意喚起|お気をつけ|不審な(?!通信|アクセス|動き|操作|挙動|ログ|点|ファイル|プログラム|処理)|便乗/,
  ],
  [
    'prevention',
    /再発(?:の|を)?防|再び|防止策|防止に向け|改善(?:策|点)|是正(?!勧告|命令|指導|指示|要求)|安全管理措置|対策(?:について|の実施|状況|等)?\W{0,3}$|改善策|二度と|繰り返さ|起こさない|なくすため|(?:備え|取り?組み?)(?:について|状況)?\W{0,3}$/,
  ],
  ['contact', /問い?合わ?せ|窓口|連絡先|お尋ね/],
  ['reference', /^\W{0,2}\(?参考|関連(?:する)?(?:情報|お知らせ|リンク|ページ|記事)|公表内容|過去のお知らせ|用語/],
  ['plans', /今後|これから|改善|見直し/],
  ['cause', /原因|要因|背景|なぜ|(?<!処分の?|処分に至った)理由/],
  ['misuse', /二次被害|2次被害|不正利用|不正使用|悪用|被害の(?:状況|有無|発生)|被害状況/],
  ['response', /対応|措置|今後|ご?連絡|お知らせ|ご案内|報告|届出|通知/],
  ['timeline', /経緯|経過|時系列|概要|発覚|発生日時|事案|いつ/],
  ['items', /情報|項目|データ|内容|対象|記載/],
]

const headingKinds = kindsOfHeadings.map(([zone, regex]) => ({ zone, pattern: pattern(regex) }))
/** A heading that names the leaked data may speak of 対象 and 不正 as well; what it ends in decides first. */
const namesData = pattern(
  /(?:個人情報|情報|項目|データ)(?:の(?:内容|項目|内訳|件数|範囲))?(?:等|など)?(?:について)?[】>\])]?$/,
)
/** 「2. 窓口へのお問い合わせ 4,310件」 counts what leaked. */
const countsEnquiries = pattern(/問い?合わ?せ|連絡先/)

/** 「A. お客様 3,042名 お名前/ご住所/電話番号」「名簿(氏名、緊急連絡先)」: a line that lists data, whatever else it names. */
const listsData = pattern(
  /(?:氏名|お?名前|ご?住所|生年月日|性別|フリガナ)(?:\([^()]{0,12}\))?[、・/]|(?:漏れ|漏え?い|流出|見え|見られ|読まれ|写って|入って|含まれ|書かれ|記され|載って|載せて|持ち出|(?:記録|保存|表示|閲覧)され)[^。、]{0,10}(?:もの|事柄|事項|中身)\W{0,2}$/,
)

/** 「Q4 どんな情報ですか。」「■何が表示されたか」 */
const asksForData = pattern(
  /(?:どんな|どの(?:よう|ような)?な?|どういう|どういった|何の|いかなる)(?:個人|お?客(?:様|さま)の|私の|自分の)?(?:情報|データ|項目|内容)|(?:何|なに|どこまで)が(?:漏|流出|表示|見え|見られ|含まれ|書かれ|書いて|記載|記録|入って|写って|出[たて])/,
)

/** 「■内容:お名前、お問い合わせの本文」「■対象:窓口へお問い合わせいただいた方」: the label says it, whatever follows. */
const opensWithLabel = pattern(/^\W{0,4}(?:内容|項目|情報|情報の内容|対象|対象者|対象の方|該当者) ?:/)

/** 「(2)個人情報の持ち出しに係る許可簿の整備」: one of a list of measures, whatever it is about. */
const namesMeasure = pattern(
  /(?:徹底|実施|整備|導入|強化|禁止|見直し|設置|作成|改修|廃止|変更|適用|遮断|短縮|義務化|研修|教育|訓練|限定|制限|点検|増員|配置|改定|改訂|制定|策定|新設)(?:\([^()]{0,24}\))?$/,
)

/** 「3 経  緯」: set apart, they are one word all the same. */
const spacedOut = /^\(?\d{1,2}[.)、]? ?(?:[一-鿿] {1,3})+[一-鿿]$/

const zoneOfHeading = (words: Words): Zone | undefined => {
  const heading =
    words.end - words.start <= 24 && spacedOut.test(textOf(words))
      ? unknownWords(words.reading, textOf(words).replaceAll(' ', ''))
      : words
  if (opensWithLabel.test(heading) || listsData.test(heading) || asksForData.test(heading)) return 'items'
  if (namesData.test(heading)) return 'items'
  if (countsEnquiries.test(heading) && /\d ?(?:件|名|人|世帯)/.test(textOf(heading))) return undefined
  for (const { zone, pattern } of headingKinds)
    if (pattern.test(heading)) return zone === 'items' && namesMeasure.test(heading) ? undefined : zone
  return undefined
}

interface ZoneMap {
  readonly starts: readonly number[]
  readonly zones: readonly Zone[]
  readonly headings: readonly (readonly Span[])[]
}

const memo = new WeakMap<Reading, ZoneMap>()

const leadIn = pattern(
  /(?:次|以下|下記|左記|下表|別表)の(?:とおり|通り|事項|対策|措置|取組|取り組み|内容|情報|項目|点|\d|[^、。]{0,12}(?:防止|改善|対応)?策)|(?:次|以下|下記)を(?:実施|行|徹底|講じ)|(?:とおり|通り)(?:です|である|でございます)?[。:]?$/,
)

/** A sentence that announces the lines after it: 「再発防止策の実施状況は次のとおりです。」 */
const announcedZone = (words: Words): Zone | undefined => {
  if (words.end - words.start > 160 || !leadIn.test(words)) return undefined
  const line = textOf(words)
  if (/再発|防止策|対策|改善|措置/.test(line)) return 'prevention'
  return /(?:情報|項目|データ|内容)/.test(line) && /漏|流出|持ち出|紛失|対象|含まれ|閲覧|可能性|おそれ/.test(line)
    ? 'items'
    : undefined
}

const unsignedHeading = pattern(
  /^(?:本件の?|今後の|当社の|弊社の|本市の|本学の|当院の|市の|これまでの)?(?:再発(?:の)?防止(?:策|に向けて|に向けた.{0,10}|の取り?組み?|のために|について)?|再発を防ぐために|防止策|改善策|対策|これから(?:のこと|の対応|の取り?組み)?|経緯|経過|概要|原因|発生原因|発生状況|対応|対応状況|今後の対応|今後について|お問い?合わ?せ(?:先|窓口)?|問い?合わ?せ先?|二次被害.{0,12}|お客様への(?:お願い|対応|ご連絡)|お願い|(?:漏えい|漏洩|流出|紛失|対象|端末内|含まれ).{0,14}(?:情報|項目|データ|内容)|個人情報の(?:内容|項目)|よくある(?:ご)?質問|関係機関への報告|委託元への報告)(?:等|など)?(?:について)?$/,
)

/** A heading without any sign: a short line that is nothing but a heading's words. */
const plainHeading = (words: Words): Zone | undefined => {
  if (words.end - words.start > 24 || !unsignedHeading.test(words)) return undefined
  return /[。、:|「」\d@]|(?:ます|です|した|ません)$|^[・•※]|各位|御中/.test(textOf(words))
    ? undefined
    : zoneOfHeading(words)
}

const openingHeading = pattern(
  /^(?:\(?\d{1,2}[.) ]{1,2}|[・■●○◆◇]\s?|[【<])?((?:再発防止|再発を防|対策|防止策|改善策|これから|原因|発生原因|経緯|経過|対応|今後の対応|概要|問い?合わ?せ|お問い?合わ?せ|(?:漏えい|漏洩|流出|紛失|対象|含まれ)[^ :]{0,14}(?:情報|項目|データ)|(?:漏れ|表示|閲覧|掲載|送信|公開|持ち出|見え|見られ|記載)[^ :]{0,6}(?:た|(?:おそれ|恐れ|可能性)のある)(?:個人)?(?:情報|項目|データ)|[^ :。、]{0,16}個人情報)[^ :。、】>]{0,8})[】>]?(?::| ?・| )\S/,
)

/** A heading that opens its line: 「再発防止策:受託者に対し…」「5 再発防止策 ・文書の…」. It holds for the line. */
const inlineHeading = (reading: Reading, words: Words): Zone | undefined => {
  const match = openingHeading.exec(words)
  if (match?.[1] === undefined) return undefined
  const start = words.start + match[0].indexOf(match[1])
  return zoneOfHeading(wordsBetween(reading, start, start + match[1].length))
}

const bullet =
  /^(?:[・•◦※○●■□◆◇▼*-]|[①-⑳]|[(（]?\d{1,2}[).、 ]|[(（]?[ア-ン一二三四五六七八九十a-z][).）]|[一二三四五六七八九十]{1,2}[、. ])/
const isProse = (text: string, line: Span): boolean => {
  const head = text.slice(line.start, line.start + 8).trimStart()
  return (
    /^(?:なお|また、|今後|このほか|問|\(?お?問い?合)/.test(head) ||
    (text.charAt(line.end - 1) === '。' && !bullet.test(head))
  )
}
const opensReference = pattern(/^[(【〈<■●]?(?:参考|関連)/)
/** 「(参考)他の9社を含む総数は、約62万件と聞いております。」: it refers to something itself, and opens nothing. */
const isReference = /^\W{0,2}(?:参考|関連)[)】〉>:] ?\S.{8,}。$/
const opensContact = pattern(/^(?:お?問い?合|連絡先|電話|ご連絡)/)
const questionSigns = new Set('QA問答'.split('').map((sign) => sign.charCodeAt(0)))

/** A stretch without the blanks at its ends, as words of the sentence at `index` where it stands within that. */
const trimmedWords = (reading: Reading, index: number, from: number, to: number): Words => {
  const { text, sentences } = reading
  let start = from
  let end = to
  while (start < end && isBlank(text.charCodeAt(start))) start++
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--
  const sentence = sentences[index]
  return sentence !== undefined && sentence.start <= start && end <= sentence.end
    ? wordsWithin(reading, sentence, start, end)
    : wordsBetween(reading, start, end)
}
const isBlank = (unit: number): boolean => unit <= 0x20 || unit === 0x3000 || unit === 0xa0 || unit === 0xfeff

const lasting: ReadonlySet<Zone> = new Set(['request', 'questions', 'reference', 'prevention', 'plans'])

/** What stands under these headings may be a list that a sentence announces. */
const yieldsToList: ReadonlySet<Zone> = new Set(['body', 'timeline', 'response', 'plans'])

interface OpenSection {
  readonly heading: Span
  readonly end: number
  readonly zone: Zone | undefined
  readonly numbered: boolean
}

/** A part without a number that interrupts those that have one. */
const isAside = ({ zone, numbered }: OpenSection): boolean =>
  !numbered && (zone === 'questions' || zone === 'request' || zone === 'reference')

const makeZones = (reading: Reading): ZoneMap => {
  const { text, sentences, sections, columnHeads } = reading
  const starts: number[] = []
  const zones: Zone[] = []
  const headings: (readonly Span[])[] = []
  let open: readonly OpenSection[] = []
  let openHeadings: readonly Span[] = []
  const setOpen = (now: readonly OpenSection[]): void => {
    open = now
    openHeadings = now.map(({ heading }) => heading)
  }
  const closeUpTo = (offset: number): void => {
    let depth = open.length
    while (depth > 0 && open[depth - 1]!.end <= offset) depth--
    if (depth < open.length) setOpen(open.slice(0, depth))
  }
  let nextSection = 0
  /** Did the last question ask which data it was? Undefined before the first: 「A 研究者 902名」 answers nothing. */
  let asked: boolean | undefined
  let announced: Zone | undefined
  let plain: Zone | undefined
  let plainAt = -1
  let index = 0
  let lastNumber = 0
  let at = 0
  for (const line of reading.lines) {
    while (at < sentences.length && sentences[at]!.start < line.start) at++
    closeUpTo(line.start)
    for (
      let section = sections[nextSection];
      section !== undefined && section.heading.start <= line.start;
      section = sections[++nextSection]
    ) {
      const { heading, body } = section
      closeUpTo(heading.start)
      const words = trimmedWords(reading, at, heading.start, Math.min(heading.end, heading.start + 80))
      const own = zoneOfHeading(words)
      const number = Number(/^\(?(\d{1,2})\D/.exec(textOf(words))?.[1] ?? 0)
      // 「6 再発防止策」 after 「5 …」 and a 【ご質問】 between them does not stand under the questions.
      const goesOn = number > 1 && number === lastNumber + 1 && own !== undefined
      if (goesOn && open.some(isAside)) setOpen(open.filter((outer) => !isAside(outer)))
      // A stack deeper than this is no structure but noise.
      if (open.length < 12) setOpen([...open, { heading, end: body.end, zone: own, numbered: number > 0 }])
      // What is quoted for reference goes on over its own small headings, up to a heading of the release itself.
      const ends =
        announced !== 'reference' ||
        number === lastNumber + 1 ||
        (own !== undefined && own !== 'items' && own !== 'reference')
      if (ends && number > 0) lastNumber = number
      if (own !== undefined) plain = undefined
      if (ends && body.end - heading.end > 1) announced = undefined
    }
    let zone: Zone = plain ?? 'body'
    for (const { zone: kind, heading } of open) {
      if (kind === undefined || heading.start < plainAt) continue
      zone = kind
      // What stands under 「お願い」 or 「よくあるご質問」 stays there, whatever its inner headings speak of.
      if (lasting.has(kind)) break
    }
    const opening = trimmedWords(reading, at, line.start, Math.min(line.end, line.start + 40))
    const inline = inlineHeading(reading, opening)
    if (inline !== undefined) {
      zone = inline
      announced = undefined
    }
    if (index++ > 3 && !columnHeads.has(index - 1)) {
      const unsigned = plainHeading(opening)
      if (unsigned !== undefined) {
        plain = unsigned
        plainAt = line.start
        announced = undefined
        zone = unsigned
      }
    }
    const head = trimmedWords(reading, at, line.start, line.start + 8)
    if (opensReference.test(head)) {
      if (isReference.test(text.slice(head.start, line.end).trimEnd())) zone = 'reference'
      else announced = 'reference'
    } else if (announced === 'reference') {
      if (opensContact.test(head)) announced = undefined
    }
    // The announced list is over where a line stands that is no item of a list.
    else if (announced !== undefined && isProse(text, line)) announced = undefined
    if (announced !== undefined && (announced === 'reference' || yieldsToList.has(zone))) zone = announced
    if (announced !== 'reference')
      announced =
        announcedZone(trimmedWords(reading, at, line.start, Math.min(line.end, line.start + 200))) ?? announced
    if (questionSigns.has(text.charCodeAt(head.start)) && /^(?:[QA問答]|Q\d|A\d)[ .:\d]/.test(textOf(head))) {
      const isAnswer = 'A答'.includes(text.charAt(head.start))
      if (!isAnswer)
        asked = asksForData.test(trimmedWords(reading, at, line.start, Math.min(line.end, line.start + 80)))
      if (asked !== undefined) zone = isAnswer && asked ? 'items' : 'questions'
    }
    starts.push(line.start)
    zones.push(zone)
    headings.push(openHeadings)
  }
  return { starts, zones, headings }
}

const indexAt = (starts: readonly number[], offset: number): number => {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

const mapOf = (reading: Reading): ZoneMap => {
  const known = memo.get(reading)
  if (known !== undefined) return known
  const made = makeZones(reading)
  memo.set(reading, made)
  return made
}

/** What the part of the release is about in which `offset` stands. */
export const zoneAt = (reading: Reading, offset: number): Zone => {
  const map = mapOf(reading)
  return map.zones[indexAt(map.starts, offset)] ?? 'body'
}

/** The headings above `offset`, outermost first. */
export const headingsAbove = (reading: Reading, offset: number): readonly Span[] => {
  const map = mapOf(reading)
  return map.headings[indexAt(map.starts, offset)] ?? []
}

/** The words of the innermost heading above `offset`, at most `longest` characters; none where there is no heading. */
export const headingWords = (reading: Reading, offset: number, longest: number): string => {
  const heading = headingsAbove(reading, offset).at(-1)
  return heading === undefined ? '' : reading.text.slice(heading.start, Math.min(heading.end, heading.start + longest))
}

/** Does a part of a release speak of what is to be done? */
export const looksAhead = (zone: Zone): boolean => zone === 'prevention' || zone === 'plans'

/** The first lines, by which a text says what it is, each no longer than a title. */
export const firstLines = ({ text, lines }: Reading): string =>
  lines
    .slice(0, 3)
    .map(({ start, end }) => text.slice(start, Math.min(end, start + 60)))
    .join('|')

/** The section whose heading begins at `offset`. */
export const sectionOpenedAt = ({ sections }: Reading, offset: number): Section | undefined => {
  const section = sections[firstNotBefore(sections, ({ heading }) => heading.start < offset)]
  return section?.heading.start === offset ? section : undefined
}

/** The sentence in which `offset` stands; between two, the one before. */
export const sentenceAt = (reading: Reading, offset: number): Sentence => {
  const { sentences } = reading
  let low = 0
  let high = sentences.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((sentences[middle]?.start ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return sentences[low] ?? { start: 0, end: reading.text.length, index: 0 }
}

/** The line in which `offset` stands. */
export const lineAt = (reading: Reading, offset: number): Span =>
  reading.lines[indexAt(mapOf(reading).starts, offset)] ?? { start: 0, end: reading.text.length }

/** A stretch of one line without the blanks at its ends, as words of its sentence where it is no more than that. */
export const lineWords = (reading: Reading, from: number, to: number): Words =>
  trimmedWords(reading, sentenceAt(reading, from).index, from, to)
