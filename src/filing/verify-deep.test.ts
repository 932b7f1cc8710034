import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addAll } from './add.js'
import { initCasebook, openCasebook } from './casebook.js'
import { decide } from './decide.js'
import type { AddInput } from './inputs.js'
import { fileInputs } from './inputs.js'
import { rebuild } from './rebuild.js'
import { verifyDeep } from './verify.js'

let base: string
let dir: string
const who = { by: '試験' }

// A casebook in which everything was done that can be done, in many writes.
beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'jikenbo-deep-'))
  await initCasebook(base)
  const casebook = await openCasebook(base, 'write')
  const { reader } = casebook
  for (const year of ['2023', '2024', '2025'])
    for await (const _ of addAll(casebook, fileInputs([`examples/${year}`])));
  const unreadable: AddInput = {
    bytes: Buffer.from('%PDF-1.4 nothing of the kind'),
    mediaType: 'application/pdf',
    source: { kind: 'file', uri: 'file:///broken.pdf', name: 'broken.pdf' },
  }
  for await (const _ of addAll(casebook, [unreadable]));
  const [a, b, c, d, e] = (await reader.releases({ limit: 5 })).rows
  await decide(casebook, who, ({ relabel }) => relabel(a?.id ?? '', { add: ['業種:試験', 'あ:い'], remove: [] }))
  await decide(casebook, who, ({ relabel }) => relabel(a?.id ?? '', { add: [], remove: ['あ:い'] }))
  await decide(casebook, who, ({ move }) => move(b?.id ?? '', undefined, '別の事件'))
  await decide(casebook, who, ({ merge }) => merge(c?.number ?? '', d?.number ?? '', '同じ事件'))
  await decide(casebook, who, ({ follow }) => follow(a?.id ?? '', e?.id ?? '', '続報'))
  await decide(casebook, who, ({ withdraw }) => withdraw(e?.id ?? '', '取り下げ'))
  for await (const _ of addAll(casebook, fileInputs(['examples/2026'])));
  await casebook.close()
}, 120_000)
afterAll(() => rmSync(base, { recursive: true, force: true }))
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'jikenbo-deep-'))
  cpSync(base, dir, { recursive: true })
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const findings = async () => (await verifyDeep(dir)).findings.map(({ where, problem }) => `${where}: ${problem}`)
const change = (sql: string) => {
  const db = new Database(join(dir, 'casebook.db'))
  db.exec(sql)
  db.close()
}

test('it tells how far it is to the end: through the archive, then through the decisions', async () => {
  const told: (readonly [number, number])[] = []
  const { decisions } = await verifyDeep(dir, { onProgress: (done, total) => told.push([done, total]) })
  const derived = told.slice(-decisions)
  expect(derived).toEqual(Array.from({ length: decisions }, (_, i) => [i + 1, decisions]))
  const [bytes, total] = told.at(-decisions - 1) ?? []
  expect(bytes).toBe(total)
  expect(total).toBeGreaterThan(decisions)
})

test('what was derived step by step is what is derived again, and so it stays after a rebuild', async () => {
  expect(await verifyDeep(dir)).toMatchObject({ findings: [], notes: [] })
  const casebook = await openCasebook(dir, 'write')
  await rebuild(casebook)
  await casebook.close()
  expect(await findings()).toEqual([])
})

