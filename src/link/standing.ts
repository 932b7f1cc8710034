import type { Affected, AffectedUnit } from '../casebook/facts.js'
import type { CountRange, Headline, Release } from '../casebook/records.js'
import { chooseHeadline, countOf, type ReleaseCount, rangeIn } from './counts.js'
import { currentFacts } from './current.js'
import { speaksForClients } from './origin.js'
import { type EarlierRelease, reportsOn } from './updates.js'

/** A figure that no later report of its discloser took the place of, and the release that gives it. */
export interface StandingCount {
  readonly release: Release
  readonly count: ReleaseCount
}

/** One organisation's releases in a case as rows of reports, each of which goes on from the one before. */
export type Threads = readonly (readonly Release[])[]

const asEarlier = (release: Release): EarlierRelease => ({
  id: release.id,
  number: release.number,
  title: release.title,
  ...(release.published && { published: release.published.date }),
  facts: currentFacts(release),
})

/** @param releases of one organisation in one case, oldest first. */
export const threadsOf = (releases: readonly Release[]): Threads => {
  const threads: Release[][] = []
  for (const [i, release] of releases.entries()) {
    const earlier = releases.slice(0, i).toReversed()
    const decided = earlier.find((r) => r.id === release.follows)?.id
    const read = () => decided ?? reportsOn(asEarlier(release), earlier.map(asEarlier))
    const of = release.standsAlone ? undefined : read()
    const thread = threads.find((t) => t.some((r) => r.id === of))
    if (thread) thread.push(release)
    else threads.push([release])
  }
  return threads
}

/** Of each thread the newest figure of a unit: a later report that counts cards says nothing new of the members. */
export const standingCounts = (
  threads: Threads,
  unit: AffectedUnit,
  scope: Affected['scope'],
): readonly StandingCount[] =>
  threads.flatMap((thread) => {
    for (const release of thread.toReversed()) {
      const count = countOf(currentFacts(release), unit, scope)
      if (count) return [{ release, count }]
    }
    return []
  })

/** Figures of one unit that one organisation gives apart: nothing says whether the same people are in both. */
export const mayOverlap = (ranges: readonly CountRange[]): CountRange | undefined => {
  const [first] = ranges
  return (
    first && {
      unit: first.unit,
      least: Math.max(...ranges.map((r) => r.least)),
      most: ranges.reduce((n, r) => n + r.most, 0),
      approx: ranges.some((r) => r.approx),
    }
  )
}

/** The figure an organisation's releases in a case give together, as `headlineOf` does for one. */
export const headlineIn = (threads: Threads): Headline | undefined =>
  chooseHeadline(
    (unit, scope) => mayOverlap(standingCounts(threads, unit, scope).map(({ count }) => rangeIn(count))),
    threads.flat().some((r) => speaksForClients(currentFacts(r))),
  )
