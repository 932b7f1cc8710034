import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { messageKeys } from './message-keys.js'
import { translator } from './messages.js'

const messages = JSON.parse(readFileSync(new URL('./messages.json', import.meta.url), 'utf8')) as Record<
  string,
  { ja?: string; en?: string }
>

test('the file and the keys are the same', () => expect(Object.keys(messages)).toEqual([...messageKeys]))

const placeholders = (text: string) => [...new Set([...text.matchAll(/\{(\w+)/g)].map((m) => m[1]))].sort()

test.each(messageKeys)('%s is there in both languages, with the same values', (key) => {
  const { ja, en } = messages[key] ?? {}
  expect(ja).toBeTruthy()
  expect(en).toBeTruthy()
  expect(placeholders(en ?? '')).toEqual(placeholders(ja ?? ''))
})

test('one and many', () => {
  const t = translator('en')
  expect(t('releases.total', { n: '1' })).toBe('1 release')
  expect(t('releases.total', { n: '1,204' })).toBe('1,204 releases')
  expect(t('days', { n: 1 })).toBe('1 day')
})
