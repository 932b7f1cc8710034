import { firstDay } from '../casebook/dates.js'
import type { Document } from '../casebook/document.js'
import type { Facts, ReportStage } from '../casebook/facts.js'
import { organisationKey } from '../casebook/organisation-key.js'
import type { OrganisationRef, Release } from '../casebook/records.js'

/** What a release says now: its newest version. */
export const currentVersion = (release: Release): { readonly document: Document; readonly facts: Facts } => {
  const version = release.versions.at(-1)
  if (version === undefined) throw new Error(`link: release ${release.id} has no version`)
  return version
}

export const currentFacts = (release: Release): Facts => currentVersion(release).facts

export const organisationRef = (name: string): OrganisationRef => ({ key: organisationKey(name), name })

/** Whose something is that a release says, where that is known; the key tells it from others in any case. */
export interface Owner {
  readonly key: string
  readonly organisation?: OrganisationRef
}

export const ownerNamed = (name: string): Owner => {
  const organisation = organisationRef(name)
  return { key: organisation.key, organisation }
}

/** Who speaks in a release. One that does not say has a key of its own, for what it says counts all the same. */
export const speakerOf = (release: Release): Owner => {
  const { discloser } = currentFacts(release)
  return discloser === undefined ? { key: `release:${release.id}` } : ownerNamed(discloser.name)
}

/** Each speaker's releases, in the order given. */
export const bySpeaker = (releases: readonly Release[]): ReadonlyMap<string, readonly Release[]> => {
  const spoken = new Map<string, Release[]>()
  for (const release of releases) {
    const { key } = speakerOf(release)
    const own = spoken.get(key)
    if (own) own.push(release)
    else spoken.set(key, [release])
  }
  return spoken
}

/** The day of the latest event a release tells of, other than publications. */
export const lastTold = ({ events }: Facts): string | undefined =>
  events
    .filter((e) => e.type !== 'published' && e.date.length >= 7)
    .map((e) => firstDay(e.date))
    .sort()
    .at(-1)

/** When a release appeared: its own date, else the last day it tells of, else when it was added. An ISO prefix. */
export const appearedAt = (
  { published, addedAt }: { readonly published?: Release['published'] | undefined; readonly addedAt: string },
  facts: Facts,
): string => published?.date ?? lastTold(facts) ?? addedAt

const stages: readonly ReportStage[] = ['first', 'update', 'final']

/**
 * Releases that count: not withdrawn, oldest publication first; those of one day by what they call themselves (第1報 before
 * 第2報), so that nothing hangs on which was added first. What was decided to go on from another comes after it.
 */
export const inOrder = (releases: readonly Release[]): readonly Release[] => {
  const sorted = releases
    .filter((r) => !r.withdrawn)
    .map((release) => {
      const facts = currentFacts(release)
      return { release, appeared: appearedAt(release, facts), stage: stages.indexOf(facts.report.value) }
    })
    .sort(
      (a, b) =>
        a.appeared.localeCompare(b.appeared) ||
        a.stage - b.stage ||
        a.release.title.localeCompare(b.release.title) ||
        a.release.id.localeCompare(b.release.id),
    )
    .map(({ release }) => release)
  const byId = new Map(sorted.map((r) => [r.id, r]))
  const placed = new Set<Release>()
  const place = (release: Release) => {
    const row: Release[] = []
    for (let r: Release | undefined = release; r && !placed.has(r) && !row.includes(r); r = byId.get(r.follows ?? ''))
      row.push(r)
    for (const r of row.toReversed()) placed.add(r)
  }
  for (const release of sorted) place(release)
  return [...placed]
}
