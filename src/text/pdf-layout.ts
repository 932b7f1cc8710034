/*
 * A PDF knows where glyphs stand, not what they are. From positions come lines, from gaps in lines cells, from what
 * cells keep free of each other columns, from how far lines reach paragraphs. Lengths are in units of the font's size,
 * so that the same rules hold for any page. y grows downwards.
 */

/** A run of glyphs as the PDF shows it. */
export interface Run {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
}

/** Text without a wide gap in it. */
export interface Segment {
  readonly text: string
  readonly x0: number
  readonly x1: number
}

export interface Line {
  readonly segments: readonly Segment[]
  readonly x0: number
  readonly x1: number
  readonly y: number
  readonly size: number
}

export interface Page {
  readonly number: number
  readonly height: number
  readonly lines: readonly Line[]
}

/** What is read off a page, from top to bottom. */
export type Piece =
  | { readonly kind: 'lines'; readonly lines: readonly Line[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[]; readonly y: number }

const isCjk = (char: string | undefined): boolean =>
  char !== undefined && /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3000-\u30ff]/.test(char)

/** Joins two stretches of one sentence: Japanese without a space, words with one. */
export const joinText = (before: string, after: string): string => {
  if (before === '' || after === '') return before + after
  if (isCjk(before.at(-1)) || isCjk(after[0])) return before + after
  return /[-/]$/.test(before) ? before + after : `${before} ${after}`
}

/** A gap this wide parts cells, a narrower one words. */
const cellGap = 1.5

/** Lines of a page from its runs, from top to bottom and left to right. */
export const linesOf = (runs: readonly Run[]): readonly Line[] => {
  const sorted = runs.filter(({ text, size }) => text !== '' && size > 0).sort((a, b) => a.y - b.y || a.x - b.x)
  const lines: Line[] = []
  let current: Run[] = []
  const close = () => {
    const line = lineOf(current)
    if (line !== undefined) lines.push(line)
    current = []
  }
  for (const run of sorted) {
    const first = current[0]
    if (first !== undefined && run.y - first.y > 0.35 * Math.max(first.size, run.size)) close()
    current.push(run)
  }
  close()
  return lines
}

const lineOf = (runs: readonly Run[]): Line | undefined => {
  const segments: { text: string; x0: number; x1: number }[] = []
  let spaced = false
  let last: Run | undefined
  for (const run of [...runs].sort((a, b) => a.x - b.x)) {
    if (run.text.trim() === '') {
      spaced = true
      continue
    }
    // Bold made by printing twice.
    if (last !== undefined && last.text === run.text && Math.abs(last.x - run.x) < 0.15 * run.size) continue
    const open = segments.at(-1)
    const gap = open === undefined ? 0 : (run.x - open.x1) / run.size
    if (open === undefined || gap > cellGap) segments.push({ text: run.text, x0: run.x, x1: run.x + run.width })
    else {
      const isWord = gap > 0.6 || (gap > 0.2 && (spaced || !isCjk(open.text.at(-1)) || !isCjk(run.text[0])))
      open.text += isWord && !open.text.endsWith(' ') ? ` ${run.text}` : run.text
      open.x1 = Math.max(open.x1, run.x + run.width)
    }
    spaced = false
    last = run
  }
  const tidy = segments
    .map((segment) => ({ ...segment, text: tidyText(segment.text) }))
    .filter(({ text }) => text !== '')
  if (tidy.length === 0 || last === undefined) return undefined
  const size = Math.max(...runs.map((run) => (run.text.trim() === '' ? 0 : run.size)))
  return { segments: tidy, x0: tidy[0]!.x0, x1: Math.max(...tidy.map(({ x1 }) => x1)), y: runs[0]!.y, size }
}

/** お 知 ら せ: letters spread over a line are one word. */
const tidyText = (text: string): string => {
  const trimmed = text.replace(/[ \u00a0\t]+/g, ' ').trim()
  return /^(?:[\u3040-\u30ff\u4e00-\u9fff][ \u3000]){2,30}[\u3040-\u30ff\u4e00-\u9fff]$/.test(trimmed)
    ? trimmed.replace(/[ \u3000]/g, '')
    : trimmed
}

export const textOfLine = ({ segments }: Line): string => segments.map(({ text }) => text).join(' ')

