import { factIds } from '../casebook/fact-ids.js'
import { type AffectedUnit, affectedUnits } from '../casebook/facts.js'
import type { CountRange, Release } from '../casebook/records.js'
import { chainOf } from './chain.js'
import { countOf, rangeIn } from './counts.js'
import { currentFacts, inOrder, type Owner, speakerOf } from './current.js'
import type { Chain, ChainNode, DiscloserTotal, Source, Totals } from './shapes.js'

/** What counts subjects; companies, schools and files are kept apart. */
const subjectUnits = affectedUnits.filter((u) => u !== 'organizations' && u !== 'files')

const sourceIn = (release: Release) => {
  const ids = factIds(currentFacts(release))
  return (fact: object): Source => ({ release: release.id, fact: ids.get(fact) ?? '' })
}

/** Whose figure it is, where the release says. */
type By = Omit<Owner, 'key'>

const ofDiscloser = (release: Release, by: By): DiscloserTotal[] => {
  const source = sourceIn(release)
  return subjectUnits.flatMap((unit) => {
    const count = countOf(currentFacts(release), unit, 'own')
    if (count === undefined) return []
    return [
      {
        ...by,
        release: release.id,
        ...rangeIn(count),
        counted: count.counted.map(source),
        within: count.within.map(source),
      },
    ]
  })
}

const ofWhole = (release: Release, by: By): Totals['whole'] => {
  const source = sourceIn(release)
  return subjectUnits.flatMap((unit) => {
    const count = countOf(currentFacts(release), unit, 'case')
    return count?.counted[0] === undefined ? [] : [{ ...rangeIn(count), ...by, source: source(count.counted[0]) }]
  })
}

const sumByUnit = (rows: readonly DiscloserTotal[]): CountRange[] =>
  subjectUnits.flatMap((unit: AffectedUnit) => {
    const of = rows.filter((r) => r.unit === unit)
    return of.length === 0
      ? []
      : [
          {
            unit,
            least: of.reduce((n, r) => n + r.least, 0),
            most: of.reduce((n, r) => n + r.most, 0),
            approx: of.some((r) => r.approx),
          },
        ]
  })

/** Whose data it was: organisations at the outer end of the chain, where it did not happen. */
const hitIn = ({ nodes, edges }: Chain): readonly ChainNode[] => {
  const between = new Set(edges.map((e) => e.to))
  return nodes.filter((n) => n.kind === 'organisation' && !n.origin && !between.has(n.key))
}

/** A client may still repeat what the origin has taken back since: the origin's own word comes first. */
const originsIn = ({ nodes }: Chain): ReadonlySet<string> => new Set(nodes.filter((n) => n.origin).map((n) => n.key))

const organisationsHit = (ordered: readonly Release[], chain: Chain): Totals['organisations'] => {
  const origins = originsIn(chain)
  const named = hitIn(chain).length
  const statements = ordered.flatMap((release) => {
    const count = countOf(currentFacts(release), 'organizations', 'case')
    const [first] = count?.counted ?? []
    if (count === undefined || first === undefined) return []
    const byOrigin = origins.has(speakerOf(release).key)
    return [{ byOrigin, stated: { ...rangeIn(count), source: sourceIn(release)(first) } }]
  })
  const stated = (statements.findLast((s) => s.byOrigin) ?? statements.at(-1))?.stated
  return stated === undefined ? { named } : { stated, named }
}

/**
 * How many were hit in a case. Each discloser counts once, by its newest release that gives figures; a contractor's
 * figures for its clients' people (`scope: "case"`) stand beside, never in the sum.
 */
export const totalsOf = (releases: readonly Release[]): Totals => {
  const ordered = inOrder(releases)
  const newest = new Map<string, DiscloserTotal[]>()
  const chain = chainOf(ordered)
  const origins = originsIn(chain)
  const byOrigin: Totals['whole'][number][] = []
  const byOthers: Totals['whole'][number][] = []
  for (const release of ordered) {
    const { key, ...by } = speakerOf(release)
    const own = ofDiscloser(release, by)
    if (own.length > 0) newest.set(key, own)
    ;(origins.has(key) ? byOrigin : byOthers).unshift(...ofWhole(release, by))
  }
  const byDiscloser = [...newest.values()].flat()
  return {
    own: sumByUnit(byDiscloser),
    byDiscloser,
    whole: [...byOrigin, ...byOthers],
    organisations: organisationsHit(ordered, chain),
  }
}
