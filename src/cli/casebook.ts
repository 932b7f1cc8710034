import type { Casebook } from '../filing/casebook.js'
import { type Context, casebookDir } from './context.js'
import type { Progress } from './progress.js'

/** Options every command on a casebook shares. */
export interface CasebookOptions {
  readonly casebook?: string
  readonly json?: boolean
  readonly quiet?: boolean
}

/** Opens the casebook a command line means, runs `use` on it and closes it whatever happens. */
export const withCasebook = async <T>(
  options: CasebookOptions,
  context: Context,
  mode: 'read' | 'write',
  use: (casebook: Casebook) => Promise<T>,
): Promise<T> => {
  if (mode === 'write') context.writes()
  let bar: Progress | undefined
  const onUpgrade = (done: number, total: number) => {
    bar ??= context.progress(context.say('progress.upgrade'), total, options.quiet || options.json)
    bar.update(done)
  }
  const { openCasebook } = await import('../filing/casebook.js')
  const casebook = await openCasebook(casebookDir(options, context), mode, { onUpgrade }).finally(() => bar?.stop())
  try {
    return await use(casebook)
  } finally {
    await casebook.close()
  }
}
