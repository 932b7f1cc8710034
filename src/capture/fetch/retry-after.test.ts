import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { retryAfterMs } from './retry-after.js'

const now = Date.UTC(2026, 5, 1, 12, 0, 0)

describe('retryAfterMs', () => {
  it.each([
    ['0', 0],
    ['1', 1000],
    ['120', 120_000],
    ['  120\t', 120_000],
    ['007', 7000],
    ['999999999999999', 999_999_999_999_999_000],
    ['Mon, 01 Jun 2026 12:02:00 GMT', 120_000],
    ['Mon, 01 Jun 2026 11:00:00 GMT', 0],
    ['Monday, 01-Jun-26 12:02:00 GMT', 120_000],
    ['Mon Jun  1 12:02:00 2026', 120_000],
    // A wrong day of the week is a server's slip, and the date is clear.
    ['Fri, 01 Jun 2026 12:02:00 GMT', 120_000],
    ['', undefined],
    ['soon', undefined],
    ['-1', undefined],
    ['+5', undefined],
    ['1.5', undefined],
    ['1e3', undefined],
    ['0x10', undefined],
    ['１２０', undefined],
    ['120 s', undefined],
    ['120, 60', undefined],
    ['99999999999999999999999', undefined],
    ['2026-06-01T12:02:00Z', undefined],
    ['Mon, 01 Jun 2026 12:02:00 JST', undefined],
    ['Mon, 1 Jun 2026 12:02:00 GMT', undefined],
    ['Mon, 99 Xyz 2026 12:02:00 GMT', undefined],
    ['Mon, 01 Jun 2026 99:99:99 GMT', undefined],
    ['Infinity', undefined],
    ['null', undefined],
  ])('%j is %s ms', (value, expected) => {
    expect(retryAfterMs(value, now)).toBe(expected)
  })

  it('takes anything, and never gives less than nothing', () => {
    expect(retryAfterMs(undefined, now)).toBeUndefined()
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.date().map((date) => String(date)),
          fc.integer().map(String),
        ),
        (value) => {
          const ms = retryAfterMs(value, now)
          expect(ms === undefined || (Number.isFinite(ms) && ms >= 0)).toBe(true)
        },
      ),
    )
  })
})
