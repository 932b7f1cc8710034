import type { AffectedUnit } from '../../../casebook/facts.js'
import type { Sentence } from '../../reading.js'
import type { CountPlace } from './place.js'

/** The counts of one unit in one sentence. */
interface Group {
  sum: number
  size: number
  readonly known: Set<number>
}

/**
 * Counts that nothing speaks for, and that add up, with those beside them in their sentence, to one of the affected:
 * 「3町の1,140人のデータがありました。町ごとでは412人、390人、338人です。」
 */
export const partsOfKnown = (
  known: readonly CountPlace[],
  unsupported: readonly CountPlace[],
): ReadonlySet<CountPlace> => {
  if (unsupported.length === 0) return new Set()
  const groups = new Map<Sentence, Map<AffectedUnit, Group>>()
  const totals = new Set<string>()
  const groupOf = ({ sentence, unit }: CountPlace): Group => {
    const units = groups.get(sentence) ?? new Map<AffectedUnit, Group>()
    groups.set(sentence, units)
    const group = units.get(unit) ?? { sum: 0, size: 0, known: new Set<number>() }
    units.set(unit, group)
    return group
  }
  const put = (place: CountPlace): Group => {
    const group = groupOf(place)
    group.sum += place.mention.count
    group.size++
    return group
  }
  for (const place of unsupported) put(place)
  for (const place of known) {
    put(place).known.add(place.mention.count)
    totals.add(`${place.unit}|${place.mention.count}`)
  }
  return new Set(
    unsupported.filter((place) => {
      const { sum, size, known: here } = groupOf(place)
      return (size > 1 && sum > 2 && totals.has(`${place.unit}|${sum}`)) || (size > 2 && sum > 4 && here.has(sum / 2))
    }),
  )
}
