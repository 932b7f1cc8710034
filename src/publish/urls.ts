import type { Language } from '../casebook/vocabulary.js'
import { formatLabel } from '../link/labels.js'

export interface UrlSettings {
  /** Where the site stands for the world, `https://casebook.example/sub`; makes canonical and feed addresses absolute. */
  readonly baseUrl?: string
  /** A static site's pages are directories, so that a plain file server finds `index.html` without a redirect. */
  readonly directories?: boolean
}

/** A page of the site as a path from its root, without language, paging and ending. */
type Segments = readonly string[]

/** Longest file name (bytes) that a static page may need; most file systems stop at 255. */
const longestName = 200

/** FNV-1a, 32 bits: tells apart two long names that begin alike. */
const shortHash = (text: string): string => {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return (h >>> 0).toString(16).padStart(8, '0')
}

/** Names that at the end of an address mean something else: the way up, a page's feed, its JSON, a static page's file. */
const misleading = /^(?:\.{1,2}|feed\.atom|index\.html|.*\.json)~*$/su

/** A name as it stands in an address. One that would be taken for something else ends in `~`. */
const segmentOf = (name: string): string => (misleading.test(name) ? `${name}~` : name)

/** The name a segment of an address stands for; undefined where no name is written so. */
export const nameOf = (segment: string): string | undefined =>
  misleading.test(segment) ? (segment.endsWith('~') ? segment.slice(0, -1) : undefined) : segment

/** A name as the directory of a static page: cut where a file system would refuse it. */
const directoryName = (name: string): string => {
  const flat = name.replaceAll('/', '／').replaceAll('\\', '＼').replaceAll('\0', '')
  if (Buffer.byteLength(flat) <= longestName) return flat
  let cut = flat
  while (Buffer.byteLength(cut) > longestName - 9) cut = [...cut].slice(0, -1).join('')
  return `${cut}~${shortHash(name)}`
}

/** `:` and `@` may stand in a path and keep a label's address readable. */
const encodeSegment = (segment: string): string =>
  encodeURIComponent(segment).replaceAll('%3A', ':').replaceAll('%40', '@')

/** An address that leads to a web page; what a captured page says of itself may be anything, `javascript:` too. */
export const webAddress = (address: string | undefined): string | undefined =>
  address !== undefined && /^https?:\/\//i.test(address) ? address : undefined

/** Names kept as they stand in an address: a page has hundreds of links to the same few things. */
const keptNames = 4096

export interface PagePath {
  readonly segments: Segments
  readonly lang: Language
  /** From 1; the first page has no number in its address. */
  readonly page?: number
}

/**
 * Every address of the site. Paths are what routes answer; hrefs are what links show: they carry the base address's
 * own path and, on a static site, the slash of a directory.
 *
 * @example createUrls({}).label({ facet: 'インシデント', value: '2次被害' }, 'ja').html
 */
export const createUrls = (settings: UrlSettings) => {
  const base = settings.baseUrl?.replace(/\/+$/, '')
  const prefix = base === undefined ? '' : new URL(base).pathname.replace(/\/+$/, '')
  const directories = settings.directories === true
  const written = new Map<string, string>()
  const name = (segment: string): string => {
    const known = written.get(segment)
    if (known !== undefined) return known
    const made = encodeSegment(directories ? directoryName(segmentOf(segment)) : segmentOf(segment))
    // Anybody may ask a server for any name.
    if (written.size >= keptNames) written.clear()
    written.set(segment, made)
    return made
  }
  const path = ({ segments, lang, page = 1 }: PagePath): string =>
    [...(lang === 'en' ? ['en'] : []), ...segments, ...(page > 1 ? ['page', String(page)] : [])]
      .map((s) => `/${name(s)}`)
      .join('')

  /** The addresses one page is to be had under. */
  const page = (at: PagePath) => {
    const p = path(at)
    const stem = p === '' || p === '/en' ? `${p}/index` : p
    return {
      at,
      html: `${prefix}${p === '' ? '/' : directories || p === '/en' ? `${p}/` : p}`,
      // Made when asked for: most links lead to the page.
      get json() {
        return `${prefix}${stem}.json`
      },
      get feed() {
        return `${prefix}${path({ ...at, page: 1 })}/feed.atom`
      },
    }
  }
  const of =
    (...segments: string[]) =>
    (lang: Language, number = 1) =>
      page({ segments, lang, page: number })

  /** An address with its question; parameters that are empty are left out. */
  const asked = (html: string, query: Readonly<Record<string, string | undefined>>): string => {
    const given = Object.entries(query).filter((q): q is [string, string] => q[1] !== undefined && q[1] !== '')
    const string = new URLSearchParams(given).toString()
    return string === '' ? html : `${html}?${string}`
  }

  return {
    page,
    home: of(),
    releases: of('releases'),
    release: (id: string, lang: Language) => of('releases', id)(lang),
    cases: of('cases'),
    case: (number: string, lang: Language) => of('cases', number)(lang),
    labels: of('labels'),
    label: (label: { readonly facet: string; readonly value: string }, lang: Language, number = 1) =>
      of('labels', formatLabel(label))(lang, number),
    organisations: of('organisations'),
    organisation: (key: string, lang: Language) => of('organisations', key)(lang),
    campaigns: of('campaigns'),
    campaign: (id: string, lang: Language) => of('campaigns', id)(lang),
    about: of('about'),
    read: of('read'),
    search: of('search'),
    asked,
    found: (lang: Language, query: Readonly<Record<string, string | undefined>>): string =>
      asked(of('search')(lang).html, query),
    inbox: of('inbox'),
    /** What one source brought, or what became of items so. */
    inboxOf: (
      lang: Language,
      query: { readonly source?: string | undefined; readonly state?: string | undefined },
      number = 1,
    ): string => asked(of('inbox')(lang, number).html, query),
    sources: of('sources'),
    archive: (sha256: string, lang: Language) => of('archive', sha256)(lang),
    /** A capture made harmless, for the frame on its page. */
    view: (sha256: string, lang: Language): string => of('archive', sha256, 'view')(lang).html,
    /**
     * The bytes as received. A static site has no say in the type its files are served under, so that there they stand
     * in a ZIP file: no browser takes that for a page, whatever it is called.
     */
    raw: (sha256: string): string => `${prefix}/archive/${sha256}/${directories ? 'raw.zip' : 'raw'}`,
    asset: (file: string): string => `${prefix}/assets/${file}`,
    fact: (release: string, fact: string, lang: Language): string =>
      `${of('releases', release)(lang).html}${fact === '' ? '' : `#${encodeSegment(fact)}`}`,
    anchor: (id: string): string => `#${encodeSegment(id)}`,
    /** From the Japanese home of somebody whose browser asks for English: says that it is wanted all the same. */
    homeAsChosen: (lang: Language): string => (lang === 'ja' ? `${of()('ja').html}?lang=ja` : of()('en').html),
    sitemap: `${prefix}/sitemap.xml`,
    pagefind: `${prefix}/pagefind/pagefind.js`,
    /** A path of the site as an absolute address, where the site knows its own. */
    absolute: (href: string): string | undefined => (base === undefined ? undefined : new URL(href, `${base}/`).href),
    prefix,
  }
}
export type Urls = ReturnType<typeof createUrls>
export type PageUrls = ReturnType<Urls['page']>
