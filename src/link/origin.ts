import type { Facts } from '../casebook/facts.js'

/** By these rules the reader found that it happened at somebody whom the text leaves unnamed. */
const elsewhereUnnamed: ReadonlySet<string> = new Set([
  'secondary-victim/unnamed-party',
  'secondary-victim/outside-service',
])

/** Does it speak for those it works for: names clients, or counts the people of others? */
export const speaksForClients = ({ parties, affected }: Facts): boolean =>
  parties.some((p) => p.role === 'client') ||
  (!parties.some((p) => p.origin) && affected.some((a) => a.scope === 'case'))

/**
 * Did it happen at the discloser, by its own word? A flaw in somebody else's product makes it a victim too
 * (`secondaryVictim`); through whom its clients were hit is the discloser all the same.
 */
export const happenedHere = (facts: Facts): boolean => {
  const { parties, secondaryVictim } = facts
  if (parties.some((p) => p.origin)) return false
  return !secondaryVictim.value || (!elsewhereUnnamed.has(secondaryVictim.rule) && speaksForClients(facts))
}

/** Was the discloser hit through somebody else, by its own word? The label インシデント:2次被害 says the same. */
export const hitThroughOther = (facts: Facts): boolean => facts.secondaryVictim.value && !happenedHere(facts)
