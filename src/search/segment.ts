/**
 * How Japanese is cut for searching, on the server and in the browser alike: every two neighbouring characters are a
 * token, a Latin word or a number counting as one of them. This module runs in browsers too and imports nothing.
 */

/** Ways of spelling one word, or of writing one character; the first is the one the index keeps. */
export type Spellings = readonly (readonly string[])[]

const unsegmented = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー々〆ヶ'
const runs = new RegExp(`[${unsegmented}]+|(?:(?![${unsegmented}])[\\p{L}\\p{N}])+`, 'gu')
const isUnsegmented = new RegExp(`^[${unsegmented}]`, 'u')

/** `27,306` as `27306`; what is no number of three digits at a time (`3,5,100`) stays. */
const withoutThousands = (digits: string): string =>
  /^\d{1,3}(?:,\d{3})+,*$/.test(digits) ? digits.replace(/,(?=\d)/g, '') : digits

const isCharacter = (written: string): boolean => [...written].length === 1

/** All ways a character is written, as a class for a pattern (`[高髙]`); nothing where there is one way. */
export const classOf = (spellings: Spellings): ((character: string) => string | undefined) => {
  const classes = new Map(
    spellings.flatMap((ways) => (ways.every(isCharacter) ? ways.map((w) => [w, `[${ways.join('')}]`] as const) : [])),
  )
  return (character) => classes.get(character)
}

/**
 * Folds a text as index and queries have it: NFKC, lower case, numbers without commas, one spelling for each word that
 * has several.
 */
export const makeFold = (spellings: Spellings): ((text: string) => string) => {
  const leading = new Map(spellings.flatMap(([first = '', ...others]) => others.map((o) => [o, first] as const)))
  // Longest first: サーバー must not become サーバーー because サーバ was replaced inside it.
  const all = spellings.flat().sort((a, b) => b.length - a.length)
  const words = all.filter((s) => !isCharacter(s)).map((s) => s.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const others = all.filter((s) => isCharacter(s) && leading.has(s))
  const pattern = new RegExp([...words, `[${others.join('')}]`].join('|'), 'gu')
  return (text) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/\d[\d,]*/g, withoutThousands)
      .replace(pattern, (s) => leading.get(s) ?? s)
}

/** All ways a folded word may be spelt in a text, itself included. */
export const spellingsOf = (word: string, spellings: Spellings): readonly string[] => {
  for (const group of spellings) {
    const held = group.find((s) => !isCharacter(s) && word.includes(s))
    if (held) return [...new Set(group.map((s) => word.replace(held, s)))]
  }
  return [word]
}

/** Is there anything in a text that can be searched for? */
export const isSearchable = (text: string): boolean => text.normalize('NFKC').match(runs) !== null

/** A character of Han or kana, or a Latin word or number as a whole. */
interface Unit {
  readonly text: string
  readonly isWord: boolean
  /** Does the next one follow with no more than spaces between? Two Latin words never join. */
  joins: boolean
}

const unitsOf = (folded: string): readonly Unit[] => {
  const units: Unit[] = []
  let end = 0
  for (const { 0: run, index } of folded.matchAll(runs)) {
    const isWord = !isUnsegmented.test(run)
    const last = units.at(-1)
    if (last) last.joins = !(isWord && last.isWord) && /^ *$/.test(folded.slice(end, index))
    const texts = isWord ? [run] : [...run]
    for (const text of texts) units.push({ text, isWord, joins: true })
    end = index + run.length
  }
  const last = units.at(-1)
  if (last) last.joins = false
  return units
}

/**
 * Tokens of units in order. Those of a question leave out what its own ends would part: 「人情」 may stand within 「個人情報」.
 *
 *     第2報、氏名 → 第 第2 2 2報 報 氏 氏名 名
 *     "第2報、氏名" → 第2 2 2報 報 氏 氏名
 */
const cut = (units: readonly Unit[], isQuestion: boolean): readonly string[] => {
  const tokens: string[] = []
  for (const [i, { text, isWord, joins }] of units.entries()) {
    const before = units[i - 1]
    const next = units[i + 1]
    const isParted = (before ? !before.joins : !isQuestion) || (next ? !joins : !isQuestion)
    if (isWord || isParted) tokens.push(text)
    if (next && joins) tokens.push(text + String.fromCodePoint(next.text.codePointAt(0) ?? 0))
  }
  return tokens
}

/**
 * The tokens of a folded text, in order: every two neighbouring characters (個人情報 → 個 個人 人情 情報 報), where a Latin
 * word or a number is one character, kept whole as a token too (第2報 → 第 第2 2 2報 報); and alone what a sign or a new
 * line parts from its neighbour. Spaces part nothing but Latin words.
 */
export const tokensOf = (folded: string): readonly string[] => cut(unitsOf(folded), false)

/** What searched words ask of the index: tokens side by side, or (one character, one Latin word) the beginning of a token. */
export interface PhraseQuery {
  readonly tokens: readonly string[]
  readonly prefix: boolean
}

/** What a folded question asks of the index: its words together, in this order. Nothing for one of punctuation. */
export const phraseQuery = (folded: string): PhraseQuery | undefined => {
  const units = unitsOf(folded)
  const [first, second] = units
  if (first === undefined) return undefined
  return second ? { tokens: cut(units, true), prefix: false } : { tokens: [first.text], prefix: true }
}

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

/** What a release of a case has in an index that knows nothing but tokens. No text holds it: a sign is in none of its tokens. */
export const caseToken = (number: string): string => `#${number}`
