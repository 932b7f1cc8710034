import type Database from 'better-sqlite3'
import type { ItemState, SourceState, WatchedItem } from '../../casebook/watching.js'
import type { WatchNotes } from '../contract.js'
import type { SourceItemTable } from './schema.js'

export type SourceItemRow = Omit<SourceItemTable, 'seq'> & { seq: number }

export const toWatchedItem = (row: SourceItemRow): WatchedItem => ({
  source: row.source,
  key: row.key,
  uri: row.uri,
  foundAt: row.found_at,
  state: row.state as ItemState,
  at: row.at,
  attempts: row.attempts,
  ...(row.title === null ? {} : { title: row.title }),
  ...(row.stamp === null ? {} : { stamp: row.stamp }),
  ...(row.why === null ? {} : { why: row.why }),
  ...(row.release === null ? {} : { release: row.release }),
  ...(row.number === null ? {} : { number: row.number }),
  ...(row.next_try === null ? {} : { nextTry: row.next_try }),
})

/** What a watcher notes, on the connection of a write. */
export const watchNotes = (db: Database.Database): WatchNotes => {
  const sql = {
    lease: db.prepare(
      `INSERT INTO watcher VALUES (1, @holder, @until) ON CONFLICT DO UPDATE SET holder = @holder, until = @until
       WHERE holder = @holder OR until <= @now`,
    ),
    holder: db.prepare<[], { holder: string }>('SELECT holder FROM watcher'),
    release: db.prepare('DELETE FROM watcher WHERE holder = ?'),
    source: db.prepare<[string], { state: string }>('SELECT state FROM sources WHERE name = ?'),
    putSource: db.prepare('INSERT INTO sources VALUES (?, ?) ON CONFLICT DO UPDATE SET state = excluded.state'),
    putItem: db.prepare(
      `INSERT INTO source_items
         (source, key, uri, title, stamp, found_at, state, at, why, release, number, attempts, next_try)
       VALUES (@source, @key, @uri, @title, @stamp, @foundAt, @state, @at, @why, @release, @number, @attempts, @nextTry)
       ON CONFLICT (source, key) DO UPDATE SET uri = @uri, title = @title, stamp = @stamp, state = @state, at = @at,
         why = @why, release = @release, number = @number, attempts = @attempts, next_try = @nextTry`,
    ),
    item: db.prepare<[string, string], SourceItemRow>('SELECT * FROM source_items WHERE source = ? AND key = ?'),
    waiting: db.prepare<[string, string, number], SourceItemRow>(
      `SELECT * FROM source_items WHERE source = ? AND state = 'waiting' AND coalesce(next_try, '') <= ? ORDER BY seq LIMIT ?`,
    ),
    // The longer an address has been as it is, the later it is looked at again: half of that time from now, from a day
    // to three months. Bytes that are new, or another answer than before, are a change.
    due: db.prepare<{ now: string; limit: number }, { uri: string }>(
      `WITH looked AS (
         SELECT r.url AS uri, max(v.at) AS last, min(v.at) AS first,
           max(CASE WHEN v.unchanged = 0 AND v.capture IS NOT NULL THEN v.at END) AS changed
         FROM releases r JOIN visits v ON v.uri = r.url
         WHERE r.withdrawn = 0 AND NOT EXISTS (SELECT 1 FROM resting WHERE uri = r.url AND until > @now) GROUP BY r.url
       )
       SELECT uri, julianday(last) + min(90, max(1, (julianday(last) - julianday(coalesce(changed, first))) / 2)) AS due
       FROM looked WHERE due <= julianday(@now) ORDER BY due LIMIT @limit`,
    ),
    rest: db.prepare('INSERT INTO resting VALUES (?, ?) ON CONFLICT DO UPDATE SET until = excluded.until'),
    rested: db.prepare('DELETE FROM resting WHERE until <= ?'),
  }
  return {
    lease: (holder, now, until) => {
      sql.lease.run({ holder, now, until })
      return sql.holder.get()?.holder ?? holder
    },
    release: (holder) => void sql.release.run(holder),
    source: (name) => {
      const row = sql.source.get(name)
      return row && (JSON.parse(row.state) as SourceState)
    },
    putSource: (state) => void sql.putSource.run(state.name, JSON.stringify(state)),
    putItem: (item) => {
      const { title = null, stamp = null, why = null, release = null, number = null, nextTry = null } = item
      sql.putItem.run({ ...item, title, stamp, why, release, number, nextTry })
    },
    item: (source, key) => {
      const row = sql.item.get(source, key)
      return row && toWatchedItem(row)
    },
    waiting: (source, now, limit) => sql.waiting.all(source, now, limit).map(toWatchedItem),
    addressesDue: (now, limit) => sql.due.all({ now, limit }).map((row) => row.uri),
    rest: (uri, now, until) => {
      sql.rested.run(now)
      sql.rest.run(uri, until)
    },
  }
}
