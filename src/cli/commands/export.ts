import { resolve } from 'node:path'
import { writeWhole } from '../../capture/durable-file.js'
import { fileError } from '../../capture/errors.js'
import { codeOf } from '../../casebook/errors.js'
import type { ExportReport } from '../../publish/exports/exporter.js'
import { exporterOf, exporters } from '../../publish/exports/index.js'
import { parseSelection, releasesOf } from '../../publish/exports/selection.js'
import { type CasebookOptions, withCasebook } from '../casebook.js'
import { phrase } from '../context.js'
import { packageVersion } from '../package-version.js'
import { untilStopped } from '../until-stopped.js'
import { type CliCommand, takesQuery, withExamples } from './command.js'

export const exportCommand: CliCommand = {
  register: (program, context) => {
    const { say, out, err, lang } = context
    const formats = exporters.map((e) => `${e.name}: ${e.title[lang]}`).join(lang === 'ja' ? '、' : ', ')
    const command = takesQuery(program.command('export'))
      .description(say('export'))
      .argument('<format>', `${say('export.format')} (${formats})`)
      .argument('[what...]', say('export.what'))
      .option('-o, --out <file>', say('export.out'))
      .option('-q, --quiet', say('option.quiet'))
    withExamples(command, 'export', context).action(async (format: string, words: string[], _options, self) => {
      const options: CasebookOptions & { out?: string } = self.optsWithGlobals()
      const exporter = exporters.some((e) => e.name === format)
        ? exporterOf(format)
        : command.error(`jikenbo: export: ${say('export.unknown', { format, formats })}`, { exitCode: 2 })
      if (options.out === undefined)
        return command.error(`jikenbo: export: ${say('export.outNeeded')}`, { exitCode: 2 })
      const path = resolve(options.out)
      await withCasebook(options, context, 'read', async (casebook) => {
        const selection = parseSelection(words)
        if (selection.kind === 'query') {
          const { warnings } = await casebook.reader.search(selection.query, { limit: 1 })
          for (const warning of warnings) err(`jikenbo: ${phrase(warning, context)}`)
        }
        const bar = context.progress(say('progress.export'), 1, options.quiet)
        let report: ExportReport | undefined
        const writing = writeWhole(path, async (sink) => {
          report = await exporter.write(
            {
              casebook,
              selection,
              releases: () => releasesOf(casebook.reader, selection),
              software: `jikenbo ${packageVersion()}`,
              onProgress: (done, total) => {
                context.signal.throwIfAborted()
                bar.update(done, total)
              },
            },
            sink,
          )
        })
          .catch((cause: unknown) => {
            // What the exporter itself says stays as it is; the system's codes say nothing of what was being done.
            throw /^E[A-Z]+$/.test(codeOf(cause) ?? '')
              ? fileError('cli', `could not write ${path}`, cause, 'WRITE_FAILED')
              : cause
          })
          .finally(bar.stop)
        await untilStopped(writing, context, say('build.interrupted'))
        if (report === undefined) return
        for (const problem of report.problems) err(`jikenbo: ${say('export.damaged', { problem })}`)
        out(say('export.done', { releases: report.releases, out: path }))
        if (report.problems.length > 0) context.fail()
      })
    })
  },
}
