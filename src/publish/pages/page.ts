import type { Child } from 'hono/jsx'
import type { FeedSource } from '../feed.js'
import type { Site, View } from '../site.js'
import type { PagePath } from '../urls.js'

/** What an address says beside its pattern. */
export interface Ask {
  /** The values of the pattern's `:names`, decoded. */
  readonly params: Readonly<Record<string, string>>
  /** From 1. */
  readonly page: number
  readonly query: URLSearchParams
}

/** The thing asked for is to be found elsewhere, for good. */
export interface Moved {
  readonly movedTo: PagePath['segments']
}

/** A page in words, ready for the layout. */
export interface PageView {
  readonly title: string
  readonly description?: string
  /** Which entry of the navigation it stands under. */
  readonly section?: 'releases' | 'cases' | 'labels' | 'organisations' | 'search' | 'about'
  /** For cards on other sites. */
  readonly kind?: 'website' | 'article'
  readonly scripts?: readonly string[]
  /** Not for search engines: results of a search, a capture's provenance. */
  readonly unlisted?: boolean
  readonly paging?: { readonly page: number; readonly pages: number }
  /** What was asked of it, which goes along into the other language. */
  readonly asked?: Readonly<Record<string, string | undefined>>
  readonly body: Child
}

/**
 * One page of the site. `load` asks the casebook once; `view`, `json` and `feed` are ways of writing down what it
 * found, so that a page, its JSON twin and its feed cannot disagree.
 */
export interface PageUnit<T extends object> {
  readonly name: string
  /** Segments after the language: a literal or `:name`. */
  readonly pattern: readonly string[]
  /** A list that goes on at `/page/2`. */
  readonly paged?: boolean
  load(ask: Ask, site: Site): Promise<T | Moved | undefined>
  view(found: T, view: View, ask: Ask): PageView
  json(found: T, site: Site, ask: Ask): unknown
  /** Where the page has a feed. */
  feed?(found: T, view: View, ask: Ask): Promise<FeedSource>
  /** Every instance a static site writes, as parameters. */
  instances(site: Site): AsyncIterable<Ask['params']>
  /** How many pages a list has, for a static site. */
  pages?(found: T): number
}

/** Writings of one found page. */
export interface Found {
  /** All that was found, as plain data: its view and its JSON are made of nothing else of the casebook. */
  readonly data: object
  view(view: View): PageView
  json(): unknown
  readonly feed?: (view: View) => Promise<FeedSource>
  readonly pages: number
}

/** A page unit whose own type nobody else needs to know. */
export interface SitePage {
  readonly name: string
  readonly pattern: readonly string[]
  readonly paged: boolean
  readonly hasFeed: boolean
  find(ask: Ask, site: Site): Promise<Found | Moved | undefined>
  instances(site: Site): AsyncIterable<Ask['params']>
}

export const definePage = <T extends object>(unit: PageUnit<T>): SitePage => ({
  name: unit.name,
  pattern: unit.pattern,
  paged: unit.paged === true,
  hasFeed: unit.feed !== undefined,
  instances: unit.instances,
  find: async (ask, site) => {
    const found = await unit.load(ask, site)
    if (found === undefined || 'movedTo' in found) return found
    const { feed } = unit
    return {
      data: found,
      view: (view) => unit.view(found, view, ask),
      json: () => unit.json(found, site, ask),
      pages: unit.pages?.(found) ?? 1,
      ...(feed === undefined ? {} : { feed: (view: View) => feed.call(unit, found, view, ask) }),
    }
  },
})

/** The path of a page, from its pattern and parameters. */
export const segmentsOf = (page: Pick<SitePage, 'pattern'>, params: Ask['params']): readonly string[] =>
  page.pattern.map((s) => (s.startsWith(':') ? (params[s.slice(1)] ?? '') : s))

/** No instance: a page that a static site leaves out. */
export async function* never(): AsyncGenerator<Ask['params']> {}

/** The one instance of a page without parameters. */
export async function* once(): AsyncGenerator<Ask['params']> {
  yield {}
}

export const rowsPerPage = 20

/** All rows of a list, a thousand at a time. */
export async function* allRows<T>(
  list: (options: {
    offset: number
    limit: number
  }) => Promise<{ readonly rows: readonly T[]; readonly total: number }>,
): AsyncGenerator<T> {
  const limit = 1000
  for (let offset = 0; ; offset += limit) {
    const { rows, total } = await list({ offset, limit })
    yield* rows
    if (rows.length === 0 || offset + rows.length >= total) return
  }
}

/** A list's rows for one page; a page beyond the last does not exist (the first always does). */
export const loadRows = async <T>(
  ask: Ask,
  list: (options: {
    offset: number
    limit: number
  }) => Promise<{ readonly rows: readonly T[]; readonly total: number }>,
) => {
  const { rows, total } = await list({ offset: (ask.page - 1) * rowsPerPage, limit: rowsPerPage })
  const pages = Math.max(1, Math.ceil(total / rowsPerPage))
  return ask.page > pages ? undefined : { rows, total, pages }
}
