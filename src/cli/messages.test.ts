import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { languageOf, messageKeys, speaker } from './messages.js'

const sources = readdirSync('src/cli', { recursive: true, encoding: 'utf8' })
  .filter((f) => f.endsWith('.ts') && !f.endsWith('.test.ts'))
  .map((f) => readFileSync(`src/cli/${f}`, 'utf8'))
  .join('\n')

describe('messages', () => {
  test('every one is used, every one used is there', () => {
    const used = new Set(
      [...sources.matchAll(/say\(\s*(?:[\w.]+ \? )?'([\w.-]+)'(?: : '([\w.-]+)')?/g)].flatMap((m) => [m[1], m[2]]),
    )
    used.delete(undefined)
    const byPattern = (key: string) =>
      /^advice\.|^title\.|\.examples$|^add\.(?:no-notice|unreadable|unchanged)$|^import\.blogger$/.test(key) ||
      sources.includes(`'${key}'`)
    expect(messageKeys.filter((key) => !used.has(key) && !byPattern(key))).toEqual([])
    expect([...used].filter((key) => !messageKeys.includes(key ?? ''))).toEqual([])
  })
  test('both languages take the same values', () => {
    const values = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort()
    for (const key of messageKeys) expect([key, values(speaker('ja')(key))]).toEqual([key, values(speaker('en')(key))])
  })
})

test('a number takes the word that goes with it', () => {
  expect([1, 2].map((n) => speaker('en')('verify.bad', { n }))).toEqual(['1 problem found', '2 problems found'])
})

describe('languageOf', () => {
  test.each<[string, string[], Record<string, string>, 'ja' | 'en']>([
    ['a Japanese locale', [], { LANG: 'ja_JP.UTF-8' }, 'ja'],
    ['LC_ALL before LANG', [], { LC_ALL: 'C', LANG: 'ja_JP.UTF-8' }, 'en'],
    ['JIKENBO_LANG before the locale', [], { JIKENBO_LANG: 'ja', LC_ALL: 'C' }, 'ja'],
    ['an empty variable says nothing', [], { JIKENBO_LANG: '', LANG: 'ja_JP.UTF-8' }, 'ja'],
    ['--lang before all', ['--lang', 'en', 'read'], { JIKENBO_LANG: 'ja' }, 'en'],
    ['--lang=ja', ['--lang=ja'], {}, 'ja'],
    ['nothing said', [], {}, 'en'],
  ])('%s', (_name, argv, env, lang) => expect(languageOf(argv, env)).toBe(lang))
})
