/** Finds the words of gates in a text and sets their bits. */
export interface GateTrie {
  /** Sets, in the row of `bits` that begins at `row`, the bits of every word that stands in `text` from `from` to `to`. */
  mark(text: string, from: number, to: number, bits: Uint32Array, row: number): void
}

/** A word, and the bits to set where it stands, slot by slot. */
export interface MarkedWord {
  readonly word: string
  readonly slots: readonly number[]
  readonly masks: readonly number[]
}

interface Node {
  marks: { readonly slots: readonly number[]; readonly masks: readonly number[] } | undefined
  readonly children: Map<number, Node>
}

const SIEVE = 1 << 16
const sieveOf = (first: number, second: number): number => (Math.imul(first, 31) ^ second) & (SIEVE - 1)
const keyOf = (first: number, second: number): number => (first << 16) | second

/**
 * A trie laid out for the cache, since every text is run through it from end to end: bits say whether two characters
 * begin a word (8 kB, always at hand); a table leads from the two to a node; nodes lie in one array in the order they
 * are gone through, each as
 *
 *   marks and children, counted in one number · slot, mask · slot, mask … · character, node · character, node …
 */
export const buildGateTrie = (words: readonly MarkedWord[]): GateTrie => {
  const root: Node = { marks: undefined, children: new Map() }
  for (const { word, slots, masks } of words) {
    let node = root
    for (let at = 0; at < word.length; at++) {
      const unit = word.charCodeAt(at)
      let next = node.children.get(unit)
      if (next === undefined) {
        next = { marks: undefined, children: new Map() }
        node.children.set(unit, next)
      }
      node = next
    }
    node.marks = { slots, masks }
  }

  const layout: number[] = [0]
  const lay = ({ marks, children }: Node): number => {
    const start = layout.length
    layout.push(((marks?.slots.length ?? 0) << 16) | children.size)
    if (marks !== undefined) for (const [at, slot] of marks.slots.entries()) layout.push(slot, marks.masks[at]!)
    const links = layout.length
    for (const unit of children.keys()) layout.push(unit, 0)
    let link = links
    for (const child of children.values()) {
      layout[link + 1] = lay(child)
      link += 2
    }
    return start
  }

  const singles = new Uint32Array(2048)
  const sieve = new Uint32Array(SIEVE >>> 5)
  const pairs = [...root.children].flatMap(([first, { children }]) =>
    [...children].map(([second, node]) => ({ first, second, node })),
  )
  let size = 16
  while (size < pairs.length * 2) size *= 2
  const table = new Int32Array(size * 2)
  const slotOf = (key: number): number => {
    let slot = (Math.imul(key, 0x9e3779b1) >>> 12) & (size - 1)
    while (table[slot * 2 + 1] !== 0 && table[slot * 2] !== key) slot = (slot + 1) & (size - 1)
    return slot * 2
  }
  const singleNodes = new Map<number, number>()
  for (const [unit, { marks }] of root.children) {
    if (marks === undefined) continue
    singles[unit >>> 5]! |= 1 << (unit & 31)
    singleNodes.set(unit, lay({ marks, children: new Map() }))
  }
  for (const { first, second, node } of pairs) {
    const bit = sieveOf(first, second)
    sieve[bit >>> 5]! |= 1 << (bit & 31)
    const slot = slotOf(keyOf(first, second))
    table[slot] = keyOf(first, second)
    table[slot + 1] = lay(node)
  }
  const nodes = Int32Array.from(layout)

  const setMarks = (node: number, bits: Uint32Array, row: number): number => {
    const links = node + 1 + (nodes[node]! >>> 16) * 2
    for (let at = node + 1; at < links; at += 2) bits[row + nodes[at]!]! |= nodes[at + 1]!
    return links
  }
  return {
    mark: (text, from, to, bits, row) => {
      let next = text.charCodeAt(from)
      for (let start = from; start < to; start++) {
        // Each character is fetched once: the second of one place is the first of the next.
        const unit = next
        next = text.charCodeAt(start + 1)
        if (((singles[unit >>> 5]! >>> (unit & 31)) & 1) === 1) setMarks(singleNodes.get(unit)!, bits, row)
        const bit = sieveOf(unit, next)
        if (((sieve[bit >>> 5]! >>> (bit & 31)) & 1) === 0) continue
        let node = table[slotOf(keyOf(unit, next)) + 1]!
        let at = start + 2
        while (node !== 0 && at <= to) {
          const links = setMarks(node, bits, row)
          if (at === to) break
          const following = text.charCodeAt(at++)
          const end = links + (nodes[node]! & 0xffff) * 2
          node = 0
          for (let link = links; link < end; link += 2)
            if (nodes[link] === following) {
              node = nodes[link + 1]!
              break
            }
        }
      }
    },
  }
}
