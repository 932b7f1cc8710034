import type { Grid, GridCell, Ladder } from './pdf-grid.js'
import { glyphsOfLine, joinGlyphs, type Line, linesOf, type Segment, textOfGlyphs } from './pdf-lines.js'
import { type Glyphs, indexAt, type Run, sliceRun } from './pdf-runs.js'

export interface PdfCell {
  readonly glyphs: readonly Glyphs[]
  readonly colspan?: number
  readonly rowspan?: number
  /** Its lines, where they are more than one. */
  readonly lines?: readonly Line[]
}

export type PdfRow = readonly PdfCell[]

type Column = readonly [x0: number, x1: number]

/** The stretches of the page's width that segments stand in, nearer than half a letter taken together. */
const addToColumns = (columns: readonly Column[], segments: readonly Segment[], size: number): readonly Column[] => {
  const all = [...columns, ...segments.map(({ x0, x1 }): Column => [x0, x1])].sort((a, b) => a[0] - b[0])
  const merged: [number, number][] = []
  for (const [x0, x1] of all) {
    const last = merged.at(-1)
    if (last !== undefined && x0 - last[1] < 0.5 * size) last[1] = Math.max(last[1], x1)
    else merged.push([x0, x1])
  }
  return merged
}

export interface TableRun {
  readonly end: number
  readonly columns: readonly Column[]
}

/** Two lines at nearly one height that do not touch: cells centred beside each other. */
const isBeside = (line: Line, next: Line | undefined): boolean =>
  next !== undefined && next.y - line.y < 0.9 * line.size && (next.x0 > line.x1 || next.x1 < line.x0)

/** The lines from `start` on that keep a gutter free between columns; `undefined` where that is no table. */
export const findTable = (lines: readonly Line[], start: number): TableRun | undefined => {
  const first = lines[start]!
  if (first.segments.length < 2 && !isBeside(first, lines[start + 1])) return undefined
  let columns = addToColumns([], first.segments, first.size)
  let rows = 1
  let end = start + 1
  let lastWide = start
  for (; end < lines.length; end++) {
    const line = lines[end]!
    if (line.y - lines[end - 1]!.y > 3.2 * line.size || Math.abs(line.size - first.size) > 0.15 * first.size) break
    if (line.segments.length === 1 && line.x1 < columns[0]![0]) break
    const next = addToColumns(columns, line.segments, line.size)
    if (next.length < 2 || next.length < columns.length - 1) break
    columns = next
    if (line.segments.length > 1 || isBeside(lines[end - 1]!, line)) lastWide = end
    if (line.segments.length > 1 && line.y - lines[end - 1]!.y >= 0.9 * line.size) rows++
  }
  // Single lines after the last row belong to it only as long as they follow closely.
  while (end - 1 > lastWide && lines[end - 1]!.y - lines[end - 2]!.y > 1.9 * lines[end - 1]!.size) end--
  return (rows >= 2 || isBeside(first, lines[start + 1])) && columns.length >= 2 ? { end, columns } : undefined
}

const columnOf = (columns: readonly Column[], { x0, x1 }: Segment): number => {
  const middle = (x0 + x1) / 2
  const found = columns.findIndex(([from, to]) => from <= middle && middle <= to)
  return Math.max(found, 0)
}

/** Lines of a table as rows of cells. A row begins where the space above is wider than between lines of text. */
export const rowsOf = (lines: readonly Line[], columns: readonly Column[], leading: number): readonly PdfRow[] => {
  const gaps = lines.slice(1).map((line, i) => line.y - lines[i]!.y)
  const hasGaps = gaps.some((gap) => gap > leading * 1.12)
  const rows: (readonly Glyphs[])[][] = []
  for (const [i, line] of lines.entries()) {
    const gap = gaps[i - 1] ?? Number.POSITIVE_INFINITY
    // Cells centred beside taller ones stand between the lines of those.
    const isBetween = gap < 0.9 * line.size
    const begins = hasGaps
      ? gap > leading * 1.12
      : !isBetween && (line.segments.length > 1 || columnOf(columns, line.segments[0]!) === 0)
    if (begins || rows.length === 0) rows.push(columns.map(() => []))
    const row = rows.at(-1)!
    for (const segment of line.segments) {
      const column = columnOf(columns, segment)
      row[column] = joinGlyphs(row[column]!, segment.glyphs)
    }
  }
  const isUsed = columns.map((_, i) => rows.some((row) => row[i]!.length > 0))
  return rows.map((row) => row.filter((_, i) => isUsed[i]).map((glyphs) => ({ glyphs })))
}

