import type { Document } from '../casebook/document.js'
import type { Facts } from '../casebook/facts.js'
import type {
  Campaign,
  Capture,
  Case,
  CaseOutline,
  CaseSummary,
  Decision,
  DecisionAct,
  Label,
  LabelCount,
  LinkProposal,
  Organisation,
  OrganisationCount,
  Release,
  ReleaseHistory,
  ReleaseSummary,
  UpdateProposal,
  Visit,
} from '../casebook/records.js'
import type { ItemState, SourceState, WatchedItem } from '../casebook/watching.js'
import type { Candidate, Signature } from '../link/match.js'
import type { EarlierRelease } from '../link/updates.js'

/** A page of a list; `total` counts all rows of the list. */
export interface Page<T> {
  readonly rows: readonly T[]
  readonly total: number
}

export interface ListOptions {
  /** Rows to skip. Default 0. */
  readonly offset?: number
  /** Rows to give, at most 1,000. Default 20. */
  readonly limit?: number
}

export interface ReleaseFilter extends ListOptions {
  /** `added`: newest in the casebook first (feeds). `published`: newest publication first (pages). Default `published`. */
  readonly order?: 'added' | 'published'
  readonly label?: { readonly facet: string; readonly value: string }
  /** Organisation key: releases it disclosed or is named in as a party. */
  readonly organisation?: string
  readonly number?: string
  /** SHA-256 of a capture: releases one of whose versions it holds. */
  readonly capture?: string
  /** Withdrawn releases are left out of lists; `true` lists them too. */
  readonly withdrawn?: true
}

export interface CaseFilter extends ListOptions {
  /** `updated`: last changed first. Default `number`: newest number first. */
  readonly order?: 'number' | 'updated'
  /** Cases without a release that counts are left out of lists; `true` lists them too. */
  readonly empty?: true
}

export interface OrganisationFilter extends ListOptions {
  /** Organisations whose name holds one of these: a part of it will do, in any way of writing it. */
  readonly named?: readonly string[]
}

export interface SearchHit {
  readonly release: ReleaseSummary
  /** A stretch of the text around the first words found. */
  readonly snippet: string
  /** Where the words found stand in `snippet`: UTF-16 `[start, end)`. */
  readonly marks: readonly (readonly [number, number])[]
}

export interface SearchResult extends Page<SearchHit> {
  /** In how many cases all hits stand. */
  readonly cases: number
  /** Counts of releases and of their cases over all hits, most frequent first, at most 200 a facet. */
  readonly facets: readonly {
    readonly facet: string
    readonly values: readonly { readonly value: string; readonly count: number; readonly cases: number }[]
  }[]
  /** What of the query could not be understood, in plain words. */
  readonly warnings: readonly string[]
  /** Numbers asked for, of cases whose releases were all withdrawn or moved: their pages say so, and lead on. */
  readonly emptied: readonly string[]
}

export interface InboxFilter extends ListOptions {
  readonly source?: string
  readonly state?: ItemState
}

/** What readers of a casebook may ask. Pages, feeds, the API and the command line use nothing else. */
export interface CasebookReader {
  counts(): Promise<{
    readonly releases: number
    readonly cases: number
    readonly organisations: number
    readonly captures: number
    /** ISO 8601 UTC; absent in an empty casebook. */
    readonly updatedAt?: string
  }>
  releases(filter?: ReleaseFilter): Promise<Page<ReleaseSummary>>
  release(id: string): Promise<Release | undefined>
  history(release: Release): Promise<ReleaseHistory>
  /** Which of these releases go on from which, as was decided; and as is proposed of what counts, to or from them, best first. */
  updates(ids: readonly string[]): Promise<{
    readonly follows: readonly Pick<UpdateProposal, 'release' | 'of'>[]
    readonly proposals: readonly UpdateProposal[]
  }>
  /** The disclosers' own pages of releases, by their ids; of those that have one. */
  urlsOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>>
  cases(options?: CaseFilter): Promise<Page<CaseSummary>>
  /** The case (each release with its newest version only), or the number a merged case leads to. */
  case(number: string): Promise<Case | { readonly movedTo: string } | undefined>
  /** What a case is called and which releases stand in it, withdrawn ones too, without their texts; of one that stands. */
  caseOutline(number: string): Promise<CaseOutline | undefined>
  /** Numbers of merged cases, and the case each leads to in the end. */
  mergedNumbers(): Promise<readonly { readonly from: string; readonly into: string }[]>
  campaigns(): Promise<readonly Campaign[]>
  campaign(id: string): Promise<Campaign | undefined>
  /** Most releases first. */
  labels(): Promise<readonly LabelCount[]>
  /** Most cases first. */
  organisations(options?: OrganisationFilter): Promise<Page<OrganisationCount>>
  organisation(key: string): Promise<Organisation | undefined>
  /** Every row of a list in short, in the order of the list, for who goes through all of it at once. */
  readonly listed: {
    cases(): Promise<readonly Pick<CaseSummary, 'number' | 'updatedAt'>[]>
    releases(): Promise<readonly Pick<ReleaseSummary, 'id' | 'updatedAt'>[]>
    /** Their keys. */
    organisations(): Promise<readonly string[]>
    /** Digests of what releases' versions were read from, withdrawn ones' too, and of what those are part of. */
    captures(): Promise<readonly string[]>
  }
  capture(sha256: string): Promise<Capture | undefined>
  /** Every visit to an address (asked for, or led to), or that brought a capture's bytes; oldest first. */
  visits(of: { readonly uri: string } | { readonly capture: string }): Promise<readonly Visit[]>
  /** Sources that were looked at, by name. */
  sources(): Promise<readonly SourceState[]>
  /** What sources brought, newest first. */
  inbox(filter?: InboxFilter): Promise<Page<WatchedItem>>
  /** Query language of `search/query.ts`. */
  search(query: string, options?: ListOptions & { readonly order?: 'relevance' | 'published' }): Promise<SearchResult>
}

