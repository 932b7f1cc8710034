import type Database from 'better-sqlite3'
import { caseNumberRank } from '../../casebook/numbering.js'
import type { Signature } from '../../link/match.js'
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
}

/** What occurs most often, first come first on a draw. */
const mostFrequent = <T>(values: readonly T[]): readonly T[] => {
  const counts = new Map<T, number>()
  for (const v of values) counts.set(v, (counts.get(v) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1]).map(([v]) => v)
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
      `SELECT title, discloser_key, discloser_name, origin_key, origin_name, self_origin, published, actions, added_at, updated_at
       FROM releases WHERE number = ? AND withdrawn = 0 ORDER BY appeared, row`,
    ),
    ids: db.prepare<[string], { id: string }>('SELECT id FROM releases WHERE number = ? ORDER BY row'),
    update: db.prepare(
      `UPDATE cases SET title = @title, origin_key = @originKey, origin_name = @originName, actions = @actions,
         first_published = @first, last_published = @last, releases = @releases, updated_at = max(updated_at, @updated)
       WHERE number = @number`,
    ),
    merge: db.prepare('UPDATE cases SET merged_into = ?, updated_at = ? WHERE number = ?'),
  }
  const touched = new Set<string>()

  const summarise = (number: string) => {
    const members = sql.members.all(number)
    const named = members.filter((m) => m.origin_key !== null)
    const originKey = mostFrequent(named.map((m) => m.origin_key))[0] ?? null
    const own = members.find((m) => m.self_origin === 1 && m.discloser_key !== null)
    const key = originKey ?? own?.discloser_key ?? null
    const name =
      named.find((m) => m.origin_key === originKey)?.origin_name ??
      (originKey === null ? own?.discloser_name : null) ??
      null
    const actions = mostFrequent(members.flatMap((m) => JSON.parse(m.actions)))
    const dates = members.flatMap((m) => m.published ?? []).sort()
    sql.update.run({
      number,
      title: caseTitle(
        members.map((m) => ({ title: m.title, discloser: m.discloser_key ?? undefined })),
        key ?? undefined,
        name ?? undefined,
        actions,
      ),
      originKey: key,
      originName: name,
      actions: JSON.stringify(actions),
      first: dates[0] ?? null,
      last: dates.at(-1) ?? null,
      releases: members.length,
      updated:
        members
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
    /** Enters a release's keys and window under its case, making the case where it is new. */
    enter: (number: string, signature: Signature, at: string) => {
      sql.insert.run(number, caseNumberRank(number), at, at)
      const origin = signature.keys.find((k) => k.kind === 'origin')?.key ?? null
      const actions = JSON.stringify(signature.actions)
      sql.widen.run({ number, from: signature.from ?? null, to: signature.to ?? null, origin, actions })
      for (const k of signature.keys) sql.addKey.run(k.key, k.kind, number)
      touched.add(number)
    },
    leave: (number: string, signature: Signature) => {
      for (const k of signature.keys) sql.lessenKey.run(k.key, k.kind, number)
      sql.dropKeys.run(number)
      touched.add(number)
    },
    touch: (number: string) => touched.add(number),
    merge: (from: string, into: string, at: string) => {
      sql.merge.run(into, at, from)
      touched.add(from)
      touched.add(into)
    },
    settle: () => {
      for (const number of touched) summarise(number)
      touched.clear()
    },
    reset: () => touched.clear(),
  }
}
export type CaseWriter = ReturnType<typeof caseWriter>