const pageNumber =
  /^(?:[-–—−‐‑―・~ ]{0,3}\d{1,4}[-–—−‐‑―・~ ]{0,3}|\d{1,4} ?[//] ?\d{1,4}|(?:[Pp]age|[Pp]\.?|ページ) ?\d{1,4}(?: ?[//] ?\d{1,4}| of \d{1,4})?|\d{1,4} ?ページ)$/
/** What browsers print over and under a page: date and title, address and page number. */
const printed =
  /^\d{1,4}\/\d{1,2}\/\d{1,4},? \d{1,2}:\d{2}(?: [AP]M)?(?: |$)|^(?:https?|file):\S{1,2000}(?: \d{1,4}[//]\d{1,4})?$/

/** Pages without their running heads and feet: page numbers, and lines that stand at the same place on several pages. */
export const withoutRunningLines = (pages: readonly Page[]): readonly Page[] => {
  const inMargin = ({ y }: Line, height: number) => y < height * 0.09 || y > height * 0.92
  const seen = new Map<string, number>()
  const keyOf = (line: Line) => `${Math.round(line.y / 4)} ${textOfLine(line).replace(/\d+/g, '#')}`
  for (const { lines, height } of pages)
    for (const key of new Set(lines.filter((line) => inMargin(line, height)).map(keyOf)))
      seen.set(key, (seen.get(key) ?? 0) + 1)
  return pages.map((page) => ({
    ...page,
    lines: page.lines.filter((line) => {
      if (!inMargin(line, page.height)) return true
      const text = textOfLine(line)
      return !pageNumber.test(text) && !printed.test(text) && (seen.get(keyOf(line)) ?? 0) < 2
    }),
  }))
}

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

interface TableRun {
  readonly end: number
  readonly columns: readonly Column[]
}

/** Two lines at nearly one height that do not touch: cells centred beside each other. */
const isBeside = (line: Line, next: Line | undefined): boolean =>
  next !== undefined && next.y - line.y < 0.9 * line.size && (next.x0 > line.x1 || next.x1 < line.x0)

/** The lines from `start` on that keep a gutter free between columns; `undefined` where that is no table. */
const findTable = (lines: readonly Line[], start: number): TableRun | undefined => {
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
const rowsOf = (
  lines: readonly Line[],
  columns: readonly Column[],
  leading: number,
): readonly (readonly string[])[] => {
  const gaps = lines.slice(1).map((line, i) => line.y - lines[i]!.y)
  const hasGaps = gaps.some((gap) => gap > leading * 1.12)
  const rows: string[][] = []
  for (const [i, line] of lines.entries()) {
    const gap = gaps[i - 1] ?? Number.POSITIVE_INFINITY
    // Cells centred beside taller ones stand between the lines of those.
    const isBeside = gap < 0.9 * line.size
    const begins = hasGaps
      ? gap > leading * 1.12
      : !isBeside && (line.segments.length > 1 || columnOf(columns, line.segments[0]!) === 0)
    if (begins || rows.length === 0) rows.push(columns.map(() => ''))
    const row = rows.at(-1)!
    for (const segment of line.segments) {
      const column = columnOf(columns, segment)
      row[column] = joinText(row[column]!, segment.text)
    }
  }
  const isUsed = columns.map((_, i) => rows.some((row) => row[i] !== ''))
  return rows.map((row) => row.filter((_, i) => isUsed[i]))
}

/** Text set in two columns looks like a table whose cells are all full lines. */
const isSetInColumns = (lines: readonly Line[], columns: readonly Column[]): boolean =>
  columns.length === 2 &&
  columns.every(([x0, x1], i) => {
    const own = lines.flatMap(({ segments }) => segments.filter((segment) => columnOf(columns, segment) === i))
    return (
      own.length >= 6 && own.filter((segment) => segment.x1 - segment.x0 > 0.8 * (x1 - x0)).length >= own.length * 0.6
    )
  })

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

/** Parts a page's lines into tables and stretches of text. */
export const piecesOf = ({ lines }: Page): readonly Piece[] => {
  const leading = leadingOf(lines)
  const pieces: Piece[] = []
  let plain: Line[] = []
  const flush = () => {
    if (plain.length > 0) pieces.push({ kind: 'lines', lines: plain })
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
    const own = lines.slice(i, table.end)
    if (isSetInColumns(own, table.columns)) {
      for (const [column] of table.columns.entries())
        pieces.push({
          kind: 'lines',
          lines: own.flatMap((line) =>
            line.segments
              .filter((segment) => columnOf(table.columns, segment) === column)
              .map((segment) => ({ ...line, segments: [segment], x0: segment.x0, x1: segment.x1 })),
          ),
        })
    } else pieces.push({ kind: 'table', rows: rowsOf(own, table.columns, leading), y: own[0]!.y })
    i = table.end
  }
  flush()
  return pieces
}
