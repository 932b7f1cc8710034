import type { Fact, ReleaseEvent } from '../../../casebook/facts.js'
import type { PassedOverWhy } from '../../../casebook/passed-over.js'
import type { SoFar } from '../../fact-reader.js'
import type { DateMention, Reading } from '../../reading.js'
import { dayOf } from '../dates/calendar.js'
import { isOwnDay, writtenOn } from '../dates/updates.js'
import { inPart } from '../passed-over.js'
import { looksAhead, zoneAt } from '../zones.js'
import { castOf } from './actors.js'
import { isNoDay, readClause } from './clause.js'
import { type DatedClause, datesDeeds, mayDateEvent } from './clauses.js'
import { beginTelling, type Candidate, type Setting } from './told.js'
import { findCues, formOf, type WordKind } from './words.js'

const kinds = [
  'noticed',
  'found',
  'settled',
  'contained',
  'occurred',
  'published',
  'wrongly',
  'deed',
] as const satisfies readonly WordKind[]

/** Why what a date told became no event. */
const whyUnsettled = ({ sort }: Candidate): PassedOverWhy => {
  if (sort === 'deed' || sort === 'until' || sort === 'seen') return 'date-act'
  if (sort === 'contained') return 'date-before-incident'
  return sort === 'occurred' ? 'date-summary' : 'date-noticed-before'
}

/** Why the words of a date told nothing: how the verbs stand that could have. */
const whySilent = (clause: DatedClause, setting: Setting): PassedOverWhy => {
  const { mention } = clause
  const { publication } = setting.reading
  if (publication !== undefined && dayOf(mention.date) > writtenOn(publication, mention.start)) return 'date-later'
  const telling = beginTelling(clause, setting)
  if (isNoDay(clause, setting.soFar)) return 'date-as-of'
  const zone = zoneAt(setting.reading, mention.start)
  // What it tells is told where the text looks ahead or aside.
  if (readClause(clause, setting).length > 0 && zone !== 'body') return inPart(zone)
  const forms = kinds
    .flatMap((kind) => findCues(kind, clause.words, clause.whole))
    .map((cue) => formOf(clause.words, cue, telling.gone))
  if (forms.includes('ahead')) return 'date-plan'
  if (forms.includes('denied')) return 'date-denied'
  return forms.includes('adnominal') ? 'date-of-noun' : 'date-nothing-told'
}

/** Tells why dates became no event; those of a day that has one are left out. Asked only where somebody wants to know. */
export const passDates = (
  reading: Reading,
  soFar: SoFar,
  clauses: readonly DatedClause[],
  candidates: readonly Candidate[],
  ruled: readonly Fact<ReleaseEvent>[],
  events: readonly Fact<ReleaseEvent>[],
): void => {
  const dated = new Set(events.flatMap(({ date, end }) => [date, end]))
  const unlike = new Set(ruled.flatMap(({ date, end }) => [date, end]))
  const clauseOf = new Map<DateMention, DatedClause>()
  for (const clause of clauses) if (!clauseOf.has(clause.mention)) clauseOf.set(clause.mention, clause)
  const candidateOf = new Map(candidates.map((candidate) => [candidate.clause.mention, candidate]))
  const cast = castOf(soFar)
  const why = (mention: DateMention): PassedOverWhy => {
    if (isOwnDay(reading, mention)) return 'date-own'
    if (!mayDateEvent(mention)) return 'date-year'
    const zone = zoneAt(reading, mention.start)
    if (zone === 'request' || zone === 'questions' || zone === 'contact') return inPart(zone)
    if (unlike.has(mention.date)) return 'date-unlike'
    const candidate = candidateOf.get(mention)
    if (candidate !== undefined) return whyUnsettled(candidate)
    const clause = clauseOf.get(mention)
    if (clause === undefined) return datesDeeds(reading.text, mention) ? 'date-nothing-told' : 'date-of-noun'
    const ahead = looksAhead(zone)
    return whySilent(clause, { reading, cast, soFar, authoritiesBefore: [], ahead, cause: zone === 'cause' })
  }
  for (const mention of reading.dates) {
    const { start, end, date, until } = mention
    // Office hours name no day, and nobody would look for one.
    const isHour = /^\d{1,2}(?::\d\d|時(?:\d{1,2}分|半)?)$/.test(reading.text.slice(start, end))
    if (dated.has(date) || (isHour && zoneAt(reading, start) === 'contact')) continue
    reading.passOver?.('events', mention, why(mention), { value: until === undefined ? date : `${date}/${until}` })
  }
}
