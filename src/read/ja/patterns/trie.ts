/** Looks words up in a text, the longest at a place. */
export interface Trie<Value> {
  /** The longest word that begins at `at` and ends by `limit`, or undefined. Never looks further than the longest word. */
  longest(text: string, at: number, limit?: number): { readonly end: number; readonly value: Value } | undefined
  /** Every longest word from left to right; a character belongs to one word. Linear in the text. */
  scan(text: string, from?: number, to?: number): Found<Value>[]
  /** Every word at every place, also those inside or overlapping another. Linear: a word is short. */
  every(text: string, from?: number, to?: number): Found<Value>[]
  /** As `every`, without making a list: `see` is called with each word in turn. */
  visit(text: string, from: number, to: number, see: (value: Value, start: number, end: number) => void): void
}

export interface Found<Value> {
  readonly start: number
  readonly end: number
  readonly value: Value
}

/** Where two characters stand in the sieve. */
const pairOf = (first: number, second: number): number => Math.imul(first, 31) ^ second

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
  // A sieve stops most places before the table is asked: do two characters of the text begin a word, as far as a few
  // bits can tell? Words of one character have a sieve of their own.
  let width = 256
  while (width < list.length * 16) width *= 2
  const pairs = new Uint8Array(width)
  const singles = new Uint8Array(256)
  const mayBegin = (text: string, at: number): boolean => {
    const unit = text.charCodeAt(at)
    return pairs[pairOf(unit, text.charCodeAt(at + 1)) & (width - 1)] !== 0 || singles[unit & 255] !== 0
  }
  // Nodes count from 1, so that a slot of zero is a free one.
  const slotOf = (node: number, unit: number): number => {
    let slot = (Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)) >>> 7
    for (slot &= mask; froms[slot] !== 0 && (froms[slot] !== node || units[slot] !== unit); ) slot = (slot + 1) & mask
    return slot
  }
  const values: (Value | undefined)[] = [undefined, undefined]
  for (const [word, value] of list) {
    let node = 1
    if (word.length === 1) singles[word.charCodeAt(0) & 255] = 1
    else pairs[pairOf(word.charCodeAt(0), word.charCodeAt(1)) & (width - 1)] = 1
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
  const visit: Trie<Value>['visit'] = (text, from, to, see) => {
    let next = text.charCodeAt(from)
    for (let start = from; start < to; start++) {
      // Each character is fetched once: the second of one place is the first of the next.
      const unit = next
      next = text.charCodeAt(start + 1)
      if (pairs[pairOf(unit, next) & (width - 1)] === 0 && singles[unit & 255] === 0) continue
      for (let node = 1, at = start; at < to; ) {
        node = nexts[slotOf(node, text.charCodeAt(at))]!
        if (node === 0) break
        at++
        const value = values[node]
        if (value !== undefined) see(value, start, at)
      }
    }
  }
  return {
    visit,
    every: (text, from = 0, to = text.length) => {
      const found: Found<Value>[] = []
      visit(text, from, to, (value, start, end) => found.push({ start, end, value }))
      return found
    },
    longest: (text, at, limit = text.length) => (mayBegin(text, at) ? longest(text, at, limit) : undefined),
    scan: (text, from = 0, to = text.length) => {
      const found: Found<Value>[] = []
      let next = text.charCodeAt(from)
      for (let at = from; at < to; at++) {
        const unit = next
        next = text.charCodeAt(at + 1)
        if (pairs[pairOf(unit, next) & (width - 1)] === 0 && singles[unit & 255] === 0) continue
        const hit = longest(text, at, to)
        if (hit === undefined) continue
        found.push({ start: at, end: hit.end, value: hit.value })
        at = hit.end - 1
        next = text.charCodeAt(hit.end)
      }
      return found
    },
  }
}
