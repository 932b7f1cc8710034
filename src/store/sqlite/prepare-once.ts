import type Database from 'better-sqlite3'
import type { SqliteDatabase, SqliteStatement } from 'kysely'

/** Statements kept. A reader asks some fifty different things; only searches are worded without end. */
const kept = 256

/** A connection that prepares a statement once for as often as it is asked. Rows are to be taken all at once. */
export const preparingOnce = (db: Database.Database): SqliteDatabase => {
  const statements = new Map<string, SqliteStatement>()
  return {
    prepare: (sql) => {
      const known = statements.get(sql)
      if (known !== undefined) return known
      const statement = db.prepare(sql) as SqliteStatement
      if (statements.size >= kept) statements.clear()
      statements.set(sql, statement)
      return statement
    },
    close: () => db.close(),
  }
}
