import { resolve } from 'node:path'
import { type CasebookOptions, withCasebook } from '../casebook.js'
import { untilStopped } from '../until-stopped.js'
import { type CliCommand, withExamples } from './command.js'

const isWebAddress = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)

export const build: CliCommand = {
  register: (program, context) => {
    const { say, out, err } = context
    const command = program
      .command('build')
      .description(say('build'))
      .argument('<out>', say('build.out'))
      .option('--base-url <url>', say('build.base'))
      .option('-q, --quiet', say('option.quiet'))
    withExamples(command, 'build', context).action(async (dir: string, _options, self) => {
      const options: CasebookOptions & { baseUrl?: string } = self.optsWithGlobals()
      if (options.baseUrl !== undefined && !isWebAddress(options.baseUrl))
        command.error(`jikenbo: build: ${say('build.badBase', { url: options.baseUrl })}`, { exitCode: 2 })
      await withCasebook(options, context, 'read', async (casebook) => {
        const [{ buildSite }, { siteSettings }] = await Promise.all([
          import('../../publish/static.js'),
          import('../site-settings.js'),
        ])
        const baseUrl = options.baseUrl ?? casebook.settings.baseUrl
        if (baseUrl === undefined) err(say('build.nobase'))
        const settings = {
          ...siteSettings(casebook),
          ...(baseUrl === undefined ? {} : { baseUrl: baseUrl.replace(/\/+$/, '') }),
        }
        const bar = context.progress(say('progress.build'), 1, options.quiet)
        const target = resolve(dir)
        const building = buildSite(casebook.reader, settings, target, {
          onProgress: ({ done, of }) => bar.update(done, of),
          signal: context.signal,
        }).finally(bar.stop)
        const built = await untilStopped(building, context, say('build.interrupted'))
        if (built === undefined) return
        out(say('build.done', { files: built.files, written: built.written, out: target }))
      })
    })
  },
}
