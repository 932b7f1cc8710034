import type { AffectedUnit } from '../../../casebook/facts.js'
import { pattern } from '../patterns/pattern.js'
import type { CountPlace } from './place.js'

/** Among more counts than these one is the difference of others by chance. */
const mostCounts = 200
const restBefore = pattern(/(?:残る|残りの|(?:そ|こ)のほかの)、?$/)

/** Is a count said to be the rest of others? */
export const isRest = ({ before }: CountPlace): boolean => restBefore.test(before)

/**
 * 「52世帯のうち、表示されたのは31世帯」「残る21世帯の方には書面を発送」: what one of the affected leaves of another, whatever is
 * said of it, with the whole.
 */
export const remaindersOf = (
  known: readonly CountPlace[],
  rests: readonly CountPlace[],
): ReadonlyMap<CountPlace, CountPlace> => {
  const found = new Map<CountPlace, CountPlace>()
  if (rests.length === 0) return found
  const byUnit = new Map<AffectedUnit, Map<number, CountPlace>>()
  for (const place of known) {
    const places = byUnit.get(place.unit) ?? new Map<number, CountPlace>()
    byUnit.set(place.unit, places.set(place.mention.count, place))
  }
  for (const rest of rests) {
    const others = byUnit.get(rest.unit)
    const { count } = rest.mention
    if (others === undefined || others.size > mostCounts || others.has(count)) continue
    for (const [number, whole] of others) if (number > count && others.has(number - count)) found.set(rest, whole)
  }
  return found
}
