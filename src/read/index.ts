import { type Document, plainDocument } from '../casebook/document.js'
import { codedError } from '../casebook/errors.js'
import type { Facts } from '../casebook/facts.js'
import type { PassedOver } from '../casebook/passed-over.js'
import { type FactReader, nothingRead } from './fact-reader.js'
import { actionsReader } from './ja/actions.js'
import { affectedReader } from './ja/affected/affected.js'
import { authoritiesReader } from './ja/authorities.js'
import { contactsReader } from './ja/contacts.js'
import { findCountMentions } from './ja/counts/counts.js'
import { findDateMentions } from './ja/dates/dates.js'
import { publishedReader } from './ja/dates/published.js'
import { eventsReader } from './ja/events/events.js'
import { itemsReader } from './ja/items/items.js'
import type { Lexicon } from './ja/lexicon/lexicon.js'
import { misuseReader } from './ja/misuse.js'
import { noticeReader } from './ja/notice.js'
import { notificationReader } from './ja/notification/notification.js'
import { severalReportsReader } from './ja/older-reports/several-reports.js'
import { discloserReader } from './ja/parties/discloser.js'
import { partiesReader } from './ja/parties/parties.js'
import { productsReader } from './ja/parties/products.js'
import { secondaryVictimReader } from './ja/parties/secondary-victim.js'
import { collectPassedOver, settlePassedOver } from './ja/passed-over.js'
import { preventionReader } from './ja/prevention/prevention.js'
import { makeReading } from './ja/reading.js'
import { reportReader } from './ja/report.js'
import { sourceSpan } from './ja/text/evidence.js'
import { fold } from './ja/text/normalise.js'
import type { CountMention, DateMention, OrganisationMention, Reading } from './reading.js'

export { toFactsLine } from './facts-line.js'
export { type Lexicon, makeLexicon } from './ja/lexicon/lexicon.js'
export type { CountMention, DateMention, OrganisationMention } from './reading.js'

/**
 * The readers in the order they run: each may lean on what those above it found.
 * discloser → parties, products (who speaks, who else is there) → actions → items → affected (needs the parties for own
 * or case) → events (needs parties and actions) → authorities → the rest → notice (is it one at all, by all that it says).
 */
const readers: readonly FactReader[] = [
  severalReportsReader,
  discloserReader,
  partiesReader,
  productsReader,
  publishedReader,
  reportReader,
  actionsReader,
  secondaryVictimReader,
  itemsReader,
  affectedReader,
  eventsReader,
  authoritiesReader,
  notificationReader,
  misuseReader,
  preventionReader,
  contactsReader,
  noticeReader,
]

export interface ReadOptions {
  /** Year of the case number (`2023` of #2023-416): the year of a date where nothing in the text implies one. */
  readonly caseYear?: string
  /** Word lists of a casebook's own, made with `makeLexicon`. */
  readonly lexicon?: Lexicon
}

const noLinks = { blocks: [], links: [], warnings: [] } as const

/** Dates and times anywhere in a text, as in a release; spans point into the text given. Throws `BAD_INPUT` for what is no text. */
export const findDates = (text: string, options: { readonly caseYear?: string } = {}): readonly DateMention[] => {
  const { text: folded, toSource } = fold({ text: asText(text), ...noLinks })
  return findDateMentions(folded, options).map((mention) => ({ ...mention, ...sourceSpan(text, toSource, mention) }))
}

/** Numbers with a counter (6.5万人分, 17組29名) anywhere in a text; spans point into the text given. */
export const findCounts = (text: string): readonly CountMention[] => {
  const { text: folded, toSource } = fold({ text: asText(text), ...noLinks })
  return findCountMentions(folded).map((mention) => ({ ...mention, ...sourceSpan(text, toSource, mention) }))
}

/** Organisations named anywhere in a text; spans point into the text given. */
export const findOrganizations = (text: string): readonly OrganisationMention[] => {
  const reading = makeReading(plainDocument(asText(text)))
  const { restore = (words: string) => words } = reading
  return reading.organisations.map((mention) => ({
    ...mention,
    ...sourceSpan(text, reading.toSource, mention),
    name: restore(mention.name),
    ...(mention.refersTo !== undefined && { refersTo: restore(mention.refersTo) }),
  }))
}

const readFacts = (reading: Reading): Facts => {
  const doubts: Facts['doubts'][number][] = []
  const facts: Facts = { ...nothingRead, doubts }
  for (const reader of readers) {
    const found = reader.read(reading, facts)
    if (found.doubts !== undefined) doubts.push(...found.doubts)
    Object.assign(facts, found, { doubts })
  }
  return reading.restore ? restoreNames(facts, reading.restore) : facts
}

const restoreNames = (facts: Facts, restore: (words: string) => string): Facts => {
  const named = <Named extends { readonly name: string }>(fact: Named): Named => ({ ...fact, name: restore(fact.name) })
  return {
    ...facts,
    ...(facts.discloser && { discloser: named(facts.discloser) }),
    parties: facts.parties.map((p) => ({ ...named(p), ...(p.aliases && { aliases: p.aliases.map(restore) }) })),
    products: facts.products.map(named),
  }
}

/** What somebody else gave us, in a word. */
const kindOf = (value: unknown): string => {
  if (value instanceof Promise) return 'a promise: await it'
  if (value instanceof Uint8Array) return 'bytes: toDocument makes a document of them'
  return value === null ? 'null' : `${typeof value === 'object' ? 'an object' : `a ${typeof value}`}`
}

const asText = (value: string): string => {
  if (typeof value !== 'string') throw codedError('read', 'BAD_INPUT', `a text is wanted, this is ${kindOf(value)}`)
  return value
}

const documentOf = (input: Document | string): Document => {
  if (typeof input === 'string') return plainDocument(input)
  if (typeof input?.text !== 'string' || !Array.isArray(input.blocks))
    throw codedError('read', 'BAD_INPUT', `a text or a document is wanted, this is ${kindOf(input)}`)
  return input
}

/**
 * What a release says. Pure, synchronous, linear in the length of the text; takes any string. Throws `BAD_INPUT` for what is
 * neither a text nor a document.
 *
 * @example readRelease('2023年11月21日\n株式会社例\n個人情報漏えいのお知らせ').published?.date // '2023-11-21'
 */
export const readRelease = (input: Document | string, options: ReadOptions = {}): Facts =>
  readFacts(makeReading(documentOf(input), options))

/**
 * What a release says, as `readRelease` gives it, with what its words could also have said and why they were not read
 * so, in the order of the text. `passedOverSentence` puts a reason into words.
 *
 * @example explainRelease('株式会社例\n紛失のお詫び\n職員15名で捜しました。').passedOver[0]?.why // 'count-doer'
 */
export const explainRelease = (
  input: Document | string,
  options: ReadOptions = {},
): { readonly facts: Facts; readonly passedOver: readonly PassedOver[] } => {
  const { noted, passOver } = collectPassedOver()
  const reading = makeReading(documentOf(input), { ...options, passOver })
  const facts = readFacts(reading)
  return { facts, passedOver: settlePassedOver(reading, facts, noted) }
}
