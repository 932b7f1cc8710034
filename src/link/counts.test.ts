import { describe, expect, test } from 'vitest'
import { makeFacts, type Sketch } from '../../test/support/make-release.js'
import { countOf, headlineOf } from './counts.js'

type Entries = NonNullable<Sketch['affected']>

describe('countOf', () => {
  test.each<[string, Entries, string, number]>([
    [
      'what stands behind うち is in what came before',
      [
        { count: 27_306, status: 'confirmed', says: 'お電話でご注文いただいたお客様　27,306名様' },
        { count: 11_048, status: 'confirmed', says: '（うち、商品名まで持ち出されたお客様 11,048名様' },
      ],
      '27306-27306',
      1,
    ],
    [
      'a confirmed part of what is possible is established',
      [
        { count: 5000, says: '対象者5,000名' },
        { count: 1204, status: 'confirmed', says: '対象者5,000名のうち1,204名' },
      ],
      '1204-5000',
      1,
    ],
    [
      'うち ends with its brackets',
      [
        { count: 100, says: '職員100名' },
        { count: 20, says: '職員100名（うち退職者20名' },
        { count: 50, says: '職員100名（うち退職者20名）、利用者50名' },
      ],
      '0-150',
      1,
    ],
    ['without anything before it, it is the whole', [{ count: 1961, says: '2,087件（うち個人1,961名' }], '0-1961', 0],
    [
      'what the others add up to is their total, marked or not',
      [
        { count: 1358, status: 'confirmed' },
        { count: 1027, status: 'confirmed' },
        { count: 331, status: 'confirmed' },
      ],
      '1358-1358',
      2,
    ],
    [
      'totals of two columns are added',
      [
        { count: 286, status: 'confirmed' },
        { count: 503, status: 'confirmed' },
        { count: 41, status: 'confirmed' },
        { count: 70, status: 'confirmed' },
        { count: 327, status: 'confirmed', total: true },
        { count: 573, status: 'confirmed', total: true },
      ],
      '900-900',
      4,
    ],
    [
      'a grand total holds the others',
      [
        { count: 10, status: 'confirmed' },
        { count: 20, status: 'confirmed' },
        { count: 10, status: 'confirmed', total: true },
        { count: 20, status: 'confirmed', total: true },
        { count: 30, status: 'confirmed', total: true },
      ],
      '30-30',
      4,
    ],
    ['最大 establishes nothing', [{ count: 37, status: 'confirmed', approx: true, says: '最大で37団体' }], '0-37', 0],
  ])('%s', (_name, affected, range, within) => {
    const count = countOf(makeFacts({ discloser: '汐見崎市', affected }), 'people', 'own')
    expect(`${count?.least}-${count?.most}`).toBe(range)
    expect(count?.within).toHaveLength(within)
  })
})

describe('headlineOf', () => {
  const people = (count: number, scope: 'own' | 'case') => ({ count, scope, status: 'confirmed' as const })
  test('the origin speaks of its clients, not of its own staff', () =>
    expect(
      headlineOf(makeFacts({ discloser: 'ミナホ', affected: [people(312, 'own'), people(232_463, 'case')] })),
    ).toEqual({ unit: 'people', least: 232_463, most: 232_463, approx: false, scope: 'case' }))
  test('a client speaks of its own, whatever it quotes', () =>
    expect(
      headlineOf(
        makeFacts({
          discloser: '汐見崎市',
          parties: [{ name: 'ミナホ', role: 'contractor', origin: true }],
          affected: [people(512, 'own'), people(48_772, 'case')],
        }),
      ),
    ).toMatchObject({ most: 512, scope: 'own' }))
  test('groups without a total are a range', () =>
    expect(headlineOf(makeFacts({ discloser: '汐見崎市', affected: [{ count: 612 }, { count: 198 }] }))).toMatchObject({
      least: 0,
      most: 810,
    }))
  test('nothing stated, nothing shown', () => expect(headlineOf(makeFacts({ discloser: '汐見崎市' }))).toBeUndefined())
})
