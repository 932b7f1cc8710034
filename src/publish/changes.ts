import { type FactField, type ListedFact, listFacts } from '../casebook/fact-ids.js'
import type { Facts } from '../casebook/facts.js'
import { organisationKey } from '../casebook/organisation-key.js'
import type { Release, ReleaseVersion } from '../casebook/records.js'
import { saysSomething } from './describe.js'

/** One thing a version says otherwise than the one before: only `after` where it is new, only `before` where it is gone. */
export type FactChange =
  | { readonly before: ListedFact; readonly after: ListedFact }
  | { readonly before: ListedFact; readonly after?: undefined }
  | { readonly before?: undefined; readonly after: ListedFact }

export interface VersionChange {
  readonly version: ReleaseVersion
  /** The version it took the place of; none for the first. */
  readonly previous?: ReleaseVersion
  readonly changes: readonly FactChange[]
}

type Values = Readonly<Record<string, unknown>>

const key = (fact: Values, ...names: readonly string[]): string => names.map((name) => String(fact[name])).join('|')

/** One value a release: whatever it says now took the place of what it said. */
const only = [() => ''] as const

/**
 * What makes two facts of a field one fact that changed, the closest likeness first. Fields that are not here are sets,
 * in which nothing takes the place of anything.
 */
const kinds: Partial<Record<FactField, readonly ((fact: Values) => string | undefined)[]>> = {
  discloser: only,
  published: only,
  report: only,
  notification: only,
  misuse: only,
  secondaryVictim: only,
  parties: [(f) => organisationKey(String(f.name))],
  affected: [
    (f) => key(f, 'unit', 'scope', 'total', 'status'),
    // A first report often does not say yet whether people's data leaked or may have.
    (f) => (f.status === 'possible' ? undefined : key(f, 'unit', 'scope', 'total')),
    (f) => (f.status === 'confirmed' ? undefined : key(f, 'unit', 'scope', 'total')),
  ],
  events: [(f) => key(f, 'type', 'authority')],
  authorities: [(f) => key(f, 'value')],
  contacts: [(f) => f.phone as string | undefined, (f) => f.email as string | undefined],
}

/** What readers are shown of a fact beside what its id is made of. */
const shown = ({ id, fact }: ListedFact): string =>
  [id, key(fact as Values, 'countMax', 'approx', 'status', 'scope', 'total', 'origin', 'state')].join('|')

/** Pairs what is gone with what is new by one kind, in the order of the text. */
const pairBy = (
  before: readonly ListedFact[],
  after: readonly ListedFact[],
  kindOf: (fact: ListedFact) => string | undefined,
): ReadonlyMap<ListedFact, ListedFact> => {
  const pairs = new Map<ListedFact, ListedFact>()
  const free = new Set(after)
  for (const then of before) {
    const kind = kindOf(then)
    if (kind === undefined) continue
    const now = [...free].find((f) => f.field === then.field && kindOf(f) === kind)
    if (now === undefined) continue
    free.delete(now)
    pairs.set(then, now)
  }
  return pairs
}

/** Events as they happened, every other fact where it stands. Dates are ISO prefixes: 2024-05 comes before its days. */
const inOrderOfDate = (facts: readonly ListedFact[]): readonly ListedFact[] => {
  const dateOf = ({ fact }: ListedFact) => String((fact as Values).date)
  const events = facts
    .filter((f) => f.field === 'events')
    .sort((a, b) => (dateOf(a) < dateOf(b) ? -1 : dateOf(a) > dateOf(b) ? 1 : 0))
  return facts.map((f) => (f.field === 'events' ? (events.shift() ?? f) : f))
}

/**
 * What one version's facts say otherwise than those before, in the order facts are listed (events by their dates): a value and the one
 * that took its place are one change. What only the reader found elsewhere (evidence, rule) is none.
 *
 * @example changedFacts(before, after) // [{ before: 98人, after: 1,204人 }, { after: 最終報 }]
 */
export const changedFacts = (before: Facts, after: Facts): readonly FactChange[] => {
  const said = (facts: Facts) => inOrderOfDate(listFacts(facts).filter(saysSomething))
  const seen = (facts: readonly ListedFact[]) => new Set(facts.map(shown))
  const [then, now] = [said(before), said(after)]
  const [thenSeen, nowSeen] = [seen(then), seen(now)]
  let gone = then.filter((f) => !nowSeen.has(shown(f)))
  let fresh = now.filter((f) => !thenSeen.has(shown(f)))
  const pairs = new Map<ListedFact, ListedFact>()
  const take = (kindOf: (fact: ListedFact) => string | undefined) => {
    for (const [old, replacement] of pairBy(gone, fresh, kindOf)) pairs.set(replacement, old)
    const paired = new Set(pairs.values())
    gone = gone.filter((f) => !paired.has(f))
    fresh = fresh.filter((f) => !pairs.has(f))
  }
  // The same values, said more surely: an id holds neither status nor scope.
  take((f) => f.id)
  for (const tier of [0, 1, 2]) take(({ field, fact }) => kinds[field]?.[tier]?.(fact as Values))
  return [
    ...now.flatMap((after): FactChange[] => {
      const old = pairs.get(after)
      if (old !== undefined) return [{ before: old, after }]
      return fresh.includes(after) ? [{ after }] : []
    }),
    ...gone.map((before) => ({ before })),
  ]
}

/** What each version of a release changed in its facts, newest first. */
export const changesOf = (release: Release): readonly VersionChange[] =>
  release.versions
    .map((version, i): VersionChange => {
      const previous = release.versions[i - 1]
      return previous === undefined
        ? { version, changes: [] }
        : { version, previous, changes: changedFacts(previous.facts, version.facts) }
    })
    .reverse()
