import type { Affected } from '../../casebook/facts.js'
import type { SoFar } from '../fact-reader.js'
import type { Reading, Sentence } from '../reading.js'
import { lineIndexAt } from './affected-lead.js'
import { pattern } from './pattern.js'
import { allWords, textOf, type Words, wordsBetween, wordsOf } from './words.js'
import { headingsAbove } from './zones.js'

type Status = Affected['status']

const possible = pattern(/おそれ|恐れ|可能性|懸念|疑い|否定でき|断定でき/)
/** Open to others, not seen by them as far as the words go. */
const exposed = pattern(
  /(?:閲覧|参照|アクセス|取得|表示|検索|ダウンロード|開け?|読み取|見|確認)(?:でき|可能|れ|られ|え)?(?:る|な|た)?[^。、]{0,6}状態/,
)
const seen = pattern(
  /実際に[^。]{0,12}(?:閲覧|開|見|参照)(?!(?:い|し)?た(?:方|保護者|利用者|会員|者)[^。]{0,4}\d)|閲覧(?:が(?:あった|確認)|され(?:た|て))|見られた|目に触れ|第三者が閲覧し|知られ|ダウンロード(?:は|数)[^。]{0,5}\d+ ?[回件]|\d ?回(?:表示|閲覧|ダウンロード)され|(?:他の|別の|ほかの)[^。]{0,40}表示され(?:まし|た)/g,
)
const confirmed = pattern(
  /(?:漏え?い|漏洩|流出|持ち出|窃取|取得(?=され)|抜き取|掲載(?!し)|閲覧|送信|ダウンロード|露出|不正にログイン)(?:し(?:た|まし|て|、)|され(?:た|まし|て)|が(?:確認|判明|確定)|を確認|したこと|していたこと|したもの|と判断|が発生)|漏えいした|流出した|持ち出された|知られ|目に触れ|見られ|開封され|が漏れ|誤(?:送|配|交)|誤って[^。]{0,30}(?:送|渡|交付|配)|送信され|表示され(?:た(?!項目|ま)|まし|ていた)|複写し|(?:外部|転職先|知人|業者)[^。]{0,12}(?:渡し|持ち込)/,
)

const notSeen = /ない|ませ|なかった|おらず|ならず|可能性|おそれ|不明/

/** Somebody saw the data, and the words do not deny it. */
const wasSeen = (words: Words): boolean => {
  if (!seen.may(words)) return false
  const text = textOf(words)
  for (const { index, 0: found } of text.matchAll(seen.regex))
    if (!notSeen.test(text.slice(index + found.length, index + found.length + 28))) return true
  return false
}

/** What the parts of a reading say of the leak, each asked once: many counts stand under the same lines. */
export interface StatusReader {
  readonly reading: Reading
  readonly soFar: SoFar
  /** What was sent to others is in their hands: 「閲覧できる状態」 says no less there. */
  readonly misdelivered: boolean
  readonly lines: Map<number, Status | undefined>
  seenAtAll: boolean | undefined
  otherwise: Status | undefined
  last: { readonly sentence: Sentence; readonly status: Status } | undefined
}

export const makeStatusReader = (reading: Reading, soFar: SoFar): StatusReader => ({
  reading,
  soFar,
  misdelivered:
    soFar.actions.some(({ value }) => value === 'misdelivery') &&
    !soFar.actions.some(({ value }) => value === 'publishing-error' || value === 'misconfiguration'),
  lines: new Map(),
  seenAtAll: undefined,
  otherwise: undefined,
  last: undefined,
})

const seenIn = (reader: StatusReader): boolean => {
  reader.seenAtAll ??= wasSeen(allWords(reader.reading))
  return reader.seenAtAll
}

/** What a stretch of text says of the leak: possible wins, for it takes back what stands before it. */
const judge = (reader: StatusReader, words: Words): Status | undefined => {
  if (possible.test(words)) return 'possible'
  if (exposed.test(words) && !/互い/.test(textOf(words)))
    return reader.misdelivered || seenIn(reader) || wasSeen(words) ? 'confirmed' : 'possible'
  return confirmed.test(words) ? 'confirmed' : undefined
}

const judgeLine = (reader: StatusReader, index: number): Status | undefined => {
  const { reading, lines } = reader
  if (lines.has(index)) return lines.get(index)
  const { start, end } = reading.lines[index]!
  const said = judge(reader, wordsBetween(reading, Math.max(start, end - 160), end))
  lines.set(index, said)
  return said
}

/** What the release says as a whole. */
const judgeRelease = (reader: StatusReader): Status => {
  const { reading, soFar } = reader
  const has = (...values: readonly string[]) => soFar.actions.some(({ value }) => values.includes(value))
  if (has('publishing-error', 'misconfiguration') && !has('misdelivery', 'unauthorized-access'))
    return seenIn(reader) ? 'confirmed' : 'possible'
  if (soFar.actions.length > 0 && soFar.actions.every(({ value }) => value === 'loss' || value === 'theft'))
    return 'possible'
  for (let at = 0; at < Math.min(16, reading.sentences.length); at++) {
    const said = judge(reader, wordsOf(reading, reading.sentences[at]!, 300))
    if (said !== undefined) return said
  }
  if (has('misdelivery', 'insider', 'theft')) return 'confirmed'
  return has('loss', 'ransomware') ? 'possible' : 'unstated'
}

const judgeSentence = (reader: StatusReader, sentence: Sentence): Status => {
  const { reading } = reader
  const near = judge(reader, wordsOf(reading, sentence, 300))
  if (near !== undefined) return near
  const own = lineIndexAt(reading, sentence.start)
  for (let at = own - 1; at >= Math.max(0, own - 14); at--) {
    const said = judgeLine(reader, at)
    if (said !== undefined) return said
    if (reading.text[reading.lines[at]!.end - 1] === '。') break
  }
  const headings = headingsAbove(reading, sentence.start)
  for (let at = headings.length - 1; at >= 0; at--) {
    const { start, end } = headings[at]!
    const said = judge(reader, wordsBetween(reading, Math.max(start, end - 300), end))
    if (said !== undefined) return said
  }
  reader.otherwise ??= judgeRelease(reader)
  return reader.otherwise
}

/** Whether the leak is confirmed for a count: by its own sentence, then what leads in its list, the headings, the opening. */
export const statusOf = (reader: StatusReader, sentence: Sentence): Status => {
  if (reader.last?.sentence !== sentence) reader.last = { sentence, status: judgeSentence(reader, sentence) }
  return reader.last.status
}