/** Cuts a run where a table's line goes through it: a PDF may give the text of two narrow cells as one. */
const cutAtWalls = (run: Run, walls: readonly number[]): readonly Run[] => {
  const pieces: Run[] = []
  let rest = run
  for (const wall of walls) {
    const room = 0.4 * rest.size
    if (wall < rest.x + room || wall > rest.x + rest.width - room) continue
    let at = indexAt(rest, wall)
    // Widths are guessed by kind of character; a space near by is where the cells part.
    for (const near of [0, 1, -1, 2, -2])
      if (rest.text[at + near] === ' ') {
        at += near
        break
      }
    if (at <= 0 || at >= rest.text.length) continue
    pieces.push(sliceRun(rest, 0, at))
    rest = sliceRun(rest, at, rest.text.length)
  }
  return [...pieces, rest]
}

const isWithin = (run: Run, { x0, x1, y0, y1 }: Pick<Grid, 'x0' | 'x1' | 'y0' | 'y1'>): boolean => {
  const x = run.x + run.width / 2
  const y = run.y - 0.35 * run.size
  return x > x0 && x < x1 && y > y0 && y < y1
}

/** Text of a cell: lines that reach its right side go on in the next, others end there. */
const cellOf = (cell: GridCell, runs: readonly Run[]): PdfCell => {
  // Letters spaced wide within a cell are one text.
  const lines = linesOf(runs, 6)
  let glyphs: readonly Glyphs[] = []
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1]
    const own = glyphsOfLine(line)
    const goesOn = before === undefined || before.x1 > cell.x1 - 2.2 * line.size
    glyphs = goesOn ? joinGlyphs(glyphs, own) : [...glyphs, { text: ' ' }, ...own]
  }
  return {
    glyphs,
    ...(cell.colspan > 1 && { colspan: cell.colspan }),
    ...(cell.rowspan > 1 && { rowspan: cell.rowspan }),
    ...(lines.length > 1 && { lines }),
  }
}

export interface GridTable {
  readonly grid: Pick<Grid, 'x0' | 'x1' | 'y0' | 'y1'>
  readonly rows: readonly PdfRow[]
}

/** What lines frame but is no table: a box around a notice, a form's empty lines, the frame of a page. */
const isNoTable = (cells: readonly PdfCell[]): boolean => cells.filter(({ glyphs }) => glyphs.length > 0).length < 2

/** Which of a row of places a number falls between. */
const placeOf = (places: readonly number[], value: number): number => {
  let low = 0
  let high = places.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (places[middle]! <= value) low = middle
    else high = middle - 1
  }
  return Math.min(low, places.length - 2)
}

const runsByCell = ({ xs, ys, cells }: Grid, runs: readonly Run[]): ReadonlyMap<GridCell, readonly Run[]> => {
  const columns = xs.length - 1
  const at = new Map<number, GridCell>()
  for (const cell of cells)
    for (let row = cell.row; row < cell.row + cell.rowspan; row++)
      for (let column = cell.column; column < cell.column + cell.colspan; column++) at.set(row * columns + column, cell)
  const found = new Map<GridCell, Run[]>()
  for (const run of runs) {
    const row = placeOf(ys, run.y - 0.35 * run.size)
    const cell = at.get(row * columns + placeOf(xs, run.x + run.width / 2))
    if (cell === undefined) continue
    const own = found.get(cell)
    if (own === undefined) found.set(cell, [run])
    else own.push(run)
  }
  return found
}

