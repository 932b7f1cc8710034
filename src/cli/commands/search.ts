import type { SearchHit } from '../../store/contract.js'
import { type CasebookOptions, withCasebook } from '../casebook.js'
import { phrase } from '../context.js'
import { formatCaseNumberSeal, paint } from '../paint.js'
import { type CliCommand, takesQuery, withExamples } from './command.js'

/** The stretch found, with the words found in bold. */
const marked = ({ snippet, marks }: SearchHit): string => {
  let shown = ''
  let from = 0
  for (const [start, end] of marks) {
    shown += snippet.slice(from, start) + paint('bold', snippet.slice(start, end))
    from = end
  }
  return shown + snippet.slice(from)
}

export const search: CliCommand = {
  register: (program, context) => {
    const { say, out, data, err } = context
    const command = takesQuery(program.command('search'))
      .description(say('search'))
      .argument('<query...>', say('search.query'))
      .option('-n, --limit <n>', say('search.limit'), '20')
      .option('--json', say('option.json'))
    withExamples(command, 'search', context).action(async (words: string[], _options, self) => {
      const options: CasebookOptions & { limit: string } = self.optsWithGlobals()
      const limit = Number(options.limit)
      if (!Number.isInteger(limit) || limit < 1)
        command.error(`jikenbo: search: --limit wants a number, not ${options.limit}`, { exitCode: 2 })
      await withCasebook(options, context, 'read', async ({ reader }) => {
        const result = await reader.search(words.join(' '), { limit })
        for (const warning of result.warnings) err(`jikenbo: ${phrase(warning, context)}`)
        if (options.json) return data(JSON.stringify(result, undefined, 2))
        for (const hit of result.rows) {
          const { number, title, published, discloser } = hit.release
          out(
            `${formatCaseNumberSeal(number)} ${published?.date ?? ''} ${paint('bold', discloser?.name ?? '')} ${title}`,
          )
          out(`    ${marked(hit)}`)
        }
        for (const number of result.emptied) err(say('search.emptied', { number }))
        if (result.total === 0 && result.emptied.length === 0) err(say('search.none'))
        if (result.total > 0) err(say('search.total', { total: result.total, shown: result.rows.length }))
      })
    })
  },
}
