import type { AuthorityValue, EventType, Fact, ReleaseEvent } from '../../../casebook/facts.js'
import { groupBy } from '../../../casebook/group-by.js'
import type { FactReader, SoFar } from '../../fact-reader.js'
import type { Reading } from '../../reading.js'
import { dayOf } from '../dates/calendar.js'
import { isOwnDay } from '../dates/updates.js'
import { makeFact } from '../text/evidence.js'
import { matchesOf } from '../text/matches.js'
import { looksAhead, type Zone, zoneAt } from '../zones.js'
import { castOf } from './actors.js'
import { readClause } from './clause.js'
import { type DatedClause, findDatedClauses, mayDateEvent } from './clauses.js'
import { postedByMistake, toldByMistake, untilRemoved } from './exposure.js'
import { passDates } from './passed.js'
import { type Candidate, makesKnown } from './told.js'
import { deedsThatWere, lostBefore, noticedByCall } from './unwitnessed.js'
import { firstOf, isBefore, withWeighed } from './weighed.js'

type Found = Fact<ReleaseEvent>

/** 「7月に発生した攻撃につき、7月の公表では」: what the day tells, the month told before. */
const ofMonth: ReadonlySet<EventType> = new Set(['occurred', 'discovered', 'published'])
/** The month says which matter, not that something was done in it: 「当社は7月に公表しました」 is told for itself. */
const saysWhich =
  /月中?[にの][^、。をが]{0,8}?(?:発生|判明|発覚|公表|発表|お?知らせ|ご?報告|発送|送付|送信|配信|郵送|配布|交付)(?:し|され|いたし|致し)?(?:まし)?た(?=[一-鿿「])|月の(?:公表|発表|お?知らせ)(?:で|時|の|$)/
/** 「6月に判明した事案は次の4件です」, 「6月から7月にかけて3件発生」 sum up what is dated day by day: the days stand for it. */
const withoutSummaries = (events: readonly Found[], text: string): Found[] =>
  events.filter(({ type, date, end, evidence }) => {
    if (
      !ofMonth.has(type) ||
      date.length > 7 ||
      (end === undefined && /[上中下初]旬|[頃末]|ごろ|半ば/.test(evidence.quote))
    )
      return true
    const least = end === undefined && saysWhich.test(text.slice(evidence.start, evidence.end + 8)) ? 1 : 2
    if (least === 2 && type !== 'occurred') return true
    const days = events.filter(
      (other) =>
        other.type === type && other.date.length > 7 && other.date >= date && other.date.slice(0, 7) <= (end ?? date),
    )
    return days.length < least
  })

/** 「1月16日、鞄を車に置いた。18時20分から19時5分までの間に盗まれた。」: the hours stand for the day. */
const isHoursOf = (day: string, { date, end }: Found): boolean =>
  day.length === 10 && date.length > 10 && date.startsWith(day) && end?.startsWith(day) === true

const deedRules = new Set(['events/occurred-deed', 'events/occurred-slip'])
/** What somebody did while it went on from one day to another is part of that. */
const withoutParts = (events: readonly Found[]): readonly Found[] => {
  const spans = events.filter(({ type, end }) => type === 'occurred' && end !== undefined)
  return spans.length === 0
    ? events
    : events.filter(
        ({ type, rule, date, end }) =>
          end !== undefined ||
          type !== 'occurred' ||
          !spans.some(
            (span) =>
              (deedRules.has(rule) || span.rule === 'events/occurred-label' || isHoursOf(date, span)) &&
              dayOf(span.date) <= dayOf(date) &&
              dayOf(date) <= dayOf(span.end!),
          ),
      )
}

/** Parts that look ahead or aside: there only a date of its own tells an event. */
const aside: ReadonlySet<Zone> = new Set(['prevention', 'contact', 'misuse', 'plans'])

const fitsZone = ({ sort, clause: { inherited } }: Candidate, zone: Zone): boolean =>
  (zone === 'request' && sort === 'notified') ||
  (zone !== 'request' && !aside.has(zone)) ||
  (zone === 'prevention' &&
    !['noticed', 'found', 'determined', 'informed', 'contained'].includes(sort) &&
    !inherited &&
    sort !== 'occurred') ||
  (zone !== 'request' && fitsAside(sort, zone, inherited))

