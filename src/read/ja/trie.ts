/** Looks words up in a text, the longest at a place. */
export interface Trie<Value> {
  /** The longest word that begins at `at`, or undefined. Never looks further than the longest word. */
  longest(text: string, at: number): { readonly end: number; readonly value: Value } | undefined
  /** Every longest word from left to right; a character belongs to one word. Linear in the text. */
  scan(text: string, from?: number, to?: number): Found<Value>[]
  /** Every word at every place, also those inside or overlapping another. Linear: a word is short. */
  every(text: string, from?: number, to?: number): Found<Value>[]
}

export interface Found<Value> {
  readonly start: number
  readonly end: number
  readonly value: Value
}

/** A sieve for first characters: small enough to stay in the cache, wide enough to stop nine of ten places. */
const SIEVE = 4096

/**
 * A trie in one hash table of steps (node, character) → node: it takes memory for the steps there are, so it is built
 * in milliseconds, also for the few short names of one release. Of two values for one word the first stays.
 */
export const buildTrie = <Value>(words: Iterable<readonly [word: string, value: Value]>): Trie<Value> => {
  const list = [...words].filter(([word]) => word !== '')
  let most = 1
  for (const [word] of list) most += word.length
  let size = 16
  while (size < most * 2) size *= 2
  const mask = size - 1
  const froms = new Int32Array(size)
  const units = new Uint16Array(size)
  const nexts = new Int32Array(size)
  const first = new Uint8Array(SIEVE)
  // Nodes count from 1, so that a slot of zero is a free one.
  const slotOf = (node: number, unit: number): number => {
    let slot = (Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)) >>> 7
    for (slot &= mask; froms[slot] !== 0 && (froms[slot] !== node || units[slot] !== unit); ) slot = (slot + 1) & mask
    return slot
  }
  const values: (Value | undefined)[] = [undefined, undefined]
  for (const [word, value] of list) {
    let node = 1
    first[word.charCodeAt(0) & (SIEVE - 1)] = 1
    for (let at = 0; at < word.length; at++) {
      const unit = word.charCodeAt(at)
      const slot = slotOf(node, unit)
      if (froms[slot] === 0) {
        froms[slot] = node
        units[slot] = unit
        nexts[slot] = values.push(undefined) - 1
      }
      node = nexts[slot]!
    }
    values[node] ??= value
  }
  const longest = (text: string, at: number, limit: number) => {
    let end = 0
    let value: Value | undefined
    for (let node = 1, to = at; to < limit; ) {
      node = nexts[slotOf(node, text.charCodeAt(to))]!
      if (node === 0) break
      to++
      const here = values[node]
      if (here !== undefined) {
        end = to
        value = here
      }
    }
    return value === undefined ? undefined : { end, value }
  }
  const every = (text: string, from = 0, to = text.length): Found<Value>[] => {
    const found: Found<Value>[] = []
    for (let start = from; start < to; start++) {
      if (first[text.charCodeAt(start) & (SIEVE - 1)] === 0) continue
      for (let node = 1, at = start; at < to; ) {
        node = nexts[slotOf(node, text.charCodeAt(at))]!
        if (node === 0) break
        at++
        const value = values[node]
        if (value !== undefined) found.push({ start, end: at, value })
      }
    }
    return found
  }
  return {
    every,
    longest: (text, at) => longest(text, at, text.length),
    scan: (text, from = 0, to = text.length) => {
      const found: Found<Value>[] = []
      for (let at = from; at < to; ) {
        const hit = first[text.charCodeAt(at) & (SIEVE - 1)] === 0 ? undefined : longest(text, at, to)
        if (hit === undefined) at++
        else {
          found.push({ start: at, end: hit.end, value: hit.value })
          at = hit.end
        }
      }
      return found
    },
  }
}
