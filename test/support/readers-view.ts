import type { Casebook } from '../../src/filing/index.js'

/** Everything a casebook shows its readers, to be compared before and after. */
export const readersView = async ({ reader, store }: Casebook) => {
  const cases = await reader.cases({ limit: 1000 })
  const releases = await reader.releases({ limit: 1000, order: 'added' })
  return {
    counts: await reader.counts(),
    cases: await Promise.all(cases.rows.map((c) => reader.case(c.number))),
    releases: await Promise.all(releases.rows.map((r) => reader.release(r.id))),
    labels: await reader.labels(),
    organisations: await reader.organisations({ limit: 1000 }),
    campaigns: await reader.campaigns(),
    found: await reader.search('個人情報'),
    numbers: [...(await store.releaseNumbers())].sort(),
  }
}
