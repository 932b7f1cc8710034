import { readFileSync } from 'node:fs'
import type { FactField } from './fact-ids.js'
import type { Evidence } from './facts.js'
import type { Language } from './vocabulary.js'

/** Why words that could have been read as a fact were not. A code never changes its meaning. */
export const passedOverWhys = [
  'part-request',
  'part-questions',
  'part-reference',
  'part-contact',
  'part-prevention',
  'part-plans',
  'part-cause',
  'part-items',
  'part-misuse',
  'denied',
  'supposed',
  'implied',
  'count-superseded',
  'count-doer',
  'count-word',
  'count-committee',
  'count-checkers',
  'count-background',
  'count-told',
  'count-unknown',
  'count-handled',
  'count-others',
  'count-checked',
  'count-cases',
  'count-messages',
  'count-machines',
  'count-things',
  'count-experts',
  'count-class',
  'count-receivers',
  'count-files',
  'count-places',
  'count-letters',
  'count-unsupported',
  'count-unlike',
  'count-again',
  'count-zero',
  'date-own',
  'date-year',
  'date-of-noun',
  'date-later',
  'date-as-of',
  'date-plan',
  'date-denied',
  'date-nothing-told',
  'date-unlike',
  'date-act',
  'date-noticed-before',
  'date-before-incident',
  'date-summary',
  'item-generic',
  'item-part-of-word',
  'item-contact-label',
  'item-asked',
  'item-used',
  'item-counted-group',
  'item-opens-list',
  'item-sums-up',
  'item-resolve',
  'item-unrelated',
  'item-ungrounded',
  'item-affirmed',
  'speaker-titled',
  'speaker-itself',
  'speaker-letterhead',
  'speaker-signed',
  'speaker-subject',
  'speaker-named',
  'party-no-role',
  'party-other-role',
  'party-none',
  'published-updated',
  'published-placed',
  'stage-outranked',
  'stage-section',
  'misuse-found',
  'misuse-other',
  'misuse-unsaid',
  'misuse-apart',
  'misuse-extent',
  'told-clients',
  'told-others',
  'told-weak',
  'told-outranked',
  'measure-heading',
  'measure-lacking',
  'measure-none',
  'measure-resolve',
  'measure-one',
  'measure-told',
  'authority-speaks',
  'authority-no-report',
  'authority-self',
  'contact-fax',
  'contact-other-matter',
  'contact-page',
  'product-shop',
  'product-none',
  'elsewhere-own',
  'elsewhere-resolve',
] as const
export type PassedOverWhy = (typeof passedOverWhys)[number]

/** Words that could have been read as a fact, and why they were not. */
export interface PassedOver {
  /** The field of the facts the words would have been read into. */
  readonly field: FactField
  /** What they would have said: a value of the vocabulary, a name, a date or an interval of dates, a count with its unit. */
  readonly value?: string
  /** What was read instead, where one value won over another. */
  readonly instead?: string
  readonly evidence: Evidence
  readonly why: PassedOverWhy
}

// That the file holds exactly the codes above is tested beside it.
const sentences = JSON.parse(readFileSync(new URL('./passed-over.json', import.meta.url), 'utf8')) as Readonly<
  Record<PassedOverWhy, Readonly<Record<Language, string>>>
>

/**
 * Why words were passed over, for people.
 *
 * @example passedOverSentence('date-own', 'en') // "is the release's own date"
 */
export const passedOverSentence = (why: PassedOverWhy, language: Language): string => sentences[why][language]
