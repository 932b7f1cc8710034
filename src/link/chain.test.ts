import { describe, expect, test } from 'vitest'
import { makeRelease, type Sketch, unsigned } from '../../test/support/make-release.js'
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
      '汐見崎市>株式会社ミナホ*',
      '葉山台大学>ニシキ',
      'ニシキ>株式会社ミナホ*',
      '株式会社ミナホ*>SoraBin',
    ])
    expect(tiers([city, university, contractor])).toEqual({
      汐見崎市: 0,
      葉山台大学: 0,
      ニシキ: 1,
      株式会社ミナホ: 2,
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
    expect(chainOf([city, other]).conflicts).toEqual([{ code: 'two-origins', keys: ['ミナホ', 'カナタ'] }])
    expect(drawn([city, other])).toEqual(['汐見崎市>ミナホ*', '湊町>カナタ'])
    const unnamed = makeRelease({ discloser: '湊町', published: '2024-06-21', secondaryVictim: true })
    expect(chainOf([unnamed]).conflicts).toMatchObject([{ code: 'no-origin' }])
  })
  test('the origin is whom most releases name; who was hit through it is none, whatever one release says', () => {
    const party = (name: string, role: 'contractor' | 'provider', origin?: true) => ({
      name,
      role,
      ...(origin && { origin }),
    })
    const client = (discloser: string) =>
      makeRelease({
        discloser,
        published: '2024-06-20',
        parties: [party('アオバ集配', 'contractor'), party('ミドリクラウド', 'provider', true)],
      })
    const misread = makeRelease({
      discloser: '湊町',
      published: '2024-06-01',
      parties: [party('アオバ集配', 'contractor', true)],
    })
    const { nodes, conflicts } = chainOf([misread, client('汐見崎市'), client('霞立市')])
    expect(nodes.filter((n) => n.origin).map((n) => n.name)).toEqual(['ミドリクラウド'])
    expect(conflicts).toEqual([])
  })
  test('who does not say its name has a place of its own', () => {
    const nameless = makeRelease(
      {
        discloser: 'X',
        published: '2024-06-21',
        parties: [{ name: 'ミナホ', role: 'contractor', origin: true }],
      },
      'r9',
    )
    const { nodes, edges } = chainOf([city, unsigned(nameless)])
    expect(nodes.map((n) => [n.key, n.name, n.secondHand])).toEqual([
      ['汐見崎市', '汐見崎市', true],
      ['release:r9', '', true],
      ['ミナホ', 'ミナホ', false],
    ])
    expect(edges.map((e) => e.from)).toEqual(['汐見崎市', 'release:r9'])
  })
  test('who names the product alone was hit through its maker, where others say whose it is', () => {
    const maker = makeRelease({ discloser: 'カートリンク', published: '2024-09-03', products: ['カートリンクASP'] })
    const shop = makeRelease({
      discloser: '浜風商店',
      published: '2024-09-07',
      products: ['カートリンクASP'],
      secondaryVictim: true,
    })
    expect(drawn([maker, shop]).sort()).toEqual(['カートリンク*>カートリンクASP', '浜風商店>カートリンク*'])
    // Nobody says whose it is: the product is all there is to lead to.
    expect(drawn([shop])).toEqual(['浜風商店>カートリンクASP'])
  })
  test('who stands between its clients and its subcontractor is a contractor, whoever published first', () => {
    const sub = makeRelease({
      discloser: 'ホクト',
      published: '2024-02-01',
      parties: [{ name: 'テレアシスト', role: 'client' }],
    })
    const gas = makeRelease({
      discloser: '朝凪ガス',
      published: '2024-02-05',
      parties: [
        { name: 'テレアシスト', role: 'contractor' },
        { name: 'ホクト', role: 'subcontractor', origin: true },
      ],
    })
    const roles = Object.fromEntries(chainOf([sub, gas]).nodes.map((n) => [n.name, n.role]))
    expect(roles).toEqual({ 朝凪ガス: 'discloser', テレアシスト: 'contractor', ホクト: 'subcontractor' })
    expect(chainOf([sub]).nodes.map((n) => n.role)).toEqual(['client', 'discloser'])
  })
  test('its figure in the chain is of each unit the newest report', () => {
    const says = (published: string, affected: Sketch['affected']) =>
      makeRelease({ discloser: '汐見崎市', published, affected: affected ?? [], report: 'update' })
    const [node] = chainOf([
      says('2024-06-20', [
        { count: 5000, unit: 'people' },
        { count: 300, unit: 'records' },
      ]),
      says('2024-07-20', [{ count: 350, unit: 'records' }]),
    ]).nodes
    expect(node?.headline).toMatchObject({ unit: 'people', most: 5000 })
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
    expect(drawn([a, b])).toEqual(['A>B*'])
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
