import type { EventType, Fact, ReleaseEvent } from '../../../casebook/facts.js'
import type { SoFar } from '../../fact-reader.js'
import type { DateMention, Reading } from '../../reading.js'
import { makeFact } from '../text/evidence.js'
import { authoritiesIn } from './authorities.js'
import type { DatedClause } from './clauses.js'
import { chanceKey, type DateChance, ownWordsOf, weighDates } from './date-chances.js'

type Found = Fact<ReleaseEvent>

/** What no rule says is believed from here on. */
const sure = 0.8

const dayOf = (date: string): string => date.slice(0, 10)

const keyOf = ({ type, date, end }: Found): string =>
  chanceKey(type, { date, ...(end !== undefined && { until: end }) })

/** Is what a date is likely to tell out of place beside what the rules found? */
const isOutOfPlace = (
  { published }: SoFar,
  clauses: readonly DatedClause[],
  ruled: readonly Found[],
  type: EventType,
  mention: DateMention,
): boolean => {
  const day = dayOf(mention.date)
  // What is planned has not happened.
  if (published !== undefined && day > published.date) return true
  // 「9月12日に確認した旨の通報がありました」: what was told happened on it, not the telling.
  if (type !== 'occurred' && clauses.some((clause) => clause.inner && clause.mention === mention)) return true
  // 「警察から鞄が見つかったと連絡がありました」
  if (type === 'informed' && ruled.some((event) => event.type === 'contained' && dayOf(event.date) === day)) return true
  // A month is the one in which it happened on a day.
  if (ruled.some((event) => event.type === type && event.date.startsWith(mention.date))) return true
  const isKnownDay = ruled.some(({ date, end = date }) => dayOf(date) <= day && day <= dayOf(end))
  // A day of which something is known gets another event only of a kind that no day has, and no second finding.
  return isKnownDay && (type === 'published' || type === 'determined' || ruled.some((event) => event.type === type))
}

const eventsOf = (
  reading: Reading,
  soFar: SoFar,
  clauses: readonly DatedClause[],
  ruled: readonly Found[],
  { type, index }: DateChance,
): Found[] => {
  const mention = reading.dates[index]!
  const own = ownWordsOf(reading, index)
  if (isOutOfPlace(soFar, clauses, ruled, type, mention)) return []
  const authorities =
    type === 'reported'
      ? authoritiesIn(reading.lexicon, reading.text.slice(own.start, own.end), soFar.discloser?.name ?? '')
      : [undefined]
  return authorities.map((authority) =>
    makeFact(
      reading,
      {
        type,
        date: mention.date,
        ...(mention.until !== undefined && { end: mention.until }),
        ...(authority && { authority }),
      },
      { start: mention.start, end: own.end },
      'events/weighed',
      mention.basis,
    ),
  )
}

/** Events no rule knows, of dates whose words are much like those in which analysts found one of the kind. */
export const weighedEvents = (
  reading: Reading,
  soFar: SoFar,
  clauses: readonly DatedClause[],
  ruled: readonly Found[],
): readonly Found[] => {
  const known = new Set(ruled.map(keyOf))
  return [...weighDates(reading)].flatMap(([key, chance]) =>
    chance.chance > sure && !known.has(key) ? eventsOf(reading, soFar, clauses, ruled, chance) : [],
  )
}
