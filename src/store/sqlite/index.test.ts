import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
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
