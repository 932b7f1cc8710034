import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addAll, type Casebook, fileInputs, initCasebook, openCasebook } from '../src/filing/index.js'

interface Expected {
  readonly id: string
  readonly case?: string
  readonly campaign?: string
  readonly release?: string
}
const expected: Readonly<Record<string, Expected>> = JSON.parse(
  readFileSync(new URL('./expected-cases.json', import.meta.url), 'utf8'),
)

/** Values by key: `group → numbers`. */
const gather = (pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, ReadonlySet<string>> => {
  const groups = new Map<string, Set<string>>()
  for (const [key, value] of pairs) groups.set(key, (groups.get(key) ?? new Set()).add(value))
  return groups
}

describe('the example casebook', () => {
  let dir = ''
  let casebook: Casebook
  /** Case number by example file. */
  const numbers = new Map<string, string>()

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'jikenbo-examples-'))
    await initCasebook(dir)
    casebook = await openCasebook(dir, 'write')
    for await (const outcome of addAll(casebook, fileInputs(['examples'])))
      if (outcome.kind === 'filed' || outcome.kind === 'version') numbers.set(outcome.name, outcome.number)
  }, 60_000)
  afterAll(async () => {
    await casebook.close()
    rmSync(dir, { recursive: true, force: true })
  })

  const filed = Object.entries(expected).flatMap(([file, e]) => (e.case === undefined ? [] : [[file, e.case] as const]))

  test('holds every release and nothing else', () => {
    expect([...numbers.keys()].sort()).toEqual(filed.map(([file]) => file).sort())
  })
  test('releases of one incident stand under one number', () => {
    const split = [...gather(filed.map(([file, group]) => [group, numbers.get(file) ?? '']))].filter(
      ([, n]) => n.size > 1,
    )
    expect(split).toEqual([])
  })
  test('releases of different incidents do not', () => {
    const merged = [...gather(filed.map(([file, group]) => [numbers.get(file) ?? '', group]))].filter(
      ([, g]) => g.size > 1,
    )
    expect(merged).toEqual([])
  })
  test('two states of one page are versions of one release', async () => {
    const { rows } = await casebook.reader.releases({ limit: 1000 })
    const releases = await Promise.all(rows.map((r) => casebook.reader.release(r.id)))
    expect(releases.filter((r) => (r?.versions.length ?? 0) > 1).map((r) => r?.versions.length)).toEqual([2])
  })
  test('those who ran the same flawed product are a campaign of cases', async () => {
    const campaigns = await casebook.reader.campaigns()
    const group = Object.entries(expected).filter(([, e]) => e.campaign !== undefined)
    const wanted = [...new Set(group.map(([file]) => numbers.get(file)))].sort()
    expect(wanted).toHaveLength(3)
    expect(campaigns.map((c) => c.cases.map((k) => k.number).sort())).toContainEqual(wanted)
  })
})
