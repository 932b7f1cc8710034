import { readFileSync } from 'node:fs'
import type { Language } from '../casebook/vocabulary.js'
import { formatDate } from './format.js'
import { makeTranslate, type PhrasePair } from './translate.js'

/** What other rooms say in plain English (reasons, doubts, warnings), with its Japanese. */
export const phrases = JSON.parse(
  readFileSync(new URL('./phrases.json', import.meta.url), 'utf8'),
) as readonly PhrasePair[]

/** What a reason weighs: 「it apologises (+1)」. */
const weight = / (\([+-][\d.]+\))$/

const inJapanese = (value: string): string => (/^\d{4}-\d\d-\d\d$/.test(value) ? formatDate(value, 'ja') : value)

const translate = makeTranslate(phrases, inJapanese)

/**
 * A plain phrase of the program in the reader's language. What has no Japanese yet stays English rather than vanish;
 * `lang` then says so.
 *
 * @example inWords('18 days apart', 'ja') // { text: '18日の隔たり', lang: undefined }
 * @example inWords('it apologises (+1)', 'ja') // { text: '詫びている(+1)', lang: undefined }
 */
export const inWords = (
  english: string,
  lang: Language,
): { readonly text: string; readonly lang: 'en' | undefined } => {
  if (lang === 'en') return { text: english, lang: undefined }
  const weighs = weight.exec(english)
  if (weighs) {
    const { text, lang: spoken } = inWords(english.slice(0, weighs.index), lang)
    return { text: `${text}${weighs[1]}`, lang: spoken }
  }
  const text = translate(english)
  return text === undefined ? { text: english, lang: 'en' } : { text, lang: undefined }
}
