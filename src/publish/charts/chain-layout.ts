import type { Chain, ChainEdge, ChainNode } from '../../link/shapes.js'
import { wrapParts, wrapText } from './text-width.js'

/** A box of the figure, with its words already in lines. */
export interface Box {
  readonly node: ChainNode
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly name: readonly string[]
  readonly note: readonly string[]
}

export interface Wire {
  readonly edge: ChainEdge
  readonly path: string
}

export interface ChainDrawing {
  readonly width: number
  readonly height: number
  readonly boxes: readonly Box[]
  readonly wires: readonly Wire[]
  /** Where each tier's caption stands. */
  readonly captions: readonly { readonly lines: readonly string[]; readonly x: number; readonly y: number }[]
}

export const nameSize = 13
export const noteSize = 12
const nameLine = 18
const noteLine = 17
const pad = { x: 12, y: 8 }

/** The words of the figure: what stands under a name, and what a tier is called. */
export interface ChainWords {
  note(node: ChainNode): readonly string[]
  caption(tier: readonly ChainNode[]): string
}

const measure = (node: ChainNode, width: number, words: ChainWords): Omit<Box, 'x' | 'y'> => {
  const room = width - 2 * pad.x
  const note = words.note(node).filter((n) => n !== '')
  const name = wrapText(node.name, nameSize, room)
  const notes = note.length === 0 ? [] : wrapParts(note, noteSize, room)
  return { node, width, name, note: notes, height: 2 * pad.y + name.length * nameLine + notes.length * noteLine - 2 }
}

const round = (n: number): number => Math.round(n * 10) / 10

const tiersOf = (chain: Chain): readonly (readonly ChainNode[])[] => {
  const last = Math.max(0, ...chain.nodes.map((n) => n.tier))
  return Array.from({ length: last + 1 }, (_, t) => chain.nodes.filter((n) => n.tier === t)).filter((t) => t.length > 0)
}

/** A box, or the place an edge needs where it passes a column. */
interface Slot {
  readonly id: string
  readonly height: number
  y: number
}

/** Sets slots as near as can be to where they would like to stand, in that order, never over one another. */
const settle = (slots: readonly Slot[], wish: (s: Slot) => number, gap: number) => {
  const sorted = slots.map((s) => ({ s, at: wish(s) })).sort((a, b) => a.at - b.at)
  let floor = 0
  for (const { s, at } of sorted) {
    s.y = Math.max(floor, at - s.height / 2)
    floor = s.y + s.height + gap
  }
  // What was pushed down pulls those above it back up, so that a group stands round its middle.
  let ceiling = Number.POSITIVE_INFINITY
  const drift =
    sorted.length === 0 ? 0 : sorted.reduce((sum, { s, at }) => sum + (s.y + s.height / 2 - at), 0) / sorted.length
  const up = Math.min(drift, sorted[0]?.s.y ?? 0)
  for (const { s } of sorted.toReversed()) {
    s.y = Math.min(s.y - up, ceiling - s.height)
    ceiling = s.y - gap
  }
}

