import { readFileSync } from 'node:fs'

/** Words in which a matter stands, by where they stand to it: `{ before: '10月3日、', after: 'に県へ報告しました' }`. */
export type Parts = Readonly<Record<string, string | undefined>>

/** What speaks for a class: how likely it is where nothing speaks for it, and for each part the grams and their weight. */
export interface ClassWeights {
  readonly bias: number
  readonly grams: Readonly<Record<string, Readonly<Record<string, number>>>>
}

/** Learned from annotated releases (docs/training.md): log-odds, class by class. */
export type Weights<Class extends string> = Readonly<Record<Class, ClassWeights>>

/** The longest run of characters that is weighed. */
export const longestGram = 4

const begin = 0x5e
const end = 0x24
const zero = 0x30
const isDigit = (unit: number): boolean => unit >= zero && unit <= 0x39

/**
 * A part as it is weighed: its begin (^) and end ($) are characters too, and a number is a nought whatever it is. Writes
 * code units into `units` and returns how many.
 */
const writeUnits = (words: string, units: Uint16Array): number => {
  let length = 0
  units[length++] = begin
  for (let at = 0; at < words.length && length < units.length - 1; at++) {
    const unit = words.charCodeAt(at)
    // 1,204 and 12.5 are one number.
    const inNumber = length > 1 && units[length - 1] === zero && (isDigit(unit) || unit === 0x2c || unit === 0x2e)
    if (!inNumber) units[length++] = isDigit(unit) ? zero : unit
  }
  units[length++] = end
  return length
}

/** Parts are short; of a longer one no more is weighed. */
const longestPart = 512
const scratch = new Uint16Array(longestPart)

/** A part as it is weighed, for those who learn from it. */
export const plainPart = (words: string): string =>
  String.fromCharCode(...scratch.subarray(0, writeUnits(words, scratch)))

/** A long part is not heavier than a short one. */
export const scaleOf = (length: number): number => 1 / Math.sqrt(length)

/** Tells for each class how likely it is that it is meant, 0 to 1. Linear in the words. */
export interface Weigher<Class extends string> {
  readonly classes: readonly Class[]
  readonly weigh: (parts: Parts) => Float64Array
}

/** The hash of a gram grows by a character at a time; each part has a seed of its own, from a salt. Never 0, which is a free slot. */
const grow = (hash: number, unit: number): number => {
  const mixed = Math.imul(hash ^ unit, 0x9e3779b1)
  return mixed ^ (mixed >>> 15) || 1
}
const seedOf = (part: string, salt: number): number => {
  let hash = salt
  for (let at = 0; at < part.length; at++) hash = grow(hash, part.charCodeAt(at))
  return hash
}

/** Enough that a run which is not known is mostly told by one bit of a few kilobytes. */
const sieveBits = 1 << 18

/** A run of characters, by its hash: the run without its last character, and what it weighs itself, class by class. */
interface Run {
  readonly shorter: number
  readonly own: Int32Array
}

/** Every gram that has weight, and every beginning of one, shorter ones first; undefined where two of them share a hash. */
const runsByHash = <Class extends string>(classes: readonly Class[], weights: Weights<Class>, salt: number) => {
  const found = new Map<number, Run>()
  for (const [at, name] of classes.entries())
    for (const [part, grams] of Object.entries(weights[name].grams))
      for (const [gram, weight] of Object.entries(grams)) {
        let hash = seedOf(part, salt)
        for (let i = 0; i < gram.length; i++) {
          const shorter = hash
          hash = grow(hash, gram.charCodeAt(i))
          const known = found.get(hash)
          if (known === undefined) found.set(hash, { shorter, own: new Int32Array(classes.length) })
          else if (known.shorter !== shorter) return undefined
        }
        found.get(hash)!.own[at]! += Math.round(weight * 100)
      }
  return found
}

