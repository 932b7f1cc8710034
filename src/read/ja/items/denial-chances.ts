import type { Reading, Sentence } from '../../reading.js'
import { isOpen, wordsOf } from '../patterns/words.js'
import { loadWeigher, type Parts } from '../weights/weigher.js'
import { headingWords, zoneAt } from '../zones.js'
import { denial, type ItemMention, mentionsIn } from './mentions.js'
import { placesIn } from './places.js'

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

/** Visits each item named in a sentence that denies something. */
export const eachDeniable = (reading: Reading, visit: (sentence: Sentence, mention: ItemMention) => void): void => {
  const { text, lexicon } = reading
  for (const sentence of reading.sentences) {
    if (!isOpen(denial, wordsOf(reading, sentence, 1500))) continue
    const all = lexicon.items.scan(text, sentence.start, sentence.end)
    if (all.length === 0) continue
    const zone = zoneAt(reading, sentence.start)
    const places = placesIn(text, sentence, all, undefined)
    for (const mention of mentionsIn(reading, sentence, zone, places)) visit(sentence, mention)
  }
}

const weigher = loadWeigher<'excluded'>('denied')

/** How likely an item named in a sentence that denies something is one that did not leak, 0 to 1. */
export const weighDenied = (reading: Reading, sentence: Sentence, mention: ItemMention): number =>
  weigher().weigh(partsOfDenied(reading, sentence, mention))[0] ?? 0
