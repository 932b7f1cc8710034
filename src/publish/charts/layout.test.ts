import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type EventType, eventTypes } from '../../casebook/facts.js'
import type { Chain, ChainNode, Timeline } from '../../link/shapes.js'
import { type Box, layOutNarrow, layOutWide } from './chain-layout.js'
import { drawnChain, drawnTimeline, isRest, mostDrawn } from './drawn.js'
import { textWidth } from './text-width.js'
import { layOutTimeline } from './timeline-layout.js'

const node = (key: string, tier: number, more: Partial<ChainNode> = {}): ChainNode => ({
  key,
  name: key,
  kind: 'organisation',
  tier,
  role: tier === 0 ? 'discloser' : 'contractor',
  origin: false,
  secondHand: false,
  releases: [],
  sources: [],
  ...more,
})
const edge = (from: string, to: string) => ({ from, to, kind: 'entrusts' as const, sources: [] })
const words = { note: () => ['2024年6月20日公表', '約14,902人'], caption: () => 'サービス提供元・製品開発元・製品' }

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

/** A chain of `n` disclosers, some through a middle, some past it. */
const chainOf = (disclosers: number, deep: boolean): Chain => {
  const outer = Array.from({ length: disclosers }, (_, i) => node(`公表した組織その${i}一般財団法人健康保険組合`, 0))
  const middle = deep ? [node('中間の株式会社', 1)] : []
  const tier = deep ? 2 : 1
  const last = node('事件の起きた株式会社ミナホ帳票サービス', tier, { origin: true })
  const product = node('SoraBin', tier + 1, { kind: 'product', role: 'product' })
  return {
    nodes: [...outer, ...middle, last, product],
    edges: [
      ...outer.map((o, i) => edge(o.key, deep && i % 2 === 0 ? '中間の株式会社' : last.key)),
      ...middle.map((m) => edge(m.key, last.key)),
      edge(last.key, product.key),
    ],
    conflicts: [],
  }
}

describe('the chain', () => {
  test.each([
    [1, false],
    [3, true],
    [7, false],
    [41, true],
  ])('%d disclosers: no box on another, none out of the picture, no name out of its box', (n, deep) => {
    for (const drawing of [layOutWide(chainOf(n, deep), words), layOutNarrow(chainOf(n, deep), words)]) {
      expect(drawing.boxes).toHaveLength(chainOf(n, deep).nodes.length)
      expect(drawing.wires).toHaveLength(chainOf(n, deep).edges.length)
      for (const [i, a] of drawing.boxes.entries()) {
        expect(a.x).toBeGreaterThanOrEqual(0)
        expect(a.x + a.width).toBeLessThanOrEqual(drawing.width)
        expect(a.y + a.height).toBeLessThanOrEqual(drawing.height)
        for (const line of a.name) expect(textWidth(line, 13)).toBeLessThanOrEqual(a.width - 12)
        expect(a.name.join('')).toBe(a.node.name)
        for (const b of drawing.boxes.slice(i + 1)) expect(overlap(a, b)).toBe(false)
      }
    }
  })

  test('on a phone it runs downwards', () => {
    const { boxes } = layOutNarrow(chainOf(3, true), words)
    const byTier = boxes.toSorted((a, b) => a.y - b.y).map((b) => b.node.tier)
    expect(byTier).toEqual([...byTier].sort((a, b) => a - b))
  })

  test.each([
    [40, false, [0], 42],
    [41, false, [2], 42],
    [400, false, [361], 42],
    [400, true, [161, 161], 83],
  ])('of %d disclosers the first are drawn and the others stand in one box for each place', (n, deep, rests, boxes) => {
    const whole = chainOf(n, deep)
    const drawn = drawnChain(whole, (more) => `ほか${more}組織`)
    expect(drawn.nodes).toHaveLength(boxes)
    expect(drawn.nodes.filter(isRest).map((r) => r.name)).toEqual(rests.filter(Boolean).map((r) => `ほか${r}組織`))
    expect(drawn.nodes.slice(0, 30)).toEqual(whole.nodes.slice(0, 30))
    for (const drawing of [layOutWide(drawn, words), layOutNarrow(drawn, words)]) {
      expect(drawing.boxes).toHaveLength(boxes)
      expect(drawing.wires).toHaveLength(drawn.edges.length)
    }
    const keys = new Set(drawn.nodes.map((d) => d.key))
    expect(drawn.edges.every((e) => keys.has(e.from) && keys.has(e.to))).toBe(true)
  })

  test('nothing at all is a drawing too', () => {
    const empty: Chain = { nodes: [], edges: [], conflicts: [] }
    expect(layOutWide(empty, words).boxes).toEqual([])
    expect(layOutNarrow(empty, words).boxes).toEqual([])
  })
})

