import { verify as verifyCasebook } from '../../filing/index.js'
import { type CasebookOptions, withCasebook } from '../context.js'
import { type CliCommand, withExamples } from './command.js'

export const verify: CliCommand = {
  name: 'verify',
  register: (program, context) => {
    const { say, out, err } = context
    const command = program
      .command('verify')
      .description(say('verify'))
      .option('--json', say('option.json'))
      .option('-q, --quiet', say('option.quiet'))
    withExamples(command, 'verify', context).action(async (_options, self) => {
      const options: CasebookOptions = self.optsWithGlobals()
      await withCasebook(options, context, 'read', async (casebook) => {
        const bar = context.progress(say('progress.verify'), 1, options.quiet || options.json)
        const report = await verifyCasebook(casebook, bar.update).finally(bar.stop)
        if (options.json) out(JSON.stringify(report))
        else {
          for (const f of report.findings) err(`jikenbo: ${f.where}: ${f.problem}`)
          const { records, captures, decisions } = report
          if (report.findings.length === 0) out(say('verify.ok', { records, captures, decisions }))
          else err(say('verify.bad', { n: report.findings.length }))
        }
        if (report.findings.length > 0) context.fail()
      })
    })
  },
}
