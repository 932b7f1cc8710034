import type { Document } from '../casebook/document.js'
import type { FactField } from '../casebook/fact-ids.js'
import type { Basis } from '../casebook/facts.js'
import type { PassedOverWhy } from '../casebook/passed-over.js'
import type { Lexicon } from './ja/lexicon/lexicon.js'
import type { GateBits } from './ja/patterns/gates.js'

/** A stretch `[start, end)` of a reading's `text`, in UTF-16 code units. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A sentence and its place among the sentences of its reading. */
export interface Sentence extends Span {
  readonly index: number
}

/** A date or span of dates in the text, resolved as far as the text allows. */
export interface DateMention extends Span {
  /** ISO prefix with the precision the text has: `2023`, `2023-10`, `2023-10-12`, `2023-10-12T17:46`. */
  readonly date: string
  /** End of a span, same form. */
  readonly until?: string
  readonly basis: Basis
  /** 頃, 上旬, 以降, 以前 …: said about the date rather than part of it. */
  readonly modifiers: readonly string[]
  readonly rule: string
}

/** The release's own date, as far as the text names it, and the rule that told it from other dates. */
export interface Publication extends Span {
  readonly year: number
  readonly month: number
  readonly day?: number
  readonly rule: string
  /** Later days on which the page says it was added to, in the order of the text. */
  readonly updates: readonly Update[]
}

/** A day on which a page was added to. */
export interface Update extends Span {
  readonly year: number
  readonly month: number
  readonly day: number
  /** Where what was written then begins; 0 where it is the whole page. */
  readonly from: number
}

/** The head of a table's column, and the heads of the others. */
export interface ColumnHead {
  readonly own: string
  readonly others: readonly string[]
}

/** A number with a counter (6.5万人分, 11,707 件), not yet judged as victims or not. */
export interface CountMention extends Span {
  readonly count: number
  readonly countMax?: number
  /** The counter as written, folded: 人, 名, 件, 世帯, 社, 校 … */
  readonly counter: string
  readonly approx: boolean
  readonly modifiers: readonly string[]
  /** What stands over a bare number of a table. */
  readonly column?: ColumnHead
}

/** A named organisation in the text. */
export interface OrganisationMention extends Span {
  /** As written, without honorific and alias. */
  readonly name: string
  readonly legalForm?: string
  readonly kind: 'company' | 'municipality' | 'state' | 'school' | 'medical' | 'association' | 'other'
  /** Set where the mention is an alias (BIPROGY 社, 同社, 受託者) of an organisation named elsewhere: that full name. */
  readonly refersTo?: string
}

/**
 * Told where a rule decides against a reading: the words, why, and what they would have said; `instead` is what won.
 */
export type PassOver = (
  field: FactField,
  span: Span,
  why: PassedOverWhy,
  more?: { readonly value?: string | undefined; readonly instead?: string | undefined },
) => void

/**
 * A document made ready for the rules. `text` is folded (full-width to ASCII, look-alikes, one kind of dash and
 * tilde, line breaks inside words taken out) so that a pattern needs one spelling; `toSource` leads back to the
 * document's own offsets. All spans in a reading are spans of `text`.
 */
export interface Reading {
  readonly document: Document
  readonly text: string
  /** Offset in `text` → offset in `document.text`. Monotonic; `toSource(text.length) === document.text.length`. */
  toSource(offset: number): number
  /** Gives words of `text` the rare kanji (𠮷) that others stand in for; absent where none does. */
  readonly restore?: (words: string) => string
  /** Lines of `text`, without their line breaks, in order. */
  readonly lines: readonly Span[]
  /** Which lines, by index, are the heads of a table whose cells have become lines. */
  readonly columnHeads: ReadonlySet<number>
  /** Sentences: a line cut at 。 and the like (not inside brackets). */
  readonly sentences: readonly Sentence[]
  /** Which words stand in which sentence, as far as any pattern asks. */
  readonly gates: GateBits
  /** Headings as the document or the layout shows them (1 経過, 【お客様への対応】, ■ 原因), each with the span of what stands under it. */
  readonly sections: readonly { readonly heading: Span; readonly body: Span }[]
  readonly dates: readonly DateMention[]
  /** The release's own date, where the text states one. */
  readonly publication: Publication | undefined
  readonly counts: readonly CountMention[]
  readonly organisations: readonly OrganisationMention[]
  /** Older reports that stand on the same page: their words are blanked in `text`, only the newest is read. */
  readonly olderReports: readonly Span[]
  /** The word lists in force: the built-in ones with what a casebook adds. */
  readonly lexicon: Lexicon
  /** There only where somebody asks why readings lost, so that it costs nothing otherwise: `reading.passOver?.(…)`. */
  readonly passOver?: PassOver
}
