import type { HttpHead } from '../capture/http-message.js'
import type { Language } from '../casebook/vocabulary.js'
import type { Lexicon } from '../read/index.js'
import type { CasebookReader } from '../store/contract.js'
import type { Assets } from './assets.js'
import type { Translate } from './messages.js'
import type { Urls } from './urls.js'

/** Who says that bytes existed, and no later than when (ISO 8601 UTC). */
export interface CaptureTimeStamp {
  readonly at: string
  readonly by: string
}

/** The archive, for readers who want the proof itself. */
export interface ArchiveReader {
  /** A capture's bytes as received, with the head of the answer they came in. Undefined where the archive does not hold them. */
  read(sha256: string): Promise<{ readonly bytes: Uint8Array; readonly http?: HttpHead } | undefined>
  timeStamp?(sha256: string): Promise<CaptureTimeStamp | undefined>
}

/** Something that is watched for new releases, as readers may know of it. */
export interface WatchedSource {
  readonly name: string
  /** Absent where it is told by what stands there. */
  readonly kind?: 'feed' | 'page' | 'sitemap' | 'blogger' | 'folder'
  /** Where it stands; a folder's place is nobody else's business. */
  readonly url?: string
  /** Time between two looks, ms. */
  readonly every: number
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
  /** What is watched for new releases: shown with how it is doing, on a served site only. */
  readonly sources?: readonly WatchedSource[]
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
  /** A path of the site as an address that holds elsewhere: on paper, in a feed. None where a site written to files has no `baseUrl`. */
  readonly addressOf: (href: string) => string | undefined
}
