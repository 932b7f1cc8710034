import type { AuthorityValue, EventType } from '../../casebook/facts.js'
import type { Span } from '../reading.js'
import type { DatedClause } from './events-clauses.js'

/** An event a clause tells of: its type, the words that say it, and the rule that found them. */
export interface Told {
  readonly type: EventType
  readonly span: Span
  readonly rule: string
  readonly authority?: AuthorityValue
}

/** From the date (or the sentence, where the date stands above it) to the end of the words that tell the event. */
export const spanOf = (clause: DatedClause, end: number): Span => {
  const start = clause.inherited ? clause.sentence.start : clause.mention.start
  return { start, end: Math.max(end, clause.inherited ? start : clause.mention.end) }
}

/** What is still to come, or only wished for. */
export const future =
  /予定|見込|(?:こととし|していく|してまいり|いたします|致します|します|させます|行う|する)(?:。|$)|準備が整い|目途|目処|めど|検討|方針/
/** What is done. たし, たい and the like are no past: いたします, したい. */
export const past =
  /(?:[しっいえきれせけてりびみじちぎ]た|んだ)(?![しいち])|ており|ている|ています|でした|済み?|終え|のこと(?:です|でした)/