const fitsAside = (sort: Candidate['sort'], zone: Zone, inherited: boolean): boolean =>
  sort === 'notified' ||
  sort === 'published' ||
  sort === 'reported' ||
  (!inherited && zone !== 'misuse' && zone !== 'prevention' && sort !== 'occurred') ||
  (zone === 'plans' && !inherited)

const onTheSpot = /その場で|直後に|間もなく|まもなく|ほどなく|不審に|すぐに(?:気|誤り)/

/** Everything the dated clauses of a reading tell, in order. */
const findCandidates = (reading: Reading, soFar: SoFar, clauses: readonly DatedClause[]): Candidate[] => {
  const cast = castOf(soFar)
  const candidates: Candidate[] = []
  let authoritiesBefore: readonly AuthorityValue[] = []
  for (const clause of clauses) {
    const { mention } = clause
    if (!mayDateEvent(mention)) continue
    if (isOwnDay(reading, mention)) continue
    const zone = zoneAt(reading, mention.start)
    if ((zone === 'request' || zone === 'questions') && clause.inherited) continue
    const told = readClause(clause, {
      reading,
      cast,
      soFar,
      authoritiesBefore,
      ahead: looksAhead(zone),
      cause: zone === 'cause',
    }).filter((candidate) => fitsZone(candidate, zone))
    const reported = told.flatMap(({ authority }) => authority ?? [])
    if (reported.length > 0) authoritiesBefore = reported
    candidates.push(
      ...(clause.leading
        ? told.filter(({ sort }) => sort === 'noticed' || sort === 'contained' || sort === 'informed')
        : clause.prompt
          ? told.filter(
              ({ sort }) =>
                sort === 'contained' ||
                sort === 'reported' ||
                sort === 'notified' ||
                sort === 'informed' ||
                (sort === 'noticed' && onTheSpot.test(clause.words)),
            )
          : told),
    )
  }
  return candidates
}

/** An inquiry that follows what somebody noticed, though the release does not say when that was. */
const goneInto =
  /(?<!社内|内部|学内|庁内|院内|校内|自主|点検)(?:調査|解析|分析)(?:の|を進めた|を行った|した)?結果|調査報告|その後|報告書|専門(?:家|会社|機関|業者)|調査会社|フォレンジ|第三者機関|(?:詳細|追加|再)(?:な|の)?調査|調査委員会/

/** Did another incident happen between two days, told between them? */
const another = (candidates: readonly Candidate[], from: number, to: number, after: string): boolean =>
  candidates.slice(from + 1, to).some(({ sort, clause }) => sort === 'occurred' && dayOf(clause.mention.date) > after)

const isSoon = (one: Candidate, other: Candidate): boolean => {
  const days = (Date.parse(dayOf(other.clause.mention.date)) - Date.parse(dayOf(one.clause.mention.date))) / 864e5
  return days >= 0 && days <= 2
}

const incidentHeading = new RegExp(
  [
    // 「第1号 令和6年5月9日公表」
    '[【[〔(■◆●・ ]{0,2}(?:第 ?)?\\d{1,2} ?(?:号|件目|例|[.)])? ?(?:令和[\\d元]{1,2}|\\d{4})年\\d{1,2}月\\d{1,2}日 ?(?:公表|発表)',
    '[【[〔(■◆●・ ]{0,2}(?:事案|案件|事例|事故|事件|ケース)(?:の概要)? ?[(\\d①-⑳一二三四五]',
    ' ?(?:No\\.? ?\\d{1,2}|事案|案件) ?[|:]',
    // 「1.お薬の誤交付」「2.処方箋の控えの紛失」
    ' ?[(【〔<■◆●□◎○▼・]{0,2}(?:\\d{1,2}|[①-⑳]|[ⅠⅡⅢⅣⅤ]|[IV]{1,3}|[一二三四五六]|[ア-オA-E])[.)】〕>:、 ]{1,2}[^\\n。、(]{0,36}?(?:誤(?:送[付信]|配[付布達]|交付|発送|掲載|公開|廃棄|投函|封入|郵送|渡し)|紛失|盗難|置き忘れ|の件|事案)(?:について|事案|の件)?(?:\\([^()\\n]{0,24}\\))?[】〕>) ]*$',
  ]
    .map((line) => `^${line}`)
    .join('|'),
  'gm',
)

