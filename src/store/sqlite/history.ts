import type { Kysely } from 'kysely'
import { addressHistory } from '../../casebook/address-history.js'
import type { Release, ReleaseHistory, ReleaseSummary } from '../../casebook/records.js'
import type { CasebookReader } from '../contract.js'
import { type assembler, inList } from './assemble.js'
import { toVisit } from './records.js'
import type { Tables } from './schema.js'

/** Reads which releases go on from which: of a case with hundreds as of one. */
export const updatesReader =
  (db: Kysely<Tables>): CasebookReader['updates'] =>
  async (ids) => {
    const follows = await db
      .selectFrom('releases as r')
      .innerJoin('releases as earlier', 'earlier.id', 'r.follows')
      .select(['r.id as release', 'earlier.id as of'])
      .where('r.id', 'in', inList(ids))
      .execute()
    const open = await db
      .selectFrom('updates as u')
      .innerJoin('releases as r', 'r.id', 'u.release')
      .innerJoin('releases as earlier', 'earlier.id', 'u.earlier')
      .selectAll('u')
      .where((eb) => eb.or([eb('u.release', 'in', inList(ids)), eb('u.earlier', 'in', inList(ids))]))
      .where('r.withdrawn', '=', 0)
      .where('earlier.withdrawn', '=', 0)
      .orderBy('u.score', 'desc')
      .execute()
    return {
      follows,
      proposals: open.map(({ release, earlier, score, reasons }) => ({
        release,
        of: earlier,
        score,
        reasons: JSON.parse(reasons) as string[],
      })),
    }
  }

/** Reads what came before and after a release, and what became of its address. */
export const historyReader = (db: Kysely<Tables>, summaries: ReturnType<typeof assembler>['summaries']) => {
  const releases = async (ids: readonly string[]): Promise<ReadonlyMap<string, ReleaseSummary>> => {
    const rows = await db.selectFrom('releases').selectAll().where('id', 'in', inList(ids)).execute()
    return new Map((await summaries(rows)).map((r) => [r.id, r]))
  }

  const updates = updatesReader(db)

  return async (release: Release): Promise<ReleaseHistory> => {
    const { id, versions, url } = release
    const addresses = [...new Set([url ?? '', ...versions.map((v) => v.capture.source.uri)])]
    const visits = await db
      .selectFrom('visits')
      .leftJoin('captures', 'captures.sha256', 'visits.capture')
      .selectAll('visits')
      .select('captures.state')
      .where((eb) => eb.or([eb('uri', 'in', inList(addresses)), eb('final_uri', 'in', inList(addresses))]))
      .orderBy('visits.at')
      .orderBy('visits.seq')
      .execute()
    const thread = await db
      .selectFrom('releases')
      .select(['id', 'follows'])
      .where((eb) => eb.or([eb('follows', '=', id), eb('id', '=', id)]))
      .orderBy('appeared')
      .execute()
    const follows = thread.find((r) => r.id === id)?.follows ?? undefined
    const open = (await updates([id])).proposals
    const others = await releases([
      ...thread.map((r) => r.id),
      ...(follows === undefined ? [] : [follows]),
      ...open.flatMap((p) => [p.release, p.of]),
    ])
    const before = follows === undefined ? undefined : others.get(follows)
    // Other bytes that say the same are no version, and still the release.
    const ours = new Set([
      ...versions.map((v) => v.capture.sha256),
      ...visits.flatMap((v) => (v.state === 'unchanged' ? [v.capture] : [])),
    ])
    const last = visits.at(-1)
    return {
      address: addressHistory(visits.map(toVisit), (capture) => ours.has(capture)),
      ...(last === undefined ? {} : { lastLooked: last.at }),
      ...(before === undefined ? {} : { follows: before }),
      followedBy: thread.flatMap((r) => (r.id === id ? [] : (others.get(r.id) ?? []))),
      proposals: open.flatMap((proposal) => {
        const other = others.get(proposal.release === id ? proposal.of : proposal.release)
        return other === undefined ? [] : [{ ...proposal, other }]
      }),
    }
  }
}
