import type { Reading, Sentence } from '../../reading.js'
import { loadWeigher, type Parts } from '../weights/weigher.js'
import { headingWords, zoneAt } from '../zones.js'
import type { ItemMention } from './mentions.js'

/** The words around an item that tell whether it is one of those that did not leak. */
export const partsOfDenied = (reading: Reading, sentence: Sentence, { start, end, value }: ItemMention): Parts => {
  const { text } = reading
  const from = Math.max(sentence.start, start - 40)
  const to = Math.min(sentence.end, end + 60)
  return {
    before: text.slice(from, start),
    after: text.slice(end, to),
    near: text.slice(end, Math.min(to, end + 12)),
    close: text.slice(Math.max(from, start - 8), start),
    end: text.slice(Math.max(end, sentence.end - 16), sentence.end),
    value,
    heading: headingWords(reading, start, 40),
    zone: zoneAt(reading, start),
    above: text.slice(Math.max(0, sentence.start - 30), sentence.start),
  }
}

const weigher = loadWeigher<'excluded'>('denied')

/** How likely an item named in a sentence that denies something is one that did not leak, 0 to 1. */
export const weighDenied = (reading: Reading, sentence: Sentence, mention: ItemMention): number =>
  weigher().weigh(partsOfDenied(reading, sentence, mention))[0]!
