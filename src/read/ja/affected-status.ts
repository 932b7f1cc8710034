import type { Affected } from '../../casebook/facts.js'
import type { SoFar } from '../fact-reader.js'
import type { Reading, Span } from '../reading.js'
import { lineIndexAt } from './affected-lead.js'
import { headingsAbove } from './zones.js'

type Status = Affected['status']

const possible = /おそれ|恐れ|可能性|懸念|疑い|否定でき|断定でき/
/** Open to others, not seen by them as far as the words go. */
const exposed =
  /(?:閲覧|参照|アクセス|取得|表示|検索|ダウンロード|開け?|読み取|見|確認)(?:でき|可能|れ|られ|え)?(?:る|な|た)?[^。、]{0,6}状態/
const seen =
  /実際に[^。]{0,12}(?:閲覧|開|見|参照)(?!(?:い|し)?た(?:方|保護者|利用者|会員|者)[^。]{0,4}\d)|閲覧(?:が(?:あった|確認)|され(?:た|て))|見られた|目に触れ|第三者が閲覧し|知られ|ダウンロード(?:は|数)[^。]{0,5}\d+ ?[回件]|\d ?回(?:表示|閲覧|ダウンロード)され|(?:他の|別の|ほかの)[^。]{0,40}表示され(?:まし|た)/g
const confirmed =
  /(?:漏え?い|漏洩|流出|持ち出|窃取|取得(?=され)|抜き取|掲載(?!し)|閲覧|送信|ダウンロード|露出|不正にログイン)(?:し(?:た|まし|て|、)|され(?:た|まし|て)|が(?:確認|判明|確定)|を確認|したこと|していたこと|したもの|と判断|が発生)|漏えいした|流出した|持ち出された|知られ|目に触れ|見られ|開封され|が漏れ|誤(?:送|配|交)|誤って[^。]{0,30}(?:送|渡|交付|配)|送信され|表示され(?:た(?!項目|ま)|まし|ていた)|複写し|(?:外部|転職先|知人|業者)[^。]{0,12}(?:渡し|持ち込)/

/** Somebody saw the data, and the words do not deny it. */
const wasSeen = (words: string): boolean => {
  for (const { index, 0: found } of words.matchAll(seen))
    if (
      !/ない|ませ|なかった|おらず|ならず|可能性|おそれ|不明/.test(
        words.slice(index + found.length, index + found.length + 28),
      )
    )
      return true
  return false
}

const memo = new WeakMap<Reading, boolean>()
const seenIn = (reading: Reading): boolean => {
  const known = memo.get(reading)
  if (known !== undefined) return known
  const found = wasSeen(reading.text)
  memo.set(reading, found)
  return found
}

/** What a stretch of text says of the leak: possible wins, for it takes back what stands before it. */
const judge = (words: string, seenAtAll: boolean, misdelivered: boolean): Status | undefined => {
  if (possible.test(words)) return 'possible'
  if (exposed.test(words) && !/互い/.test(words))
    return misdelivered || seenAtAll || wasSeen(words) ? 'confirmed' : 'possible'
  return confirmed.test(words) ? 'confirmed' : undefined
}

/** Whether the leak is confirmed for a count: by its own sentence, then what leads in its list, the headings, the opening. */
export const statusOf = (reading: Reading, mention: Span, sentence: Span, soFar: SoFar): Status => {
  const { text } = reading
  // What was sent to others is in their hands: 「閲覧できる状態」 says no less there.
  const misdelivered =
    soFar.actions.some(({ value }) => value === 'misdelivery') &&
    !soFar.actions.some(({ value }) => value === 'publishing-error' || value === 'misconfiguration')
  const read = ({ start, end }: Span, longest = 300) =>
    judge(text.slice(Math.max(start, end - longest), end), seenIn(reading), misdelivered)
  const near = read({ start: sentence.start, end: Math.min(sentence.end, sentence.start + 300) })
  if (near !== undefined) return near
  const { lines } = reading
  const own = lineIndexAt(reading, mention.start)
  for (let at = own - 1; at >= Math.max(0, own - 14); at--) {
    const line = lines[at]!
    const said = read(line, 160)
    if (said !== undefined) return said
    if (text[line.end - 1] === '。') break
  }
  for (const heading of [...headingsAbove(reading, mention.start)].reverse()) {
    const said = read(heading)
    if (said !== undefined) return said
  }
  const onlyExposed =
    soFar.actions.some(({ value }) => value === 'publishing-error' || value === 'misconfiguration') &&
    !soFar.actions.some(({ value }) => value === 'misdelivery' || value === 'unauthorized-access')
  if (onlyExposed) return seenIn(reading) ? 'confirmed' : 'possible'
  if (soFar.actions.length > 0 && soFar.actions.every(({ value }) => value === 'loss' || value === 'theft'))
    return 'possible'
  for (const { start, end } of reading.sentences.slice(0, 16)) {
    const said = read({ start, end: Math.min(end, start + 300) })
    if (said !== undefined) return said
  }
  const has = (...values: readonly string[]) => soFar.actions.some(({ value }) => values.includes(value))
  if (has('misdelivery', 'insider', 'theft')) return 'confirmed'
  return has('loss', 'ransomware') ? 'possible' : 'unstated'
}