/** Tells to which of several incidents of one release a place belongs: how many headings of incidents stand above it. */
const incidentAt = ({ text, toSource }: Reading): ((offset: number) => number) => {
  const starts = matchesOf(incidentHeading, text).map(({ index }) => toSource(index))
  let above = 0
  return (offset) => {
    if (starts.length < 2) return 0
    while (above < starts.length && starts[above]! <= offset) above++
    while (above > 0 && starts[above - 1]! > offset) above--
    return above
  }
}

/**
 * Who noticed first, and what came out later. What says so itself (気付く, an outsider's word) is a discovery unless one
 * came before it; what merely came out (判明, 確認) is a discovery where nobody noticed earlier, else a result.
 */
const settle = (
  candidates: readonly Candidate[],
  incidents: readonly number[],
): { candidate: Candidate; type: EventType }[] => {
  const settled: { candidate: Candidate; type: EventType }[] = []
  const awareness = candidates.map(
    ({ sort, reveals }) => sort === 'noticed' || (sort === 'informed' && reveals === true),
  )
  const earlier = (index: number, among: (candidate: Candidate, at: number) => boolean): boolean => {
    const { date } = candidates[index]!.clause.mention
    return candidates.some((other, at) => {
      if (at === index || incidents[at] !== incidents[index] || !among(other, at)) return false
      // 「判明し、停止しました」: what the same clause goes on to tell came after.
      if (other.clause === candidates[index]!.clause && other.at > candidates[index]!.at) return false
      const before = other.clause.mention.date
      if (before.slice(0, date.length) === date.slice(0, before.length)) return at < index
      return before < date && !(at < index && another(candidates, at, index, dayOf(before)))
    })
  }
  // A long chronology has thousands: what stands in one clause, and on which days somebody came to know, is looked up.
  const byClause = groupBy(candidates, ({ clause }) => clause)
  const besides = ({ clause }: Candidate): readonly Candidate[] => byClause.get(clause) ?? []
  const dayAt = (index: number): string => `${incidents[index]} ${dayOf(candidates[index]!.clause.mention.date)}`
  const aware = new Map<string, number>()
  for (const [index, knows] of awareness.entries())
    if (knows) aware.set(dayAt(index), (aware.get(dayAt(index)) ?? 0) + 1)
  candidates.forEach((candidate, index) => {
    const { sort } = candidate
    if (sort === 'informed') {
      settled.push({ candidate, type: 'informed' })
      if (candidate.reveals === true && !earlier(index, (_, at) => awareness[at]!))
        settled.push({ candidate, type: 'discovered' })
    } else if (sort === 'noticed') {
      // A symptom (使えなくなった) gives way to somebody who noticed, that day or soon after.
      if (
        candidate.symptom === true &&
        candidates.some(
          (other, at) => other !== candidate && awareness[at]! && other.symptom !== true && isSoon(candidate, other),
        )
      )
        return
      const late = earlier(
        index,
        (other, at) =>
          awareness[at]! && other.clause !== candidate.clause && (other.symptom !== true || candidate.symptom === true),
      )
      const here = besides(candidate).some(({ reveals }) => reveals === true)
      if (!late && !here) settled.push({ candidate, type: 'discovered' })
      else if (late && candidate.investigated === true && !here) settled.push({ candidate, type: 'determined' })
    } else if (sort === 'found') {
      const here = besides(candidate).some(
        (other) => other !== candidate && other.sort === 'informed' && other.reveals === true,
      )
      if (here) return
      const late = earlier(index, (other, at) => awareness[at]! || makesKnown.has(other.sort))
      if (candidate.rule === 'events/found-told') {
        if (late) settled.push({ candidate, type: 'determined' })
        return
      }
      const withWord = besides(candidate).some(
        ({ sort: kind, at }) => kind === 'informed' && (at ?? 0) <= (candidate.at ?? 0),
      )
      const inquired = candidate.investigated === true || (candidate.looked === true && late)
      if (withWord && !inquired && candidate.measured !== true) return
      // What came out on the very day somebody noticed is part of that, unless a chronology tells it apart.
      const sameDay = (aware.get(dayAt(index)) ?? 0) > (awareness[index] ? 1 : 0)
      if (sameDay && !withWord && !(candidate.clause.row && inquired)) return
      settled.push({
        candidate,
        type: late || withWord || (inquired && goneInto.test(candidate.clause.around)) ? 'determined' : 'discovered',
      })
    } else if (sort !== 'deed' && sort !== 'until' && sort !== 'seen') {
      // What was sent or handed over after the matter was known is part of the answer to it.
      const answer =
        candidate.rule === 'events/occurred-slip' &&
        earlier(index, (other, at) => awareness[at]! || makesKnown.has(other.sort))
      if (!answer) settled.push({ candidate, type: sort })
    }
  })
  return settled
}

