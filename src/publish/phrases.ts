import { readFileSync } from 'node:fs'
import { affectedUnits } from '../casebook/facts.js'
import type { Language } from '../casebook/vocabulary.js'
import { formatCount, formatDate } from './format.js'
import { makeTranslate, type PhrasePair } from './translate.js'

/** What other rooms say in plain English (reasons, doubts, warnings), with its Japanese. */
export const phrases = JSON.parse(
  readFileSync(new URL('./phrases.json', import.meta.url), 'utf8'),
) as readonly PhrasePair[]

/** What a reason weighs: 「it apologises (+1)」. */
const weight = / (\([+-][\d.]+\))$/
const nothing = / \([+-]0\)$/

const day = /^(?:(.+)@)?(\d{4}-\d\d-\d\d)$/su

/** What a phrase tells of, as people write it: days, and what cases share on a day (`64people@2024-12-06`). */
const shownIn =
  (lang: Language) =>
  (value: string): string => {
    const [, what, date] = day.exec(value) ?? []
    if (date === undefined) return value
    const [, count, unit] = /^(\d+)([a-z]+)$/.exec(what ?? '') ?? []
    const counted = affectedUnits.find((u) => u === unit)
    const told = counted === undefined ? what : formatCount(Number(count), counted, lang)
    return [told, formatDate(date, lang)].filter(Boolean).join(lang === 'ja' ? '、' : ', ')
  }

const inJapanese = makeTranslate(phrases, shownIn('ja'))
const inEnglish = makeTranslate(
  phrases.map(({ en }) => ({ en, ja: en })),
  shownIn('en'),
)

/**
 * A plain phrase of the program in the reader's language. What has no Japanese yet stays English rather than vanish;
 * `lang` then says so.
 *
 * @example inWords('18 days apart', 'ja') // { text: '18日の隔たり', lang: undefined }
 * @example inWords('it apologises (+1)', 'ja') // { text: '詫びている(+1)', lang: undefined }
 */
export const inWords = (plain: string, lang: Language): { readonly text: string; readonly lang: 'en' | undefined } => {
  // What weighs nothing is said all the same; its weight is not.
  const english = plain.replace(nothing, '')
  if (lang === 'en') return { text: inEnglish(english) ?? english, lang: undefined }
  const weighs = weight.exec(english)
  if (weighs) {
    const { text, lang: spoken } = inWords(english.slice(0, weighs.index), lang)
    return { text: `${text}${weighs[1]}`, lang: spoken }
  }
  const text = inJapanese(english)
  return text === undefined ? { text: english, lang: 'en' } : { text, lang: undefined }
}
