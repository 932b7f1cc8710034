/**
 * Words of a static site's search index, made the same way by the build and by the browser. Pagefind would cut
 * Japanese differently on the two sides (its issue 1237); it is given words it cannot cut instead: every two
 * neighbouring characters, spelt in the letters a–p. This module runs in browsers too and imports nothing.
 */

/** Ways of spelling one word; the first is the one the index keeps. */
export type Spellings = readonly (readonly string[])[]

const unsegmented = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー々〆ヶ'
const runs = new RegExp(`[${unsegmented}]+|(?:(?![${unsegmented}])[\\p{L}\\p{N}])+`, 'gu')
const isUnsegmented = new RegExp(`^[${unsegmented}]`, 'u')

/** A word as letters that no tokenizer parts: four for each UTF-16 unit. A prefix of a word stays one. */
const spell = (word: string): string => {
  let letters = ''
  for (let i = 0; i < word.length; i++) {
    const unit = word.charCodeAt(i)
    for (let shift = 12; shift >= 0; shift -= 4) letters += String.fromCharCode(97 + ((unit >> shift) & 15))
  }
  return letters
}

/** NFKC, lower case and one spelling for each word that has several. */
export const fold = (text: string, spellings: Spellings): string => {
  const folded = text.normalize('NFKC').toLowerCase()
  if (spellings.length === 0) return folded
  const leading = new Map(spellings.flatMap(([first = '', ...others]) => others.map((o) => [o, first] as const)))
  // Longest first: サーバー must not become サーバーー because サーバ was replaced inside it.
  const all = spellings.flat().sort((a, b) => b.length - a.length)
  const pattern = new RegExp(all.map((s) => s.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'g')
  return folded.replace(pattern, (s) => leading.get(s) ?? s)
}

const bigrams = (chars: readonly string[]): string[] => chars.slice(0, -1).map((c, i) => `${c}${chars[i + 1]}`)

/** A text as the words of the index, in order. */
export const indexWords = (text: string, spellings: Spellings): string =>
  (fold(text, spellings).match(runs) ?? [])
    .flatMap((run) => {
      if (!isUnsegmented.test(run)) return [run]
      const chars = [...run]
      // The last character once more by itself, so that a single character is the beginning of some word.
      return [...bigrams(chars), chars.at(-1) ?? '']
    })
    .map(spell)
    .join(' ')

/** What one searched run asks of the index: words side by side, or the beginning of one word. */
export interface IndexQuery {
  readonly words: readonly string[]
  readonly prefix: boolean
}

/** What a question asks of the index; every part must be found. */
export const indexQueries = (query: string, spellings: Spellings): readonly IndexQuery[] =>
  (fold(query, spellings).match(runs) ?? []).map((run) => {
    const chars = [...run]
    return !isUnsegmented.test(run) || chars.length === 1
      ? { words: [spell(run)], prefix: true }
      : { words: bigrams(chars).map(spell), prefix: false }
  })
