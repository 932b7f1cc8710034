import { inJapan } from '../../casebook/dates.js'
import type { SourceState } from '../../casebook/watching.js'
import type { Casebook } from '../../filing/index.js'
import type { WatchEvent } from '../../watch/index.js'
import { type CasebookOptions, withCasebook } from '../casebook.js'
import { type Context, describeError, phrase } from '../context.js'
import { describeOutcome } from '../outcomes.js'
import { paint } from '../paint.js'
import { type CliCommand, withExamples } from './command.js'

interface WatchOptions extends CasebookOptions {
  readonly once?: boolean
  readonly now?: boolean
  readonly source?: readonly string[]
  readonly status?: boolean
}

const alarmWords = { nothing: 'watch.alarmNothing', everything: 'watch.alarmEverything' } as const

/** One line for what a watcher tells; undefined for what is not worth one: a look that found nothing, unless `all`. */
export const describeEvent = (event: WatchEvent, context: Context, all = false): string | undefined => {
  const { say } = context
  switch (event.kind) {
    case 'looked':
      if (event.found === 0 && !all) return undefined
      return `${event.source}: ${say('watch.looked', { listed: event.listed, found: event.found })}`
    case 'unchanged':
      if (!all) return undefined
      return `${event.source}: ${say('watch.unchanged')}`
    case 'source-failed':
      return `${event.source}: ${describeError(event.error, say)}`
    case 'alarm':
      return `${event.source}: ${paint('red', say(alarmWords[event.alarm]))}`
    case 'missed':
      return `${event.source}: ${paint('red', event.missed.map((said) => phrase(said, context)).join(': '))}`
    case 'stamped':
      return say('watch.stamped', { number: event.number, added: event.added })
    case 'stamp-failed':
      return describeError(event.error, say)
    case 'item':
      return describeOutcome(event.outcome, context)?.line
    case 'revisit':
      return event.outcome.kind === 'known' ? undefined : describeOutcome(event.outcome, context)?.line
    default:
      return event satisfies never
  }
}

/** Does it want somebody's attention? */
export const isTrouble = ({ kind }: WatchEvent): boolean =>
  kind === 'source-failed' || kind === 'stamp-failed' || kind === 'alarm' || kind === 'missed'

/** An event as a program reads it. */
const eventJson = (event: WatchEvent): unknown => {
  if (event.kind === 'source-failed' || event.kind === 'stamp-failed') return { ...event, error: event.error.message }
  if ('outcome' in event && event.outcome.kind === 'failed')
    return { ...event, outcome: { ...event.outcome, error: event.outcome.error.message } }
  return event
}

const statusLines = (name: string, state: SourceState | undefined, context: Context): readonly string[] => {
  const { say } = context
  if (state === undefined) return [`${paint('bold', name)}  ${say('watch.never')}`]
  const { lastLooked, lastNew, nextLook, listed, items, filed, failing, failingSince, error, alarm, missed } = state
  // To the minute: a day is too coarse for what is looked at every hour.
  const when = (at: string | undefined) => (at === undefined ? '–' : inJapan(at).slice(0, 16).replace('T', ' '))
  return [
    `${paint('bold', name)}  ${say('watch.status', { looked: when(lastLooked), next: when(nextLook), new: when(lastNew), listed, items, filed })}`,
    ...(alarm ? [`  ${paint('red', say(alarmWords[alarm]))}`] : []),
    ...(missed ? [`  ${paint('red', missed.map((said) => phrase(said, context)).join(': '))}`] : []),
    ...(failing > 0
      ? [`  ${paint('red', say('watch.failing', { n: failing, since: when(failingSince), error: error ?? '' }))}`]
      : []),
  ]
}

const showStatus = async (casebook: Casebook, options: WatchOptions, context: Context): Promise<void> => {
  const states = new Map((await casebook.reader.sources()).map((s) => [s.name, s]))
  const { sourcesNamed } = await import('../../watch/sources-named.js')
  const sources = sourcesNamed(casebook, options.source ?? [])
  if (options.json) return context.data(JSON.stringify(sources.map((s) => ({ ...s, ...states.get(s.name) }))))
  if (sources.length === 0) context.out(context.say('watch.noSources'))
  for (const { name } of sources) for (const line of statusLines(name, states.get(name), context)) context.out(line)
}

/** Watches a casebook until the first Ctrl-C. */
export const watchCasebook = async (
  casebook: Casebook,
  { signal }: Pick<Context, 'signal'>,
  { once, now, source }: Pick<WatchOptions, 'once' | 'now' | 'source'>,
  onEvent: (event: WatchEvent) => void,
): Promise<void> => {
  const [{ watch }, { casebookFetcher }] = await Promise.all([
    import('../../watch/index.js'),
    import('../../filing/fetched.js'),
  ])
  const fetcher = casebookFetcher(casebook.settings)
  try {
    const options = { ...(once ? { once } : {}), ...(now ? { now } : {}), ...(source ? { only: source } : {}) }
    await watch(casebook, { fetcher, signal, onEvent, ...options })
  } finally {
    fetcher.close()
  }
}

export const watchCommand: CliCommand = {
  register: (program, context) => {
    const { say } = context
    const command = program
      .command('watch')
      .description(say('watch'))
      .option('--once', say('watch.once'))
      .option('--now', say('watch.now'))
      .option('--source <name>', say('watch.source'), (name: string, before: readonly string[] = []) => [
        ...before,
        name,
      ])
      .option('--status', say('watch.statusOption'))
      .option('--json', say('option.json'))
      .option('-q, --quiet', say('option.quiet'))
    withExamples(command, 'watch', context).action(async (_options, self) => {
      const options: WatchOptions = self.optsWithGlobals()
      if (options.status)
        return withCasebook(options, context, 'read', (casebook) => showStatus(casebook, options, context))
      await withCasebook(options, context, 'write', async (casebook) => {
        if (!casebook.settings.sources?.length) {
          context.err(say('watch.noSources'))
          if (!options.once) context.err(say('watch.addressesOnly'))
        }
        await watchCasebook(casebook, context, options, (event) => {
          if (event.kind === 'source-failed' && options.once) context.fail()
          if (options.json) return context.data(JSON.stringify(eventJson(event)))
          const line = describeEvent(event, context, options.once)
          const trouble = isTrouble(event)
          if (line !== undefined && (trouble || !options.quiet)) (trouble ? context.err : context.out)(line)
        })
      })
    })
  },
}
