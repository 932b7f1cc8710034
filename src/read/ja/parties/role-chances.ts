import type { PartyRole } from '../../../casebook/facts.js'
import type { OrganisationMention, Reading, Span } from '../../reading.js'
import { loadWeigher, type Parts } from '../weights/weigher.js'
import { headingWords, sentenceAt, zoneAt } from '../zones.js'

/** How far from a name its words are weighed. */
const reach = 80

/** The words of a span, with ◇ for each organisation: what is said of one, not who it is. */
const withoutNames = ({ text, organisations }: Reading, { start, end }: Span, index: number): string => {
  let first = index
  while (first > 0 && organisations[first - 1]!.end > start) first--
  let words = ''
  let at = start
  for (let next = first; next < organisations.length && organisations[next]!.start < end; next++) {
    const name = organisations[next]!
    if (name.start < at) continue
    words += `${text.slice(at, name.start)}◇`
    at = name.end
  }
  return words + text.slice(at, Math.max(at, end))
}

/** The words in which an organisation stands, to be weighed for its part in the matter. */
export const partsOfOrganisation = (reading: Reading, index: number): Parts => {
  const mention = reading.organisations[index]!
  const { start, end, kind } = mention
  const sentence = sentenceAt(reading, start)
  const before = withoutNames(reading, { start: Math.max(sentence.start, start - reach), end: start }, index)
  const after = withoutNames(reading, { start: end, end: Math.min(sentence.end, end + reach) }, index)
  return {
    before,
    lead: before.slice(-15),
    after,
    near: after.slice(0, 15),
    kind,
    heading: headingWords(reading, start, 40),
    zone: zoneAt(reading, start),
    order: `${Math.min(4, index)}${mention.refersTo === undefined ? '' : 'r'}`,
  }
}

/** What a name is likely to be in the matter, and where that is likeliest. */
export interface RoleChance {
  readonly role: PartyRole
  readonly chance: number
  readonly mention: OrganisationMention
}

const weigher = loadWeigher<PartyRole>('organisations')

/** The likeliest role of an organisation by the places that name it. */
export const weighRole = (reading: Reading, mentions: readonly number[]): RoleChance | undefined => {
  let best: RoleChance | undefined
  for (const index of mentions) {
    const { classes, weigh } = weigher()
    const chances = weigh(partsOfOrganisation(reading, index))
    classes.forEach((role, at) => {
      const chance = chances[at]!
      if (chance > (best?.chance ?? 0)) best = { role, chance, mention: reading.organisations[index]! }
    })
  }
  return best
}
