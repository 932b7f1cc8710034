import type { Fetcher } from '../capture/fetch/index.js'
import { pathOfUri } from '../capture/files.js'
import { codeOf } from '../casebook/errors.js'
import type { ItemState, WatchedItem } from '../casebook/watching.js'
import { type AddInput, addEach, type Casebook, fetchInput, fileInputs, type Outcome } from '../filing/index.js'
import { inOrder } from '../filing/inputs.js'

/** Tries before an item that cannot be had is given up: over a day or so. */
const mostTries = 6
const firstPauseMs = 10 * 60_000

/** What trying again may mend: a server in trouble, a line that is down. Anything else stays as it is. */
const passing =
  /^(?:REFUSED|RESET|UNREACHABLE|TLS_FAILED|NO_TLS|CONNECT_TIMEOUT|SILENT|TIMEOUT|TRUNCATED|BAD_RESPONSE|FETCH_FAILED|DNS_FAILED|HOST_PAUSED|ROBOTS_UNREACHABLE|HTTP_(?:408|425|429|5\d\d))$/

export const isPassing = (error: Error): boolean => passing.test(codeOf(error) ?? '')

const stateOf = (outcome: Outcome): ItemState => {
  switch (outcome.kind) {
    case 'filed':
    case 'version':
    case 'failed':
      return outcome.kind
    case 'passed':
      return outcome.as
    case 'known':
      return outcome.state === 'no-notice' || outcome.state === 'unreadable' ? outcome.state : 'known'
    default:
      return outcome satisfies never
  }
}

const whyOf = (outcome: Outcome): string | undefined => {
  switch (outcome.kind) {
    case 'filed':
      return outcome.newCase ? undefined : outcome.why.join('; ')
    case 'passed':
      return outcome.reason
    case 'failed':
      return outcome.error.message
    case 'known':
    case 'version':
      return undefined
    default:
      return outcome satisfies never
  }
}

/** The release an item's bytes are a version of. */
export interface FiledBefore {
  readonly release: string
  readonly number: string
  /** They were filed for this item, by a watch that was killed before it could note so. */
  readonly byItself: boolean
}

/** What an item that is known was filed as, and whether by a watch before this one, which `begun`. */
export const filedBefore = async (
  { reader }: Casebook,
  { foundAt }: WatchedItem,
  outcome: Outcome,
  begun: string,
): Promise<FiledBefore | undefined> => {
  if (outcome.kind !== 'known' || outcome.state !== 'filed') return undefined
  const [found] = (await reader.releases({ capture: outcome.capture })).rows
  const { receivedAt = '' } = (await reader.capture(outcome.capture)) ?? {}
  return found && { release: found.id, number: found.number, byItself: foundAt <= receivedAt && receivedAt < begun }
}

/** An item after it was tried. */
export const itemAfter = (item: WatchedItem, outcome: Outcome, now: number, before?: FiledBefore): WatchedItem => {
  const { key, source, uri, title, stamp, foundAt } = item
  const at = new Date(now).toISOString()
  const why = whyOf(outcome)
  const attempts = outcome.kind === 'failed' ? item.attempts + 1 : 0
  // A server that asks to be left alone says until when.
  const retryAt =
    outcome.kind === 'failed' && 'retryAt' in outcome.error && typeof outcome.error.retryAt === 'string'
      ? outcome.error.retryAt
      : undefined
  const release = 'release' in outcome ? outcome : before
  const again = outcome.kind === 'failed' && isPassing(outcome.error) && attempts < mostTries
  return {
    source,
    key,
    uri,
    foundAt,
    attempts,
    at,
    state: again ? 'waiting' : before?.byItself ? 'filed' : stateOf(outcome),
    ...(title === undefined ? {} : { title }),
    ...(stamp === undefined ? {} : { stamp }),
    ...(why === undefined || why === '' ? {} : { why }),
    ...(again ? { nextTry: retryAt ?? new Date(now + firstPauseMs * 4 ** (attempts - 1)).toISOString() } : {}),
    ...(release === undefined ? {} : { release: release.release, number: release.number }),
  }
}

/** Reads one file, as an input. */
const fileInput = async (uri: string): Promise<AddInput> => {
  for await (const input of fileInputs([pathOfUri(uri)])) return input
  return { name: uri, error: new Error(`watch: ${uri} is gone`) }
}

/** What stands at an address of either kind, to be added. */
export const inputAt = (uri: string, casebook: Casebook, fetcher: Fetcher, signal: AbortSignal | undefined) =>
  uri.startsWith('file:')
    ? fileInput(uri)
    : fetchInput(uri, fetcher, { known: casebook.reader, purpose: 'watch', ...(signal ? { signal } : {}) })

/**
 * Has addresses, adds what stands there and tells of each in order. What was asked for before a signal is still added.
 */
export async function* takeAll<T extends { readonly uri: string }>(
  wanted: readonly T[],
  casebook: Casebook,
  fetcher: Fetcher,
  signal: AbortSignal | undefined,
): AsyncGenerator<{ readonly item: T; readonly outcome: Outcome }> {
  const begun: T[] = []
  const jobs = function* () {
    for (const item of wanted) {
      if (signal?.aborted) return
      begun.push(item)
      yield () => inputAt(item.uri, casebook, fetcher, signal)
    }
  }
  let next = 0
  for await (const outcome of addEach(casebook, inOrder(jobs()))) {
    const item = begun[next++]
    if (item) yield { item, outcome }
  }
}
