import { parseFeed } from 'feedsmith'
import { DomUtils, parseDocument } from 'htmlparser2'
import { decodeText } from '../capture/charset.js'
import { codedError } from '../casebook/errors.js'
import { distinctItems, itemAddress, type SourceItem } from './items.js'

interface Entry {
  readonly id?: string | undefined
  readonly href?: string | undefined
  /** What its address is relative to, within the feed's own (xml:base). */
  readonly base?: string | undefined
  readonly title?: string | undefined
  readonly stamp?: string | undefined
}

const within = (base: string, ...relative: readonly (string | undefined)[]): string =>
  relative.reduce<string>(
    (outer, href) => (href !== undefined && URL.canParse(href, outer) ? new URL(href, outer).href : outer),
    base,
  )

/** What the four kinds of feed call the same things. */
const entriesOf = (text: string, base: string): readonly Entry[] => {
  const read = parseFeed(text)
  switch (read.format) {
    case 'atom':
      return (read.feed.entries ?? []).map(({ id, links, title, updated, xml }) => ({
        id,
        href: (links?.find(({ rel }) => rel === undefined || rel === 'alternate') ?? links?.[0])?.href,
        base: within(base, read.feed.xml?.base, xml?.base),
        title: title?.value,
        stamp: updated,
      }))
    case 'rss':
      return (read.feed.items ?? []).map(({ guid, link, title, pubDate }) => ({
        id: guid?.value,
        // A GUID is an address unless it says otherwise (RSS 2.0).
        href: link ?? (guid?.isPermaLink === false ? undefined : guid?.value),
        title,
        stamp: pubDate,
      }))
    case 'rdf':
      return (read.feed.items ?? []).map(({ link, title, rdf, dc }) => ({
        id: rdf?.about,
        href: link ?? rdf?.about,
        title,
        stamp: dc?.dates?.[0],
      }))
    case 'json':
      return (read.feed.items ?? []).map(({ id, url, title, date_modified, date_published }) => ({
        id,
        href: url ?? id,
        title,
        stamp: date_modified ?? date_published,
      }))
    default:
      return read satisfies never
  }
}

/** Titles come with markup or without; a reader wants the words. */
const plain = (title: string): string =>
  DomUtils.textContent(parseDocument(title.slice(0, 2_000)))
    .replace(/\s+/g, ' ')
    .trim()

/**
 * What a feed (RSS 0.9–2.0, RSS 1.0, Atom, JSON Feed) points at, in its order. Throws `NO_FEED` where the bytes are none.
 *
 * @param base the address the feed came from: its links may be relative.
 */
export const feedItems = (bytes: Uint8Array, contentType: string, base: string): readonly SourceItem[] => {
  const { text } = decodeText(bytes, { contentType })
  let entries: readonly Entry[]
  try {
    entries = entriesOf(text, base)
  } catch (cause) {
    throw codedError('watch', 'NO_FEED', `could not read ${base} as a feed: it is no RSS, Atom or JSON feed`, cause)
  }
  const found = entries.flatMap((entry) => {
    const uri = itemAddress(entry.href, entry.base ?? base)
    return uri === undefined ? [] : [{ ...entry, uri }]
  })
  // Some feeds give all their entries one and the same GUID: it then tells none from another.
  const named = new Map<string, string>()
  const shared = new Set<string>()
  for (const { id = '', uri } of found) {
    if ((named.get(id) ?? uri) !== uri) shared.add(id)
    named.set(id, uri)
  }
  return distinctItems(
    found.map(({ id = '', uri, title, stamp }): SourceItem => {
      const key = id === '' || shared.has(id) ? uri : id
      return { key, uri, ...(title ? { title: plain(title) } : {}), ...(stamp ? { stamp } : {}) }
    }),
  )
}
