import type { Document } from '../../casebook/document.js'
import type { PassOver, Reading } from '../reading.js'
import { findCorrected } from './corrections.js'
import { findCountMentions } from './counts/counts.js'
import { placeDates } from './dates/dates.js'
import { findIssues } from './dates/issues.js'
import { findWrittenDates } from './dates/parse.js'
import { findPublication } from './dates/published.js'
import { builtInLexicon, type Lexicon } from './lexicon/lexicon.js'
import { blankSpans, findOlderReports } from './older-reports/several-reports.js'
import { findOrganisationMentions } from './organisations/organisations.js'
import { findGateBits } from './patterns/gates.js'
import { findColumnHeads } from './text/column-heads.js'
import { fold } from './text/normalise.js'
import { findSections } from './text/sections.js'
import { findLines, findSentences } from './text/sentences.js'

export interface ReadingOptions {
  /** Year of the case number; taken from the title 【…#2023-416】 where it stands there. */
  readonly caseYear?: string
  readonly lexicon?: Lexicon
  readonly passOver?: PassOver
}

const caseNumber = /[#＃]((?:19|20)\d\d)-\d{1,4}(?!\d)/

const caseYearIn = (words: string): string | undefined => caseNumber.exec(words)?.[1]

/** Makes a document ready for the fact readers: folded text, its parts, and what it mentions. */
export const makeReading = (document: Document, options: ReadingOptions = {}): Reading => {
  const folded = fold(document)
  const allLines = findLines(folded.text)
  const olderReports = findOlderReports(folded.text, allLines)
  const current = olderReports.length === 0 ? folded.text : blankSpans(folded.text, olderReports)
  const corrected = findCorrected(current, allLines)
  if (options.passOver)
    for (const { start, end } of corrected)
      for (const count of findCountMentions(current.slice(start, end)))
        options.passOver('affected', { start: start + count.start, end: start + count.end }, 'count-superseded')
  const text = corrected.length === 0 ? current : blankSpans(current, corrected)
  const lines = text === folded.text ? allLines : findLines(text)
  const lexicon = options.lexicon ?? builtInLexicon()
  const caseYear = options.caseYear ?? caseYearIn(document.title ?? '') ?? caseYearIn(text.slice(0, 400))
  const written = findWrittenDates(text)
  const issues = findIssues(text, lines, written)
  const publication = findPublication(text, lines, written, issues, options.passOver)
  const sentences = findSentences(text, lines)
  const columnHeads = findColumnHeads(text, lines)
  return {
    document,
    text,
    toSource: folded.toSource,
    ...(folded.restore && { restore: folded.restore }),
    lines,
    columnHeads,
    sentences,
    gates: findGateBits(text, sentences),
    sections: findSections(document, text, lines, columnHeads, folded.toSource),
    dates: placeDates(text, written, publication, issues, caseYear === undefined ? {} : { caseYear }),
    publication,
    counts: findCountMentions(text),
    organisations: findOrganisationMentions(text, lexicon),
    olderReports,
    lexicon,
    ...(options.passOver && { passOver: options.passOver }),
  }
}
