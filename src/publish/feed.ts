import { createHash } from 'node:crypto'
import type { Release, ReleaseSummary } from '../casebook/records.js'
import { currentVersion } from '../link/index.js'
import { formatLabel } from '../link/labels.js'
import type { CasebookReader, ReleaseFilter } from '../store/contract.js'
import { describeFact, groupFacts } from './describe.js'
import { formatDate } from './format.js'
import type { View } from './site.js'
import { type PagePath, webAddress } from './urls.js'
import { documentHtml } from './view/document-html.js'
import { element, escapeXml } from './xml.js'

/** A feed before it is written: the newest releases by when they were added, so that a back-dated one is not missed. */
export interface FeedSource {
  readonly title: string
  readonly page: PagePath
  readonly releases: readonly ReleaseSummary[]
  /** When what it is of last changed (ISO 8601), for a feed without releases. */
  readonly updatedAt?: string
}

/** All a feed is written from. */
export interface FeedFound {
  readonly source: FeedSource
  /** The disclosers' own pages, by the releases' ids. */
  readonly urls: ReadonlyMap<string, string>
  /** The releases that are to hold their whole text, by id. */
  readonly whole: ReadonlyMap<string, Release>
}

/** Entries of a feed that hold their whole text. */
const wholeEntries = 20
const mostEntries = 200
const week = 7 * 24 * 60 * 60 * 1000

/**
 * The releases of a feed, newest in the casebook first: the last twenty, and more where more were added in the week
 * before the newest, so that whoever asks once a week misses none of a day on which fifty were filed; 200 at most.
 */
export const feedReleases = async (
  reader: CasebookReader,
  filter: Pick<ReleaseFilter, 'organisation' | 'number' | 'label'> = {},
): Promise<readonly ReleaseSummary[]> => {
  const { rows } = await reader.releases({ ...filter, order: 'added', limit: mostEntries })
  const since = Date.parse(rows[0]?.addedAt ?? '') - week
  return rows.filter(({ addedAt }, at) => at < wholeEntries || Date.parse(addedAt) >= since)
}

/** A UUID out of a name, the same on every machine (RFC 9562, version 8). */
const uuidOf = (name: string): string => {
  const bytes = createHash('sha256').update(`jikenbo:${name}`).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** The id a release's entry keeps for ever, whatever address the site moves to. */
export const entryId = (release: Pick<ReleaseSummary, 'id'>): string => `urn:uuid:${uuidOf(`release:${release.id}`)}`

const contentOf = (release: Release, view: View): string => {
  const { document, facts } = currentVersion(release)
  const rows = groupFacts(facts).map(({ group, facts: listed }) => {
    const said = listed
      .map((f) => describeFact(f, view))
      .map(({ value, note }) => (note === '' ? value : `${value} (${note})`))
    return `<li>${escapeXml(view.t(`group.${group}`))}: ${escapeXml(said.join(' · '))}</li>`
  })
  return `<ul>${rows.join('')}</ul>${documentHtml(document)}`
}

/** @param url the discloser's own page; @param whole the release, where the entry is to hold its text. */
const entry = (
  summary: ReleaseSummary,
  view: View,
  absolute: (href: string) => string,
  url: string | undefined,
  whole: Release | undefined,
): string => {
  const via = webAddress(url)
  const href = absolute(view.urls.release(summary.id, view.lang).html)
  return element('entry', {}, [
    element('id', {}, entryId(summary)),
    element('title', {}, `#${summary.number} ${summary.title}`),
    element('link', { rel: 'alternate', type: 'text/html', href }),
    ...(via === undefined ? [] : [element('link', { rel: 'via', href: via })]),
    element('published', {}, summary.addedAt),
    element('updated', {}, summary.updatedAt),
    element('author', {}, [element('name', {}, summary.discloser?.name ?? view.t('unknown'))]),
    ...summary.labels.map((l) => element('category', { term: formatLabel(l) })),
    element(
      'summary',
      {},
      [summary.discloser?.name, summary.published && formatDate(summary.published.date, view.lang), summary.title]
        .filter(Boolean)
        .join(' · '),
    ),
    ...(whole === undefined ? [] : [element('content', { type: 'html' }, contentOf(whole, view))]),
  ])
}

/** Reads what a feed shows of its releases. */
export const loadFeed = async (source: FeedSource, reader: CasebookReader): Promise<FeedFound> => {
  const urls = await reader.urlsOf(source.releases.map((r) => r.id))
  const whole = new Map<string, Release>()
  for (const { id } of source.releases.slice(0, wholeEntries)) {
    const release = await reader.release(id)
    if (release !== undefined) whole.set(id, release)
  }
  return { source, urls, whole }
}

/** An Atom feed (RFC 4287). Entries keep their order by `addedAt`; `updated` of the feed is its newest entry's. */
export const writeFeed = ({ source, urls, whole }: FeedFound, view: View): string => {
  const absolute = (href: string): string => view.addressOf(href) ?? href
  const page = view.urls.page(source.page)
  const updated =
    source.releases
      .map((r) => r.updatedAt)
      .sort()
      .at(-1) ??
    source.updatedAt ??
    '1970-01-01T00:00:00.000Z'
  const entries = source.releases.map((r) => entry(r, view, absolute, urls.get(r.id), whole.get(r.id)))
  const { title, author, license } = view.settings
  return `<?xml version="1.0" encoding="utf-8"?>\n${element(
    'feed',
    { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': view.lang },
    [
      element('id', {}, `urn:uuid:${uuidOf(`feed:${view.settings.baseUrl ?? title}:${page.feed}`)}`),
      element('title', {}, source.title),
      element('updated', {}, updated),
      element('link', { rel: 'self', type: 'application/atom+xml', href: absolute(page.feed) }),
      element('link', { rel: 'alternate', type: 'text/html', href: absolute(page.html) }),
      element('author', {}, [element('name', {}, author ?? title)]),
      element('generator', {}, 'Jikenbo'),
      ...(license === undefined ? [] : [element('rights', {}, license)]),
      ...entries,
    ],
  )}\n`
}
