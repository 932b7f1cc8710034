import { basename, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type CasebookOptions, withCasebook } from '../casebook.js'
import { reportOutcomes } from './add.js'
import { type CliCommand, withExamples } from './command.js'

export const importCommand: CliCommand = {
  register: (program, context) => {
    const { say, err } = context
    const group = program.command('import').description(say('import'))
    const command = group
      .command('blogger')
      .description(say('import.blogger'))
      .argument('<file>', say('import.blogger.file'))
      .option('--base <url>', say('import.blogger.base'))
      .option('--json', say('option.json'))
      .option('-q, --quiet', say('option.quiet'))
    withExamples(command, 'import.blogger', context).action(async (file: string, _options, self) => {
      const options: CasebookOptions & { base?: string } = self.optsWithGlobals()
      const [{ readInput, readStdin }, { importBlogger }] = await Promise.all([
        import('../../capture/files.js'),
        import('../../filing/import-blogger.js'),
      ])
      await withCasebook(options, context, 'write', async (casebook) => {
        const stdin = file === '-'
        const bytes = stdin ? await readStdin() : await readInput(file)
        const source = stdin
          ? { uri: 'jikenbo:stdin', name: 'standard input' }
          : { uri: pathToFileURL(resolve(file)).href, name: basename(file) }
        const read = await importBlogger(casebook, bytes, source, {
          signal: context.signal,
          ...(options.base === undefined ? {} : { base: options.base }),
        })
        const { shape, blogTitle: title, posts, passed } = read
        err(say('import.shape', { title, shape, posts, passed: passed.length }))
        for (const p of passed) err(say('import.passed', { ...p }))
        if (shape === 'takeout' && options.base === undefined) err(say('import.nobase'))
        await reportOutcomes(read.outcomes, posts, options, context)
      })
    })
  },
}
