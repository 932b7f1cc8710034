import { describe, expect, test } from 'vitest'
import { makeFacts, type Sketch } from '../../test/support/make-release.js'
import { type Candidate, joiningCase, joinScore, matchCases, proposeScore, signatureOf } from './match.js'

/** A case of one release, as the store would offer it. */
const caseOf = (sketch: Sketch): Candidate => {
  const { keys, actions, from, to } = signatureOf(makeFacts(sketch), sketch.published ?? '2024-01-01')
  return {
    number: '2024-001',
    shared: keys,
    hasOrigin: keys.some((k) => k.kind === 'origin'),
    actions,
    occurred: keys.flatMap((k) => (k.kind === 'occurred' ? k.key : [])),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  }
}
const scoreOf = (release: Sketch, other: Sketch) =>
  matchCases(signatureOf(makeFacts(release), release.published ?? '2024-01-01'), [caseOf(other)])[0]?.score ?? 0

const on = (date: string, end?: string): NonNullable<Sketch['events']> => [
  { type: 'occurred', date, ...(end === undefined ? {} : { end }) },
]

const minaho = { name: '株式会社ミナホ', role: 'contractor', origin: true } as const
const city: Sketch = { discloser: '汐見崎市', published: '2024-06-20', parties: [minaho], actions: ['ransomware'] }

describe('a release joins', () => {
  test.each<[string, Sketch, Sketch]>([
    ['another client of the same origin', { ...city, discloser: '湊町', published: '2024-07-03' }, city],
    ["its contractor's own report", { discloser: 'ミナホ', published: '2024-08-30', actions: ['ransomware'] }, city],
    ['the other way round', city, { discloser: 'ミナホ', published: '2024-05-23', actions: ['ransomware'] }],
    [
      'a later report of itself',
      { discloser: '汐見崎市', published: '2024-08-01', report: 'update', actions: ['loss'] },
      { discloser: '汐見崎市', published: '2024-06-20', actions: ['loss'] },
    ],
    [
      'a breach of one hosted service whose provider is not named',
      {
        discloser: '湊町',
        published: '2024-06-25',
        products: ['ミナトフォーム'],
        secondaryVictim: true,
        actions: ['unauthorized-access'],
      },
      {
        discloser: '汐見崎市',
        published: '2024-06-20',
        products: ['ミナトフォーム'],
        secondaryVictim: true,
        actions: ['unauthorized-access'],
      },
    ],
    [
      "the operator's own report, where only its service is named",
      {
        discloser: '湊町',
        published: '2024-06-25',
        products: ['ミナトフォーム'],
        secondaryVictim: true,
        actions: ['unauthorized-access'],
      },
      {
        discloser: 'ミナト技研',
        published: '2024-06-20',
        products: ['ミナトフォーム'],
        actions: ['unauthorized-access', 'vulnerability'],
      },
    ],
    [
      'what its contractor says, itself hit through another',
      { ...city, published: '2024-06-24' },
      {
        discloser: 'ミナホ',
        published: '2024-06-20',
        parties: [{ name: 'データ工房', role: 'subcontractor', origin: true }],
        actions: ['ransomware'],
      },
    ],
    [
      'one of its clients, where it was itself hit through another',
      {
        discloser: 'ミナホ',
        published: '2024-06-20',
        parties: [{ name: 'データ工房', role: 'subcontractor', origin: true }],
        actions: ['ransomware'],
      },
      { ...city, published: '2024-06-24' },
    ],
    [
      'an intrusion that others say began some weeks before',
      { ...city, discloser: '湊町', events: on('2024-05-02', '2024-05-10') },
      { ...city, events: on('2024-06-01') },
    ],
    [
      'a final report that found it began months before',
      {
        discloser: 'ミナホ',
        published: '2024-08-30',
        actions: ['ransomware'],
        report: 'final',
        events: on('2024-02-01'),
      },
      { discloser: 'ミナホ', published: '2024-06-20', actions: ['ransomware'], events: on('2024-06-12') },
    ],
  ])('%s', (_name, release, other) => expect(scoreOf(release, other)).toBeGreaterThanOrEqual(joinScore))
})

