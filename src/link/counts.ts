import type { Affected, AffectedUnit, Fact, Facts } from '../casebook/facts.js'
import type { CountRange, Headline } from '../casebook/records.js'
import { speaksForClients } from './origin.js'

type Entry = Fact<Affected>

/** A release's figures of one unit and scope as a range, and the entries it was made of. */
export interface ReleaseCount extends CountRange {
  /** The stated total, or each group. */
  readonly counted: readonly Entry[]
  /** Entries that another already holds. */
  readonly within: readonly Entry[]
}

/** The range alone. */
export const rangeIn = ({ unit, least, most, approx }: CountRange): CountRange => ({ unit, least, most, approx })

const most = (a: Affected): number => a.countMax ?? a.count
const sum = (entries: readonly Entry[]): number => entries.reduce((n, e) => n + most(e), 0)

/** 最大37団体: no more than that, and nothing says that it is as many. */
export const isAtMost = (a: Affected & { readonly evidence?: { readonly quote: string } }): boolean =>
  a.countMax === undefined && /最大(?!の)[^。、]*$/.test(a.evidence?.quote ?? '')

/** 約, but not the vagueness that 最大 says by itself. */
export const isAbout = (a: Affected & { readonly evidence?: { readonly quote: string } }): boolean =>
  a.approx && (!isAtMost(a) || /約|およそ|程度|ほど/.test(a.evidence?.quote ?? ''))

/**
 * Stands behind うち: a part of what was counted before. In brackets うち reaches to their end, else to the first number.
 *
 *     27,306名様（うち、商品名まで 11,048名様
 *     2,087件（うち個人1,961名、法人126社）、ほかに30件     (30件 is none)
 */
const standsBehindUchi = ({ evidence }: Entry): boolean => {
  const quote = evidence.quote.normalize('NFKC').replaceAll('うちわけ', '')
  const at = quote.lastIndexOf('うち')
  const rest = quote.slice(at + 2)
  if (at < 0 || /[)。]/.test(rest)) return false
  return /\([^)]*$/.test(quote.slice(0, at)) || (rest.match(/\d[\d,]*/g)?.length ?? 0) <= 1
}

/**
 * The totals among the entries: as marked; else the one that all others add up to. Of several the largest, unless they
 * head columns of their own (児童 327人, 保護者 573人), which the groups tell by adding up to all of them.
 */
const totalsAmong = (entries: readonly Entry[]): readonly Entry[] => {
  const largestFirst = (a: Entry, b: Entry) => most(b) - most(a)
  const marked = entries.filter((e) => e.total).sort(largestFirst)
  if (marked.length > 0) {
    const groups = entries.filter((e) => !e.total)
    return sum(marked) === sum(groups) ? marked : marked.slice(0, 1)
  }
  const [largest] = entries.toSorted(largestFirst)
  return largest !== undefined && entries.length > 2 && most(largest) * 2 === sum(entries) ? [largest] : []
}

/**
 * How many of one unit a release says, within one scope. A stated total holds its groups; without one the largest group
 * is the least there can be, and all groups together the most (groups may overlap). What is confirmed is established,
 * what is possible only raises the upper end.
 */
export const countOf = (facts: Facts, unit: AffectedUnit, scope: Affected['scope']): ReleaseCount | undefined => {
  const entries = facts.affected.filter((a) => a.unit === unit && a.scope === scope)
  if (entries.length === 0) return undefined
  const apart = entries.filter(
    (e, i) => !standsBehindUchi(e) || !entries.slice(0, i).some((before) => most(before) >= most(e)),
  )
  const totals = totalsAmong(apart)
  const counted = totals.length > 0 ? totals : apart
  const established = (of: readonly Entry[], ...statuses: readonly Affected['status'][]) =>
    of.filter((e) => statuses.includes(e.status) && !isAtMost(e)).map((e) => e.count)
  const stated = established(totals, 'confirmed', 'unstated')
  const least =
    totals.length > 0 && stated.length === totals.length
      ? stated.reduce((n, count) => n + count, 0)
      : Math.max(0, ...established(entries, 'confirmed'), ...(totals.length > 0 ? [] : established(apart, 'unstated')))
  const upper = sum(counted)
  return {
    unit,
    least: Math.min(least, upper),
    most: upper,
    approx: counted.some(isAbout),
    counted,
    within: entries.filter((e) => !counted.includes(e)),
  }
}

/** Which of a release's figures lists show first. */
const unitOrder = ['people', 'records', 'households', 'accounts', 'groups', 'files', 'organizations'] as const

/**
 * The figure lists show: the discloser's own people, else its records …; of whoever speaks for its clients the figure
 * for them all, where that is the larger.
 */
export const chooseHeadline = (
  countIn: (unit: AffectedUnit, scope: Affected['scope']) => CountRange | undefined,
  forClients: boolean,
): Headline | undefined => {
  const first = (scope: Affected['scope']): Headline | undefined => {
    for (const unit of unitOrder) {
      const count = countIn(unit, scope)
      if (count) return { ...rangeIn(count), scope }
    }
    return undefined
  }
  const own = first('own')
  const whole = first('case')
  if (own === undefined || whole === undefined) return own ?? whole
  const isWider = unitOrder.indexOf(whole.unit) <= unitOrder.indexOf(own.unit) && whole.most > own.most
  return isWider && forClients ? whole : own
}

/** What one release's figure is in lists. */
export const headlineOf = (facts: Facts): Headline | undefined =>
  chooseHeadline((unit, scope) => countOf(facts, unit, scope), speaksForClients(facts))
