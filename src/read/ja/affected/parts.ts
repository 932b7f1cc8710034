import type { CountPlace } from './place.js'

/**
 * Counts that nothing speaks for, and that add up, with those beside them in their sentence, to one of the affected:
 * 「3町の1,140人のデータがありました。町ごとでは412人、390人、338人です。」
 */
export const partsOfKnown = (known: readonly CountPlace[], unsupported: readonly CountPlace[]): readonly CountPlace[] =>
  unsupported.filter(({ sentence, unit }) => {
    const beside = [...known, ...unsupported].filter((place) => place.sentence === sentence && place.unit === unit)
    const sum = beside.reduce((all, { mention }) => all + mention.count, 0)
    return known.some(({ unit: ofTotal, mention: { count }, sentence: its }) => {
      const rest = its === sentence ? sum - count : sum
      return ofTotal === unit && count > 2 && rest === count && beside.length > (its === sentence ? 2 : 1)
    })
  })
