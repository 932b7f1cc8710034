import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { digestOf, openOutput } from './output-folder.js'

let parent: string
let dir: string

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'jikenbo-output-'))
  dir = join(parent, 'public')
})
afterEach(() => rmSync(parent, { recursive: true, force: true }))

type Files = Readonly<Record<string, string>>

const first: Files = { 'index.html': 'home', 'cases/1/index.html': 'one', 'cases/1.json': '{}' }

/** Writes a site of files that are each made of what they hold. Gives which were asked to be made. */
const build = (files: Files, maker = 'a') => {
  const output = openOutput(dir, maker)
  const made: string[] = []
  try {
    for (const [file, text] of Object.entries(files)) {
      const from = digestOf({ file, text })
      if (output.keeps([file], from)) continue
      made.push(file)
      output.put(file, text, from)
    }
    return { made, ...output.finish() }
  } finally {
    output.close()
  }
}

/** All that stands in the folder, but for the notes of what it was made of. */
const standing = (): Files =>
  Object.fromEntries(
    readdirSync(dir, { recursive: true, withFileTypes: true })
      .filter((e) => !e.isDirectory() && e.name !== '.jikenbo-site')
      .map((e) => join(e.parentPath, e.name))
      .map((path) => [path.slice(dir.length + 1), readFileSync(path, 'utf8')]),
  )

test('what was made of the same is not made again, and stays as it is', () => {
  expect(build(first)).toMatchObject({ files: 4, written: 3 })
  utimesSync(join(dir, 'index.html'), 1, 1)
  build(first)
  const before = Object.keys(first).map((file) => statSync(join(dir, file)))
  expect(build(first)).toMatchObject({ made: [], files: 4, written: 0 })
  expect(Object.keys(first).map((file) => statSync(join(dir, file)))).toEqual(before)
  expect(readdirSync(parent)).toEqual(['public'])
})

test('what changed is written, what is gone is taken away with its folder', () => {
  build(first)
  const second = { 'index.html': 'home 2', 'cases/2/index.html': 'two', 'cases/1.json': '{}' }
  expect(build(second)).toMatchObject({ made: ['index.html', 'cases/2/index.html'], written: 2 })
  expect(standing()).toEqual(second)
  expect(existsSync(join(dir, 'cases', '1'))).toBe(false)
})

test('another program makes all of it again, and leaves what is the same alone', () => {
  build(first)
  expect(build(first, 'b')).toMatchObject({ made: Object.keys(first), written: 0 })
})

test.each<readonly [string, () => void]>([
  ['words changed under the same size', () => writeFileSync(join(dir, 'index.html'), 'HOME')],
  ['a file that is gone', () => rmSync(join(dir, 'index.html'))],
  ['a file cut off', () => writeFileSync(join(dir, 'index.html'), '')],
  ['a file more', () => writeFileSync(join(dir, 'cases', 'notes.txt'), 'mine')],
  [
    'what a build that was killed left there',
    () => mkdirSync(join(dir, '.jikenbo-next-x', 'cases'), { recursive: true }),
  ],
  ['notes cut off', () => writeFileSync(join(dir, '.jikenbo-site'), '{"maker":"a","fil')],
  ['notes of an older program', () => writeFileSync(join(dir, '.jikenbo-site'), 'jikenbo\n')],
  [
    'a folder where a file is to be',
    () => {
      rmSync(join(dir, 'index.html'))
      mkdirSync(join(dir, 'index.html', 'in'), { recursive: true })
    },
  ],
  [
    'a file where a folder is to be',
    () => {
      rmSync(join(dir, 'cases'), { recursive: true })
      writeFileSync(join(dir, 'cases'), 'mine')
    },
  ],
  [
    'a link out of the folder where a folder is to be',
    () => {
      rmSync(join(dir, 'cases'), { recursive: true })
      mkdirSync(join(parent, 'elsewhere'))
      writeFileSync(join(parent, 'elsewhere', '1.json'), '{}')
      symlinkSync(join(parent, 'elsewhere'), join(dir, 'cases'))
    },
  ],
])('mends %s', (_what, harm) => {
  build(first)
  harm()
  build(first)
  expect(standing()).toEqual(first)
  expect(readdirSync(dir).sort()).toEqual(['.jikenbo-site', 'cases', 'index.html'])
  expect(build(first)).toMatchObject({ made: [], written: 0 })
})

test('a folder is left as it was where a build ends before its end', () => {
  mkdirSync(dir)
  const output = openOutput(dir, 'a')
  output.put('index.html', 'home')
  output.close()
  expect(readdirSync(dir)).toEqual([])
  build(first)
  const again = openOutput(dir, 'a')
  again.put('index.html', 'home 2')
  again.close()
  expect(standing()).toEqual(first)
})

test('what a killed first build left in an empty folder is no obstacle', () => {
  mkdirSync(dir)
  // Neither finished nor closed.
  openOutput(dir, 'a').put('index.html', 'hom')
  build(first)
  expect(standing()).toEqual(first)
})

test.each([
  ['two pages in one file', ['a', 'a'], 'SAME_FILE'],
  ['a page outside', ['../a'], 'OUTSIDE'],
])('refuses %s', (_what, files, code) => {
  const output = openOutput(dir, 'a')
  expect(() => {
    for (const file of files) output.put(file, '')
  }).toThrow(code)
  output.close()
})

test('replaces nobody else’s files', () => {
  mkdirSync(dir)
  writeFileSync(join(dir, 'thesis.txt'), 'years of work')
  expect(() => openOutput(dir, 'a')).toThrow('NOT_A_SITE')
  writeFileSync(join(parent, 'file'), '')
  expect(() => openOutput(join(parent, 'file'), 'a')).toThrow('NOT_A_DIRECTORY')
  expect(standing()).toEqual({ 'thesis.txt': 'years of work' })
})
