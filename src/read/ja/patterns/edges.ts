/** Which end of a piece of a pattern is meant. */
export type Side = 'first' | 'last'

/** An end of a piece of a pattern. */
export interface Edge {
  /** The characters it can begin, or end, in; undefined where it may be any. */
  readonly characters: ReadonlySet<string> | undefined
  /** It can match nothing at all, so that what stands beside it is at the edge. */
  readonly empty: boolean
}

export const anyEdge: Edge = { characters: undefined, empty: false }

export const edgeOfWords = (words: readonly string[], side: Side): Edge => ({
  characters: new Set(words.map((word) => word.charAt(side === 'first' ? 0 : word.length - 1)).filter(Boolean)),
  empty: words.includes(''),
})

/** The edge of pieces of which one stands there. */
export const edgeOfAny = (edges: readonly Edge[]): Edge => {
  const characters = new Set<string>()
  for (const edge of edges) {
    if (edge.characters === undefined) return anyEdge
    for (const character of edge.characters) characters.add(character)
  }
  return { characters, empty: edges.some(({ empty }) => empty) }
}

/** The edge of pieces one after another, that at the edge first: of all up to the first that cannot be empty. */
export const edgeOfRow = <Piece>(pieces: readonly Piece[], edgeOf: (piece: Piece) => Edge): Edge => {
  const reached: Edge[] = []
  for (const piece of pieces) {
    const edge = edgeOf(piece)
    reached.push(edge)
    if (!edge.empty) return { ...edgeOfAny(reached), empty: false }
  }
  return { ...edgeOfAny(reached), empty: true }
}

const blanks = '\t\n\v\f\r \u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff'
const escapes: Readonly<Record<string, string>> = {
  d: '0123456789',
  s: blanks + String.fromCharCode(...Array.from({ length: 11 }, (_, at) => 0x2000 + at)),
}
/** A range longer than this tells nothing apart. */
const longestRange = 128

/** The characters of a class by its inside: `0-9〇元`, `\\s、`, `ぁ-ん`; undefined where they are many. */
export const classCharacters = (inside: string): ReadonlySet<string> | undefined => {
  const found = new Set<string>()
  for (let at = 0; at < inside.length; at++) {
    let character = inside.charAt(at)
    if (character === '\\') {
      character = inside.charAt(++at)
      const meant = escapes[character] ?? (/\w/.test(character) ? undefined : character)
      if (meant === undefined) return undefined
      for (const one of meant) found.add(one)
      if (meant.length > 1) continue
    }
    found.add(character)
    if (inside.charAt(at + 1) !== '-' || at + 2 >= inside.length) continue
    const last = inside.charCodeAt(at + 2)
    if (inside.charAt(at + 2) === '\\' || last - character.charCodeAt(0) > longestRange) return undefined
    for (let unit = character.charCodeAt(0); unit <= last; unit++) found.add(String.fromCharCode(unit))
    at += 2
  }
  return found
}
