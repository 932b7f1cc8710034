import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { passedOverSentence, passedOverWhys } from './passed-over.js'

const file = JSON.parse(readFileSync(new URL('./passed-over.json', import.meta.url), 'utf8')) as object

test('the file and the codes are the same', () => expect(Object.keys(file)).toEqual([...passedOverWhys]))

test.each(passedOverWhys)('%s has a sentence in both languages', (why) => {
  expect(passedOverSentence(why, 'ja')).toMatch(/[ぁ-ん]/)
  expect(passedOverSentence(why, 'en')).toMatch(/^[a-z][ -~]+[^.]$/)
})

test('no two codes say the same', () => {
  for (const language of ['ja', 'en'] as const)
    expect(new Set(passedOverWhys.map((why) => passedOverSentence(why, language))).size).toBe(passedOverWhys.length)
})
