import { type Handler, Parser } from 'htmlparser2'
import { codedError } from '../casebook/errors.js'
import { formatCaseNumber } from '../casebook/numbering.js'
import type { AtomEntry, AtomFeed, AtomText } from './atom.js'
import { readAtom } from './atom.js'
import { decodeText } from './charset.js'
import { readJsonFeed } from './json-feed.js'

/** One published post of a Blogger casebook. */
export interface BloggerPost {
  /** The number at the end of the entry's id: the same in feed, classic export and Takeout. */
  readonly postId: string
  readonly title: string
  /** `2023-416`, from 【…事件簿#2023-416】; at least three digits after the year. */
  readonly caseNumber: string
  readonly labels: readonly string[]
  /** ISO 8601 UTC. */
  readonly published: string
  /** ISO 8601 UTC. */
  readonly updated: string
  /** The post's page. Takeout names only its path: absent without `base`. */
  readonly url?: string
  /** Where the post says the release was archived. */
  readonly archiveUrls: readonly string[]
  readonly contentHtml: string
  /** The entry cut out of the export, with its namespaces declared: `parseBloggerEntry` gives this post again. */
  readonly entryXml: string
}

/** An entry that is no post of the casebook, and why. */
export interface PassedEntry {
  readonly title: string
  readonly reason: string
}

export interface BloggerExport {
  readonly shape: 'public' | 'classic' | 'takeout'
  readonly blogTitle: string
  readonly posts: readonly BloggerPost[]
  readonly passed: readonly PassedEntry[]
}

export interface BloggerOptions {
  /** The blog's address, for exports that name only paths: `https://casebook.example/`. */
  readonly base?: string
}

