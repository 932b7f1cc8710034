import type { Fact, ReleaseEvent } from '../../../casebook/facts.js'
import type { SoFar } from '../../fact-reader.js'
import type { Reading } from '../../reading.js'
import { dayOf } from '../dates/calendar.js'
import { isOwnDay } from '../dates/updates.js'
import { makeFact } from '../text/evidence.js'
import { type Zone, zoneAt } from '../zones.js'
import { isNoDay } from './clause.js'
import type { DatedClause } from './clauses.js'
import { type Candidate, slips } from './told.js'

type Found = Fact<ReleaseEvent>

/** 「◇ 窓口で申請書を受理」「◇に印刷した名簿」: how the papers came to be there. */
const cameToBe =
  /受理|受け?付け|受領|受け取|収受|預か|ご?提出(?:を受|いただ|され|があ)|(?:印刷|出力|作成|入手|取り寄せ)(?:し|。|$)/
/** What is done about a slip is none. */
const response =
  /一報|順次|お送りし(?:ます|て(?:い|お))|正しい|改めて|あらためて|再(?:送|交付|発[行送]|送[付信]|配布|印刷|作成|封入)|差し?替え|訂正|回収|返却|引き取|捜索|[探捜]し|依頼|お願い|謝罪|お?詫び|報告|連絡|説明|再発|対策|会議|設置|要請|申し?入れ|そろって|揃って/
/** 「4月19日に応需したもの」「…を受けられた患者さま86名」: whose or what data it is. */
const noDeed = /(?:もの|分|方|名|人|件|様|さま)(?:\)|。|、|$)|もの(?:です|でし|であ)|^.{0,3}$/
const notHappened: ReadonlySet<Zone> = new Set(['request', 'questions', 'prevention', 'contact', 'plans', 'misuse'])

/** Who calls the police at once has noticed what was stolen. */
export const noticedByCall = ({ actions }: SoFar, events: readonly Found[]): readonly Found[] => {
  if (!actions.some(({ value }) => value === 'theft') || events.some(({ type }) => type === 'discovered')) return []
  const call = events.find(
    ({ authority, evidence }) =>
      authority === 'police' && /110番|百十番|一一〇番/.test(evidence.quote.normalize('NFKC')),
  )
  if (call === undefined) return []
  const { authority, ...rest } = call
  return [{ ...rest, type: 'discovered', rule: 'events/discovered-by-call', basis: 'inferred' }]
}

/** Where nothing tells how it happened, the first thing somebody did before it was noticed is that. */
export const deedsThatWere = (
  reading: Reading,
  candidates: readonly Candidate[],
  events: readonly Found[],
): Found[] => {
  if (events.some(({ type }) => type === 'occurred')) return []
  const noticed = events.find(({ type }) => type === 'discovered' || type === 'informed')
  const deed = candidates.find(
    ({ sort, clause }) =>
      sort === 'deed' && (noticed === undefined || dayOf(clause.mention.date) <= dayOf(noticed.date)),
  )
  if (deed === undefined) return []
  const { mention } = deed.clause
  return [
    makeFact(
      reading,
      { type: 'occurred' as const, date: mention.date, ...(mention.until !== undefined && { end: mention.until }) },
      deed.span,
      'events/occurred-deed-before',
      'inferred',
    ),
  ]
}

/** A slip has no witness: the day that opens the account, before anyone noticed, is when it happened. */
export const lostBefore = (
  reading: Reading,
  soFar: SoFar,
  clauses: readonly DatedClause[],
  candidates: readonly Candidate[],
  events: readonly Found[],
): Found[] => {
  const slipped = soFar.actions.length > 0 && soFar.actions.every(({ value }) => slips.has(value))
  if (!slipped || events.some(({ type }) => type === 'occurred')) return []
  const noticed = events.find(({ type }) => type === 'discovered')
  const seen = candidates.findLast(({ sort }) => sort === 'seen')
  if (seen !== undefined) {
    const { date } = seen.clause.mention
    return [
      makeFact(
        reading,
        {
          type: 'occurred' as const,
          date,
          ...(noticed !== undefined && dayOf(noticed.date) > dayOf(date) && { end: noticed.date }),
        },
        seen.span,
        seen.rule,
        'inferred',
      ),
    ]
  }
  const opening = clauses.find(
    (clause) =>
      !clause.inherited &&
      !noDeed.test(clause.words) &&
      !isNoDay(clause, soFar) &&
      !(clause.mention.until === undefined && /^まで/.test(clause.words.slice(clause.head))) &&
      clause.mention.date.length >= 10 &&
      !notHappened.has(zoneAt(reading, clause.mention.start)) &&
      !candidates.some(
        (candidate) =>
          candidate.clause === clause &&
          // 「◇に判明した」 tells when it was noticed; 「◇、…に置いて店を出た後に気付いた」 how it went before.
          !((candidate.sort === 'noticed' || candidate.sort === 'found') && candidate.at > 12) &&
          candidate.sort !== 'deed',
      ) &&
      !response.test(clause.words) &&
      !(soFar.actions.some(({ value }) => value === 'loss') && cameToBe.test(clause.words)) &&
      !isOwnDay(reading, clause.mention),
  )
  if (opening === undefined) return []
  const { mention, words, at } = opening
  if (noticed !== undefined && dayOf(mention.date) > dayOf(noticed.date)) return []
  // The day somebody noticed is no day of the slip, unless the text goes on to a later hour.
  if (noticed?.date.startsWith(mention.date) && noticed.evidence.start <= reading.toSource(mention.start)) return []
  return [
    makeFact(
      reading,
      { type: 'occurred' as const, date: mention.date, ...(mention.until !== undefined && { end: mention.until }) },
      { start: mention.start, end: Math.max(mention.end, (at[words.length - 1] ?? mention.end - 1) + 1) },
      'events/lost-before-noticed',
      'inferred',
    ),
  ]
}
