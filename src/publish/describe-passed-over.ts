import { partyRoles } from '../casebook/facts.js'
import { type PassedOver, passedOverSentence } from '../casebook/passed-over.js'
import { type VocabularyKind, type VocabularyKinds, vocabulary, vocabularyValues } from '../casebook/vocabulary.js'
import { groupOfField } from './describe.js'
import { formatSpan } from './format.js'
import type { View } from './site.js'

/** Fields whose values are words of the vocabulary, by the name it knows them under. */
const kindOfField: Partial<Record<PassedOver['field'], VocabularyKind>> = {
  actions: 'action',
  items: 'item',
  excludedItems: 'item',
  authorities: 'authority',
  prevention: 'prevention',
  misuse: 'misuse',
  notification: 'notification',
  report: 'report-stage',
}

const isOf = <K extends VocabularyKind>(kind: K, value: string): value is VocabularyKinds[K] & string =>
  (vocabularyValues[kind] as readonly string[]).includes(value)

/** What the words would have said; nothing where they say it themselves (a count, a name). */
const valueInWords = ({ field, evidence }: PassedOver, value: string, { lang }: Pick<View, 'lang'>): string => {
  const kind = field === 'parties' && (partyRoles as readonly string[]).includes(value) ? 'role' : kindOfField[field]
  if (kind !== undefined) return isOf(kind, value) ? vocabulary.name(kind, value, lang) : value
  if (field === 'events' || field === 'published') {
    const [date = '', until] = value.split('/')
    return formatSpan(date, until, lang)
  }
  return field === 'affected' || evidence.quote === value ? '' : value
}

export interface PassedOverInWords {
  /** The question it would have answered: いつ. */
  readonly group: string
  /** May be empty. */
  readonly value: string
  /** Why, and what was read instead. */
  readonly why: string
}

/** A reading that lost, in words. */
export const describePassedOver = (passed: PassedOver, view: Pick<View, 'lang' | 't'>): PassedOverInWords => {
  const { field, value, instead, why } = passed
  const won = instead === undefined ? '' : valueInWords(passed, instead, view)
  return {
    group: view.t(`group.${groupOfField[field]}`),
    value: value === undefined ? '' : valueInWords(passed, value, view),
    why: `${passedOverSentence(why, view.lang)}${won === '' ? '' : view.t('passed.instead', { value: won })}`,
  }
}
