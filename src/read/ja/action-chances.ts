import type { ActionValue } from '../../casebook/facts.js'
import type { Reading, Sentence } from '../reading.js'
import { loadWeigher, type Parts } from './weights/weigher.js'
import { firstLines } from './zones.js'

/** So much of a text says what happened; the first half of it says it plainest. */
const opening = 500
const longest = 1000

/** The words in which a release begins. */
export const partsOfOpening = (reading: Reading): Parts => ({
  title: firstLines(reading),
  opening: reading.text.slice(0, opening),
  rest: reading.text.slice(opening, longest),
})

const longestSentence = 240
/** So many sentences are looked through for one to show. */
const longestRun = 80

/** The words of a sentence, by which one is chosen to show. */
export const partsOfSentence = ({ text }: Reading, { start, end }: Sentence): Parts => ({
  words: text.slice(start, Math.min(end, start + longestSentence)),
})

const weigher = loadWeigher<ActionValue>('actions')
const sentenceWeigher = loadWeigher<ActionValue>('action-sentences')
/** A sentence less likely than this to tell of it does not show it. */
const shows = 0.1

/** For each value the sentence that tells most plainly that it happened, if any does. */
const plainest = (
  reading: Reading,
  values: readonly ActionValue[],
  isAside: (sentence: Sentence) => boolean,
): readonly (readonly [ActionValue, Sentence])[] => {
  const { classes, weigh } = sentenceWeigher()
  const best = new Map<ActionValue, { readonly sentence: Sentence; readonly chance: number }>()
  for (const sentence of reading.sentences.slice(0, longestRun)) {
    if (isAside(sentence)) continue
    const chances = weigh(partsOfSentence(reading, sentence))
    for (const value of values) {
      const chance = chances[classes.indexOf(value)] ?? 0
      if (chance > (best.get(value)?.chance ?? shows)) best.set(value, { sentence, chance })
    }
  }
  return values.flatMap((value) => {
    const told = best.get(value)
    return told === undefined ? [] : [[value, told.sentence] as const]
  })
}

/**
 * What happened by the likeness of its beginning to that of other releases, from a chance of `isLikely` (0 to 1), with the
 * sentence that says it most. Asked only of what `isOpen`; sentences that are `isAside` tell of something else.
 */
export const weighActions = (
  reading: Reading,
  isLikely: number,
  isOpen: (value: ActionValue) => boolean,
  isAside: (sentence: Sentence) => boolean,
): readonly (readonly [ActionValue, Sentence])[] => {
  const { classes, weigh } = weigher()
  const chances = weigh(partsOfOpening(reading))
  const values = classes.filter((value, at) => chances[at]! >= isLikely && isOpen(value))
  return values.length === 0 ? [] : plainest(reading, values, isAside)
}
