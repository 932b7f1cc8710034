import { type CasebookOptions, withCasebook } from '../casebook.js'
import { untilStopped } from '../until-stopped.js'
import { type CliCommand, withExamples } from './command.js'

export const rebuild: CliCommand = {
  register: (program, context) => {
    const { say, out, data, err } = context
    const command = program
      .command('rebuild')
      .description(say('rebuild'))
      .option('--json', say('option.json'))
      .option('-q, --quiet', say('option.quiet'))
    withExamples(command, 'rebuild', context).action(async (_options, self) => {
      const options: CasebookOptions = self.optsWithGlobals()
      const { rebuild: rebuildCasebook } = await import('../../filing/rebuild.js')
      await withCasebook(options, context, 'write', async (casebook) => {
        const bar = context.progress(say('progress.rebuild'), 1, options.quiet || options.json)
        const rebuilding = rebuildCasebook(casebook, { onProgress: bar.update, signal: context.signal }).finally(
          bar.stop,
        )
        const report = await untilStopped(rebuilding, context, say('rebuild.interrupted'))
        if (report === undefined) return
        for (const problem of report.problems) err(`jikenbo: ${problem}`)
        if (report.problems.length > 0) context.fail()
        if (options.json) data(JSON.stringify(report))
        else out(say('rebuild.done', { releases: report.releases, versions: report.versions }))
      })
    })
  },
}
