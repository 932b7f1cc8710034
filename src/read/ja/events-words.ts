import { readFileSync } from 'node:fs'
import type { EventType } from '../../casebook/facts.js'
import { prefilter } from './prefilter.js'

/** What tells an event: one of the patterns stands in the clause of the date, and `not` does not. */
interface EventWords {
  /** The patterns that may match a clause. */
  readonly patternsFor: (clause: string) => readonly RegExp[]
  readonly object?: RegExp
  readonly not?: RegExp
}

type WordKind = Exclude<EventType, 'reported'> | 'wrongly' | 'deed'

interface WordsFile {
  readonly patterns: readonly string[]
  readonly object?: string
  readonly not: string
}

/** How a discloser speaks of itself: 当社, 本市, 弊会. */
const self =
  '(?:当|本|弊)(?:社|市|町|村|県|府|都|道|区|院|学|校|園|所|会|局|部|課|室|法人|組合|金庫|行|店|館|団|庫|協会|機構|財団|連合会|センター|研究所|大学|病院|学園|教育委員会)|弊社|私たち|私ども'

export const selfWords = new RegExp(self)

const compile = ({ patterns, object, not }: WordsFile): EventWords => ({
  patternsFor: prefilter(patterns.map((pattern) => new RegExp(pattern.replaceAll('(?:SELF)', `(?:${self})`), 'g'))),
  ...(object !== undefined && { object: new RegExp(object) }),
  ...(not !== '' && { not: new RegExp(not) }),
})

const file = JSON.parse(readFileSync(new URL('./lexicon/event-words.json', import.meta.url), 'utf8')) as Record<
  WordKind,
  WordsFile
>

export const eventWords = Object.fromEntries(
  Object.entries(file).map(([kind, words]) => [kind, compile(words)]),
) as Record<WordKind, EventWords>

/** The clause around a match, cut at 、 and 。: what `not` may speak about. */
const pieceAround = (clause: string, start: number, end: number): string => {
  let from = start
  while (from > 0 && clause[from - 1] !== '、' && clause[from - 1] !== '。') from--
  let to = end
  while (to < clause.length && clause[to] !== '、' && clause[to] !== '。') to++
  return clause.slice(from, to)
}

/** The first place in a clause where a kind of event is told, or undefined. */
export const findEventWords = (kind: WordKind, clause: string): { start: number; end: number } | undefined => {
  const { patternsFor, not } = eventWords[kind]
  let best: { start: number; end: number } | undefined
  for (const pattern of patternsFor(clause)) {
    pattern.lastIndex = 0
    // A clause that denies the first match may still tell the event further on; more than a few are noise.
    for (let tries = 0; tries < 4; tries++) {
      const found = pattern.exec(clause)
      if (found === null) break
      const end = found.index + found[0].length
      if (not?.test(pieceAround(clause, found.index, end))) continue
      if (best === undefined || found.index < best.start) best = { start: found.index, end }
      break
    }
  }
  return best
}
