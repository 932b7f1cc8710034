import { factIds } from '../casebook/fact-ids.js'
import { type AffectedUnit, affectedUnits } from '../casebook/facts.js'
import type { CountRange, Release } from '../casebook/records.js'
import { chainOf, leadingTo } from './chain.js'
import { countOf, rangeIn } from './counts.js'
import { bySpeaker, currentFacts, inOrder, type Owner, speakerOf } from './current.js'
import { speaksForClients } from './origin.js'
import type { Chain, ChainNode, DiscloserTotal, Source, Totals } from './shapes.js'
import { mayOverlap, type StandingCount, standingCounts, threadsOf } from './standing.js'
import { sameDay } from './updates.js'

/** What counts subjects; companies, schools and files are kept apart. */
const subjectUnits: readonly AffectedUnit[] = affectedUnits.filter((u) => u !== 'organizations' && u !== 'files')

const sourceIn = (release: Release) => {
  const ids = factIds(currentFacts(release))
  return (fact: object): Source => ({ release: release.id, fact: ids.get(fact) ?? '' })
}

/** Whose figure it is, where the release says. */
type By = Omit<Owner, 'key'>

/** A figure a discloser gives of its own people, and whose place in the chain it has. */
interface OwnFigure {
  readonly key: string
  readonly from: StandingCount
  readonly row: DiscloserTotal
}

const ofDiscloser = (key: string, releases: readonly Release[]): OwnFigure[] => {
  const threads = threadsOf(releases)
  return subjectUnits.flatMap((unit) =>
    standingCounts(threads, unit, 'own').map((from) => {
      const { key: _, ...by } = speakerOf(from.release)
      const source = sourceIn(from.release)
      return {
        key,
        from,
        row: {
          ...by,
          release: from.release.id,
          ...rangeIn(from.count),
          counted: from.count.counted.map(source),
          within: from.count.within.map(source),
        },
      }
    }),
  )
}

const ofWhole = (release: Release, by: By): Totals['whole'] => {
  const source = sourceIn(release)
  return subjectUnits.flatMap((unit) => {
    const count = countOf(currentFacts(release), unit, 'case')
    return count?.counted[0] === undefined ? [] : [{ ...rangeIn(count), ...by, source: source(count.counted[0]) }]
  })
}

/** Whose own staff was hit; 「当社の社員が…紛失」 only says who did it. */
const ownStaff = /[当弊自]社(?:グループ)?の?(?:元|退職)?(?:従業員|社員|役職員|職員|役員)(?!ら?(?:が|は、|によ|から))/

/** May its people be its clients' people? Not where it tells its own from theirs, nor where they are its staff. */
const mayHoldClients = ({ from: { release, count } }: OwnFigure): boolean =>
  !currentFacts(release).affected.some((a) => a.scope === 'case' && subjectUnits.includes(a.unit)) &&
  !count.counted.every((a) => ownStaff.test(a.evidence.quote))

/** Fewer than these are hit at several places of one body. */
const tellingFigure = 20

/** Does a body (柚木原市) repeat what a part of it (柚木原市教育委員会) says or said? */
const repeats = (body: OwnFigure, said: readonly Release[]): boolean =>
  said.some((release) => {
    const { most } = countOf(currentFacts(release), body.row.unit, 'own') ?? {}
    if (most !== body.row.most) return false
    return most >= tellingFigure || sameDay(currentFacts(release), currentFacts(body.from.release))
  })

/**
 * Figures apart by whether they may be added up: those of whoever stands between may hold its clients', as they are or as
 * they were known when it told its own; those of a body may be its part's.
 */
