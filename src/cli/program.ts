import { Command, InvalidArgumentError, Option } from 'commander'
import type { CliCommand } from './commands/command.js'
import type { Context } from './context.js'
import { hasMessage } from './messages.js'
import { packageVersion } from './package-version.js'

/** All commands by name, in the order `--help` shows them: the way of the data. Each loads what it needs when it is asked for. */
const loaders: Readonly<Record<string, () => Promise<CliCommand>>> = {
  read: async () => (await import('./commands/read.js')).read,
  init: async () => (await import('./commands/init.js')).init,
  add: async () => (await import('./commands/add.js')).add,
  import: async () => (await import('./commands/import.js')).importCommand,
  watch: async () => (await import('./commands/watch.js')).watchCommand,
  serve: async () => (await import('./commands/serve.js')).serve,
  build: async () => (await import('./commands/build.js')).build,
  search: async () => (await import('./commands/search.js')).search,
  case: async () => (await import('./commands/case.js')).caseCommand,
  export: async () => (await import('./commands/export.js')).exportCommand,
  stamp: async () => (await import('./commands/stamp.js')).stamp,
  verify: async () => (await import('./commands/verify.js')).verify,
  rebuild: async () => (await import('./commands/rebuild.js')).rebuild,
}

/** The word of a command line that names its command: the first that is no option and no option's value. */
const commandWord = (argv: readonly string[]): string | undefined => {
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at]!
    if (!word.startsWith('-')) return word
    if (word === '-C' || word === '--casebook' || word === '--lang') at++
  }
  return undefined
}

/** The commands a command line needs: the one it names alone, none for `--version`, all of them where it names none (`--help`). */
export const loadCommands = (argv: readonly string[] = []): Promise<readonly CliCommand[]> => {
  const word = commandWord(argv)
  const named = word !== undefined && Object.hasOwn(loaders, word) ? loaders[word] : undefined
  const wanted = named
    ? [named]
    : word === undefined && /^(?:-V|--version)$/.test(argv.at(-1) ?? '')
      ? []
      : Object.values(loaders)
  return Promise.all(wanted.map((load) => load()))
}

/** As `--lang` takes it: `ja`, `en`, or a locale of one of them. */
const languageNamed = (written: string): string => {
  if (/^(?:ja|en)(?![a-z])/i.test(written)) return written
  throw new InvalidArgumentError('It is ja or en.')
}

/** The program with these commands, speaking the context's language. */
export const makeProgram = (context: Context, commands: readonly CliCommand[]): Command => {
  const { say } = context
  const program = new Command('jikenbo')
    .description(say('program'))
    .option('-C, --casebook <dir>', say('option.casebook'))
    .addOption(new Option('--lang <lang>', say('option.lang')).argParser(languageNamed))
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
