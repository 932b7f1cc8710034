import type { FactField } from '../../casebook/fact-ids.js'
import type { Facts } from '../../casebook/facts.js'
import type { PassedOver, PassedOverWhy } from '../../casebook/passed-over.js'
import type { PassOver, Reading, Span } from '../reading.js'
import { evidenceOf } from './text/evidence.js'
import type { Zone } from './zones.js'

type AsidePart = PassedOverWhy extends infer Why ? (Why extends `part-${infer Part}` ? Part : never) : never

/** That words stand in a part of the release where a reader does not look. */
export const inPart = (zone: Zone): PassedOverWhy => `part-${zone as AsidePart}`

interface Noted {
  readonly field: FactField
  readonly span: Span
  readonly why: PassedOverWhy
  readonly value: string | undefined
  readonly instead: string | undefined
}

/** What the readers pass over, as they tell it. */
export const collectPassedOver = (): { readonly noted: readonly Noted[]; readonly passOver: PassOver } => {
  const noted: Noted[] = []
  return {
    noted,
    passOver: (field, span, why, { value, instead } = {}) => {
      noted.push({ field, span, why, value, instead })
    },
  }
}

/** Fields whose values say all there is: what is a fact by other words was not passed over. */
const byValue = [
  'actions',
  'items',
  'excludedItems',
  'authorities',
  'prevention',
] as const satisfies readonly FactField[]

/**
 * What was passed over, in the order of the text: without what became a fact by other words after all, and the same
 * words for the same reason once.
 */
export const settlePassedOver = (reading: Reading, facts: Facts, noted: readonly Noted[]): PassedOver[] => {
  const said = new Set(byValue.flatMap((field) => facts[field].map(({ value }) => `${field}|${value}`)))
  said.add(`secondaryVictim|${facts.secondaryVictim.value}`)
  const seen = new Set<string>()
  return noted
    .filter(({ field, value }) => !said.has(`${field}|${value}`))
    .toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
    .flatMap(({ field, span, why, value, instead }) => {
      const evidence = evidenceOf(reading, span)
      const key = [field, why, value, instead, evidence.quote].join('|')
      if (seen.has(key)) return []
      seen.add(key)
      return [
        { field, ...(value !== undefined && { value }), ...(instead !== undefined && { instead }), evidence, why },
      ]
    })
}
