import type { Rule } from './pdf-runs.js'

/** A transformation of the plane as PDF writes it: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

/** What a page draws, as pdfjs lists it. */
export interface OperatorList {
  readonly fnArray: readonly number[]
  readonly argsArray: readonly unknown[]
}

/** pdfjs's numbers for what matters here. */
export type Operators = Readonly<
  Record<
    | 'save'
    | 'restore'
    | 'transform'
    | 'constructPath'
    | 'paintFormXObjectBegin'
    | 'paintFormXObjectEnd'
    | 'stroke'
    | 'closeStroke'
    | 'fill'
    | 'eoFill'
    | 'fillStroke'
    | 'eoFillStroke'
    | 'closeFillStroke'
    | 'closeEOFillStroke',
    number
  >
>

/** A page of more lines than this is a drawing. */
const mostRules = 6000
/** A filled shape no thicker than this is a line: Word draws its tables with them. */
const thin = 2.5
/** Lines shorter than this are dots, of which others are made. */
const shortest = 6

const multiply = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
]

const isMatrix = (value: unknown): value is Matrix =>
  value !== null && typeof value === 'object' && 'length' in value && value.length === 6

type Point = readonly [x: number, y: number]

/** The shapes of a path: runs of points, closed ones with their first point again. Curves end a shape: no table has them. */
const shapesOf = (path: ArrayLike<number>, matrix: Matrix): readonly (readonly Point[])[] => {
  const shapes: Point[][] = []
  let open: Point[] = []
  const point = (at: number): Point => {
    const x = path[at] ?? 0
    const y = path[at + 1] ?? 0
    return [matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]]
  }
  const begin = (points: Point[]) => {
    if (open.length > 1) shapes.push(open)
    open = points
  }
  for (let at = 0; at < path.length; ) {
    const command = path[at]
    if (command === 0) {
      begin([point(at + 1)])
      at += 3
    } else if (command === 1) {
      open.push(point(at + 1))
      at += 3
    } else if (command === 2 || command === 3) {
      const length = command === 2 ? 7 : 5
      begin([point(at + length - 2)])
      at += length
    } else if (command === 4) {
      if (open.length > 1) open.push(open[0]!)
      at++
    } else break
  }
  begin([])
  return shapes
}

const ruleOf = (a: Point, b: Point): Rule | undefined => {
  const width = Math.abs(a[0] - b[0])
  const height = Math.abs(a[1] - b[1])
  if (Math.min(width, height) > 0.7 || Math.max(width, height) === 0) return undefined
  return { x0: Math.min(a[0], b[0]), y0: Math.min(a[1], b[1]), x1: Math.max(a[0], b[0]), y1: Math.max(a[1], b[1]) }
}

/** A filled shape that is but a line, as the line in its middle. */
const thinRule = (points: readonly Point[]): Rule | undefined => {
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  if (points.length > 8) return undefined
  if (y1 - y0 <= thin && x1 - x0 > y1 - y0) return { x0, x1, y0: (y0 + y1) / 2, y1: (y0 + y1) / 2 }
  if (x1 - x0 <= thin && y1 - y0 > x1 - x0) return { y0, y1, x0: (x0 + x1) / 2, x1: (x0 + x1) / 2 }
  return undefined
}

/** Pieces of one line, dots among them, made one. */
const mergeRules = (rules: readonly Rule[], isAcross: boolean): readonly Rule[] => {
  const at = (rule: Rule) => (isAcross ? rule.y0 : rule.x0)
  const from = (rule: Rule) => (isAcross ? rule.x0 : rule.y0)
  const to = (rule: Rule) => (isAcross ? rule.x1 : rule.y1)
  const sorted = [...rules].sort((a, b) => Math.round(at(a) * 2) - Math.round(at(b) * 2) || from(a) - from(b))
  const merged: Rule[] = []
  for (const rule of sorted) {
    const last = merged.at(-1)
    if (last !== undefined && Math.abs(at(last) - at(rule)) <= 0.5 && from(rule) - to(last) <= 3)
      merged[merged.length - 1] = isAcross
        ? { ...last, x1: Math.max(last.x1, rule.x1) }
        : { ...last, y1: Math.max(last.y1, rule.y1) }
    else merged.push(rule)
  }
  return merged.filter((rule) => to(rule) - from(rule) >= shortest)
}

/** The straight lines a page draws along its axes, in points from its upper left corner. `toPage` is its viewport's matrix. */
export const rulesOf = (
  { fnArray, argsArray }: OperatorList,
  operators: Operators,
  toPage: Matrix,
): readonly Rule[] => {
  const strokes = new Set([
    operators.stroke,
    operators.closeStroke,
    operators.fillStroke,
    operators.eoFillStroke,
    operators.closeFillStroke,
    operators.closeEOFillStroke,
  ])
  const fills = new Set([operators.fill, operators.eoFill])
  const found: Rule[] = []
  const stack: Matrix[] = []
  let matrix = toPage
  const draw = (args: readonly unknown[]) => {
    const [paint, paths] = args
    const path = Array.isArray(paths) ? (paths[0] as unknown) : undefined
    if (typeof paint !== 'number' || path === null || typeof path !== 'object' || !('length' in path)) return
    if (!strokes.has(paint) && !fills.has(paint)) return
    for (const points of shapesOf(path as ArrayLike<number>, matrix)) {
      const rules = fills.has(paint)
        ? [thinRule(points)]
        : [thinRule(points), ...points.slice(1).map((point, i) => ruleOf(points[i]!, point))]
      for (const rule of rules) if (rule !== undefined) found.push(rule)
    }
  }
  for (let i = 0; i < fnArray.length && found.length <= mostRules; i++) {
    const fn = fnArray[i]
    const args = argsArray[i]
    if (fn === operators.save) stack.push(matrix)
    else if (fn === operators.restore || fn === operators.paintFormXObjectEnd) matrix = stack.pop() ?? matrix
    else if (fn === operators.transform) {
      if (isMatrix(args)) matrix = multiply(matrix, args)
    } else if (fn === operators.paintFormXObjectBegin) {
      stack.push(matrix)
      const inner: unknown = Array.isArray(args) ? args[0] : undefined
      if (isMatrix(inner)) matrix = multiply(matrix, inner)
    } else if (fn === operators.constructPath && Array.isArray(args)) draw(args)
  }
  if (found.length > mostRules) return []
  const across = found.filter(({ x0, y0, x1, y1 }) => x1 - x0 >= y1 - y0)
  const down = found.filter(({ x0, y0, x1, y1 }) => x1 - x0 < y1 - y0)
  return [...mergeRules(across, true), ...mergeRules(down, false)]
}
