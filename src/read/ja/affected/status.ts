import type { Affected } from '../../../casebook/facts.js'
import type { SoFar } from '../../fact-reader.js'
import type { Reading, Sentence, Span } from '../../reading.js'
import { gateOf } from '../patterns/gates.js'
import { pattern } from '../patterns/pattern.js'
import { isOpen, textOf, unknownWords, type Words, wordsBetween, wordsOf, wordsWithin } from '../patterns/words.js'
import { headingsAbove } from '../zones.js'
import { columnHeadOf } from './columns.js'
import { isOfFearedRest, layThere } from './feared-rest.js'
import { fearedOf, foundOf, provenOf } from './found-out.js'
import { judgeGroups, labelOf } from './groups.js'
import { isPartHead, lineIndexAt } from './lead.js'
import { exposed, isConfirmed, isLost, isPossible, noLeak, possible, putOut } from './leak-words.js'
import type { CountPlace } from './place.js'
import {
  isExposedOnly,
  isSeenByNone,
  isShownOnly,
  seenInAll,
  tellsHowManySeen,
  wasNotOpened,
  wasOpened,
  wasSeen,
} from './seen.js'

type Status = Affected['status']

const amongReceivers = /互い|相互|同士|宛先|受信者|BCC|Bcc|CC欄/
/** 「記憶装置が抜き取られ」 of what was stolen or lost: the thing is gone, whoever may read it. */
const takenOut = pattern(/抜き取ら|持ち去ら|奪われ/)
const asks = /[か?][?。」]?$/
/** 「誰の、どんな情報が見られたのですか。」 takes it for granted. */
const asksWhat = /(?:どんな|どの(?:よう)?な|何の|どういう|どの)[^。]{0,12}(?:情報|データ|内容|もの|項目)が/

/** What the parts of a reading say of the leak, each asked once: many counts stand under the same lines. */
export interface StatusReader {
  readonly reading: Reading
  readonly soFar: SoFar
  /** What was sent to others is in their hands: 「閲覧できる状態」 says no less there. */
  readonly misdelivered: boolean
  /** What stands open after a break-in was put there by who took it. */
  readonly intruded: boolean
  /** Things were lost, and data was published: mishaps of their own. */
  readonly several: boolean
  /** Thrown away too early, and nothing else. */
  readonly discarded: boolean
  /** Lost or stolen, and nothing else. */
  readonly missing: boolean
  readonly lines: Map<number, Status | undefined>
  title: { readonly says: Status | undefined } | undefined
  otherwise: Status | undefined
  groups: ReadonlyMap<string, Status> | undefined
  open: Status | undefined
  discardedStatus: Status | undefined
  last: { readonly sentence: Sentence; readonly status: Status } | undefined
}

export const makeStatusReader = (reading: Reading, soFar: SoFar): StatusReader => ({
  reading,
  soFar,
  misdelivered:
    soFar.actions.some(({ value }) => value === 'misdelivery') &&
    !soFar.actions.some(({ value }) => value === 'publishing-error' || value === 'misconfiguration'),
  intruded: soFar.actions.some(({ value }) => value === 'ransomware' || value === 'unauthorized-access'),
  several:
    soFar.actions.some(({ value }) => value === 'loss' || value === 'theft') &&
    soFar.actions.some(({ value }) => value === 'publishing-error'),
  discarded:
    soFar.actions.length > 0 &&
    soFar.actions.every(({ value }) => value === 'disposal-error' || value === 'loss') &&
    soFar.actions.some(({ value }) => value === 'disposal-error'),
  missing: soFar.actions.length > 0 && soFar.actions.every(({ value }) => value === 'loss' || value === 'theft'),
  lines: new Map(),
  title: undefined,
  otherwise: undefined,
  groups: undefined,
  open: undefined,
  discardedStatus: undefined,
  last: undefined,
})

/** What a stretch of text says of the leak: possible wins, for it takes back what stands before it. */
const judge = (reader: StatusReader, words: Words): Status | undefined => {
  if (isPossible(words)) return 'possible'
  if (wasSeen(words) || (reader.intruded && putOut.test(words))) return 'confirmed'
  if (exposed.test(words)) {
    const reached = reader.misdelivered || amongReceivers.test(textOf(words))
    return reached ? 'confirmed' : judgeOpen(reader)
  }
  if (isLost(words)) return 'possible'
  if (!isConfirmed(words)) return undefined
  if (reader.missing && takenOut.test(words)) return 'possible'
  return isExposedOnly(reader.soFar) && isShownOnly(words) && tellsHowManySeen(reader.reading)
    ? 'possible'
    : 'confirmed'
}

