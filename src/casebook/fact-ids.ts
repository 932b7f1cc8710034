import type { Basis, Evidence, Facts } from './facts.js'

/** Fields of `Facts` that hold facts, in the order a reader wants them. */
export const factFields = [
  'discloser',
  'published',
  'report',
  'parties',
  'products',
  'actions',
  'affected',
  'items',
  'excludedItems',
  'events',
  'authorities',
  'notification',
  'misuse',
  'prevention',
  'contacts',
  'secondaryVictim',
] as const satisfies readonly (keyof Facts)[]
export type FactField = (typeof factFields)[number]

/** A fact of one field, with the id it can be linked by. `fact` is the very object that stands in `Facts`. */
export interface ListedFact {
  readonly id: string
  readonly field: FactField
  readonly fact: object
  readonly evidence?: Evidence
  readonly rule: string
  readonly basis: Basis
}

type AnyFact = { readonly evidence?: Evidence; readonly rule: string; readonly basis?: Basis }

/** What names a fact among its field's: its values, without what may be read better tomorrow (evidence, rule, status). */
const nameOf = (fact: object): string => {
  const value = (key: string): string => {
    const v = (fact as Record<string, unknown>)[key]
    return v === undefined || typeof v === 'object' ? '' : String(v)
  }
  return ['type', 'value', 'name', 'role', 'count', 'unit', 'date', 'end', 'authority', 'phone', 'email']
    .map(value)
    .filter((v) => v !== '')
    .join('-')
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}@._-]+/gu, '_')
}

/**
 * All facts of a release in reading order, each with an id such as `fact-events-informed-2023-10-12`.
 * An id stays the same as long as the fact's values do, so that links to it live on; a second fact of the same
 * values gets `-2`.
 */
export const listFacts = (facts: Facts): readonly ListedFact[] => {
  const known = lists.get(facts)
  if (known !== undefined) return known
  const listed = list(facts)
  lists.set(facts, listed)
  return listed
}

/** A page asks for the same list a dozen times. */
const lists = new WeakMap<Facts, readonly ListedFact[]>()

const list = (facts: Facts): readonly ListedFact[] => {
  const seen = new Map<string, number>()
  const listed: ListedFact[] = []
  for (const field of factFields) {
    const held = facts[field]
    if (held === undefined) continue
    for (const fact of (Array.isArray(held) ? held : [held]) as readonly AnyFact[]) {
      const base = `fact-${field}-${nameOf(fact)}`
      const n = (seen.get(base) ?? 0) + 1
      seen.set(base, n)
      listed.push({
        id: n === 1 ? base : `${base}-${n}`,
        field,
        fact,
        rule: fact.rule,
        basis: fact.basis ?? 'stated',
        ...(fact.evidence === undefined ? {} : { evidence: fact.evidence }),
      })
    }
  }
  return listed
}

/** Ids by fact object, for whoever holds a fact and wants its link. */
export const factIds = (facts: Facts): ReadonlyMap<object, string> =>
  new Map(listFacts(facts).map((f) => [f.fact, f.id]))
