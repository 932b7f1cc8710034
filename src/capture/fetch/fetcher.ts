import { makeConnections } from './connections.js'
import { fetchError } from './errors.js'
import { type Exchange, type Hop, headerOf, type Previous } from './exchange.js'
import { checkUrl } from './guard.js'
import { type FetchPolicy, settle } from './policy.js'
import { sendRequest } from './send.js'

export interface FetchOptions {
  /** Validators of an earlier answer: an unchanged page is answered 304, without its bytes. */
  readonly previous?: Previous
  /** `asked`: a person wants this page. `watch`: the program looks by itself, and robots.txt has a say. */
  readonly purpose?: 'asked' | 'watch'
  readonly signal?: AbortSignal
}

export interface Fetcher {
  readonly fetch: (uri: string, options?: FetchOptions) => Promise<Exchange>
  readonly close: () => void
}

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

/** Where an answer sends us. Raw bytes in `Location` stay what they are: an old server's own, in whatever encoding. */
const locationOf = ({ status, headers }: Hop): string | undefined =>
  redirects.has(status)
    ? headerOf(headers, 'location')?.replace(/[\x80-\xff]/g, (byte) => `%${byte.charCodeAt(0).toString(16)}`)
    : undefined

/** Makes a fetcher that keeps connections; close it when done. */
export const makeFetcher = (policy: FetchPolicy = {}): Fetcher => {
  const settings = settle(policy)
  const connections = makeConnections(settings)
  const closing = new AbortController()

  const fetch = async (uri: string, options: FetchOptions = {}): Promise<Exchange> => {
    const { previous, signal } = options
    let url = checkUrl(uri, settings)
    const validators = previous === undefined ? undefined : { uri: url.href, ...previous }
    const signals = signal === undefined ? [closing.signal] : [closing.signal, signal]
    const hops: Hop[] = []
    const seen = new Set<string>()
    let left = settings.overallMs
    for (;;) {
      seen.add(url.href)
      const from = performance.now()
      const terms = { maxBytes: settings.maxBytes, timeoutMs: left, signals }
      const hop = await sendRequest(url, validators, terms, connections, settings)
      left -= performance.now() - from
      hops.push(hop)
      const location = locationOf(hop)
      if (location === undefined) return { uri, hops, robots: 'not-asked' }
      const next = checkUrl(location, settings, url)
      if (seen.has(next.href)) throw fetchError('REDIRECT_LOOP', uri, `its redirects lead round to ${next.href}`)
      if (hops.length > settings.maxRedirects)
        throw fetchError('TOO_MANY_REDIRECTS', uri, `more than ${settings.maxRedirects} redirects`)
      url = next
    }
  }

  return {
    fetch,
    close: () => {
      closing.abort()
      connections.close()
    },
  }
}

/** Fetches one address. */
export const fetchUrl = async (
  uri: string,
  policy: FetchPolicy = {},
  options: FetchOptions = {},
): Promise<Exchange> => {
  const fetcher = makeFetcher(policy)
  try {
    return await fetcher.fetch(uri, options)
  } finally {
    fetcher.close()
  }
}
