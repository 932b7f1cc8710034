import type { Command } from 'commander'
import type { Context } from '../context.js'

/** A command of `jikenbo`: it adds itself to the program. `npm run docs` writes the reference from what it adds. */
export interface CliCommand {
  readonly register: (program: Command, context: Context) => void
}

/** The examples under `--help`. */
export const withExamples = (command: Command, name: string, context: Context): Command =>
  command.addHelpText('after', `\n${context.say('examples')}\n${context.say(`${name}.examples`)}`)
