import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type Database from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { checkDecisions } from '../../casebook/decisions.js'
import { codedError, codeOf } from '../../casebook/errors.js'
import type { Capture, Decision, DecisionAct, Visit } from '../../casebook/records.js'
import type { CaptureState, CasebookStore } from '../contract.js'
import { differencesFrom } from './differences.js'
import { fileName } from './file-name.js'
import { busyTimeout, openDatabase } from './open.js'
import { preparingOnce } from './prepare-once.js'
import { enterStore } from './read-beside.js'
import { makeReader } from './reader.js'
import { type CaptureRow, toCapture, toVisit, type VisitRow } from './records.js'
import type { Tables } from './schema.js'
import { breakSeal, sealDatabase } from './seal.js'
import { makeTransaction } from './transaction.js'
import type { OnProgress } from './words.js'

const writeError = (path: string, cause: unknown): unknown => {
  const code = codeOf(cause) ?? ''
  const because: Readonly<Record<string, readonly [string, string]>> = {
    SQLITE_FULL: ['NO_SPACE', 'no space left on the disk'],
    SQLITE_BUSY: ['BUSY', 'another process has been writing for minutes'],
    SQLITE_READONLY: ['READ_ONLY', 'read-only, or no permission'],
    // The seal is taken off before anything is written.
    EACCES: ['NO_PERMISSION', 'no permission'],
    EPERM: ['NO_PERMISSION', 'no permission'],
    EROFS: ['READ_ONLY', 'read-only'],
  }
  const found =
    because[code] ??
    (code.startsWith('SQLITE_IOERR') ? ['NO_SPACE', 'the disk could not be written, it may be full'] : undefined)
  return found ? codedError('store', found[0] ?? '', `could not write to ${path}: ${found[1]}`, cause) : cause
}

const toDecision = (row: Tables['decisions']): Decision => ({ ...row, act: JSON.parse(row.act) as DecisionAct })

/** Runs writes one after another inside this process; SQLite's own lock does the same between processes. */
const inTurn = () => {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(act: () => Promise<T>): Promise<T> => {
    const next = last.then(act, act)
    last = next.catch(() => undefined)
    return next
  }
}

/** How often a write that waits for another process looks again, ms. */
const lookAgain = 20

/**
 * Begins a write as soon as no other process writes. SQLite would wait in its own way, and nothing else of this process
 * would run meanwhile: no page be served, no Ctrl-C be heard.
 */
const begin = async (writer: Database.Database): Promise<void> => {
  for (const end = performance.now() + busyTimeout; ; await pause(lookAgain))
    try {
      writer.exec('BEGIN IMMEDIATE')
      return
    } catch (cause) {
      if (!codeOf(cause)?.startsWith('SQLITE_BUSY') || performance.now() > end) throw cause
    }
}

/**
 * The embedded store: one SQLite database in the casebook's folder. `create` makes it where there is none; `read`
 * never writes, so that a site can be served from a read-only disk.
 */
export const openSqliteStore = (
  dir: string,
  mode: 'read' | 'write' | 'create',
  onUpgrade?: OnProgress,
): CasebookStore => {
  const path = join(dir, fileName)
  const writer = mode === 'read' ? undefined : openDatabase(path, mode, onUpgrade)
  writer?.pragma('busy_timeout = 0')
  const reading = openDatabase(path, 'read', onUpgrade)
  const leave = enterStore(path)
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: preparingOnce(reading) }) })
  const turn = inTurn()
  const tx = writer && makeTransaction(writer)

  const write: CasebookStore['write'] = (act) =>
    turn(async () => {
      if (!writer || !tx) throw codedError('store', 'READ_ONLY', `could not write to ${path}: it was opened to be read`)
      try {
        await begin(writer)
        breakSeal(path)
        const result = await act(tx)
        tx.settle()
        writer.exec('COMMIT')
        return result
      } catch (cause) {
        tx.reset()
        if (writer.inTransaction) writer.exec('ROLLBACK')
        throw writeError(path, cause)
      }
    })

  /** All rows of a table by `seq`, a few hundred at a time. */
  async function* allOf<Row extends { readonly seq: number }>(table: 'captures' | 'visits'): AsyncGenerator<Row> {
    const size = 500
    for (let after = 0; ; ) {
      const rows = await db.selectFrom(table).selectAll().where('seq', '>', after).orderBy('seq').limit(size).execute()
      yield* rows as unknown as Row[]
      if (rows.length < size) return
      after = rows.at(-1)?.seq ?? after
    }
  }

  async function* captures(): AsyncGenerator<Capture & { readonly state: CaptureState }> {
    for await (const row of allOf<CaptureRow>('captures')) yield { ...toCapture(row), state: row.state as CaptureState }
  }

  async function* visits(): AsyncGenerator<Visit> {
    for await (const row of allOf<VisitRow>('visits')) yield toVisit(row)
  }

  const decisions = async () => (await db.selectFrom('decisions').selectAll().orderBy('seq').execute()).map(toDecision)

  return {
    reader: makeReader(db),
    write,
    decisions,
    captures,
    visits,
    releaseNumbers: async () =>
      new Map((await db.selectFrom('releases').select(['id', 'number']).execute()).map((r) => [r.id, r.number])),
    archiveLengths: async () =>
      Object.fromEntries((await db.selectFrom('archive_files').selectAll().execute()).map((r) => [r.file, r.length])),
    differences: (derive) => differencesFrom(reading, derive),
    check: async () => [...checkDatabase(path), ...checkDecisions(await decisions())],
    close: async () => {
      await turn(async () => undefined)
      await db.destroy()
      // Kysely closes only what it has used; the writer must be last, so that SQLite folds the WAL into the database.
      reading.close()
      if (writer) await sealDatabase(writer, path)
      writer?.close()
      await leave()
    },
  }
}

/**
 * Pages, indexes and what refers to what, of one moment. By a connection of its own: one that has searched before the
 * last write takes its older idea of the search index for a fault of the file (SQLite 3.53).
 */
const checkDatabase = (path: string): readonly string[] => {
  const problems: string[] = []
  let db: Database.Database | undefined
  try {
    db = openDatabase(path, 'read')
    db.exec('BEGIN')
    for (const row of db.pragma('integrity_check') as readonly { integrity_check: string }[])
      if (row.integrity_check !== 'ok') problems.push(`casebook.db: ${row.integrity_check}`)
    for (const row of db.pragma('foreign_key_check') as readonly { table: string; rowid: number }[])
      problems.push(`casebook.db: row ${row.rowid} of ${row.table} refers to something missing`)
    const found = db
    const count = (table: string) => found.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get()?.n
    if (count('words') !== count('releases'))
      problems.push('casebook.db: the search index does not hold every release; run jikenbo rebuild')
  } catch (error) {
    problems.push(`casebook.db: ${error instanceof Error ? error.message : String(error)}`)
  } finally {
    db?.close()
  }
  return problems
}
