import { readdirSync, readFileSync } from 'node:fs'
import { expect, it, vi } from 'vitest'
import { constructedPatterns } from '../../../../scripts/patterns.js'
import { plainDocument } from '../../../casebook/document.js'
import { makeReading } from '../reading.js'
import { classCharacters } from './edges.js'
import { neededWords } from './needed-words.js'
import { pattern } from './pattern.js'
import { textOf, unknownWords, type Words, wordsWithin } from './words.js'

// Every alternative of every pattern of the reader is made with `new RegExp` when the reader first reads; in other tests
// it has.
vi.resetModules()
const made = await constructedPatterns('reader', async () => (await import('../../index.js')).readRelease(''))
const tied = [...new Map(made.map(({ source, flags }) => [`${source}/${flags}`, new RegExp(source, flags)])).values()]
  .filter((regex) => !regex.sticky)
  .filter((regex) => neededWords(regex).some(({ begins, ends }) => begins !== undefined || ends !== undefined))
  .map((regex) => ({ plain: new RegExp(regex.source, regex.flags.replace('g', '')), guarded: pattern(regex) }))

const odd = [
  '\r\n',
  ' ',
  '\u3000',
  '\u2003',
  '\ufeff',
  '\ud83d\ude00',
  '\ud83d',
  '\ude00',
  '\u0000',
  '0',
  'A',
  '。',
  '」',
  '$',
]

/** Sentences, stretches of them, and these with another character put before or behind, always the same ones. */
const stretches = (): Words[] => {
  let state = 5
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
  const folder = new URL('../../../../test/ordinary/', import.meta.url)
  const found: Words[] = []
  const texts = readdirSync(folder).filter((name) => name.endsWith('.txt'))
  for (const name of texts.slice(0, 6)) {
    const reading = makeReading(plainDocument(readFileSync(new URL(name, folder), 'utf8')))
    for (const sentence of reading.sentences) {
      const start = sentence.start + below(sentence.end - sentence.start + 1)
      const words = wordsWithin(reading, sentence, start, start + below(24))
      const text = reading.text.slice(words.start, words.end)
      const other = odd[below(odd.length)] ?? ''
      found.push(wordsWithin(reading, sentence, sentence.start, sentence.end), words)
      found.push(unknownWords(reading, other + text), unknownWords(reading, text + other))
    }
    found.push(unknownWords(reading, ''))
  }
  return found
}

it('no pattern tied to the begin or end of a text misses what its regex matches', () => {
  expect(tied.length).toBeGreaterThan(500)
  const differ: string[] = []
  let matched = 0
  for (const words of stretches())
    for (const { plain, guarded } of tied) {
      const wanted = plain.exec(textOf({ ...words }))
      // Copies, whose text is not yet cut out: the edges are looked up in the reading.
      const [test, found] = [guarded.test({ ...words }), guarded.exec({ ...words })]
      if (wanted !== null) matched++
      if (test !== (wanted !== null) || found?.index !== wanted?.index || found?.[0] !== wanted?.[0])
        differ.push(`${plain} on ${JSON.stringify(textOf(words))}`)
    }
  expect(matched).toBeGreaterThan(1000)
  expect(differ).toEqual([])
})

it.each(['\\s、', '\\d', '0-9〇元', 'ぁ-ん', '.\\-9', 'a-', '\\]a'])('[%s] holds what the regex does', (inside) => {
  const regex = new RegExp(`[${inside}]`)
  const units = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit))
  expect([...(classCharacters(inside) ?? [])].sort()).toEqual(units.filter((unit) => regex.test(unit)).sort())
})
