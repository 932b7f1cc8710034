import { classOf, type Spellings, spellingsOf } from './segment.js'

const width = 90

// Most of a text folds to itself, but for the case of its letters.
const foldable = /[\n -~\u3001-\u3096\u30a1-\u30fe\u4e00-\u9fff]+|.[\u3099\u309a\uff9e\uff9f]?/gsu

/** A text with one way of writing each character, and where each of its units stands in the text as published. */
const foldInPlace = (text: string): { readonly folded: string; readonly placeOf: (at: number) => number } => {
  let folded = ''
  /** Where a stretch that changed its length ends: in the folded text, and in the text. */
  const ends: (readonly [folded: number, text: number])[] = []
  for (const { 0: part, index } of text.matchAll(foldable)) {
    const plain = part.normalize('NFKC')
    if (plain.length !== part.length)
      ends.push([folded.length, index], [folded.length + plain.length, index + part.length])
    folded += plain
  }
  return {
    folded,
    placeOf: (at) => {
      const passed = ends.filter(([end]) => end <= at)
      const [end, place] = passed.at(-1) ?? [0, 0]
      // Within one character that folds to several (㈱) its end is where the next one begins.
      return Math.min(place + at - end, ends[passed.length]?.[1] ?? text.length)
    },
  }
}

const isWritten = /[\p{L}\p{N}]/u

// PDF text breaks lines inside words, Japanese texts put spaces between digits and counters, numbers have commas or none.
const loosely = (word: string, variants: (character: string) => string | undefined): string =>
  (word.match(/[\p{L}\p{N}]|[^\p{L}\p{N}]+/gu) ?? [])
    .map((part, i, parts) => {
      const between = i === 0 || !isWritten.test(part) ? '' : /\d/.test(parts[i - 1] ?? '') ? '[,\\s]?' : '\\s?'
      if (isWritten.test(part)) return between + (variants(part) ?? part)
      const literal = part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s*')
      // Between words one sign is as good as another.
      return i > 0 && i < parts.length - 1 ? '[^\\p{L}\\p{N}]*' : literal
    })
    .join('')

/** A pattern that finds the searched words in a folded text, in any known spelling and case. */
const patternOf = (words: readonly string[], spellings: Spellings): RegExp | undefined => {
  const ways = words.flatMap((w) => spellingsOf(w.normalize('NFKC').trim(), spellings)).filter((w) => w !== '')
  const variants = classOf(spellings)
  return ways.length === 0 ? undefined : new RegExp(ways.map((w) => loosely(w, variants)).join('|'), 'giu')
}

/**
 * A stretch of a text round the first of the words that stands in it, with where the words stand in that stretch;
 * the beginning of the text where none does. Runs in browsers too.
 */
export const snippetOf = (
  text: string,
  words: readonly string[],
  spellings: Spellings,
): { readonly snippet: string; readonly marks: readonly (readonly [number, number])[] } => {
  const pattern = patternOf(words, spellings)
  const { folded, placeOf } = foldInPlace(text)
  const first = Math.max(0, pattern === undefined ? 0 : folded.search(pattern))
  const start = Math.max(0, placeOf(first) - width / 3)
  const cut = text.slice(start, start + width * 2)
  // A stretch must not begin or end with half a character.
  const whole = cut
    .replace(/^[\uDC00-\uDFFF]/, '')
    .replace(/[\uD800-\uDBFF]$/, '')
    .replace(/\s+/g, ' ')
    .trim()
  const snippet = `${start > 0 ? '…' : ''}${whole}${start + cut.length < text.length ? '…' : ''}`
  const shown = foldInPlace(snippet)
  const marks = pattern ? [...shown.folded.matchAll(pattern)] : []
  return { snippet, marks: marks.map((m) => [shown.placeOf(m.index), shown.placeOf(m.index + m[0].length)]) }
}
