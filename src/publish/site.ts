import type { Language } from '../casebook/vocabulary.js'
import type { Lexicon } from '../read/index.js'
import type { CasebookReader } from '../store/contract.js'
import type { Assets } from './assets.js'
import type { Translate } from './messages.js'
import type { Urls } from './urls.js'

/** What the archive knows of how bytes came, beside the capture's own record. Absent is what nobody noted. */
export interface Provenance {
  /** The HTTP answer the bytes came in. */
  readonly status?: number
  readonly headers?: readonly (readonly [name: string, value: string])[]
  /** When the same bytes were seen at their address, oldest first, ISO 8601 UTC. */
  readonly visits?: readonly { readonly at: string; readonly status: number; readonly uri: string }[]
  /** Who says that the bytes existed, no later than when (ISO 8601 UTC). */
  readonly timeStamp?: { readonly at: string; readonly by: string }
}

/** The bytes of the archive, for readers who want the proof itself. */
export interface ArchiveReader {
  /** Undefined where the archive does not hold them. */
  read(sha256: string): Promise<Uint8Array | undefined>
  provenance?(sha256: string): Promise<Provenance | undefined>
}

export interface SiteSettings {
  /** The casebook's name, in Japanese. */
  readonly title: string
  readonly titleEn?: string
  readonly description?: string
  readonly descriptionEn?: string
  /** Where the site stands for the world; without it links stay relative to the root and there is no sitemap. */
  readonly baseUrl?: string
  readonly author?: string
  /** Under which licence the casebook's own work is given: a name or an address. */
  readonly license?: string
  /** Shows and gives out captures under `/archive/…`; without it only their provenance is shown. */
  readonly archive?: ArchiveReader
  /** The casebook's own words, for texts given to `/read`. */
  readonly lexicon?: Lexicon
  /** Told of an error a reader met as a 500, so that the server can log it. */
  readonly onError?: (error: unknown, path: string) => void
}

/** What every page of one site shares. */
export interface Site {
  readonly reader: CasebookReader
  readonly settings: SiteSettings
  readonly urls: Urls
  readonly assets: Assets
  /** Written to files: nobody answers a search, so the browser does. */
  readonly isStatic: boolean
}

/** A site in one language. */
export interface View extends Site {
  readonly lang: Language
  /** The `lang` of names and titles, which are Japanese whatever the page's language; none where the page is too. */
  readonly japanese: 'ja' | undefined
  readonly t: Translate
}
