import type { Facts } from '../casebook/facts.js'
import { organisationKey } from '../casebook/organisation-key.js'
import type { Release } from '../casebook/records.js'
import { currentFacts, speakerOf } from './current.js'
import { mostFrequent } from './names.js'

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

/** Was the discloser hit through somebody else, by its own word? So says the label インシデント:2次被害 of its release. */
export const hitThroughOther = (facts: Facts): boolean => facts.secondaryVictim.value && !happenedHere(facts)

/** Where a release says that it happened: at a party, or at whoever speaks. */
export interface OriginWord {
  readonly key: string
  readonly own: boolean
}

/**
 * The one origin of a case: whom most of its releases name; on a draw, whom others name before who speaks of itself,
 * then who was named first.
 */
export const decideOrigin = (words: readonly OriginWord[]): string | undefined =>
  mostFrequent([...words.filter((w) => !w.own), ...words.filter((w) => w.own)].map((w) => w.key))[0]

/** @param releases those that count, in order. */
export const originWords = (releases: readonly Release[]): readonly OriginWord[] => {
  const named: OriginWord[] = []
  const unsigned: OriginWord[] = []
  for (const release of releases) {
    const facts = currentFacts(release)
    const party = facts.parties.find((p) => p.origin)
    if (party) named.push({ key: organisationKey(party.name), own: false })
    else if (happenedHere(facts)) (facts.discloser ? named : unsigned).push({ key: speakerOf(release).key, own: true })
  }
  // Nobody knows who it was: any name comes first.
  return [...named, ...unsigned]
}
