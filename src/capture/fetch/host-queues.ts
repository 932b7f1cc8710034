import PQueue from 'p-queue'
import type { CodedError } from '../../casebook/errors.js'
import { headerOf } from '../http-message.js'
import { aborted, fetchError } from './errors.js'
import type { Hop } from './exchange.js'
import type { Settings } from './policy.js'
import { retryAfterMs } from './retry-after.js'

/** Thrown (HOST_PAUSED) instead of waiting longer than the policy's patience. */
export interface HostPaused extends CodedError {
  /** When the host may be asked again: ISO 8601, UTC. */
  readonly retryAt: string
}

interface Host {
  readonly queue: PQueue
  /** When the last request that others wait for ended. */
  last: number
  /** Until when the host wants to be left alone. */
  until: number
  /** Answers in a row that said "too much". */
  refusals: number
}

export interface Turn {
  /** Shortest time since the last request to this host. One that need not wait (a robots.txt) makes no other wait. */
  readonly delayMs: number
  /** Those with a higher one go first. */
  readonly priority: number
  readonly signal: AbortSignal
}

export interface HostQueues {
  /** Sends a request when its host's turn comes, and takes to heart what the answer says about coming back. */
  readonly run: (url: URL, turn: Turn, send: () => Promise<Hop>) => Promise<Hop>
}

/** Hosts remembered before those that have nothing to wait for are forgotten. */
const maxHosts = 1000

/** One line a host: never two requests at once, a delay between them, and pauses where the server asks for them. */
export const makeHostQueues = (settings: Settings): HostQueues => {
  const { clock } = settings
  const hosts = new Map<string, Host>()

  const hostFor = (name: string): Host => {
    const known = hosts.get(name)
    if (known !== undefined) return known
    if (hosts.size >= maxHosts)
      for (const [other, { queue, until, last }] of hosts)
        if (queue.size + queue.pending === 0 && Math.max(until, last + settings.maxCrawlDelayMs) < clock.now())
          hosts.delete(other)
    const host: Host = { queue: new PQueue({ concurrency: 1 }), last: Number.NEGATIVE_INFINITY, until: 0, refusals: 0 }
    hosts.set(name, host)
    return host
  }

  /** Doubled each time up to the longest; half of it by chance, so that many clients do not come back as one. */
  const backOff = (refusals: number): number =>
    Math.min(settings.backOffMs * 2 ** (refusals - 1), settings.maxPauseMs) * (0.5 + clock.random() / 2)

  const heed = (host: Host, { status, headers }: Hop): void => {
    if (status !== 429 && status !== 503) {
      host.refusals = 0
      return
    }
    host.refusals++
    const now = clock.now()
    const asked = retryAfterMs(headerOf(headers, 'retry-after'), now) ?? backOff(host.refusals)
    host.until = Math.max(host.until, now + Math.min(asked, settings.maxPauseMs))
  }

  const wait = async (host: Host, url: URL, { delayMs, signal }: Turn): Promise<void> => {
    const now = clock.now()
    if (host.until - now > settings.patienceMs) {
      const retryAt = new Date(host.until).toISOString()
      const error = fetchError('HOST_PAUSED', url.href, `${url.hostname} asks to be left alone until ${retryAt}`)
      throw Object.assign(error, { retryAt }) satisfies HostPaused
    }
    const left = Math.max(host.until, host.last + delayMs) - now
    if (left > 0) await clock.sleep(left, signal)
  }

  return {
    run: async (url, turn, send) => {
      const host = hostFor(url.hostname)
      const task = async (): Promise<Hop> => {
        await wait(host, url, turn)
        try {
          const hop = await send()
          heed(host, hop)
          return hop
        } finally {
          if (turn.delayMs > 0) host.last = clock.now()
        }
      }
      try {
        return await host.queue.add(task, { priority: turn.priority, signal: turn.signal })
      } catch (cause) {
        throw turn.signal.aborted ? aborted(url.href, cause) : cause
      }
    },
  }
}
