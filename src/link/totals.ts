import { factIds } from '../casebook/fact-ids.js'
import { type Affected, type AffectedUnit, affectedUnits, type Fact } from '../casebook/facts.js'
import type { OrganisationRef, Release } from '../casebook/records.js'
import { currentFacts, inOrder, organisationRef } from './current.js'
import type { CountRange, DiscloserTotal, Source, Totals } from './shapes.js'

/** What counts subjects; companies, schools and files are kept apart. */
const subjectUnits = affectedUnits.filter((u) => u !== 'organizations' && u !== 'files')

const most = (a: Affected): number => a.countMax ?? a.count

/**
 * One release's figures of one unit as a range. A stated total holds its groups; without one the largest group is
 * the least there can be, and all groups together the most (groups may overlap). What is confirmed is established,
 * what is possible only raises the upper end.
 */
const rangeOf = (
  entries: readonly Fact<Affected>[],
): { least: number; most: number; counted: Fact<Affected>[]; approx: boolean } => {
  const total = entries.filter((e) => e.total).sort((a, b) => most(b) - most(a))[0]
  const groups = entries.filter((e) => !e.total)
  const confirmed = groups.filter((e) => e.status === 'confirmed').map((e) => e.count)
  const counted = total ? [total] : groups
  const upper = total ? most(total) : groups.reduce((sum, e) => sum + most(e), 0)
  const established =
    total && total.status !== 'possible'
      ? total.count
      : total
        ? Math.max(0, ...confirmed)
        : Math.max(0, ...confirmed, ...groups.filter((e) => e.status === 'unstated').map((e) => e.count))
  return { least: Math.min(established, upper), most: upper, counted, approx: counted.some((e) => e.approx) }
}

const ofDiscloser = (release: Release, organisation: OrganisationRef): DiscloserTotal[] => {
  const facts = currentFacts(release)
  const ids = factIds(facts)
  const source = (fact: object): Source => ({ release: release.id, fact: ids.get(fact) ?? '' })
  return subjectUnits.flatMap((unit) => {
    const entries = facts.affected.filter((a) => a.unit === unit && a.scope === 'own')
    if (entries.length === 0) return []
    const range = rangeOf(entries)
    return [
      {
        organisation,
        release: release.id,
        unit,
        least: range.least,
        most: range.most,
        approx: range.approx,
        counted: range.counted.map(source),
        within: entries.filter((e) => !range.counted.includes(e)).map(source),
      },
    ]
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

/**
 * How many were hit in a case. Each discloser counts once, by its newest release that gives figures; a contractor's
 * figures for its clients' people (`scope: "case"`) stand beside, never in the sum.
 */
export const totalsOf = (releases: readonly Release[]): Totals => {
  const ordered = inOrder(releases)
  const newest = new Map<string, DiscloserTotal[]>()
  const whole: Totals['whole'][number][] = []
  const named = new Map<string, OrganisationRef>()
  let stated: { count: number; source: Source } | undefined
  for (const release of ordered) {
    const facts = currentFacts(release)
    if (!facts.discloser) continue
    const organisation = organisationRef(facts.discloser.name)
    named.set(organisation.key, organisation)
    for (const p of facts.parties) {
      if (p.role === 'client' || p.role === 'victim') {
        const ref = organisationRef(p.name)
        named.set(ref.key, ref)
      }
    }
    const own = ofDiscloser(release, organisation)
    if (own.length > 0) newest.set(organisation.key, own)
    const ids = factIds(facts)
    for (const a of facts.affected) {
      const source = { release: release.id, fact: ids.get(a) ?? '' }
      if (a.unit === 'organizations') {
        if (stated === undefined || a.count > stated.count) stated = { count: a.count, source }
      } else if (a.scope === 'case' && a.unit !== 'files') {
        whole.unshift({
          unit: a.unit,
          least: a.status === 'possible' ? 0 : a.count,
          most: most(a),
          approx: a.approx,
          organisation,
          source,
        })
      }
    }
  }
  const byDiscloser = [...newest.values()].flat()
  return {
    own: sumByUnit(byDiscloser),
    byDiscloser,
    whole,
    organisations:
      stated === undefined ? { named: named.size } : { stated: stated.count, named: named.size, source: stated.source },
  }
}
