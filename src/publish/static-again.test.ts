import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { archiveOf, exampleCasebook, settings } from '../../test/e2e/casebook.js'
import { addAll, type Casebook, decide } from '../filing/index.js'
import { buildSite } from './static.js'

let casebook: Casebook
let dir: string
const who = { by: 'test', at: '2026-09-02T03:00:00.000Z' }

beforeAll(async () => {
  casebook = await exampleCasebook()
  dir = mkdtempSync(join(tmpdir(), 'jikenbo-again-'))
}, 120_000)
afterAll(async () => {
  await casebook?.close()
  if (dir) rmSync(dir, { recursive: true, force: true })
}, 120_000)

const filesOf = (site: string): readonly string[] =>
  readdirSync(join(dir, site), { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile() && e.name !== '.jikenbo-site')
    .map((e) => join(e.parentPath, e.name).slice(join(dir, site).length + 1))
    .sort()

const build = (site: string, more: object = {}) =>
  buildSite(
    casebook.reader,
    { ...settings, baseUrl: 'https://casebook.example', archive: archiveOf(casebook), ...more },
    join(dir, site),
  )

/** Both hold the same files of the same bytes. */
const expectSame = (site: string, fresh: string) => {
  const files = filesOf(site)
  expect(files).toEqual(filesOf(fresh))
  const differing = files.filter((f) => !readFileSync(join(dir, site, f)).equals(readFileSync(join(dir, fresh, f))))
  expect(differing).toEqual([])
}

const notice = (count: number) =>
  Buffer.from(`2024年6月3日
みどり野運輸株式会社

個人情報の流出に関するお詫びとお知らせ

当社において、2024年5月28日、従業員がお客様${count}名の氏名と住所を記載した名簿を誤って別のお客様に送付しました。
`)

const add = async (count: number) => {
  const source = { kind: 'file', uri: 'file:midorino.txt', name: 'midorino.txt' } as const
  for await (const { kind } of addAll(casebook, [{ bytes: notice(count), mediaType: 'text/plain', source }], who))
    expect(['filed', 'version']).toContain(kind)
}

test('a second build of the same writes nothing; after each change it is what a first build would be', async () => {
  const first = await build('site')
  expect(first.written).toBe(first.files - 1)
  const times = () => filesOf('site').map((f) => statSync(join(dir, 'site', f)).mtimeMs)
  const before = times()
  expect(await build('site')).toEqual({ ...first, written: 0 })
  expect(times()).toEqual(before)

  const [into, from, other] = (await casebook.reader.cases({ limit: 3 })).rows.map((c) => c.number)
  const [release, withdrawn] = (await casebook.reader.releases({ limit: 20 })).rows.slice(-2).map((r) => r.id)
  const changes: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['a release more', () => add(120)],
    ['its next version', () => add(340)],
    ['a label', () => decide(casebook, who, ({ relabel }) => relabel(release ?? '', { add: ['メモ:a'], remove: [] }))],
    ['a release less', () => decide(casebook, who, ({ withdraw }) => withdraw(withdrawn ?? '', 'by mistake'))],
    ['two cases in one', () => decide(casebook, who, ({ merge }) => merge(from ?? '', into ?? '', 'the same'))],
    [
      'a release elsewhere',
      async () => {
        const of = await casebook.reader.case(other ?? '')
        const [moved] = of !== undefined && 'releases' in of ? of.releases : []
        await decide(casebook, who, ({ move }) => move(moved?.id ?? '', undefined, 'another incident'))
      },
    ],
  ]
  for (const [what, change] of changes) {
    await change()
    const { written, files } = await build('site')
    expect(written, what).toBeGreaterThan(0)
    expect(written, what).toBeLessThan(files / 2)
    await build(what)
    expectSame('site', what)
    rmSync(join(dir, what), { recursive: true })
  }
}, 600_000)

test('other settings show everywhere', async () => {
  for (const [at, more] of [
    { title: '別の事件簿' },
    { archive: undefined },
    { baseUrl: 'https://other.example/sub' },
  ].entries()) {
    await build('site', more)
    await build(`fresh-${at}`, more)
    expectSame('site', `fresh-${at}`)
    rmSync(join(dir, `fresh-${at}`), { recursive: true })
  }
}, 600_000)
