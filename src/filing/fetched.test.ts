import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import Encoding from 'encoding-japanese'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeFetcher } from '../capture/fetch/index.js'
import { addAll, type Outcome } from './add.js'
import { type Casebook, initCasebook, openCasebook } from './casebook.js'
import { casebookFetcher, fetchInput } from './fetched.js'
import { fileInputs } from './inputs.js'
import { settingsFile } from './settings.js'
import { verify } from './verify.js'

const notice = (count: number) =>
  `<!doctype html><title>お知らせ</title><h1>個人情報の紛失について(お詫び)</h1><p>令和6年6月20日</p><p>汐見崎市</p><p>汐見崎市の職員が住民${count}人分の氏名を記録したUSBメモリーを紛失したことが判明しました。深くお詫び申し上げます。</p>`

let dir = ''
let server: Server
let origin = ''
let casebook: Casebook
let asked: string[] = []

beforeEach(async () => {
  asked = []
  server = createServer((request, response) => {
    if (request.url !== '/robots.txt') asked.push(`${request.url} ${request.headers['if-none-match'] ?? ''}`.trim())
    switch (request.url) {
      case '/1':
        if (request.headers['if-none-match'] === '"v1"') return response.writeHead(304, { ETag: '"v1"' }).end()
        return response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ETag: '"v1"' }).end(notice(98))
      case '/sjis':
        // No word of its own about the encoding: only the header says it.
        return response
          .writeHead(200, { 'Content-Type': 'text/html; charset=Shift_JIS' })
          .end(Buffer.from(Encoding.convert(Encoding.stringToCode(notice(77)), { to: 'SJIS', from: 'UNICODE' })))
      case '/zipped':
        return response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync(notice(66)))
      // 漏えい in Shift_JIS, as old servers name their files.
      case '/%98R%82%A6%82%A2.htm':
        return response.writeHead(200).end('個人情報の紛失について(お詫び)')
      case '/odd':
        return response.writeHead(200, { 'Content-Type': 'text/html; charset=utf:8' }).end(notice(55))
      case '/empty':
        return response.writeHead(200, { 'Content-Type': 'text/html' }).end()
      case '/old':
        return response.writeHead(301, { Location: '/1' }).end()
      default:
        return response.writeHead(404, { 'Content-Type': 'text/html' }).end('<h1>見つかりません</h1>')
    }
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  dir = mkdtempSync(join(tmpdir(), 'jikenbo-fetched-'))
  await initCasebook(dir)
  writeFileSync(
    join(dir, settingsFile),
    `fetch: { allowPrivate: ["127.0.0.0/8"], contact: "https://casebook.example" }\n`,
  )
  casebook = await openCasebook(dir, 'write')
})
afterEach(async () => {
  await casebook.close()
  await new Promise((done) => server.close(done))
  rmSync(dir, { recursive: true, force: true })
})

const add = async (...paths: string[]): Promise<Outcome[]> => {
  const fetcher = casebookFetcher(casebook.settings)
  const outcomes: Outcome[] = []
  try {
    const fetch = (uri: string) => fetchInput(uri, fetcher, { known: casebook.reader })
    for await (const o of addAll(casebook, fileInputs(paths, fetch))) outcomes.push(o)
  } finally {
    fetcher.close()
  }
  return outcomes
}

test('an address is fetched, kept, read and filed; the server need not send it again', async () => {
  expect(await add(`${origin}/1`)).toMatchObject([{ kind: 'filed' }])
  expect(await add(`${origin}/1`)).toMatchObject([{ kind: 'known', state: 'filed' }])
  expect(asked).toEqual(['/1', '/1 "v1"'])
  const [row] = (await casebook.reader.releases()).rows
  const release = await casebook.reader.release(row?.id ?? '')
  expect(release?.url).toBe(`${origin}/1`)
  expect((await verify(casebook)).findings).toEqual([])
})

test.each([
  ['/sjis', 77],
  ['/zipped', 66],
  ['/old', 98],
])('%s is read as what it is', async (path, count) => {
  await add(`${origin}${path}`)
  const [row] = (await casebook.reader.releases()).rows
  const release = await casebook.reader.release(row?.id ?? '')
  expect(release?.versions[0]?.facts).toMatchObject({
    discloser: { name: '汐見崎市' },
    affected: [{ count, unit: 'people' }],
  })
})

test('the name of a file may be escaped in any encoding', async () => {
  const uri = `${origin}/%98R%82%A6%82%A2.htm`
  expect(await add(uri)).toMatchObject([{ kind: 'passed' }])
  const [visit] = await casebook.reader.visits({ uri })
  expect(await casebook.reader.capture(visit?.capture ?? '')).toMatchObject({ mediaType: 'text/html' })
})

test('a Content-Type that is none keeps no page out', async () => {
  expect(await add(`${origin}/odd`, `${origin}/1`)).toMatchObject([{ kind: 'filed' }, { kind: 'filed' }])
  expect((await verify(casebook)).findings).toEqual([])
})

test('what no record can be made of fails alone', async () => {
  const fetcher = casebookFetcher(casebook.settings)
  const odd = await fetchInput(`${origin}/odd`, fetcher)
  const good = await fetchInput(`${origin}/1`, fetcher)
  fetcher.close()
  if (!('bytes' in odd)) throw odd.error
  const outcomes: Outcome[] = []
  for await (const o of addAll(casebook, [{ ...odd, mediaType: 'none at all' }, good])) outcomes.push(o)
  expect(outcomes).toMatchObject([{ kind: 'failed', error: { code: 'BAD_RECORD' } }, { kind: 'filed' }])
  expect((await verify(casebook)).findings).toEqual([])
})

test('an answer that is no page, and no answer at all, are errors of their own; the rest is done', async () => {
  expect(await add(`${origin}/none`, `${origin}/1`, 'http://127.0.0.1:1/', `${origin}/empty`)).toMatchObject([
    { kind: 'failed', error: { code: 'HTTP_404' } },
    { kind: 'filed' },
    { kind: 'failed', error: { code: 'BLOCKED_PORT' } },
    { kind: 'failed', error: { code: 'EMPTY_PAGE' } },
  ])
  expect((await casebook.reader.visits({ uri: `${origin}/none` })).map((v) => v.status)).toEqual([404])
})

test('a private address is not asked, unless the settings allow it', async () => {
  const fetcher = makeFetcher()
  const refused = await fetchInput(`${origin}/1`, fetcher)
  fetcher.close()
  expect(refused).toMatchObject({ error: { code: 'PRIVATE_ADDRESS' } })
  expect(asked).toEqual([])
})
