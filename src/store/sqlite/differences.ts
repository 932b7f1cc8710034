import Database from 'better-sqlite3'
import type { CasebookTransaction, StoreDifference } from '../contract.js'
import { additions, derivedTables, schema } from './schema.js'
import { makeTransaction } from './transaction.js'

type Row = Readonly<Record<string, unknown>>

/** What of a table is compared, and by what its rows are told apart. */
interface Compared {
  readonly table: string
  readonly keys: readonly string[]
}

/** Tables that derive from nothing: a scratch store is given them as they are. */
const given = ['archive_files', 'captures', 'visits', 'decisions'] as const

/** A store in memory (on the disk where it grows) that holds the same captures, visits and decisions, and nothing derived. */
const scratchOf = (kept: Database.Database): Database.Database => {
  const scratch = new Database('')
  scratch.exec(schema)
  for (const { sql } of additions) scratch.exec(sql)
  scratch.exec('BEGIN')
  for (const table of given) {
    const rows = kept.prepare(`SELECT * FROM ${table}`).raw()
    const width = kept.prepare(`SELECT * FROM ${table}`).columns().length
    const insert = scratch.prepare(`INSERT INTO ${table} VALUES (${Array(width).fill('?').join(', ')})`)
    for (const row of rows.iterate() as IterableIterator<unknown[]>) insert.run(...row)
  }
  scratch.exec('COMMIT')
  return scratch
}

const keysOf = (db: Database.Database, table: string): readonly string[] => {
  const columns = db.pragma(`table_info(${table})`) as readonly { name: string; pk: number }[]
  return columns
    .filter((c) => c.pk > 0)
    .sort((a, b) => a.pk - b.pk)
    .map((c) => c.name)
}

/** Walks two lists of rows in order of their keys, and gives the rows that are not in both alike. */
function* unlike(
  kept: Iterator<Row>,
  fresh: Iterator<Row>,
  keys: readonly string[],
): Generator<{ readonly row: Row; readonly how: StoreDifference['how']; readonly columns: readonly string[] }> {
  const order = (a: Row, b: Row): number => {
    for (const key of keys) {
      const [x, y] = [a[key], b[key]]
      // As SQLite orders them: numbers, then text by its bytes.
      if (typeof x === 'number' && typeof y === 'number') {
        if (x !== y) return x - y
      } else if (x !== y) return Buffer.compare(Buffer.from(String(x)), Buffer.from(String(y)))
    }
    return 0
  }
  let a = kept.next()
  let b = fresh.next()
  while (!a.done || !b.done) {
    const which = a.done ? 1 : b.done ? -1 : order(a.value, b.value)
    if (which < 0) yield { row: a.value, how: 'extra', columns: [] }
    else if (which > 0) yield { row: b.value, how: 'missing', columns: [] }
    else {
      const [x, y] = [a.value as Row, b.value as Row]
      const columns = Object.keys(y).filter((column) => x[column] !== y[column])
      if (columns.length > 0) yield { row: y, how: 'changed', columns }
    }
    if (which <= 0) a = kept.next()
    if (which >= 0) b = fresh.next()
  }
}

/** How a table of derived rows leads to the release or case a row tells of. */
const ownerOf = (table: string, row: Row): Pick<StoreDifference, 'release' | 'number'> => {
  const release = table === 'releases' ? row.id : row.release
  const number = row.number
  return {
    ...(typeof release === 'string' ? { release } : {}),
    ...(typeof number === 'string' ? { number } : {}),
  }
}

const compare = function* (
  kept: Database.Database,
  fresh: Database.Database,
  { table, keys }: Compared,
  select: string,
): Generator<StoreDifference> {
  const rows = (db: Database.Database) => db.prepare<[], Row>(select).iterate()
  for (const { row, how, columns } of unlike(rows(kept), rows(fresh), keys))
    yield { table, how, columns, ...ownerOf(table, row) }
}

/**
 * The words of each release in the index, summed where the index is: how many, where they stand, and which. A word is
 * there by its first and last character; what stands between them is compared term by term.
 */
const wordSums = `SELECT i.doc, r.id AS release, count(*) AS n, sum(i.offset) AS offsets, sum(i.col) AS columns,
    sum((i.offset + 1) * unicode(i.term)) AS firsts, sum((i.offset + 1) * unicode(substr(i.term, -1))) AS lasts
  FROM temp.word_instances AS i LEFT JOIN releases AS r ON r.row = i.doc GROUP BY i.doc ORDER BY i.doc`
const terms = 'SELECT term, doc, cnt FROM temp.word_terms ORDER BY term'
const sizes =
  'SELECT s.id, r.id AS release, hex(s.sz) AS sz FROM words_docsize AS s LEFT JOIN releases AS r ON r.row = s.id ORDER BY s.id'

const withWords = (db: Database.Database) => {
  db.exec(`CREATE VIRTUAL TABLE IF NOT EXISTS temp.word_instances USING fts5vocab('main', 'words', 'instance');
    CREATE VIRTUAL TABLE IF NOT EXISTS temp.word_terms USING fts5vocab('main', 'words', 'row')`)
}

/**
 * Derives everything again beside a store, and says in what that differs from what the store holds. `kept` stays as it
 * is; what is compared is one moment of it, whoever writes meanwhile.
 */
export const differencesFrom = async (
  kept: Database.Database,
  derive: (tx: CasebookTransaction) => Promise<unknown>,
): Promise<readonly StoreDifference[]> => {
  kept.exec('BEGIN')
  const scratch = scratchOf(kept)
  try {
    const tx = makeTransaction(scratch)
    scratch.exec('BEGIN')
    await derive(tx)
    tx.settle()
    scratch.exec('COMMIT')
    const found: StoreDifference[] = []
    const definitions = 'SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name'
    found.push(...compare(kept, scratch, { table: 'sqlite_master', keys: ['type', 'name'] }, definitions))
    for (const table of derivedTables) {
      const keys = keysOf(scratch, table)
      const select = `SELECT * FROM ${table} ORDER BY ${keys.join(', ')}`
      found.push(...compare(kept, scratch, { table, keys }, select))
    }
    for (const db of [kept, scratch]) withWords(db)
    found.push(...compare(kept, scratch, { table: 'words', keys: ['doc'] }, wordSums))
    found.push(...compare(kept, scratch, { table: 'words', keys: ['term'] }, terms))
    found.push(...compare(kept, scratch, { table: 'words', keys: ['id'] }, sizes))
    return found
  } finally {
    scratch.close()
    if (kept.inTransaction) kept.exec('ROLLBACK')
  }
}
