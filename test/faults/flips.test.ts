import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  addAll,
  decide,
  fileInputs,
  importBlogger,
  initCasebook,
  openCasebook,
  stamp,
  verifyDeep,
} from '../../src/filing/index.js'
import { hasOpenssl, startAuthority } from '../support/authority.js'
import { numbers } from '../support/numbers.js'

// One flipped bit anywhere in what a casebook keeps is found, and named with what it damages.

let dir = ''
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'jikenbo-flips-'))
  await initCasebook(dir)
  const authority = hasOpenssl ? await startAuthority() : undefined
  if (authority) writeFileSync(join(dir, 'jikenbo.yaml'), `timestamp: { url: ${JSON.stringify(authority.url)} }\n`)
  const casebook = await openCasebook(dir, 'write')
  try {
    const uri = 'https://www.harunoki.example/news/1.html'
    const page = (count: number) => ({
      bytes: Buffer.from(
        `<!doctype html><title>個人情報の漏えいについて</title><p>令和6年6月20日</p><p>株式会社ハルノキ</p><p>当社は、お客様${count}人分の氏名を記録したUSBメモリーを紛失しました。</p>`,
      ),
      mediaType: 'text/html',
      source: { kind: 'url' as const, uri, name: 'www.harunoki.example' },
      http: {
        uri,
        asked: uri,
        request: { method: 'GET', target: '/news/1.html', headers: [] },
        status: 200,
        reason: 'OK',
        headers: [['Content-Type', 'text/html']] as const,
        capture: true,
      },
    })
    const batches = [
      fileInputs(['examples/2025/higaura-boe', 'examples/2023/shiraho-town-2023-06-15.txt']),
      [page(98)],
      [page(98), page(1204)],
    ]
    for (const [i, inputs] of batches.entries()) {
      for await (const _ of addAll(casebook, inputs, { at: `2026-04-0${i + 1}T00:00:00.000Z` }));
      if (authority && i !== 1) await stamp(casebook)
    }
    const blog = { uri: 'file:///blog.xml', name: 'blog.xml' }
    const imported = await importBlogger(casebook, readFileSync('docs/samples/blog-11-30-2023.xml'), blog)
    for await (const _ of imported.outcomes);
    const { rows } = await casebook.reader.cases()
    await decide(casebook, { by: '試験' }, ({ merge }) =>
      merge(rows[0]?.number ?? '', rows[1]?.number ?? '', '同じ事件'),
    )
    const [release] = (await casebook.reader.releases()).rows
    await decide(casebook, { by: '試験' }, ({ relabel }) =>
      relabel(release?.id ?? '', { add: ['業種:試験'], remove: [] }),
    )
  } finally {
    await casebook.close()
    await authority?.close()
  }
}, 120_000)
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const findings = async () => (await verifyDeep(dir)).findings.map(({ where, problem }) => `${where}: ${problem}`)

/** Flips random bits of files, one at a time, and gives what was found of each. */
const flip = async (
  files: readonly string[],
  count: number,
  seed: number,
  found: (file: string, byte: number, problems: readonly string[]) => void,
) => {
  const random = numbers(seed)
  const whole = files.map((file) => readFileSync(join(dir, file)))
  const total = whole.reduce((sum, { length }) => sum + length, 0)
  for (let n = 0; n < count; n++) {
    let bit = random(total * 8)
    let i = 0
    for (; bit >= (whole[i]?.length ?? 0) * 8; i++) bit -= (whole[i]?.length ?? 0) * 8
    const [file, bytes] = [files[i] ?? '', Buffer.from(whole[i] ?? '')]
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    writeFileSync(join(dir, file), bytes)
    try {
      found(file, bit >> 3, await findings())
    } finally {
      writeFileSync(join(dir, file), whole[i] ?? '')
    }
  }
}

const list = (folder: string) => readdirSync(join(dir, folder)).map((name) => `${folder}/${name}`)
const stamped = hasOpenssl ? 333 : 0

describe('1,000 flipped bits, 1,000 found', () => {
  test('before: all is well', async () => {
    expect(await findings()).toEqual([])
  })

  test('in archive files', { timeout: 300_000 }, async () => {
    let named = 0
    await flip(list('archive'), 667 - stamped, 1, (file, byte, problems) => {
      const name = file.slice('archive/'.length)
      expect([byte, problems[0]]).toEqual([byte, expect.stringMatching(new RegExp(`^archive: ${name} at byte \\d+: `))])
      if (
        /\((?:.*release [0-9a-f]{12} of #\d{4}-\d{3,}|the head of the file|the visit to .*|blog\.xml)\)$/.test(
          problems[0] ?? '',
        )
      )
        named++
    })
    // Requests, which hold nothing but what was asked, have no name.
    expect(named).toBeGreaterThan((667 - stamped) * 0.8)
  })

  test.skipIf(!hasOpenssl)('in stamps', { timeout: 300_000 }, async () => {
    await flip(list('stamps'), stamped, 2, (file, byte, problems) => {
      expect([byte, problems[0]]).toEqual([byte, expect.stringMatching(new RegExp(`^stamps: ${file}: `))])
    })
  })

  test('in the database', { timeout: 300_000 }, async () => {
    let touched = 0
    await flip(['casebook.db'], 333, 3, (_file, byte, problems) => {
      const last = problems.at(-1) ?? ''
      expect([byte, problems]).toEqual([byte, expect.arrayContaining([expect.stringContaining('casebook.db')])])
      // What is not called untouched is named on top of the page it stands on.
      if (!last.includes('in it is touched') && !last.includes('page 1 (')) {
        touched++
        expect([byte, problems.length]).toEqual([byte, expect.toSatisfy((n: number) => n > 1)])
      }
    })
    expect(touched).toBeGreaterThan(50)
  })

  test('after: all is well again', async () => {
    expect(await findings()).toEqual([])
  })
})

/** Everything a database says, by any table: what a reader could come to see. */
const said = (path: string): unknown => {
  try {
    const db = new Database(path, { readonly: true })
    try {
      const tables = db.prepare<[], { name: string }>("SELECT name FROM pragma_table_list WHERE type = 'table'").all()
      return tables.map(({ name }) => [name, db.prepare(`SELECT * FROM "${name}"`).all()])
    } finally {
      db.close()
    }
  } catch (error) {
    return String(error)
  }
}

test('without a seal, a bit that is not found is in a byte nobody reads', { timeout: 120_000 }, async () => {
  const [path, seal] = [join(dir, 'casebook.db'), join(dir, 'casebook.db.seal')]
  const [before, kept] = [said(path), readFileSync(seal)]
  rmSync(seal)
  try {
    const { notes } = await verifyDeep(dir)
    expect(notes).toEqual([expect.stringContaining('casebook.db has no seal')])
    let unfound = 0
    await flip(['casebook.db'], 100, 5, (_file, byte, problems) => {
      if (problems.length > 0) return
      unfound++
      expect([byte, said(path)]).toEqual([byte, before])
    })
    expect(unfound).toBeGreaterThan(0)
  } finally {
    writeFileSync(seal, kept)
  }
})

test('a seal that was changed is named', { timeout: 60_000 }, async () => {
  await flip(['casebook.db.seal'], 20, 4, (_file, byte, problems) => {
    expect([byte, problems]).toEqual([byte, [expect.stringContaining('casebook.db.seal was changed')]])
  })
})
