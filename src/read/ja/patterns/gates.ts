import { buildGateTrie, type GateTrie } from './gate-trie.js'

/**
 * One bit of a sentence: does one of a list of words stand in it? All lists of all patterns and lexicons are looked for
 * together, in one pass over the text, so that a pattern is only run where its words are.
 */
export interface Gate {
  readonly slot: number
  readonly bit: number
}

/**
 * The bits of every sentence of a text, a row each. The row after the last is of the text as a whole; the one after that
 * has every bit set: words of which nothing is known may hold anything.
 */
export interface GateBits {
  readonly bits: Uint32Array
  readonly stride: number
}

const gates = new Map<string, Gate>()
const gatesOfWord = new Map<string, Gate[]>()
let trie: GateTrie | undefined

const waiting: (() => void)[] = []

/**
 * Has something done before the next text is read: what is known of thousands of patterns is worked out for those who
 * read, and not for those who only ask a casebook for something.
 */
export const beforeReading = (prepare: () => void): void => {
  waiting.push(prepare)
}

/** The gate of a list of words; the same list has the same gate. */
export const gateOf = (words: readonly string[]): Gate => {
  const key = words.join('\n')
  const known = gates.get(key)
  if (known !== undefined) return known
  const gate: Gate = { slot: gates.size >>> 5, bit: 1 << (gates.size & 31) }
  gates.set(key, gate)
  for (const word of new Set(words)) {
    const others = gatesOfWord.get(word)
    if (others === undefined) gatesOfWord.set(word, [gate])
    else others.push(gate)
  }
  // The words of this list are not yet among those looked for.
  trie = undefined
  return gate
}

/** A word with the bits of all its gates, those of one slot together. */
const markedWord = ([word, own]: readonly [string, readonly Gate[]]) => {
  const masks = new Map<number, number>()
  for (const { slot, bit } of own) masks.set(slot, (masks.get(slot) ?? 0) | bit)
  return { word, slots: [...masks.keys()], masks: [...masks.values()] }
}

/** Looks once through the sentences of a text for the words of all gates. */
export const findGateBits = (
  text: string,
  sentences: readonly { readonly start: number; readonly end: number }[],
): GateBits => {
  for (const prepare of waiting.splice(0)) prepare()
  trie ??= buildGateTrie([...gatesOfWord].map(markedWord))
  const stride = (gates.size + 31) >>> 5
  const bits = new Uint32Array(stride * (sentences.length + 2))
  let row = 0
  for (const { start, end } of sentences) {
    trie.mark(text, start, end, bits, row)
    row += stride
  }
  for (let at = 0; at < row; at += stride)
    for (let slot = 0; slot < stride; slot++) bits[row + slot]! |= bits[at + slot]!
  bits.fill(0xffffffff, row + stride)
  return { bits, stride }
}
