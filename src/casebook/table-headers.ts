import type { Block, Cell, Document } from './document.js'

/*
 * Which headings a value in a table stands under, by the rules of the HTML standard (4.9.12.2) as far as tables in
 * notices need them: merged cells count for every place they cover, a later heading of the same width stands in for an
 * earlier one. Many tables mark no heading; those are told by where they stand and by what the other cells hold.
 *
 *   │ 区分          │ 件数     │   headersAt(document, offset of 「3件」):
 *   │        │      │ 当初│現在│     column [件数, 現在], row [住民票, 家族]
 *   │ 住民票 │ 本人 │ 9件 │12件│
 *   │        │ 家族 │ 1件 │ 3件│
 */

/** The headings that say what a cell's value is about. */
export interface CellHeaders {
  /** Those above it, from the top. */
  readonly column: readonly Cell[]
  /** Those before it in its row, from the left. */
  readonly row: readonly Cell[]
  /** Whether the document marks them as headings, or they follow from where they stand. */
  readonly columnBasis: 'marked' | 'inferred'
  readonly rowBasis: 'marked' | 'inferred'
}

/** Wider tables than this are no tables; it bounds the work for spans of a thousand. */
const mostColumns = 100
const mostLabels = 3
/** A cell stands under at most this many headings a direction. */
const mostHeaders = 6

interface Placed {
  readonly cell: Cell
  readonly row: number
  readonly column: number
  readonly width: number
  readonly height: number
}

/** The rows of a table with its merged cells in every row they reach into, from left to right. */
const gridOf = (rows: readonly Block[]): readonly (readonly Placed[])[] => {
  const grid: Placed[][] = []
  let carried: Placed[] = []
  for (const [row, { cells = [] }] of rows.entries()) {
    const placed: Placed[] = []
    const above = carried[Symbol.iterator]()
    let next = above.next()
    let column = 0
    const takeAbove = () => {
      while (!next.done && next.value.column <= column) {
        placed.push(next.value)
        column = Math.max(column, next.value.column + next.value.width)
        next = above.next()
      }
    }
    for (const cell of cells) {
      takeAbove()
      if (column >= mostColumns) break
      const width = Math.min(cell.colspan ?? 1, mostColumns - column)
      placed.push({ cell, row, column, width, height: cell.rowspan ?? 1 })
      column += width
    }
    for (; !next.done; next = above.next()) placed.push(next.value)
    grid.push(placed)
    carried = placed.filter(({ row: from, height }) => from + height > row + 1)
  }
  return grid
}

/** Adds a heading to those that hold so far; behind values it stands in for the one before it that has the same place. */
const addHeader = (
  before: readonly Placed[],
  header: Placed,
  afterValues: boolean,
  isSame: (other: Placed) => boolean,
) => {
  if (before.at(-1) === header) return before
  return [...(afterValues ? before.filter((other) => !isSame(other)) : before), header].slice(-mostHeaders)
}

type Found = Map<Cell, CellHeaders>

const findHeaders = (text: string, rows: readonly Block[], found: Found): void => {
  const grid = gridOf(rows)
  const said = ({ cell }: Placed) => text.slice(cell.start, cell.end)
  const isEmpty = ({ cell }: Placed) => cell.start === cell.end
  const hasValues = grid.map((placed) => placed.some((one) => one.cell.header !== true && !isEmpty(one)))
  const isColumnHeader = (one: Placed): boolean =>
    one.cell.header === true && !hasValues.slice(one.row, one.row + one.height).some(Boolean)
  const marked = grid.flat().filter(({ cell }) => cell.header === true)
  const columnsMarked = marked.some(isColumnHeader)
  const rowsMarked = marked.some((one) => !isColumnHeader(one))
  const inferredTop = !columnsMarked && hasHeadingRow(grid, said)
  const labels = rowsMarked ? 0 : labelColumns(grid.slice(inferredTop || columnsMarked ? 1 : 0), said)
  const above: { headers: readonly Placed[]; afterValues: boolean }[] = []
  for (const [i, placed] of grid.entries()) {
    const isHeading = (one: Placed) => isColumnHeader(one) || (inferredTop && i === 0)
    let left: readonly Placed[] = []
    let afterValues = false
    for (const one of placed) {
      const { column, width } = one
      if (isHeading(one)) {
        for (let at = column; at < column + width; at++) {
          const state = above[at] ?? { headers: [], afterValues: false }
          const isSame = (other: Placed) => other.column === column && other.width === width
          above[at] = {
            headers: isEmpty(one) ? state.headers : addHeader(state.headers, one, state.afterValues, isSame),
            afterValues: false,
          }
        }
        continue
      }
      for (let at = column; at < column + width; at++) {
        const state = above[at]
        if (state !== undefined) state.afterValues = true
      }
      const isRowHeader = rowsMarked ? one.cell.header === true : column < labels
      if (isRowHeader) {
        if (!isEmpty(one)) left = addHeader(left, one, afterValues, ({ height }) => height === one.height)
        afterValues = false
      } else afterValues = true
      if (one.row !== i || one.cell.header === true) continue
      found.set(one.cell, {
        column: (above[column]?.headers ?? []).map(({ cell }) => cell),
        row: left.filter((header) => header !== one).map(({ cell }) => cell),
        columnBasis: columnsMarked ? 'marked' : 'inferred',
        rowBasis: rowsMarked ? 'marked' : 'inferred',
      })
    }
  }
}

