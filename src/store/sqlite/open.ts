import { existsSync, readFileSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { fileError } from '../../capture/errors.js'
import { codedError, codeOf } from '../../casebook/errors.js'
import { additions, schema, schemaVersion } from './schema.js'
import { breakSeal } from './seal.js'
import { type OnProgress, refillWords } from './words.js'

/** How long one process waits for another that writes, in ms. A batch takes well under a second; a rebuild longer. */
export const busyTimeout = 120_000

const refuse = (path: string, cause: unknown): never => {
  const code = codeOf(cause) ?? ''
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT'))
    throw codedError('store', 'DAMAGED', `could not open ${path}: not a casebook database, or damaged`, cause)
  if (code.startsWith('SQLITE_READONLY') || code === 'SQLITE_CANTOPEN')
    throw codedError('store', 'READ_ONLY', `could not write to ${path}: read-only, or no permission`, cause)
  throw fileError('store', `could not open ${path}`, cause, 'OPEN_FAILED')
}

/**
 * Opens a database in a folder nobody may write to. SQLite wants to write beside a WAL database even to read it; where
 * no WAL is left over, the file alone is the whole database, and is read into memory with its header saying so.
 */
const openFrozen = (path: string): Database.Database | undefined => {
  const wal = `${path}-wal`
  if (existsSync(wal) && statSync(wal).size > 0) return undefined
  const bytes = readFileSync(path)
  // File format versions (offsets 18 and 19 of the header): 2 is WAL, 1 is the rollback journal.
  bytes[18] = 1
  bytes[19] = 1
  return new Database(bytes, { readonly: true })
}

const open = (path: string, mode: 'read' | 'write' | 'create'): Database.Database => {
  const db = new Database(path, { timeout: busyTimeout, readonly: mode === 'read' })
  try {
    // The first look into the file is what fails where it cannot be opened as it is.
    db.pragma('user_version')
    return db
  } catch (cause) {
    db.close()
    const refused = /^SQLITE_(?:CANTOPEN|READONLY)/.test(codeOf(cause) ?? '')
    const frozen = mode === 'read' && refused ? openFrozen(path) : undefined
    if (frozen === undefined) throw cause
    return frozen
  }
}

/** Brings a casebook made by an older jikenbo up to date, whole or not at all; two processes at once do it once. */
const upgrade = (db: Database.Database, onProgress?: OnProgress): void => {
  db.transaction(() => {
    breakSeal(db.name)
    const version = Number(db.pragma('user_version', { simple: true }))
    for (const addition of additions) if (addition.version > version) db.exec(addition.sql)
    // Up to version 3 digits and Latin words were cut off from the Japanese beside them, up to 4 髙 was not 高.
    if (version < 5) refillWords(db, onProgress)
    db.pragma(`user_version = ${schemaVersion}`)
  }).immediate()
}

/** A casebook of an older version is brought up to date before it is read; where nobody may write, it cannot be. */
const upgradeToRead = (path: string, version: number, onProgress?: OnProgress): void => {
  try {
    const db = new Database(path, { timeout: busyTimeout })
    try {
      upgrade(db, onProgress)
    } finally {
      db.close()
    }
  } catch (cause) {
    throw codedError(
      'store',
      'OLDER_CASEBOOK',
      `could not open ${path}: made by an older jikenbo (casebook version ${version}, this one needs ${schemaVersion}), and it cannot be brought up to date here: read-only, or no permission`,
      cause,
    )
  }
}

/**
 * Opens a casebook's database in WAL mode, with every commit on the disk before it returns. Throws `NO_CASEBOOK`,
 * `NEWER_CASEBOOK`, `OLDER_CASEBOOK`, `DAMAGED`, `READ_ONLY`. `onUpgrade` is told how far one of an older version is
 * brought up to date.
 */
export const openDatabase = (
  path: string,
  mode: 'read' | 'write' | 'create',
  onUpgrade?: OnProgress,
): Database.Database => {
  if (mode !== 'create' && !existsSync(path))
    throw codedError('store', 'NO_CASEBOOK', `could not open a casebook: ${path} does not exist`)
  let db: Database.Database | undefined
  try {
    db = open(path, mode)
    const version = db.pragma('user_version', { simple: true })
    if (typeof version === 'number' && version > schemaVersion)
      throw codedError(
        'store',
        'NEWER_CASEBOOK',
        `could not open ${path}: made by a newer jikenbo (casebook version ${version}, this one knows ${schemaVersion})`,
      )
    if (mode !== 'read') {
      db.pragma('journal_mode = WAL')
      db.pragma('synchronous = FULL')
      // Folding the WAL into the database every 32 MB, not every 4: large intakes spend a fifth less.
      db.pragma('wal_autocheckpoint = 8000')
    }
    db.pragma('foreign_keys = ON')
    db.pragma('cache_size = -65536')
    if (version === 0) {
      if (mode !== 'create') throw codedError('store', 'NO_CASEBOOK', `could not open ${path}: it holds no casebook`)
      const fresh = db
      fresh
        .transaction(() => {
          // Two `init` at once: whoever comes second finds the tables made.
          if (fresh.pragma('user_version', { simple: true }) === 0) {
            // One may be left over from a database that was lost.
            breakSeal(path)
            fresh.exec(schema)
            for (const { sql } of additions) fresh.exec(sql)
            fresh.pragma(`user_version = ${schemaVersion}`)
          }
        })
        .immediate()
    } else if (typeof version === 'number' && version < schemaVersion) {
      if (mode === 'read') {
        db.close()
        upgradeToRead(path, version, onUpgrade)
        return openDatabase(path, mode)
      }
      upgrade(db, onUpgrade)
    }
    return db
  } catch (cause) {
    db?.close()
    const code = codeOf(cause)
    if (code === 'NEWER_CASEBOOK' || code === 'OLDER_CASEBOOK' || code === 'NO_CASEBOOK') throw cause
    return refuse(path, cause)
  }
}
