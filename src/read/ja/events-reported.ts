import type { SoFar } from '../fact-reader.js'
import type { Reading } from '../reading.js'
import { authoritiesIn } from './events-authorities.js'
import type { DatedClause } from './events-clauses.js'
import { future, past, spanOf, type Told } from './events-told.js'

const tellsReport = /報告|届け?出|届を|届けを|被害届|遺失|通報|相談|連絡|速報|確報|申告|提出|一報|第 ?1 ?報|申し出/

/** Somebody else's word: 「警察からの照会」「委員会の指導」. */
const otherWay = /^[^。、]{0,8}(?:から|より|の指示|の指導|の要請|と連携|の調査|が|官)/

/** The verb of a report and a little more: where past or future is said. */
const verbOf = (words: string): string | undefined => {
  const found = tellsReport.exec(words)
  return found === null ? undefined : words.slice(0, found.index + found[0].length + 16)
}

/**
 * The reports to authorities a dated clause tells of. The authority stands before the date (「委員会には2日に、警察には
 * 4日に届け出た」: then it goes with the date that follows it) or after it (「2日に委員会へ、4日に警察へ」).
 */
export const readReported = (
  reading: Reading,
  clause: DatedClause,
  clauses: readonly DatedClause[],
  index: number,
  soFar: SoFar,
): Told[] => {
  const { text } = reading
  const { mention, sentence, head, tail } = clause
  const words = text.slice(sentence.start, Math.min(sentence.end, sentence.start + 400))
  if (!tellsReport.test(words)) return []
  const headWords = text.slice(head.start, head.end)
  const tailWords = text.slice(tail.start, tail.end)
  const inHead = authoritiesIn(reading, head, soFar)
  const inTail = authoritiesIn(reading, tail, soFar)
  const topicBefore =
    inHead.length > 0 && /(?:に|へ|と|に対し(?:て)?|への?(?:報告|届出|相談|通報|連絡))(?:は|も)?、?$/.test(headWords)
  let found = topicBefore ? inHead : inTail
  const before = clauses[index - 1]
  // 「委員会に対し、3日に速報を、30日に確報を提出」: the second date takes the authority of the first.
  if (
    found.length === 0 &&
    before?.sentence === sentence &&
    /^(?:に|、)?[^。、]{0,12}(?:速報|確報|報告|続報|提出)/.test(tailWords)
  )
    found = authoritiesIn(reading, { start: sentence.start, end: mention.start }, soFar).slice(-1)
  if (found.length === 0) return []
  const from = topicBefore ? tail.start : found[0]!.end
  const rest = text.slice(from, Math.min(sentence.end, from + 160))
  const verb = verbOf(topicBefore ? tailWords : text.slice(from, Math.min(tail.end, from + 90))) ?? verbOf(rest)
  if (verb === undefined) return []
  const futureAt = verb.search(future)
  const pastAt = verb.search(past)
  const goesOn = /(?:し|行い|提出|報告)、/.test(verb)
  if (futureAt >= 0 && (pastAt < 0 || futureAt < pastAt) && !goesOn) return []
  return (
    found
      .filter(({ end }) => topicBefore || !otherWay.test(text.slice(end, end + 14)))
      // 「民生委員から市に報告」: told to the town that speaks, not by it.
      .filter(
        ({ value, start }) =>
          value !== 'prefecture' ||
          !/(?:から|より)[^、。]{0,6}$/.test(text.slice(Math.max(sentence.start, start - 12), start + 6)),
      )
      .map(({ value, end }) => ({
        type: 'reported' as const,
        authority: value,
        span: spanOf(clause, topicBefore ? tail.end : end),
        rule: topicBefore ? 'events/reported-topic' : 'events/reported',
      }))
  )
}
