import type { Affected } from '../../../casebook/facts.js'
import { pattern } from '../patterns/pattern.js'
import { wordsBetween } from '../patterns/words.js'
import type { CountPlace } from './place.js'

type Scope = Affected['scope']

/** How far behind the organisations that were hit those are told of who belong to them. */
const longest = 30
/** Another clause begins, or the discloser's own are told of: 「約210社が対象となり、お客様3,400名」. */
const turnsToOther = pattern(
  /うち|ほか|(?:となり|でして|ですが)、|[当本弊自](?:社|市|町|村|県|区|園|校|院|会|学|館|行|店|組合|金庫|法人)|[。)]/,
)

/** 「同サービスを利用する約210社、合計約340万件」「16校において生じ、表示された受験生は合計58名」 */
const belongTo = (firms: CountPlace, place: CountPlace): boolean =>
  firms.unit === 'organizations' &&
  firms.sentence === place.sentence &&
  place.unit !== 'organizations' &&
  place.mention.start - firms.mention.end <= longest &&
  !turnsToOther.test(wordsBetween(place.reading, firms.mention.end, place.mention.start + 2))

/** 「お客様2,317名の氏名。このうち58名は」: a part of the discloser's own is its own. */
const isPartOf = (whole: CountPlace, { mention, unit }: CountPlace): boolean =>
  whole.unit === unit && mention.modifiers.includes('うち') && mention.count < whole.mention.count

/** Scopes, each with regard to that of the count before it. */
export const settleScopes = (
  places: readonly CountPlace[],
  scopeOf: (place: CountPlace) => Scope,
): ReadonlyMap<CountPlace, Scope> => {
  const scopes = new Map<CountPlace, Scope>()
  let last: CountPlace | undefined
  for (const place of places) {
    let scope = scopeOf(place)
    if (last !== undefined) {
      if (scope === 'own' && scopes.get(last) === 'case' && belongTo(last, place)) scope = 'case'
      else if (scope === 'case' && scopes.get(last) === 'own' && isPartOf(last, place)) scope = 'own'
    }
    scopes.set(place, scope)
    last = place
  }
  return scopes
}
