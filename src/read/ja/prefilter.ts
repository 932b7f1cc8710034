import { neededWords } from './needed-words.js'
import { buildTrie, type Trie } from './trie.js'

interface Look {
  text: string
  /** One bit a pattern: does one of its words stand in the text? */
  bits: Uint32Array
}

const wordLists: (readonly string[])[] = []
/** Words of which every match of a pattern holds at least one, or undefined where the pattern has none such. */
const requiredWords = (pattern: RegExp): readonly string[] | undefined => {
  const lists = neededWords(pattern).map(({ needs }) => needs[0])
  return lists.every((words) => words !== undefined) ? lists.flat() : undefined
}

/** Patterns without words. */
const always: number[] = []
let trie: Trie<readonly number[]> | undefined
/** A clause is asked about many patterns in a row, now and then about a part of it: the last few looks are kept. */
const looks: Look[] = []
let newest = 0
const KEPT = 4
/** The bits of the patterns without words: every look begins with them. */
let alwaysBits = new Uint32Array()

const buildWords = (): Trie<readonly number[]> => {
  const patternsOf = new Map<string, number[]>()
  wordLists.forEach((words, id) => {
    for (const word of words) {
      const known = patternsOf.get(word)
      if (known === undefined) patternsOf.set(word, [id])
      else known.push(id)
    }
  })
  alwaysBits = new Uint32Array((wordLists.length + 31) >>> 5)
  for (const id of always) alwaysBits[id >>> 5]! |= 1 << (id & 31)
  looks.splice(0, looks.length, ...Array.from({ length: KEPT }, () => ({ text: '', bits: alwaysBits.slice() })))
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
  bits.set(alwaysBits)
  trie.visit(text, 0, text.length, (patterns) => {
    for (let at = 0; at < patterns.length; at++) {
      const id = patterns[at]!
      bits[id >>> 5]! |= 1 << (id & 31)
    }
  })
  return bits
}

/**
 * Those of a list of patterns that may match a text, in their order. The words that every match of a pattern holds are
 * looked for together, for all lists in one pass over the text: patterns whose words are missing, mostly all of them,
 * are not tried. A pattern of which no words can be told is always among those given back.
 */
export const prefilter = (patterns: readonly RegExp[]): ((text: string) => readonly RegExp[]) => {
  const gates = patterns.map((pattern) => {
    const words = requiredWords(pattern)
    const id = wordLists.push(words ?? []) - 1
    if (words === undefined) always.push(id)
    return { pattern, slot: id >>> 5, bit: 1 << (id & 31) }
  })
  // The words of this list are not yet among those looked for.
  trie = undefined
  const none: readonly RegExp[] = []
  return (text) => {
    const bits = lookAt(text)
    let may: RegExp[] | undefined
    for (const { pattern, slot, bit } of gates) {
      if ((bits[slot]! & bit) === 0) continue
      may ??= []
      may.push(pattern)
    }
    return may ?? none
  }
}
