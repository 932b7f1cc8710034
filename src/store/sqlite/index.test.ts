import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeFacts } from '../../../test/support/make-release.js'
import { plainDocument } from '../../casebook/document.js'
import { signatureOf } from '../../link/match.js'
import { openSqliteStore } from './index.js'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'jikenbo-store-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

/** Another process that writes until it is told to end. */
const startWriter = async () => {
  const script = `
    const db = new (require('better-sqlite3'))(${JSON.stringify(join(dir, 'casebook.db'))})
    db.exec('BEGIN IMMEDIATE')
    console.log('writing')
    process.stdin.once('data', () => { db.exec('COMMIT'); db.close(); process.exit() })`
  const writer = spawn(process.execPath, ['-e', script], { stdio: ['pipe', 'pipe', 'inherit'] })
  await once(writer.stdout, 'data')
  return writer
}

test('while another process writes, a write waits and everything else goes on', async () => {
  await openSqliteStore(dir, 'create').close()
  const store = openSqliteStore(dir, 'write')
  const writer = await startWriter()
  const done: string[] = []
  const write = store.write(() => void done.push('write'))
  // Whoever stands still until the other is done never comes to tell it to end.
  await pause(50)
  expect((await store.reader.counts()).releases).toBe(0)
  done.push('told to end')
  writer.stdin.end('x')
  await write
  expect(done).toEqual(['told to end', 'write'])
  await store.close()
})

test('an index whose words were cut in another way is made anew when the casebook is opened', async () => {
  const at = '2026-01-01T00:00:00.000Z'
  const facts = makeFacts({ discloser: '白帆町' })
  const store = openSqliteStore(dir, 'create')
  await store.write((tx) => {
    for (let i = 1; i <= 250; i++)
      tx.putRelease({
        id: `r${i}`,
        number: '2024-001',
        title: `お知らせ(第${i}報)`,
        addedAt: at,
        updatedAt: at,
        labels: [],
        archiveUrls: [],
        sourceUri: `file:///r${i}`,
        signature: signatureOf(facts, at),
        capture: String(i).padEnd(64, '0'),
        textDigest: String(i),
        document: plainDocument(`USBメモリを紛失しました。対象は${1000 + i}名です。`),
        facts,
      })
  })
  await store.close()
  const db = new Database(join(dir, 'casebook.db'))
  db.exec(`INSERT INTO words (words) VALUES ('delete-all');
    INSERT INTO words (rowid, title, body) SELECT row, 'お知 知ら らせ せ 第 ' || row || ' 報', 'usb メモ モリ' FROM releases;
    ALTER TABLE releases DROP COLUMN stands_alone; ALTER TABLE parts ADD COLUMN origin INTEGER NOT NULL DEFAULT 0;
    PRAGMA user_version = 3`)
  db.close()
  const told: string[] = []
  const { reader, close } = openSqliteStore(dir, 'read', (done, total) => told.push(`${done} of ${total}`))
  expect(told).toEqual(['200 of 250', '250 of 250'])
  const totalOf = async (query: string) => (await reader.search(query)).total
  expect(await totalOf('"第2報"')).toBe(1)
  expect(await totalOf('"第250報" 1,250名')).toBe(1)
  expect(await totalOf('"USBメモリを紛失"')).toBe(250)
  await close()
})

test('a casebook of version 5 has the tables and indexes of a new one after it is opened', async () => {
  await openSqliteStore(dir, 'create').close()
  const db = new Database(join(dir, 'casebook.db'))
  db.exec(`DROP INDEX releases_discloser;
    CREATE INDEX releases_discloser ON releases (discloser_key);
    ALTER TABLE releases DROP COLUMN stands_alone; ALTER TABLE parts ADD COLUMN origin INTEGER NOT NULL DEFAULT 0;
    PRAGMA user_version = 5`)
  db.close()
  const store = openSqliteStore(dir, 'read')
  expect(await store.differences(async () => undefined)).toEqual([])
  expect(await store.check()).toEqual([])
  await store.close()
})
