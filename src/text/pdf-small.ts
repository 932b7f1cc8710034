import { indexAt, type Rule, type Run, sliceRun } from './pdf-runs.js'

/*
 * Small letters beside large ones: furigana are left out (what they are read for stays), raised and lowered figures go
 * back to their line, and what a line is drawn through is struck out.
 */

const kana = /^[\u3041-\u309f\u30a0-\u30ff\s\u3000]+$/
const kanji = /[\u3400-\u9fff々〆ヶ]/
/** Small letters look for their line among this many neighbours; a page of notes has hundreds. */
const mostNeighbours = 300

const usualSize = (runs: readonly Run[]): number => {
  const lengths = new Map<number, number>()
  for (const { size, text } of runs)
    lengths.set(Math.round(size * 2) / 2, (lengths.get(Math.round(size * 2) / 2) ?? 0) + text.length)
  return [...lengths].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10
}

const overlap = (a: Run, b: Run): number => Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)

/** Furigana: kana of half the size right above kanji. */
const isRubyOf = (small: Run, base: Run): boolean => {
  const rise = (base.y - small.y) / base.size
  if (rise < 0.6 || rise > 1.45 || small.size > 0.65 * base.size || overlap(small, base) <= 0) return false
  const from = indexAt(base, small.x)
  const to = indexAt(base, small.x + small.width)
  return kanji.test(base.text.slice(Math.max(0, from - 1), to + 1))
}

/** A figure raised or lowered at the end of a run, or before it. */
const isBeside = (small: Run, base: Run): boolean => {
  const gap = Math.min(Math.abs(small.x - (base.x + base.width)), Math.abs(base.x - (small.x + small.width)))
  const rise = (base.y - small.y) / base.size
  return small.size <= 0.88 * base.size && gap <= 0.4 * base.size && rise > -0.45 && rise < 0.75 && rise !== 0
}

/** Furigana set the letters under them apart, which looks like a space between them: 職 員. */
const closedUp = (run: Run): Run => {
  const text = run.text.replace(/(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])/g, '')
  return text === run.text ? run : { ...run, text }
}

/** The runs of a page without furigana, its small figures on the line they belong to. */
export const settleSmall = (runs: readonly Run[]): readonly Run[] => {
  const usual = usualSize(runs)
  const sorted = runs.filter(({ text, size }) => text.trim() !== '' && size > 0).sort((a, b) => a.y - b.y)
  const ys = sorted.map(({ y }) => y)
  const firstFrom = (y: number): number => {
    let low = 0
    let high = ys.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (ys[middle]! < y) low = middle + 1
      else high = middle
    }
    return low
  }
  /** The nearest larger run below or beside that a small one belongs to. */
  const baseOf = (small: Run, isBase: (base: Run) => boolean): Run | undefined => {
    let best: Run | undefined
    const start = firstFrom(small.y - small.size)
    for (let i = start; i < sorted.length && i < start + mostNeighbours; i++) {
      const base = sorted[i]!
      if (base.y - small.y > 4 * small.size) break
      if (base === small || base.size <= small.size || !isBase(base)) continue
      if (best === undefined || Math.abs(base.y - small.y) < Math.abs(best.y - small.y)) best = base
    }
    return best
  }
  const widened = new Set<Run>()
  const settled: Run[] = []
  for (const run of runs) {
    // Furigana of a title may be as large as the text, so kana of any size are asked whether they are some.
    const isKana = kana.test(run.text) && run.text.trim() !== ''
    const ruby = isKana ? baseOf(run, (base) => isRubyOf(run, base)) : undefined
    if (ruby !== undefined) {
      widened.add(ruby)
      continue
    }
    const beside =
      run.size < usual * 0.9 && run.text.trim() !== '' ? baseOf(run, (base) => isBeside(run, base)) : undefined
    settled.push(beside === undefined ? run : { ...run, y: beside.y })
  }
  return widened.size === 0 ? settled : settled.map((run) => (widened.has(run) ? closedUp(run) : run))
}

/**
 * Parts runs into what a drawn line goes through the middle of, and the rest: 対象は98件1,204件 with a line through 98件
 * says 1,204.
 */
export const withoutStruckOut = (
  runs: readonly Run[],
  rules: readonly Rule[],
): { readonly runs: readonly Run[]; readonly struck: readonly string[] } => {
  const across = rules.filter(({ x0, x1, y0, y1 }) => y1 - y0 < 1 && x1 - x0 < 600)
  if (across.length === 0 || across.length > 500) return { runs, struck: [] }
  /** How much of a line goes through the middle of a run. */
  const strike = (run: Run, { x0, x1, y0 }: Rule): number =>
    run.text.trim() !== '' && y0 < run.y - 0.2 * run.size && y0 > run.y - 0.6 * run.size
      ? Math.max(0, Math.min(x1, run.x + run.width) - Math.max(x0, run.x))
      : 0
  // A line that goes on beside the text belongs to a table whose rows stand close.
  const strikes = across.filter(
    (rule) => runs.reduce((sum, run) => sum + strike(run, rule), 0) > 0.8 * (rule.x1 - rule.x0),
  )
  if (strikes.length === 0) return { runs, struck: [] }
  const struck: { text: string; readonly rule: Rule }[] = []
  const kept = runs.flatMap((run) => {
    const through = strikes.find((rule) => strike(run, rule) > 0.4 * run.size)
    if (through === undefined) return [run]
    const from = indexAt(run, through.x0)
    const to = indexAt(run, through.x1)
    if (from >= to) return [run]
    const last = struck.at(-1)
    if (last?.rule === through) last.text += run.text.slice(from, to)
    else struck.push({ text: run.text.slice(from, to), rule: through })
    return [sliceRun(run, 0, from), sliceRun(run, to, run.text.length)].filter(({ text }) => text !== '')
  })
  return { runs: kept, struck: struck.map(({ text }) => text) }
}
