import type { AffectedUnit } from '../../../casebook/facts.js'
import type { SoFar } from '../../fact-reader.js'
import { pattern } from '../patterns/pattern.js'
import { wordsWithin } from '../patterns/words.js'
import { makeFact } from '../text/evidence.js'
import type { CountPlace } from './place.js'

const calledTotal = pattern(/(?:合計|総計|総数|計|合わせて|あわせて|全体で)[^。\n]{0,14}$/)

const isCalledTotal = ({ reading, sentence, mention }: CountPlace): boolean =>
  calledTotal.test(wordsWithin(reading, sentence, mention.start - 20, mention.start + 3))

/** The counts of one unit so far, as sums: `sums[n]` is that of the first n. They only grow, for no count is zero. */
interface Parts {
  readonly sums: number[]
  /** How many of them stand before the last total: what follows it is a list of its own. */
  before: number
  exact: boolean
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

/**
 * Marks the totals: what the text calls one, with two parts or more of the same unit before it. A stated total that is
 * near the sum of its parts and not the sum is a doubt.
 */
export const findTotals = (
  places: readonly CountPlace[],
): { readonly totals: ReadonlySet<CountPlace>; readonly doubts: SoFar['doubts'] } => {
  const totals = new Set<CountPlace>()
  const doubts: SoFar['doubts'][number][] = []
  const partsOf = new Map<AffectedUnit, Parts>()
  for (const place of places) {
    const { mention, unit, reading } = place
    let parts = partsOf.get(unit)
    if (parts === undefined) {
      parts = { sums: [0], before: 0, exact: true }
      partsOf.set(unit, parts)
    }
    const sum = parts.sums.at(-1)!
    if (parts.sums.length > 2 && isCalledTotal(place)) {
      totals.add(place)
      const exact = !mention.approx && parts.exact
      const own = parts.sums.length - 1 - parts.before >= 2 ? sum - parts.sums[parts.before]! : sum
      const near = Math.abs(own - mention.count) <= mention.count * 0.2
      if (exact && near && !addUp(parts, mention.count))
        doubts.push({
          code: 'TOTAL_DIFFERS',
          message: `the stated total ${mention.count} is not the sum of its parts, ${own}`,
          evidence: makeFact(reading, {}, mention, '').evidence,
        })
      parts.before = parts.sums.length - 1
    } else if (!mention.modifiers.some((modifier) => modifier.includes('うち'))) {
      parts.sums.push(sum + mention.count)
      parts.exact &&= !mention.approx
    }
  }
  return { totals, doubts }
}
