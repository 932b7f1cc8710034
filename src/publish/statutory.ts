import { type ListedFact, listFacts } from '../casebook/fact-ids.js'
import type { Facts } from '../casebook/facts.js'

/** The nine items of a report under Enforcement Rule 8(1) of the Act on the Protection of Personal Information. */
export const statutoryItems = [
  'outline',
  'items',
  'number',
  'cause',
  'misuse',
  'response',
  'publication',
  'prevention',
  'reference',
] as const
export type StatutoryItem = (typeof statutoryItems)[number]

const firstOf = (facts: readonly ListedFact[], ...fields: readonly ListedFact['field'][]): ListedFact | undefined =>
  fields.map((field) => facts.find((f) => f.field === field)).find((f) => f !== undefined)

const unlessUnstated = (fact: ListedFact | undefined): ListedFact | undefined =>
  (fact?.fact as { readonly value?: unknown } | undefined)?.value === 'unstated' ? undefined : fact

/**
 * Which of the nine a release speaks of, each with the fact that shows it. It measures what the text says, not
 * whether the discloser met its duty: a report to the commission may say more than the public is told.
 */
export const statutoryCover = (
  facts: Facts,
): readonly { readonly item: StatutoryItem; readonly fact?: ListedFact }[] => {
  const listed = listFacts(facts)
  const event = listed.find(
    (f) =>
      f.field === 'events' &&
      ['occurred', 'discovered', 'informed'].includes(String((f.fact as { type?: unknown }).type)),
  )
  const found: Readonly<Record<StatutoryItem, ListedFact | undefined>> = {
    outline: event ?? firstOf(listed, 'actions'),
    items: firstOf(listed, 'items', 'excludedItems'),
    number: firstOf(listed, 'affected'),
    cause: firstOf(listed, 'actions'),
    misuse: unlessUnstated(firstOf(listed, 'misuse')),
    response: unlessUnstated(firstOf(listed, 'notification')),
    publication: firstOf(listed, 'published'),
    prevention: firstOf(listed, 'prevention'),
    reference: firstOf(listed, 'authorities'),
  }
  return statutoryItems.map((item) => {
    const fact = found[item]
    return { item, ...(fact === undefined ? {} : { fact }) }
  })
}
