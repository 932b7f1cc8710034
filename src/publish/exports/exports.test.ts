import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readZip } from '../../../test/support/read-zip.js'
import { addAll, type Casebook, decide, fileInputs, initCasebook, openCasebook } from '../../filing/index.js'
import { exporterOf } from './index.js'
import { parseSelection, releasesOf } from './selection.js'

let dir: string
let casebook: Casebook
const who = { by: '試験', at: '2026-01-01T00:00:00.000Z' }

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'jikenbo-export-'))
  await initCasebook(dir)
  casebook = await openCasebook(dir, 'write')
  for await (const _ of addAll(casebook, fileInputs(['examples/2024', 'examples/2025/higaura-boe'])));
})
afterAll(async () => {
  await casebook.close()
  rmSync(dir, { recursive: true, force: true })
})

const exported = async (...words: string[]) => {
  const selection = parseSelection(words)
  const sink = new PassThrough()
  const [report, bytes] = await Promise.all([
    exporterOf('wacz').write(
      { casebook, selection, releases: () => releasesOf(casebook.reader, selection), software: 'jikenbo 0' },
      sink,
    ),
    buffer(sink),
  ])
  const lines = readZip(bytes).get('pages/pages.jsonl')?.bytes.toString().trimEnd().split('\n') ?? []
  const [head, ...pages] = lines.map((line) => JSON.parse(line) as Record<string, string>)
  return { report, bytes, title: head?.title, pages }
}

test('an exporter that is not there is refused, with those that are', () => {
  expect(() => exporterOf('wacs')).toThrow(/"wacs": known are wacz/)
})

describe('what is chosen', () => {
  test('everything: each version of each release is a page with its text', async () => {
    const { report, pages, title } = await exported()
    const { releases } = await casebook.reader.counts()
    expect(report).toEqual({ releases, problems: [] })
    expect(title).toBe('事件簿')
    expect(pages.length).toBe(releases + 1)
    expect(pages.every((p) => /^https:\/\/jikenbo\.invalid\/[0-9a-f]{64}$/.test(p.url ?? ''))).toBe(true)
    expect(pages.some((p) => p.text?.includes('1,204'))).toBe(true)
  })

  test('a case, by whatever number it had', async () => {
    const { rows } = await casebook.reader.cases({ limit: 100 })
    const [into, from] = rows.filter((c) => c.releaseCount === 1 && !c.number.startsWith('2025'))
    const before = await exported(`#${into?.number}`)
    expect(before.pages.map((p) => p.title?.endsWith(`#${into?.number}`))).toEqual([true])
    await decide(casebook, who, ({ merge }) => merge(from?.number ?? '', into?.number ?? '', '同じ事件'))
    const after = await exported(from?.number ?? '')
    expect(after.report.releases).toBe(2)
    expect(after.bytes.length).toBeGreaterThan(before.bytes.length)
    await expect(exported('1999-001')).rejects.toMatchObject({ code: 'NO_CASE' })
  })

  test('a search; withdrawn releases are in none but the whole', async () => {
    const found = await exported('漏えい')
    const total = (await casebook.reader.search('漏えい')).total
    expect([found.title, found.report.releases]).toEqual(['事件簿 漏えい', total])
    await expect(exported('このような語はどこにもない')).rejects.toMatchObject({ code: 'NOTHING_TO_EXPORT' })
    const { rows } = await casebook.reader.search('漏えい')
    const before = (await exported('漏えい')).pages.length
    await decide(casebook, who, ({ withdraw }) => withdraw(rows[0]?.release.id ?? '', '取り下げ'))
    expect((await exported('漏えい')).pages.length).toBe(before - 1)
  })
})
