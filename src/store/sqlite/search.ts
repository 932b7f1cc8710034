import { type Kysely, sql } from 'kysely'
import type { ReleaseSummary } from '../../casebook/records.js'
import { vocabulary } from '../../casebook/vocabulary.js'
import { parseLabel } from '../../link/labels.js'
import { parseQuery, type Query, type QueryFilter } from '../../search/query.js'
import { snippetOf } from '../../search/snippet.js'
import { spellingGroups } from '../../search/synonyms.js'
import { queryTokens } from '../../search/tokens.js'
import type { ListOptions, SearchResult } from '../contract.js'
import { window } from './assemble.js'
import { holdsName } from './names.js'
import type { toSummary } from './records.js'
import type { Tables } from './schema.js'

/** More values than any facet of the vocabulary has; labels of one's own may be more. */
const facetSize = 200

/** The words of a query as FTS5 wants them. Tokens hold letters and digits only, so quoting them is safe. */
const matchOf = ({ terms }: Query): string | undefined => {
  const phrases = (not: boolean): readonly string[] =>
    terms.flatMap((t) => {
      const asked = t.not === not ? queryTokens(t.text) : undefined
      return asked ? [`"${asked.tokens.join(' ')}"${asked.prefix ? '*' : ''}`] : []
    })
  const wanted = phrases(false)
  if (wanted.length === 0) return undefined
  return [`(${wanted.join(' AND ')})`, ...phrases(true)].join(' NOT ')
}

/** The case a number leads to: itself, or the one it was merged into. */
const standing = (number: string) => sql`(
  WITH RECURSIVE led(number) AS (SELECT ${number} UNION SELECT merged_into FROM cases JOIN led USING (number))
  SELECT number FROM led WHERE number IS NOT NULL)`

const conditionOf = ({ field, value }: QueryFilter) => {
  switch (field) {
    case 'label': {
      const { facet, values } = vocabulary.labelsNamed(parseLabel(value))
      return sql<boolean>`r.id IN (SELECT release FROM labels WHERE value IN (${sql.join(values)}) AND ${facet} IN ('', facet))`
    }
    case 'org':
      return sql<boolean>`r.id IN (SELECT release FROM parts WHERE ${holdsName('organisation', value)})`
    case 'origin':
      // The case's origin, on which its releases together decide, among the organisations a release names.
      return sql<boolean>`r.id IN (SELECT release FROM parts WHERE ${holdsName('organisation', value)})
        AND r.number IN (SELECT number FROM cases WHERE ${holdsName('origin_key', value)})`
    case 'case':
      return sql<boolean>`r.number IN ${standing(value)}`
    case 'after':
      return sql<boolean>`r.appeared >= ${value}`
    case 'before':
      // `before:2024` means before it began; a prefix compares below every date inside it.
      return sql<boolean>`r.appeared < ${value}`
    default:
      return field satisfies never
  }
}

/** Everything a query asks, as one condition on `releases AS r`; without positive words the exclusions look into the index too. */
const whereOf = (query: Query) => {
  const match = matchOf(query)
  const excluded =
    match === undefined
      ? query.terms.map((t) => matchOf({ ...query, terms: [{ ...t, not: false }] })).filter((m) => m !== undefined)
      : []
  const conditions = [
    sql<boolean>`r.withdrawn = 0`,
    ...(match === undefined ? [] : [sql<boolean>`r.row IN (SELECT rowid FROM words WHERE words MATCH ${match})`]),
    ...excluded.map((m) => sql<boolean>`r.row NOT IN (SELECT rowid FROM words WHERE words MATCH ${m})`),
    ...query.filters.map((f) => (f.not ? sql<boolean>`NOT (${conditionOf(f)})` : conditionOf(f))),
  ]
  return { match, where: sql<boolean>`${sql.join(conditions, sql` AND `)}` }
}