describe('the time line', () => {
  const mark = fc.record({
    type: fc.constantFrom(...eventTypes),
    date: fc.integer({ min: 0, max: 900 }).map((n) => new Date(Date.UTC(2023, 0, 1 + n)).toISOString().slice(0, 10)),
    source: fc.constant({ release: 'r', fact: 'f' }),
  })
  const timeline = fc.array(fc.array(mark, { minLength: 1, maxLength: 10 }), { minLength: 1, maxLength: 6 }).map(
    (lanes): Timeline => ({
      lanes: lanes.map((marks, i) => ({
        organisation: { key: `o${i}`, name: `東日本梱包資材健康保険組合その${i}` },
        origin: i === 0,
        marks: marks.toSorted((a, b) => a.date.localeCompare(b.date)),
      })),
      lags: [],
    }),
  )

  test('of many lanes the first are drawn, and that of the last to know', () => {
    const source = { release: 'r', fact: 'f' }
    const lanes = Array.from({ length: 90 }, (_, i) => ({
      organisation: { key: `o${i}`, name: `第${i}組合` },
      origin: i === 0,
      marks: [{ type: 'published' as const, date: '2024-06-20', source }],
    }))
    const lags = [1, 88].map((i) => ({
      organisation: { key: `o${i}`, name: `第${i}組合` },
      days: i,
      source,
    }))
    const drawn = drawnTimeline({ lanes, lags })
    expect(drawn.lanes).toHaveLength(mostDrawn)
    expect([drawn.lanes.at(0), drawn.lanes.at(-1)]).toEqual([lanes[0], lanes[88]])
    const few = { lanes: lanes.slice(0, mostDrawn), lags }
    expect(drawnTimeline(few)).toBe(few)
  })

  test('a month is as long as it was, whatever happened in it, and a day is a point', () => {
    const at = (type: EventType, date: string) => ({ type, date, source: { release: 'r', fact: 'f' } })
    const lanes = [
      {
        origin: true,
        marks: [at('published', '2024-05'), at('occurred', '2024-05-18'), at('published', '2024-06-20')],
      },
    ]
    for (const { lanes: drawn, scale } of Object.values(layOutTimeline({ lanes, lags: [] }, '公表者不明'))) {
      const [month, day] = drawn[0]?.marks ?? []
      expect(month?.end).toBeGreaterThan(day?.x ?? Number.POSITIVE_INFINITY)
      expect(month?.end).toBe(scale.xEnd('2024-05'))
      expect(day?.end).toBe(day?.x)
    }
  })

  test('no mark lies on another, in either shape', () => {
    fc.assert(
      fc.property(timeline, (given) => {
        for (const drawing of Object.values(layOutTimeline(given, '公表者不明'))) {
          const marks = drawing.lanes.flatMap((l) => l.marks)
          for (const [i, a] of marks.entries()) {
            expect(a.x).toBeGreaterThanOrEqual(drawing.left)
            expect(a.end).toBeLessThanOrEqual(drawing.width)
            expect(a.y).toBeLessThan(drawing.bottom)
            for (const b of marks.slice(i + 1)) {
              if (Math.abs(a.y - b.y) < 12) expect(b.x >= a.end + 13.9 || a.x >= b.end + 13.9).toBe(true)
            }
          }
        }
      }),
      { numRuns: 60 },
    )
  })
})
