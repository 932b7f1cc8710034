import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { timeScale } from './time-scale.js'

describe('timeScale', () => {
  test('ten years before a month of events take no more than a third', () => {
    const scale = timeScale(['2013-07-01', '2023-09-01', '2023-09-15', '2023-10-17', '2023-11-30'], 0, 700, 60)
    expect(scale.breaks).toHaveLength(1)
    expect(scale.x('2023-09-01')).toBeLessThan(700 / 3)
    expect(scale.breaks[0]?.days).toBeGreaterThan(3600)
  })

  test('months among months are not shortened', () =>
    expect(timeScale(['2024-05-18', '2024-06-20', '2024-08-30'], 0, 700, 60).breaks).toEqual([]))

  test('two days far apart have nothing between them to make room for', () =>
    expect(timeScale(['2023-10-18', '2024-01-26'], 0, 700, 60).breaks).toEqual([]))

  test('the first tick of a year says so', () => {
    const { ticks } = timeScale(['2023-11-10', '2024-02-20'], 0, 700, 60)
    expect(ticks.map((t) => [t.date, t.year])).toEqual([
      ['2023-12', true],
      ['2024-01', true],
      ['2024-02', false],
    ])
  })

  const day = fc
    .date({ min: new Date('2010-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
    .map((d) => d.toISOString().slice(0, 10))

  test('later is never further left, all stays on the axis, and captions never touch', () => {
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 12 }), (days) => {
        const scale = timeScale(days, 20, 620, 70)
        const sorted = [...days].sort()
        for (const [i, d] of sorted.entries()) {
          const x = scale.x(d)
          expect(x).toBeGreaterThanOrEqual(19.9)
          expect(x).toBeLessThanOrEqual(620.1)
          expect(scale.xEnd(d)).toBeGreaterThanOrEqual(x)
          if (i > 0) expect(x).toBeGreaterThanOrEqual(scale.x(sorted[i - 1] ?? d))
        }
        for (const [i, t] of scale.ticks.entries()) {
          if (i > 0) expect(t.x - (scale.ticks[i - 1]?.x ?? 0)).toBeGreaterThanOrEqual(69.9)
        }
        expect(scale.ticks.length).toBeGreaterThan(0)
      }),
    )
  })
})
