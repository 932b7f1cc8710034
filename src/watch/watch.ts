import { setTimeout as pause } from 'node:timers/promises'
import type { Fetcher } from '../capture/fetch/index.js'
import { validatorsOf } from '../capture/http-message.js'
import { codeOf } from '../casebook/errors.js'
import type { SourceAlarm, SourceState, WatchedItem } from '../casebook/watching.js'
import { type Casebook, resumePending } from '../filing/index.js'
import type { SourceSettings } from '../filing/settings.js'
import { blogPages } from './blog.js'
import { dailyStamp } from './daily-stamp.js'
import type { WatchEvent } from './events.js'
import type { SourceItem } from './items.js'
import { takeLease } from './lease.js'
import { mayBeNotice } from './likely.js'
import { ask, keptValidators, type Look, lookAtWeb, lookIntoFolder, type WebSource } from './look.js'
import { nextDue, sourcesOf } from './next-due.js'
import { sourcesNamed } from './sources-named.js'
import { filedBefore, itemAfter, takeAll } from './take.js'

export interface WatchOptions {
  readonly fetcher: Fetcher
  /** Only the sources of these names, and none of the releases' own addresses. */
  readonly only?: readonly string[]
  /** Look now, whenever the next look was to be. */
  readonly now?: boolean
  /** Look at what is due, take all that waits, and return. */
  readonly once?: boolean
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
  return found >= manyItems && found >= listed * 0.8 && state.items > found ? 'everything' : undefined
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
  const { items, etag, lastModified, missed } = look
  const found = items === undefined ? 0 : await enterItems(casebook, source, items, iso(now))
  const listed = items?.length
  await noteItems(casebook, source, now, { found })
  await noteListed(casebook, source, { listed, found, etag, lastModified, missed }, now, tell)
}

/** Notes what a source brought, as it comes: a look that is cut off later has brought it all the same. */
const noteItems = async (
  casebook: Casebook,
  { name }: SourceSettings,
  now: number,
  { found = 0, filed = 0 }: { readonly found?: number; readonly filed?: number },
): Promise<void> => {
  if (found === 0 && filed === 0) return
  await update(casebook, name, now, (state) => ({
    ...state,
    items: state.items + found,
    filed: state.filed + filed,
    ...(found > 0 ? { lastNew: iso(now) } : {}),
  }))
}

