import type { AffectedUnit } from '../../../casebook/facts.js'
import type { CountMention, Reading, Sentence } from '../../reading.js'
import type { Pattern } from '../patterns/pattern.js'
import { type Words, wordsOf, wordsWithin } from '../patterns/words.js'
import { sentenceAt, type Zone, zoneAt } from '../zones.js'

/** A count that may be one of victims, and the words around it. */
export interface CountPlace {
  readonly reading: Reading
  readonly mention: CountMention
  readonly unit: AffectedUnit
  readonly zone: Zone
  readonly sentence: Sentence
  /** Its sentence, as much of it as is ever looked at. */
  readonly words: Words
  readonly before: Words
  readonly after: Words
}

const longestSentence = 400
const reach = 80

/** Where a count stands; `last` is the place of the count before it, which may share its sentence. */
export const placeOf = (
  reading: Reading,
  mention: CountMention,
  unit: AffectedUnit,
  last: CountPlace | undefined,
): CountPlace => {
  const shared = last !== undefined && mention.start < last.sentence.end
  const sentence = shared ? last.sentence : sentenceAt(reading, mention.start)
  return {
    reading,
    mention,
    unit,
    zone: shared ? last.zone : zoneAt(reading, mention.start),
    sentence,
    words: shared ? last.words : wordsOf(reading, sentence, longestSentence),
    before: wordsWithin(reading, sentence, mention.start - reach, mention.start),
    after: wordsWithin(reading, sentence, mention.end, mention.end + reach),
  }
}

/** Whether a pattern stands in the sentence of a count: a sentence may hold many counts, each asking the same of its words. */
export const testOnce = (pattern: Pattern): ((words: Words) => boolean) => {
  let last: Words | undefined
  let held = false
  return (words) => {
    if (words !== last) {
      last = words
      held = pattern.test(words)
    }
    return held
  }
}
