import type { AuthorityValue } from '../../../casebook/facts.js'
import type { Lexicon } from '../lexicon/lexicon.js'
import { authoritiesIn, officesIn } from './authorities.js'
import type { DatedClause } from './clauses.js'
import { toBefore, wentThere } from './telling-verbs.js'
import type { Cue } from './words.js'

/** What is known of offices where a telling is read. */
export interface OfficeContext {
  readonly lexicon: Lexicon
  readonly discloser: string
  /** Whom the report before was made to: 「…、確報を提出」. */
  readonly authoritiesBefore: readonly AuthorityValue[]
  /** Whom a question above asks after: 「Q 警察には? A 5月12日に相談しました」. */
  readonly askedAfter: () => readonly AuthorityValue[]
}

/** A telling whose offices are looked for: where its clause begins, its noun, and who else is told or tells. */
interface Report {
  readonly from: number
  readonly cue: Cue
  readonly noun: string
  /** Nobody is named who is told, or who tells. */
  readonly nobody: boolean
  readonly byInquirers: () => boolean
}

/** The offices somebody told on the day; undefined where they were told on another one. */
export const officesTold = (
  { words, own, head, whole }: DatedClause,
  { lexicon, discloser, authoritiesBefore, askedAfter }: OfficeContext,
  { from, cue, noun, nobody, byInquirers }: Report,
): readonly AuthorityValue[] | undefined => {
  const isThere = from > head && wentThere.test(words.slice(head, from))
  // The words of the date itself name whom it was told to; those it shares with a later date only where they do not.
  let offices: readonly AuthorityValue[] = authoritiesIn(
    lexicon,
    words.slice(from, Math.min(cue.end, Math.max(from, own))),
    discloser,
    whole,
  )
  // 「◇に県へ、◇に委員会へ報告」: the verb stands behind the next office.
  if (offices.length === 0 && from < own && own < words.length)
    offices = officesIn(lexicon, words.slice(from, own), discloser)
  // 「委員会◇、警察◇に報告」: the office stands alone before its date.
  if (offices.length === 0 && head > from && own < words.length)
    offices = officesIn(lexicon, words.slice(from, head), discloser)
  if (offices.length === 0) offices = authoritiesIn(lexicon, words.slice(from, cue.end), discloser, whole)
  // 「警察署には◇に出向き、被害の相談をした」
  if (offices.length === 0 && isThere) offices = authoritiesIn(lexicon, `${words.slice(0, head)}相談`, discloser)
  if (
    offices.length === 0 &&
    nobody &&
    !byInquirers() &&
    (/速報|確報|続報|報告書/.test(noun) || /(?:本|最終|追加|中間)の?$/.test(words.slice(0, cue.start)))
  )
    offices = authoritiesBefore
  if (offices.length === 0 && nobody) offices = askedAfter()
  // 「委員会には◇に報告し、警察にも相談している」: the day is that of the first.
  return offices.length > 0 && from > head && toBefore.test(words.slice(0, head)) && !isThere ? undefined : offices
}
