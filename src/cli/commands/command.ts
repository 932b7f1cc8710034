import type { Command } from 'commander'
import type { Context } from '../context.js'

/**
 * A command of `jikenbo`: it adds itself to the program. `npm run docs` writes the reference from what it adds. What it
 * works with is loaded when it runs: nobody who asks for help, or mistypes, waits for the reader and the store.
 */
export interface CliCommand {
  readonly register: (program: Command, context: Context) => void
}

/** The examples under `--help`. */
export const withExamples = (command: Command, name: string, context: Context): Command =>
  command.addHelpText('after', `\n${context.say('examples')}\n${context.say(`${name}.examples`)}`)

/** Lets a command take the words of a search: -訓練 is a word to be without, and no option; --訓練 is an option it has not. */
export const takesQuery = (command: Command): Command =>
  command.allowUnknownOption().hook('preAction', (_, { args }) => {
    const unknown = args.find((word) => word.startsWith('--'))
    if (unknown !== undefined)
      command.error(`error: unknown option '${unknown}' (jikenbo ${command.name()} --help)`, { exitCode: 2 })
  })
