import { type Document, plainDocument } from '../casebook/document.js'
import type { Facts } from '../casebook/facts.js'
import { type FactReader, nothingRead } from './fact-reader.js'
import { makeReading } from './ja/reading.js'

export type { FactReader, SoFar } from './fact-reader.js'
export { toFactsLine } from './facts-line.js'

/**
 * The readers in the order they run: each may lean on what those above it found.
 * discloser → parties, products (who speaks, who else is there) → notice (is it one at all) → actions → items →
 * affected (needs the parties for own or case) → events (needs parties and actions) → authorities → the rest.
 */
const readers: readonly FactReader[] = []

export interface ReadOptions {
  /** Year of the case number (`2023` of #2023-416): the year of a date where nothing in the text implies one. */
  readonly caseYear?: string
}

/**
 * What a release says. Pure, synchronous, linear in the length of the text; takes any string.
 *
 * @example readRelease('2023年11月21日\n株式会社例\n個人情報漏えいのお知らせ').published?.date // '2023-11-21'
 */
export const readRelease = (input: Document | string, options: ReadOptions = {}): Facts => {
  const document = typeof input === 'string' ? plainDocument(input) : input
  const reading = makeReading(document, options)
  let facts: Facts = nothingRead
  for (const reader of readers) {
    const found = reader.read(reading, facts)
    facts = { ...facts, ...found, doubts: [...facts.doubts, ...(found.doubts ?? [])] }
  }
  return facts
}