/** 「3月11日に公開の設定とした。…6月10日に改めるまで閲覧できた。」: the end joins what had begun. */
const joinUntil = (candidates: readonly Candidate[]): Candidate[] => {
  const joined = [...candidates]
  candidates.forEach((candidate, index) => {
    if (candidate.sort !== 'until') return
    const end = candidate.clause.mention.date
    const at = joined.findLastIndex(
      ({ sort, clause: { mention } }, place) =>
        place < index && (sort === 'occurred' || sort === 'deed') && mention.until === undefined && mention.date < end,
    )
    const begun = joined[at]
    if (
      begun === undefined ||
      joined.some(({ sort, clause }) => sort === 'occurred' && clause.mention.until?.slice(0, 10) === end.slice(0, 10))
    )
      return
    joined[at] = {
      ...begun,
      sort: 'occurred',
      clause: { ...begun.clause, mention: { ...begun.clause.mention, until: end } },
    }
  })
  return joined
}

const byAnother = /委託[先元]|同社|受託|(?<![当弊])[社者元先](?:が|から|より|の|において)/

/** `events`: what happened when, each date with the words that say it. */
export const readEvents = (reading: Reading, soFar: SoFar): readonly Found[] => {
  const clauses = findDatedClauses(reading)
  const settled: Found[] = []
  const keys = new Set<string>()
  const read = findCandidates(reading, soFar, clauses)
  const incidentOf = incidentAt(reading)
  const incidentsOf = (some: readonly Candidate[]) =>
    some.map(({ clause: { mention } }) => incidentOf(reading.toSource(mention.start)))
  const told = toldByMistake(read, soFar, incidentsOf(read))
  const incidents = incidentsOf(told)
  const candidates = joinUntil(postedByMistake(told, soFar, incidents))
  for (const { candidate, type } of settle(candidates, incidents)) {
    const { clause, span, rule, authority, dayOnly } = candidate
    const { mention } = clause
    const date = dayOnly ? dayOf(mention.date) : mention.date
    // 「11月15日 公表」 in a course of events, where the page is of that day: its own date, and no event.
    if (type === 'published' && date === soFar.published?.date && !byAnother.test(clause.words)) continue
    const key = `${type}|${date}|${mention.until ?? ''}|${authority ?? ''}`
    if (keys.has(key)) continue
    keys.add(key)
    settled.push(
      makeFact(
        reading,
        {
          type,
          date,
          ...(mention.until !== undefined && { end: mention.until }),
          ...(authority && { authority }),
        },
        span,
        rule,
        mention.basis,
      ),
    )
  }
  const first = firstOf(settled)
  const events = settled.filter(({ type, date }) => !isBefore(type, date, first))
  const deeds = deedsThatWere(reading, candidates, events)
  const all = untilRemoved(
    withoutParts(
      withoutSummaries(
        [...deeds, ...(deeds.length > 0 ? [] : lostBefore(reading, soFar, clauses, candidates, events)), ...events],
        reading.document.text,
      ),
    ),
    soFar,
    ({ evidence }) => incidentOf(evidence.start),
    reading.document.text,
  )
  const ruled = [...all, ...noticedByCall(soFar, all)]
  const known = withWeighed(reading, soFar, clauses, ruled)
  if (reading.passOver !== undefined) passDates(reading, soFar, clauses, candidates, ruled, known)
  return known
}

export const eventsReader: FactReader = {
  name: 'events',
  read: (reading, soFar) => ({ events: readEvents(reading, soFar) }),
}
