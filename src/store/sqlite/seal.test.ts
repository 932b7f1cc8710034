import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { numbers } from '../../../test/support/numbers.js'
import { checkFiles } from './files.js'
import { openSqliteStore } from './index.js'
import { checkSeal } from './seal.js'
import { checkWal } from './wal.js'

let dir: string
let path: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'jikenbo-seal-'))
  path = join(dir, 'casebook.db')
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const act = { kind: 'pass', capture: 'x', as: 'no-notice', reason: '試験' } as const
const decide = (store: ReturnType<typeof openSqliteStore>) =>
  store.write((tx) => void tx.decide('2026-01-01T00:00:00.000Z', '試験', act))

describe('the seal', () => {
  test('is left by whoever has written, and broken by the next write', async () => {
    await openSqliteStore(dir, 'create').close()
    expect(await checkSeal(path)).toEqual({ state: 'whole' })
    const store = openSqliteStore(dir, 'write')
    expect(await checkSeal(path)).toEqual({ state: 'whole' })
    await decide(store)
    expect(existsSync(`${path}.seal`)).toBe(false)
    await store.close()
    expect(await checkSeal(path)).toEqual({ state: 'whole' })
  })

  test('stays as it is when a casebook is only read', async () => {
    await openSqliteStore(dir, 'create').close()
    const before = readFileSync(`${path}.seal`)
    const store = openSqliteStore(dir, 'read')
    expect((await store.reader.counts()).releases).toBe(0)
    await store.close()
    expect([readFileSync(`${path}.seal`), await checkSeal(path)]).toEqual([before, { state: 'whole' }])
  })

  test('is left although somebody else has the casebook open, and not while somebody writes', async () => {
    await openSqliteStore(dir, 'create').close()
    const [reader, idle, first] = [
      openSqliteStore(dir, 'read'),
      openSqliteStore(dir, 'write'),
      openSqliteStore(dir, 'write'),
    ]
    await decide(idle)
    await decide(first)
    await first.close()
    expect(await checkSeal(path)).toEqual({ state: 'whole' })
    expect(await reader.decisions()).toHaveLength(2)
    await decide(idle)
    expect(await checkSeal(path)).toEqual({ state: 'none' })
    const second = openSqliteStore(dir, 'write')
    await decide(second)
    await idle.write(async (tx) => {
      tx.decide('2026-01-01T00:00:00.000Z', '試験', act)
      await second.close()
      expect(await checkSeal(path)).toEqual({ state: 'none' })
    })
    await idle.close()
    await reader.close()
    expect(await checkSeal(path)).toEqual({ state: 'whole' })
  })

  test.runIf(existsSync('/proc/locks'))('takes no lock from who reads in the same process', async () => {
    await openSqliteStore(dir, 'create').close()
    const reader = openSqliteStore(dir, 'read')
    expect(await reader.decisions()).toHaveLength(0)
    const { ino } = statSync(path)
    const locks = () =>
      readFileSync('/proc/locks', 'utf8')
        .split('\n')
        .filter((line) => line.includes(` ${process.pid} `) && line.includes(`:${ino} `))
        .map((line) => line.replace(/^\d+: /, ''))
    const before = locks()
    expect(before).not.toEqual([])
    for (let i = 0; i < 2; i++) {
      const store = openSqliteStore(dir, 'write')
      await decide(store)
      await store.close()
      expect(await checkSeal(path)).toEqual({ state: 'whole' })
    }
    expect(locks()).toEqual(before)
    await reader.close()
    expect(locks()).toEqual([])
  })

  test('names the pages that are not as they were left, and what they are there for', async () => {
    await openSqliteStore(dir, 'create').close()
    const bytes = readFileSync(path)
    bytes[4096 * 3 + 17] = (bytes[4096 * 3 + 17] ?? 0) ^ 4
    writeFileSync(path, bytes)
    expect(await checkSeal(path)).toEqual({ state: 'broken', pages: [4] })
    const { changed, headless } = await checkFiles(dir)
    expect([changed, headless]).toEqual([expect.stringMatching(/page 4 \(captures\)$/), false])
    writeFileSync(path, bytes.subarray(0, bytes.length - 4096))
    expect(await checkSeal(path)).toEqual({ state: 'broken', pages: [4, bytes.length / 4096] })
  })

  test('left over from a database that was lost does not accuse the next', async () => {
    const store = openSqliteStore(dir, 'create')
    await decide(store)
    await store.close()
    rmSync(path)
    await openSqliteStore(dir, 'create').close()
    expect(await checkSeal(path)).toEqual({ state: 'whole' })
  })
})

describe('the write-ahead log', () => {
  /** A casebook as a killed process leaves it: what it wrote last stands in the log only. */
  const killed = async (): Promise<string> => {
    await openSqliteStore(dir, 'create').close()
    const store = openSqliteStore(dir, 'write')
    for (let i = 0; i < 5; i++) await decide(store)
    const copy = join(dir, 'copy')
    mkdirSync(copy)
    for (const name of ['casebook.db', 'casebook.db-wal']) copyFileSync(join(dir, name), join(copy, name))
    await store.close()
    return copy
  }

  test('is whole after a killed process, and there is no seal', async () => {
    const copy = await killed()
    expect(statSync(join(copy, 'casebook.db-wal')).size).toBeGreaterThan(0)
    expect(await checkFiles(copy)).toEqual({
      problems: [],
      notes: [expect.stringContaining('casebook.db has no seal')],
      headless: false,
    })
    const store = openSqliteStore(copy, 'read')
    expect(await store.decisions()).toHaveLength(5)
    await store.close()
  })

  test('is found broken wherever a bit of it flips before its last frame', async () => {
    const copy = await killed()
    const wal = join(copy, 'casebook.db-wal')
    const whole = readFileSync(wal)
    const frame = 24 + 4096
    const random = numbers(77)
    for (let i = 0; i < 300; i++) {
      const bit = random((whole.length - frame) * 8)
      const bytes = Buffer.from(whole)
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      writeFileSync(wal, bytes)
      expect([bit >> 3, checkWal(join(copy, 'casebook.db'))]).toEqual([bit >> 3, expect.any(Number)])
    }
    const torn = whole.subarray(0, whole.length - 100)
    writeFileSync(wal, torn)
    expect(checkWal(join(copy, 'casebook.db'))).toBeUndefined()
  })

  test('left over from before belongs to nothing', async () => {
    const db = new Database(join(dir, 'other.db'))
    db.pragma('journal_mode = WAL')
    db.exec('CREATE TABLE t (x)')
    for (let i = 0; i < 20; i++) db.prepare('INSERT INTO t VALUES (?)').run('x'.repeat(3000))
    // The next write begins the log anew over the old frames.
    db.pragma('wal_checkpoint(RESTART)')
    db.prepare('INSERT INTO t VALUES (?)').run('y')
    expect(checkWal(join(dir, 'other.db'))).toBeUndefined()
    db.close()
    expect(checkWal(join(dir, 'other.db'))).toBeUndefined()
  })
})
