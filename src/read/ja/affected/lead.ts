import type { Reading, Span } from '../../reading.js'
import { pattern } from '../patterns/pattern.js'
import { wordsBetween } from '../patterns/words.js'

/** A line of a list or table: short, and not closed like a sentence. */
export const isListLine = (words: string): boolean => words.length <= 110 && !/。$/.test(words)

/** How a line that leads in a list of the affected reads. */
export const leadIn = pattern(
  /(?:漏え?い|漏洩|流出|持ち出|閲覧|紛失|盗|対象|該当|取得|送信|送付|掲載|誤|ログイン(?:され|を許|が成立)|侵入され|表示され|見られ)[^。]{0,40}(?:情報|方|アカウント|会員ID|データ|もの|人数|件数|お客様|書類|項目|とおり|内容|対象)|(?:情報|対象者?|件数|人数)(?:の(?:内容|項目|内訳|範囲|件数|概要))?(?:は|について|[))】>])?[^。]{0,20}$|(?:次|以下|下記)の(?:とおり|通り|情報|方)/,
)

/** Which line of the reading a place stands in. */
export const lineIndexAt = ({ lines }: Reading, offset: number): number => {
  let low = 0
  let high = lines.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (lines[middle]!.start <= offset) low = middle
    else high = middle - 1
  }
  return low
}

const beginsPart = /^ ?(?:\d{1,2}[.)] ?\D|[■【○●◆◎□◇▼★≪《<〔])/

/** Does a line begin a part of the release: a heading, a number, a mark? */
export const isPartHead = ({ text, sections }: Reading, { start, end }: Span): boolean => {
  if (beginsPart.test(text.slice(start, Math.min(end, start + 6)))) return true
  let low = 0
  let high = sections.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (sections[middle]!.heading.start <= start) low = middle
    else high = middle - 1
  }
  const heading = sections[low]?.heading
  return heading !== undefined && heading.start >= start && heading.start < end
}

const isLead = (reading: Reading, line: Span): boolean => {
  const start = Math.max(line.start, line.end - 140)
  let end = line.end
  while (end > start && reading.text.charAt(end - 1) === ' ') end--
  return (
    reading.text.charAt(end - 1) === '。' ||
    beginsPart.test(reading.text.slice(start, start + 6)) ||
    leadIn.test(wordsBetween(reading, start, line.end))
  )
}

/** The line that leads in the list a place stands in: the first one above that is no list line itself. */
export const leadLineOf = (reading: Reading, offset: number): Span | undefined => {
  const { lines } = reading
  const low = lineIndexAt(reading, offset)
  for (let at = low - 1; at >= Math.max(0, low - 14); at--) if (isLead(reading, lines[at]!)) return lines[at]
  return undefined
}
