import { readRelease } from '../../src/read/index.js'
import { partsOfOpening, partsOfSentence } from '../../src/read/ja/action-chances.js'
import { partsOfCount } from '../../src/read/ja/affected/count-chances.js'
import { findDatedClauses, mayDateEvent } from '../../src/read/ja/events/clauses.js'
import { clausesByDate, partsOfDate } from '../../src/read/ja/events/date-chances.js'
import { eachDeniable, partsOfDenied } from '../../src/read/ja/items/denial-chances.js'
import { findRuleHits } from '../../src/read/ja/lexicon/rules.js'
import { partsOfText } from '../../src/read/ja/notice-chances.js'
import { eachSentence, partsOfMeasure } from '../../src/read/ja/prevention/measure-chances.js'
import { day, list } from '../scoring.js'
import type { Row } from './logistic.js'
import { quoteSpan, type Release } from './releases.js'

/** A row for each date: the types of the events that are said to have been on it. */
export const rowsOfDates = ({ text, gold, reading }: Release): Row[] => {
  const events = list(gold.events).flatMap((event) => {
    const span = quoteSpan(text, event)
    return span === undefined ? [] : [{ event, span }]
  })
  const clauseOf = clausesByDate(findDatedClauses(reading))
  return reading.dates.flatMap((mention, index) => {
    if (!mayDateEvent(mention)) return []
    const at = reading.toSource(mention.start)
    const told = events.filter(
      ({ event, span }) =>
        day(event.date) === day(mention.date) &&
        day(event.end) === day(mention.until) &&
        span.start - 40 <= at &&
        at <= span.end,
    )
    return [
      {
        parts: partsOfDate(reading, index, clauseOf.get(mention)),
        classes: told.map(({ event }) => String(event.type)),
      },
    ]
  })
}

/** A row for each count: is it one of the affected? */
export const rowsOfCounts = ({ text, gold, reading }: Release): Row[] => {
  const affected = list(gold.affected).flatMap((entry) => {
    const span = quoteSpan(text, entry)
    return span === undefined ? [] : [{ count: entry.count, span }]
  })
  return reading.counts.map((mention, index) => {
    const at = reading.toSource(mention.start)
    const isOne = affected.some(
      ({ count, span }) => count === mention.count && span.start - 5 <= at && at < span.end + 5,
    )
    return { parts: partsOfCount(reading, index), classes: isOne ? ['affected'] : [] }
  })
}

/** A row for each sentence that may tell of a measure: the values of those it tells of. */
export const rowsOfMeasures = ({ text, gold, reading }: Release): Row[] => {
  const measures = list(gold.prevention).flatMap((entry) => {
    const span = quoteSpan(text, entry)
    return span === undefined ? [] : [{ value: String(entry.value), span }]
  })
  const hits = findRuleHits(reading, reading.lexicon.prevention)
  const rows: Row[] = []
  eachSentence(reading, hits, (weighed) => {
    const start = reading.toSource(weighed.sentence.start)
    const end = reading.toSource(weighed.sentence.end)
    const told = measures.filter(({ span }) => span.start < end - 1 && span.end > start + 1)
    rows.push({ parts: partsOfMeasure(reading, weighed), classes: [...new Set(told.map(({ value }) => value))] })
  })
  return rows
}

/** A row for each text: is it a notice? What was read in it counts, too. */
export const rowsOfText = ({ text, gold, reading }: Release): Row[] => [
  { parts: partsOfText(reading, readRelease(text)), classes: gold.notice === false ? [] : ['notice'] },
]

/** A row for each release: what happened. */
export const rowsOfActions = ({ gold, reading }: Release): Row[] =>
  gold.actions === undefined
    ? []
    : [{ parts: partsOfOpening(reading), classes: list(gold.actions).map(({ value }) => String(value)) }]

/** A row for each sentence: which of what happened does it show? */
export const rowsOfActionSentences = ({ text, gold, reading }: Release): Row[] => {
  if (gold.actions === undefined) return []
  const actions = list(gold.actions).flatMap((entry) => {
    const span = quoteSpan(text, entry)
    return span === undefined ? [] : [{ value: String(entry.value), span }]
  })
  return reading.sentences.map((sentence) => {
    const start = reading.toSource(sentence.start)
    const end = reading.toSource(sentence.end)
    const shown = actions.filter(({ span }) => span.start < end - 1 && span.end > start + 1)
    return { parts: partsOfSentence(reading, sentence), classes: [...new Set(shown.map(({ value }) => value))] }
  })
}

/** A row for each item in a sentence that denies something: is it one of those that did not leak? */
export const rowsOfDenied = ({ text, gold, reading }: Release): Row[] => {
  if (gold.excludedItems === undefined) return []
  const excluded = list(gold.excludedItems).flatMap((entry) => {
    const span = quoteSpan(text, entry)
    return span === undefined ? [] : [{ value: String(entry.value), span }]
  })
  const rows: Row[] = []
  eachDeniable(reading, (sentence, mention) => {
    const start = reading.toSource(sentence.start)
    const end = reading.toSource(sentence.end)
    const isOne = excluded.some(
      ({ value, span }) => value === mention.value && span.start < end - 1 && span.end > start + 1,
    )
    rows.push({ parts: partsOfDenied(reading, sentence, mention), classes: isOne ? ['excluded'] : [] })
  })
  return rows
}
