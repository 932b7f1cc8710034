import { type Kysely, sql } from 'kysely'
import type { CasebookReader } from '../contract.js'
import type { Tables } from './schema.js'

/** Reads the names of all that has a page, each list in one pass: asked for a window at a time, its order is worked out for each. */
export const listedReader = (db: Kysely<Tables>): CasebookReader['listed'] => ({
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
  organisations: async () =>
    (
      await db
        .selectFrom('parts as p')
        .innerJoin('releases as r', 'r.id', 'p.release')
        .select('p.organisation')
        .where('r.withdrawn', '=', 0)
        .groupBy('p.organisation')
        .orderBy(sql`count(DISTINCT r.number)`, 'desc')
        .orderBy('p.organisation')
        .execute()
    ).map((row) => row.organisation),
})
