import { makeConnections } from './connections.js'
import { aborted, fetchError } from './errors.js'
import type { Exchange, Hop, Previous, RobotsWord } from './exchange.js'
import { follow } from './follow.js'
import { checkUrl } from './guard.js'
import { makeHostQueues } from './host-queues.js'
import { type FetchPolicy, settle } from './policy.js'
import { makeRobots, maxRobotsBytes, type RobotsAnswer } from './robots.js'
import { sendRequest } from './send.js'
import { linkSignals, untilAborted } from './signals.js'

export interface FetchOptions {
  /** Validators of an earlier answer: an unchanged page is answered 304, without its bytes. */
  readonly previous?: Previous
  /**
   * `asked`: a person wants this page; what robots.txt says is only recorded. `watch`: the program looks by itself,
   * and robots.txt decides.
   */
  readonly purpose?: 'asked' | 'watch'
  readonly signal?: AbortSignal
}

export interface Fetcher {
  /**
   * Fetches an address and all it redirects to. Any status is an answer. What yields none throws an error with a code
   * and a sentence: BAD_URL, UNSUPPORTED_SCHEME, PRIVATE_ADDRESS, BLOCKED_PORT, DNS_FAILED, REFUSED, RESET,
   * UNREACHABLE, TLS_FAILED, NO_TLS, CONNECT_TIMEOUT, SILENT, TIMEOUT, TRUNCATED, TOO_LARGE, BAD_RESPONSE, REDIRECT_LOOP,
   * TOO_MANY_REDIRECTS, HOST_PAUSED, ABORTED, FETCH_FAILED; when watching also ROBOTS_DISALLOWED, ROBOTS_UNREACHABLE.
   */
  readonly fetch: (uri: string, options?: FetchOptions) => Promise<Exchange>
  /** Calls off what is under way and closes all connections. */
  readonly close: () => void
}

/** A file of rules must not take as long as a page. */
const maxRobotsMs = 15_000

/** Who goes first in a host's line: rules, then people, then the watch. */
const priorities = { robots: 2, asked: 1, watch: 0 } as const

const refusal = (url: URL, said: RobotsAnswer): unknown => {
  if (said.word === 'disallowed') return fetchError('ROBOTS_DISALLOWED', url.href, 'its robots.txt asks not to')
  return said.word === 'unreachable' ? said.cause : undefined
}

/**
 * Makes a fetcher: one line a host, robots.txt files and connections kept. Close it when done. Throws BAD_SETTINGS.
 *
 * ```ts
 * const fetcher = makeFetcher({ contact: 'https://casebook.example/about' })
 * const { hops, robots } = await fetcher.fetch('https://city.example/oshirase.html')
 * fetcher.close()
 * ```
 */
export const makeFetcher = (policy: FetchPolicy = {}): Fetcher => {
  const settings = settle(policy)
  const connections = makeConnections(settings)
  const queues = makeHostQueues(settings)
  const closing = new AbortController()

  const robots = makeRobots(settings, (url) => {
    const turn = { delayMs: 0, priority: priorities.robots, signal: closing.signal }
    const timeoutMs = Math.min(settings.overallMs, maxRobotsMs)
    const terms = { maxBytes: maxRobotsBytes, cut: true, timeoutMs, signal: closing.signal }
    return queues.run(url, turn, () => sendRequest(url, undefined, terms, connections, settings))
  })

  const fetchLinked = async (
    start: URL,
    uri: string,
    options: FetchOptions,
    signal: AbortSignal,
  ): Promise<Exchange> => {
    const { previous, purpose = 'asked' } = options
    const validators = previous === undefined ? undefined : { uri: start.href, ...previous }
    const delayMs = purpose === 'watch' ? settings.delayMs : settings.askedDelayMs
    let left = settings.overallMs
    const words: RobotsWord[] = []

    const visit = async (url: URL): Promise<Hop> => {
      const said = await untilAborted(robots.ask(url), signal, () => aborted(url.href))
      words.push(said.word)
      const refused = purpose === 'watch' ? refusal(url, said) : undefined
      if (refused !== undefined) throw refused
      // A person who asks for one page is not a crawler, and does not wait like one.
      const delay = purpose === 'watch' ? Math.max(delayMs, said.delayMs) : delayMs
      return queues.run(url, { delayMs: delay, priority: priorities[purpose], signal }, async () => {
        const from = performance.now()
        try {
          const terms = { maxBytes: settings.maxBytes, timeoutMs: left, signal }
          return await sendRequest(url, validators, terms, connections, settings)
        } finally {
          left -= performance.now() - from
        }
      })
    }

    const hops = await follow(start, settings, visit)
    return { uri, hops, robots: words.includes('disallowed') ? 'disallowed' : (words.at(-1) ?? 'not-asked') }
  }

  return {
    fetch: async (uri, options = {}) => {
      const url = checkUrl(uri, settings)
      const { signal, release } = linkSignals(options.signal, closing.signal)
      try {
        return await fetchLinked(url, uri, options, signal)
      } finally {
        release()
      }
    },
    close: () => {
      closing.abort()
      connections.close()
    },
  }
}

/** Fetches one address with a fetcher of its own. Throws what `Fetcher.fetch` throws, and BAD_SETTINGS. */
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
