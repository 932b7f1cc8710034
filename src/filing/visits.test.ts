import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readersView } from '../../test/support/readers-view.js'
import { sha256Of } from '../capture/warc-record.js'
import { addAll, type Outcome } from './add.js'
import { type Casebook, initCasebook, openCasebook } from './casebook.js'
import { decide } from './decide.js'
import type { AddBytes } from './inputs.js'
import { rebuild } from './rebuild.js'
import { verify } from './verify.js'

let dir = ''
let casebook: Casebook

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'jikenbo-visits-'))
  await initCasebook(dir)
  casebook = await openCasebook(dir, 'write')
})
afterEach(async () => {
  await casebook.close()
  rmSync(dir, { recursive: true, force: true })
})

const uri = 'https://town.example/news/1.html'
const notice = (count: number) =>
  `<h1>個人情報の紛失について(お詫び)</h1><p>令和6年6月20日</p><p>汐見崎市</p><p>汐見崎市の職員が住民${count}人分の氏名を記録したUSBメモリーを紛失したことが判明しました。深くお詫び申し上げます。</p>`

/** An answer as a web server gives it. */
const answer = (
  body: string | Uint8Array,
  receivedAt: string,
  http: Partial<NonNullable<AddBytes['http']>> = {},
): AddBytes => ({
  bytes: Buffer.from(body),
  mediaType: 'text/html',
  source: { kind: 'url', uri, name: uri },
  receivedAt,
  http: {
    uri,
    asked: uri,
    request: { method: 'GET', target: '/news/1.html', headers: [['Host', 'town.example']] },
    status: 200,
    reason: 'OK',
    headers: [['ETag', '"a"']],
    capture: true,
    ...http,
  },
})

const add = async (...inputs: AddBytes[]): Promise<Outcome[]> => {
  const outcomes: Outcome[] = []
  for await (const o of addAll(casebook, inputs)) outcomes.push(o)
  return outcomes
}

const visits = async () =>
  (await casebook.reader.visits({ uri })).map((v) => [v.at.slice(0, 10), v.status, v.unchanged, v.capture?.slice(0, 6)])

const one = sha256Of(Buffer.from(notice(98))).slice(0, 6)
const two = sha256Of(Buffer.from(notice(1204))).slice(0, 6)

const gone = { status: 404, reason: 'Not Found', capture: false, headers: [] }

test('every look at an address is kept: found, unchanged, not modified, changed, gone', async () => {
  const outcomes = await add(
    answer(notice(98), '2026-01-01T00:00:00Z'),
    answer(notice(98), '2026-01-02T00:00:00Z'),
    answer('', '2026-01-03T00:00:00Z', { status: 304, reason: 'Not Modified', capture: false }),
    answer(notice(1204), '2026-01-04T00:00:00Z'),
    answer('<h1>見つかりません</h1>', '2026-01-05T00:00:00Z', gone),
  )
  expect(outcomes.map((o) => o.kind)).toEqual(['filed', 'known', 'known', 'version', 'failed'])
  expect(outcomes.at(-1)).toMatchObject({ error: { code: 'HTTP_404' } })
  expect(await visits()).toEqual([
    ['2026-01-01', 200, false, one],
    ['2026-01-02', 200, true, one],
    ['2026-01-03', 304, true, one],
    ['2026-01-04', 200, false, two],
    ['2026-01-05', 404, false, undefined],
  ])
  const [release] = (await casebook.reader.releases()).rows
  const { versions } = (await casebook.reader.release(release?.id ?? '')) ?? {}
  expect(versions?.map((v) => v.facts.affected[0]?.count)).toEqual([98, 1204])
  expect((await verify(casebook)).findings).toEqual([])
})

test('what a release says again after it said otherwise is a version', async () => {
  await add(answer(notice(98), '2026-01-01T00:00:00Z'))
  await add(answer(notice(1204), '2026-01-02T00:00:00Z'))
  expect(await add(answer(notice(98), '2026-01-03T00:00:00Z'))).toMatchObject([{ kind: 'version' }])
  expect(await add(answer(notice(98), '2026-01-04T00:00:00Z'))).toMatchObject([{ kind: 'known' }])
  const [row] = (await casebook.reader.releases()).rows
  const release = await casebook.reader.release(row?.id ?? '')
  expect(release?.versions.map((v) => v.facts.affected[0]?.count)).toEqual([98, 1204, 98])
  const before = await readersView(casebook)
  await rebuild(casebook)
  expect(await readersView(casebook)).toEqual(before)
})

