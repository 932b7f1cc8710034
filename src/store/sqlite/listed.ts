import type { Kysely } from 'kysely'
import type { CasebookReader } from '../contract.js'
import type { Tables } from './schema.js'

/**
 * Reads the names of all cases and releases that have a page, each list in one pass: asked for a window at a time, its
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
})
