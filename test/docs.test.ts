import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Command } from 'commander'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { commandName, referencePages, writtenPages } from '../scripts/docs.js'
import { leafCommands, shellWords } from '../scripts/docs-console.js'
import { type Context, describeError } from '../src/cli/context.js'
import { speaker } from '../src/cli/messages.js'
import { loadCommands, makeProgram } from '../src/cli/program.js'
import { addAll, fileInputs, initCasebook, openCasebook } from '../src/filing/index.js'
import { readLexicon, readSettings, settingsFile } from '../src/filing/settings.js'
import * as library from '../src/index.js'
import { factsJson } from '../src/publish/facts-json.js'
import { pages } from '../src/publish/pages/index.js'

// What the documentation names must exist, and what exists must be documented (after datasette's test_docs).

const root = fileURLToPath(new URL('..', import.meta.url))
const written = writtenPages()
const texts: ReadonlyMap<string, string> = new Map([
  ...[...written, 'examples/README.md', 'test/golden/README.md'].map(
    (path) => [path, readFileSync(join(root, path), 'utf8')] as const,
  ),
  ...referencePages(),
])
const all = [...texts]

const packageJson = z
  .object({
    engines: z.object({ node: z.string() }),
    scripts: z.record(z.string(), z.string()),
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))

const context: Context = {
  lang: 'en',
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
const commands = await loadCommands()
const program = makeProgram(context, commands)
const leaves = leafCommands(program)

const folders: string[] = []
const folder = (parent = tmpdir()): string => {
  const dir = mkdtempSync(join(parent, 'jikenbo-docs-'))
  folders.push(dir)
  return dir
}
afterAll(() => {
  for (const dir of folders) rmSync(dir, { recursive: true, force: true })
})

const fenced = (text: string, language: string): readonly string[] =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map((m) => m[1] ?? '')

const inlineCode = (text: string): readonly string[] =>
  [...text.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/`([^`\n]+)`/g)].map((m) => m[1] ?? '')

/** Everything that stands in a page as a command somebody could type: lines of shell blocks, and code within lines. */
const commandLines = (text: string): readonly string[] => {
  const lines = [...fenced(text, 'sh'), ...fenced(text, 'console').map((b) => b.replace(/^(?!\$ ).*$/gm, ''))]
    .flatMap((block) => block.split('\n'))
    .map((line) => line.replace(/^\$ /, ''))
  return [...lines, ...inlineCode(text)]
    .map((line) => line.replace(/\s+# .*$/, '').trim())
    .filter((line) => line !== '')
}

/** `curl … | jikenbo add -` → `jikenbo add -`; `node dist/cli/main.js` is jikenbo too. */
const jikenboLines = (text: string): readonly string[] =>
  commandLines(text)
    .flatMap((line) => line.split(/ (?:\||&&|>) /))
    .map((line) => line.replace(/^(?:node dist\/cli\/main\.js|npm run dev --)(?= )/, 'jikenbo'))
    .filter((line) => /^jikenbo [^.]/.test(line))

/** Why a command line would be refused as wrongly used; undefined where it would not. */
const misuse = (line: string): string | undefined => {
  const words = shellWords(line).slice(1)
  const known = (command: Command, flag: string) => {
    const name = flag.split('=')[0]
    return [...command.options, ...program.options].find((o) => o.short === name || o.long === name)
  }
  let command: Command = program
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? ''
    if (/^-\w|^--\w/.test(word)) {
      if (/^(?:-h|--help)$/.test(word)) continue
      const option = known(command, word)
      if (option === undefined) return `${commandName(command)} has no option ${word}`
      if ((option.required || option.optional) && !word.includes('=')) i++
    } else if (command.commands.length > 0) {
      const next = command.commands.find((c) => c.name() === word)
      // `jikenbo …` stands for any command, `jikenbo [options]` for its own usage.
      if (next === undefined) return /^[[<…]/.test(word) ? undefined : `there is no command ${word}`
      command = next
    }
  }
  return undefined
}

describe('commands', () => {
  test('the ways a line can be wrong are seen', () => {
    expect(misuse('jikenbo verfy')).toBe('there is no command verfy')
    expect(misuse('jikenbo -C dir add --nothing x')).toBe('add has no option --nothing')
    expect(misuse('jikenbo import wordpress x')).toBe('there is no command wordpress')
    expect(misuse("jikenbo case 2024-012 --merge-into 2024-007 --why 'same -x incident'")).toBeUndefined()
  })

  test.each(all)('%s names only commands and options that exist', (_path, text) => {
    const wrong = jikenboLines(text).flatMap((line) => {
      const why = misuse(line)
      return why === undefined ? [] : [`${line}: ${why}`]
    })
    expect(wrong).toEqual([])
  })

  test.each([
    ['docs/commands.md', 'en'],
    ['docs/commands.ja.md', 'ja'],
  ] as const)('%s documents every command and option', (path, lang) => {
    const text = texts.get(path) ?? ''
    const ofLanguage = leafCommands(makeProgram({ ...context, lang, say: speaker(lang) }, commands))
    for (const command of ofLanguage) {
      const section = text.split(`\n## jikenbo ${commandName(command)}\n`)[1]?.split('\n## ')[0] ?? ''
      expect(section, commandName(command)).toContain(command.description())
      for (const option of command.options) expect(section, commandName(command)).toContain(`\`${option.flags}\``)
    }
    for (const option of program.options) expect(text).toContain(`\`${option.flags}\``)
  })

  test.each([
    ['README.md', 'docs/importing.md docs/search.md docs/archive.md'],
    ['README.ja.md', 'docs/importing.ja.md docs/search.ja.md docs/archive.ja.md'],
  ])('%s or a page it leads to shows every command at work', (path, others) => {
    const shown = [path, ...others.split(' ')].flatMap((p) => jikenboLines(texts.get(p) ?? '')).join('\n')
    for (const command of leaves) expect(shown).toMatch(new RegExp(`(?:^|\\s)${commandName(command)}(?:\\s|$)`, 'm'))
  })

  test.each(all)('%s names only scripts of package.json', (_path, text) => {
    const named = [...text.matchAll(/\bnpm (?:run (?:--silent )?([\w:-]+)|(test|start))\b/g)].map((m) => m[1] ?? m[2])
    expect(named.filter((name) => !(String(name) in packageJson.scripts))).toEqual([])
  })
})

