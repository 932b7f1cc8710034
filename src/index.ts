/**
 * Jikenbo as a library: `readRelease` reads a text into facts without a casebook; `openCasebook` opens one.
 *
 * @module jikenbo
 */
export { mediaTypeOf } from './capture/media-type.js'
export type { Block, Cell, Document, TextPlace } from './casebook/document.js'
export type * from './casebook/facts.js'
export { type PassedOver, type PassedOverWhy, passedOverSentence } from './casebook/passed-over.js'
export { placesOf } from './casebook/places.js'
export type * from './casebook/records.js'
export { type CellHeaders, headersAt } from './casebook/table-headers.js'
export { vocabulary } from './casebook/vocabulary.js'
export {
  type AddInput,
  type AddOptions,
  addAll,
  type BloggerImport,
  type Casebook,
  casebookFetcher,
  type Finding,
  fetchInput,
  fileInputs,
  importBlogger,
  initCasebook,
  type OpenOptions,
  type Outcome,
  openCasebook,
  type Proof,
  type RebuildOptions,
  type RebuildReport,
  rebuild,
  type VerifyOptions,
  type VerifyReport,
  verify,
  verifyDeep,
} from './filing/index.js'
export { chainOf, timelineOf, totalsOf } from './link/index.js'
export type { Chain, Timeline, Totals } from './link/shapes.js'
export {
  type CountMention,
  type DateMention,
  explainRelease,
  findCounts,
  findDates,
  findOrganizations,
  type Lexicon,
  makeLexicon,
  type OrganisationMention,
  type ReadOptions,
  readRelease,
  toFactsLine,
} from './read/index.js'
export type { CasebookReader } from './store/contract.js'
export { type DocumentHints, toDocument } from './text/index.js'
