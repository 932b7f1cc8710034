import { lineIndexAt } from './lead.js'
import type { CountPlace } from './place.js'

/** How far up a mark may stand over the words that it is of. */
const furthest = 8
const longestMark = 24
const before = '(?:訂正|修正|変更|更新|改定)前'
const after = '(?:訂正|修正|変更|更新|改定)後'
/** 「【訂正前】」「(誤)」「■ 訂正前の内容」 alone on a line. */
const markOf = (word: string): RegExp =>
  new RegExp(
    `^[^一-鿿ぁ-んァ-ヶ\\d]{0,4}(?:\\d[.)]? ?)?${word}(?:の?(?:内容|記載|文|本文|箇所|数値))?[^一-鿿ぁ-んァ-ヶ\\d]{0,3}$`,
  )
const wrong = markOf(`(?:${before}|誤)`)
const right = markOf(`(?:${after}|正)`)

/** A count on a line under 「【訂正前】」: what the text puts right further down, or further up. */
export const isToldWrong = ({ reading, mention }: CountPlace): boolean => {
  const { text, lines } = reading
  const own = lineIndexAt(reading, mention.start)
  for (let at = own - 1; at >= Math.max(0, own - furthest); at--) {
    const { start, end } = lines[at]!
    if (end - start > longestMark) continue
    const line = text.slice(start, end).trim()
    if (right.test(line)) return false
    if (wrong.test(line)) return true
  }
  return false
}
