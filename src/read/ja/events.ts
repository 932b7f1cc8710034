import type { Fact, ReleaseEvent } from '../../casebook/facts.js'
import type { FactReader, SoFar } from '../fact-reader.js'
import type { Reading } from '../reading.js'
import { readClause } from './events-clause.js'
import { findDatedClauses } from './events-clauses.js'
import { readReported } from './events-reported.js'
import { joinSpans } from './events-spans.js'
import { makeFact } from './evidence.js'
import { zoneAt } from './zones.js'

type Found = Fact<ReleaseEvent>

const dayOf = (date: string): string => date.slice(0, 10)

/** 「6月から7月にかけて3件発生」 sums up incidents that are dated one by one: those stand for it. */
const withoutSummaries = (events: readonly Found[]): Found[] =>
  events.filter(
    ({ type, date, end }) =>
      type !== 'occurred' ||
      date.length > 7 ||
      events.filter(
        (other) =>
          other.type === 'occurred' &&
          other.date.length > 7 &&
          other.date >= date &&
          dayOf(other.date).slice(0, 7) <= (end ?? date),
      ).length < 2,
  )

/** `events`: what happened when, each date with the words that say it. */
export const readEvents = (reading: Reading, soFar: SoFar): readonly Found[] => {
  const clauses = joinSpans(reading, findDatedClauses(reading))
  const events: Found[] = []
  const keys = new Set<string>()
  const seen = new Set<string>()
  clauses.forEach((clause, index) => {
    const { mention } = clause
    // A year alone dates terms and data, not deeds.
    if (mention.date.length < 7) return
    if (soFar.published !== undefined && reading.toSource(mention.start) === soFar.published.evidence.start) return
    const zone = zoneAt(reading, mention.start)
    if (zone === 'request' || zone === 'questions') return
    const reports = readReported(reading, clause, clauses, index, soFar)
    const others = readClause(reading, clause, clauses, index, seen, soFar).filter(
      ({ type }) =>
        !aside.has(zone) ||
        type === 'notified' ||
        type === 'published' ||
        (!clause.inherited && zone !== 'misuse' && type !== 'occurred') ||
        (zone === 'plans' && !clause.inherited),
    )
    const told = [
      ...reports,
      ...(reports.length > 0
        ? others.filter(({ type }) => type !== 'notified' && type !== 'published' && type !== 'informed')
        : others),
    ]
    for (const { type, span, rule, authority } of told) {
      const key = `${type}|${mention.date}|${mention.until ?? ''}|${authority ?? ''}`
      if (keys.has(key)) continue
      keys.add(key)
      seen.add(type)
      if (type === 'occurred') seen.delete('discovered')
      events.push(
        makeFact(
          reading,
          {
            type,
            date: mention.date,
            ...(mention.until !== undefined && { end: mention.until }),
            ...(authority && { authority }),
          },
          span,
          rule,
          mention.basis,
        ),
      )
    }
  })
  return withoutSummaries([...lostBefore(reading, soFar, clauses, events), ...events])
}

const notHappened = new Set(['request', 'questions', 'prevention', 'contact', 'plans', 'misuse'])
/** Parts that look ahead or aside: there only a date of its own tells an event. */
const aside: ReadonlySet<string> = new Set(['prevention', 'contact', 'misuse', 'plans'])
const slips = new Set(['loss', 'theft', 'misdelivery', 'publishing-error', 'disposal-error', 'misconfiguration'])

/** A slip has no witness: the day that opens the account, before anyone noticed, is when it happened. */
const lostBefore = (
  reading: Reading,
  soFar: SoFar,
  clauses: ReturnType<typeof findDatedClauses>,
  events: readonly Found[],
): Found[] => {
  const slipped = soFar.actions.length > 0 && soFar.actions.every(({ value }) => slips.has(value))
  if (!slipped || events.some(({ type }) => type === 'occurred')) return []
  const noticed = events.find(({ type }) => type === 'discovered')
  const opening = clauses.find(
    ({ mention, inherited }) =>
      !inherited &&
      mention.date.length >= 10 &&
      mention.modifiers.every((modifier) => modifier !== '現在' && modifier !== '時点') &&
      !notHappened.has(zoneAt(reading, mention.start)) &&
      !events.some(
        ({ evidence, type }) => type !== 'discovered' && evidence.start === reading.toSource(mention.start),
      ) &&
      reading.toSource(mention.start) !== soFar.published?.evidence.start,
  )
  if (opening === undefined || (noticed !== undefined && dayOf(opening.mention.date) > dayOf(noticed.date))) return []
  const { mention, tail } = opening
  return [
    makeFact(
      reading,
      { type: 'occurred' as const, date: mention.date, ...(mention.until !== undefined && { end: mention.until }) },
      { start: mention.start, end: tail.end },
      'events/lost-before-noticed',
      'inferred',
    ),
  ]
}

export const eventsReader: FactReader = {
  name: 'events',
  read: (reading, soFar) => ({ events: readEvents(reading, soFar) }),
}