/** Counts of releases and cases. Cases are told apart by small numbers: by their own, which are text, it takes twice as long. */
const facetsOf = async (
  db: Kysely<Tables>,
  where: ReturnType<typeof whereOf>['where'],
): Promise<SearchResult['facets']> => {
  const { rows } = await sql<{ facet: string; value: string; count: number; cases: number }>`
    WITH hits AS MATERIALIZED (
      SELECT r.id, substr(r.appeared, 1, 4) AS year, dense_rank() OVER (ORDER BY r.number) AS incident
      FROM releases AS r WHERE ${where}
    )
    SELECT facet, value, count, cases FROM (
      SELECT l.facet, l.value, count(*) AS count, count(DISTINCT h.incident) AS cases,
        row_number() OVER (PARTITION BY l.facet ORDER BY count(*) DESC, l.value) AS place
      FROM hits AS h JOIN labels AS l ON l.release = h.id GROUP BY l.facet, l.value
    ) WHERE place <= ${facetSize}
    UNION ALL
    SELECT * FROM (
      SELECT '年' AS facet, year AS value, count(*) AS count, count(DISTINCT incident) AS cases
      FROM hits GROUP BY 2 ORDER BY 2 DESC LIMIT ${facetSize}
    )`.execute(db)
  const facets = new Map<string, { value: string; count: number; cases: number }[]>()
  for (const { facet, ...value } of rows) {
    const values = facets.get(facet) ?? []
    values.push(value)
    facets.set(facet, values)
  }
  return [...facets].map(([facet, values]) => ({ facet, values }))
}

/** Numbers asked for, of cases that have no release any more: all were withdrawn or moved. */
const emptiedOf = async (db: Kysely<Tables>, { filters }: Query): Promise<readonly string[]> => {
  const emptied: string[] = []
  for (const { field, value, not } of filters) {
    if (field !== 'case' || not) continue
    const { rows } = await sql<{ number: string }>`SELECT number FROM cases
      WHERE number IN ${standing(value)} AND merged_into IS NULL AND releases = 0`.execute(db)
    emptied.push(...rows.map((r) => r.number))
  }
  return emptied
}

/** Searches releases by the query language; words are found in title, names and text. */
export const searchReleases = async (
  db: Kysely<Tables>,
  written: string,
  options: (ListOptions & { readonly order?: 'relevance' | 'published' }) | undefined,
  summaries: (rows: readonly Parameters<typeof toSummary>[0][]) => Promise<readonly ReleaseSummary[]>,
): Promise<SearchResult> => {
  const query = parseQuery(written)
  const { match, where } = whereOf(query)
  const asked = query.terms.length + query.filters.length > 0
  if (!asked) return { rows: [], total: 0, cases: 0, facets: [], warnings: query.warnings, emptied: [] }
  const { offset, limit } = window(options ?? {})
  const byRelevance = match !== undefined && options?.order !== 'published'
  const rank = sql`JOIN (SELECT rowid, bm25(words, 8.0, 1.0) AS rank FROM words WHERE words MATCH ${match ?? ''}) AS w ON w.rowid = r.row`
  const order = (rank: string) => (byRelevance ? sql`${sql.ref(rank)}, r.row DESC` : sql`r.appeared DESC, r.row DESC`)
  // Hits are put in order by their rows alone: what they say is fetched for those of this page only.
  const { rows } = await sql<Parameters<typeof toSummary>[0] & { document: string }>`
    SELECT r.*, (SELECT document FROM versions WHERE release = r.id ORDER BY version DESC LIMIT 1) AS document
    FROM (
      SELECT r.row AS hit${byRelevance ? sql`, w.rank` : sql``} FROM releases AS r ${byRelevance ? rank : sql``}
      WHERE ${where} ORDER BY ${order('w.rank')} LIMIT ${limit} OFFSET ${offset}
    ) AS h JOIN releases AS r ON r.row = h.hit ORDER BY ${order('h.rank')}`.execute(db)
  const counted = await sql<{ total: number; cases: number }>`
    SELECT count(*) AS total, count(DISTINCT r.number) AS cases FROM releases AS r WHERE ${where}`.execute(db)
  const summed = await summaries(rows)
  const words = query.terms.filter((t) => !t.not).map((t) => t.text)
  return {
    ...(counted.rows[0] ?? { total: 0, cases: 0 }),
    facets: await facetsOf(db, where),
    warnings: query.warnings,
    emptied: await emptiedOf(db, query),
    rows: rows.map((row, i) => ({
      release: summed[i] as ReleaseSummary,
      ...snippetOf((JSON.parse(row.document) as { text: string }).text, words, spellingGroups),
    })),
  }
}