describe('equal bytes from two places', () => {
  const other = 'https://town.example/news/1.html?a=2'
  const saved: AddBytes = {
    bytes: Buffer.from(notice(98)),
    mediaType: 'text/html',
    source: { kind: 'file', uri: 'file:///saved.html', name: 'saved.html' },
  }
  const page = answer(notice(98), '2026-01-01T00:00:00Z')
  const again = answer(notice(98), '2026-01-01T00:00:01Z', { uri: other, asked: other })
  test.each<[string, AddBytes, AddBytes]>([
    ['a page behind two addresses', page, { ...again, source: { kind: 'url', uri: other, name: other } }],
    ['two files', saved, { ...saved, source: { kind: 'file', uri: 'file:///copy.html', name: 'copy.html' } }],
    ['a saved copy and its address', saved, page],
    ['an address and its saved copy', page, saved],
  ])('%s: the one that was kept is the one that is filed', async (_, first, second) => {
    expect((await add(first, second)).map((o) => o.kind)).toEqual(['filed', 'known'])
    const [row] = (await casebook.reader.releases()).rows
    const release = await casebook.reader.release(row?.id ?? '')
    expect(release?.versions.map((v) => v.capture.source)).toEqual([first.source])
    expect(release).toMatchObject(first.source.kind === 'url' ? { url: uri } : {})
    expect((await verify(casebook, { deep: true })).findings).toEqual([])
    const before = await readersView(casebook)
    await rebuild(casebook)
    expect(await readersView(casebook)).toEqual(before)
  })

  test('filed after all (--any) from another place than they were kept from', async () => {
    const page = '<h1>お知らせ</h1><p>夏まつりを開催します。ご来場ください。</p>'
    await add(answer(page, '2026-01-01T00:00:00Z'))
    const outcomes: Outcome[] = []
    const again = { ...saved, bytes: Buffer.from(page) }
    for await (const o of addAll(casebook, [again], { anyText: true })) outcomes.push(o)
    expect(outcomes).toMatchObject([{ kind: 'filed' }])
    expect((await verify(casebook, { deep: true })).findings).toEqual([])
  })
})

test('a release has a history: gone, back, other bytes that say the same, something else in its place', async () => {
  const page = notice(98)
  await add(answer(page, '2026-01-01T00:00:00Z'))
  await add(answer('', '2026-01-02T00:00:00Z', gone))
  await add(answer(`${page}<!-- 12345 -->`, '2026-01-03T00:00:00Z'))
  await add(answer('<h1>ただいま準備中です</h1><p>しばらくお待ちください。</p>', '2026-01-04T00:00:00Z'))
  const [row] = (await casebook.reader.releases()).rows
  const release = await casebook.reader.release(row?.id ?? '')
  expect(release?.versions).toHaveLength(1)
  const { address, lastLooked } = (release && (await casebook.reader.history(release))) ?? {}
  expect(address?.map(({ state, since }) => `${state} ${since.slice(0, 10)}`)).toEqual([
    'there 2026-01-01',
    'gone 2026-01-02',
    'back 2026-01-03',
    'replaced 2026-01-04',
  ])
  expect(lastLooked).toBe('2026-01-04T00:00:00Z')
})

test('what changed for machines only is no version, and the reason says what it was', async () => {
  const reasons = async () =>
    (await casebook.store.decisions()).flatMap(({ act }) =>
      act.kind === 'pass' ? [act.reason.replace(/.*: /, '')] : [],
    )
  await add(answer(notice(98), '2026-01-01T00:00:00Z'))
  await add(answer(`${notice(98)}<!-- built 10:30 -->`, '2026-01-02T00:00:00Z'))
  await add(answer(notice(98).replace('<h1>', '<h2>').replace('</h1>', '</h2>'), '2026-01-03T00:00:00Z'))
  expect(await reasons()).toEqual(['only its bytes differ', 'only its layout differs'])
})

test('a second report at an address of its own is proposed as an update, and decided by a person', async () => {
  const at = '2026-01-01T00:00:00Z'
  await add(answer(notice(98), at))
  const second = 'https://town.example/news/2.html'
  await add({
    ...answer(
      '<h1>個人情報の紛失について(第2報)</h1><p>令和6年7月5日</p><p>汐見崎市</p><p>令和6年6月20日に公表しましたUSBメモリーの紛失について、汐見崎市が調査したところ、対象は住民1,204人分の氏名であることが判明しました。</p>',
      at,
      { uri: second, asked: second },
    ),
    source: { kind: 'url', uri: second, name: second },
  })
  const releases = await Promise.all(
    (await casebook.reader.releases()).rows.map(async (r) => (await casebook.reader.release(r.id))!),
  )
  const [later, earlier] = releases
  expect(releases).toHaveLength(2)
  const histories = () => Promise.all(releases.map((r) => casebook.reader.history(r)))
  const [proposed] = await histories()
  expect(proposed?.proposals).toMatchObject([
    {
      release: later!.id,
      of: earlier!.id,
      reasons: expect.arrayContaining([
        'says that it is a later report',
        'names the day of the earlier one, 2024-06-20',
      ]),
    },
  ])
  const before = await histories()
  await rebuild(casebook)
  expect(await histories()).toEqual(before)

  const who = { by: '試験', at }
  await decide(casebook, who, ({ follow }) => follow(later!.id, earlier!.id, '第2報'))
  await expect(decide(casebook, who, ({ follow }) => follow(earlier!.id, later!.id, 'round'))).rejects.toMatchObject({
    code: 'FOLLOW_CIRCLE',
  })
  const [after, first] = await histories()
  expect(after).toMatchObject({ follows: { id: earlier!.id }, proposals: [] })
  expect(first?.followedBy.map((r) => r.id)).toEqual([later!.id])
  await rebuild(casebook)
  expect(await histories()).toEqual([after, first])
  await decide(casebook, who, ({ follow }) => follow(later!.id, undefined, 'not after all'))
  expect((await histories())[0]?.follows).toBeUndefined()
  const standsAlone = async () => (await casebook.reader.release(later!.id))?.standsAlone
  expect(await standsAlone()).toBe(true)
  await rebuild(casebook)
  expect(await standsAlone()).toBe(true)
  await decide(casebook, who, ({ follow }) => follow(later!.id, earlier!.id, '第2報'))
  expect(await standsAlone()).toBeUndefined()
  expect((await verify(casebook)).findings).toEqual([])
})

