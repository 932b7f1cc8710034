import { regionsOf } from './pdf-columns.js'
import { gridsOf, laddersOf } from './pdf-grid.js'
import { type Line, linesOf, textOfLine } from './pdf-lines.js'
import type { Run, Sheet } from './pdf-runs.js'
import { findTable, type GridTable, type PdfRow, readGrids, readLadders, rowsOf } from './pdf-tables.js'

/** What is read off a page, in the order it is read. */
export type Piece =
  | {
      readonly kind: 'lines'
      readonly lines: readonly Line[]
      /** It begins a page or a column: the distance to what stands before it says nothing. */
      readonly isStart: boolean
      readonly margins?: Margins
    }
  | { readonly kind: 'table'; readonly rows: readonly PdfRow[] }

export interface Margins {
  readonly left: number
  readonly right: number
}

const pageNumber =
  /^(?:[-–—−‐‑―・~ ]{0,3}(?:\d{1,4}|[ivxlc]{1,7})[-–—−‐‑―・~ ]{0,3}|\d{1,4} ?[/／] ?\d{1,4}|(?:[Pp]age|[Pp]\.?|ページ) ?\d{1,4}(?: ?[/／] ?\d{1,4}| of \d{1,4})?|\d{1,4} ?ページ)$/
/** What browsers print over and under a page: date and title, address and page number. */
const printed =
  /^\d{1,4}\/\d{1,2}\/\d{1,4},? \d{1,2}:\d{2}(?: [AP]M)?(?: |$)|^(?:https?|file):\S{1,2000}(?: \d{1,4}[/／]\d{1,4})?$/
/** Numbers of pages in a running line, in figures or as i, ii, iii. */
const numbers = /\d+|(?<![A-Za-z])[ivxlc]+(?![A-Za-z])/g

const inMargin = ({ y }: Line, height: number): boolean => y < height * 0.09 || y > height * 0.92

/** Sheets without their running heads and feet: page numbers, and lines that stand at the same place on several pages. */
export const withoutRunningLines = (sheets: readonly Sheet[]): readonly Sheet[] => {
  const keyOf = (line: Line) => `${Math.round(line.y / 4)} ${textOfLine(line).normalize('NFKC').replace(numbers, '#')}`
  const margins = sheets.map(({ runs, height, reading }) =>
    reading === 'right'
      ? linesOf(runs.filter(({ y }) => y < height * 0.1 || y > height * 0.91)).filter((line) => inMargin(line, height))
      : [],
  )
  const seen = new Map<string, number>()
  for (const lines of margins) for (const key of new Set(lines.map(keyOf))) seen.set(key, (seen.get(key) ?? 0) + 1)
  return sheets.map((sheet, i) => {
    const running = margins[i]!.filter((line) => {
      const text = textOfLine(line).normalize('NFKC')
      return pageNumber.test(text) || printed.test(text) || (seen.get(keyOf(line)) ?? 0) > 1
    })
    if (running.length === 0) return sheet
    const left = new Set<Run>(running.flatMap(({ runs }) => runs))
    return { ...sheet, runs: sheet.runs.filter((run) => !left.has(run)) }
  })
}

/** The usual distance of two lines of text on a page. */
const leadingOf = (lines: readonly Line[]): number => {
  const counts = new Map<number, number>()
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1]
    if (before === undefined || Math.abs(before.size - line.size) > 0.5) continue
    const gap = Math.round((line.y - before.y) * 2) / 2
    if (gap >= 0.9 * line.size && gap <= 2.2 * line.size) counts.set(gap, (counts.get(gap) ?? 0) + 1)
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])
  return best?.[0] ?? (lines[0]?.size ?? 10) * 1.6
}

/** Parts lines into tables that have no lines drawn, and stretches of text. */
const piecesOfLines = (
  lines: readonly Line[],
  leading: number,
  start: boolean,
  margins: Margins | undefined,
): readonly Piece[] => {
  const pieces: Piece[] = []
  let plain: Line[] = []
  let isStart = start
  const flush = () => {
    if (plain.length > 0) {
      pieces.push({ kind: 'lines', lines: plain, isStart, ...(margins !== undefined && { margins }) })
      isStart = false
    }
    plain = []
  }
  for (let i = 0; i < lines.length; ) {
    const table = findTable(lines, i)
    if (table === undefined) {
      plain.push(lines[i]!)
      i++
      continue
    }
    flush()
    pieces.push({ kind: 'table', rows: rowsOf(lines.slice(i, table.end), table.columns, leading) })
    isStart = false
    i = table.end
  }
  flush()
  return pieces
}

/** More than a line of text: such a cell is read as text of its own. */
const longestCell = 600

/** A table's rows; a row with a cell as long as a page is read cell by cell. */
const piecesOfGrid = ({ rows }: GridTable): readonly Piece[] => {
  const pieces: Piece[] = []
  let open: PdfRow[] = []
  const flush = () => {
    if (open.length > 0) pieces.push({ kind: 'table', rows: open })
    open = []
  }
  for (const row of rows) {
    const isLong = row.some(({ glyphs }) => glyphs.reduce((sum, { text }) => sum + text.length, 0) > longestCell)
    if (!isLong) {
      open.push(row)
      continue
    }
    flush()
    for (const { lines, glyphs } of row) {
      if (lines !== undefined)
        pieces.push({
          kind: 'lines',
          lines,
          isStart: true,
          margins: { left: Math.min(...lines.map(({ x0 }) => x0)), right: Math.max(...lines.map(({ x1 }) => x1)) },
        })
      else if (glyphs.length > 0) pieces.push({ kind: 'table', rows: [[{ glyphs }]] })
    }
  }
  flush()
  return pieces
}

/** Everything on a sheet in the order it is read: column by column, tables in their places. */
export const piecesOf = ({ runs, rules }: Sheet, bodySize: number): readonly Piece[] => {
  const grids = readGrids(gridsOf(rules), runs)
  const ladders = readLadders(laddersOf(rules), grids.rest)
  const tables = [...grids.tables, ...ladders.tables].sort((a, b) => a.grid.y0 - b.grid.y0)
  const { rest } = ladders
  const regions = regionsOf(
    rest,
    tables.map(({ grid }) => grid),
    bodySize,
  )
  const left = new Set(tables)
  return regions.flatMap(({ runs: own, y0, y1, column }) => {
    const lines = linesOf(own)
    const leading = leadingOf(lines)
    const within = [...left].filter(({ grid }) => {
      const x = (grid.x0 + grid.x1) / 2
      const y = (grid.y0 + grid.y1) / 2
      return y >= y0 && y <= y1 && (column === undefined || (x >= column.left && x <= column.right))
    })
    for (const table of within) left.delete(table)
    const pieces: Piece[] = []
    let at = 0
    let isStart = true
    const takeUntil = (y: number) => {
      let end = at
      while (end < lines.length && lines[end]!.y <= y) end++
      pieces.push(...piecesOfLines(lines.slice(at, end), leading, isStart, column))
      if (end > at) isStart = false
      at = end
    }
    for (const table of within) {
      takeUntil(table.grid.y0)
      pieces.push(...piecesOfGrid(table))
      isStart = false
    }
    takeUntil(Number.POSITIVE_INFINITY)
    return pieces
  })
}
