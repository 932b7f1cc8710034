import type { AffectedUnit } from '../../../casebook/facts.js'
import { pattern } from '../patterns/pattern.js'
import { textOf } from '../patterns/words.js'
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

const allOf = pattern(/^(?:様|さま)?(?:の?(?:すべて|全て|全員)|の(?:皆(?:様|さま)|方々?(?:全員|すべて)))/)
const ofStaff = pattern(/(?:職員|社員|従業員|教員|役員|スタッフ|担当者|センター|部|課|局|室|委員会)(?:の|計)?$/)
/** Is a count said to be of all there are? 「職員50名全員に研修」 is of others. */
export const isOfAll = ({ before, after }: CountPlace): boolean => allOf.test(after) && !ofStaff.test(before)

/** 「在校生50名全員」: who they are, where it is no word for all that were told of. */
const whoTheyAre = pattern(/([一-鿿ァ-ヶー]{2,12})(?:様|さま)?(?:の|計|合計)?$/)
const anyOf = /^(?:対象|該当|関係|当該|合計|総計|以上|上記|皆|お?客|方)|(?:対象|合計|計)$/
/** Are those of a sum called what one of its parts is called, or nothing? */
const isCalledAs = (whole: CountPlace, parts: readonly CountPlace[]): boolean => {
  const named = whoTheyAre.exec(whole.before)?.[1]
  return (
    named === undefined || anyOf.test(named) || parts.some(({ before }) => textOf(before).slice(-16).includes(named))
  )
}

/** Fewer than that come out of others by chance. */
const leastSum = 10
/** How many counts one sum is looked for in. */
const longestSum = 12

/** 「個人 17先、法人 7先」「24先すべてのお客さまを訪問」: what parts told one after the other make, with those parts. */
export const sumsOf = (
  known: readonly CountPlace[],
  told: readonly CountPlace[],
): ReadonlyMap<CountPlace, readonly CountPlace[]> => {
  const found = new Map<CountPlace, readonly CountPlace[]>()
  if (told.length === 0 || known.length > mostCounts) return found
  for (const whole of told) {
    const { count, start } = whole.mention
    const parts = known.filter(({ unit, mention }) => unit === whole.unit && mention.start < start)
    if (count < leastSum || parts.some(({ mention }) => mention.count === count)) continue
    for (let first = 0; first + 1 < parts.length && !found.has(whole); first++) {
      let sum = parts[first]!.mention.count
      for (let at = first + 1; at < Math.min(parts.length, first + longestSum) && sum < count; at++) {
        sum += parts[at]!.mention.count
        const summed = parts.slice(first, at + 1)
        if (sum === count && isCalledAs(whole, summed)) found.set(whole, summed)
      }
    }
  }
  return found
}
