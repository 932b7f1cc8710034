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

/**
 * A dense-table trie: characters that occur in the words get a small class number, everything else is class 0,
 * and a step is one table look-up. Of two values for one word the first stays.
 */
export const buildTrie = <Value>(words: Iterable<readonly [word: string, value: Value]>): Trie<Value> => {
  const list = [...words].filter(([word]) => word !== '')
  const classes = new Uint16Array(65536)
  let width = 1
  let nodes = 1
  for (const [word] of list) {
    nodes += word.length
    for (let at = 0; at < word.length; at++) {
      const code = word.charCodeAt(at)
      if (classes[code] === 0) classes[code] = width++
    }
  }
  const table = new Int32Array(nodes * width)
  const values: (Value | undefined)[] = []
  let last = 0
  for (const [word, value] of list) {
    let node = 0
    for (let at = 0; at < word.length; at++) {
      const slot = node * width + (classes[word.charCodeAt(at)] ?? 0)
      if (table[slot] === 0) table[slot] = ++last
      node = table[slot] ?? 0
    }
    values[node] ??= value
  }
  const longest = (text: string, at: number, limit = text.length) => {
    let found: { end: number; value: Value } | undefined
    for (let node = 0, end = at; end < limit; ) {
      const kind = classes[text.charCodeAt(end)] ?? 0
      node = kind === 0 ? 0 : (table[node * width + kind] ?? 0)
      if (node === 0) break
      end++
      const value = values[node]
      if (value !== undefined) found = { end, value }
    }
    return found
  }
  const every = (text: string, from = 0, to = text.length): Found<Value>[] => {
    const found: Found<Value>[] = []
    for (let start = from; start < to; start++) {
      for (let node = 0, at = start; at < to; ) {
        const kind = classes[text.charCodeAt(at)] ?? 0
        node = kind === 0 ? 0 : (table[node * width + kind] ?? 0)
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
    longest: (text, at) => longest(text, at),
    scan: (text, from = 0, to = text.length) => {
      const found: Found<Value>[] = []
      for (let at = from; at < to; ) {
        const hit = longest(text, at, to)
        if (hit === undefined) at++
        else {
          found.push({ start: at, ...hit })
          at = hit.end
        }
      }
      return found
    },
  }
}