test('redirects are kept before the page they led to', async () => {
  const asked = 'http://town.example/1'
  const moved = answer('', '2026-01-01T00:00:00Z', {
    uri: asked,
    status: 301,
    reason: 'Moved Permanently',
    headers: [['Location', uri]],
    capture: false,
  })
  const { asked: _, ...hop } = moved.http as NonNullable<AddBytes['http']>
  const redirect = { ...moved, http: hop, receivedAt: '2026-01-01T00:00:00Z' }
  await add({ ...answer(notice(98), '2026-01-01T00:00:01Z', { asked }), redirects: [redirect] })
  const found: (string | undefined)[] = []
  for await (const r of casebook.archive.scan('2026-01-01.warc.gz')) found.push(`${r.type} ${r.uri}`)
  expect(found.slice(1)).toEqual([`response ${asked}`, `request ${asked}`, `response ${uri}`, `request ${uri}`])
  expect(await casebook.reader.visits({ uri })).toMatchObject([{ uri: asked, finalUri: uri, status: 200 }])
  expect((await verify(casebook)).findings).toEqual([])
})

test('a page that came compressed is kept as it came, and read', async () => {
  const bytes = gzipSync(notice(98))
  const [outcome] = await add(answer(bytes, '2026-01-01T00:00:00Z', { headers: [['Content-Encoding', 'gzip']] }))
  expect(outcome).toMatchObject({ kind: 'filed' })
  const capture = await casebook.reader.capture(sha256Of(bytes))
  expect(capture && (await casebook.archive.read(capture.archive)).bytes).toEqual(bytes)
  expect(await rebuild(casebook)).toMatchObject({ releases: 1, problems: [] })
})

test('what the archive holds beyond the database is taken in again, visits too', async () => {
  await add(answer(notice(98), '2026-01-01T00:00:00Z'), answer('', '2026-01-02T00:00:00Z', gone))
  const before = await visits()
  await casebook.close()
  const db = new Database(join(dir, 'casebook.db'))
  db.exec('DELETE FROM visits; DELETE FROM captures; DELETE FROM archive_files')
  db.close()
  casebook = await openCasebook(dir, 'write')
  expect((await verify(casebook)).findings.map((f) => f.where)).toContain('visits')
  await add()
  expect(await visits()).toEqual(before)
})

test('a casebook of the first version is brought up to date when it is opened', async () => {
  await add(answer(notice(98), '2026-01-01T00:00:00Z'))
  const [{ id } = { id: '' }] = (await casebook.reader.releases()).rows
  await decide(casebook, { by: '試験' }, ({ follow }) => follow(id, undefined, '続報ではない'))
  await casebook.close()
  const db = new Database(join(dir, 'casebook.db'))
  db.exec(
    'DROP TABLE visits; DROP TABLE updates; DROP TABLE sources; DROP TABLE source_items; DROP TABLE watcher; DROP TABLE resting; DROP INDEX releases_follows; ALTER TABLE releases DROP COLUMN follows; ALTER TABLE releases DROP COLUMN stands_alone; ALTER TABLE parts ADD COLUMN origin INTEGER NOT NULL DEFAULT 0; PRAGMA user_version = 1',
  )
  const headline = { count: 98, unit: 'people', approx: true, status: 'possible' }
  db.prepare('UPDATE releases SET headline = ?').run(JSON.stringify(headline))
  db.close()
  const reading = await openCasebook(dir, 'read')
  expect(await reading.reader.visits({ uri })).toEqual([])
  expect((await reading.reader.release(id))?.standsAlone).toBe(true)
  expect((await reading.reader.releases()).rows.map((r) => r.headline)).toEqual([
    { unit: 'people', least: 0, most: 98, approx: true, scope: 'own' },
  ])
  await reading.close()
  casebook = await openCasebook(dir, 'write')
})