const toldApart = (ordered: readonly Release[], chain: Chain) => {
  const spoken = bySpeaker(ordered)
  const figures = [...spoken].flatMap(([key, of]) => ofDiscloser(key, of))
  const tier = new Map(chain.nodes.map((n) => [n.key, n.tier]))
  const place = new Map(ordered.map(({ id }, i) => [id, i]))
  const entrusted = new Set(chain.edges.map((e) => e.to))
  const keys = [...spoken.keys()].sort()
  const keyAt = new Map(keys.map((key, i) => [key, i]))
  const added = new Map<string, OwnFigure[]>()
  const addedOf = (key: string, unit: AffectedUnit) => (added.get(key) ?? []).filter((f) => f.row.unit === unit)

  const repeatsPart = (figure: OwnFigure): boolean => {
    // A board of education is the town for its schools.
    const body = figure.key.replace(/教育委員会$/, '')
    // Only towns and provinces speak for their parts; of companies one name may begin like another.
    if (!/[都道府県市区町村]$/.test(body)) return false
    const first = body === figure.key ? (keyAt.get(body) ?? 0) : keys.findIndex((key) => key.startsWith(body))
    // Sorted, whatever begins with a key stands right behind it.
    for (let i = first; keys[i]?.startsWith(body); i++) {
      const part = keys[i] ?? ''
      if (part === figure.key) continue
      if (addedOf(part, figure.row.unit).length > 0 && repeats(figure, spoken.get(part) ?? [])) return true
    }
    return false
  }
  /**
   * Are its people its clients' people: does the figure of whoever others are hit through hold theirs? What is smaller
   * than theirs together is its own. Where they count otherwise, it holds theirs if it ever spoke for them.
   */
  const holds = (figure: OwnFigure): boolean => {
    const { unit, release } = figure.row
    const above = [...leadingTo(chain, figure.key)].filter((key) => added.has(key))
    if (above.length === 0 || !mayHoldClients(figure)) return false
    const clients = above.filter((key) => addedOf(key, unit).length > 0)
    const [theirs] = sumByUnit(clients.flatMap((key) => addedOf(key, unit)))
    if (theirs === undefined) return (spoken.get(figure.key) ?? []).some((r) => speaksForClients(currentFacts(r)))
    if (currentFacts(figure.from.release).parties.some((p) => p.role === 'client')) return true
    const told = (id: string) => (place.get(id) ?? 0) <= (place.get(release) ?? 0)
    const then = clients.flatMap((key) =>
      ofDiscloser(
        key,
        (spoken.get(key) ?? []).filter(({ id }) => told(id)),
      ),
    )
    const [known = theirs] = sumByUnit(then.filter((f) => f.row.unit === unit))
    return figure.row.most >= Math.min(theirs.most, known.most)
  }
  // The outermost first: of four that hand on one figure the first one's counts. A part before the body it is of.
  const inTurn = figures.toSorted(
    (a, b) => (tier.get(a.key) ?? 0) - (tier.get(b.key) ?? 0) || b.key.length - a.key.length,
  )
  for (const figure of inTurn)
    if (!repeatsPart(figure) && !(entrusted.has(figure.key) && holds(figure)))
      added.set(figure.key, [...(added.get(figure.key) ?? []), figure])
  const all = new Set([...added.values()].flat())
  return { added: figures.filter((f) => all.has(f)), holding: figures.filter((f) => !all.has(f)) }
}

const sumByUnit = (figures: readonly OwnFigure[]): CountRange[] =>
  subjectUnits.flatMap((unit: AffectedUnit) => {
    const of = figures.filter((f) => f.row.unit === unit)
    const each = [...new Set(of.map((f) => f.key))].flatMap(
      (key) => mayOverlap(of.filter((f) => f.key === key).map((f) => rangeIn(f.row))) ?? [],
    )
    return each.length === 0
      ? []
      : [
          {
            unit,
            least: each.reduce((n, r) => n + r.least, 0),
            most: each.reduce((n, r) => n + r.most, 0),
            approx: each.some((r) => r.approx),
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
  const named = hitIn(chain).filter((n) => n.name !== '').length
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
 * How many were hit in a case. Each discloser counts once, by the newest of its reports that gives a figure of the unit;
 * a contractor's figures for its clients' people stand beside, never in the sum.
 */
export const totalsOf = (releases: readonly Release[]): Totals => {
  const ordered = inOrder(releases)
  const chain = chainOf(ordered)
  const origins = originsIn(chain)
  const { added, holding } = toldApart(ordered, chain)
  const byOrigin: Totals['whole'][number][] = []
  const byOthers: Totals['whole'][number][] = []
  for (const release of ordered) {
    const { key, ...by } = speakerOf(release)
    const held = holding.filter((f) => f.row.release === release.id)
    ;(origins.has(key) ? byOrigin : byOthers).unshift(
      ...held.flatMap(({ row: { counted, within: _w, release: _r, ...range } }) =>
        counted[0] === undefined ? [] : [{ ...range, source: counted[0] }],
      ),
      ...ofWhole(release, by),
    )
  }
  return {
    own: sumByUnit(added),
    byDiscloser: added.map((f) => f.row),
    whole: [...byOrigin, ...byOthers],
    organisations: organisationsHit(ordered, chain),
  }
}
