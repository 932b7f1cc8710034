import { type Kysely, sql } from 'kysely'
import type { PartyRole } from '../../casebook/facts.js'
import { groupBy } from '../../casebook/group-by.js'
import { organisationKey } from '../../casebook/organisation-key.js'
import type { Organisation, OrganisationPart, ReleaseSummary } from '../../casebook/records.js'
import { sectorOf } from '../../casebook/sectors.js'
import { chainOf, hitThrough } from '../../link/index.js'
import type { CasebookReader } from '../contract.js'
import { assembler, inList, window, withdrawn } from './assemble.js'
import { holdsName } from './names.js'
import type { Tables } from './schema.js'

/** A key holds one of these names; every key does where none is asked for. */
const anyName = (column: string, named: readonly string[] | undefined) =>
  named === undefined
    ? sql<boolean>`TRUE`
    : sql<boolean>`(${sql.join([sql`FALSE`, ...named.map((name) => holdsName(column, name))], sql` OR `)})`

/** Reads organisations: their list, and of each the parts it has in cases and who was hit through it. */
export const organisationReader = (db: Kysely<Tables>) => {
  const { summaries, full } = assembler(db)

  /** The parts organisations have in releases that count. */
  const standingParts = () =>
    db.selectFrom('parts as p').innerJoin('releases as r', 'r.id', 'p.release').where('r.withdrawn', '=', 0)

  const countOrganisations = (named?: readonly string[]) =>
    db
      .selectFrom('parts')
      .select(({ fn }) => fn.count<number>('organisation').distinct().as('n'))
      .where('release', 'not in', withdrawn(db))
      .where(anyName('organisation', named))

  const partsOf = async (key: string): Promise<readonly OrganisationPart[]> => {
    const rows = await standingParts()
      .innerJoin('cases as c', 'c.number', 'r.number')
      .selectAll('r')
      .select(['p.role', 'c.origin_key as at_key', 'c.origin_name as at_name', 'c.title as case_title'])
      .where('p.organisation', '=', key)
      .orderBy('c.rank', 'desc')
      .orderBy('r.appeared', 'desc')
      .orderBy('r.row', 'desc')
      .execute()
    const summed = await summaries(rows)
    return rows.map((row, i) => {
      const origin = row.at_key === key
      const hit =
        !origin &&
        (row.role === 'client' || row.role === 'victim' || (row.role === 'discloser' && row.secondary_victim === 1))
      return {
        number: row.number,
        caseTitle: row.case_title,
        role: row.role as PartyRole | 'discloser',
        origin,
        hit,
        ...(hit && row.at_key !== null && row.at_name !== null && { through: { key: row.at_key, name: row.at_name } }),
        release: summed[i] as ReleaseSummary,
      }
    })
  }

  /** Of these cases those in which somebody else than the organisation has a part, or does not say who speaks. */
  const notAlone = async (key: string, numbers: readonly string[]): Promise<readonly string[]> => {
    const rows = await db
      .selectFrom('releases as r')
      .leftJoin('parts as p', (on) => on.onRef('p.release', '=', 'r.id').on('p.organisation', '<>', key))
      .select('r.number')
      .distinct()
      .where('r.number', 'in', inList(numbers))
      .where('r.withdrawn', '=', 0)
      .where((eb) => eb.or([eb('p.organisation', 'is not', null), eb('r.discloser_key', 'is', null)]))
      .execute()
    const found = new Set(rows.map((r) => r.number))
    return numbers.filter((number) => found.has(number))
  }

  /** Who was hit through an organisation, case by case as their chains are drawn. */
  const downstreamOf = async (key: string, parts: readonly OrganisationPart[]): Promise<Organisation['downstream']> => {
    const own = parts.filter((p) => p.role === 'discloser')
    const clients = await db
      .selectFrom('parts')
      .select('release')
      .where('role', '=', 'client')
      .where('release', 'in', inList(own.map((p) => p.release.id)))
      .execute()
    const speaksForClients = new Set(clients.map((c) => c.release))
    // Nobody is hit through an outermost victim: of a case with five hundred of them, none need draw the chain.
    const outer = ({ role, origin, release }: OrganisationPart) =>
      !origin && !speaksForClients.has(release.id) && (role === 'discloser' || role === 'client' || role === 'victim')
    const numbers = await notAlone(key, [...new Set(parts.filter((p) => !outer(p)).map((p) => p.number))])
    const rows = await db
      .selectFrom('releases')
      .selectAll()
      .where('number', 'in', inList(numbers))
      .where('withdrawn', '=', 0)
      .execute()
    const releases = groupBy(await full(rows, true), (r) => r.number)
    return numbers.flatMap((number) =>
      hitThrough(chainOf(releases.get(number) ?? []), key).map((hit) => {
        if (hit.name !== '') return { organisation: { key: hit.key, name: hit.name }, number }
        return { number, ...(hit.releases[0] !== undefined && { release: hit.releases[0] }) }
      }),
    )
  }

  const organisations: CasebookReader['organisations'] = async (options = {}) => {
    const { offset, limit } = window(options)
    const rows = await standingParts()
      .innerJoin('cases as c', 'c.number', 'r.number')
      .select(({ fn }) => [
        'p.organisation as key',
        fn.max('p.name').as('name'),
        fn.count<number>('r.number').distinct().as('cases'),
        sql<number>`count(DISTINCT CASE WHEN c.origin_key = p.organisation THEN r.number END)`.as('asOrigin'),
      ])
      .where(anyName('p.organisation', options.named))
      .groupBy('p.organisation')
      .orderBy('cases', 'desc')
      .orderBy('key')
      .limit(limit)
      .offset(offset)
      .execute()
    return { rows, total: (await countOrganisations(options.named).executeTakeFirstOrThrow()).n }
  }

  const organisationKeys: CasebookReader['listed']['organisations'] = async () => {
    const rows = await standingParts()
      .select('p.organisation as key')
      .groupBy('p.organisation')
      .orderBy(sql`count(DISTINCT r.number)`, 'desc')
      .orderBy('key')
      .execute()
    return rows.map(({ key }) => key)
  }

  const organisation: CasebookReader['organisation'] = async (written) => {
    const key = organisationKey(written)
    const parts = await partsOf(key)
    if (parts.length === 0) return undefined
    const names = await standingParts().select('p.name').where('p.organisation', '=', key).execute()
    const counted = groupBy(names, (n) => n.name)
    const written_ = [...counted].sort((a, b) => b[1].length - a[1].length || b[0].length - a[0].length).map(([n]) => n)
    const aliases = await db.selectFrom('aliases').select('name').distinct().where('organisation', '=', key).execute()
    const name = written_[0] ?? key
    const sector = sectorOf(name)?.key
    return {
      key,
      name,
      otherNames: [...new Set([...written_.slice(1), ...aliases.map((a) => a.name)])].filter((n) => n !== name),
      parts,
      downstream: await downstreamOf(key, parts),
      ...(sector === undefined ? {} : { sector }),
    }
  }

  return { countOrganisations, organisations, organisation, organisationKeys }
}
