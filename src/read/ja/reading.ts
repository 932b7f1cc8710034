import type { Document } from '../../casebook/document.js'
import type { Reading } from '../reading.js'
import { findCountMentions } from './counts.js'
import { findDateMentions } from './dates.js'
import { fold } from './normalise.js'
import { findOrganisationMentions } from './organisations.js'
import { findSections } from './sections.js'
import { findLines, findSentences } from './sentences.js'

/** Makes a document ready for the fact readers: folded text, its parts, and what it mentions. */
export const makeReading = (document: Document, options: { readonly caseYear?: string } = {}): Reading => {
  const { text, toSource } = fold(document)
  const lines = findLines(text)
  return {
    document,
    text,
    toSource,
    lines,
    sentences: findSentences(text, lines),
    sections: findSections(document, text, lines, toSource),
    dates: findDateMentions(text, options),
    counts: findCountMentions(text),
    organisations: findOrganisationMentions(text),
  }
}