const kindScheme = 'http://schemas.google.com/g/2005#kind'
const kindPrefix = 'http://schemas.google.com/blogger/2008/kind#'
const labelScheme = /^(?:http:\/\/www\.blogger\.com\/atom\/ns#$|tag:blogger\.com,1999:blog-)/

/** Titles are written with either width of # and any of the dashes. */
const caseNumberIn = (title: string): string | undefined => {
  const plain = title.normalize('NFKC')
  const found =
    /事件簿\s{0,3}#\s{0,3}(\d{4})\s{0,3}[-‐‑‒–—―−ー]\s{0,3}(\d{1,6})(?!\d)/.exec(plain) ??
    /#(\d{4})[-‐‑‒–—―−](\d{1,6})(?!\d)/.exec(plain)
  return found === null ? undefined : formatCaseNumber(Number(found[1]), Number(found[2]))
}

/** Elements left open in one another beyond which no more is read; the parser moves the whole list of them at every tag. */
const mostOpen = 1_000

const parseHtml = (html: string, handler: Partial<Handler>): void => {
  let open = 0
  const parser = new Parser({
    ...handler,
    onopentag: (...tag) => {
      open++
      handler.onopentag?.(...tag)
    },
    onclosetag: (...tag) => {
      open--
      handler.onclosetag?.(...tag)
    },
  })
  const piece = 1 << 14
  for (let at = 0; at < html.length && open <= mostOpen; at += piece) parser.write(html.slice(at, at + piece))
  parser.end()
}

const plainText = ({ type, value }: AtomText): string => {
  if (type !== 'html' && type !== 'xhtml') return value.replace(/\s+/g, ' ').trim()
  let text = ''
  parseHtml(value, {
    ontext: (piece) => {
      text += piece
    },
  })
  return text.replace(/\s+/g, ' ').trim()
}

const archiveHosts =
  /^(?:web\.archive\.org|archive\.(?:org|is|ph|today|md|li|fo|vn)|megalodon\.jp|ghostarchive\.org|perma\.cc|gyo\.tc|(?:drive|docs)\.google\.com)$/
const archiveWords = /魚拓|アーカイブ|archive|リリース文/i

const parsedUrl = (href: string, base?: string): URL | undefined =>
  URL.canParse(href, base) ? new URL(href, base) : undefined

/** The links of a post whose words or host say that they lead to an archived release, in order, each once. */
const archiveUrlsIn = (html: string): readonly string[] => {
  const found = new Set<string>()
  let href: string | undefined
  let words = ''
  const close = () => {
    const url = href === undefined ? undefined : parsedUrl(href)
    if (
      url !== undefined &&
      /^https?:$/.test(url.protocol) &&
      (archiveHosts.test(url.hostname) || archiveWords.test(words))
    )
      found.add(url.href)
    href = undefined
    words = ''
  }
  parseHtml(html, {
    onopentag: (name, attributes) => {
      if (name !== 'a') return
      close()
      href = attributes.href?.trim()
    },
    ontext: (piece) => {
      if (href !== undefined) words += piece
    },
    onclosetag: (name) => {
      if (name === 'a') close()
    },
    onend: close,
  })
  return [...found]
}

const isoUtc = (date: string | undefined): string | undefined => {
  const time = Date.parse(date ?? '')
  return Number.isNaN(time) ? undefined : new Date(time).toISOString()
}

const titleOf = (entry: AtomEntry) => (entry.title === undefined ? '' : plainText(entry.title))

/** Why an entry is no published post; `undefined` where it is one. */
const passReason = (entry: AtomEntry): string | undefined => {
  const kind = entry.categories
    .find(({ scheme, term }) => scheme === kindScheme && term.startsWith(kindPrefix))
    ?.term.slice(kindPrefix.length)
  const type = entry.type?.toLowerCase() ?? kind ?? (entry.isReply ? 'comment' : 'post')
  if (type !== 'post') return type
  if (entry.draft?.toLowerCase() === 'yes') return 'draft'
  const status = entry.status?.toLowerCase() ?? 'live'
  if (status === 'live') return undefined
  return status.includes('trashed') ? 'trashed' : status
}

const postOf = (entry: AtomEntry, options: BloggerOptions): BloggerPost | PassedEntry => {
  const title = titleOf(entry)
  const reason = passReason(entry)
  if (reason !== undefined) return { title, reason }
  const caseNumber = caseNumberIn(title)
  if (caseNumber === undefined) return { title, reason: 'no case number' }
  const postId = /(\d+)$/.exec(entry.id ?? '')?.[1]
  if (postId === undefined) return { title, reason: 'no post id' }
  const published = isoUtc(entry.published) ?? isoUtc(entry.created) ?? isoUtc(entry.updated)
  if (published === undefined) return { title, reason: 'no date' }
  const contentHtml = entry.content?.value ?? ''
  const labels = entry.categories.filter(({ scheme, term }) => labelScheme.test(scheme) && !term.startsWith(kindPrefix))
  const url =
    entry.alternate === undefined ? pageUrl(entry.filename, options.base) : parsedUrl(entry.alternate, options.base)
  return {
    postId,
    title,
    caseNumber,
    labels: [...new Set(labels.map(({ term }) => term))],
    published,
    updated: isoUtc(entry.updated) ?? published,
    ...(url !== undefined && { url: url.href }),
    archiveUrls: archiveUrlsIn(contentHtml),
    contentHtml,
    entryXml: entry.xml,
  }
}

const pageUrl = (filename: string | undefined, base: string | undefined): URL | undefined =>
  filename === undefined || filename === '' || base === undefined ? undefined : parsedUrl(filename, base)

const shapeOf = ({ entries }: AtomFeed): BloggerExport['shape'] => {
  if (entries.some(({ type, status }) => type !== undefined || status !== undefined)) return 'takeout'
  return entries.some(({ categories }) => categories.some(({ scheme }) => scheme === kindScheme)) ? 'classic' : 'public'
}

/**
 * Reads a Blogger casebook out of any shape Blogger gives: the public feed (Atom or its JSON twin), the classic export,
 * Takeout. Every entry becomes a post or stands in `passed` with its reason: `draft`, `trashed`, `comment`, `page`,
 * `template`, `settings`, `no case number`, `no post id`, `no date`. Time and memory are linear in the export.
 *
 * Throws MALFORMED_XML (with line and column), MALFORMED_JSON, NOT_A_FEED, BAD_BASE.
 *
 * ```ts
 * const { posts, passed } = readBloggerExport(await readInput('blog-02-29-2024.xml'))
 * ```
 */
export const readBloggerExport = (input: Uint8Array | string, options: BloggerOptions = {}): BloggerExport => {
  if (options.base !== undefined && !/^https?:$/.test(parsedUrl(options.base)?.protocol ?? ''))
    throw codedError(
      'capture',
      'BAD_BASE',
      `could not use ${JSON.stringify(options.base)} as the blog's address: not a web address`,
    )
  const text = typeof input === 'string' ? input : decodeText(input).text
  const feed = /^\uFEFF?\s{0,99}\{/.test(text) ? readJsonFeed(text) : readAtom(text)
  const posts: BloggerPost[] = []
  const passed: PassedEntry[] = []
  for (const entry of feed.entries) {
    const read = postOf(entry, options)
    if ('reason' in read) passed.push(read)
    else posts.push(read)
  }
  return { shape: shapeOf(feed), blogTitle: feed.title ?? '', posts, passed }
}

/**
 * Reads one post from its `entryXml`. Throws NOT_A_POST with the reason where the entry is none, MALFORMED_XML,
 * NOT_A_FEED.
 */
export const parseBloggerEntry = (entryXml: string | Uint8Array, options: BloggerOptions = {}): BloggerPost => {
  const [entry] = readAtom(typeof entryXml === 'string' ? entryXml : decodeText(entryXml).text).entries
  const read = entry === undefined ? { title: '', reason: 'no entry' } : postOf(entry, options)
  if ('reason' in read)
    throw codedError(
      'capture',
      'NOT_A_POST',
      `could not read the entry ${JSON.stringify(read.title)} as a post: ${read.reason}`,
    )
  return read
}