const judgeLine = (reader: StatusReader, index: number): Status | undefined => {
  const { reading, lines } = reader
  if (lines.has(index)) return lines.get(index)
  const { start, end } = reading.lines[index]!
  const words = wordsBetween(reading, Math.max(start, end - 160), end)
  const said =
    asks.test(textOf(words)) && !(asksWhat.test(textOf(words)) && judgeTitle(reader) !== 'possible')
      ? undefined
      : judge(reader, words)
  lines.set(index, said)
  return said
}

/** How far down the first lines go that are the title and what stands beside it. */
const longestTop = 10

/** 「閲覧された可能性のある情報」 over what may have leaked. */
const ofData = /情報|項目|データ|内容|件数|対象/

/** What the title or a heading over the data says: 「漏えいのおそれについて」 holds for all that the text does not tell apart. */
const judgeTitle = (reader: StatusReader): Status | undefined => {
  if (reader.title === undefined) reader.title = { says: readTitle(reader) }
  return reader.title.says
}
const readTitle = ({ reading }: StatusReader): Status | undefined => {
  for (let at = 0; at < Math.min(longestTop, reading.lines.length); at++) {
    const { start, end } = reading.lines[at]!
    if (reading.text.charAt(end - 1) === '。' || end - start > 100) break
    if (possible.test(wordsBetween(reading, start, end))) return 'possible'
  }
  for (const { heading } of reading.sections) {
    const words = wordsBetween(reading, heading.start, heading.end)
    if (possible.test(words) && ofData.test(textOf(words))) return 'possible'
  }
  return undefined
}

/** 「以前の記録は残っておらず、閲覧された可能性を否定できません」 */
const leftOpen = pattern(
  /(?:閲覧|参照|取得|表示|ダウンロード|漏え?い|流出|見)[^。、]{0,12}(?:可能性|おそれ|恐れ|こと)[^。、]{0,12}(?:否定|排除|払拭|否め|断定|断言|言い切れ|言いきれ|残(?:る|り|って))|(?:閲覧|参照|取得|ダウンロード|読み取|見|読)(?:さ|ら|ま)?れた(?:可能性|おそれ|恐れ)(?:が|の|も)(?:あ[りる]|高)/,
)
const isLeftOpen = ({ reading }: StatusReader): boolean =>
  reading.sentences.some((sentence) => leftOpen.test(wordsOf(reading, sentence)))

/** What lay open: seen where somebody says so, or where it is likely and the title speaks of no mere fear. */
const judgeOpen = (reader: StatusReader): Status => (reader.open ??= findOpen(reader))
const findOpen = (reader: StatusReader): Status => {
  const seen = seenInAll(reader.reading)
  // Who told of a break-in has seen its traces, and not what lay open to whoever broke in.
  if (seen === 'likely' && reader.intruded && !isExposedOnly(reader.soFar)) return 'possible'
  if (seen === 'likely') return judgeTitle(reader) ?? (isLeftOpen(reader) ? 'possible' : 'confirmed')
  return seen === 'seen' ? 'confirmed' : 'possible'
}

/** 「流出したとの報告がありました。当店のお客さまの情報も含まれている恐れ」: the report is of all, the fear of its own. */
const reported = pattern(/(?:との|旨の)(?:報告|連絡|通知|発表)|とのこと|によれば|によると/)
const ofOwn = pattern(/(?:当|弊|本|自)[^。、の]{1,6}の[^。、]{0,14}(?:情報|データ)も?/)

const judgeOpening = (reader: StatusReader): Status | undefined => {
  const { reading } = reader
  let heard: Status | undefined
  for (let at = 0; at < Math.min(16, reading.sentences.length); at++) {
    const words = wordsOf(reading, reading.sentences[at]!, 300)
    const said = asks.test(textOf(words)) ? undefined : judge(reader, words)
    if (said === undefined) continue
    if (heard === undefined && !reported.test(words)) return said
    if (heard !== undefined && said === 'possible' && ofOwn.test(words)) return said
    heard ??= said
  }
  return heard
}

