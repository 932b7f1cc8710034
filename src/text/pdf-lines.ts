import { type Glyphs, type Run, sliceRun } from './pdf-runs.js'

/*
 * A PDF knows where glyphs stand, not what they are. From positions come lines, from gaps in lines segments. Lengths are
 * in units of the font's size, so that the same rules hold for any page.
 */

/** Text without a wide gap in it. */
export interface Segment {
  readonly text: string
  readonly glyphs: readonly Glyphs[]
  readonly x0: number
  readonly x1: number
}

export interface Line {
  readonly segments: readonly Segment[]
  readonly x0: number
  readonly x1: number
  readonly y: number
  readonly size: number
  /** What it was made of. */
  readonly runs: readonly Run[]
}

const isCjk = (char: string | undefined): boolean =>
  char !== undefined && /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3000-\u30ff]/.test(char)

export const textOfGlyphs = (glyphs: readonly Glyphs[]): string => {
  let text = ''
  for (const one of glyphs) text += one.text
  return text
}

const space: Glyphs = { text: ' ' }

/** Joins two stretches of one sentence: Japanese without a space, words with one. */
export const joinGlyphs = (before: readonly Glyphs[], after: readonly Glyphs[]): readonly Glyphs[] => {
  const end = before.at(-1)?.text.at(-1)
  const start = after[0]?.text[0]
  if (end === undefined || start === undefined || isCjk(end) || isCjk(start) || /[-/]/.test(end))
    return [...before, ...after]
  return [...before, space, ...after]
}

/** A gap this wide parts cells, a narrower one words. */
const cellGap = 1.5

const memo = new WeakMap<readonly Run[], readonly Line[]>()

/** Lines of a page from its runs, from top to bottom and left to right. */
export const linesOf = (runs: readonly Run[], gap = cellGap): readonly Line[] => {
  // The lines of a page are asked for several times: for its margins, its running heads, its text.
  const known = gap === cellGap ? memo.get(runs) : undefined
  if (known !== undefined) return known
  const lines = makeLines(runs, gap)
  if (gap === cellGap) memo.set(runs, lines)
  return lines
}

const makeLines = (runs: readonly Run[], gap: number): readonly Line[] => {
  const sorted = runs.filter(({ text, size }) => text !== '' && size > 0).sort((a, b) => a.y - b.y || a.x - b.x)
  const lines: Line[] = []
  let current: Run[] = []
  const close = () => {
    const line = lineOf(current, gap)
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

const lineOf = (runs: readonly Run[], widest: number): Line | undefined => {
  const open: { runs: Run[]; glyphs: Glyphs[]; x0: number; x1: number }[] = []
  let spaced = false
  let last: Run | undefined
  for (const run of [...runs].sort((a, b) => a.x - b.x)) {
    if (run.text.trim() === '') {
      spaced = true
      continue
    }
    // Bold made by printing twice.
    if (last !== undefined && last.text === run.text && Math.abs(last.x - run.x) < 0.15 * run.size) continue
    const segment = open.at(-1)
    const gap = segment === undefined ? 0 : (run.x - segment.x1) / run.size
    if (segment === undefined || gap > widest)
      open.push({ runs: [run], glyphs: [run], x0: run.x, x1: run.x + run.width })
    else {
      const end = segment.glyphs.at(-1)?.text.at(-1)
      const isWord = gap > 0.6 || (gap > 0.2 && (spaced || !isCjk(end) || !isCjk(run.text[0])))
      if (isWord && end !== ' ') segment.glyphs.push(space)
      segment.glyphs.push(run)
      segment.runs.push(run)
      segment.x1 = Math.max(segment.x1, run.x + run.width)
    }
    spaced = false
    last = run
  }
  const segments = open
    .map(({ glyphs, x0, x1 }) => {
      const tidy = tidyGlyphs(glyphs)
      return { glyphs: tidy, text: textOfGlyphs(tidy), x0, x1 }
    })
    .filter(({ text }) => text !== '')
  const shown = runs.filter(({ text }) => text.trim() !== '')
  if (segments.length === 0 || last === undefined) return undefined
  return {
    segments,
    x0: segments[0]!.x0,
    x1: Math.max(...segments.map(({ x1 }) => x1)),
    y: shown[0]!.y,
    size: shown.reduce((largest, { size }) => Math.max(largest, size), 0),
    runs,
  }
}

const isRun = (glyphs: Glyphs | Run): glyphs is Run => 'size' in glyphs

/** One space for several, none at the ends; letters spread over a line are one word (お 知 ら せ). */
const tidyGlyphs = (glyphs: readonly (Glyphs | Run)[]): readonly Glyphs[] => {
  const tidy: Glyphs[] = []
  let endsInSpace = true
  for (const one of glyphs) {
    let { text, box } = one
    const head = endsInSpace ? (/^[ \u00a0\t]+/.exec(text)?.[0].length ?? 0) : 0
    if (head > 0) {
      if (isRun(one)) box = sliceRun(one, head, text.length).box
      text = text.slice(head)
    }
    text = text.replace(/[ \u00a0\t]+/g, ' ')
    if (text === '') continue
    endsInSpace = text.endsWith(' ')
    tidy.push(box === undefined ? { text } : { text, box })
  }
  const trimmed = trimGlyphs(tidy)
  if (!/^(?:[\u3040-\u30ff\u4e00-\u9fff][ \u3000]){2,30}[\u3040-\u30ff\u4e00-\u9fff]$/.test(textOfGlyphs(trimmed)))
    return trimmed
  return trimmed.flatMap(({ text, ...rest }) => {
    const letters = text.replace(/[ \u3000]/g, '')
    return letters === '' ? [] : [{ text: letters, ...rest }]
  })
}

const trimGlyphs = (glyphs: readonly Glyphs[]): readonly Glyphs[] => {
  const isBlank = ({ text }: Glyphs) => /^[ \u3000]*$/.test(text)
  const start = glyphs.findIndex((one) => !isBlank(one))
  const end = glyphs.findLastIndex((one) => !isBlank(one))
  if (start < 0) return []
  return glyphs.slice(start, end + 1).map((one, i) => {
    let { text } = one
    if (i === 0) text = text.trimStart()
    if (i === end - start) text = text.trimEnd()
    return text === one.text ? one : { ...one, text }
  })
}

export const textOfLine = ({ segments }: Line): string => segments.map(({ text }) => text).join(' ')

export const glyphsOfLine = ({ segments }: Line): readonly Glyphs[] =>
  segments.flatMap(({ glyphs }, i) => (i === 0 ? glyphs : [space, ...glyphs]))
