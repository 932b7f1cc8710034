import { describe, expect, test } from 'vitest'
import { makeRelease, type Sketch, unsigned } from '../../test/support/make-release.js'
import type { Release } from '../casebook/records.js'
import { chainOf } from './chain.js'
import { totalsOf } from './totals.js'

const people = (...affected: NonNullable<Sketch['affected']>) => {
  const { own } = totalsOf([makeRelease({ discloser: '汐見崎市', published: '2024-06-20', affected })])
  return own.map((r) => `${r.least}-${r.most} ${r.unit}`)
}

describe('totalsOf', () => {
  test.each<[string, NonNullable<Sketch['affected']>, string]>([
    ['a confirmed figure is both ends', [{ count: 98, status: 'confirmed' }], '98-98 people'],
    ['a possible figure establishes nothing', [{ count: 98 }], '0-98 people'],
    ['a range reaches to its upper end', [{ count: 100, countMax: 200, status: 'confirmed' }], '100-200 people'],
    [
      'a stated total holds its groups',
      [
        { count: 1204, status: 'confirmed' },
        { count: 528, status: 'confirmed' },
        { count: 1732, status: 'confirmed', total: true },
      ],
      '1732-1732 people',
    ],
    [
      'groups without a total may overlap',
      [
        { count: 1204, status: 'confirmed' },
        { count: 528, status: 'confirmed' },
      ],
      '1204-1732 people',
    ],
    [
      'what is possible raises the upper end only',
      [{ count: 4244, status: 'confirmed' }, { count: 311 }],
      '4244-4555 people',
    ],
  ])('%s', (_name, affected, range) => expect(people(...affected)).toEqual([range]))

  test("a contractor's figure for its clients' people is never added to theirs", () => {
    const totals = totalsOf([
      makeRelease({
        discloser: '汐見崎市',
        published: '2024-06-20',
        parties: [{ name: 'ミナホ', role: 'contractor', origin: true }],
        affected: [{ count: 1732, status: 'confirmed' }],
      }),
      makeRelease({
        discloser: 'ミナホ',
        published: '2024-08-30',
        affected: [
          { count: 385_917, unit: 'records', scope: 'case' },
          { count: 41, unit: 'organizations', scope: 'case' },
        ],
      }),
    ])
    expect(totals.own).toEqual([{ unit: 'people', least: 1732, most: 1732, approx: false }])
    expect(totals.whole).toMatchObject([{ most: 385_917, unit: 'records' }])
    expect(totals.organisations).toMatchObject({ stated: { most: 41 }, named: 1 })
  })
  test('a later report of one discloser takes the place of the earlier', () => {
    const first = makeRelease({
      discloser: '汐見崎市',
      published: '2024-06-20',
      affected: [{ count: 98, status: 'confirmed' }],
    })
    const second = makeRelease({
      discloser: '汐見崎市',
      published: '2024-07-20',
      report: 'update',
      affected: [{ count: 1204, status: 'confirmed' }],
    })
    expect(totalsOf([second, first]).own).toMatchObject([{ least: 1204, most: 1204 }])
  })
  test('what was decided to go on from none counts beside the others, whatever it reads like', () => {
    const [first, second] = [98, 40].map((count, i) =>
      makeRelease({
        discloser: '汐見崎市',
        published: `2024-06-2${i}`,
        report: i === 0 ? 'first' : 'update',
        affected: [{ count, status: 'confirmed' }],
        events: [{ type: 'discovered', date: '2024-06-10' }],
      }),
    ) as [Release, Release]
    expect(totalsOf([first, second]).own).toMatchObject([{ least: 40, most: 40 }])
    const alone: Release = { ...second, standsAlone: true }
    expect(totalsOf([first, alone]).own).toMatchObject([{ least: 98, most: 138 }])
    expect(chainOf([first, alone]).nodes).toMatchObject([{ headline: { least: 98, most: 138 } }])
  })
  test.each<[string, readonly (readonly [who: string, day: string, count: number, says?: string])[], string]>([
    [
      'a contractor that told what its client told then is not added once the client tells of more',
      [
        ['汐見崎市', '06-20', 95],
        ['ミナホ', '06-21', 95],
        ['汐見崎市', '07-20', 103],
      ],
      '103-103',
    ],
    [
      'whoever of its staff lost it, the people are its clients',
      [
        ['汐見崎市', '06-20', 103],
        ['ミナホ', '06-21', 103, '当社の社員が委託元のお客様103名の名簿を紛失'],
      ],
      '103-103',
    ],
    [
      'its staff is its own',
      [
        ['汐見崎市', '06-20', 103],
        ['ミナホ', '06-21', 540, '当社の社員540名'],
      ],
      '643-643',
    ],
    [
      'a body that repeats what its part says is not added',
      [
        ['柚木原市', '06-03', 32],
        ['柚木原市教育委員会', '06-03', 32],
        ['柚木原市教育委員会', '06-10', 34],
      ],
      '34-34',
    ],
    [
      'nor is the board of a school',
      [
        ['柚木原市教育委員会', '06-03', 3],
        ['柚木原市立ひばり小学校', '06-03', 3],
      ],
      '3-3',
    ],
    [
      'a company whose name begins like another is no part of it',
      [
        ['白帆', '06-03', 120],
        ['白帆電機', '06-03', 120],
      ],
      '240-240',
    ],
    [
      'a body with a figure of its own is',
      [
        ['柚木原市', '06-03', 2750],
        ['柚木原市教育委員会', '06-03', 32],
      ],
      '2782-2782',
    ],
    [
      'two first reports of one day with two figures are of two groups',
      [
        ['緑青会', '04-25', 5200],
        ['緑青会', '04-25', 130],
      ],
      '5200-5330',
    ],
    [
      'told twice on one day it is one figure',
      [
        ['緑青会', '04-25', 130],
        ['緑青会', '04-25', 130],
      ],
      '130-130',
    ],
  ])('%s', (_name, told, range) => {
    const releases = told.map(([discloser, day, count, says], i) =>
      makeRelease(
        {
          discloser,
          published: `2024-${day}`,
          report: told.slice(0, i).some(([who, before]) => who === discloser && before < day) ? 'update' : 'first',
          affected: [{ count, status: 'confirmed', ...(says === undefined ? {} : { says }) }],
          events: [{ type: 'discovered', date: '2024-04-20' }],
          ...(discloser === '汐見崎市' && { parties: [{ name: 'ミナホ', role: 'contractor', origin: true }] }),
        },
        `r${i}`,
      ),
    )
    expect(totalsOf(releases).own.map((r) => `${r.least}-${r.most}`)).toEqual([range])
  })
  test('a provider that once spoke for its clients does so in whatever unit they do not count', () => {
    const provider = [12_000, 13_450].map((count, i) =>
      makeRelease({
        discloser: 'クモノハ',
        published: `2025-0${i + 2}-10`,
        report: i === 0 ? 'first' : 'final',
        affected: [{ count, unit: 'records', scope: i === 0 ? 'case' : 'own' }],
      }),
    )
    const client = makeRelease({
      discloser: 'ホテル汐彩',
      published: '2025-02-14',
      parties: [{ name: 'クモノハ', role: 'provider', origin: true }],
      affected: [{ count: 640 }],
    })
    const totals = totalsOf([...provider, client])
    expect(totals.own).toMatchObject([{ unit: 'people', most: 640 }])
    expect(totals.whole.map((w) => w.most)).toEqual([13_450, 12_000])
    expect(totalsOf(provider).own).toMatchObject([{ unit: 'records', most: 13_450 }])
  })
  test('of one day the later report comes last, whichever was added first, and what goes on from another after it', () => {
    const told = (count: number, report: 'first' | 'update', id: string) =>
      makeRelease(
        { discloser: '汐見崎市', published: '2024-06-20', report, affected: [{ count, status: 'confirmed' }] },
        id,
      )
    const [first, second] = [told(45, 'first', 'b'), told(62, 'update', 'a')]
    expect(totalsOf([{ ...second, addedAt: '2024-01-01' }, first]).own).toMatchObject([{ most: 62 }])
    const decided: Release = { ...told(50, 'first', 'c'), follows: 'd' }
    expect(totalsOf([decided, told(45, 'first', 'd')]).own).toMatchObject([{ least: 50, most: 50 }])
  })
  test('a first report without a date comes before a later one', () => {
    const { published: _, ...first } = makeRelease({
      discloser: '汐見崎市',
      affected: [{ count: 740, status: 'confirmed' }],
      events: [{ type: 'discovered', date: '2024-06-10' }],
    })
    const second = makeRelease({
      discloser: '汐見崎市',
      published: '2024-07-01',
      report: 'update',
      affected: [{ count: 802, status: 'confirmed' }],
    })
    expect(totalsOf([{ ...first, addedAt: '2026-01-01' }, second]).own).toMatchObject([{ least: 802, most: 802 }])
  })
  test('a later report takes the place of the units it counts, and of no others', () => {
    const first = makeRelease({
      discloser: '汐見崎市',
      published: '2024-06-20',
      affected: [{ count: 5000 }, { count: 300, unit: 'records' }],
    })
    const second = makeRelease({
      discloser: '汐見崎市',
      published: '2024-07-20',
      events: [{ type: 'published', date: '2024-06-20' }],
      affected: [{ count: 350, unit: 'records' }],
    })
    const { own, byDiscloser } = totalsOf([first, second])
    expect(own.map((o) => `${o.most} ${o.unit}`)).toEqual(['5000 people', '350 records'])
    expect(byDiscloser.map((d) => d.release)).toEqual([first.id, second.id])
  })
  test('two releases of one discloser that do not speak of one another both count, as far as they may overlap', () => {
    const of = (published: string, count: number, more: Partial<Sketch> = {}) =>
      makeRelease({ discloser: '汐見崎市', published, affected: [{ count, status: 'confirmed' }], ...more })
    const occurred = { events: [{ type: 'occurred' as const, date: '2024-06-18' }] }
    expect(totalsOf([of('2024-06-20', 52), of('2024-07-20', 9)]).own).toMatchObject([{ least: 52, most: 61 }])
    expect(totalsOf([of('2024-06-20', 52, occurred), of('2024-06-22', 9, occurred)]).own).toMatchObject([{ most: 9 }])
    const decided = { ...of('2024-07-20', 9), follows: of('2024-06-20', 52).id }
    expect(totalsOf([of('2024-06-20', 52), decided]).own).toMatchObject([{ most: 9 }])
  })
  describe('the same people counted by who was hit and by whoever stands between', () => {
    const parties = [{ name: 'ミナホ', role: 'contractor' as const, origin: true as const }]
    const client = (discloser: string, count: number) =>
      makeRelease({ discloser, published: '2024-06-20', parties, affected: [{ count }] })
    const origin = (count: number, more: Partial<Sketch> = {}) =>
      makeRelease({ discloser: 'ミナホ', published: '2024-06-25', affected: [{ count }], ...more })
    const told = (...releases: ReturnType<typeof makeRelease>[]) => {
      const { own, whole } = totalsOf(releases)
      return [...own.map((o) => o.most), '|', ...whole.map((w) => w.most)].join(' ')
    }
    test('count once: the figure of them all stands as the whole', () => {
      expect(told(client('汐見崎市', 20_000), origin(310_000))).toBe('20000 | 310000')
      expect(told(client('汐見崎市', 20_000), client('霞立市', 300_000), origin(310_000))).toBe('630000 |')
    })
    test('count once at every tier', () => {
      const tier = (discloser: string, ...names: readonly string[]) =>
        makeRelease({
          discloser,
          published: '2024-06-20',
          parties: names.map((name, i) => ({
            name,
            role: i === 0 ? ('contractor' as const) : ('subcontractor' as const),
            ...(i === names.length - 1 && { origin: true as const }),
          })),
          affected: [{ count: 5120 }],
        })
      expect(told(tier('A', 'B'), tier('B', 'C'), tier('C', 'D'), tier('D'))).toBe('5120 | 5120 5120 5120')
    })
    test('an origin that tells its own people from theirs, or counts its staff, is added', () => {
      const both = { affected: [{ count: 3000 }, { count: 20_000, scope: 'case' as const }] }
      expect(told(client('汐見崎市', 1000), origin(0, both))).toBe('4000 | 20000')
      const staff = { affected: [{ count: 3000, says: '当社従業員3,000名' }] }
      expect(told(client('汐見崎市', 1000), origin(0, staff))).toBe('4000 |')
      expect(told(client('汐見崎市', 1000), origin(20))).toBe('1020 |')
    })
    test('an origin alone counts its own', () => expect(told(origin(310_000))).toBe('310000 |'))
  })
  test('units are kept apart, files and schools are no people', () => {
    expect(
      people({ count: 5, unit: 'files' }, { count: 8, unit: 'organizations' }, { count: 3, unit: 'households' }),
    ).toEqual(['0-3 households'])
  })
  test("a discloser's own customers and schools are no organisations hit; the origin's newest word counts", () => {
    const parties = [{ name: 'ミナホ', role: 'contractor' as const, origin: true as const }]
    const says = (count: number, scope: 'own' | 'case') => [{ count, unit: 'organizations' as const, scope }]
    const origin = (published: string, count: number) =>
      makeRelease({ discloser: 'ミナホ', published, affected: says(count, 'case') })
    const { organisations } = totalsOf([
      origin('2024-05-30', 37),
      origin('2024-10-18', 20),
      makeRelease({ discloser: '星添信用組合', published: '2024-07-05', parties, affected: says(126, 'own') }),
      makeRelease({ discloser: '水茂市', published: '2024-11-01', parties, affected: says(37, 'case') }),
    ])
    expect(organisations).toMatchObject({ stated: { most: 20 }, named: 2 })
  })
  test('whoever stands between is none of its own clients', () => {
    const origin = { name: 'ヒノキ', role: 'subcontractor' as const, origin: true as const }
    const contractor = { name: 'トモシビ', role: 'contractor' as const }
    const { organisations } = totalsOf([
      makeRelease({
        discloser: 'トモシビ',
        published: '2023-11-07',
        parties: [origin],
        affected: [{ count: 14, unit: 'organizations', scope: 'case', status: 'confirmed' }],
      }),
      makeRelease({ discloser: '柚ノ木市', published: '2023-11-08', parties: [contractor, origin] }),
      makeRelease({ discloser: '雲居県', published: '2023-11-09', parties: [contractor, origin] }),
    ])
    expect(organisations).toMatchObject({ stated: { least: 14, most: 14 }, named: 2 })
  })
  test("the origin's word on the whole incident comes before that of whoever repeats it later", () => {
    const of = (discloser: string, published: string, count: number, parties: Sketch['parties'] = []) =>
      makeRelease({ discloser, published, parties, affected: [{ count, scope: 'case' }] })
    const { whole } = totalsOf([
      of('ミナホ', '2024-05-30', 40_000),
      of('ミナホ', '2024-06-30', 48_772),
      of('汐見崎市', '2024-07-05', 40_000, [{ name: 'ミナホ', role: 'contractor', origin: true }]),
    ])
    expect(whole.map((w) => `${w.organisation?.name} ${w.most}`)).toEqual([
      'ミナホ 48772',
      'ミナホ 40000',
      '汐見崎市 40000',
    ])
  })
  test('a release that does not say who speaks counts by itself', () => {
    const made = (id: string) =>
      unsigned(makeRelease({ discloser: '不詳', affected: [{ count: 98, status: 'confirmed' }] }, id))
    const totals = totalsOf([made('r1'), made('r2')])
    expect(totals.own).toMatchObject([{ least: 196, most: 196 }])
    expect(totals.byDiscloser.map((d) => [d.release, d.organisation])).toEqual([
      ['r1', undefined],
      ['r2', undefined],
    ])
  })
})