/** With the first salt that leaves each run a hash of its own: of some fifty thousand two share one of 32 bits now and then. */
const saltedRuns = <Class extends string>(classes: readonly Class[], weights: Weights<Class>) => {
  for (let salt = 1; ; salt++) {
    const found = runsByHash(classes, weights, salt)
    if (found !== undefined) return { salt, found }
  }
}

export const makeWeigher = <Class extends string>(weights: Weights<Class>): Weigher<Class> => {
  const classes = Object.keys(weights) as Class[]
  const width = classes.length
  const { salt, found } = saltedRuns(classes, weights)
  let size = 16
  while (size < found.size * 2) size *= 2
  const mask = size - 1
  // Laid out for the cache, since most that is asked is whether a run is known: bits say no to most that are not, and a
  // slot holds the hash and where the row of its weights begins, in hundredths. A row has in it what the beginnings of its
  // run weigh, so that at each place of a text one row is added, that of the longest run; one without weight has theirs.
  // A run that is not known may share the hash of one that is, but hardly that of its beginning too.
  const sieve = new Uint32Array(sieveBits >>> 5)
  const slots = new Int32Array(size * 2)
  const beginnings = new Int32Array(size)
  const rows = new Int32Array((found.size + 1) * width)
  const rowOf = new Map<number, number>()
  let free = width
  for (const [hash, { shorter, own }] of found) {
    let row = rowOf.get(shorter) ?? 0
    if (own.some((weight) => weight !== 0)) {
      for (let at = 0; at < width; at++) rows[free + at] = rows[row + at]! + own[at]!
      row = free
      free += width
    }
    rowOf.set(hash, row)
    sieve[(hash & (sieveBits - 1)) >>> 5]! |= 1 << (hash & 31)
    let slot = hash & mask
    while (slots[slot * 2] !== 0) slot = (slot + 1) & mask
    slots[slot * 2] = hash
    slots[slot * 2 + 1] = row
    beginnings[slot] = shorter
  }
  const weighed = rows.slice(0, free)
  const ofPart = new Int32Array(width)
  const biases = classes.map((name) => weights[name].bias)

  const add = (seed: number, words: string, sums: Float64Array): void => {
    const length = writeUnits(words, scratch)
    ofPart.fill(0)
    for (let start = 0; start < length; start++) {
      const limit = Math.min(length, start + longestGram)
      let hash = seed
      let row = 0
      for (let at = start; at < limit; at++) {
        const shorter = hash
        hash = grow(hash, scratch[at]!)
        if (((sieve[(hash & (sieveBits - 1)) >>> 5]! >>> (hash & 31)) & 1) === 0) break
        let slot = (hash & mask) * 2
        while (slots[slot] !== hash && slots[slot] !== 0) slot = (slot + 2) & (mask * 2 + 1)
        if (slots[slot] === 0 || beginnings[slot >> 1] !== shorter) break
        row = slots[slot + 1]!
      }
      if (row !== 0) for (let at = 0; at < width; at++) ofPart[at]! += weighed[row + at]!
    }
    const scale = scaleOf(length) / 100
    for (let at = 0; at < width; at++) sums[at]! += ofPart[at]! * scale
  }
  const seeds = new Map<string, number>()
  return {
    classes,
    weigh: (parts) => {
      const sums = Float64Array.from(biases)
      for (const part in parts) {
        const words = parts[part]
        if (words === undefined) continue
        let seed = seeds.get(part)
        if (seed === undefined) {
          seed = seedOf(part, salt)
          seeds.set(part, seed)
        }
        add(seed, words, sums)
      }
      for (let at = 0; at < sums.length; at++) sums[at] = 1 / (1 + Math.exp(-sums[at]!))
      return sums
    },
  }
}

/** The weights of `NAME.json` beside this file, read when first asked for. */
export const loadWeigher = <Class extends string>(name: string): (() => Weigher<Class>) => {
  let made: Weigher<Class> | undefined
  return () => {
    made ??= makeWeigher(JSON.parse(readFileSync(new URL(`./${name}.json`, import.meta.url), 'utf8')) as Weights<Class>)
    return made
  }
}
