import type { EventType } from '../../casebook/facts.js'
import type { Lane, Timeline, TimelineMark } from '../../link/shapes.js'
import { wrapText } from './text-width.js'
import { type TimeScale, timeScale } from './time-scale.js'

export interface PlacedMark {
  readonly mark: TimelineMark
  readonly x: number
  /** End of a span; the same as `x` for a moment. */
  readonly end: number
  readonly y: number
}

export interface PlacedLane {
  readonly lane: Lane
  readonly name: readonly string[]
  readonly nameX: number
  readonly nameY: number
  /** Where the lane's line runs. */
  readonly y: number
  readonly marks: readonly PlacedMark[]
}

export interface TimelineDrawing {
  readonly width: number
  readonly height: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly lanes: readonly PlacedLane[]
  readonly scale: TimeScale
  readonly legend: readonly { readonly type: EventType; readonly x: number; readonly y: number }[]
}

/** In the order things happen: also that of the legend. */
export const markOrder: readonly EventType[] = [
  'occurred',
  'discovered',
  'informed',
  'contained',
  'determined',
  'reported',
  'notified',
  'published',
]

/** Two marks nearer than this would lie on one another. */
const markRoom = 14
const rowHeight = 16

interface Shape {
  readonly width: number
  readonly left: number
  /** Names over their lanes instead of beside them. */
  readonly namesAbove: boolean
  readonly legendWidth: number
  readonly tickRoom: number
}

const wideShape: Shape = { width: 900, left: 206, namesAbove: false, legendWidth: 108, tickRoom: 76 }
const narrowShape: Shape = { width: 340, left: 10, namesAbove: true, legendWidth: 108, tickRoom: 66 }

/** Marks in rows, each as high up as it can stand without touching another. */
const stack = (
  lane: Lane,
  scale: TimeScale,
): { readonly mark: TimelineMark; readonly x: number; readonly end: number; readonly row: number }[] => {
  const taken: { from: number; to: number }[][] = []
  const order = (m: TimelineMark) => markOrder.indexOf(m.type)
  const sorted = lane.marks
    .map((mark) => {
      const x = scale.x(mark.date)
      // A month is no first of the month: it is drawn as long as it was.
      const isSpan = mark.end !== undefined || mark.date.length < 10
      return { mark, x, end: isSpan ? Math.max(scale.xEnd(mark.end ?? mark.date), x + 6) : x }
    })
    .sort((a, b) => a.x - b.x || order(a.mark) - order(b.mark))
  return sorted.map((m) => {
    const from = m.x - markRoom / 2
    const to = Math.max(m.end, m.x) + markRoom / 2
    let row = 0
    while ((taken[row] ?? []).some((t) => from < t.to && to > t.from)) row += 1
    taken[row] = [...(taken[row] ?? []), { from, to }]
    return { ...m, row }
  })
}

const layOut = (timeline: Timeline, types: readonly EventType[], shape: Shape, unknown: string): TimelineDrawing => {
  const right = shape.width - 16
  const dates = timeline.lanes.flatMap((l) =>
    l.marks.flatMap((m) => (m.end === undefined ? [m.date] : [m.date, m.end])),
  )
  // Half a mark of air at both ends.
  const scale = timeScale(dates, shape.left + 8, right - 8, shape.tickRoom)
  const top = 26
  let y = top + 6
  const lanes = timeline.lanes.map((lane): PlacedLane => {
    // The sign the chain marks the origin with, so that hue alone does not tell it.
    const name = wrapText(
      `${lane.origin ? '● ' : ''}${lane.organisation?.name ?? unknown}`,
      13,
      shape.namesAbove ? shape.width - 20 : shape.left - 20,
    )
    const placed = stack(lane, scale)
    const rows = Math.max(1, ...placed.map((p) => p.row + 1))
    const nameHeight = name.length * 17
    if (shape.namesAbove) {
      const nameY = y + 14
      const line = y + nameHeight + 14
      y = line + (rows - 1) * rowHeight + 16
      return {
        lane,
        name,
        nameX: 8,
        nameY,
        y: line,
        marks: placed.map((p) => ({ mark: p.mark, x: p.x, end: p.end, y: line + p.row * rowHeight })),
      }
    }
    const height = Math.max(rows * rowHeight + 20, nameHeight + 14)
    const line = y + (height - (rows - 1) * rowHeight) / 2
    const nameY = y + (height - nameHeight) / 2 + 13
    y += height
    return {
      lane,
      name,
      nameX: 6,
      nameY,
      y: line,
      marks: placed.map((p) => ({ mark: p.mark, x: p.x, end: p.end, y: line + p.row * rowHeight })),
    }
  })
  const bottom = y
  const perRow = Math.max(1, Math.floor((shape.width - 12) / shape.legendWidth))
  const legend = types.map((type, i) => ({
    type,
    x: 14 + (i % perRow) * shape.legendWidth,
    y: bottom + (scale.breaks.length > 0 ? 40 : 26) + Math.floor(i / perRow) * 22,
  }))
  const height = Math.max(bottom, ...legend.map((l) => l.y)) + 14
  return { width: shape.width, height, left: shape.left, right, top, bottom, lanes, scale, legend }
}

/**
 * The time line in both shapes: names beside their lanes, and over them for a phone. `unknown` is what a lane without a
 * name is called.
 */
export const layOutTimeline = (
  timeline: Timeline,
  unknown: string,
): { readonly wide: TimelineDrawing; readonly narrow: TimelineDrawing } => {
  const used = new Set(timeline.lanes.flatMap((l) => l.marks.map((m) => m.type)))
  const types = markOrder.filter((t) => used.has(t))
  return { wide: layOut(timeline, types, wideShape, unknown), narrow: layOut(timeline, types, narrowShape, unknown) }
}
