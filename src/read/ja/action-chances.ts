import type { ActionValue } from '../../casebook/facts.js'
import type { Reading, Sentence } from '../reading.js'
import { loadWeigher, type Parts } from './weights/weigher.js'

/** So much of a text says what happened; the first half of it says it plainest. */
const opening = 500
const longest = 1000

/** The words in which a release begins. */
export const partsOfOpening = ({ text, lines }: Reading): Parts => ({
  title: lines
    .slice(0, 3)
    .map(({ start, end }) => text.slice(start, Math.min(end, start + 60)))
    .join('|'),
  opening: text.slice(0, opening),
  rest: text.slice(opening, longest),
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

/** The sentence that tells most plainly that `value` happened, if any does. */
const plainest = (
  reading: Reading,
  value: ActionValue,
  isAside: (sentence: Sentence) => boolean,
): Sentence | undefined => {
  const { classes, weigh } = sentenceWeigher()
  const at = classes.indexOf(value)
  if (at < 0) return undefined
  let best: Sentence | undefined
  let most = shows
  for (const sentence of reading.sentences.slice(0, longestRun)) {
    const chance = weigh(partsOfSentence(reading, sentence))[at]!
    if (chance <= most || isAside(sentence)) continue
    most = chance
    best = sentence
  }
  return best
}

/**
 * What happened by the likeness of its beginning to that of other releases, from a chance of `isLikely` (0 to 1), with the
 * sentence that says it most; those that are `isAside` tell of something else.
 */
export const weighActions = (
  reading: Reading,
  isLikely: number,
  isAside: (sentence: Sentence) => boolean,
): readonly (readonly [ActionValue, Sentence])[] => {
  const { classes, weigh } = weigher()
  const chances = weigh(partsOfOpening(reading))
  return classes.flatMap((value, at) => {
    const sentence = chances[at]! < isLikely ? undefined : plainest(reading, value, isAside)
    return sentence === undefined ? [] : [[value, sentence] as const]
  })
}
