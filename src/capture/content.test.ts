import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { contentOf } from './content.js'

const page = Buffer.from('<p>個人情報の漏えい</p>')
const answer = (encoding: string) => ({ status: 200, reason: 'OK', headers: [['Content-Encoding', encoding]] as const })

test.each([
  ['identity', page],
  ['gzip', gzipSync(page)],
  ['x-gzip', gzipSync(page)],
  ['deflate', deflateSync(page)],
  ['br', brotliCompressSync(page)],
  ['gzip, br', brotliCompressSync(gzipSync(page))],
])('takes off %s', async (encoding, bytes) => {
  expect(Buffer.from(await contentOf({ bytes, http: answer(encoding) }))).toEqual(page)
})

test('what came without HTTP is its own content', async () => {
  expect(await contentOf({ bytes: page })).toBe(page)
})

test.each([
  ['gzip', page],
  ['zstd', page],
  // 200 MB of zeros in 200 KB.
  ['gzip', gzipSync(Buffer.alloc(200 * 1024 * 1024))],
])('refuses what cannot be taken off: %s', async (encoding, bytes) => {
  await expect(contentOf({ bytes, http: answer(encoding) })).rejects.toMatchObject({ code: 'BAD_ENCODING' })
})