const ofOutside = /漏|流出|持ち去|閲覧|第三者|外(?:部|へ|に出)|人目|目に触れ|他人|盗|悪用|見られ/
/** 「○流出の可能性」 over what is said of it. */
const asHeading = /(?:可能性|おそれ|恐れ|懸念)(?:について|の有無)?[】>)]?$/

/** 「誤って廃棄した可能性が高い」: what is missing is missing. */
const presumed = pattern(/(?:廃棄|処分|捨て|焼却|溶解)[^。、]{0,8}(?:可能性|おそれ|恐れ|もの(?:と|で)|とみ|と[考思推])/)

/** 「外部に漏れたおそれはない」 says nothing of the kind. */
const excluded =
  /^(?:の?(?:ある)?(?!(?:を|も|は|が)?(?:否定|否め|排除|払拭|拭|断))[^。、]{0,10}?)?(?:は|も|が)?(?:、)?(?:まったく|全く|一切|ほぼ|ほとんど)?(?:な[いくか]|無[いく]|あり?ませ|ござい?ませ|考えにくい|考えられませ|認められ(?:ない|ませ))/

/** Does the text fear anywhere that the data reached others, likely or not? */
const isFeared = ({ reading }: StatusReader): boolean => {
  for (const sentence of reading.sentences) {
    const words = wordsOf(reading, sentence)
    const found = possible.exec(words)
    if (found === null) continue
    if (presumed.test(words)) return true
    const text = textOf(words)
    if (ofOutside.test(text) && !asHeading.test(text) && !excluded.test(text.slice(found.index + found[0].length)))
      return true
  }
  return false
}

/** What was thrown away may have been read by nobody. */
const judgeDisposal = (reader: StatusReader): Status =>
  (reader.discardedStatus ??= isFeared(reader) ? 'possible' : 'unstated')

/** What the release says as a whole. */
const judgeRelease = (reader: StatusReader): Status => {
  const { reading, soFar } = reader
  const has = (...values: readonly string[]) => soFar.actions.some(({ value }) => values.includes(value))
  if (isExposedOnly(soFar)) return judgeOpen(reader)
  if (reader.missing) return 'possible'
  const title = judgeTitle(reader)
  if (title !== undefined) return title
  // Who takes data away has it, whatever the text tells of how it lay.
  if (soFar.actions.length > 0 && soFar.actions.every(({ value }) => value === 'insider')) return 'confirmed'
  // Who logs in may have looked, or not.
  if (has('credential-attack') && isFeared(reader)) return 'possible'
  const opening = judgeOpening(reader)
  if (opening !== undefined) return opening
  if (has('misdelivery', 'insider', 'theft')) return 'confirmed'
  // An action nobody has named: what was told of as a plain happening has happened.
  if (has('loss', 'ransomware', 'phishing', 'malware') || isFeared(reader)) return 'possible'
  if (reading.sentences.some((sentence) => noLeak.test(wordsOf(reading, sentence)))) return 'unstated'
  return soFar.actions.length === 0 || has('other') ? 'confirmed' : 'possible'
}

/** A heading with nothing beside it; 「3 対象 27名」 is a line of a list. */
const isBareHead = (reading: Reading, line: Span): boolean =>
  beginsCase.test(reading.text.slice(line.start, line.start + 12)) ||
  (line.end - line.start <= 24 &&
    isPartHead(reading, line) &&
    !/[^\d.)] [^ ]|:./.test(reading.text.slice(line.start + 3, line.end)))

