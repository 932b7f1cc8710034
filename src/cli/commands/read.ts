import { type ReadOptions, readFormats } from '../read-options.js'
import { type CliCommand, withExamples } from './command.js'

export const read: CliCommand = {
  register: (program, context) => {
    const { say } = context
    const command = program
      .command('read')
      .description(say('read'))
      .argument('<files...>', say('read.files'))
      .option('-f, --format <format>', `${say('read.format')}: ${readFormats.join(', ')}`, 'text')
      .option('-e, --explain', say('read.explain'))
      .option('-q, --quiet', say('option.quiet'))
    withExamples(command, 'read', context).action(async (files: string[], _options, self) => {
      const options: ReadOptions = self.optsWithGlobals()
      if (!readFormats.includes(options.format))
        command.error(`jikenbo: read: there is no format ${options.format}; there are ${readFormats.join(', ')}`, {
          exitCode: 2,
        })
      if (options.explain && (options.format === 'facts' || options.format === 'mentions'))
        command.error(`jikenbo: read: ${say('read.noExplain', { format: options.format })}`, { exitCode: 2 })
      const { readFiles } = await import('../read-files.js')
      await readFiles(files, options, context)
    })
  },
}
