import type Database from 'better-sqlite3'
import { searchedTokens } from '../../search/tokens.js'

/** Puts releases into the index of words, by their rows. */
export const wordWriter = (db: Database.Database) => {
  const sql = {
    drop: db.prepare('DELETE FROM words WHERE rowid = ?'),
    add: db.prepare('INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)'),
  }
  return {
    drop: (row: number) => void sql.drop.run(row),
    put: (row: number, release: Parameters<typeof searchedTokens>[0]) => {
      const { title, body } = searchedTokens(release)
      sql.add.run(row, title.join(' '), body.join(' '))
    },
  }
}

export const emptyWords = (db: Database.Database): void => {
  db.exec("INSERT INTO words (words) VALUES ('delete-all')")
}

/** Told of long work on the way: how many releases are done, of how many. */
export type OnProgress = (done: number, total: number) => void

/** Makes the index anew from what each release says now: one that was cut in another way would find nothing it is asked for. */
export const refillWords = (db: Database.Database, onProgress?: OnProgress): void => {
  // A connection writes nothing while it reads, so a stretch is read at a time.
  const stretch = db.prepare<[number], { row: number; title: string; document: string; facts: string }>(
    `SELECT r.row, r.title, v.document, v.facts FROM releases AS r
     JOIN versions AS v ON v.release = r.id AND v.version = (SELECT max(version) FROM versions WHERE release = r.id)
     WHERE r.row > ? ORDER BY r.row LIMIT 200`,
  )
  const words = wordWriter(db)
  emptyWords(db)
  const total = db.prepare<[], number>('SELECT count(*) FROM releases').pluck().get() ?? 0
  let done = 0
  for (let rows = stretch.all(0); rows.length > 0; rows = stretch.all(rows.at(-1)?.row ?? 0)) {
    for (const { row, title, document, facts } of rows)
      words.put(row, { title, document: JSON.parse(document), facts: JSON.parse(facts) })
    done += rows.length
    onProgress?.(done, total)
  }
}
