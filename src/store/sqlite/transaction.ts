import type Database from 'better-sqlite3'
import { dayInJapan } from '../../casebook/dates.js'
import { canonicalJson, nextDecision } from '../../casebook/decisions.js'
import { formatCaseNumber } from '../../casebook/numbering.js'
import type { Capture, Decision, DecisionAct, Label, UpdateProposal, Visit } from '../../casebook/records.js'
import type { LinkKind, Signature } from '../../link/match.js'
import type { CaptureState, CasebookTransaction, KnownRelease } from '../contract.js'
import { caseWriter } from './cases.js'
import { type CaptureRow, toCapture, toVisit, type VisitRow } from './records.js'
import { releaseWriter } from './releases.js'
import { derivedTables } from './schema.js'
import { watchNotes } from './watch-notes.js'
import { emptyWords } from './words.js'

/** Candidates whose window lies farther away than this are not looked at: no score could join them. */
const reachDays = 400

const shiftDay = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)

/**
 * Everything a write may do, on one connection. `settle` brings the summaries of touched cases up to date; it runs once
 * at the end of a write, so that a batch into one large case costs one pass over it.
 */
export const makeTransaction = (db: Database.Database): CasebookTransaction & { reset(): void } => {
  const cases = caseWriter(db)
  const releases = releaseWriter(db, cases)
  const watch = watchNotes(db)
  const sql = {
    state: db.prepare<[string], { state: CaptureState }>('SELECT state FROM captures WHERE sha256 = ?'),
    pending: db.prepare<[], CaptureRow>("SELECT * FROM captures WHERE state = 'pending' ORDER BY seq"),
    addCapture: db.prepare(
      `INSERT OR IGNORE INTO captures
       (sha256, size, media_type, received_at, source_kind, source_uri, source_name, file, offset, length, part_of, state)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'pending')`,
    ),
    capture: db.prepare<[string], CaptureRow>('SELECT * FROM captures WHERE sha256 = ?'),
    addVisit: db.prepare(
      `INSERT OR IGNORE INTO visits
       (at, uri, final_uri, status, capture, unchanged, etag, last_modified, file, offset, length)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    lastVisit: db.prepare<[string], VisitRow>(
      'SELECT * FROM visits WHERE uri = ? AND capture IS NOT NULL ORDER BY seq DESC LIMIT 1',
    ),
    setState: db.prepare('UPDATE captures SET state = ? WHERE sha256 = ?'),
    lengths: db.prepare<[], { file: string; length: number }>('SELECT file, length FROM archive_files'),
    setLength: db.prepare(
      'INSERT INTO archive_files VALUES (?, ?) ON CONFLICT (file) DO UPDATE SET length = excluded.length',
    ),
    lastDecision: db.prepare<[], { seq: number; hash: string }>(
      'SELECT seq, hash FROM decisions ORDER BY seq DESC LIMIT 1',
    ),
    addDecision: db.prepare('INSERT INTO decisions (seq, at, by, act, previous, hash) VALUES (?, ?, ?, ?, ?, ?)'),
    lastRank: db.prepare<[number, number], { rank: number | null }>(
      'SELECT max(rank) AS rank FROM cases WHERE rank BETWEEN ? AND ?',
    ),
    candidates: db.prepare<
      [string, string, string],
      {
        kind: LinkKind
        key: string
        number: string
        origin_key: string | null
        window_from: string | null
        window_to: string | null
        actions: string
      }
    >(
      `SELECT k.kind, k.key, k.number, c.origin_key, c.window_from, c.window_to, c.actions
       FROM json_each(?) AS wanted
       JOIN link_keys k ON k.key = wanted.value
       JOIN cases c ON c.number = k.number
       WHERE coalesce(c.window_to, '9999') >= ? AND coalesce(c.window_from, '0000') <= ?
       ORDER BY c.rank DESC LIMIT 2000`,
    ),
    occurred: db.prepare<[string], { number: string; key: string }>(
      `SELECT k.number, k.key FROM json_each(?) AS wanted
       JOIN link_keys k ON k.number = wanted.value AND k.kind = 'occurred'`,
    ),
    find: {
      id: db.prepare<[string], { id: string }>('SELECT id FROM releases WHERE id = ?'),
      url: db.prepare<[string], { id: string }>('SELECT id FROM releases WHERE url = ? ORDER BY row DESC LIMIT 1'),
      sourceUri: db.prepare<[string], { id: string }>(
        'SELECT id FROM releases WHERE source_uri = ? ORDER BY row DESC LIMIT 1',
      ),
    },
    findText: db.prepare<[string], { id: string }>('SELECT release AS id FROM versions WHERE text_digest = ? LIMIT 1'),
    known: db.prepare<
      [string],
      {
        id: string
        number: string
        title: string
        appeared: string
        discloser_key: string | null
        text_digest: string
        follows: string | null
        withdrawn: number
      }
    >(
      `SELECT r.id, r.number, r.title, r.appeared, r.discloser_key, r.follows, r.withdrawn, v.text_digest FROM releases r
       JOIN versions v ON v.release = r.id WHERE r.id = ? ORDER BY v.version DESC LIMIT 1`,
    ),
    newestOf: db.prepare<[string], { release: string; capture: string }>(
      `SELECT release, capture FROM versions WHERE release = (SELECT release FROM versions WHERE capture = ? LIMIT 1)
       ORDER BY version DESC LIMIT 1`,
    ),
    releasesBy: db.prepare<
      [{ organisation: string; near: string; named: string; limit: number }],
      { id: string; number: string; title: string; published: string | null; facts: string }
    >(
      `WITH own AS (SELECT row, appeared FROM releases WHERE discloser_key = @organisation AND withdrawn = 0),
       near AS (
         SELECT row FROM (SELECT row FROM own WHERE appeared <= @near ORDER BY appeared DESC, row DESC LIMIT @limit)
         UNION SELECT row FROM (SELECT row FROM own WHERE appeared > @near ORDER BY appeared, row LIMIT @limit)
         UNION SELECT row FROM (
           SELECT row FROM own WHERE appeared IN (SELECT value FROM json_each(@named)) ORDER BY row DESC LIMIT @limit))
       SELECT r.id, r.number, r.title, r.published, v.facts FROM near JOIN releases r ON r.row = near.row
       JOIN versions v ON v.release = r.id AND v.version = (SELECT max(version) FROM versions WHERE release = r.id)
       ORDER BY r.appeared DESC, r.row DESC`,
    ),
    followDecided: db.prepare<[string], { id: string }>(
      'SELECT id FROM releases WHERE id = ? AND (follows IS NOT NULL OR stands_alone = 1)',
    ),
    addUpdate: db.prepare('INSERT OR REPLACE INTO updates VALUES (?, ?, ?, ?)'),
    dropUpdates: db.prepare('DELETE FROM updates WHERE release = ?'),
    dropUpdate: db.prepare('DELETE FROM updates WHERE release = ? AND earlier = ?'),
    dropUpdatesOf: db.prepare(
      'DELETE FROM updates WHERE earlier = ? AND release IN (SELECT id FROM releases WHERE number = ?)',
    ),
    dropUpdatesElsewhere: db.prepare(
      `DELETE FROM updates WHERE release = @release AND (SELECT number FROM releases WHERE id = earlier)
       <> (SELECT number FROM releases WHERE id = @release)`,
    ),
    setFollows: db.prepare('UPDATE releases SET follows = ?, stands_alone = ?, updated_at = ? WHERE id = ?'),
    dropProposals: db.prepare('DELETE FROM proposals WHERE release = ?'),
    dropProposalsElsewhere: db.prepare(
      'DELETE FROM proposals WHERE release = ? AND number <> (SELECT number FROM releases WHERE id = ?)',
    ),
    proposedFor: db.prepare<[string, string], { id: string }>(
      'SELECT r.id FROM proposals p JOIN releases r ON r.id = p.release WHERE p.number = ? AND r.number = ?',
    ),
    turnProposals: db.prepare(
      `INSERT INTO proposals SELECT release, @into, score, reasons FROM proposals WHERE number = @from
       ON CONFLICT DO UPDATE SET score = excluded.score, reasons = excluded.reasons WHERE excluded.score > score`,
    ),
    dropSettled: db.prepare(
      `DELETE FROM proposals WHERE number = @from
       OR number = @into AND release IN (SELECT id FROM releases WHERE number = @into)`,
    ),
    addProposal: db.prepare('INSERT OR REPLACE INTO proposals VALUES (?, ?, ?, ?)'),
    labels: db.prepare<[string], Label>('SELECT facet, value, origin FROM labels WHERE release = ? ORDER BY place'),
    decisions: db.prepare<[], { seq: number; at: string; by: string; act: string; previous: string; hash: string }>(
      'SELECT * FROM decisions ORDER BY seq',
    ),
    labelActs: db.prepare<[string], { act: string }>(
      "SELECT act FROM decisions WHERE act ->> '$.release' = ? AND act ->> '$.kind' = 'label' ORDER BY seq",
    ),
  }

  const known = (id: string): KnownRelease | undefined => {
    const row = sql.known.get(id)
    if (row === undefined) return undefined
    return {
      id: row.id,
      number: row.number,
      title: row.title,
      // A moment only where nothing is known but when it was added.
      appeared: row.appeared.endsWith('Z') ? dayInJapan(row.appeared) : row.appeared,
      textDigest: row.text_digest,
      withdrawn: row.withdrawn === 1,
      ...(row.follows === null ? {} : { follows: row.follows }),
      ...(row.discloser_key === null ? {} : { discloser: row.discloser_key }),
    }
  }

  /** What was proposed for a case that is left is proposed for the one it went into, unless it stands there already. */
  const turnProposals = (from: string, into: string) => {
    sql.turnProposals.run({ from, into })
    sql.dropSettled.run({ from, into })
  }

  /** Where a release belongs is decided: nothing more is proposed of it, but what it may go on from there. */
  const settlePlace = (release: string) => {
    sql.dropProposals.run(release)
    sql.dropUpdatesElsewhere.run({ release })
  }

  const decide = (at: string, by: string, act: DecisionAct): Decision => {
    const decision = nextDecision(sql.lastDecision.get(), at, by, act)
    sql.addDecision.run(decision.seq, at, by, canonicalJson(act), decision.previous, decision.hash)
    return decision
  }

  const candidates = (signature: Signature) => {
    const from = signature.from ? shiftDay(signature.from, -reachDays) : '0000'
    const to = signature.to ? shiftDay(signature.to, reachDays) : '9999'
    const found = new Map<
      string,
      {
        shared: { kind: LinkKind; key: string }[]
        row: { origin_key: string | null; window_from: string | null; window_to: string | null; actions: string }
      }
    >()
    const keys = JSON.stringify([...new Set(signature.keys.flatMap((k) => (k.kind === 'occurred' ? [] : k.key)))])
    for (const row of sql.candidates.all(keys, from, to)) {
      const entry = found.get(row.number) ?? { shared: [], row }
      entry.shared.push({ kind: row.kind, key: row.key })
      found.set(row.number, entry)
    }
    const occurred = new Map<string, string[]>()
    for (const { number, key } of sql.occurred.all(JSON.stringify([...found.keys()]))) {
      const days = occurred.get(number)
      if (days) days.push(key)
      else occurred.set(number, [key])
    }
    return [...found].map(([number, { shared, row }]) => ({
      number,
      shared,
      hasOrigin: row.origin_key !== null,
      occurred: occurred.get(number) ?? [],
      actions: JSON.parse(row.actions),
      ...(row.window_from === null ? {} : { from: row.window_from }),
      ...(row.window_to === null ? {} : { to: row.window_to }),
    }))
  }

  return {
    captureStates: (sha256) =>
      new Map(
        sha256.flatMap((sha) => {
          const row = sql.state.get(sha)
          return row ? [[sha, row.state] as const] : []
        }),
      ),
    pendingCaptures: () => sql.pending.all().map(toCapture),
    addCaptures: (captures: readonly Capture[]) => {
      for (const c of captures) {
        const { file, offset, length } = c.archive
        const { kind, uri, name } = c.source
        sql.addCapture.run(
          c.sha256,
          c.size,
          c.mediaType,
          c.receivedAt,
          kind,
          uri,
          name,
          file,
          offset,
          length,
          c.partOf ?? null,
        )
      }
    },
    capture: (sha256) => {
      const row = sql.capture.get(sha256)
      return row && toCapture(row)
    },
    addVisits: (visits: readonly Visit[]) => {
      for (const v of visits) {
        const { file, offset, length } = v.archive
        sql.addVisit.run(
          v.at,
          v.uri,
          v.finalUri,
          v.status,
          v.capture ?? null,
          v.unchanged ? 1 : 0,
          v.etag ?? null,
          v.lastModified ?? null,
          file,
          offset,
          length,
        )
      }
    },
    lastVisit: (uri) => {
      const row = sql.lastVisit.get(uri)
      return row && toVisit(row)
    },
    setCaptureState: (sha256, state) => {
      sql.setState.run(state, sha256)
    },
    archiveLengths: () => Object.fromEntries(sql.lengths.all().map((r) => [r.file, r.length])),
    setArchiveLength: (file, length) => {
      sql.setLength.run(file, length)
    },
    decide,
    nextNumber: (year) => {
      const last = sql.lastRank.get(year * 1_000_000, year * 1_000_000 + 999_999)?.rank ?? year * 1_000_000
      return formatCaseNumber(year, last - year * 1_000_000 + 1)
    },
    caseExists: cases.exists,
    standingNumber: cases.standing,
    releasesOf: cases.releasesOf,
    candidates,
    findRelease: (by) => {
      const row =
        'id' in by
          ? sql.find.id.get(by.id)
          : 'url' in by
            ? sql.find.url.get(by.url)
            : 'sourceUri' in by
              ? sql.find.sourceUri.get(by.sourceUri)
              : sql.findText.get(by.textDigest)
      return row && known(row.id)
    },
    newestOf: (capture) => sql.newestOf.get(capture),
    releasesBy: (organisation, { near, named, limit }) =>
      sql.releasesBy
        .all({ organisation, near, named: JSON.stringify(named), limit })
        .map(({ published, facts, ...row }) => ({
          ...row,
          facts: JSON.parse(facts),
          ...(published === null ? {} : { published }),
        })),
    putUpdate: ({ release, of, score, reasons }: UpdateProposal) => {
      if (sql.followDecided.get(release)) return
      sql.dropUpdates.run(release)
      sql.addUpdate.run(release, of, score, JSON.stringify(reasons))
    },
    setFollows: (release, earlier, at) => {
      sql.dropUpdates.run(release)
      sql.setFollows.run(earlier ?? null, earlier === undefined ? 1 : 0, at, release)
      // Which report stands first gives the case its title.
      const number = sql.known.get(release)?.number
      if (number !== undefined) cases.touch(number)
      if (earlier === undefined) return
      // It belongs where that one stands, and that one goes on from something else.
      sql.dropProposalsElsewhere.run(release, earlier)
      sql.dropUpdate.run(earlier, release)
    },
    putRelease: releases.put,
    putProposals: (release, proposals) => {
      for (const p of proposals) sql.addProposal.run(release, p.number, p.score, JSON.stringify(p.reasons))
    },
    moveRelease: (release, number, at) => {
      const from = sql.known.get(release)?.number
      releases.move(release, number, at)
      settlePlace(release)
      if (from === undefined) return
      // What was left behind goes on from something else.
      sql.dropUpdatesOf.run(release, from)
      if (cases.releasesOf(from).length === 0) turnProposals(from, number)
    },
    mergeCase: (from, into, at) => {
      const taken = sql.proposedFor.all(into, from)
      for (const id of cases.releasesOf(from)) releases.move(id, into, at)
      cases.merge(from, into, at)
      for (const { id } of taken) settlePlace(id)
      turnProposals(from, into)
    },
    setLabels: releases.setLabels,
    setWithdrawn: releases.setWithdrawn,
    labelActs: (release) => sql.labelActs.all(release).map((r) => JSON.parse(r.act)),
    labelsOf: (release) => sql.labels.all(release),
    decisions: () => sql.decisions.all().map((r) => ({ ...r, act: JSON.parse(r.act) })),
    documentOf: releases.document,
    factsOf: releases.facts,
    clearDerived: () => {
      for (const table of derivedTables) db.exec(`DELETE FROM ${table}`)
      emptyWords(db)
    },
    watch,
    settle: () => cases.settle(releases.signature),
    reset: cases.reset,
  }
}