describe('what a database says otherwise than archive and decisions is named', () => {
  const release = /derived: release [0-9a-f]{12} of #\d{4}-\d{3}: (.*) in casebook\.db: .*run jikenbo rebuild$/
  test.each<[string, string, RegExp, string?]>([
    ['a text', "UPDATE versions SET document = replace(document, '個人', '個入')", release, 'its text'],
    ['a fact', "UPDATE versions SET facts = replace(facts, 'people', 'records')", release, 'its facts'],
    ['a label', "DELETE FROM labels WHERE value = '内部不正'", release, 'its labels'],
    ['a date', "UPDATE releases SET published = '2001-01-01' WHERE row = 3", release, 'its entry in lists'],
    [
      'a party',
      'DELETE FROM parts WHERE organisation = (SELECT min(organisation) FROM parts)',
      release,
      'its organisations',
    ],
    [
      'a proposal',
      "INSERT INTO proposals SELECT id, number, 0.5, '[]' FROM releases WHERE row = 1",
      release,
      'the cases proposed for it',
    ],
    [
      'a summary',
      "UPDATE cases SET title = 'x' WHERE rank = (SELECT min(rank) FROM cases)",
      /derived: case #2023-001: its summary/,
    ],
    [
      'a key',
      'UPDATE link_keys SET releases = releases + 1',
      /derived: case #\d{4}-\d{3}: what leads other releases to it/,
    ],
    [
      'a word',
      "UPDATE words SET body = '個人 人情' , title = 'x' WHERE rowid = 2",
      release,
      'its words in the search index',
    ],
    ['lost words', 'DELETE FROM words WHERE rowid = 3', release, 'its words in the search index'],
    ['an index', 'DROP INDEX releases_added', /derived: the tables: their definitions.*put casebook\.db back/],
    [
      'a capture',
      "UPDATE captures SET media_type = 'text/html' WHERE seq = 1",
      /^captures: .*\.txt \(release .* of #.*\): the database says otherwise of it/,
    ],
    [
      'a state',
      "UPDATE captures SET state = 'no-notice' WHERE state = 'unreadable'",
      /^captures: broken\.pdf: marked no-notice, decided was unreadable/,
    ],
    [
      'a length',
      'UPDATE archive_files SET length = length - 1',
      /^database: .*\.warc\.gz is said to be known up to byte \d+, where no record ends/,
    ],
    ['a decision', "UPDATE decisions SET by = 'x' WHERE seq = 2", /^decisions: decision 2: its words were changed/],
  ])('%s', async (_what, sql, words, thing) => {
    change(sql)
    const found = await findings()
    const match = found.find((f) => words.test(f))
    expect([found.slice(0, 3), match]).toEqual([expect.anything(), expect.any(String)])
    if (thing) expect(words.exec(match ?? '')?.[1]).toContain(thing)
    expect(found.at(-1)).toMatch(/^database: casebook\.db is not as jikenbo left it: page/)
  })

  test('very many differences are counted, not listed', async () => {
    change("UPDATE releases SET title = 'x'")
    const found = (await findings()).filter((f) => f.startsWith('derived: '))
    expect(found).toHaveLength(21)
    expect(found.at(-1)).toMatch(/^derived: \d+ more releases and cases; run jikenbo rebuild$/)
  })
})

describe('a database that cannot be opened', () => {
  test.each<[string, () => void]>([
    ['is no database', () => writeFileSync(join(dir, 'casebook.db'), 'x'.repeat(8192))],
    ['claims to be of another version', () => change('PRAGMA user_version = 99')],
    ['claims to hold nothing', () => change('PRAGMA user_version = 0')],
  ])('%s: it is named, and archive and stamps are checked all the same', async (_what, damage) => {
    damage()
    const { findings, notes, records } = await verifyDeep(dir)
    expect(findings).toEqual([
      { where: 'database', problem: expect.stringMatching(/page 1 \(the header\).*put it back from a backup$/) },
    ])
    expect(notes).toContain('what the database holds was not compared')
    expect(records).toBeGreaterThan(50)
  })

  test('without a seal it is named too', async () => {
    writeFileSync(join(dir, 'casebook.db'), 'x'.repeat(8192))
    rmSync(join(dir, 'casebook.db.seal'))
    expect(await findings()).toEqual([
      expect.stringMatching(/^database: store: could not open .*not a casebook database/),
    ])
  })

  test('no casebook, and settings that are wrong, are said as they are', async () => {
    writeFileSync(join(dir, 'jikenbo.yaml'), 'titel: x')
    await expect(verifyDeep(dir)).rejects.toMatchObject({ code: 'BAD_SETTINGS' })
    await expect(verifyDeep(join(dir, 'archive'))).rejects.toMatchObject({ code: 'NO_CASEBOOK' })
  })
})
