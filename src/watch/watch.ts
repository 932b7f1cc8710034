import { setTimeout as pause } from 'node:timers/promises'
import type { Fetcher } from '../capture/fetch/index.js'
import { codedError, codeOf } from '../casebook/errors.js'
import type { SourceAlarm, SourceState } from '../casebook/watching.js'
import { type Casebook, resumePending } from '../filing/index.js'
import type { SourceSettings } from '../filing/settings.js'
import { lookAtBlog } from './blog.js'
import { dailyStamp } from './daily-stamp.js'
import type { WatchEvent } from './events.js'
import type { SourceItem } from './items.js'
import { takeLease } from './lease.js'
import { mayBeNotice } from './likely.js'
import { type Look, lookAtWeb, lookIntoFolder, type WebSource } from './look.js'
import { itemAfter, takeAll } from './take.js'

export interface WatchOptions {
  readonly fetcher: Fetcher
  /** Only the sources of these names, and none of the releases' own addresses. */
  readonly only?: readonly string[]
  /** Look now, whenever the next look was to be. */
  readonly now?: boolean
  readonly signal?: AbortSignal
  readonly onEvent?: (event: WatchEvent) => void
}

/** Items fetched from one source between two looks at the others: no source keeps the rest waiting for hours. */
const itemsAtOnce = 100
/** Releases' addresses looked at again in one round. */
const revisitsAtOnce = 200
/** The longest a failing source is left alone, ms. */
const longestPause = 24 * 3_600_000
/** Fewer than this at once are nothing to raise a hand for. */
const manyItems = 10
/** Nothing that is due is found more than this late, ms. */
const longestSleep = 15 * 60_000

const iso = (ms: number): string => new Date(ms).toISOString()

const fresh = (name: string, now: number): SourceState => ({
  name,
  nextLook: iso(now),
  looks: 0,
  failures: 0,
  failing: 0,
  listed: 0,
  items: 0,
  filed: 0,
})

/** A source that lists nothing where it always listed something, or nothing but new things, has likely been rebuilt. */
const alarmOf = (state: SourceState, listed: number, found: number): SourceAlarm | undefined => {
  if (state.looks === state.failures) return undefined
  if (listed === 0 && state.listed > 0) return 'nothing'
  return found >= manyItems && found >= listed * 0.8 && state.items > 0 ? 'everything' : undefined
}

/** Enters what a source lists, and gives how much of it is new (or changed). */
const enterItems = (
  casebook: Casebook,
  source: SourceSettings,
  items: readonly SourceItem[],
  at: string,
): Promise<number> =>
  casebook.store.write(({ watch }) => {
    let found = 0
    // Lists name the newest first; the inbox shows it first when it is entered last.
    for (const item of items.toReversed()) {
      const known = watch.item(source.name, item.key)
      if (known && (item.stamp === undefined || item.stamp === known.stamp)) continue
      found++
      const wanted = !('take' in source) || source.take === 'all' || mayBeNotice(item.title)
      watch.putItem({
        ...item,
        source: source.name,
        foundAt: known?.foundAt ?? at,
        at,
        attempts: 0,
        state: wanted ? 'waiting' : 'passed-over',
        ...(wanted ? {} : { why: 'its title tells of something else' }),
      })
    }
    return found
  })

const update = (casebook: Casebook, name: string, now: number, change: (state: SourceState) => SourceState) =>
  casebook.store.write(({ watch }) => watch.putSource(change(watch.source(name) ?? fresh(name, now))))

const without = <K extends keyof SourceState>(state: SourceState, ...names: K[]): Omit<SourceState, K> =>
  Object.fromEntries(Object.entries(state).filter(([name]) => !names.includes(name as K))) as Omit<SourceState, K>

const noteLook = async (
  casebook: Casebook,
  source: SourceSettings,
  look: Look,
  now: number,
  tell: (event: WatchEvent) => void,
): Promise<void> => {
  const { items, etag, lastModified } = look
  const found = items === undefined ? 0 : await enterItems(casebook, source, items, iso(now))
  const listed = items?.length
  await noteListed(casebook, source, { listed, found, etag, lastModified }, now, tell)
}

