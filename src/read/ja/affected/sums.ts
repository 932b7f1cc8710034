import type { Affected } from '../../../casebook/facts.js'
import { groupBy } from '../../../casebook/group-by.js'
import { foundOf } from './found-out.js'
import type { CountPlace } from './place.js'

type Status = Affected['status']

/** How many counts one sum is looked for in. */
const longestSum = 12
/** Fewer than that come out of others by chance. */
const leastSum = 10

/**
 * Totals of those whose leak is confirmed and those of whom it is feared: 「流出を確認 43人」「そのおそれ 9人」「計52人」. Of
 * a sum no more is known than of the least known of its parts.
 */
export const findMixedSums = (statuses: ReadonlyMap<CountPlace, Status>): ReadonlySet<CountPlace> => {
  const mixed = new Set<CountPlace>()
  if (new Set(statuses.values()).size < 2) return mixed
  for (const places of groupBy([...statuses.keys()], ({ unit }) => unit).values()) {
    const sums = new Set<number>()
    for (let first = 0; first < places.length; first++) {
      let sum = 0
      let isFeared = false
      let isConfirmed = false
      for (let at = first; at < Math.min(places.length, first + longestSum); at++) {
        sum += places[at]!.mention.count
        isFeared ||= statuses.get(places[at]!) === 'possible'
        isConfirmed ||= statuses.get(places[at]!) === 'confirmed'
        if (isFeared && isConfirmed && sum >= leastSum) sums.add(sum)
      }
    }
    for (const place of places)
      if (statuses.get(place) === 'confirmed' && !foundOf.test(place.before) && sums.has(place.mention.count))
        mixed.add(place)
  }
  return mixed
}
