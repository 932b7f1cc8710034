import type { Reading } from '../../reading.js'
import { loadWeigher, type Parts } from '../weights/weigher.js'
import { headingWords, sentenceAt, zoneAt } from '../zones.js'

const sizeOf = (count: number): string => (count === 1 ? '一' : count < 10 ? '小' : count < 1000 ? '中' : '大')

/** The words around a count that tell whether it is one of the affected. */
export const partsOfCount = (reading: Reading, index: number): Parts => {
  const { text, counts } = reading
  const { start, end, counter, count, modifiers, column } = counts[index]!
  const sentence = sentenceAt(reading, start)
  const from = Math.max(sentence.start, start - 60)
  const to = Math.min(sentence.end, end + 60)
  const last = counts[index - 1]
  return {
    before: text.slice(from, start),
    after: text.slice(end, to),
    lead: text.slice(Math.max(from, start - 12), start),
    near: text.slice(end, Math.min(to, end + 10)),
    counter: `${counter}${text.slice(end, Math.min(to, end + 2))}`,
    size: `${sizeOf(count)}${modifiers.join('')}`,
    heading: headingWords(reading, start, 40),
    column: column?.own ?? '',
    zone: zoneAt(reading, start),
    order: `${Math.min(4, index)}${last !== undefined && last.start >= sentence.start ? 'b' : ''}`,
    above: text.slice(Math.max(0, sentence.start - 40), sentence.start),
  }
}

const weigher = loadWeigher<'affected'>('counts')

/** How likely each count of a reading is one of the affected, 0 to 1. */
export const weighCounts = (reading: Reading): readonly number[] =>
  reading.counts.map((_, index) => weigher().weigh(partsOfCount(reading, index))[0]!)
