import { textUnits } from '../casebook/places.js'
import type { Line } from './pdf-lines.js'
import { linesOf } from './pdf-lines.js'
import type { Run } from './pdf-runs.js'

/*
 * Text set in columns is read column by column. What tells it from a table without lines: both sides are prose, of about
 * one width, line for line full.
 *
 *   title over all the page          1
 *   ─────────────  ─────────────
 *   text of the    text of the       2, then 3
 *   left column    right column
 */

/** Something that stands in the way of a gutter: a table. */
export interface Obstacle {
  readonly x0: number
  readonly x1: number
  readonly y0: number
  readonly y1: number
}

/** Runs that are read together, in a column of the page or over its width. */
export interface Region {
  readonly runs: readonly Run[]
  readonly y0: number
  readonly y1: number
  /** A column's own margins. */
  readonly column?: { readonly left: number; readonly right: number }
}

/** A stretch of a line that no gap parts, wide as a gutter. */
interface Atom {
  readonly x0: number
  readonly x1: number
  readonly y: number
  readonly size: number
  readonly units: number
  readonly runs: readonly Run[]
}

const gutterGap = 0.8
const fewestLines = 4

const atomsOf = (runs: readonly Run[]): readonly Atom[] =>
  linesOf(runs, gutterGap).flatMap((line: Line) =>
    line.segments.map(({ x0, x1, text }) => ({
      x0,
      x1,
      y: line.y,
      size: line.size,
      units: textUnits(text),
      runs: line.runs.filter(({ x, width }) => x + width / 2 >= x0 - 0.01 && x + width / 2 <= x1 + 0.01),
    })),
  )

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0

/** Prose: several lines, most of which fill the column. */
const isProse = (atoms: readonly Atom[], left: number, right: number): boolean => {
  if (new Set(atoms.map(({ y }) => Math.round(y / 3))).size < fewestLines) return false
  const full = atoms.filter(({ x0, x1 }) => x1 - x0 > 0.8 * (right - left))
  return full.length >= atoms.length * 0.4 && median(full.map(({ units }) => units)) >= 18
}

interface Band {
  readonly from: number
  readonly to: number
  readonly left: readonly Atom[]
  readonly right: readonly Atom[]
}

/** A stretch without what stands apart at its head or foot on one side only: a date above, an address below. */
const trimmed = (band: Band, size: number): Band => {
  const groups: Atom[][] = []
  const left = new Set(band.left)
  for (const atom of [...band.left, ...band.right].sort((a, b) => a.y - b.y)) {
    const last = groups.at(-1)
    if (last !== undefined && atom.y - last.at(-1)!.y <= 2.6 * size) last.push(atom)
    else groups.push([atom])
  }
  const isOfBoth = (group: readonly Atom[]) =>
    group.some((atom) => left.has(atom)) && group.some((atom) => !left.has(atom))
  const first = groups.findIndex(isOfBoth)
  const last = groups.findLastIndex(isOfBoth)
  if (first < 0) return band
  const kept = groups.slice(first, last + 1).flat()
  return {
    from: groups[first - 1]?.at(-1)?.y ?? band.from,
    to: groups[last + 1]?.[0]?.y ?? band.to,
    left: kept.filter((atom) => left.has(atom)),
    right: kept.filter((atom) => !left.has(atom)),
  }
}

/** The stretches of a page, from top to bottom, that nothing crosses at x. */
const bandsAt = (x: number, atoms: readonly Atom[], obstacles: readonly Obstacle[], size: number): readonly Band[] => {
  const crossing = [
    ...atoms.filter(({ x0, x1 }) => x0 < x - 1 && x1 > x - gutterGap * size).map(({ y }) => [y, y] as const),
    ...obstacles.filter(({ x0, x1 }) => x0 < x - 1 && x1 > x).map(({ y0, y1 }) => [y0, y1] as const),
  ].sort((a, b) => a[0] - b[0])
  const bands: Band[] = []
  let from = Number.NEGATIVE_INFINITY
  for (const [start, end] of [...crossing, [Number.POSITIVE_INFINITY, 0] as const]) {
    if (start > from) {
      const within = atoms.filter(({ y }) => y > from && y < start)
      const left = within.filter(({ x1 }) => x1 <= x - gutterGap * size)
      const right = within.filter(({ x0 }) => x0 >= x - 1)
      if (left.length > 0 && right.length > 0) bands.push(trimmed({ from, to: start, left, right }, size))
    }
    from = Math.max(from, end)
  }
  return bands
}

