import { statSync } from 'node:fs'
import { basename } from 'node:path'
import { stringify } from 'yaml'
import { contentOf } from '../capture/content.js'
import type { Document } from '../casebook/document.js'
import type { Facts } from '../casebook/facts.js'
import type { PassedOver } from '../casebook/passed-over.js'
import type { AddInput } from '../filing/inputs.js'
import { countInputs, fileInputs, isAddress, noPage } from '../filing/inputs.js'
import { mustBeCasebook } from '../filing/must-be-casebook.js'
import { readLexicon, readSettings } from '../filing/settings.js'
import { inWords } from '../publish/phrases.js'
import { explainRelease, findCounts, findDates, findOrganizations, readRelease, toFactsLine } from '../read/index.js'
import { isCasebook } from '../store/sqlite/file-name.js'
import { toDocument } from '../text/index.js'
import { adviceFor, type Context, casebookDir } from './context.js'
import { explainFacts, printFacts } from './facts-text.js'
import type { ReadOptions } from './read-options.js'

/** A file's name without its ending: `notice.pdf` → `notice`. */
const idOf = (name: string): string => basename(name).replace(/\.[^.]+$/, '')

/**
 * The facts under the file's name, as programs read them, with the text that their offsets point into; and what was
 * passed over where that was asked for.
 */
const record = (name: string, document: Document, facts: Facts, passedOver?: readonly PassedOver[]) => ({
  file: name,
  ...facts,
  ...(passedOver && { passedOver }),
  document,
})

/** Dates, counts and organisations as they stand in a text, in order, each with its words, offsets and normalised value. */
const mentionsOf = (text: string) =>
  [
    ...findDates(text).map((m) => ({ type: 'date' as const, ...m })),
    ...findCounts(text).map((m) => ({ type: 'count' as const, ...m })),
    ...findOrganizations(text).map((m) => ({ type: 'organisation' as const, ...m })),
  ]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map(({ type, start, end, ...value }) => ({ type, quote: text.slice(start, end), start, end, ...value }))

/** The casebook whose words and settings are read with; none is needed, but one that is named must be there. */
const lenderOf = (options: ReadOptions, context: Context): string | undefined => {
  const dir = casebookDir(options, context)
  if (options.casebook !== undefined) mustBeCasebook(dir)
  return isCasebook(dir) ? dir : undefined
}

/** Loaded only where an address is given: files are read in half the time without it. */
const startFetching = async (dir: string | undefined, signal: AbortSignal) => {
  const { casebookFetcher, fetchInput } = await import('../filing/fetched.js')
  const fetcher = casebookFetcher(dir === undefined ? {} : readSettings(dir))
  return { fetch: (uri: string) => fetchInput(uri, fetcher, { signal }), close: () => fetcher.close() }
}

/** May these arguments stand for more than one file? */
const areSeveral = (files: readonly string[]): boolean =>
  files.length > 1 || files.some((file) => statSync(file, { throwIfNoEntry: false })?.isDirectory())

/** Reads files, folders and addresses and prints what they say, in the format that is asked for. */
export const readFiles = async (files: readonly string[], options: ReadOptions, context: Context): Promise<void> => {
  const { out, data, err, say, lang } = context
  // Nothing is stored, but a casebook lends its own words.
  const dir = lenderOf(options, context)
  const lexicon = dir === undefined ? undefined : await readLexicon(dir)
  const counted = process.stderr.isTTY && !process.stdout.isTTY
  const bar = context.progress(say('progress.add'), counted ? await countInputs(files) : 0, options.quiet || !counted)
  const collected: ReturnType<typeof record>[] = []
  const several = areSeveral(files)
  let done = 0
  const show = async (input: Exclude<AddInput, { readonly error: Error }>) => {
    const { name } = input.source
    if (input.http && !input.http.capture) throw noPage(input)
    const document = await toDocument(await contentOf(input), input.mediaType, {
      name,
      ...(input.source.kind === 'url' ? { url: input.source.uri } : {}),
    })
    for (const warning of document.warnings) err(`jikenbo: ${name}: ${inWords(warning, lang).text}`)
    if (options.format === 'mentions') {
      for (const mention of mentionsOf(document.text)) data(JSON.stringify({ file: name, ...mention }))
      return
    }
    const words = lexicon ? { lexicon } : {}
    const explained = options.explain ? explainRelease(document, words) : undefined
    const facts = explained?.facts ?? readRelease(document, words)
    const asRecord = () => record(name, document, facts, explained?.passedOver)
    switch (options.format) {
      case 'facts':
        return data(JSON.stringify(toFactsLine(idOf(name), facts)))
      case 'jsonl':
        return data(JSON.stringify(asRecord()))
      case 'json':
        collected.push(asRecord())
        return
      case 'yaml':
        return data(`---\n${stringify(asRecord()).trimEnd()}`)
      case 'text':
        if (several) out(`\n== ${name}`)
        return out(
          explained ? explainFacts(document, facts, explained.passedOver, lang, say) : printFacts(facts, lang, say),
        )
      default:
        return options.format satisfies never
    }
  }
  const fetching = files.some(isAddress) ? await startFetching(dir, context.signal) : undefined
  for await (const input of fileInputs(files, fetching?.fetch)) {
    bar.update(++done)
    if (context.signal.aborted) {
      err(say('read.interrupted'))
      context.fail()
      break
    }
    try {
      if ('error' in input) throw input.error
      await show(input)
    } catch (error) {
      const advice = adviceFor(error, say)
      const name = 'error' in input ? input.name : input.source.name
      err(
        `jikenbo: ${name}: ${error instanceof Error ? error.message : String(error)}${advice ? `\n  → ${advice}` : ''}`,
      )
      context.fail()
    }
  }
  bar.stop()
  fetching?.close()
  const whole = several ? collected : collected[0]
  if (options.format === 'json' && whole) data(JSON.stringify(whole, undefined, 2))
}