describe('reference pages', () => {
  test.each([...referencePages()])('%s is what the program says (npm run docs)', (path, text) => {
    expect(readFileSync(join(root, path), 'utf8')).toBe(text)
  })
})

describe('settings', () => {
  test.each(all)('%s shows only settings that exist', async (_path, text) => {
    for (const block of fenced(text, 'yaml')) {
      const dir = folder()
      // A block of the casebook's own words is a lexicon; every other one is settings.
      if (block.startsWith('items:')) {
        writeFileSync(join(dir, 'lexicon.yaml'), block)
        expect(await readLexicon(dir)).toBeDefined()
        continue
      }
      writeFileSync(join(dir, settingsFile), block)
      expect(Object.keys(readSettings(dir))).toEqual(expect.arrayContaining(Object.keys(parse(block) as object)))
    }
  })

  test('the variables of the environment are those the program reads, and all are documented', () => {
    const read = new Set<string>()
    for (const file of readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })) {
      if (!/\.tsx?$/.test(file) || file.includes('.test.')) continue
      for (const [, name] of readFileSync(join(root, 'src', file), 'utf8').matchAll(/\benv\.(JIKENBO_\w+|NO_COLOR)/g))
        read.add(name ?? '')
    }
    const documented = texts.get('docs/settings.md') ?? ''
    for (const name of read) expect(documented).toContain(`\`${name}\``)
    const named = all.flatMap(([, text]) => text.match(/\bJIKENBO_\w+/g) ?? [])
    expect(named.filter((name) => !read.has(name))).toEqual([])
  })
})

