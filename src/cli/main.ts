#!/usr/bin/env node
import { CommanderError } from 'commander'
import { type Context, describeError } from './context.js'
import { languageOf, speaker } from './messages.js'
import { forTerminal } from './paint.js'
import { loadCommands, makeProgram } from './program.js'
import { progressBar } from './progress.js'

const argv = process.argv.slice(2)
const lang = languageOf(argv, process.env)
const say = speaker(lang)
const stop = new AbortController()
let exitCode = 0
let writes = false

const context: Context = {
  lang,
  say,
  out: (line) => process.stdout.write(`${forTerminal(line)}\n`),
  err: (line) => process.stderr.write(`${forTerminal(line)}\n`),
  env: process.env,
  signal: stop.signal,
  fail: () => {
    exitCode = 1
  },
  writes: () => {
    writes = true
  },
  progress: progressBar,
}

// The first Ctrl-C lets the batch at hand reach the disk; whoever will not wait presses it again and loses nothing either.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stop.signal.aborted) process.exit(130)
    stop.abort()
    // Whoever waits for standard input waits no longer.
    process.stdin.destroy()
  })
}
// `jikenbo read … | head` closes the pipe: that is no error. What changes a casebook is done to its end all the same.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') exitCode = 1
    if (!writes) process.exit(exitCode)
  })

const program = makeProgram(context, await loadCommands(argv))
for (const command of [program, ...program.commands, ...program.commands.flatMap((c) => c.commands)])
  command.exitOverride()
try {
  await program.parseAsync(argv, { from: 'user' })
} catch (error) {
  if (error instanceof CommanderError) {
    const asked =
      error.code === 'commander.helpDisplayed' || error.code === 'commander.help' || error.code === 'commander.version'
    exitCode = asked && error.exitCode === 0 ? 0 : 2
  } else {
    context.err(describeError(error, say))
    exitCode = 1
  }
}
process.exitCode = exitCode
