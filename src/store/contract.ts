import type {
  Campaign,
  Capture,
  Case,
  CaseSummary,
  LabelCount,
  Organisation,
  OrganisationCount,
  Release,
  ReleaseSummary,
} from '../casebook/records.js'

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
}

export interface SearchHit {
  readonly release: ReleaseSummary
  /** A stretch of the text around the first words found. */
  readonly snippet: string
  /** Where the words found stand in `snippet`: UTF-16 `[start, end)`. */
  readonly marks: readonly (readonly [number, number])[]
}

export interface SearchResult extends Page<SearchHit> {
  /** Counts over all hits, most frequent first, at most 20 a facet. */
  readonly facets: readonly { readonly facet: string; readonly values: readonly { readonly value: string; readonly count: number }[] }[]
  /** What of the query could not be understood, in plain words. */
  readonly warnings: readonly string[]
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
  cases(options?: ListOptions & { readonly order?: 'number' | 'updated' }): Promise<Page<CaseSummary>>
  /** The case, or the number a merged case leads to. */
  case(number: string): Promise<Case | { readonly movedTo: string } | undefined>
  campaigns(): Promise<readonly Campaign[]>
  campaign(id: string): Promise<Campaign | undefined>
  /** Most releases first. */
  labels(): Promise<readonly LabelCount[]>
  /** Most cases first. */
  organisations(options?: ListOptions): Promise<Page<OrganisationCount>>
  organisation(key: string): Promise<Organisation | undefined>
  capture(sha256: string): Promise<Capture | undefined>
  /** Query language of `search/query.ts`. */
  search(query: string, options?: ListOptions & { readonly order?: 'relevance' | 'published' }): Promise<SearchResult>
}
