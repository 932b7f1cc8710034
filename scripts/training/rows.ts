import { readRelease } from '../../src/read/index.js'
import { partsOfOpening, partsOfSentence } from '../../src/read/ja/action-chances.js'
import { partsOfCount } from '../../src/read/ja/affected/count-chances.js'
import { findDatedClauses, mayDateEvent } from '../../src/read/ja/events/clauses.js'
import { clausesByDate, partsOfDate } from '../../src/read/ja/events/date-chances.js'
import { partsOfDenied } from '../../src/read/ja/items/denial-chances.js'
import { denial, mentionsIn } from '../../src/read/ja/items/mentions.js'
import { placesIn } from '../../src/read/ja/items/places.js'
import { findRuleHits } from '../../src/read/ja/lexicon/rules.js'
import { partsOfText } from '../../src/read/ja/notice-chances.js'
import { mayBeTellings, partsOfTelling } from '../../src/read/ja/notification/telling-chances.js'
import { findTellings } from '../../src/read/ja/notification/tellings.js'
import { isOpen, textOf, wordsOf } from '../../src/read/ja/patterns/words.js'
import { eachSentence, partsOfMeasure } from '../../src/read/ja/prevention/measure-chances.js'
import { zoneAt } from '../../src/read/ja/zones.js'
import type { Reading, Span } from '../../src/read/reading.js'
import { day, list } from '../scoring.js'
import type { Row } from './logistic.js'
import { quoteSpan, type Release } from './releases.js'

type Quoted = readonly { readonly entry: Readonly<Record<string, unknown>>; readonly span: Span }[]

/** The entries of a field that quote words of the text, with where these stand. */
const quotedIn = (text: string, field: unknown): Quoted =>
  list(field).flatMap((entry) => {
    const span = quoteSpan(text, entry)
    return span === undefined ? [] : [{ entry, span }]
  })

/** The values of the entries whose words a sentence holds, at least in part. */
const valuesTold = (reading: Reading, sentence: Span, quoted: Quoted): string[] => {
  const start = reading.toSource(sentence.start)
  const end = reading.toSource(sentence.end)
  const told = quoted.filter(({ span }) => span.start < end - 1 && span.end > start + 1)
  return [...new Set(told.map(({ entry }) => String(entry.value)))]
}

/** A row for each date: the types of the events that are said to have been on it. */
export const rowsOfDates = ({ text, gold, reading }: Release): Row[] => {
  const events = quotedIn(text, gold.events)
  const clauseOf = clausesByDate(findDatedClauses(reading))
  return reading.dates.flatMap((mention, index) => {
    if (!mayDateEvent(mention)) return []
    const at = reading.toSource(mention.start)
    const told = events.filter(
      ({ entry, span }) =>
        day(entry.date) === day(mention.date) &&
        day(entry.end) === day(mention.until) &&
        span.start - 40 <= at &&
        at <= span.end,
    )
    return [
      {
        parts: partsOfDate(reading, index, clauseOf.get(mention)),
        classes: told.map(({ entry }) => String(entry.type)),
      },
    ]
  })
}

/** A row for each count: is it one of the affected? */
export const rowsOfCounts = ({ text, gold, reading }: Release): Row[] => {
  const affected = quotedIn(text, gold.affected)
  return reading.counts.map((mention, index) => {
    const at = reading.toSource(mention.start)
    const isOne = affected.some(
      ({ entry, span }) => entry.count === mention.count && span.start - 5 <= at && at < span.end + 5,
    )
    return { parts: partsOfCount(reading, index), classes: isOne ? ['affected'] : [] }
  })
}

/** A row for each sentence that may tell of a measure: the values of those it tells of. */
export const rowsOfMeasures = ({ text, gold, reading }: Release): Row[] => {
  const measures = quotedIn(text, gold.prevention)
  const hits = findRuleHits(reading, reading.lexicon.prevention)
  const rows: Row[] = []
  eachSentence(reading, hits, (weighed) => {
    rows.push({ parts: partsOfMeasure(reading, weighed), classes: valuesTold(reading, weighed.sentence, measures) })
  })
  return rows
}

/** A row for each text: is it a notice? What was read in it counts, too. */
export const rowsOfText = ({ text, gold, reading }: Release): Row[] => [
  { parts: partsOfText(reading, readRelease(text)), classes: gold.notice === false ? [] : ['notice'] },
]

/** A row for each release: what happened. */
export const rowsOfActions = ({ gold, reading }: Release): Row[] => [
  { parts: partsOfOpening(reading), classes: list(gold.actions).map(({ value }) => String(value)) },
]

/** A row for each sentence: which of what happened does it show? */
export const rowsOfActionSentences = ({ text, gold, reading }: Release): Row[] => {
  const actions = quotedIn(text, gold.actions)
  return reading.sentences.map((sentence) => ({
    parts: partsOfSentence(reading, sentence),
    classes: valuesTold(reading, sentence, actions),
  }))
}

/** A row for each item in a sentence that denies something: is it one of those that did not leak? */
export const rowsOfDenied = ({ text, gold, reading }: Release): Row[] => {
  const excluded = quotedIn(text, gold.excludedItems)
  return reading.sentences.flatMap((sentence) => {
    if (!isOpen(denial, wordsOf(reading, sentence, 1500))) return []
    const all = reading.lexicon.items.scan(reading.text, sentence.start, sentence.end)
    const places = placesIn(reading.text, sentence, all, undefined)
    const told = valuesTold(reading, sentence, excluded)
    return mentionsIn(reading, sentence, zoneAt(reading, sentence.start), places).map((mention) => ({
      parts: partsOfDenied(reading, sentence, mention),
      classes: told.includes(mention.value) ? ['excluded'] : [],
    }))
  })
}

/**
 * A row for each sentence that may tell of the persons concerned being told: does it, and how does that stand? The annotator
 * quotes one sentence: of others in which the rules read the same nothing is known.
 */
export const rowsOfTellings = ({ text, gold, reading }: Release): Row[] => {
  if (gold.notice === false) return []
  const quoted = quotedIn(text, [gold.notification])
  const isUnstated = quoted.length === 0
  return mayBeTellings(reading).flatMap((sentence) => {
    const [value] = valuesTold(reading, sentence, quoted)
    const parts = partsOfTelling(reading, sentence)
    if (value !== undefined) return [{ parts, classes: [value, 'told'] }]
    const words = wordsOf(reading, sentence, 500)
    const isRead = findTellings.may(words) && findTellings.in(reading, sentence, textOf(words)).length > 0
    return isUnstated || !isRead ? [{ parts, classes: [] }] : []
  })
}