/** Left to right, a column a tier. An edge that passes a column keeps a place of its own there and goes behind no box. */
export const layOutWide = (chain: Chain, words: ChainWords, width = 900): ChainDrawing => {
  const tiers = tiersOf(chain)
  const gutter = tiers.length > 4 ? 30 : tiers.length > 3 ? 42 : 60
  const column = Math.min(250, (width - 12 - gutter * (tiers.length - 1)) / Math.max(1, tiers.length))
  const captions = tiers.map((nodes) => wrapText(words.caption(nodes), noteSize, column + gutter / 2))
  const top = 30 + 15 * Math.max(1, ...captions.map((c) => c.length))
  const step = tiers.length > 1 ? (width - 12 - column) / (tiers.length - 1) : 0
  const xOf = (tier: number) => 6 + step * tier
  const tierOf = new Map(tiers.flatMap((nodes, t) => nodes.map((n) => [n.key, t] as const)))
  const sized = new Map(chain.nodes.map((n) => [n.key, measure(n, column, words)]))
  const columns: Slot[][] = tiers.map((nodes) =>
    nodes.map((n) => ({ id: n.key, height: sized.get(n.key)?.height ?? 0, y: 0 })),
  )
  const slots = new Map<string, Slot>(columns.flat().map((s) => [s.id, s]))
  // Each edge as the slots it runs through, its own passing places included.
  const runs = chain.edges.flatMap((edge, e) => {
    const from = tierOf.get(edge.from)
    const to = tierOf.get(edge.to)
    if (from === undefined || to === undefined || from >= to) return []
    const run = [edge.from]
    for (let t = from + 1; t < to; t++) {
      const slot = { id: `pass ${e} ${t}`, height: 10, y: 0 }
      columns[t]?.push(slot)
      slots.set(slot.id, slot)
      run.push(slot.id)
    }
    return [{ edge, from, run: [...run, edge.to] }]
  })
  const before = new Map<string, string[]>()
  const after = new Map<string, string[]>()
  for (const { run } of runs) {
    for (const [i, id] of run.entries()) {
      const next = run[i + 1]
      if (next === undefined) continue
      after.set(id, [...(after.get(id) ?? []), next])
      before.set(next, [...(before.get(next) ?? []), id])
    }
  }
  const middle = (ids: readonly string[] | undefined, otherwise: number): number => {
    const at = (ids ?? []).flatMap((id) => {
      const s = slots.get(id)
      return s === undefined ? [] : [s.y + s.height / 2]
    })
    return at.length === 0 ? otherwise : at.reduce((a, b) => a + b, 0) / at.length
  }
  const [first = []] = columns
  let y = 0
  for (const s of first) {
    s.y = y
    y += s.height + 22
  }
  for (const [t, slotsOf] of columns.entries()) {
    if (t > 0) settle(slotsOf, (s) => middle(before.get(s.id), y), 18)
  }
  // Once back, so that a lone discloser stands beside what it entrusted.
  for (const slotsOf of columns.toReversed().slice(1))
    settle(slotsOf, (s) => middle(after.get(s.id), s.y + s.height / 2), 22)
  const highest = Math.min(0, ...[...slots.values()].map((s) => s.y))
  for (const s of slots.values()) s.y += top - highest
  const boxes = columns.flatMap((slotsOf, t) =>
    slotsOf.flatMap((s) => {
      const m = sized.get(s.id)
      return m === undefined ? [] : [{ ...m, x: round(xOf(t)), y: round(s.y) }]
    }),
  )
  // Where several edges reach one box they spread along its side, in the order they come from.
  const arrivals = new Map<string, string[]>()
  for (const { run } of runs) {
    const [end, last] = [run.at(-1) ?? '', run.at(-2) ?? '']
    arrivals.set(end, [...(arrivals.get(end) ?? []), last])
  }
  const portOf = (end: string, from: string): number => {
    const slot = slots.get(end)
    if (slot === undefined) return 0
    const sorted = (arrivals.get(end) ?? []).toSorted((a, b) => (slots.get(a)?.y ?? 0) - (slots.get(b)?.y ?? 0))
    const spread = Math.min(9, (slot.height - 16) / Math.max(1, sorted.length - 1))
    return slot.y + slot.height / 2 + (sorted.indexOf(from) - (sorted.length - 1) / 2) * spread
  }
  const wires = runs.map(({ edge, from, run }) => {
    const points = run.map((id, i) => {
      const slot = slots.get(id)
      const mid = (slot?.y ?? 0) + (slot?.height ?? 0) / 2
      const x = xOf(from + i)
      const isLast = i === run.length - 1
      return { left: x, right: x + column, y: isLast ? portOf(id, run[i - 1] ?? '') : mid, isLast }
    })
    const [start] = points
    let path = `M${round(start?.right ?? 0)} ${round(start?.y ?? 0)}`
    for (const [i, p] of points.entries()) {
      const last = points[i - 1]
      if (last === undefined) continue
      const x = p.isLast ? p.left - 2 : p.left
      const half = (last.right + x) / 2
      path += `C${round(half)} ${round(last.y)} ${round(half)} ${round(p.y)} ${round(x)} ${round(p.y)}`
      if (!p.isLast) path += `H${round(p.right)}`
    }
    return { edge, path }
  })
  const height = Math.max(...boxes.map((b) => b.y + b.height), top) + 16
  return {
    width,
    height: round(height),
    boxes,
    wires,
    captions: captions.map((lines, t) => ({ lines, x: round(xOf(t)), y: 18 })),
  }
}

/**
 * Downwards, for a phone: boxes of full width, tier under tier. Every box that something leads to has a rail of its
 * own at the left; whoever leads there joins the rail, and the rail ends in an arrow.
 */
export const layOutNarrow = (chain: Chain, words: ChainWords, width = 340): ChainDrawing => {
  const tiers = tiersOf(chain)
  const targets = chain.nodes.filter((n) => chain.edges.some((e) => e.to === n.key)).map((n) => n.key)
  const railGap = targets.length > 5 ? 5 : 9
  const left = targets.length === 0 ? 6 : Math.min(90, 14 + targets.length * railGap)
  const boxes: Box[] = []
  const captions: { lines: readonly string[]; x: number; y: number }[] = []
  let y = 4
  for (const nodes of tiers) {
    y += 16
    captions.push({ lines: [words.caption(nodes)], x: left, y })
    y += 8
    for (const node of nodes) {
      const m = measure(node, width - left - 6, words)
      // Room for the words that mark the origin.
      if (node.origin) y += 12
      boxes.push({ ...m, x: left, y: round(y) })
      y += m.height + 10
    }
    y += 8
  }
  const boxOf = new Map(boxes.map((b) => [b.node.key, b]))
  const wires = chain.edges.flatMap((edge) => {
    const from = boxOf.get(edge.from)
    const to = boxOf.get(edge.to)
    if (from === undefined || to === undefined) return []
    const rail = 6 + targets.indexOf(edge.to) * railGap
    // Leaves low and arrives high, so that a box that does both shows which line is which.
    const out = round(from.y + from.height * 0.68)
    const into = round(to.y + to.height * 0.36)
    return [
      {
        edge,
        path: `M${from.x} ${out}H${rail + 4}Q${rail} ${out} ${rail} ${out + 4}V${into - 4}Q${rail} ${into} ${rail + 4} ${into}H${to.x - 2}`,
      },
    ]
  })
  return { width, height: round(y), boxes, wires, captions }
}
