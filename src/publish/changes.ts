import { type ListedFact, listFacts } from '../casebook/fact-ids.js'
import type { Release, ReleaseVersion } from '../casebook/records.js'

export interface VersionChange {
  readonly version: ReleaseVersion
  /** Facts this version says and the one before did not; empty for the first. */
  readonly added: readonly ListedFact[]
  /** Facts the one before said and this one does not. */
  readonly removed: readonly ListedFact[]
}

/** What each version of a release changed in its facts, newest first. A fact is the same while its id is. */
export const changesOf = (release: Release): readonly VersionChange[] =>
  release.versions
    .map((version, i) => {
      const before = release.versions[i - 1]
      if (before === undefined) return { version, added: [], removed: [] }
      const now = listFacts(version.facts)
      const then = listFacts(before.facts)
      const ids = (facts: readonly ListedFact[]) => new Set(facts.map((f) => f.id))
      const [nowIds, thenIds] = [ids(now), ids(then)]
      return {
        version,
        added: now.filter((f) => !thenIds.has(f.id)),
        removed: then.filter((f) => !nowIds.has(f.id)),
      }
    })
    .reverse()
