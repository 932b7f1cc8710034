import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { noticePage } from '../../test/support/notice-site.js'
import { sha256Of } from '../capture/warc-record.js'
import type { Capture } from '../casebook/records.js'
import { derive } from './derive.js'
import { type DeriveThreads, startDeriveThreads } from './derive-threads.js'
import { readLexicon } from './settings.js'

let dir = ''
let threads: DeriveThreads
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'jikenbo-threads-'))
  writeFileSync(join(dir, 'lexicon.yaml'), 'items:\n  entries:\n    - value: my-number\n      words: [ひみつ番号]\n')
  const started = startDeriveThreads(dir, 2)
  if (started === undefined) throw new Error('no threads')
  threads = started
})
afterAll(async () => {
  await threads.close()
  rmSync(dir, { recursive: true, force: true })
})

const captureOf = (bytes: Uint8Array, mediaType = 'text/html'): Capture => ({
  sha256: sha256Of(bytes),
  size: bytes.length,
  mediaType,
  receivedAt: '2026-04-01T00:00:00.000Z',
  source: { kind: 'url', uri: 'https://www.city.example/1.html', name: '1.html' },
  archive: { file: '', offset: 0, length: 0 },
})

test('other threads read what this one reads, with the words a casebook adds', async () => {
  const lexicon = await readLexicon(dir)
  const pages = Array.from({ length: 20 }, (_, n) => Buffer.from(noticePage(n).replace('住所', 'ひみつ番号')))
  const read = await Promise.all(pages.map((bytes) => threads.derive(captureOf(bytes), { bytes })))
  for (const [n, bytes] of pages.entries()) expect(read[n]).toEqual(await derive(captureOf(bytes), bytes, lexicon))
  expect(read[0]?.facts.items.map((i) => i.value)).toContain('my-number')
})

test('an answer is unpacked there, and the bytes stay whole here', async () => {
  const page = Buffer.from(noticePage(1))
  const bytes = gzipSync(page)
  const sha256 = sha256Of(bytes)
  const http = { headers: [['Content-Encoding', 'gzip']] as const }
  const [read] = [await threads.derive(captureOf(bytes), { bytes, http })]
  expect(read.document.text).toContain('管理番号1')
  expect(sha256Of(bytes)).toBe(sha256)
})

test('what cannot be read is refused as here, and others are read all the same', async () => {
  const [empty, page] = [Buffer.from('<title></title>'), Buffer.from(noticePage(2))]
  const [refused, read] = await Promise.allSettled([
    threads.derive(captureOf(empty), { bytes: empty }),
    threads.derive(captureOf(page), { bytes: page }),
  ])
  const here = await derive(captureOf(empty), empty).catch((error: unknown) => error)
  expect(refused).toMatchObject({ status: 'rejected', reason: here })
  expect(read.status).toBe('fulfilled')
})