/** What became of a capture. `pending`: kept, not yet looked at. */
export type CaptureState = 'pending' | 'filed' | 'unreadable' | 'no-notice' | 'unchanged'

/** A release as derived from its captures and the decisions about it; the store works out cases and indexes from it. */
export interface ReleaseEntry {
  readonly id: string
  readonly number: string
  readonly title: string
  /** The release's own date, where it or its source gives one. */
  readonly published?: Release['published']
  readonly addedAt: string
  readonly updatedAt: string
  readonly labels: readonly Label[]
  readonly url?: string
  readonly archiveUrls: readonly string[]
  readonly post?: Release['post']
  readonly sourceUri: string
  readonly signature: Signature
  /** The newest version, which is the one indexed. */
  readonly capture: string
  readonly textDigest: string
  readonly document: Document
  readonly facts: Facts
}

/** What filing needs to know of a release that is there already. */
export interface KnownRelease {
  readonly id: string
  readonly number: string
  readonly discloser?: string
  readonly title: string
  /** Its date of publication, else the last day it tells of, else the day in Japan on which it was added. */
  readonly appeared: string
  readonly textDigest: string
  /** The release it goes on from. */
  readonly follows?: string
  readonly withdrawn: boolean
}

/** What a watcher notes: of no weight for the casebook itself, and lost without harm. */
export interface WatchNotes {
  /** Takes or keeps the right to watch until a time, and gives who has it now: another process, where it took it first. */
  lease(holder: string, now: string, until: string): string
  release(holder: string): void
  source(name: string): SourceState | undefined
  putSource(state: SourceState): void
  /** Enters or changes an item. */
  putItem(item: WatchedItem): void
  item(source: string, key: string): WatchedItem | undefined
  /** Items to be fetched now, oldest first. */
  waiting(source: string, now: string, limit: number): readonly WatchedItem[]
  /** Addresses of releases that are due for another look and do not rest, longest due first. */
  addressesDue(now: string, limit: number): readonly string[]
  /** Leaves an address alone until a time: one that gives no answer has no visit, and would be the longest due for ever. */
  rest(uri: string, now: string, until: string): void
}

