import type { Affected, AffectedUnit } from '../../../casebook/facts.js'
import type { SoFar } from '../../fact-reader.js'
import { pattern } from '../patterns/pattern.js'
import { wordsWithin } from '../patterns/words.js'
import { makeFact } from '../text/evidence.js'
import { type Breakdown, findBreakdowns } from './breakdowns.js'
import type { CountPlace } from './place.js'

/** 計 as a word of its own: not in 計画, 会計, 統計. */
export const totalWord = '(?<![会統設時家集推])計(?![画算上量測器理])'
const calledTotal = pattern(new RegExp(`(?:総数|${totalWord}|合わせて|あわせて|全体で)[^。\\n]{0,14}$`))
/** 「対象者 500名」 over the lines that tell who they are. */
const calledAll = pattern(
  /(?:対象(?:者|件数|人数|者数|となる方|となった方|の方)?|件数|人数|者数)(?:は|:|、| |が){0,2}(?:全部で|全)?$/,
)

const isCalledTotal = ({ reading, sentence, mention }: CountPlace): boolean =>
  calledTotal.test(wordsWithin(reading, sentence, mention.start - 20, mention.start + 3))

/** The counts of one unit so far, as sums: `sums[n]` is that of the first n. They only grow, for no count is zero. */
interface Parts {
  readonly sums: number[]
  /** How many of them stand before the last total: what follows it is a list of its own. */
  before: number
  exact: boolean
  /** Whose those since the last total are. */
  readonly scopes: Set<Affected['scope']>
}

/** Do the last of the parts, two at least, make the total? */
const addUp = ({ sums }: Parts, total: number): boolean => {
  const rest = sums.at(-1)! - total
  let low = 0
  let high = sums.length - 3
  while (low < high) {
    const middle = (low + high) >> 1
    if (sums[middle]! < rest) low = middle + 1
    else high = middle
  }
  return high >= 0 && sums[low] === rest
}

const isNear = (sum: number, total: number): boolean => Math.abs(sum - total) <= total * 0.2

const isExact = ({ mention }: CountPlace): boolean =>
  !mention.approx && mention.countMax === undefined && !mention.modifiers.some((word) => /延べ|のべ/.test(word))

const sumOf = (places: readonly CountPlace[]): number => places.reduce((sum, { mention }) => sum + mention.count, 0)

type Scopes = ReadonlyMap<CountPlace, Affected['scope']>

const keyOf = (place: CountPlace, scopes: Scopes): string => `${place.unit}|${scopes.get(place)}`

/** The different counts of each unit and scope. */
const countsOf = (places: readonly CountPlace[], scopes: Scopes): ReadonlyMap<string, ReadonlySet<number>> => {
  const counts = new Map<string, Set<number>>()
  for (const place of places) {
    const key = keyOf(place, scopes)
    const known = counts.get(key) ?? new Set<number>()
    counts.set(key, known.add(place.mention.count))
  }
  return counts
}

/** Are these all the counts there are, of the unit and the scope of the breakdown? */
const holdsAll = ({ whole, parts }: Breakdown, counts: ReadonlySet<number>): boolean => {
  const within = new Set([whole, ...parts].map(({ mention }) => mention.count))
  if (counts.size > within.size) return false
  for (const count of counts) if (!within.has(count)) return false
  return true
}

interface Totals {
  readonly totals: ReadonlySet<CountPlace>
  /** Totals of the discloser's own subjects and of others. */
  readonly mixed: ReadonlySet<CountPlace>
  readonly doubts: SoFar['doubts']
}

/**
 * Marks the totals: what the text calls one, with two parts or more of the same unit before it, and what is told apart
 * right behind it, where it holds all there is of its unit. A stated total that is near the sum of its parts and not
 * the sum is a doubt.
 */
export const findTotals = (places: readonly CountPlace[], scopes: Scopes): Totals => {
  const totals = new Set<CountPlace>()
  const mixed = new Set<CountPlace>()
  const doubts: SoFar['doubts'][number][] = []
  const doubt = ({ reading, mention }: CountPlace, sum: number) =>
    doubts.push({
      code: 'TOTAL_DIFFERS',
      message: `the stated total ${mention.count} is not the sum of its parts, ${sum}`,
      evidence: makeFact(reading, {}, mention, '').evidence,
    })
  const counts = countsOf(places, scopes)
  const wholes = new Set<CountPlace>()
  for (const breakdown of findBreakdowns(places, (place) => isCalledTotal(place) || calledAll.test(place.before))) {
    const { whole, parts, complete } = breakdown
    const sum = sumOf(parts)
    if (complete) {
      if (!isNear(sum, whole.mention.count)) continue
      wholes.add(whole)
      if (sum !== whole.mention.count && [whole, ...parts].every(isExact)) doubt(whole, sum)
    }
    if (holdsAll(breakdown, counts.get(keyOf(whole, scopes))!)) totals.add(whole)
  }
  const partsOf = new Map<AffectedUnit, Parts>()
  for (const place of places) {
    const { mention, unit } = place
    let parts = partsOf.get(unit)
    if (parts === undefined) {
      parts = { sums: [0], before: 0, exact: true, scopes: new Set() }
      partsOf.set(unit, parts)
    }
    const sum = parts.sums.at(-1)!
    if (parts.sums.length > 2 && isCalledTotal(place) && !wholes.has(place)) {
      totals.add(place)
      const exact = !mention.approx && parts.exact
      const own = parts.sums.length - 1 - parts.before >= 2 ? sum - parts.sums[parts.before]! : sum
      if (exact && isNear(own, mention.count) && !addUp(parts, mention.count)) doubt(place, own)
      if (parts.scopes.size > 1 && own === mention.count) mixed.add(place)
      parts.before = parts.sums.length - 1
      parts.scopes.clear()
    } else if (!wholes.has(place) && !mention.modifiers.some((modifier) => modifier.includes('うち'))) {
      parts.sums.push(sum + mention.count)
      parts.exact &&= !mention.approx
      parts.scopes.add(scopes.get(place)!)
    }
  }
  return { totals, mixed, doubts }
}