describe('the site', () => {
  test('every page has its address in docs/site.md, with its feed', () => {
    const rows = [...(texts.get('docs/site.md') ?? '').matchAll(/^\| `(\/[^`]*)` \| .+ \| (yes)? *\|$/gm)]
    expect(rows.map(([, address, feed]) => `${address} ${feed === 'yes'}`).sort()).toEqual(
      pages.map(({ pattern, hasFeed }) => `/${pattern.join('/')} ${hasFeed}`).sort(),
    )
  })
})

test('the fact that docs/site.md shows is one of the example it is from', () => {
  const { url, ...fact } = JSON.parse(fenced(texts.get('docs/site.md') ?? '', 'json')[0] ?? '')
  const text = readFileSync(join(root, 'examples/2023/shiraho-town-2023-06-15.txt'), 'utf8')
  expect(factsJson(library.readRelease(text))).toContainEqual(fact)
  expect(url).toContain(`#${fact.id}`)
})

/** A heading's anchor as GitHub makes it. */
const anchorOf = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
    .replaceAll(' ', '-')

const anchorsOf = (text: string): ReadonlySet<string> =>
  new Set([...text.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/^#{1,6} (.+)$/gm)].map((m) => anchorOf(m[1] ?? '')))

describe('links and paths', () => {
  test.each(all)('the links of %s lead somewhere', (path, text) => {
    const targets = [...text.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/\]\(([^)\s]+)\)/g)].map((m) => m[1] ?? '')
    const dead = targets.filter((target) => {
      if (/^https?:/.test(target)) return !URL.canParse(target)
      const [file = '', anchor] = target.split('#')
      const to = join(root, file === '' ? path : join(dirname(path), file))
      if (!existsSync(to)) return true
      return anchor !== undefined && !anchorsOf(readFileSync(to, 'utf8')).has(decodeURIComponent(anchor))
    })
    expect(dead).toEqual([])
  })

  test.each(all)('the files %s names exist', (path, text) => {
    const named = [...inlineCode(text), ...commandLines(text).flatMap(shellWords)].filter(
      (code) =>
        /^(?:src|docs|test|scripts|bench|examples)\/[\w./-]*$/.test(code) ||
        // A bare name is one of the project's own root on the pages about the project.
        (written.includes(path) && /^\.?[\w-]+\.(?:json|cjs|md)$/.test(code)),
    )
    const missing = named.filter((name) => !['', dirname(path)].some((base) => existsSync(join(root, base, name))))
    expect(missing).toEqual([])
  })

  test('every page of docs/ can be reached from the README', () => {
    const reached = new Set(['README.md'])
    for (const path of reached) {
      for (const [, target = ''] of (texts.get(path) ?? '').matchAll(/\]\(([^)#\s]+\.md)(?:#[^)]*)?\)/g))
        if (!/^https?:/.test(target)) reached.add(join(dirname(path), target))
    }
    expect([...texts.keys()].filter((path) => path.startsWith('docs/') && !reached.has(path))).toEqual([])
  })

  test('every room has its line in the architecture, and every decision its number', () => {
    const architecture = texts.get('docs/architecture.md') ?? ''
    const rooms = readdirSync(join(root, 'src')).filter((name) => statSync(join(root, 'src', name)).isDirectory())
    for (const room of rooms) expect(architecture).toContain(`| \`src/${room}/\` |`)
    const decisions = readdirSync(join(root, 'docs/decisions')).sort()
    expect(decisions.map((name) => Number(name.slice(0, 3)))).toEqual(decisions.map((_, i) => i + 1))
  })

  test.each(all)('%s names no place of one machine', (_path, text) => {
    const machine = /(?:^|[\s"'`(])(?:file:\/\/)?\/(?:work|root|tmp|Users|mnt|var|opt|home\/(?!you\/))[\w/.-]*/gm
    expect(text.match(machine) ?? []).toEqual([])
  })
})

describe('dependencies', () => {
  const page = texts.get('docs/dependencies.md') ?? ''
  const rows = [...page.matchAll(/^\| (\S+) (\d[\w.-]*) \|.*\| ([^|]+) \|$/gm)].map(
    ([, name = '', version = '', licence = '']) => ({ name, version, licence: licence.trim() }),
  )
  const installed = z.object({ version: z.string(), license: z.string() })

  test('the page lists those of package.json, in those versions', () => {
    const wanted = Object.entries({ ...packageJson.dependencies, ...packageJson.devDependencies })
    expect(rows.map(({ name, version }) => `${name} ${version}`).sort()).toEqual(wanted.map((w) => w.join(' ')).sort())
  })

  test.each(rows)('$name is installed as the page says, under its licence', ({ name, version, licence }) => {
    const found = installed.parse(JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')))
    expect(found).toEqual(expect.objectContaining({ version, license: licence }))
    if (name in packageJson.dependencies) expect(licence).toMatch(/^(?:MIT(?:-0)?|ISC|Apache-2\.0|BSD-[23]-Clause)$/)
  })
})

describe('the library', () => {
  test.each(['README.md', 'README.ja.md'])('the example of %s does what it says', async (path) => {
    const [example = ''] = fenced(texts.get(path) ?? '', 'ts')
    const imported = /import \{ ([^}]+) \} from 'jikenbo'/.exec(example)?.[1]?.split(', ') ?? []
    expect(imported.filter((name) => !(name in library))).toEqual([])

    // The casebook the example opens: that of the block of shell above it.
    const dir = folder()
    await initCasebook(join(dir, 'my-casebook'))
    const casebook = await openCasebook(join(dir, 'my-casebook'), 'write')
    for await (const outcome of addAll(casebook, fileInputs([join(root, 'examples/2023')])))
      if (outcome.kind === 'failed') throw new Error(describeError(outcome.error, context.say))
    await casebook.close()

    const said = [...example.matchAll(/^console\.log\(.*\) \/\/ (.+)$/gm)].map((m) => m[1])
    // Within the project, where the test runner compiles it.
    mkdirSync(join(root, '.cache'), { recursive: true })
    const run = join(folder(join(root, '.cache')), 'example.ts')
    const source = example
      .replace("from 'jikenbo'", `from ${JSON.stringify(pathToFileURL(join(root, 'src/index.ts')).href)}`)
      .replace("'my-casebook'", JSON.stringify(join(dir, 'my-casebook')))
    writeFileSync(run, source)
    const log = vi.spyOn(console, 'log').mockImplementation(() => {})
    try {
      await import(/* @vite-ignore */ pathToFileURL(run).href)
      expect(log.mock.calls.map((words) => words.join(' '))).toEqual(said)
    } finally {
      log.mockRestore()
    }
  })

  test('the example of docs/reading.md does what it says', async () => {
    const [example = ''] = fenced(texts.get('docs/reading.md') ?? '', 'ts')
    // `findCounts('…') // [65000]` is what comes out beside what is said of it.
    const source = example
      .replace("from 'jikenbo'", `from ${JSON.stringify(pathToFileURL(join(root, 'src/index.ts')).href)}`)
      .replace(/^(\w.*\S) \/\/ (.+)$/gm, 'said.push([$1, $2])')
    mkdirSync(join(root, '.cache'), { recursive: true })
    const run = join(folder(join(root, '.cache')), 'example.ts')
    writeFileSync(run, `export const said: unknown[] = []\n${source}`)
    const { said } = (await import(/* @vite-ignore */ pathToFileURL(run).href)) as { said: [unknown, unknown][] }
    expect(said.map(([value]) => value)).toEqual(said.map(([, told]) => told))
    expect(said).toHaveLength(3)
  })

  test('every function the READMEs name is exported', () => {
    for (const path of ['README.md', 'README.ja.md']) {
      const section = (texts.get(path) ?? '')
        .split(/^## (?:As a library|ライブラリーとして使う)$/m)[1]
        ?.split('\n## ')[0]
      const named = inlineCode(section ?? '').filter((code) => /^[a-z]+[A-Z]\w*$|^(?:rebuild|verify)$/.test(code))
      expect(named.filter((name) => !(name in library))).toEqual([])
      expect(named.length).toBeGreaterThan(3)
    }
  })
})

describe('the two READMEs', () => {
  test('have the same sections, commands, rows of tables and pictures', () => {
    const outline = (path: string) => {
      const text = texts.get(path) ?? ''
      return {
        sections: (text.match(/^## /gm) ?? []).length,
        commands: [...fenced(text, 'sh'), ...fenced(text, 'console')]
          .flatMap((block) => block.match(/^(?:\$ )?(?:jikenbo|npm) .*$/gm) ?? [])
          .map((line) => line.replace(/ +# .*$/, '')),
        pictures: [...text.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map((m) => m[1]),
        rows: (text.match(/^\| /gm) ?? []).length,
        requiresNode: text.includes(`Node ${packageJson.engines.node.replace('>=', '')}`),
      }
    }
    expect(outline('README.ja.md')).toEqual(outline('README.md'))
    expect(outline('README.md')).toEqual(expect.objectContaining({ requiresNode: true }))
  })
})
