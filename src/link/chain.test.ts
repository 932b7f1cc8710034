import { describe, expect, test } from 'vitest'
import { makeRelease } from '../../test/support/make-release.js'
import { chainOf, hitThrough } from './chain.js'

/** `汐見崎市>ミナホ*` for every edge, the origin starred. */
const drawn = (releases: Parameters<typeof chainOf>[0]): string[] => {
  const { nodes, edges } = chainOf(releases)
  const name = (key: string) => {
    const node = nodes.find((n) => n.key === key)
    return `${node?.name}${node?.origin ? '*' : ''}`
  }
  return edges.map((e) => `${name(e.from)}>${name(e.to)}`)
}
const tiers = (releases: Parameters<typeof chainOf>[0]) =>
  Object.fromEntries(chainOf(releases).nodes.map((n) => [n.name, n.tier]))

const city = makeRelease({
  discloser: '汐見崎市',
  published: '2024-06-20',
  parties: [{ name: 'ミナホ', role: 'contractor', origin: true }],
})
const university = makeRelease({
  discloser: '葉山台大学',
  published: '2024-07-12',
  parties: [
    { name: 'ニシキ', role: 'contractor' },
    { name: 'ミナホ', role: 'subcontractor', origin: true },
  ],
})
const contractor = makeRelease({
  discloser: '株式会社ミナホ',
  published: '2024-08-30',
  parties: [{ name: '汐見崎市', role: 'client' }],
  products: ['SoraBin'],
  actions: ['vulnerability'],
})

describe('chainOf', () => {
  test('joins what each release tells of one chain', () => {
    expect(drawn([city, university, contractor])).toEqual([
      '汐見崎市>ミナホ*',
      '葉山台大学>ニシキ',
      'ニシキ>ミナホ*',
      'ミナホ*>SoraBin',
    ])
    expect(tiers([city, university, contractor])).toEqual({
      汐見崎市: 0,
      葉山台大学: 0,
      ニシキ: 1,
      ミナホ: 2,
      SoraBin: 3,
    })
  })
  test('a contractor one release leaves unnamed takes the direct line away', () => {
    const short = makeRelease(
      {
        discloser: '葉山台大学',
        published: '2024-07-01',
        parties: [{ name: 'ミナホ', role: 'contractor', origin: true }],
      },
      'short',
    )
    expect(drawn([short, university])).toEqual(['葉山台大学>ニシキ', 'ニシキ>ミナホ*'])
  })
  test('its own incident makes the discloser the origin', () => {
    const { nodes, conflicts } = chainOf([
      makeRelease({ discloser: '汐見崎市', published: '2024-01-01', actions: ['loss'] }),
    ])
    expect(nodes).toMatchObject([{ name: '汐見崎市', origin: true, role: 'discloser' }])
    expect(conflicts).toEqual([])
  })
  test('two origins, or none, are said', () => {
    const other = makeRelease({
      discloser: '湊町',
      published: '2024-06-21',
      parties: [{ name: 'カナタ', role: 'contractor', origin: true }],
    })
    expect(chainOf([city, other]).conflicts).toMatchObject([{ code: 'two-origins' }])
    const unnamed = makeRelease({ discloser: '湊町', published: '2024-06-21', secondaryVictim: true })
    expect(chainOf([unnamed]).conflicts).toMatchObject([{ code: 'no-origin' }])
  })
  test('releases that point at each other do not go round in a circle', () => {
    const a = makeRelease({
      discloser: 'A',
      published: '2024-01-01',
      parties: [{ name: 'B', role: 'contractor', origin: true }],
    })
    const b = makeRelease({
      discloser: 'B',
      published: '2024-01-02',
      parties: [{ name: 'A', role: 'contractor', origin: true }],
    })
    expect(drawn([a, b])).toEqual(['A*>B*'])
  })
  test('every node and edge names the facts it comes from', () => {
    const { nodes, edges } = chainOf([city, university])
    expect([...nodes, ...edges].flatMap((x) => x.sources).every((s) => s.fact !== '')).toBe(true)
  })
  test('a withdrawn release says nothing', () => expect(chainOf([{ ...city, withdrawn: true }]).nodes).toEqual([]))
  test('five thousand disclosers of one contractor are drawn', () => {
    const many = Array.from({ length: 5000 }, (_, i) =>
      makeRelease({
        discloser: `第${i}市`,
        published: '2024-06-20',
        parties: [{ name: 'ミナホ', role: 'contractor', origin: true }],
      }),
    )
    expect(chainOf(many).edges).toHaveLength(5000)
  })
})

describe('hitThrough', () => {
  const names = (releases: Parameters<typeof chainOf>[0], key: string) =>
    hitThrough(chainOf(releases), key)
      .map((n) => n.name)
      .sort()
  test('clients and other victims that a release names count, at every tier', () => {
    const other = makeRelease({
      discloser: '霞立市',
      parties: [
        { name: 'ミナホ', role: 'contractor', origin: true },
        { name: '柚ノ木市', role: 'victim' },
      ],
    })
    expect(names([university, other], 'ミナホ')).toEqual(['ニシキ', '柚ノ木市', '葉山台大学', '霞立市'].sort())
    expect(names([university, other], 'ニシキ')).toEqual(['葉山台大学'])
    expect(names([university, other], '柚ノ木市')).toEqual([])
  })
  test('nobody is hit through a contractor that the incident did not come by', () => {
    const aside = makeRelease({
      discloser: '湊町',
      parties: [
        { name: 'ミナホ', role: 'contractor', origin: true },
        { name: 'カナタ', role: 'contractor' },
      ],
    })
    expect(names([aside], 'カナタ')).toEqual([])
  })
})

test('the origin is not hit at second hand, even where it says so of itself', () => {
  const flawed = makeRelease({ discloser: 'ミナホ', published: '2024-09-01', secondaryVictim: true })
  const { nodes } = chainOf([city, flawed])
  expect(nodes.filter((n) => n.secondHand).map((n) => n.name)).toEqual(['汐見崎市'])
})
