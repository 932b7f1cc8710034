import { lookup as systemLookup } from 'node:dns/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { codedError } from '../../casebook/errors.js'
import { type AllowList, parseAllowList } from './address.js'

/** What the library knows of time and chance. Tests give their own and wait for nothing. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Resolves after that many milliseconds; rejects when the signal is aborted. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
  /** At least 0, less than 1. */
  readonly random: () => number
}

/** How to fetch. Everything has a default; times are in milliseconds, sizes in bytes. */
export interface FetchPolicy {
  /** Most bytes of a response's body, as received: 50 MB. */
  readonly maxBytes?: number
  readonly maxRedirects?: number
  /** Longest wait for a connection, DNS and TLS included: 10 s. */
  readonly connectMs?: number
  /** Longest silence of a server, before its answer or within: 20 s. */
  readonly silenceMs?: number
  /** Longest time for an address and all its redirects, waiting in line not counted: 60 s. */
  readonly overallMs?: number
  /** Between two requests to one host, when watching: 2 s. A longer `Crawl-delay` is kept, up to `maxCrawlDelayMs`. */
  readonly delayMs?: number
  /** Between two requests to one host, when a person asks: 0.5 s. */
  readonly askedDelayMs?: number
  readonly maxCrawlDelayMs?: number
  /** First pause after a 429 or 503 without `Retry-After`, doubled each time: 30 s. */
  readonly backOffMs?: number
  /** Longest pause a server can ask of us: 1 h. */
  readonly maxPauseMs?: number
  /** Longest pause that is sat out; a longer one is an error (HOST_PAUSED) that says when to come back: 2 min. */
  readonly patienceMs?: number
  readonly userAgent?: string
  /** Where a webmaster reaches whoever runs this: an address of a page or mailbox, shown in the user agent. */
  readonly contact?: string
  /** Private places that may be reached, for tests and intranets: `10.0.0.0/8`, `127.0.0.1:8080`, `wiki.example`. */
  readonly allowPrivate?: readonly string[]
  /** All addresses of a host name; the system's resolver where absent. */
  readonly lookup?: (hostname: string) => Promise<readonly string[]>
  /** Certificates (PEM) trusted besides the usual ones, for tests and intranets. */
  readonly trust?: readonly string[]
  readonly clock?: Clock
}

/** A policy with everything decided. */
export interface Settings extends Required<Omit<FetchPolicy, 'allowPrivate' | 'contact'>> {
  readonly allow: AllowList
}

/** The name robots.txt files know us by, and the beginning of the user agent. */
export const productName = 'Jikenbo'

const defaults = {
  maxBytes: 50 * 1024 * 1024,
  maxRedirects: 5,
  connectMs: 10_000,
  silenceMs: 20_000,
  overallMs: 60_000,
  delayMs: 2000,
  askedDelayMs: 500,
  maxCrawlDelayMs: 60_000,
  backOffMs: 30_000,
  maxPauseMs: 3_600_000,
  patienceMs: 120_000,
  trust: [],
  lookup: async (hostname: string) => (await systemLookup(hostname, { all: true })).map(({ address }) => address),
  clock: {
    now: Date.now,
    sleep: async (ms: number, signal: AbortSignal) => pause(ms, undefined, { signal }),
    random: Math.random,
  },
} satisfies FetchPolicy

const agent = (contact: string | undefined): string =>
  `${productName}/0.1 (casebook of data-breach disclosures${contact === undefined ? '' : `; ${contact}`})`

/** Fills a policy up with the defaults. Throws BAD_SETTINGS for an entry of `allowPrivate`, a contact or user agent that cannot be used. */
export const settle = ({ allowPrivate = [], contact, ...given }: FetchPolicy): Settings => {
  const userAgent = given.userAgent ?? agent(contact)
  // Anything else cannot stand in a header, and a line break would begin another.
  if (!/^[\x20-\x7e]+$/.test(userAgent))
    throw codedError('capture', 'BAD_SETTINGS', `could not use ${JSON.stringify(userAgent)} as user agent: not ASCII`)
  return { ...defaults, ...given, userAgent, allow: parseAllowList(allowPrivate) }
}
