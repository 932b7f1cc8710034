import type { Reading, Sentence } from '../../reading.js'
import type { Gate } from './gates.js'

/**
 * A stretch of a reading's text that patterns are asked about, with the gates of the sentence it stands in. Its text is
 * cut out only when a pattern has to be run.
 */
export interface Words {
  readonly start: number
  readonly end: number
  readonly reading: Reading
  /** Where the row of its gates begins. */
  readonly row: number
  /** It is the sentence, or the text, so that a word in the one is a word in the other. */
  readonly whole: boolean
  text: string | undefined
}

/** Does one of the words of a gate stand in the sentence of the stretch? */
export const isOpen = ({ slot, bit }: Gate, words: Words): boolean =>
  (words.reading.gates.bits[words.row + slot]! & bit) !== 0

/** The text of a stretch. */
export const textOf = (words: Words): string => {
  words.text ??= words.reading.text.slice(words.start, words.end)
  return words.text
}

/** The first and the last code unit of a stretch, without cutting it out; NaN where it is empty. */
export const firstUnit = ({ text, start, end, reading }: Words): number =>
  text === undefined ? (start < end ? reading.text.charCodeAt(start) : Number.NaN) : text.charCodeAt(0)
export const lastUnit = ({ text, start, end, reading }: Words): number =>
  text === undefined ? (start < end ? reading.text.charCodeAt(end - 1) : Number.NaN) : text.charCodeAt(text.length - 1)

/** A sentence, or as much of it as is ever looked at. */
export const wordsOf = (reading: Reading, sentence: Sentence, longest = Number.POSITIVE_INFINITY): Words => {
  const whole = sentence.end - sentence.start <= longest
  return {
    start: sentence.start,
    end: whole ? sentence.end : sentence.start + longest,
    reading,
    row: sentence.index * reading.gates.stride,
    whole,
    text: undefined,
  }
}

/** A part of a sentence; what lies outside the sentence is left out. */
export const wordsWithin = (reading: Reading, sentence: Sentence, start: number, end: number): Words => {
  const from = Math.max(start, sentence.start)
  const to = Math.max(from, Math.min(end, sentence.end))
  return {
    start: from,
    end: to,
    reading,
    row: sentence.index * reading.gates.stride,
    whole: from === sentence.start && to === sentence.end,
    text: undefined,
  }
}

/** Any stretch, whatever sentences it runs through: of it only the words of the whole text are known. */
export const wordsBetween = (reading: Reading, start: number, end: number): Words => ({
  start: Math.max(0, start),
  end: Math.max(0, start, Math.min(end, reading.text.length)),
  reading,
  row: reading.gates.stride * reading.sentences.length,
  whole: start <= 0 && end >= reading.text.length,
  text: undefined,
})

/** The same stretch with something else put for some of its text. */
export const rewritten = (words: Words, text: string): Words => ({ ...words, whole: false, text })

/** Words put together, or with some taken out: of them nothing is known. */
export const unknownWords = (reading: Reading, text: string): Words => ({
  start: 0,
  end: text.length,
  reading,
  row: reading.gates.stride * (reading.sentences.length + 1),
  whole: false,
  text,
})

/** The whole text: what stands in no sentence of it need not be looked for in each. */
export const allWords = (reading: Reading): Words => wordsBetween(reading, 0, reading.text.length)
