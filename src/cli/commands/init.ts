import { type CliCommand, withExamples } from './command.js'

export const init: CliCommand = {
  register: (program, context) => {
    const { say, out } = context
    const command = program.command('init').description(say('init')).argument('[dir]', say('init.dir'))
    withExamples(command, 'init', context).action(async (dir: string | undefined, _options, self) => {
      const { initCasebook } = await import('../../filing/casebook.js')
      const { casebook } = self.optsWithGlobals()
      const made = await initCasebook(dir ?? casebook ?? context.env.JIKENBO_CASEBOOK ?? '.')
      out(say(made.existed ? 'init.existed' : 'init.done', { dir: made.dir }))
    })
  },
}
