/**
 * How Japanese is cut for searching, on the server and in the browser alike: every two neighbouring characters are a
 * token. This module runs in browsers too and imports nothing.
 */

/** Ways of spelling one word; the first is the one the index keeps. */
export type Spellings = readonly (readonly string[])[]

const unsegmented = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー々〆ヶ'
const runs = new RegExp(`[${unsegmented}]+|(?:(?![${unsegmented}])[\\p{L}\\p{N}])+`, 'gu')
const isUnsegmented = new RegExp(`^[${unsegmented}]`, 'u')

/** Folds a text as index and queries have it: NFKC, lower case, one spelling for each word that has several. */
export const makeFold = (spellings: Spellings): ((text: string) => string) => {
  const leading = new Map(spellings.flatMap(([first = '', ...others]) => others.map((o) => [o, first] as const)))
  // Longest first: サーバー must not become サーバーー because サーバ was replaced inside it.
  const all = spellings.flat().sort((a, b) => b.length - a.length)
  const pattern = new RegExp(all.map((s) => s.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|') || '(?!)', 'g')
  return (text) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(pattern, (s) => leading.get(s) ?? s)
}

/** All ways a folded word may be spelt in a text, itself included. */
export const spellingsOf = (word: string, spellings: Spellings): readonly string[] => {
  for (const group of spellings) {
    const held = group.find((s) => word.includes(s))
    if (held) return [...new Set(group.map((s) => word.replace(held, s)))]
  }
  return [word]
}

/** The runs of a folded text that nothing parts: of Han and kana, of other letters and digits. */
const runsOf = (folded: string): readonly string[] => folded.match(runs) ?? []

/** Is there anything in a text that can be searched for? */
export const isSearchable = (text: string): boolean => runsOf(text.normalize('NFKC')).length > 0

const bigrams = (chars: readonly string[]): string[] => chars.slice(0, -1).map((c, i) => `${c}${chars[i + 1]}`)

/**
 * The tokens of a folded text, in order: every two neighbouring characters of an unsegmented run (個人情報 → 個人 人情
 * 情報 報), its last character once more so that a single character can be found as the beginning of one, and Latin
 * words and numbers whole.
 */
export const tokensOf = (folded: string): readonly string[] =>
  runsOf(folded).flatMap((run) => {
    if (!isUnsegmented.test(run)) return [run]
    const chars = [...run]
    return [...bigrams(chars), chars.at(-1) ?? '']
  })

/** What one searched run asks of the index: tokens side by side, or (a single character, a Latin word) the beginning of one. */
export interface RunQuery {
  readonly tokens: readonly string[]
  readonly prefix: boolean
}

/** What a folded question asks of the index; every part must be found. Empty for one of punctuation. */
export const runQueries = (folded: string): readonly RunQuery[] =>
  runsOf(folded).map((run) => {
    const chars = [...run]
    return !isUnsegmented.test(run) || chars.length === 1
      ? { tokens: [run], prefix: true }
      : { tokens: bigrams(chars), prefix: false }
  })

/**
 * A token as letters that no tokenizer parts: four of a–p for each UTF-16 unit. Pagefind would cut Japanese differently
 * in the build and in the browser (its issue 1237). A beginning of a token stays one.
 */
export const spell = (token: string): string => {
  let letters = ''
  for (let i = 0; i < token.length; i++) {
    const unit = token.charCodeAt(i)
    for (let shift = 12; shift >= 0; shift -= 4) letters += String.fromCharCode(97 + ((unit >> shift) & 15))
  }
  return letters
}
