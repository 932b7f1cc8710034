import { expect, test } from 'vitest'
import { speaker } from './messages.js'
import { loadCommands, makeProgram } from './program.js'

const namesFor = async (...argv: readonly string[]): Promise<readonly string[]> => {
  const context = {
    lang: 'en' as const,
    say: speaker('en'),
    out: () => {},
    data: () => {},
    err: () => {},
    env: {},
    signal: new AbortController().signal,
    fail: () => {},
    writes: () => {},
    progress: () => ({ update: () => {}, note: () => {}, stop: () => {} }),
  }
  return makeProgram(context, await loadCommands(argv)).commands.map((command) => command.name())
}

const all = [
  'read',
  'init',
  'add',
  'import',
  'watch',
  'serve',
  'build',
  'search',
  'case',
  'export',
  'stamp',
  'verify',
  'rebuild',
]

test.each([
  [['read', 'notice.txt'], ['read']],
  [['read', 'add'], ['read']],
  [['-C', 'add', '--lang=ja', '--lang', 'en', 'case', '--move'], ['case']],
  [['verify', '--help'], ['verify']],
  [['--version'], []],
  [['read', '--version'], ['read']],
  [[], all],
  [['--help'], all],
  [['help', 'read'], all],
  [['reed'], all],
  [['toString'], all],
  [['--casebook'], all],
])('%j loads %j', async (argv, names) => {
  expect(await namesFor(...argv)).toEqual(names)
})

test.each(all)('%s is loaded under its own name', async (name) => {
  expect(await namesFor(name)).toEqual([name])
})
