import { type Kysely, sql } from 'kysely'
import type { Document } from '../../casebook/document.js'
import type { Facts } from '../../casebook/facts.js'
import { groupBy } from '../../casebook/group-by.js'
import type {
  CaseSummary,
  Label,
  OrganisationRef,
  Release,
  ReleaseSummary,
  ReleaseVersion,
} from '../../casebook/records.js'
import type { ListOptions } from '../contract.js'
import { toCapture, toCaseSummary, toSummary } from './records.js'
import type { Tables } from './schema.js'

const maxLimit = 1000

/** Which rows of a list are asked for, within what may be asked. */
export const window = ({ offset = 0, limit = 20 }: ListOptions) => ({
  offset: Math.max(0, Math.floor(offset)),
  limit: Math.min(maxLimit, Math.max(0, Math.floor(limit))),
})

/** A list of values as a subquery: any number of them, in one bound parameter. */
export const inList = (values: readonly string[]) =>
  sql<string>`(SELECT value FROM json_each(${JSON.stringify(values)}))`

/** Few, if any: what counts is found sooner without these than by looking up the release of every row. */
export const withdrawn = (db: Kysely<Tables>) => db.selectFrom('releases').select('id').where('withdrawn', '=', 1)

/** Distinct organisations in the order they come. */
const distinct = (refs: readonly OrganisationRef[]): readonly OrganisationRef[] => [
  ...new Map(refs.map((r) => [r.key, r])).values(),
]

/** Makes records out of rows, with what hangs on them: labels, versions, disclosers; a few queries for any number of rows. */
export const assembler = (db: Kysely<Tables>) => {
  const labelsOf = async (ids: readonly string[]): Promise<ReadonlyMap<string, Label[]>> => {
    const rows = await db
      .selectFrom('labels')
      .selectAll()
      .where('release', 'in', inList(ids))
      .orderBy('release')
      .orderBy('place')
      .execute()
    const labels = new Map<string, Label[]>()
    for (const [release, group] of groupBy(rows, (r) => r.release))
      labels.set(
        release,
        group.map((r) => ({ facet: r.facet, value: r.value, origin: r.origin === 'hand' ? 'hand' : 'derived' })),
      )
    return labels
  }

  const summaries = async (rows: readonly Parameters<typeof toSummary>[0][]): Promise<readonly ReleaseSummary[]> => {
    const labels = await labelsOf(rows.map((r) => r.id))
    return rows.map((r) => toSummary(r, labels.get(r.id) ?? []))
  }

  const caseSummaries = async (rows: readonly Tables['cases'][]): Promise<readonly CaseSummary[]> => {
    const numbers = rows.map((r) => r.number)
    const members = groupBy(
      await db
        .selectFrom('releases')
        .select(['id', 'number', 'discloser_key', 'discloser_name'])
        .where('number', 'in', inList(numbers))
        .where('withdrawn', '=', 0)
        .orderBy('appeared')
        .orderBy('row')
        .execute(),
      (r) => r.number,
    )
    const counts = groupBy(
      await db
        .selectFrom('labels')
        .innerJoin('releases', 'releases.id', 'labels.release')
        .select(({ fn }) => [
          'releases.number',
          'labels.facet',
          'labels.value',
          fn.max('labels.origin').as('origin'),
          fn.min('labels.place').as('place'),
        ])
        .where('releases.number', 'in', inList(numbers))
        .where('releases.withdrawn', '=', 0)
        .groupBy(['releases.number', 'labels.facet', 'labels.value'])
        .orderBy('place')
        .execute(),
      (r) => r.number,
    )
    return rows.map((row) =>
      toCaseSummary(
        row,
        distinct(
          (members.get(row.number) ?? []).flatMap((m) =>
            m.discloser_key !== null && m.discloser_name !== null
              ? [{ key: m.discloser_key, name: m.discloser_name }]
              : [],
          ),
        ),
        (counts.get(row.number) ?? []).map(({ facet, value, origin }) => ({
          facet,
          value,
          origin: origin === 'hand' ? ('hand' as const) : ('derived' as const),
        })),
      ),
    )
  }

  const versionsOf = async (
    ids: readonly string[],
    newestOnly: boolean,
  ): Promise<ReadonlyMap<string, ReleaseVersion[]>> => {
    let query = db
      .selectFrom('versions as v')
      .innerJoin('captures as c', 'c.sha256', 'v.capture')
      .selectAll('c')
      .select(['v.release', 'v.version', 'v.document', 'v.facts'])
      .where('v.release', 'in', inList(ids))
      .orderBy('v.version')
    if (newestOnly)
      query = query.where(
        'v.version',
        '=',
        sql<number>`(SELECT max(version) FROM versions AS newer WHERE newer.release = v.release)`,
      )
    const versions = new Map<string, ReleaseVersion[]>()
    for (const [release, rows] of groupBy(await query.execute(), (r) => r.release))
      versions.set(
        release,
        rows.map((r) => ({
          version: r.version,
          capture: toCapture(r),
          document: JSON.parse(r.document) as Document,
          facts: JSON.parse(r.facts) as Facts,
        })),
      )
    return versions
  }

  const full = async (
    rows: readonly Parameters<typeof toSummary>[0][],
    newestOnly: boolean,
  ): Promise<readonly Release[]> => {
    const [summed, versions] = await Promise.all([
      summaries(rows),
      versionsOf(
        rows.map((r) => r.id),
        newestOnly,
      ),
    ])
    return rows.map((row, i) => ({
      ...(summed[i] as ReleaseSummary),
      versions: versions.get(row.id) ?? [],
      archiveUrls: JSON.parse(row.archive_urls) as string[],
      ...(row.follows === null ? {} : { follows: row.follows }),
      ...(row.stands_alone === 1 && { standsAlone: true as const }),
      ...(row.url === null ? {} : { url: row.url }),
      ...(row.post === null ? {} : { post: JSON.parse(row.post) as NonNullable<Release['post']> }),
    }))
  }

  return { summaries, caseSummaries, full }
}
