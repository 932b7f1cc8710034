import type { Outcome } from '../../filing/index.js'
import { type CasebookOptions, withCasebook } from '../casebook.js'
import type { Context } from '../context.js'
import { countOutcome, describeOutcome, emptyTally } from '../outcomes.js'
import { type CliCommand, withExamples } from './command.js'

/** Shows outcomes as they come and sums them up: what `add` and `import` have in common. */
export const reportOutcomes = async (
  outcomes: AsyncIterable<Outcome>,
  total: number,
  options: CasebookOptions,
  context: Context,
): Promise<void> => {
  const { say } = context
  const tally = emptyTally()
  const bar = context.progress(say('progress.add'), total, options.quiet || options.json)
  let done = 0
  try {
    for await (const outcome of outcomes) {
      bar.update(++done)
      countOutcome(tally, outcome, context)
      if (options.json)
        context.data(JSON.stringify(outcome.kind === 'failed' ? { ...outcome, error: outcome.error.message } : outcome))
      const said = describeOutcome(outcome, context)
      if (said && (said.problem || (!options.json && !options.quiet))) bar.note(said.line)
    }
  } finally {
    bar.stop()
  }
  if (!options.json) context.out(say('add.summary', { ...tally }))
  if (context.signal.aborted) {
    context.err(say('add.interrupted'))
    context.fail()
  }
}

export const add: CliCommand = {
  register: (program, context) => {
    const { say } = context
    const command = program
      .command('add')
      .description(say('add'))
      .argument('<files...>', say('read.files'))
      .option('--any', say('add.any'))
      .option('--json', say('option.json'))
      .option('-q, --quiet', say('option.quiet'))
    withExamples(command, 'add', context).action(async (files: string[], _options, self) => {
      const options: CasebookOptions & { any?: boolean } = self.optsWithGlobals()
      const { addAll, casebookFetcher, countInputs, fetchInput, fileInputs, isAddress } = await import(
        '../../filing/index.js'
      )
      await withCasebook(options, context, 'write', async (casebook) => {
        const total = process.stderr.isTTY ? await countInputs(files) : 0
        const { signal } = context
        const fetcher = files.some(isAddress) ? casebookFetcher(casebook.settings) : undefined
        try {
          const fetch = fetcher && ((uri: string) => fetchInput(uri, fetcher, { known: casebook.reader, signal }))
          const outcomes = addAll(casebook, fileInputs(files, fetch), {
            signal,
            ...(options.any ? { anyText: true } : {}),
          })
          await reportOutcomes(outcomes, total, options, context)
        } finally {
          fetcher?.close()
        }
      })
    })
  },
}
