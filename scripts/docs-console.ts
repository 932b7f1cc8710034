// The output under every command of a ```console block, as the program gives it now; a part of docs.ts.
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import type { Command } from 'commander'
import type { Language } from '../src/casebook/vocabulary.js'
import { type Context, describeError } from '../src/cli/context.js'
import { speaker } from '../src/cli/messages.js'
import { loadCommands, makeProgram } from '../src/cli/program.js'

const root = fileURLToPath(new URL('..', import.meta.url))

/** A context that collects what a terminal would show. */
export const collecting = (lang: Language, shown: string[]): Context => ({
  lang,
  say: speaker(lang),
  out: (line) => void shown.push(line),
  data: (text) => void shown.push(text),
  err: (line) => void shown.push(line),
  env: {},
  signal: new AbortController().signal,
  fail: () => {},
  writes: () => {},
  progress: () => ({ update: () => {}, note: (line) => void shown.push(line), stop: () => {} }),
})

/** Every command below a program, the groups' own (`import`) left out in favour of theirs (`import blogger`). */
export const leafCommands = (command: Command): readonly Command[] =>
  command.commands.length === 0 ? [command] : command.commands.flatMap(leafCommands)

/** Words of a shell command; quotes keep spaces. */
export const shellWords = (line: string): readonly string[] =>
  [...line.matchAll(/'([^']*)'|"([^"]*)"|([^\s'"]+)/g)].map(
    ([, single, double, bare]) => single ?? double ?? bare ?? '',
  )

/** What a terminal shows for one `jikenbo …`, optionally ` | head -N`, run inside `dir`. */
const runCommand = async (line: string, lang: Language, dir: string): Promise<readonly string[]> => {
  const [command = '', head] = line.split(/ \| head -/)
  const [name, ...args] = shellWords(command)
  if (name !== 'jikenbo') throw new Error(`docs: a console block may only run jikenbo, not ${line}`)
  const shown: string[] = []
  const context = collecting(lang, shown)
  const program = makeProgram(context, await loadCommands())
  for (const c of [program, ...program.commands, ...leafCommands(program)]) c.exitOverride()
  try {
    await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    shown.push(describeError(error, context.say))
  }
  const lines = stripVTControlCharacters(shown.join('\n')).replaceAll(`${dir}/`, '~/').split('\n')
  return head === undefined ? lines : [...lines.slice(0, Number(head)), ...(lines.length > Number(head) ? ['…'] : [])]
}

/** A page with the output of its ```console blocks as the program gives it now. The blocks of a page share one folder. */
export const refreshConsole = async (text: string, lang: Language): Promise<string> => {
  const dir = mkdtempSync(join(tmpdir(), 'jikenbo-docs-'))
  const before = process.cwd()
  try {
    for (const shared of ['examples', 'docs']) symlinkSync(join(root, shared), join(dir, shared))
    process.chdir(dir)
    let fresh = ''
    let from = 0
    for (const block of text.matchAll(/^```console\n([\s\S]*?)^```$/gm)) {
      const lines: string[] = []
      for (const line of (block[1] ?? '').split('\n').filter((l) => l.startsWith('$ ')))
        lines.push(line, ...(await runCommand(line.slice(2), lang, process.cwd())))
      fresh += `${text.slice(from, block.index)}\`\`\`console\n${lines.join('\n')}\n\`\`\``
      from = block.index + block[0].length
    }
    return fresh + text.slice(from)
  } finally {
    process.chdir(before)
    rmSync(dir, { recursive: true, force: true })
  }
}