/** Notes a look that worked. */
const noteListed = async (
  casebook: Casebook,
  { name, every }: SourceSettings,
  look: { readonly listed: number | undefined; readonly found: number } & Partial<
    Record<'etag' | 'lastModified', string | undefined>
  >,
  now: number,
  tell: (event: WatchEvent) => void,
): Promise<void> => {
  const { listed, found, etag, lastModified } = look
  if (listed === undefined) tell({ kind: 'unchanged', source: name })
  else tell({ kind: 'looked', source: name, listed, found })
  await update(casebook, name, now, (state) => {
    const alarm = listed === undefined ? undefined : alarmOf(state, listed, found)
    if (alarm) tell({ kind: 'alarm', source: name, alarm })
    return {
      ...without(state, 'error', 'failingSince', 'alarm', 'etag', 'lastModified'),
      lastLooked: iso(now),
      nextLook: iso(now + every),
      looks: state.looks + 1,
      failing: 0,
      // An empty list is not what it usually lists: the hand stays up until it lists something again.
      listed: listed || state.listed,
      items: state.items + found,
      ...(found > 0 ? { lastNew: iso(now) } : {}),
      ...(alarm === undefined ? {} : { alarm }),
      ...(etag === undefined ? {} : { etag }),
      ...(lastModified === undefined ? {} : { lastModified }),
    }
  })
}

const noteFailure = (casebook: Casebook, { name, every }: SourceSettings, error: Error, now: number) =>
  update(casebook, name, now, (state) => ({
    ...state,
    lastLooked: iso(now),
    nextLook: iso(now + Math.min(Math.max(longestPause, every), every * 2 ** Math.min(state.failing, 10))),
    looks: state.looks + 1,
    failures: state.failures + 1,
    failing: state.failing + 1,
    failingSince: state.failingSince ?? iso(now),
    error: error.message,
  }))

/** Takes the posts of a casebook on Blogger, and enters what came of them in the inbox. */
const takeBlog = async (
  casebook: Casebook,
  source: WebSource,
  { fetcher, signal, onEvent }: WatchOptions,
  before: SourceState | undefined,
  now: number,
): Promise<void> => {
  const { outcomes, ...look } = await lookAtBlog(casebook, source, fetcher, before, signal)
  const brought = outcomes.filter((o) => o.kind === 'filed' || o.kind === 'version')
  await casebook.store.write(({ watch }) => {
    for (const outcome of brought) {
      const key = `${outcome.release} ${iso(now)}`
      const item = { source: source.name, key, uri: source.url, title: outcome.name, foundAt: iso(now), attempts: 0 }
      watch.putItem(itemAfter({ ...item, at: iso(now), state: 'waiting' }, outcome, now))
    }
  })
  for (const outcome of outcomes)
    if (outcome.kind !== 'known') onEvent?.({ kind: 'item', source: source.name, outcome })
  await noteListed(casebook, source, { ...look, found: brought.length }, now, onEvent ?? (() => {}))
  if (brought.length > 0)
    await update(casebook, source.name, now, (state) => ({ ...state, filed: state.filed + brought.length }))
}

/** Takes what waits of one source. */
const takeItems = async (casebook: Casebook, source: SourceSettings, options: WatchOptions): Promise<void> => {
  const { fetcher, signal, onEvent } = options
  const waiting = await casebook.store.write(({ watch }) => watch.waiting(source.name, iso(Date.now()), itemsAtOnce))
  let filed = 0
  for await (const { item, outcome } of takeAll(waiting, casebook, fetcher, signal)) {
    if (outcome.kind === 'failed' && codeOf(outcome.error) === 'ABORTED') continue
    await casebook.store.write(({ watch }) => watch.putItem(itemAfter(item, outcome, Date.now())))
    if (outcome.kind === 'filed' || outcome.kind === 'version') filed++
    onEvent?.({ kind: 'item', source: source.name, outcome })
  }
  if (filed > 0) await update(casebook, source.name, Date.now(), (state) => ({ ...state, filed: state.filed + filed }))
}

