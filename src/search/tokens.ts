import { unifySpelling } from './synonyms.js'

// Runs without spaces between words: Han, kana, the long-vowel mark and iteration marks.
const run = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々〆ヶ]+|[\p{L}\p{N}]+/gu
const unsegmented = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々〆ヶ]/u
const splitScripts =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々〆ヶ]+|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々〆ヶ])[\p{L}\p{N}])+/gu

/** NFKC, lower case, one spelling: what index and queries have in common. */
export const foldForSearch = (text: string): string => unifySpelling(text.normalize('NFKC').toLowerCase())

const runsOf = (folded: string): readonly string[] =>
  (folded.match(run) ?? []).flatMap((r) => r.match(splitScripts) ?? [])

/**
 * Tokens of a text for the index, in order, separated by spaces: every two neighbouring characters of an unsegmented
 * run (個人情報 → 個人 人情 情報 報), its last character once more so that a single character can be found as a
 * prefix, and Latin words and numbers whole.
 */
export const indexTokens = (text: string): string => {
  const tokens: string[] = []
  for (const r of runsOf(foldForSearch(text))) {
    if (!unsegmented.test(r)) {
      tokens.push(r)
      continue
    }
    const chars = Array.from(r)
    for (let i = 0; i + 1 < chars.length; i++) tokens.push(`${chars[i]}${chars[i + 1]}`)
    tokens.push(chars.at(-1) ?? '')
  }
  return tokens.join(' ')
}

/**
 * The tokens one searched word must match as a phrase, and whether the last one is only the beginning of a token
 * (a single character, a Latin word). Empty for a word of punctuation.
 */
export const queryTokens = (
  word: string,
): readonly { readonly tokens: readonly string[]; readonly prefix: boolean }[] =>
  runsOf(foldForSearch(word)).map((r) => {
    const chars = Array.from(r)
    if (!unsegmented.test(r) || chars.length === 1) return { tokens: [r], prefix: true }
    return { tokens: chars.slice(0, -1).map((c, i) => `${c}${chars[i + 1]}`), prefix: false }
  })
