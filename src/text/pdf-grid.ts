import type { Rule } from './pdf-runs.js'

/*
 * Tables with lines around their cells. From where lines cross come the columns and rows; where no line stands between
 * two places of the grid they are one merged cell.
 *
 *   ┌──────┬──────┐    columns x: 0 1 2, rows y: 0 1 2
 *   │      │ 12件 │    the left cell spans two rows: no line
 *   │ 区分 ├──────┤    stands in it at y 1
 *   │      │  3件 │
 *   └──────┴──────┘
 */

export interface GridCell {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
  readonly row: number
  readonly column: number
  readonly rowspan: number
  readonly colspan: number
}

export interface Grid {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
  /** Where its columns begin and end, from left to right, and its rows, from top to bottom. */
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  /** By row, then by column. */
  readonly cells: readonly GridCell[]
}

/** Lines nearer than this are one: cells may each have their own border. */
const near = 4
/** A page of more lines than this has no tables but a drawing. */
const mostLines = 1200

const isAcross = ({ x0, y0, x1, y1 }: Rule): boolean => x1 - x0 >= y1 - y0
const touch = (a: Rule, b: Rule): boolean =>
  a.x0 <= b.x1 + near && b.x0 <= a.x1 + near && a.y0 <= b.y1 + near && b.y0 <= a.y1 + near

/** Lines that hang together, directly or through others. */
const clustersOf = (rules: readonly Rule[]): readonly (readonly Rule[])[] => {
  const parent = rules.map((_, i) => i)
  const rootOf = (i: number): number => {
    let at = i
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!
      at = parent[at]!
    }
    return at
  }
  for (let i = 0; i < rules.length; i++)
    for (let j = i + 1; j < rules.length; j++) if (touch(rules[i]!, rules[j]!)) parent[rootOf(i)] = rootOf(j)
  const clusters = new Map<number, Rule[]>()
  for (const [i, rule] of rules.entries()) {
    const root = rootOf(i)
    clusters.set(root, [...(clusters.get(root) ?? []), rule])
  }
  return [...clusters.values()]
}

/** Numbers that lie near each other as one: their mean. */
const snapped = (values: readonly number[]): readonly number[] => {
  const groups: number[][] = []
  for (const value of [...values].sort((a, b) => a - b)) {
    const last = groups.at(-1)
    if (last !== undefined && value - last.at(-1)! <= near) last.push(value)
    else groups.push([value])
  }
  return groups.map((group) => group.reduce((sum, value) => sum + value, 0) / group.length)
}

/** How much of `[from, to]` lines cover. */
const covered = (lines: readonly (readonly [number, number])[], from: number, to: number): number => {
  let sum = 0
  let at = from
  for (const [start, end] of [...lines].sort((a, b) => a[0] - b[0])) {
    const begin = Math.max(at, start)
    const stop = Math.min(to, end)
    if (stop > begin) {
      sum += stop - begin
      at = stop
    }
  }
  return sum / Math.max(to - from, 0.01)
}

const gridOf = (rules: readonly Rule[]): Grid | undefined => {
  const across = rules.filter(isAcross)
  const down = rules.filter((rule) => !isAcross(rule))
  const inner = down.map(({ x0 }) => x0)
  // Many tables are open at their sides: then lines across end where cells do.
  const ends = across.flatMap(({ x0, x1 }) => [x0, x1])
  const xs = snapped([...inner, Math.min(...inner, ...ends), Math.max(...inner, ...ends)])
  // Tables may be open at the top and the foot of a page, or have no line under their last row.
  const ys = snapped([...across.map(({ y0 }) => y0), ...down.flatMap(({ y0, y1 }) => [y0, y1])])
  const columns = xs.length - 1
  const rows = ys.length - 1
  if (columns < 1 || rows < 1 || columns * rows > 20_000) return undefined
  const downAt = xs.map((x) =>
    down.filter((rule) => Math.abs(rule.x0 - x) <= near).map(({ y0, y1 }) => [y0, y1] as const),
  )
  const acrossAt = ys.map((y) =>
    across.filter((rule) => Math.abs(rule.y0 - y) <= near).map(({ x0, x1 }) => [x0, x1] as const),
  )
  const isWall = (row: number, column: number) =>
    covered(downAt[column]!, ys[row]! + near / 2, ys[row + 1]! - near / 2) > 0.5
  const isFloor = (row: number, column: number) =>
    covered(acrossAt[row]!, xs[column]! + near / 2, xs[column + 1]! - near / 2) > 0.5
  const taken = Array.from({ length: rows }, () => new Array<boolean>(columns).fill(false))
  const cells: GridCell[] = []
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      if (taken[row]![column]) continue
      let colspan = 1
      while (column + colspan < columns && !taken[row]![column + colspan] && !isWall(row, column + colspan)) colspan++
      let rowspan = 1
      // A cell goes on downwards as long as no line stands under any part of it.
      const goesOn = (next: number) => {
        for (let at = column; at < column + colspan; at++) if (taken[next]![at] || isFloor(next, at)) return false
        return true
      }
      while (row + rowspan < rows && goesOn(row + rowspan)) rowspan++
      for (let r = row; r < row + rowspan; r++) for (let c = column; c < column + colspan; c++) taken[r]![c] = true
      cells.push({
        x0: xs[column]!,
        y0: ys[row]!,
        x1: xs[column + colspan]!,
        y1: ys[row + rowspan]!,
        row,
        column,
        rowspan,
        colspan,
      })
    }
  return { x0: xs[0]!, y0: ys[0]!, x1: xs[columns]!, y1: ys[rows]!, xs, ys, cells }
}

/** Lines across, one under the other and equally long: the rows of a table whose columns have no lines. */
export interface Ladder {
  readonly x0: number
  readonly x1: number
  readonly ys: readonly number[]
}

/** Rows further apart than this, in points, are no rows of one table. */
const tallestRow = 200

/** The ladders that a page's lines draw, of three lines and more. */
export const laddersOf = (rules: readonly Rule[]): readonly Ladder[] => {
  if (rules.length > mostLines) return []
  const byEnds = new Map<string, Rule[]>()
  for (const rule of rules) {
    if (!isAcross(rule) || rule.x1 - rule.x0 < 60) continue
    const key = `${Math.round(rule.x0 / near)} ${Math.round(rule.x1 / near)}`
    byEnds.set(key, [...(byEnds.get(key) ?? []), rule])
  }
  return [...byEnds.values()].flatMap((lines) => {
    const [{ x0, x1 }] = lines as [Rule]
    const groups: number[][] = []
    for (const y of snapped(lines.map(({ y0 }) => y0))) {
      const last = groups.at(-1)
      if (last !== undefined && y - last.at(-1)! <= tallestRow) last.push(y)
      else groups.push([y])
    }
    return groups.filter((ys) => ys.length > 2).map((ys) => ({ x0, x1, ys }))
  })
}

/** The tables a page's lines draw: two cells side by side at least; a box around a text is none. */
export const gridsOf = (rules: readonly Rule[]): readonly Grid[] => {
  if (rules.length > mostLines) return []
  return clustersOf(rules)
    .flatMap((cluster) => gridOf(cluster) ?? [])
    .filter(({ cells }) => cells.length > new Set(cells.map(({ row }) => row)).size)
}
