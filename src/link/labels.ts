import type { Facts } from '../casebook/facts.js'
import type { Label } from '../casebook/records.js'
import { sectorOf } from '../casebook/sectors.js'
import { vocabulary } from '../casebook/vocabulary.js'
import { hitThroughOther } from './origin.js'

/** `facet:value` in parts; a label without a colon has no facet (`旅行`). Only the first colon counts. */
export const parseLabel = (written: string): { readonly facet: string; readonly value: string } => {
  const label = written.normalize('NFKC').trim()
  const colon = label.indexOf(':')
  return colon <= 0
    ? { facet: '', value: label }
    : { facet: label.slice(0, colon).trim(), value: label.slice(colon + 1).trim() }
}

/** A label as casebooks write it: `incident:loss` and インシデント:loss are インシデント:紛失, as in a search. */
export const standardLabel = (written: string): string => {
  const parsed = parseLabel(written)
  if (parsed.facet === '') return formatLabel(parsed)
  const { facet, values } = vocabulary.labelsNamed(parsed)
  return formatLabel({ facet, value: values[1] ?? parsed.value })
}

/** Has a label something to read after its facet, if it has one? `:`, `情報:` and white space alone have not. */
export const saysSomething = (written: string): boolean => /[^\s:\p{C}]/u.test(parseLabel(written).value)

export const formatLabel = (label: { readonly facet: string; readonly value: string }): string =>
  label.facet === '' ? label.value : `${label.facet}:${label.value}`

/** Labels that follow from the facts: インシデント:2次被害, インシデント:<action>, 情報:<item>, 業種:<sector>. */
export const deriveLabels = (facts: Facts): readonly Label[] => {
  const labels: { facet: string; value: string }[] = []
  if (hitThroughOther(facts)) labels.push(vocabulary.secondaryVictimLabel)
  for (const a of facts.actions) labels.push(vocabulary.label('action', a.value))
  for (const i of facts.items) labels.push(vocabulary.label('item', i.value))
  const sector = facts.discloser && sectorOf(facts.discloser.name)
  if (sector) labels.push({ facet: vocabulary.facet('sector'), value: sector.key })
  return labels.map((l) => ({ ...l, origin: 'derived' as const }))
}

/** Derived labels with those put on by hand; what was put on by hand and taken off by hand wins. */
export const mergeLabels = (
  derived: readonly Label[],
  put: readonly string[],
  taken: readonly string[],
): readonly Label[] => {
  const all = new Map<string, Label>()
  for (const l of derived) all.set(formatLabel(l), l)
  for (const written of put) {
    const l = parseLabel(written)
    if (l.value !== '') all.set(formatLabel(l), { ...l, origin: 'hand' })
  }
  for (const written of taken) all.delete(formatLabel(parseLabel(written)))
  return [...all.values()]
}