const isColumns = ({ left, right }: Band): boolean => {
  const [l0, l1] = [Math.min(...left.map(({ x0 }) => x0)), Math.max(...left.map(({ x1 }) => x1))]
  const [r0, r1] = [Math.min(...right.map(({ x0 }) => x0)), Math.max(...right.map(({ x1 }) => x1))]
  // Three columns are a left one and two right ones.
  const ratio = (r1 - r0) / Math.max(l1 - l0, 1)
  return (
    ratio > 0.6 &&
    ratio < 3.4 &&
    isProse(left, l0, l1) &&
    right.length >= fewestLines &&
    (ratio > 1.7 || isProse(right, r0, r1))
  )
}

/** The most likely gutter: where lines begin over and over with room before them, and what it parts is text in columns. */
const findGutter = (atoms: readonly Atom[], obstacles: readonly Obstacle[], size: number): Band | undefined => {
  const starts = new Map<number, number>()
  const leftmost = Math.min(...atoms.map(({ x0 }) => x0))
  for (const { x0 } of atoms) {
    const key = Math.round(x0 / 2) * 2
    if (x0 > leftmost + 8 * size) starts.set(key, (starts.get(key) ?? 0) + 1)
  }
  const likely = [...starts]
    .filter(([, count]) => count >= 3)
    .sort((a, b) => b[1] - a[1])
    .slice(0, 6)
  const found = likely.flatMap(([key]) => {
    const x = Math.min(...atoms.filter(({ x0 }) => Math.abs(x0 - key) <= 1.5).map(({ x0 }) => x0))
    return bandsAt(x, atoms, obstacles, size).filter(isColumns)
  })
  return found.reduce<Band | undefined>(
    (best, band) =>
      best === undefined || band.left.length + band.right.length > best.left.length + best.right.length ? band : best,
    undefined,
  )
}

const runsOf = (atoms: readonly Atom[]): readonly Run[] => atoms.flatMap(({ runs }) => runs)

const columnRegion = (
  atoms: readonly Atom[],
  band: Band,
  obstacles: readonly Obstacle[],
  size: number,
  depth: number,
): readonly Region[] => {
  const inner = splitRegions(atoms, obstacles, size, depth + 1)
  const left = Math.min(...atoms.map(({ x0 }) => x0))
  const right = Math.max(...atoms.map(({ x1 }) => x1))
  return inner.map((region) =>
    region.column === undefined
      ? { ...region, y0: Math.max(region.y0, band.from), y1: Math.min(region.y1, band.to), column: { left, right } }
      : region,
  )
}

const splitRegions = (
  atoms: readonly Atom[],
  obstacles: readonly Obstacle[],
  size: number,
  depth: number,
): readonly Region[] => {
  const whole = { runs: runsOf(atoms), y0: Number.NEGATIVE_INFINITY, y1: Number.POSITIVE_INFINITY }
  const band = atoms.length < 2 * fewestLines || depth > 4 ? undefined : findGutter(atoms, obstacles, size)
  if (band === undefined) return [whole]
  const inBand = new Set([...band.left, ...band.right])
  const above = atoms.filter((atom) => !inBand.has(atom) && atom.y <= band.from)
  const below = atoms.filter((atom) => !inBand.has(atom) && atom.y > band.from)
  return [
    ...splitRegions(above, obstacles, size, depth + 1).map((region) => ({
      ...region,
      y1: Math.min(region.y1, band.from),
    })),
    ...columnRegion(band.left, band, obstacles, size, depth),
    ...columnRegion(band.right, band, obstacles, size, depth),
    ...splitRegions(below, obstacles, size, depth + 1).map((region) => ({
      ...region,
      y0: Math.max(region.y0, band.from),
    })),
  ]
}

/** Parts a page's runs into regions in the order they are read; white space falls out. */
export const regionsOf = (runs: readonly Run[], obstacles: readonly Obstacle[], size: number): readonly Region[] => {
  const atoms = atomsOf(runs)
  // A page of thousands of scraps is a map or a drawing, and no order of columns is in it.
  if (atoms.length < 2 * fewestLines || atoms.length > 3000)
    return [{ runs, y0: Number.NEGATIVE_INFINITY, y1: Number.POSITIVE_INFINITY }]
  const regions = splitRegions(atoms, obstacles, size, 0)
  return regions.length === 1 ? [{ ...regions[0]!, runs }] : regions
}
