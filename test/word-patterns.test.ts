import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { alternatives, alternativesOfGroups } from '../scripts/patterns.js'
import { plainDocument } from '../src/casebook/document.js'
import { fold } from '../src/read/ja/text/normalise.js'

// The word lists that are patterns: what could never match in them, or never decide, is refused like a dead word.

const folder = fileURLToPath(new URL('../src/read/ja/lexicon/', import.meta.url))
const load = (name: string): unknown => JSON.parse(readFileSync(`${folder}${name}.json`, 'utf8'))

/** Every string of a file with the way to it; `versions` and such have none. */
const stringsOf = (value: unknown, place: string): readonly (readonly [place: string, text: string])[] => {
  if (typeof value === 'string') return [[place, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => stringsOf(inner, `${place}.${key}`))
}

const folded = (text: string): string => fold(plainDocument(text)).text
/** Characters that no folded text holds: a comma stands between digits, a prolonged sound between kana. */
const neverFolded = (source: string): readonly string[] =>
  [...new Set(source.replace(/\\./g, ''))].filter((c) =>
    ['あ', '1'].every((beside) => folded(beside + c + beside) !== beside + c + beside),
  )
const twice = (list: readonly string[]): readonly string[] => list.filter((one, at) => list.indexOf(one) !== at)
const isPlain = (source: string): boolean => !/[\\[\](){}.*+?^$|]/.test(source)
/** Alternatives that an earlier one always goes before, as far as plain words show it. */
const shadowed = (source: string, holds: (one: string, other: string) => boolean): readonly string[] => {
  const all = alternatives(source)
  return all.filter((one, at) => isPlain(one) && all.some((other, i) => i < at && isPlain(other) && holds(one, other)))
}

const files: Readonly<Record<string, (one: string, other: string) => boolean>> = {
  // What is found has a place and a length.
  'event-words': (one, other) => one.startsWith(other),
  // These are only asked whether they stand there.
  'notice-words': (one, other) => one.includes(other),
}

describe.each(Object.keys(files))('the patterns of %s', (name) => {
  const patterns = stringsOf(load(name), name)

  it('hold no character that folding takes away', () => {
    expect(patterns.flatMap(([place, source]) => neverFolded(source).map((c) => `${place}: ${c}`))).toEqual([])
  })

  it('name nothing twice', () => {
    const doubled = patterns.flatMap(([place, source]) =>
      alternativesOfGroups(source).flatMap((list) => twice(list).map((one) => `${place}: ${one}`)),
    )
    expect(doubled).toEqual([])
  })

  it('have no alternative that another always goes before', () => {
    expect(
      patterns.flatMap(([place, source]) =>
        shadowed(source, files[name] ?? (() => false)).map((one) => `${place}: ${one}`),
      ),
    ).toEqual([])
  })
})

describe('the counters', () => {
  const counters = stringsOf(load('count-counters'), '').map(([, word]) => word)

  it('have one meaning each, in the spelling of folded texts', () => {
    expect(twice(counters)).toEqual([])
    expect(counters.filter((word) => folded(word) !== word)).toEqual([])
  })
})

it('every list is looked at by one of the checks', () => {
  const lists = ['items', 'actions', 'authorities', 'prevention', 'organisations', 'roles', 'products']
  expect(
    readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((file) => file.replace(/\.json$/, ''))
      .sort(),
  ).toEqual([...Object.keys(files), 'count-counters', ...lists].sort())
})
