import type Database from 'better-sqlite3'
import { caseNumberRank } from '../../casebook/numbering.js'
import type { Signature } from '../../link/match.js'
import { calledBy, mostFrequent } from '../../link/names.js'
import { decideOrigin } from '../../link/origin.js'
import { caseTitle } from '../../link/titles.js'

interface MemberRow {
  title: string
  discloser_key: string | null
  discloser_name: string | null
  origin_key: string | null
  origin_name: string | null
  self_origin: number
  published: string | null
  actions: string
  added_at: string
  updated_at: string
  withdrawn: number
}

/** Case rows and the keys that lead to them. Summaries of touched cases are worked out by `settle`. */
export const caseWriter = (db: Database.Database) => {
  const sql = {
    insert: db.prepare('INSERT OR IGNORE INTO cases (number, rank, added_at, updated_at) VALUES (?, ?, ?, ?)'),
    exists: db.prepare<[string], { merged_into: string | null }>('SELECT merged_into FROM cases WHERE number = ?'),
    widen: db.prepare(
      `UPDATE cases SET
         window_from = CASE WHEN window_from IS NULL OR window_from > @from THEN @from ELSE window_from END,
         window_to = CASE WHEN window_to IS NULL OR window_to < @to THEN @to ELSE window_to END,
         origin_key = coalesce(origin_key, @origin),
         actions = CASE WHEN actions = '[]' THEN @actions ELSE actions END
       WHERE number = @number`,
    ),
    addKey: db.prepare(`INSERT INTO link_keys VALUES (?, ?, ?, 1) ON CONFLICT DO UPDATE SET releases = releases + 1`),
    lessenKey: db.prepare('UPDATE link_keys SET releases = releases - 1 WHERE key = ? AND kind = ? AND number = ?'),
    dropKeys: db.prepare('DELETE FROM link_keys WHERE number = ? AND releases <= 0'),
    members: db.prepare<[string], MemberRow>(
      `SELECT title, discloser_key, discloser_name, origin_key, origin_name, self_origin, published, actions, added_at,
         updated_at, withdrawn
       FROM releases WHERE number = ?
       ORDER BY appeared, follows IS NOT NULL, (
         SELECT CASE facts ->> '$.report.value' WHEN 'first' THEN 0 WHEN 'update' THEN 1 ELSE 2 END
         FROM versions WHERE release = id ORDER BY version DESC LIMIT 1
       ), title, id`,
    ),
    ids: db.prepare<[string], { id: string }>('SELECT id FROM releases WHERE number = ? ORDER BY row'),
    clearWindow: db.prepare('UPDATE cases SET window_from = NULL, window_to = NULL WHERE number = ?'),
    update: db.prepare(
      `UPDATE cases SET title = @title, origin_key = @originKey, origin_name = @originName, actions = @actions,
         first_published = @first, last_published = @last, releases = @releases, updated_at = max(updated_at, @updated)
       WHERE number = @number`,
    ),
    merge: db.prepare('UPDATE cases SET merged_into = ?, updated_at = ? WHERE number = ?'),
  }
  const touched = new Set<string>()
  /** Cases whose window may be narrower now. */
  const left = new Set<string>()

  const widen = (number: string, { keys, from, to, actions }: Signature) => {
    const origin = keys.find((k) => k.kind === 'origin')?.key ?? null
    sql.widen.run({ number, from: from ?? null, to: to ?? null, origin, actions: JSON.stringify(actions) })
  }

  /** What a case is called, and what made it, as its releases tell. */
  const describe = (members: readonly MemberRow[]) => {
    const words = members.flatMap((m) => {
      if (m.origin_key !== null) return [{ key: m.origin_key, own: false }]
      return m.self_origin === 1 && m.discloser_key !== null ? [{ key: m.discloser_key, own: true }] : []
    })
    const key = decideOrigin(words)
    const name = calledBy(
      members.flatMap((m) => (m.discloser_key === key ? (m.discloser_name ?? []) : [])),
      members.flatMap((m) => (m.origin_key === key ? (m.origin_name ?? []) : [])),
    )
    const actions = mostFrequent(members.flatMap((m) => JSON.parse(m.actions)))
    const title = caseTitle(
      members.map((m) => ({ title: m.title, discloser: m.discloser_key ?? undefined })),
      key,
      name,
      actions,
    )
    return { title, originKey: key ?? null, originName: name ?? null, actions: JSON.stringify(actions) }
  }

  const summarise = (number: string) => {
    const all = sql.members.all(number)
    const members = all.filter((m) => m.withdrawn === 0)
    const dates = members.flatMap((m) => m.published ?? []).sort()
    sql.update.run({
      number,
      ...describe(members),
      // The page of a case whose releases are all withdrawn stays, and so does what it is called.
      ...(members.length === 0 && { title: describe(all).title }),
      first: dates[0] ?? null,
      last: dates.at(-1) ?? null,
      releases: members.length,
      updated:
        all
          .map((m) => m.updated_at)
          .sort()
          .at(-1) ?? '',
    })
  }

  const standing = (number: string): string => {
    const seen = new Set<string>()
    let at = number
    for (let into = sql.exists.get(at)?.merged_into; into && !seen.has(at); into = sql.exists.get(at)?.merged_into) {
      seen.add(at)
      at = into
    }
    return at
  }

  return {
    exists: (number: string): boolean => sql.exists.get(number) !== undefined,
    standing,
    releasesOf: (number: string): readonly string[] => sql.ids.all(number).map((r) => r.id),
    /** Makes a case where its number is new. */
    open: (number: string, at: string) => {
      sql.insert.run(number, caseNumberRank(number), at, at)
      touched.add(number)
    },
    /** Enters a release's keys and window under its case. */
    enter: (number: string, signature: Signature) => {
      widen(number, signature)
      for (const k of signature.keys) sql.addKey.run(k.key, k.kind, number)
      touched.add(number)
    },
    leave: (number: string, signature: Signature) => {
      for (const k of signature.keys) sql.lessenKey.run(k.key, k.kind, number)
      sql.dropKeys.run(number)
      left.add(number)
      touched.add(number)
    },
    touch: (number: string) => touched.add(number),
    merge: (from: string, into: string, at: string) => {
      sql.merge.run(into, at, from)
      touched.add(from)
      touched.add(into)
    },
    /** @param signature the keys and window of a release that counts */
    settle: (signature: (release: string) => Signature | undefined) => {
      for (const number of left) {
        sql.clearWindow.run(number)
        for (const { id } of sql.ids.all(number)) {
          const member = signature(id)
          if (member) widen(number, member)
        }
      }
      for (const number of touched) summarise(number)
      left.clear()
      touched.clear()
    },
    reset: () => {
      left.clear()
      touched.clear()
    },
  }
}
export type CaseWriter = ReturnType<typeof caseWriter>