describe('a release stays apart from', () => {
  test.each<[string, Sketch, Sketch]>([
    ['an incident at the same contractor two years before', { ...city, published: '2026-06-20' }, city],
    [
      'another loss of the same town',
      { discloser: '汐見崎市', published: '2024-07-01', actions: ['loss'] },
      { discloser: '汐見崎市', published: '2024-06-20', actions: ['loss'] },
    ],
    [
      'others who ran the same flawed product themselves',
      {
        discloser: '湊町',
        published: '2024-06-25',
        products: ['SoraBin'],
        actions: ['vulnerability'],
        secondaryVictim: true,
      },
      {
        discloser: '汐見崎市',
        published: '2024-06-20',
        products: ['SoraBin'],
        actions: ['vulnerability'],
        secondaryVictim: true,
      },
    ],
    [
      'a mistake at the same contractor in the same month',
      { ...city, discloser: '湊町', actions: ['misdelivery'], parties: [{ name: 'ミナホ', role: 'contractor' }] },
      city,
    ],
  ])('%s', (_name, release, other) => expect(scoreOf(release, other)).toBeLessThan(joinScore))
})

describe('a release is only proposed to', () => {
  const mistake = { ...city, actions: ['misdelivery'] } satisfies Sketch
  const hosted: Sketch = { discloser: 'ミナホ', published: '2024-03-01', products: ['ミナトフォーム'] }
  test.each<[string, Sketch, Sketch, string]>([
    [
      'a mistake of the same contractor on another day',
      { ...mistake, discloser: '湊町', events: on('2024-06-12') },
      { ...mistake, events: on('2024-06-11') },
      'occurred 1 days apart',
    ],
    [
      'a breach of the same service months before',
      {
        ...hosted,
        published: '2024-08-05',
        actions: ['unauthorized-access'],
        events: on('2024-07-25'),
      },
      {
        discloser: '湊町',
        published: '2024-03-04',
        parties: [{ name: 'ミナホ', role: 'provider', origin: true }],
        products: ['ミナトフォーム'],
        actions: ['unauthorized-access'],
        events: on('2024-02-20'),
      },
      'occurred 156 days apart',
    ],
    [
      'a breach of the same service that nobody could know of yet',
      {
        discloser: '湊町',
        published: '2024-03-04',
        parties: [{ name: 'ミナホ', role: 'provider', origin: true }],
        products: ['ミナトフォーム'],
        actions: ['unauthorized-access'],
        events: [{ type: 'informed', date: '2024-02-26' }],
      },
      {
        ...hosted,
        published: '2024-08-05',
        actions: ['unauthorized-access'],
        events: on('2024-07-25'),
      },
      'occurred 150 days apart',
    ],
    [
      'what another tells of the same day and the same figure',
      {
        discloser: 'オオルリ食品',
        published: '2024-04-11',
        affected: [{ count: 8770 }],
        events: [{ type: 'discovered', date: '2024-04-03' }],
      },
      {
        discloser: 'オオルリホールディングス',
        published: '2024-04-11',
        affected: [{ count: 8770 }],
        events: [{ type: 'discovered', date: '2024-04-03' }],
      },
      'same day, same figure: 8770people@2024-04-03',
    ],
  ])('%s', (_name, release, other, reason) => {
    const [match] = matchCases(signatureOf(makeFacts(release), release.published ?? ''), [caseOf(other)])
    expect(match?.score).toBeGreaterThanOrEqual(proposeScore)
    expect(match?.score).toBeLessThan(joinScore)
    expect(match?.reasons).toContain(reason)
  })
  test.each([
    ['about', { approx: true, count: 8770 }],
    ['few', { count: 3 }],
  ])('not by a figure that many have: %s', (_name, affected) => {
    const events = [{ type: 'discovered', date: '2024-04-03' }] as const
    const sketch = { published: '2024-04-11', affected: [affected], events }
    expect(scoreOf({ ...sketch, discloser: 'オオルリ食品' }, { ...sketch, discloser: '汐見崎市' })).toBe(0)
  })
})

test('of two cases that are as likely none is joined, and the likelier of two is, however sure both are', () => {
  const at = (number: string, score: number, weight: number) => ({ number, score, weight, reasons: [] })
  expect(joiningCase([at('2024-001', 0.7, 0.7), at('2024-002', 0.7, 0.7)])).toBeUndefined()
  expect(joiningCase([at('2024-002', 1, 1.2), at('2024-001', 1, 1.05)])?.number).toBe('2024-002')
  expect(joiningCase([at('2024-001', 0.65, 0.65)])).toBeUndefined()
})

test('what may belong together is proposed, with reasons', () => {
  const [match] = matchCases(
    signatureOf(makeFacts({ ...city, discloser: '湊町', published: '2024-12-20' }), '2024-12-20'),
    [caseOf(city)],
  )
  expect(match?.score).toBeGreaterThanOrEqual(proposeScore)
  expect(match?.reasons).toContain('same origin: ミナホ')
})
