import { type ListedFact, listFacts } from '../casebook/fact-ids.js'
import type { Affected, AuthorityValue, Facts, Party, ReleaseEvent } from '../casebook/facts.js'
import { type Language, vocabulary } from '../casebook/vocabulary.js'
import { isAbout, isAtMost } from '../link/counts.js'
import { formatAffected, formatDate, formatSpan } from './format.js'
import type { View } from './site.js'

/** What a reader asks, in the order asked; every field of the facts answers one of them. */
export const factGroups = [
  'who',
  'through',
  'what',
  'count',
  'item',
  'when',
  'authority',
  'response',
  'misuse',
  'prevention',
  'contact',
] as const
export type FactGroup = (typeof factGroups)[number]

/** Which question a field answers. */
export const groupOfField = {
  discloser: 'who',
  published: 'when',
  report: 'who',
  parties: 'through',
  products: 'through',
  secondaryVictim: 'through',
  actions: 'what',
  affected: 'count',
  items: 'item',
  excludedItems: 'item',
  events: 'when',
  authorities: 'authority',
  notification: 'response',
  misuse: 'misuse',
  prevention: 'prevention',
  contacts: 'contact',
} as const satisfies Record<ListedFact['field'], FactGroup>

/** The five hues of evidence marks; what has none is underlined plainly. */
export type Hue = 'who' | 'act' | 'count' | 'item' | 'date' | 'plain'

const hueOfGroup = {
  who: 'who',
  through: 'who',
  what: 'act',
  count: 'count',
  item: 'item',
  when: 'date',
  authority: 'date',
  response: 'plain',
  misuse: 'act',
  prevention: 'plain',
  contact: 'plain',
} as const satisfies Record<FactGroup, Hue>

export const groupOf = (fact: ListedFact): FactGroup => groupOfField[fact.field]
export const hueOf = (group: FactGroup): Hue => hueOfGroup[group]

/** A stated value that says nothing is not shown as a fact. */
export const saysSomething = (fact: ListedFact): boolean => {
  const value = (fact.fact as { readonly value?: unknown }).value
  if (fact.field === 'notification' || fact.field === 'misuse') return value !== 'unstated'
  if (fact.field === 'secondaryVictim') return value === true
  if (fact.field === 'report') return value !== 'first'
  return true
}

const dateOf = (fact: ListedFact): string => String((fact.fact as { readonly date?: unknown }).date ?? '')

/** The facts that say something, by question; within `when` by date. */
export const groupFacts = (
  facts: Facts,
): readonly { readonly group: FactGroup; readonly facts: readonly ListedFact[] }[] => {
  const said = listFacts(facts).filter(saysSomething)
  return factGroups
    .map((group) => {
      const of = said.filter((f) => groupOf(f) === group)
      return { group, facts: group === 'when' ? of.toSorted((a, b) => dateOf(a).localeCompare(dateOf(b))) : of }
    })
    .filter((g) => g.facts.length > 0)
}

export interface FactInWords {
  readonly value: string
  /** What kind of value it is: 委託先 · 起きた所. May be empty. */
  readonly note: string
}

/** What each field's facts are shaped like; `listFacts` gives them without their types. */
interface FieldShapes {
  readonly name: { readonly name: string }
  readonly date: { readonly date: string }
}

const join = (...notes: readonly (string | false | undefined)[]): string => notes.filter(Boolean).join(' · ')

const affectedWords = (
  a: Affected & { readonly evidence?: { readonly quote: string } },
  view: Pick<View, 'lang' | 't'>,
): FactInWords => {
  const { lang, t } = view
  return {
    value: `${isAtMost(a) ? t('atMost') : ''}${formatAffected({ ...a, approx: isAbout(a) }, lang)}`,
    note: join(
      a.status !== 'unstated' && vocabulary.name('status', a.status, lang),
      a.total && t('fact.total'),
      a.scope === 'case' && vocabulary.name('scope', 'case', lang),
    ),
  }
}

const eventWords = (e: ReleaseEvent, lang: Language): FactInWords => ({
  value: formatSpan(e.date, e.end, lang),
  note: join(vocabulary.name('event', e.type, lang), e.authority && vocabulary.name('authority', e.authority, lang)),
})

/** Is its value a name, Japanese whatever the page's language? */
export const isName = ({ field }: ListedFact): boolean =>
  field === 'discloser' || field === 'parties' || field === 'products'

/** A fact in words, as lists, feeds, differences and citations show it. */
export const describeFact = (listed: ListedFact, view: Pick<View, 'lang' | 't'>): FactInWords => {
  const { lang, t } = view
  const { fact, field } = listed
  const value = (fact as { readonly value?: unknown }).value
  switch (field) {
    case 'discloser':
      return { value: (fact as FieldShapes['name']).name, note: '' }
    case 'published':
      return {
        value: formatDate((fact as FieldShapes['date']).date, lang),
        note: vocabulary.name('event', 'published', lang),
      }
    case 'report':
      return { value: vocabulary.name('report-stage', value as Facts['report']['value'], lang), note: '' }
    case 'parties': {
      const party = fact as Party
      return { value: party.name, note: join(vocabulary.name('role', party.role, lang), party.origin && t('origin')) }
    }
    case 'products':
      return { value: (fact as FieldShapes['name']).name, note: t('role.product') }
    case 'actions':
      return { value: vocabulary.name('action', value as Facts['actions'][number]['value'], lang), note: '' }
    case 'affected':
      return affectedWords(fact as Affected, view)
    case 'items':
      return { value: vocabulary.name('item', value as Facts['items'][number]['value'], lang), note: '' }
    case 'excludedItems':
      return {
        value: vocabulary.name('item', value as Facts['items'][number]['value'], lang),
        note: t('fact.excluded'),
      }
    case 'events':
      return eventWords(fact as ReleaseEvent, lang)
    case 'authorities': {
      const { value: authority, state } = fact as { value: AuthorityValue; state: 'reported' | 'planned' }
      return {
        value: vocabulary.name('authority', authority, lang),
        note: vocabulary.name('authority-state', state, lang),
      }
    }
    case 'notification':
      return { value: vocabulary.name('notification', value as Facts['notification']['value'], lang), note: '' }
    case 'misuse':
      return { value: vocabulary.name('misuse', value as Facts['misuse']['value'], lang), note: '' }
    case 'prevention':
      return { value: vocabulary.name('prevention', value as Facts['prevention'][number]['value'], lang), note: '' }
    case 'contacts': {
      const { phone, email } = fact as Facts['contacts'][number]
      return { value: join(phone, email), note: '' }
    }
    case 'secondaryVictim':
      return { value: vocabulary.labelName(vocabulary.secondaryVictimLabel, lang).value, note: '' }
    default:
      return field satisfies never
  }
}