/** Notes a look that worked. */
const noteListed = async (
  casebook: Casebook,
  { name, every }: SourceSettings,
  look: Pick<SourceState, 'readToEnd'> & {
    readonly listed: number | undefined
    readonly found: number
    readonly missed?: readonly string[] | undefined
  } & Partial<Record<'etag' | 'lastModified', string | undefined>>,
  now: number,
  tell: (event: WatchEvent) => void,
): Promise<void> => {
  const { listed, found, etag, lastModified, readToEnd, missed } = look
  if (listed === undefined) tell({ kind: 'unchanged', source: name })
  else tell({ kind: 'looked', source: name, listed, found })
  if (missed) tell({ kind: 'missed', source: name, missed })
  await update(casebook, name, now, (state) => {
    const alarm = listed === undefined ? undefined : alarmOf(state, listed, found)
    if (alarm) tell({ kind: 'alarm', source: name, alarm })
    return {
      ...without(state, 'error', 'failingSince', 'alarm', 'etag', 'lastModified', 'missed'),
      lastLooked: iso(now),
      nextLook: iso(now + every),
      looks: state.looks + 1,
      failing: 0,
      // An empty list is not what it usually lists: the hand stays up until it lists something again.
      listed: listed || state.listed,
      ...(alarm === undefined ? {} : { alarm }),
      ...(missed === undefined ? {} : { missed }),
      ...(etag === undefined ? {} : { etag }),
      ...(lastModified === undefined ? {} : { lastModified }),
      ...(readToEnd === undefined ? {} : { readToEnd }),
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
  const { name, url: uri } = source
  const toEnd = before?.readToEnd === undefined
  // "Not modified" says nothing of older pages that were never taken.
  const first = await ask(uri, fetcher, signal, toEnd ? undefined : before)
  const last = first.hops.at(-1)
  let listed: number | undefined
  let found = 0
  if (last?.status !== 304) {
    // Before the first page is taken: cut off from here on, the next look would find it known and go no further.
    await update(casebook, name, now, (state) => without(state, 'readToEnd'))
    for await (const page of blogPages(casebook, source, first, fetcher, { toEnd, signal })) {
      const brought = page.outcomes.filter((o) => o.kind === 'filed' || o.kind === 'version')
      await casebook.store.write(({ watch }) => {
        for (const outcome of brought) {
          const item = { source: name, key: `${outcome.release} ${iso(now)}`, uri, title: outcome.name, attempts: 0 }
          watch.putItem(itemAfter({ ...item, foundAt: iso(now), at: iso(now), state: 'waiting' }, outcome, now))
        }
      })
      await noteItems(casebook, source, now, { found: brought.length, filed: brought.length })
      for (const outcome of page.outcomes)
        if (outcome.kind !== 'known') onEvent?.({ kind: 'item', source: name, outcome })
      listed = (listed ?? 0) + page.listed
      found += brought.length
    }
  }
  const said = validatorsOf(last?.headers ?? [])
  const validators = last?.status === 304 ? keptValidators(before, said) : said
  const look = { listed, found, readToEnd: true, ...validators } as const
  await noteListed(casebook, source, look, now, onEvent ?? (() => {}))
}

/** Takes what waits of one source: so much at a time, and all of it where there is no next round. */
const takeItems = async (
  casebook: Casebook,
  source: SourceSettings,
  options: WatchOptions,
  begun: string,
): Promise<void> => {
  const { fetcher, signal, onEvent, once } = options
  let waiting: readonly WatchedItem[]
  do {
    waiting = await casebook.store.write(({ watch }) => watch.waiting(source.name, iso(Date.now()), itemsAtOnce))
    let filed = 0
    for await (const { item, outcome } of takeAll(waiting, casebook, fetcher, signal)) {
      if (outcome.kind === 'failed' && codeOf(outcome.error) === 'ABORTED') continue
      const after = itemAfter(item, outcome, Date.now(), await filedBefore(casebook, item, outcome, begun))
      await casebook.store.write(({ watch }) => watch.putItem(after))
      if (after.state === 'filed' || after.state === 'version') filed++
      onEvent?.({ kind: 'item', source: source.name, outcome })
    }
    await noteItems(casebook, source, Date.now(), { filed })
  } while (once && waiting.length === itemsAtOnce && !signal?.aborted)
}

const runSource = async (
  casebook: Casebook,
  source: SourceSettings,
  options: WatchOptions,
  begun: string,
): Promise<void> => {
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
  await takeItems(casebook, source, options, begun)
}

/** Looks again at releases' own addresses that are due. */
const revisit = async (casebook: Casebook, { fetcher, signal, onEvent }: WatchOptions): Promise<void> => {
  const due = await casebook.store.write(({ watch }) => watch.addressesDue(iso(Date.now()), revisitsAtOnce))
  const wanted = due.map((uri) => ({ uri }))
  for await (const { item, outcome } of takeAll(wanted, casebook, fetcher, signal)) {
    if (outcome.kind === 'failed') {
      if (codeOf(outcome.error) === 'ABORTED') continue
      const now = Date.now()
      await casebook.store.write(({ watch }) => watch.rest(item.uri, iso(now), iso(now + longestPause)))
    }
    onEvent?.({ kind: 'revisit', uri: item.uri, outcome })
  }
}

/** One round over everything that is due, of a watch that began at a time. */
const round = async (casebook: Casebook, options: WatchOptions, begun: string): Promise<void> => {
  // Hosts are asked one page at a time, by the fetcher; a slow source must not hold up the others.
  const runs = await Promise.allSettled([
    ...sourcesOf(casebook, options.only).map((source) => runSource(casebook, source, options, begun)),
    ...(options.only === undefined ? [revisit(casebook, options)] : []),
  ])
  // Only when all have ended: whoever closes the casebook over the error of one must not take it from the others.
  for (const run of runs) if (run.status === 'rejected') throw run.reason
}

/**
 * Watches a casebook's sources, and its releases' own addresses, until the signal: looks at each when it is due, takes
 * in what is new, and notes in the inbox what became of it. One process watches a casebook at a time. Stopped or killed
 * at any point, the next run goes on where it was. Throws `WATCHED`, `NO_SOURCE`.
 */
export const watch = async (casebook: Casebook, options: WatchOptions): Promise<void> => {
  const { signal, only = [], once } = options
  sourcesNamed(casebook, only)
  const begun = iso(Date.now())
  const lease = await takeLease(casebook.store)
  const stampDaily = dailyStamp(casebook, options.onEvent ?? (() => {}))
  try {
    for (const outcome of await resumePending(casebook)) options.onEvent?.({ kind: 'item', source: '', outcome })
    for (let first = true; !signal?.aborted; first = false) {
      await round(casebook, first ? options : { ...options, now: false }, begun)
      await stampDaily()
      if (once) return
      const wait = Math.max(1_000, (await nextDue(casebook, options.only)) - Date.now())
      // An aborted pause rejects; the loop then ends.
      await pause(wait, undefined, signal ? { signal } : {}).catch(() => undefined)
    }
  } finally {
    await lease.giveBack()
  }
}
