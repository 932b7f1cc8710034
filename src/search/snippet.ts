import { spellingsOf } from './segment.js'
import { spellingGroups } from './synonyms.js'

const width = 90

// PDF text breaks lines inside words, and Japanese texts put spaces between digits and counters.
const loosely = (word: string): string =>
  Array.from(word)
    .map((c) => c.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('\\s?')

/** A pattern that finds the searched words in a text as published: any known spelling, full-width or not, any case. */
const patternOf = (words: readonly string[]): RegExp | undefined => {
  const ways = words
    .flatMap((w) => spellingsOf(w.trim(), spellingGroups))
    .flatMap((w) => {
      const folded = w.normalize('NFKC')
      const wide = folded.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
      return [...new Set([w, folded, wide])]
    })
  const found = ways.filter((w) => w !== '')
  return found.length === 0 ? undefined : new RegExp(found.map(loosely).join('|'), 'giu')
}

/**
 * A stretch of a text round the first of the words that stands in it, with where the words stand in that stretch;
 * the beginning of the text where none does.
 */
export const snippetOf = (
  text: string,
  words: readonly string[],
): { readonly snippet: string; readonly marks: readonly (readonly [number, number])[] } => {
  const pattern = patternOf(words)
  const first = Math.max(0, pattern === undefined ? 0 : text.search(pattern))
  const start = Math.max(0, first - width / 3)
  const cut = text.slice(start, start + width * 2)
  // A stretch must not begin or end with half a character.
  const whole = cut
    .replace(/^[\uDC00-\uDFFF]/, '')
    .replace(/[\uD800-\uDBFF]$/, '')
    .replace(/\s+/g, ' ')
    .trim()
  const snippet = `${start > 0 ? '…' : ''}${whole}${start + cut.length < text.length ? '…' : ''}`
  const marks = pattern ? [...snippet.matchAll(pattern)].map((m) => [m.index, m.index + m[0].length] as const) : []
  return { snippet, marks }
}
