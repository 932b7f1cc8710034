import type { Document } from '../casebook/document.js'
import type { Facts } from '../casebook/facts.js'
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

/** When a release appeared: its own date, else when it was added. An ISO prefix. */
export const appearedAt = (release: Pick<Release, 'published' | 'addedAt'>): string =>
  release.published?.date ?? release.addedAt

/** Releases that count: not withdrawn, oldest publication first, then as they were added. */
export const inOrder = (releases: readonly Release[]): readonly Release[] =>
  releases
    .filter((r) => !r.withdrawn)
    .sort(
      (a, b) =>
        appearedAt(a).localeCompare(appearedAt(b)) || a.addedAt.localeCompare(b.addedAt) || a.id.localeCompare(b.id),
    )