/** 「【事案3】 交通政策課」「No.2 発生日:8月20日」 */
const beginsCase = /^ ?(?:[【〔《<[(]?(?:事案|事例|案件|ケース) ?[\d一二三四五ア-オA-E]|No\.? ?\d)/

/** 「No.3 誤送信 1月20日、…送信した。受講者5名の氏名」: a case told in one line. */
const judgeCase = (reader: StatusReader, line: number): Status | undefined => {
  const { start, end } = reader.reading.lines[line]!
  return beginsCase.test(reader.reading.text.slice(start, start + 12))
    ? judge(reader, wordsBetween(reader.reading, start, Math.min(end, start + 300)))
    : undefined
}

/** 「うち、ポイントを使われた会員 47名」 among the lines of a list says nothing of the others. */
const ofPartAlone = /^[ ・(-]{0,4}(?:この|その)?(?:うち|内訳)[^。]{1,60}\d ?[人名件組社世ア]/

/** The lines of a list go up to what leads it in: a heading, or a line that ends like a sentence. */
const judgeAbove = (reader: StatusReader, own: number): Status | undefined => {
  const { reading } = reader
  for (let at = own - 1; at >= Math.max(0, own - 14); at--) {
    const { start, end } = reading.lines[at]!
    if (ofPartAlone.test(reading.text.slice(start, Math.min(end, start + 80)))) continue
    const said = judgeLine(reader, at)
    if (said !== undefined) return said
    const line = reading.lines[at]!
    if (reading.text[line.end - 1] === '。' || isBareHead(reading, line)) return undefined
  }
  return undefined
}

/** 「メールボックスには、学生318名の氏名が含まれていました」: what lay there shares what the sentence before says of it. */
const contents = pattern(
  /(?:含まれ|保存され|記載され|残(?:っ|され)|登録され)て(?:い|お)|には|^(?:その)?内訳は|^[当本弊自][^。、\d]{1,6}の分は/,
)
const judgeBefore = (reader: StatusReader, sentence: Sentence, line: number): Status | undefined => {
  const { reading } = reader
  const last = reading.sentences[sentence.index - 1]
  if (last === undefined || last.start < reading.lines[line]!.start) return undefined
  return contents.test(wordsOf(reading, sentence, 300)) ? judge(reader, wordsOf(reading, last, 300)) : undefined
}

const published = pattern(/誤(?:掲載|公開)|(?:掲載|公開)し(?:た|て|ま)/)

/** What a sentence says of those it names by their number. */
const judgeGroup = (reader: StatusReader, words: Words): Status | undefined =>
  wasNotOpened.test(words) ? 'possible' : (judge(reader, words) ?? (wasOpened.test(words) ? 'confirmed' : undefined))

const judgeSentence = (reader: StatusReader, sentence: Sentence): Status => {
  const { reading } = reader
  const told = wordsOf(reading, sentence, 300)
  if (isSeenByNone(told)) return 'possible'
  const near = judge(reader, told)
  if (near !== undefined) return near
  const label = labelOf(reading, sentence.start)
  if (label !== undefined) {
    reader.groups ??= judgeGroups(reading, (words) => judgeGroup(reader, words))
    const said = reader.groups.get(label)
    if (said !== undefined) return said
  }
  if (reader.discarded) return judgeDisposal(reader)
  if (isOfFearedRest(reading, sentence)) return 'possible'
  const own = lineIndexAt(reading, sentence.start)
  const before = judgeBefore(reader, sentence, own)
  if (before !== undefined) return before
  const above = judgeCase(reader, own) ?? judgeAbove(reader, own)
  if (above !== undefined) return above
  const headings = headingsAbove(reading, sentence.start)
  for (let at = headings.length - 1; at >= 0; at--) {
    const { start, end } = headings[at]!
    const said = judge(reader, wordsBetween(reading, Math.max(start, end - 300), end))
    if (said !== undefined) return said
  }
  // Of several mishaps told together, what was published is not merely missing.
  if (reader.several && published.test(wordsOf(reading, sentence, 300))) return 'confirmed'
  reader.otherwise ??= judgeRelease(reader)
  return reader.otherwise
}

/** 「誤送付が3件、紛失が1件」: the mishap a count is of. */
const mishap = pattern(
  /(?:誤(?:送付|送信|交付|配達|配付|配布|発送|掲載|公開)|漏え?い|漏洩|流出|(紛失|盗難|置き忘れ))(?:の)?(?:事案|事故|件数)?(?:が|は|:| ){0,2}(?:計|合計)?$/,
)
const outOf = gateOf(['うち'])
const reach = 120

const onlyLay = (reader: StatusReader, { after }: CountPlace): boolean => !reader.misdelivered && layThere.test(after)

/** A part told apart from the rest: 「3,400名分が漏えいした可能性があり、うち120名分は流出を確認しました」. */
const judgePart = (reader: StatusReader, place: CountPlace): Status | undefined => {
  const { reading, mention, sentence, words } = place
  if (!isOpen(outOf, words)) return undefined
  const start = Math.max(sentence.start, mention.start - reach)
  const end = Math.min(sentence.end, mention.end + reach)
  const near = reading.text.slice(start, end)
  const from = near.lastIndexOf('うち', mention.start + 1 - start)
  const next = near.indexOf('うち', mention.end - start)
  if (from < 0 && next < 0) return undefined
  const own = judge(
    reader,
    wordsWithin(reading, sentence, from < 0 ? start : start + from, next < 0 ? end : start + next),
  )
  if (own !== undefined || from >= 0) return own
  // 「127名(うち、実際に閲覧された方 19名)」: of the rest nobody knows.
  const part = wordsWithin(reading, sentence, start + next, end)
  return wasSeen(part) || (onlyLay(reader, place) && judge(reader, part) === 'confirmed') ? 'possible' : undefined
}

const nextCounted = /、[^、。\d]{0,20}\d/
/** 「42名の情報は漏えいを確認し、99名の情報は可能性が否定できません」: each by what its own clause says. */
const judgeClause = (reader: StatusReader, place: CountPlace): Status | undefined => {
  const { reading, mention, sentence } = place
  const { text } = reading
  const after = text.slice(mention.end, Math.min(sentence.end, mention.end + reach))
  const next = nextCounted.exec(after)
  if (next !== null) {
    const own = judge(reader, wordsWithin(reading, sentence, mention.start, mention.end + next.index))
    const beside = wordsWithin(
      reading,
      sentence,
      mention.end + next.index,
      mention.end + next.index + next[0].length - 1,
    )
    return own ?? (onlyLay(reader, place) && foundOf.test(beside) ? 'possible' : undefined)
  }
  const start = Math.max(sentence.start, mention.start - 30)
  const before = text.slice(start, mention.start)
  const comma = before.lastIndexOf('、')
  return comma < 0 || !/\d/.test(text.slice(Math.max(sentence.start, start - 60), start + comma))
    ? undefined
    : judge(reader, wordsWithin(reading, sentence, start + comma + 1, Math.min(sentence.end, mention.end + reach)))
}

const ofPart = /^うち/

/** 「件数 | うち取得されたもの」: what the one column says of a part, it does not say of the other. */
const judgeColumn = (reader: StatusReader, place: CountPlace): Status | undefined => {
  const { reading } = place
  const column = columnHeadOf(place)
  if (column === undefined) return undefined
  const own = judge(reader, unknownWords(reading, column.own))
  if (own !== undefined) return own
  const others = () => column.others.map((head) => judge(reader, unknownWords(reading, head)))
  // 「開かれた | 開くことができた | 計」
  if (/でき(?:た|る)|可能|得[るた]/.test(column.own) && others().includes('confirmed')) return 'possible'
  if (
    /^(?:合|総)? ?計$/.test(column.own) &&
    column.others.some((head) => /でき(?:た|る)|可能|得[るた]/.test(head)) &&
    others().includes('confirmed')
  )
    return 'possible'
  if (
    /確認(?:済み?|された|できた|分)?$|確定|判明/.test(column.own) &&
    column.others.some((head) => judge(reader, unknownWords(reading, head)) === 'possible')
  )
    return 'confirmed'
  return column.others.some((head) => ofPart.test(head) && judge(reader, unknownWords(reading, head)) === 'confirmed')
    ? 'possible'
    : undefined
}

/** Whether the leak is confirmed for a count: by its part, its sentence, what leads in its list, the headings, the release. */
export const statusOf = (reader: StatusReader, place: CountPlace): Status => {
  const { sentence, before } = place
  if (fearedOf.test(before)) return 'possible'
  if (foundOf.test(before) || provenOf.test(before)) return 'confirmed'
  const named = mishap.exec(before)
  if (named !== null) return named[1] === undefined ? 'confirmed' : 'possible'
  const part = judgePart(reader, place) ?? judgeColumn(reader, place) ?? judgeClause(reader, place)
  if (part !== undefined) return part
  if (reader.last?.sentence !== sentence) reader.last = { sentence, status: judgeSentence(reader, sentence) }
  return reader.last.status
}
