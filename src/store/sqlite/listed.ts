import type { Kysely } from 'kysely'
import type { CasebookReader } from '../contract.js'
import type { Tables } from './schema.js'

/**
 * Reads the names of all cases, releases and captures that have a page, each list in one pass: asked for a window at a time, its
 * order is worked out for each.
 */
export const listedReader = (db: Kysely<Tables>): Omit<CasebookReader['listed'], 'organisations'> => ({
  cases: async () =>
    db
      .selectFrom('cases')
      .select(['number', 'updated_at as updatedAt'])
      .where('merged_into', 'is', null)
      .where('releases', '>', 0)
      .orderBy('rank', 'desc')
      .execute(),
  releases: async () =>
    db
      .selectFrom('releases')
      .select(['id', 'updated_at as updatedAt'])
      .where('withdrawn', '=', 0)
      .orderBy('appeared', 'desc')
      .orderBy('row', 'desc')
      .execute(),
  captures: async () => {
    const rows = await db
      .selectFrom('versions as v')
      .innerJoin('captures as c', 'c.sha256', 'v.capture')
      .select(['c.sha256', 'c.part_of'])
      .orderBy('c.seq')
      .execute()
    return [...new Set(rows.flatMap((r) => (r.part_of === null ? [r.sha256] : [r.sha256, r.part_of])))]
  },
})
