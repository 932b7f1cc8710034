import robotsParser from 'robots-parser'
import { codeOf } from '../../casebook/errors.js'
import { contentOf } from '../content.js'
import { fetchError } from './errors.js'
import type { Hop, RobotsWord } from './exchange.js'
import { follow } from './follow.js'
import { productName, type Settings } from './policy.js'

/** What a robots.txt says about one address. */
export interface RobotsAnswer {
  readonly word: Exclude<RobotsWord, 'not-asked'>
  /** The `Crawl-delay` it asks for, capped; 0 where it asks for none. */
  readonly delayMs: number
  /** Why the file could not be had, where the word is `unreachable`. */
  readonly cause?: unknown
}

export interface Robots {
  readonly ask: (url: URL) => Promise<RobotsAnswer>
}

interface Rules {
  readonly word: 'rules' | 'none' | 'unreachable'
  readonly robot?: ReturnType<ParseRobots>
  readonly cause?: unknown
}

type ParseRobots = (
  url: string,
  text: string,
) => {
  readonly isAllowed: (url: string, agent: string) => boolean | undefined
  readonly getCrawlDelay: (agent: string) => number | undefined
}
// The package is a CommonJS function; its types tell of a default export it has not.
const parseRobots = robotsParser as unknown as ParseRobots

/** RFC 9309, 2.5: at least this much of a file is read. */
export const maxRobotsBytes = 500 * 1024

const day = 86_400_000
/** A server that was down is asked again sooner than one that answered. */
const soon = 600_000
const maxOrigins = 1000
const maxStars = 4
const maxWildRules = 1000

/**
 * The parser tries every `*` of a pattern at every place of a path, and a file made for it takes minutes. Patterns
 * are cut behind their fourth `*`, and at their first once there have been 1,000 with one. What is cut matches more:
 * a `Disallow` then refuses more, and an `Allow` is left out.
 */
export const tame = (text: string): string => {
  let wild = 0
  const lines = text.split(/\r\n|\r|\n/).map((line) => {
    const verb = /^\s*(allow|disallow)\s*:/i.exec(line)?.[1]
    if (verb === undefined || !line.includes('*')) return line
    wild++
    const parts = line.replace(/\*{2,}/g, '*').split('*')
    const most = wild > maxWildRules ? 0 : maxStars
    if (parts.length <= most + 1) return parts.join('*')
    return verb.toLowerCase() === 'allow' ? '' : parts.slice(0, most + 1).join('*')
  })
  return lines.join('\n')
}

const readRules = async (file: URL, hop: Hop): Promise<Rules> => {
  const { status } = hop
  // RFC 9309, 2.3.1: no file, no rules. "Too many requests" is no statement about rules, and is taken as a server in trouble.
  if (status >= 400 && status < 500 && status !== 429) return { word: 'none' }
  if (status < 200 || status >= 300) {
    const why = `its robots.txt was answered with ${status}, and until it can be read nobody looks by himself`
    return { word: 'unreachable', cause: fetchError('ROBOTS_UNREACHABLE', file.origin, why) }
  }
  const content = await contentOf({ bytes: hop.body, http: hop }, maxRobotsBytes * 2)
  const text = new TextDecoder().decode(content.subarray(0, maxRobotsBytes))
  return { word: 'rules', robot: parseRobots(file.href, tame(text)) }
}

const readFile = async (file: URL, settings: Settings, get: (url: URL) => Promise<Hop>): Promise<Rules> => {
  try {
    const hops = await follow(file, settings, get)
    const answer = hops.at(-1)
    return answer === undefined ? { word: 'none' } : await readRules(file, answer)
  } catch (cause) {
    const code = codeOf(cause)
    if (code === 'HOST_PAUSED' || code === 'ABORTED') throw cause
    // RFC 9309, 2.3.1.2: after five redirects it may be taken as not there.
    if (code === 'TOO_MANY_REDIRECTS' || code === 'REDIRECT_LOOP') return { word: 'none' }
    return { word: 'unreachable', cause }
  }
}

/**
 * Reads robots.txt files (RFC 9309) and keeps them for a day; one that cannot be had is tried again after ten minutes,
 * and meanwhile the one before it holds. `get` fetches one address without asking here.
 */
export const makeRobots = (settings: Settings, get: (url: URL) => Promise<Hop>): Robots => {
  const { clock } = settings
  const files = new Map<string, { readonly rules: Promise<Rules>; until: number }>()

  const rulesFor = (origin: string): Promise<Rules> => {
    const known = files.get(origin)
    if (known !== undefined && clock.now() < known.until) return known.rules
    const read = async (): Promise<Rules> => {
      const rules = await readFile(new URL('/robots.txt', origin), settings, get)
      const before = await known?.rules.catch(() => undefined)
      return rules.word === 'unreachable' && before?.word === 'rules' ? { ...before, cause: rules.cause } : rules
    }
    const file = { rules: read(), until: Number.POSITIVE_INFINITY }
    files.delete(origin)
    files.set(origin, file)
    for (const oldest of files.keys()) if (files.size > maxOrigins) files.delete(oldest)
    file.rules.then(
      ({ cause }) => {
        file.until = clock.now() + (cause === undefined ? day : soon)
      },
      // Called off, or told to come back later: nothing was learnt.
      () => (known === undefined ? files.delete(origin) : files.set(origin, known)),
    )
    return file.rules
  }

  return {
    ask: async (url) => {
      const { word, robot, cause } = await rulesFor(url.origin)
      if (robot === undefined)
        return { word: word === 'none' ? word : 'unreachable', delayMs: 0, ...(cause === undefined ? {} : { cause }) }
      const seconds = robot.getCrawlDelay(productName) ?? 0
      return {
        word: robot.isAllowed(url.href, productName) === false ? 'disallowed' : 'allowed',
        delayMs: Math.min(Math.max(0, seconds * 1000), settings.maxCrawlDelayMs),
      }
    },
  }
}