/** What may be asked and changed while no other process writes. All changes of one `write` happen together or not at all. */
export interface CasebookTransaction {
  captureStates(sha256: readonly string[]): ReadonlyMap<string, CaptureState>
  pendingCaptures(): readonly Capture[]
  addCaptures(captures: readonly Capture[]): void
  capture(sha256: string): Capture | undefined
  /** Enters visits; those entered before (by their place in the archive) stay as they are. */
  addVisits(visits: readonly Visit[]): void
  /** The newest visit to an address that found a page there. */
  lastVisit(uri: string): Visit | undefined
  setCaptureState(sha256: string, state: CaptureState): void
  /** How long each archive file was when last something in it was entered here. */
  archiveLengths(): Readonly<Record<string, number>>
  setArchiveLength(file: string, length: number): void
  decide(at: string, by: string, act: DecisionAct): Decision
  /** The next free number of a year. Numbers of merged or emptied cases are never given again. */
  nextNumber(year: number): string
  caseExists(number: string): boolean
  /** Follows merges to the case a number stands for now. */
  standingNumber(number: string): string
  /** The releases of a case, withdrawn ones too. */
  releasesOf(number: string): readonly string[]
  candidates(signature: Signature): readonly Candidate[]
  /** A filed release by id, by its address, by where its bytes came from, or by its text. */
  findRelease(
    by:
      | { readonly id: string }
      | { readonly url: string }
      | { readonly sourceUri: string }
      | { readonly textDigest: string },
  ): KnownRelease | undefined
  /** The newest version of the release a capture is a version of, where it is one. */
  newestOf(capture: string): { readonly release: string; readonly capture: string } | undefined
  /**
   * An organisation's own releases, newest first: of those up to a day (`near`), of those after it and of those that
   * appeared on one of the days `named`, at most `limit` each, the nearest.
   */
  releasesBy(
    organisation: string,
    around: { readonly near: string; readonly named: readonly string[]; readonly limit: number },
  ): readonly EarlierRelease[]
  /** Notes which release another seems to go on from, in place of what was noted of it before; not where it is decided. */
  putUpdate(proposal: UpdateProposal): void
  /** Says which release another goes on from, or that it goes on from none: what was proposed of it is decided. */
  setFollows(release: string, earlier: string | undefined, at: string): void
  /** Enters a release, or its next version where the id is known. */
  putRelease(entry: ReleaseEntry): void
  putProposals(release: string, proposals: readonly Omit<LinkProposal, 'release'>[]): void
  /** Moves a release: where it belongs is decided, and nothing more is proposed of it but what it goes on from there. */
  moveRelease(release: string, number: string, at: string): void
  /**
   * Joins a case to another that stands; what was proposed for it is proposed for that one. A release of the one that was
   * proposed for the other is where it belongs.
   */
  mergeCase(from: string, into: string, at: string): void
  setLabels(release: string, labels: readonly Label[], at: string): void
  /** Withdraws a release, or takes that back. */
  setWithdrawn(release: string, withdrawn: boolean, at: string): void
  labelsOf(release: string): readonly Label[]
  decisions(): readonly Decision[]
  /** The newest version's document. */
  documentOf(release: string): Document | undefined
  /** The newest version's facts. */
  factsOf(release: string): Facts | undefined
  /** What was decided about a release's labels, oldest first. */
  labelActs(release: string): readonly { readonly add: readonly string[]; readonly remove: readonly string[] }[]
  /**
   * Works out again what cases are called and come from, as the end of a write does by itself: releases placed later
   * in the same write see it.
   */
  settle(): void
  /** Empties everything that is derived. */
  clearDerived(): void
  readonly watch: WatchNotes
}

/** In what a store differs from what its archive and decisions say. */
export interface StoreDifference {
  /** The table that holds it. */
  readonly table: string
  /** `changed`: other values; `missing`: not there; `extra`: there, and nothing says so. */
  readonly how: 'changed' | 'missing' | 'extra'
  /** Which values, where they are changed. */
  readonly columns: readonly string[]
  /** The release or case it tells of. */
  readonly release?: string
  readonly number?: string
}

/** A casebook that can be read and written. */
export interface CasebookStore {
  readonly reader: CasebookReader
  /**
   * Runs `act` while no other process or call writes. What it changed is durable when the promise resolves; if it
   * throws, nothing was changed.
   */
  write<T>(act: (tx: CasebookTransaction) => T | Promise<T>): Promise<T>
  decisions(): Promise<readonly Decision[]>
  /** Every release, withdrawn ones too, with the number it stands under. */
  releaseNumbers(): Promise<ReadonlyMap<string, string>>
  captures(): AsyncIterable<Capture & { readonly state: CaptureState }>
  /** Every visit to every address, in the order they were entered. */
  visits(): AsyncIterable<Visit>
  /** How long each archive file was when last something in it was entered here. */
  archiveLengths(): Promise<Readonly<Record<string, number>>>
  /**
   * Runs `derive` on an empty store that holds the same captures, visits and decisions, and compares all it derives
   * with what is here. Changes nothing here.
   */
  differences(derive: (tx: CasebookTransaction) => Promise<unknown>): Promise<readonly StoreDifference[]>
  /** What is wrong inside the store itself, in plain words. */
  check(): Promise<readonly string[]>
  close(): Promise<void>
}
