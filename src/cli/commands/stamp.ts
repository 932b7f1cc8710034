import { type CasebookOptions, withCasebook } from '../casebook.js'
import { type CliCommand, withExamples } from './command.js'

export const stamp: CliCommand = {
  register: (program, context) => {
    const { say, out, data } = context
    const command = program.command('stamp').description(say('stamp')).option('--json', say('option.json'))
    withExamples(command, 'stamp', context).action(async (_options, self) => {
      const options: CasebookOptions = self.optsWithGlobals()
      const { stamp: stampCasebook } = await import('../../filing/stamp.js')
      await withCasebook(options, context, 'write', async (casebook) => {
        const report = await stampCasebook(casebook)
        if (options.json) data(JSON.stringify(report))
        else out(report.kind === 'made' ? say('stamp.made', { ...report }) : say('stamp.nothing'))
      })
    })
  },
}
