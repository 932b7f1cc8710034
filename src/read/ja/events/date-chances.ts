import type { EventType } from '../../../casebook/facts.js'
import type { DateMention, Reading, Span } from '../../reading.js'
import { dayOf } from '../dates/calendar.js'
import { loadWeigher, type Parts } from '../weights/weigher.js'
import { headingWords, sentenceAt, zoneAt } from '../zones.js'
import { type DatedClause, mayDateEvent } from './clauses.js'

/** How far from a date its words are weighed. */
const reach = 120

/** The words after a date that are its own: up to the next one, or what stands under it where it stands alone. */
export const ownWordsOf = (reading: Reading, index: number): Span => {
  const { start, end } = reading.dates[index]!
  const sentence = sentenceAt(reading, start)
  const below = reading.sentences[sentence.index + 1]
  const alone = below !== undefined && sentence.end - end < 4
  const to = alone ? Math.min(below.end, below.start + 80) : Math.min(sentence.end, end + reach)
  const next = reading.dates[index + 1]?.start ?? to
  return { start: end, end: Math.max(end, Math.min(to, next)) }
}

/** Which date of the release it is, whether it is a span or has an hour, and whether its day was named before. */
const orderOf = ({ dates }: Reading, index: number): string => {
  const { date, until } = dates[index]!
  let again = false
  for (let at = Math.max(0, index - 20); at < index && !again; at++) again = dayOf(dates[at]!.date) === dayOf(date)
  return `${Math.min(4, index)}${until === undefined ? '' : 's'}${date.length > 10 ? 't' : ''}${again ? 'a' : 'n'}`
}

const shapeOf = ({ row, inherited, prompt, leading, inner, closed, finds }: DatedClause): string =>
  [row && 'r', inherited && 'i', prompt && 'p', leading && 'l', inner && 'n', closed && 'c', finds && 'f']
    .filter(Boolean)
    .join('')

/** The words in which a date stands, to be weighed for what happened on it. */
export const partsOfDate = (reading: Reading, index: number, clause: DatedClause | undefined): Parts => {
  const { text, dates } = reading
  const { start } = dates[index]!
  const own = ownWordsOf(reading, index)
  const last = dates[index - 1]
  // What is told of the date, boiled down: the words before and after it, what somebody said or found, the sentence.
  return {
    head: clause?.words.slice(0, clause.head),
    told: clause?.words.slice(clause.head, clause.own),
    content: clause?.content,
    around: clause?.around.slice(0, 200),
    shape: clause && shapeOf(clause),
    near: text.slice(own.start, Math.min(own.end, own.start + 30)),
    tail: text.slice(Math.max(own.start, own.end - 24), own.end),
    last: last === undefined ? '' : text.slice(last.end, Math.min(start, last.end + 60)),
    heading: headingWords(reading, start, 40),
    zone: zoneAt(reading, start),
    order: orderOf(reading, index),
  }
}

/** For each date the clause that tells of it; one that only shares its day is no more than a makeshift. */
export const clausesByDate = (clauses: readonly DatedClause[]): ReadonlyMap<DateMention, DatedClause> => {
  const found = new Map<DateMention, DatedClause>()
  for (const clause of clauses) if (found.get(clause.mention)?.inherited ?? true) found.set(clause.mention, clause)
  return found
}

/** What a day is said to be, the words that say it most, and how sure that is. */
export interface DateChance {
  readonly type: EventType
  readonly index: number
  readonly chance: number
}

export const chanceKey = (type: EventType, { date, until }: Pick<DateMention, 'date' | 'until'>): string =>
  `${type}|${dayOf(date)}|${dayOf(until ?? '')}`

const weigher = loadWeigher<EventType>('dates')

/** For each day and kind of event the place where it is likeliest. */
export const weighDates = (reading: Reading, clauses: readonly DatedClause[]): ReadonlyMap<string, DateChance> => {
  const best = new Map<string, DateChance>()
  const clauseOf = clausesByDate(clauses)
  reading.dates.forEach((mention, index) => {
    if (!mayDateEvent(mention)) return
    const { classes, weigh } = weigher()
    const chances = weigh(partsOfDate(reading, index, clauseOf.get(mention)))
    classes.forEach((type, at) => {
      const key = chanceKey(type, mention)
      const chance = chances[at]!
      if (chance > (best.get(key)?.chance ?? -1)) best.set(key, { type, index, chance })
    })
  })
  return best
}