/** The tables that a page's lines draw, with the text in their cells, and the runs that stand outside of them. */
export const readGrids = (
  grids: readonly Grid[],
  runs: readonly Run[],
): { readonly tables: readonly GridTable[]; readonly rest: readonly Run[] } => {
  let rest = runs
  const tables: GridTable[] = []
  // Small ones first: a table in a frame is a table, and the frame around it none.
  const bySize = [...grids].sort((a, b) => (a.x1 - a.x0) * (a.y1 - a.y0) - (b.x1 - b.x0) * (b.y1 - b.y0))
  for (const grid of bySize) {
    const own = rest.filter((run) => isWithin(run, grid))
    if (own.length === 0) continue
    const pieces = own.flatMap((run) => cutAtWalls(run, grid.xs.slice(1, -1)))
    const inCells = runsByCell(grid, pieces)
    const cells = grid.cells.map((at) => ({ at, cell: cellOf(at, inCells.get(at) ?? []) }))
    if (isNoTable(cells.map(({ cell }) => cell))) continue
    const taken = new Set(own)
    rest = rest.filter((run) => !taken.has(run))
    tables.push({ grid, rows: fullRows(grid, cells) })
  }
  return { tables, rest }
}

/** The tables whose rows stand between lines across, and whose columns keep a gutter free in all of them. */
export const readLadders = (
  ladders: readonly Ladder[],
  runs: readonly Run[],
): { readonly tables: readonly GridTable[]; readonly rest: readonly Run[] } => {
  let rest = runs
  const tables: GridTable[] = []
  for (const { x0, x1, ys } of ladders) {
    const [y0, y1] = [ys[0]!, ys.at(-1)!]
    const own = rest.filter((run) => isWithin(run, { x0: x0 - 2, x1: x1 + 2, y0, y1 }))
    const lines = linesOf(own)
    const bands = ys
      .slice(1)
      .map((to, i) => lines.filter(({ y, size }) => y - 0.35 * size > ys[i]! && y - 0.35 * size < to))
    const filled = bands.filter((band) => band.length > 0)
    const columns = lines.reduce<readonly Column[]>((found, line) => addToColumns(found, line.segments, line.size), [])
    const split = filled.filter((band) => band.some(({ segments }) => segments.length > 1))
    if (columns.length < 2 || filled.length < 2 || split.length * 2 < filled.length) continue
    const taken = new Set(own)
    rest = rest.filter((run) => !taken.has(run))
    const rows = filled.map((band) => {
      const cells = columns.map((): readonly Glyphs[] => [])
      for (const { segments } of band)
        for (const segment of segments) {
          const column = columnOf(columns, segment)
          cells[column] = joinGlyphs(cells[column]!, segment.glyphs)
        }
      return cells.map((glyphs) => ({ glyphs }))
    })
    tables.push({ grid: { x0, x1, y0, y1 }, rows })
  }
  return { tables, rest }
}

/** Rows that hold text; what reaches over the empty ones between them is the shorter for it. */
const fullRows = (
  grid: Grid,
  cells: readonly { readonly at: GridCell; readonly cell: PdfCell }[],
): readonly PdfRow[] => {
  const isFull = grid.ys.slice(1).map(() => false)
  for (const { at, cell } of cells) if (textOfGlyphs(cell.glyphs).trim() !== '') isFull[at.row] = true
  const rows = isFull.map((): PdfCell[] => [])
  for (const { at, cell } of cells) {
    const rowspan = isFull.slice(at.row, at.row + at.rowspan).filter(Boolean).length
    const { rowspan: _, ...others } = cell
    rows[at.row]!.push(rowspan > 1 ? { ...others, rowspan } : others)
  }
  return rows.filter((_, i) => isFull[i])
}
