import { expect, test } from 'vitest'
import type { WatchedItem } from '../casebook/watching.js'
import { publicItem, publicState } from './public-source.js'

const item = (uri: string, more: Partial<WatchedItem> = {}): WatchedItem => ({
  source: '箱',
  key: uri,
  uri,
  foundAt: '2026-01-01T00:00:00Z',
  state: 'failed',
  at: '2026-01-01T00:00:00Z',
  attempts: 1,
  ...more,
})

test.each<[string, WatchedItem, object]>([
  [
    'a page keeps its address',
    item('https://a.example/news/1', { why: 'could not fetch https://a.example/news/1: gone' }),
    { uri: 'https://a.example/news/1', why: 'could not fetch https://a.example/news/1: gone' },
  ],
  [
    'a file has only its name',
    item('file:///home/somebody/in/%E7%B4%9B%E5%A4%B1.pdf', {
      why: 'watch: file:///home/somebody else/in/a.pdf is gone',
    }),
    { title: '紛失.pdf', why: 'watch: a.pdf is gone' },
  ],
  [
    'on any system',
    item('file:///C:/Users/somebody/in/a.pdf', { why: 'could not read C:\\Users\\somebody\\in\\a.pdf: locked' }),
    { title: 'a.pdf', why: 'could not read a.pdf: locked' },
  ],
])('%s', (_name, given, shown) => {
  const found = publicItem(given)
  expect(found).toMatchObject(shown)
  expect(JSON.stringify(found)).not.toContain('somebody')
})

test('a folder that cannot be read says so without its place', () => {
  const state = { name: '箱', nextLook: '', looks: 1, failures: 1, failing: 1, listed: 0, items: 0, filed: 0 }
  const error = "watch: could not look into /home/somebody/in: ENOENT, scandir '/home/somebody/in'"
  expect(publicState({ ...state, error, etag: '"a"' }, undefined)).toEqual({
    ...state,
    error: "watch: could not look into in: ENOENT, scandir 'in'",
  })
})
