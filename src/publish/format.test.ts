import { describe, expect, test } from 'vitest'
import {
  formatAffected,
  formatDate,
  formatEvery,
  formatMoment,
  formatRange,
  formatShortDate,
  formatSpan,
} from './format.js'

describe('dates keep the precision they have', () => {
  test.each([
    ['2023', '2023年', '2023'],
    ['2023-11', '2023年11月', 'November 2023'],
    ['2023-11-21', '2023年11月21日', '21 November 2023'],
    ['2023-11-21T07:46', '2023年11月21日 07:46', '21 November 2023, 07:46'],
  ])('%s', (date, ja, en) => {
    expect(formatDate(date, 'ja')).toBe(ja)
    expect(formatDate(date, 'en')).toBe(en)
  })

  test.each([
    ['2024-05-18', '2024-05-19', '2024年5月18日–19日', '18–19 May 2024'],
    ['2024-05-18', '2024-06-02', '2024年5月18日–6月2日', '18 May 2024–2 June 2024'],
    ['2013-07', '2023-01', '2013年7月–2023年1月', 'July 2013–January 2023'],
    ['2024-05-18', '2024-05-18', '2024年5月18日', '18 May 2024'],
    [
      '2024-05-18T10:00',
      '2024-05-18T12:30',
      '2024年5月18日 10:00–5月18日 12:30',
      '18 May 2024, 10:00–18 May 2024, 12:30',
    ],
  ])('%s to %s', (date, end, ja, en) => {
    expect(formatSpan(date, end, 'ja')).toBe(ja)
    expect(formatSpan(date, end, 'en')).toBe(en)
  })

  test('short', () => {
    expect(formatShortDate('2024-05-18', 'ja')).toBe('5月18日')
    expect(formatShortDate('2024-05', 'en')).toBe('May')
  })

  test('a moment of this casebook is shown in the time of Japan', () =>
    expect(formatMoment('2024-12-31T15:30:00.000Z', 'ja')).toBe('2025年1月1日 00:30'))
})

describe('counts', () => {
  test.each([
    [{ count: 1732, unit: 'people', approx: false }, '1,732人', '1,732 people'],
    [{ count: 65000, unit: 'people', approx: true }, '約65,000人', 'about 65,000 people'],
    [{ count: 100, countMax: 200, unit: 'households', approx: false }, '100–200世帯', '100–200 households'],
    [{ count: 1, unit: 'records', approx: false }, '1件', '1 record'],
  ] as const)('%o', (affected, ja, en) => {
    expect(formatAffected(affected, 'ja')).toBe(ja)
    expect(formatAffected(affected, 'en')).toBe(en)
  })

  test.each([
    [5976, 14902, false, '5,976–14,902人'],
    [1732, 1732, false, '1,732人'],
    [0, 8615, true, '最大8,615人'],
    [3880, 15540, true, '約3,880–15,540人'],
  ])('from %d to %d', (least, most, approx, ja) =>
    expect(formatRange({ least, most, approx, unit: 'people' }, 'ja')).toBe(ja),
  )
})

test.each([
  [6 * 3_600_000, '6時間ごと', 'every 6 hours'],
  [86_400_000, '1日ごと', 'every day'],
  [36 * 3_600_000, '36時間ごと', 'every 36 hours'],
  [60_000, '1分ごと', 'every minute'],
])('every %i ms', (ms, ja, en) => expect([formatEvery(ms, 'ja'), formatEvery(ms, 'en')]).toEqual([ja, en]))
