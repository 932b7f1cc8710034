import type { CountMention } from '../../reading.js'
import { firstNotBefore } from '../text/bounds.js'
import { parseNumber } from '../text/kanji-numbers.js'

const bracket = /^(?:様|さま|分)?[ \n]{0,6}\(([^()。]{6,240})\)/
/** 「A社様 5,120」「北支店1,377」: a part ends in its number. */
const partNumber = /^[^\d]{1,40}?(?:\d{1,3}(?:社|校|園|団体|施設|店)[^\d]{0,6}?)? ?(\d[\d,]{0,9})$/
const totalBefore = /[ ::](\d[\d,]{0,9})\(([^()\n]{4,80})\)/g

const plain = (start: number, end: number, count: number, counter: string): CountMention => ({
  start,
  end,
  count,
  counter,
  approx: false,
  modifiers: [],
})

/** The numbers of a breakdown in brackets behind a count, where they add up to it: 「延べ820名(北支店 500、南支店 320)」. */
const partsOf = (text: string, { end, count, counter }: CountMention): CountMention[] => {
  const inside = bracket.exec(text.slice(end, end + 260))
  if (inside === null) return []
  const parts: CountMention[] = []
  let at = end + inside[0].length - 1 - inside[1]!.length
  let sum = 0
  for (const part of inside[1]!.split(/[、\n;]|,(?!\d{3})/)) {
    const written = partNumber.exec(part)?.[1]
    if (written === undefined) return []
    const value = parseNumber(written)
    sum += value
    parts.push(plain(at + part.length - written.length, at + part.length, value, counter))
    at += part.length + 1
  }
  return parts.length > 1 && sum === count ? parts : []
}

/**
 * Numbers without a counter that add up with those in brackets: the parts of a count, and the whole of parts that are
 * counted: 「委託元 17(企業14、自治体3)」.
 */
export const findCountsInBrackets = (text: string, counted: readonly CountMention[]): CountMention[] => {
  const found: CountMention[] = []
  for (const mention of counted)
    if (mention.count >= 10 && mention.countMax === undefined) found.push(...partsOf(text, mention))
  totalBefore.lastIndex = 0
  for (let total = totalBefore.exec(text); total !== null; total = totalBefore.exec(text)) {
    const start = total.index + 1
    const end = start + total[1]!.length
    const stop = total.index + total[0].length
    const parts: CountMention[] = []
    for (let at = firstNotBefore(counted, (mention) => mention.start <= end); counted[at] !== undefined; at++) {
      if (counted[at]!.end >= stop) break
      parts.push(counted[at]!)
    }
    const sum = parts.reduce((all, { count }) => all + count, 0)
    const count = parseNumber(total[1]!)
    if (parts.length > 1 && sum === count) found.push(plain(start, end, count, parts[0]!.counter))
    totalBefore.lastIndex = end
  }
  return found
}
