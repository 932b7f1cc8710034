import { Command } from 'commander'
import { add } from './commands/add.js'
import { build } from './commands/build.js'
import { caseCommand } from './commands/case.js'
import type { CliCommand } from './commands/command.js'
import { exportCommand } from './commands/export.js'
import { importCommand } from './commands/import.js'
import { init } from './commands/init.js'
import { read } from './commands/read.js'
import { rebuild } from './commands/rebuild.js'
import { search } from './commands/search.js'
import { serve } from './commands/serve.js'
import { stamp } from './commands/stamp.js'
import { verify } from './commands/verify.js'
import { watchCommand } from './commands/watch.js'
import type { Context } from './context.js'
import { hasMessage } from './messages.js'
import { packageVersion } from './package-version.js'

/** All commands, in the order `--help` shows them: the way of the data. */
export const commands: readonly CliCommand[] = [
  read,
  init,
  add,
  importCommand,
  watchCommand,
  serve,
  build,
  search,
  caseCommand,
  exportCommand,
  stamp,
  verify,
  rebuild,
]

/** The program with all its commands, speaking the context's language. */
export const makeProgram = (context: Context): Command => {
  const { say } = context
  const program = new Command('jikenbo')
    .description(say('program'))
    .option('-C, --casebook <dir>', say('option.casebook'))
    .option('--lang <lang>', say('option.lang'))
    .version(packageVersion(), '-V, --version', say('option.version'))
    .helpOption('-h, --help', say('option.help'))
    .helpCommand('help [command]', say('help.command'))
    .addHelpText('after', `\n${say('program.examples')}`)
    .showSuggestionAfterError()
    .configureOutput({
      writeErr: (text) => context.err(text.trimEnd()),
      writeOut: (text) => context.out(text.trimEnd()),
    })
  // Commander's own headings; a command made below inherits nothing, so each is told.
  const help = { styleTitle: (title: string) => (hasMessage(`title.${title}`) ? say(`title.${title}`) : title) }
  program.configureHelp(help)
  for (const command of commands) command.register(program, context)
  for (const command of program.commands) {
    command.helpOption('-h, --help', say('option.help')).configureHelp(help)
    for (const sub of command.commands) sub.helpOption('-h, --help', say('option.help')).configureHelp(help)
  }
  return program
}
