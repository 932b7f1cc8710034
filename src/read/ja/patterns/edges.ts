/** The characters in which a piece of a pattern can begin and end; undefined where it may be any. */
export interface Edges {
  readonly first: ReadonlySet<string> | undefined
  readonly last: ReadonlySet<string> | undefined
  /** It can match nothing at all, so that what stands beside it is at the edge. */
  readonly empty: boolean
}

export const anyEdges: Edges = { first: undefined, last: undefined, empty: false }

export const edgesOfWords = (words: readonly string[]): Edges => ({
  first: new Set(words.map((word) => word.charAt(0)).filter(Boolean)),
  last: new Set(words.map((word) => word.charAt(word.length - 1)).filter(Boolean)),
  empty: words.includes(''),
})

type Characters = ReadonlySet<string> | undefined

const together = (sets: readonly Characters[]): Characters =>
  sets.every((set) => set !== undefined) ? new Set(sets.flatMap((set) => [...set])) : undefined

export const edgesOfAny = (all: readonly Edges[]): Edges => ({
  first: together(all.map(({ first }) => first)),
  last: together(all.map(({ last }) => last)),
  empty: all.some(({ empty }) => empty),
})

/** All from one end up to the first that cannot be empty. */
const upToFull = (all: readonly Edges[]): readonly Edges[] => {
  const full = all.findIndex(({ empty }) => !empty)
  return full < 0 ? all : all.slice(0, full + 1)
}

export const edgesAfterAnother = (all: readonly Edges[]): Edges => ({
  first: together(upToFull(all).map(({ first }) => first)),
  last: together(upToFull([...all].reverse()).map(({ last }) => last)),
  empty: all.every(({ empty }) => empty),
})

const blanks = '\t\n\v\f\r \u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff'
const escapes: Readonly<Record<string, string>> = {
  d: '0123456789',
  s: blanks + String.fromCharCode(...Array.from({ length: 11 }, (_, at) => 0x2000 + at)),
}
/** A range longer than this tells nothing apart. */
const longestRange = 128

/** The edges of a class by its inside: `0-9〇元`, `\\s、`, `ぁ-ん`. */
export const classCharacters = (inside: string): Edges => {
  const found = new Set<string>()
  for (let at = 0; at < inside.length; at++) {
    let character = inside.charAt(at)
    if (character === '\\') {
      character = inside.charAt(++at)
      const meant = escapes[character] ?? (/\w/.test(character) ? undefined : character)
      if (meant === undefined) return anyEdges
      for (const one of meant) found.add(one)
      if (meant.length > 1) continue
    }
    found.add(character)
    if (inside.charAt(at + 1) !== '-' || at + 2 >= inside.length) continue
    const last = inside.charCodeAt(at + 2)
    if (inside.charAt(at + 2) === '\\' || last - character.charCodeAt(0) > longestRange) return anyEdges
    for (let unit = character.charCodeAt(0); unit <= last; unit++) found.add(String.fromCharCode(unit))
    at += 2
  }
  return { first: found, last: found, empty: false }
}
