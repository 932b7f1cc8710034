import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { contentOf } from '../capture/content.js'
import type { Exchange, Fetcher } from '../capture/fetch/index.js'
import { walkFiles } from '../capture/files.js'
import { headerOf, validatorsOf } from '../capture/http-message.js'
import { mediaTypeOf } from '../capture/media-type.js'
import { codedError, codeOf } from '../casebook/errors.js'
import type { SourceState } from '../casebook/watching.js'
import type { SourceSettings } from '../filing/settings.js'
import { feedItems } from './feed-items.js'
import type { SourceItem } from './items.js'
import { listItems } from './list-items.js'
import { type Sitemap, sitemapItems } from './sitemap-items.js'

/** A source on the web. */
export type WebSource = Extract<SourceSettings, { readonly url: string }>
export type FolderSource = Extract<SourceSettings, { readonly folder: string }>

/** What a look at a source found. */
export interface Look {
  /** Undefined where the source says that nothing has changed. */
  readonly items: readonly SourceItem[] | undefined
  /** What of the source could not be looked at, or was not, and why; the rest was. */
  readonly missed?: readonly string[]
  readonly etag?: string
  readonly lastModified?: string
}

/** Further sitemaps that are looked at where the source is an index: those it names first, the newest ones, then theirs. */
const mostMaps = 50

/** Asks for a source, or for what it goes on with. */
export const ask = async (uri: string, fetcher: Fetcher, signal: AbortSignal | undefined, state?: SourceState) => {
  const { etag, lastModified } = state ?? {}
  const previous = { ...(etag === undefined ? {} : { etag }), ...(lastModified === undefined ? {} : { lastModified }) }
  return fetcher.fetch(uri, {
    purpose: 'watch',
    ...(signal ? { signal } : {}),
    ...(etag === undefined && lastModified === undefined ? {} : { previous }),
  })
}

/** What a server gave for a source. Throws `HTTP_404` and the like. */
export const answerOf = async ({ uri, hops }: Exchange) => {
  const last = hops.at(-1)
  if (last === undefined || last.status < 200 || last.status >= 300)
    throw codedError(
      'watch',
      `HTTP_${last?.status ?? 'NONE'}`,
      `could not look at ${uri}: the server answers ${[last?.status, last?.reason].filter(Boolean).join(' ')}`,
    )
  const content = await contentOf({ bytes: last.body, http: last })
  // A file that is kept packed (sitemap.xml.gz) comes as what it is, without a word of it in the header.
  const isPacked = content[0] === 0x1f && content[1] === 0x8b
  const bytes = isPacked
    ? await contentOf({ bytes: content, http: { headers: [['Content-Encoding', 'gzip']] } })
    : content
  return { bytes, contentType: headerOf(last.headers, 'content-type') ?? '', base: last.uri }
}

type Answer = Awaited<ReturnType<typeof answerOf>>

/** Told by what the bytes hold, whatever the server calls them. */
const kindOf = ({ bytes, base }: Answer): 'feed' | 'page' | 'sitemap' => {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 2_000)).toString('latin1')
  if (/<(?:[\w-]{1,20}:)?(?:urlset|sitemapindex)[\s>]/.test(head)) return 'sitemap'
  if (/<(?:rss|rdf:RDF|(?:[\w-]{1,20}:)?feed)[\s>]/.test(head) || /"https?:\/\/jsonfeed\.org\//.test(head))
    return 'feed'
  return mediaTypeOf(bytes, base) === 'application/atom+xml' ? 'feed' : 'page'
}

/** What an index of sitemaps leads to. One that is broken does not keep the others from being looked at. */
const mapItems = async (first: Sitemap, fetcher: Fetcher, signal: AbortSignal | undefined): Promise<Look> => {
  const items = [first.items]
  const maps = new Set(first.maps)
  const problems: Error[] = []
  let looked = 0
  // An index may name further ones: a set that grows is gone through to its end.
  for (const uri of maps) {
    if (looked === mostMaps) break
    looked++
    try {
      const { bytes, contentType, base } = await answerOf(await ask(uri, fetcher, signal))
      const found = sitemapItems(bytes, contentType, base)
      items.push(found.items)
      for (const map of found.maps) maps.add(map)
    } catch (error) {
      if (!(error instanceof Error) || codeOf(error) === undefined || codeOf(error) === 'ABORTED') throw error
      problems.push(error)
    }
  }
  const [problem] = problems
  if (problem && problems.length === looked) throw problem
  const missed = [
    ...(problem ? [`${problems.length} of its sitemaps could not be looked at`, problem.message] : []),
    ...(maps.size > looked ? [`only ${looked} of its ${maps.size} sitemaps were looked at`] : []),
  ]
  return { items: items.flat(), ...(missed.length > 0 ? { missed } : {}) }
}

/** Validators after "not modified": a server that does not name them again means the ones it was asked with. */
export const keptValidators = (
  state: SourceState | undefined,
  said: Pick<Look, 'etag' | 'lastModified'>,
): Pick<Look, 'etag' | 'lastModified'> => {
  const { etag, lastModified } = state ?? {}
  return { ...(etag === undefined ? {} : { etag }), ...(lastModified === undefined ? {} : { lastModified }), ...said }
}

/** Looks at a source on the web. Throws what fetching throws, `HTTP_404` and the like, `NO_FEED`, `NO_SITEMAP`, `BAD_SELECTOR`. */
export const lookAtWeb = async (
  source: WebSource,
  fetcher: Fetcher,
  state: SourceState | undefined,
  signal?: AbortSignal,
): Promise<Look> => {
  const exchange = await ask(source.url, fetcher, signal, state)
  const validators = validatorsOf(exchange.hops.at(-1)?.headers ?? [])
  if (exchange.hops.at(-1)?.status === 304) return { items: undefined, ...keptValidators(state, validators) }
  const answer = await answerOf(exchange)
  const { bytes, contentType, base } = answer
  const kind = source.selector === undefined ? (source.kind ?? kindOf(answer)) : 'page'
  const read = (): Look | Promise<Look> => {
    if (kind === 'page') return { items: listItems(bytes, contentType, base, source.selector), ...validators }
    if (kind === 'feed') return { items: feedItems(bytes, contentType, base), ...validators }
    const map = sitemapItems(bytes, contentType, base)
    // An index stays as it is while the sitemaps that it names change.
    return map.maps.length > 0 ? mapItems(map, fetcher, signal) : { items: map.items, ...validators }
  }
  const look = await read()
  const match = source.match === undefined ? undefined : new RegExp(source.match, 'u')
  return { ...look, ...(match ? { items: look.items?.filter((item) => match.test(item.uri)) } : {}) }
}

/** Looks into a folder: every file is an item, and another one when it was changed. */
export const lookIntoFolder = async (source: FolderSource, casebookDir: string): Promise<Look> => {
  const folder = resolve(casebookDir, source.folder)
  const items: SourceItem[] = []
  for await (const file of walkFiles([folder])) {
    // The folder itself cannot be looked into: the source is broken. A file in it: the others are taken.
    if ('error' in file) {
      if (file.path === folder) throw file.error
      continue
    }
    const { size, mtimeMs } = await stat(file.path)
    items.push({ key: file.name, uri: file.uri, title: file.name, stamp: `${size} ${mtimeMs}` })
  }
  return { items }
}
