import { lastBefore } from '../text/bounds.js'

const cellBreak = /\t|[|│┃]| {2,}|\u3000{2,}/

/** Lines above a row in which the head of its table is looked for. */
const HEAD_ABOVE = 24

interface Cell {
  readonly text: string
  readonly from: number
  readonly to: number
}

const cellsOf = (line: string): Cell[] => {
  const cells: Cell[] = []
  let from = 0
  for (const text of line.split(cellBreak)) {
    const at = line.indexOf(text, from)
    if (text.trim() !== '') cells.push({ text: text.trim(), from: at, to: at + text.length })
    from = at + text.length
  }
  return cells
}

/** How much more than its date a cell may hold. */
const MORE = 6
const isBreakUnit = (unit: number): boolean =>
  unit === 0x20 ||
  unit === 0xa0 ||
  unit === 0x3000 ||
  unit === 9 ||
  unit === 10 ||
  unit === 0x7c ||
  unit === 0x2502 ||
  unit === 0x2503

/** A date in a cell of its own has a break of cells, or the end of the line, close to each side. */
const mayBeCell = (source: string, start: number, end: number): boolean => {
  let from = start - 1
  while (from >= 0 && start - from <= MORE + 1 && !isBreakUnit(source.charCodeAt(from))) from--
  if (start - from > MORE + 1) return false
  let to = end
  while (to < source.length && to - end <= MORE && !isBreakUnit(source.charCodeAt(to))) to++
  return to - end <= MORE
}

/**
 * The head of the column in which a date stands alone in its cell: 発生日, 発覚日 over the rows of a table. `source` is the
 * document's text, in which tabs still are tabs.
 */
export const columnHead = (source: string, start: number, end: number): string | undefined => {
  if (!mayBeCell(source, start, end)) return undefined
  const lineStart = lastBefore(source, '\n', start, 401) + 1
  if (start - lineStart > 400) return undefined
  let lineEnd = source.indexOf('\n', end)
  if (lineEnd < 0) lineEnd = source.length
  if (lineEnd - lineStart > 400) return undefined
  const cells = cellsOf(source.slice(lineStart, lineEnd))
  const column = cells.findIndex(({ from, to }) => lineStart + from <= start && end <= lineStart + to + 1)
  const cell = cells[column]
  if (cell === undefined || cells.length < 2 || cell.text.length > end - start + MORE) return undefined
  let above = lineStart - 1
  for (let lines = 0; lines < HEAD_ABOVE && above > 0; lines++) {
    const from = source.lastIndexOf('\n', above - 1) + 1
    const head = above - from > 400 ? [] : cellsOf(source.slice(from, above))
    if (head.length === cells.length && !/\d/.test(head[column]!.text)) return head[column]!.text
    if (above - from === 0 && lines > 2) return undefined
    above = from - 1
  }
  return undefined
}