const runSource = async (casebook: Casebook, source: SourceSettings, options: WatchOptions): Promise<void> => {
  const { fetcher, signal } = options
  const tell = options.onEvent ?? (() => {})
  const now = Date.now()
  const state = await casebook.store.write(({ watch }) => watch.source(source.name))
  if (options.now || (state?.nextLook ?? '') <= iso(now))
    try {
      if ('folder' in source) await noteLook(casebook, source, await lookIntoFolder(source, casebook.dir), now, tell)
      else if (source.kind === 'blogger') await takeBlog(casebook, source, options, state, now)
      else await noteLook(casebook, source, await lookAtWeb(source, fetcher, state, signal), now, tell)
    } catch (error) {
      if (!(error instanceof Error) || codeOf(error) === undefined) throw error
      if (codeOf(error) === 'ABORTED') return
      await noteFailure(casebook, source, error, now)
      tell({ kind: 'source-failed', source: source.name, error })
    }
  await takeItems(casebook, source, options)
}

/** Looks again at releases' own addresses that are due. */
const revisit = async (
  casebook: Casebook,
  { fetcher, signal, onEvent }: WatchOptions,
  resting: Map<string, number>,
): Promise<void> => {
  const due = await casebook.store.write(({ watch }) => watch.addressesDue(iso(Date.now()), revisitsAtOnce))
  const wanted = due.filter((uri) => (resting.get(uri) ?? 0) <= Date.now()).map((uri) => ({ uri }))
  for await (const { item, outcome } of takeAll(wanted, casebook, fetcher, signal)) {
    // Without an answer there is no visit, and the address would be due again at once.
    if (outcome.kind === 'failed') resting.set(item.uri, Date.now() + longestPause)
    onEvent?.({ kind: 'revisit', uri: item.uri, outcome })
  }
}

/** One round over everything that is due. */
const round = async (casebook: Casebook, options: WatchOptions, resting: Map<string, number>): Promise<void> => {
  const { only } = options
  const sources = (casebook.settings.sources ?? []).filter(({ name }) => only === undefined || only.includes(name))
  // Hosts are asked one page at a time, by the fetcher; a slow source must not hold up the others.
  await Promise.all([
    ...sources.map((source) => runSource(casebook, source, options)),
    ...(only === undefined ? [revisit(casebook, options, resting)] : []),
  ])
}

const nextDue = async (casebook: Casebook): Promise<number> => {
  const states = new Map((await casebook.reader.sources()).map((s) => [s.name, s]))
  const looks = (casebook.settings.sources ?? []).map(({ name }) => Date.parse(states.get(name)?.nextLook ?? iso(0)))
  const waiting = (await casebook.reader.inbox({ state: 'waiting', limit: 1000 })).rows
  return Math.min(...looks, ...waiting.map((i) => Date.parse(i.nextTry ?? iso(0))), Date.now() + longestSleep)
}

/**
 * Watches a casebook's sources, and its releases' own addresses, until the signal: looks at each when it is due, takes
 * in what is new, and notes in the inbox what became of it. One process watches a casebook at a time. Stopped or killed
 * at any point, the next run goes on where it was. Throws `WATCHED`, `NO_SOURCE`.
 *
 * @param options.once look at what is due, take what waits, and return.
 */
export const watch = async (casebook: Casebook, options: WatchOptions & { readonly once?: boolean }): Promise<void> => {
  const { signal, only = [], once } = options
  const known = (casebook.settings.sources ?? []).map((s) => s.name)
  const missing = only.find((name) => !known.includes(name))
  if (missing !== undefined)
    throw codedError(
      'watch',
      'NO_SOURCE',
      `could not watch ${missing}: jikenbo.yaml has no source of that name; it has ${known.join(', ') || 'none'}`,
    )
  const lease = await takeLease(casebook.store)
  const resting = new Map<string, number>()
  const stampDaily = dailyStamp(casebook, options.onEvent ?? (() => {}))
  try {
    for (const outcome of await resumePending(casebook)) options.onEvent?.({ kind: 'item', source: '', outcome })
    for (let first = true; !signal?.aborted; first = false) {
      await round(casebook, first ? options : { ...options, now: false }, resting)
      await stampDaily()
      if (once) return
      const wait = Math.max(1_000, (await nextDue(casebook)) - Date.now())
      // An aborted pause rejects; the loop then ends.
      await pause(wait, undefined, signal ? { signal } : {}).catch(() => undefined)
    }
  } finally {
    await lease.giveBack()
  }
}
