import { describe, expect, test } from 'vitest'
import { makeFacts, type Sketch } from '../../test/support/make-release.js'
import { type Candidate, joinScore, matchCases, proposeScore, signatureOf } from './match.js'

/** A case of one release, as the store would offer it. */
const caseOf = (sketch: Sketch): Candidate => {
  const { keys, actions, from, to } = signatureOf(makeFacts(sketch), sketch.published ?? '2024-01-01')
  return {
    number: '2024-001',
    shared: keys,
    hasOrigin: keys.some((k) => k.kind === 'origin'),
    actions,
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  }
}
const scoreOf = (release: Sketch, other: Sketch) =>
  matchCases(signatureOf(makeFacts(release), release.published ?? '2024-01-01'), [caseOf(other)])[0]?.score ?? 0

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

test('what may belong together is proposed, with reasons', () => {
  const [match] = matchCases(
    signatureOf(makeFacts({ ...city, discloser: '湊町', published: '2024-12-20' }), '2024-12-20'),
    [caseOf(city)],
  )
  expect(match?.score).toBeGreaterThanOrEqual(proposeScore)
  expect(match?.reasons).toContain('same origin: ミナホ')
})