const digit = /[0-9０-９]/

/** A first row without figures over a column that has some (dates before, counts behind), or over three and more columns. */
const hasHeadingRow = (grid: readonly (readonly Placed[])[], said: (one: Placed) => string): boolean => {
  const [first, ...others] = grid
  if (first === undefined || others.length === 0 || first.length < 2) return false
  if (first.some((one, i) => digit.test(said(one)) || said(one).length > 30 || (i > 0 && said(one) === '')))
    return false
  if (first.length > 2) return true
  const haveFigures = (values: readonly string[]) =>
    values.filter((value) => digit.test(value)).length * 3 >= values.length * 2
  return haveFigures(others.map((row) => said(row[0]!))) || haveFigures(others.flatMap((row) => row.slice(1).map(said)))
}

/** How many columns from the left say what the others are about: the first, and those after it that hold no figure. */
const labelColumns = (rows: readonly (readonly Placed[])[], said: (one: Placed) => string): number => {
  const columns = Math.max(0, ...rows.map((row) => row.length))
  if (columns < 2) return 0
  let labels = 1
  const isLabel = (column: number) => {
    const own = rows.flatMap((row) => row.filter((one) => one.column === column).map(said))
    const filled = own.filter((value) => value !== '')
    return filled.length * 2 >= own.length && filled.every((value) => value.length <= 30 && !digit.test(value))
  }
  while (labels < Math.min(columns - 1, mostLabels) && isLabel(labels)) labels++
  return labels
}

const memo = new WeakMap<Document, Found>()

/** All cells of a document's tables that are no headings themselves, with the headings they stand under. Linear in its cells. */
const headersIn = (document: Document): Found => {
  const known = memo.get(document)
  if (known !== undefined) return known
  const found: Found = new Map()
  const { text, blocks } = document
  // Rows of one table may have blocks between them: a row that is too long for a line.
  const tables = new Map<number | undefined, Block[]>()
  for (const block of blocks) {
    if (block.kind !== 'table-row') continue
    const rows = tables.get(block.group)
    if (rows === undefined) tables.set(block.group, [block])
    else rows.push(block)
  }
  for (const rows of tables.values()) findHeaders(text, rows, found)
  memo.set(document, found)
  return found
}

/** The cells of the row of a table in which an offset of the document's text stands; none outside of tables. */
export const rowAt = ({ blocks }: Document, offset: number): readonly Cell[] => {
  let low = 0
  let high = blocks.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (blocks[middle]!.start <= offset) low = middle
    else high = middle - 1
  }
  return blocks[low]?.cells ?? []
}

/** The cell of a table in which an offset of the document's text stands. */
export const cellAt = (document: Document, offset: number): Cell | undefined =>
  rowAt(document, offset).find(({ start, end }) => start <= offset && offset < end)

/**
 * The headings above and before the cell in which an offset of the document's text stands; `undefined` outside of
 * tables and for a cell that is a marked heading itself.
 *
 * ```ts
 * headersAt(document, document.text.indexOf('12件'))?.row // the cell 住民票
 * ```
 */
export const headersAt = (document: Document, offset: number): CellHeaders | undefined => {
  const cell = cellAt(document, offset)
  return cell === undefined ? undefined : headersIn(document).get(cell)
}
