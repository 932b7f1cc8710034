import { requiredWords } from './required-words.js'
import { buildTrie, type Trie } from './trie.js'

/** A pattern that is only tried where one of the words stands that every match of it holds. */
export interface Prefiltered {
  readonly pattern: RegExp
  /** Where its bit stands in a look. */
  readonly slot: number
  readonly bit: number
  test(text: string): boolean
  exec(text: string): RegExpExecArray | null
  /** False where the pattern cannot match; true says nothing. */
  mayMatch(text: string): boolean
}

interface Look {
  text: string
  /** One bit a pattern: does one of its words stand in the text? */
  bits: Uint32Array
}

const wordLists: (readonly string[])[] = []
/** Patterns without words. */
const always: number[] = []
let trie: Trie<readonly number[]> | undefined
/** A clause is asked about many patterns in a row, now and then about a part of it: the last few looks are kept. */
const looks: Look[] = []
let newest = 0
const KEPT = 4

const buildWords = (): Trie<readonly number[]> => {
  const patternsOf = new Map<string, number[]>()
  wordLists.forEach((words, id) => {
    for (const word of words) {
      const known = patternsOf.get(word)
      if (known === undefined) patternsOf.set(word, [id])
      else known.push(id)
    }
  })
  const size = (wordLists.length + 31) >>> 5
  looks.splice(0, looks.length, ...Array.from({ length: KEPT }, () => ({ text: '', bits: new Uint32Array(size) })))
  return buildTrie(patternsOf)
}

const lookAt = (text: string): Uint32Array => {
  trie ??= buildWords()
  for (let back = 0; back < KEPT; back++) {
    const look = looks[(newest + KEPT - back) % KEPT]!
    if (look.text === text) {
      // The same words may come as another string; from now on it is this one, so that comparing is one step.
      look.text = text
      return look.bits
    }
  }
  newest = (newest + 1) % KEPT
  const look = looks[newest]!
  const { bits } = look
  look.text = text
  bits.fill(0)
  const mark = (patterns: readonly number[]): void => {
    for (let at = 0; at < patterns.length; at++) {
      const id = patterns[at]!
      bits[id >>> 5]! |= 1 << (id & 31)
    }
  }
  mark(always)
  trie.visit(text, 0, text.length, mark)
  return bits
}

/**
 * Wraps a pattern for texts of which most do not hold it. The words of all wrapped patterns are looked for together,
 * in one pass over a clause; a pattern whose words are missing is not tried at all. Changes no result.
 * A pattern of which no words can be told is always tried.
 */
export const prefilter = (pattern: RegExp): Prefiltered => {
  const words = requiredWords(pattern)
  const id = wordLists.push(words ?? []) - 1
  if (words === undefined) always.push(id)
  trie = undefined
  const slot = id >>> 5
  const bit = 1 << (id & 31)
  const mayMatch = (text: string) => (lookAt(text)[slot]! & bit) !== 0
  return {
    pattern,
    slot,
    bit,
    mayMatch,
    test: (text) => mayMatch(text) && pattern.test(text),
    exec: (text) => (mayMatch(text) ? pattern.exec(text) : null),
  }
}

/** Those of a list of patterns that may match a text, in their order; mostly none, told by a few look-ups. */
export const prefilterAll = (patterns: readonly RegExp[]): ((text: string) => readonly RegExp[]) => {
  const wrapped = patterns.map(prefilter)
  const none: readonly RegExp[] = []
  return (text) => {
    const bits = lookAt(text)
    let may: RegExp[] | undefined
    for (const { pattern, slot, bit } of wrapped) {
      if ((bits[slot]! & bit) === 0) continue
      may ??= []
      may.push(pattern)
    }
    return may ?? none
  }
}
