import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cutAt, touching } from './spans.js'

describe('cutAt', () => {
  test.each([
    ['none', [], ['0-10:']],
    ['one', [[2, 4, 'A']], ['0-2:', '2-4:A', '4-10:']],
    [
      'overlapping',
      [
        [2, 6, 'A'],
        [4, 8, 'B'],
      ],
      ['0-2:', '2-4:A', '4-6:AB', '6-8:B', '8-10:'],
    ],
    [
      'one in another',
      [
        [2, 8, 'A'],
        [4, 6, 'B'],
      ],
      ['0-2:', '2-4:A', '4-6:AB', '6-8:A', '8-10:'],
    ],
    [
      'beyond both ends',
      [
        [-5, 3, 'A'],
        [8, 20, 'B'],
      ],
      ['0-3:A', '3-8:', '8-10:B'],
    ],
    ['empty', [[3, 3, 'A']], ['0-10:']],
  ] as const)('%s', (_name, spans, expected) => {
    const pieces = cutAt(
      0,
      10,
      spans.map(([start, end, value]) => ({ start, end, value })),
    )
    expect(pieces.map((p) => `${p.start}-${p.end}:${p.values.join('')}`)).toEqual(expected)
  })

  test('pieces follow one another without gap, and each holds exactly the spans over it', () => {
    const spans = fc.array(fc.tuple(fc.nat(60), fc.nat(20)))
    fc.assert(
      fc.property(spans, (given) => {
        const all = given.map(([start, n], value) => ({ start, end: start + n, value }))
        const pieces = cutAt(0, 50, all)
        expect(pieces[0]?.start).toBe(0)
        expect(pieces.at(-1)?.end).toBe(50)
        for (const [i, p] of pieces.entries()) {
          expect(p.end).toBeGreaterThan(p.start)
          if (i > 0) expect(p.start).toBe(pieces[i - 1]?.end)
          const over = all.filter((s) => s.start < p.end && s.end > p.start && s.end > s.start).map((s) => s.value)
          expect([...p.values].sort()).toEqual(over.sort())
        }
      }),
    )
  })
})

test('touching finds what going through all would, among spans in order', () => {
  const steps = fc.array(fc.tuple(fc.nat(5), fc.integer({ min: 1, max: 6 })))
  fc.assert(
    fc.property(steps, fc.nat(60), fc.integer({ min: 1, max: 20 }), (given, start, length) => {
      let at = 0
      const spans = given.map(([gap, n]) => {
        const span = { start: at + gap, end: at + gap + n }
        at = span.end
        return span
      })
      const end = start + length
      expect(touching(spans, start, end)).toEqual(spans.filter((s) => s.start < end && s.end > start))
    }),
  )
})
