import type { Kysely, SelectQueryBuilder } from 'kysely'
import { sql } from 'kysely'
import { parseCaseNumber } from '../../casebook/numbering.js'
import type { Campaign, CampaignRef, CaseSummary, ReleaseSummary } from '../../casebook/records.js'
import type { SourceState } from '../../casebook/watching.js'
import type { CasebookReader, Page, ReleaseFilter } from '../contract.js'
import { assembler, inList, window, withdrawn } from './assemble.js'
import { historyReader, updatesReader } from './history.js'
import { listedReader } from './listed.js'
import { organisationReader } from './organisations.js'
import { toCapture, toVisit } from './records.js'
import type { Tables } from './schema.js'
import { searchReleases } from './search.js'
import { toWatchedItem } from './watch-notes.js'

/** A campaign is called by the product whose flaw joins its cases. */
const campaignRef = ({ product, name }: { readonly product: string; readonly name: string }): CampaignRef => ({
  id: product,
  title: `${name} の脆弱性`,
})

export const makeReader = (db: Kysely<Tables>): CasebookReader => {
  const { summaries, caseSummaries, full } = assembler(db)

  const filtered = ({ label, organisation, number, capture, withdrawn }: ReleaseFilter) => {
    let query: SelectQueryBuilder<Tables, 'releases', object> = db.selectFrom('releases')
    if (!withdrawn) query = query.where('withdrawn', '=', 0)
    if (label)
      query = query.where('id', 'in', (q) =>
        q.selectFrom('labels').select('release').where('facet', '=', label.facet).where('value', '=', label.value),
      )
    if (organisation !== undefined)
      query = query.where('id', 'in', (q) =>
        q.selectFrom('parts').select('release').where('organisation', '=', organisation),
      )
    if (number !== undefined) query = query.where('number', '=', number)
    if (capture !== undefined)
      query = query.where('id', 'in', (q) => q.selectFrom('versions').select('release').where('capture', '=', capture))
    return query
  }

  const count = async (query: { executeTakeFirstOrThrow(): Promise<{ n: number }> }) =>
    (await query.executeTakeFirstOrThrow()).n

  const releases = async (filter: ReleaseFilter = {}): Promise<Page<ReleaseSummary>> => {
    const { offset, limit } = window(filter)
    const rows = await filtered(filter)
      .selectAll()
      .orderBy(filter.order === 'added' ? 'added_at' : 'appeared', 'desc')
      .orderBy('row', 'desc')
      .limit(limit)
      .offset(offset)
      .execute()
    const total = await count(filtered(filter).select(({ fn }) => fn.countAll<number>().as('n')))
    return { rows: await summaries(rows), total }
  }

  /** All that stands in a case, in its order. */
  const membersOf = (number: string) =>
    db.selectFrom('releases').selectAll().where('number', '=', number).orderBy('appeared').orderBy('row').execute()

  const { countOrganisations, organisations, organisation, organisationKeys } = organisationReader(db)

  const campaignRows = () =>
    db
      .selectFrom('flawed_products as f')
      .innerJoin('releases as r', 'r.id', 'f.release')
      .select(({ fn }) => ['f.product', fn.max('f.name').as('name')])
      .where('r.withdrawn', '=', 0)
      .groupBy('f.product')
      .having((eb) => eb.fn.count<number>('r.number').distinct(), '>', 1)
      .orderBy('f.product')

  /** Where the releases stand now that were filed under a number or moved there. */
  const wentTo = async (number: string): Promise<readonly string[]> => {
    const rows = await db
      .selectFrom('releases as r')
      .select('r.number')
      .distinct()
      .where('r.number', '<>', number)
      .where('r.id', 'in', (q) =>
        q
          .selectFrom('decisions')
          .select(sql<string>`act ->> '$.release'`.as('release'))
          .where(sql`act ->> '$.kind'`, 'in', ['file', 'move'])
          .where(sql`act ->> '$.number'`, '=', number),
      )
      .orderBy('r.number')
      .execute()
    return rows.map((r) => r.number)
  }

  const campaignOf = async (product: string, name: string): Promise<Campaign> => {
    const rows = await db
      .selectFrom('cases')
      .selectAll()
      .where('number', 'in', (q) =>
        q
          .selectFrom('flawed_products as f')
          .innerJoin('releases as r', 'r.id', 'f.release')
          .select('r.number')
          .where('f.product', '=', product)
          .where('r.withdrawn', '=', 0),
      )
      .orderBy('rank', 'desc')
      .execute()
    return { ...campaignRef({ product, name }), product: name, cases: await caseSummaries(rows) }
  }

  return {
    counts: async () => {
      const row = await db
        .selectNoFrom((eb) => [
          eb
            .selectFrom('releases')
            .select(({ fn }) => fn.countAll<number>().as('n'))
            .where('withdrawn', '=', 0)
            .as('releases'),
          eb
            .selectFrom('cases')
            .select(({ fn }) => fn.countAll<number>().as('n'))
            .where('releases', '>', 0)
            .as('cases'),
          countOrganisations().as('organisations'),
          eb
            .selectFrom('captures')
            .select(({ fn }) => fn.countAll<number>().as('n'))
            .as('captures'),
          eb
            .selectFrom('cases')
            .select(({ fn }) => fn.max('updated_at').as('at'))
            .as('updated'),
        ])
        .executeTakeFirstOrThrow()
      const { updated, releases: n, cases, organisations, captures } = row
      const counts = { releases: n ?? 0, cases: cases ?? 0, organisations: organisations ?? 0, captures: captures ?? 0 }
      return updated === null ? counts : { ...counts, updatedAt: updated }
    },
    releases,
    release: async (id) => {
      const row = await db.selectFrom('releases').selectAll().where('id', '=', id).executeTakeFirst()
      return row && (await full([row], false))[0]
    },
    history: historyReader(db, summaries),
    updates: updatesReader(db),
    urlsOf: async (ids) => {
      const rows = await db.selectFrom('releases').select(['id', 'url']).where('id', 'in', inList(ids)).execute()
      return new Map(rows.flatMap(({ id, url }) => (url === null ? [] : [[id, url] as const])))
    },
    cases: async (options = {}) => {
      const { offset, limit } = window(options)
      const chosen = db
        .selectFrom('cases')
        .where('merged_into', 'is', null)
        .where('releases', '>=', options.empty ? 0 : 1)
      const rows = await chosen
        .selectAll()
        .orderBy(options.order === 'updated' ? 'updated_at' : 'rank', 'desc')
        .orderBy('rank', 'desc')
        .limit(limit)
        .offset(offset)
        .execute()
      const total = await count(chosen.select(({ fn }) => fn.countAll<number>().as('n')))
      return { rows: await caseSummaries(rows), total }
    },
    case: async (written) => {
      const number = parseCaseNumber(written)?.number
      const row = number && (await db.selectFrom('cases').selectAll().where('number', '=', number).executeTakeFirst())
      if (!row) return undefined
      if (row.merged_into !== null) return { movedTo: row.merged_into }
      const members = await membersOf(row.number)
      const [summary] = await caseSummaries([row])
      const ids = members.map((m) => m.id)
      const products = await db
        .selectFrom('flawed_products')
        .select('product')
        .distinct()
        .where('release', 'in', inList(ids))
        .execute()
      const shared = await campaignRows()
        .where('f.product', 'in', inList(products.map((p) => p.product)))
        .execute()
      // Each way by its index: an OR over both tables would go through all proposals.
      const proposed = (side: 'p.number' | 'r.number') =>
        db
          .selectFrom('proposals as p')
          .innerJoin('releases as r', 'r.id', 'p.release')
          .innerJoin('cases as c', 'c.number', 'p.number')
          .selectAll('p')
          .select(['r.title', 'r.number as stands'])
          .where(side, '=', row.number)
          // What is withdrawn belongs nowhere, and to a case where nothing counts belongs nothing.
          .where('r.withdrawn', '=', 0)
          .where('c.releases', '>', 0)
      const proposals = await proposed('p.number')
        .union(proposed('r.number'))
        .orderBy('score', 'desc')
        .orderBy('release')
        .orderBy('number')
        .execute()
      return {
        ...(summary as CaseSummary),
        releases: await full(members, true),
        ...(members.length === 0 && { wentTo: await wentTo(row.number) }),
        campaigns: shared.map(campaignRef),
        proposals: proposals.map(({ stands, reasons, ...p }) => ({
          ...p,
          other: p.number === row.number ? stands : p.number,
          reasons: JSON.parse(reasons) as string[],
        })),
      }
    },
    caseOutline: async (number) => {
      const row = await db
        .selectFrom('cases')
        .select(['number', 'title'])
        .where('number', '=', number)
        .where('merged_into', 'is', null)
        .executeTakeFirst()
      return row && { ...row, releases: await summaries(await membersOf(number)) }
    },
    mergedNumbers: async () => {
      const rows = await db
        .selectFrom('cases')
        .select(['number', 'merged_into'])
        .where('merged_into', 'is not', null)
        .execute()
      const next = new Map(rows.map((r) => [r.number, r.merged_into ?? '']))
      return rows.map(({ number: from }) => {
        let into = next.get(from) ?? ''
        for (let further = next.get(into); further !== undefined; further = next.get(into)) into = further
        return { from, into }
      })
    },
    campaigns: async () => Promise.all((await campaignRows().execute()).map((c) => campaignOf(c.product, c.name))),
    campaign: async (id) => {
      const row = await campaignRows().where('f.product', '=', id).executeTakeFirst()
      return row && campaignOf(row.product, row.name)
    },
    labels: () =>
      db
        .selectFrom('labels')
        .select(({ fn }) => ['facet', 'value', fn.countAll<number>().as('releases')])
        .where('release', 'not in', withdrawn(db))
        .groupBy(['facet', 'value'])
        .orderBy('releases', 'desc')
        .orderBy('facet')
        .orderBy('value')
        .execute(),
    organisations,
    organisation,
    listed: { ...listedReader(db), organisations: organisationKeys },
    capture: async (sha256) => {
      const row = await db.selectFrom('captures').selectAll().where('sha256', '=', sha256).executeTakeFirst()
      return row && toCapture(row)
    },
    visits: async (of) => {
      const rows = await db
        .selectFrom('visits')
        .selectAll()
        .where((eb) =>
          'uri' in of ? eb.or([eb('uri', '=', of.uri), eb('final_uri', '=', of.uri)]) : eb('capture', '=', of.capture),
        )
        .orderBy('seq')
        .execute()
      return rows.map(toVisit)
    },
    sources: async () =>
      (await db.selectFrom('sources').select('state').orderBy('name').execute()).map(
        (row) => JSON.parse(row.state) as SourceState,
      ),
    inbox: async ({ source, state, ...options } = {}) => {
      const { offset, limit } = window(options)
      let query = db.selectFrom('source_items')
      if (source !== undefined) query = query.where('source', '=', source)
      if (state !== undefined) query = query.where('state', '=', state)
      const rows = await query
        .selectAll()
        .orderBy('found_at', 'desc')
        .orderBy('seq', 'desc')
        .limit(limit)
        .offset(offset)
        .execute()
      const total = await count(query.select(({ fn }) => fn.countAll<number>().as('n')))
      return { rows: rows.map(toWatchedItem), total }
    },
    search: (query, options) => searchReleases(db, query, options, summaries),
  }
}
