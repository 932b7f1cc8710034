import { textUnits } from '../casebook/places.js'
import { type Margins, piecesOf } from './pdf-layout.js'
import { glyphsOfLine, joinGlyphs, type Line, linesOf, textOfLine } from './pdf-lines.js'
import type { Glyphs, Sheet } from './pdf-runs.js'
import type { PdfRow } from './pdf-tables.js'

export interface Paragraph {
  readonly glyphs: readonly Glyphs[]
  readonly size: number
  /** Wider space stands above it than between lines. */
  readonly isApart: boolean
}

export type Part = Paragraph | { readonly rows: readonly PdfRow[] }

/** The size most of the text is set in. */
export const bodySizeOf = (sheets: readonly Sheet[]): number => {
  const lengths = new Map<number, number>()
  for (const { runs } of sheets)
    for (const { size, text } of runs) {
      const key = Math.round(size * 2) / 2
      lengths.set(key, (lengths.get(key) ?? 0) + text.trim().length)
    }
  return [...lengths].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10
}

const percentile = (sorted: readonly number[], part: number): number =>
  sorted[Math.floor((sorted.length - 1) * part)] ?? 0

/** Where text begins and ends on the width of pages read in one direction, by their long lines; one that sticks out is none. */
const marginsOf = (lines: readonly Line[], width: number): Margins => {
  const inOrder = (values: readonly number[]) => [...values].sort((a, b) => a - b)
  const widest = percentile(inOrder(lines.map(({ x0, x1 }) => x1 - x0)), 0.97)
  const full = lines.filter(({ x0, x1 }) => x1 - x0 > widest * 0.85)
  const left = percentile(inOrder(full.map(({ x0 }) => x0)), 0.05)
  const right = percentile(inOrder(full.map(({ x1 }) => x1)), 0.9)
  // A few short lines say nothing of where others would end: then the page's margins are taken to be alike.
  const agreeing = full.filter(({ x1, size }) => Math.abs(x1 - right) <= size).length
  return { left, right: agreeing >= 3 ? right : Math.max(right, width - left) }
}

const listStart =
  /^(?:[・•■□◆◇●○◎▼▽※*-]|[(（]?[0-9０-９①-⑳一二三四五六七八九十]{1,3}[.)．)、 ]|第[0-9０-９一二三四五六七八九十]{1,3}[章条]|【)/

/** What cannot be parted at the head of a line: a word or number, a letter with the marks that may not begin a line. */
const firstWord =
  /^(?:[A-Za-z0-9０-９.,:/@_%&=?#+-]+|.)[、。，．）」』】〕・：；！？ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々]{0,3}/u

/** The room the first word of a line would have taken, and a little more. */
const roomFor = (text: string, size: number): number => (textUnits(firstWord.exec(text)?.[0] ?? '') / 2 + 0.9) * size

/** True where a line goes on with the sentence of the line before: that one reaches the margin, and this one begins nothing new. */
const continues = (before: Line, line: Line, { left, right }: Margins): boolean => {
  const { size } = line
  const text = textOfLine(line)
  const width = right - left
  if (before.segments.length > 1 || line.segments.length > 1) return false
  if (Math.abs(before.size - size) > 0.08 * size || line.y - before.y > 2.4 * size || line.y - before.y < 0.8 * size)
    return false
  // A line ends because what comes next had no room in it; where that had, the line was meant to end.
  const isFull = right - before.x1 < roomFor(text, size) && before.x1 - before.x0 > 0.6 * width
  if (!isFull || listStart.test(text)) return false
  // An indent begins a paragraph, but the lines of a list item stand further in than its sign.
  const indent = (line.x0 - before.x0) / size
  return indent < 0.4 || (listStart.test(textOfLine(before)) && indent < 4)
}

/** A title too long for one line: both in the middle of the page, in letters larger than the text. */
const goesOnAsTitle = (before: Line, line: Line, bodySize: number): boolean =>
  line.size >= 1.15 * bodySize &&
  Math.abs(before.size - line.size) < 0.05 * line.size &&
  line.y - before.y < 2 * line.size &&
  Math.abs(before.x0 + before.x1 - line.x0 - line.x1) < 3 * line.size &&
  Math.abs(before.x0 - line.x0) > 0.5 * line.size &&
  textOfLine(before).length >= 10 &&
  !/[。)）」』】]$/.test(textOfLine(before)) &&
  !/^[(（【〜～―-]/.test(textOfLine(line))

/** Paragraphs and tables of all pages in order; a sentence that runs over the end of a page or column is one paragraph. */
export const partsOf = (sheets: readonly Sheet[], bodySize: number): readonly Part[] => {
  const margins = new Map<Sheet['reading'], Margins>()
  for (const { reading, width } of sheets) {
    if (margins.has(reading)) continue
    const lines = sheets.filter((sheet) => sheet.reading === reading).flatMap(({ runs }) => linesOf(runs))
    margins.set(reading, marginsOf(lines, width))
  }
  const parts: Part[] = []
  let last: { readonly line: Line; readonly reading: Sheet['reading']; readonly margins: Margins } | undefined
  for (const sheet of sheets) {
    for (const piece of piecesOf(sheet, bodySize)) {
      if (piece.kind === 'table') {
        parts.push({ rows: piece.rows })
        last = undefined
        continue
      }
      const own = piece.margins ?? margins.get(sheet.reading)!
      let { isStart } = piece
      for (const line of piece.lines) {
        const open = parts.at(-1)
        const goesOn =
          open !== undefined &&
          'glyphs' in open &&
          last !== undefined &&
          last.reading === sheet.reading &&
          (isStart
            ? continuesOver(last.line, last.margins, line, own)
            : continues(last.line, line, own) || goesOnAsTitle(last.line, line, bodySize))
        if (goesOn) parts[parts.length - 1] = { ...open, glyphs: joinGlyphs(open.glyphs, glyphsOfLine(line)) }
        else
          parts.push({
            glyphs: glyphsOfLine(line),
            size: line.size,
            isApart: last === undefined || isStart || line.y - last.line.y > 2 * line.size,
          })
        last = { line, reading: sheet.reading, margins: own }
        isStart = false
      }
    }
  }
  return parts
}

/** The same over the end of a page or a column: where the line stood says nothing, so the sentence must not have ended. */
const continuesOver = (before: Line, beforeMargins: Margins, line: Line, margins: Margins): boolean => {
  if (/[。.」)]$/.test(textOfLine(before))) return false
  const by = margins.left - beforeMargins.left
  const moved: Line = {
    ...before,
    x0: before.x0 + by,
    x1: before.x1 - beforeMargins.right + margins.right,
    y: line.y - line.size * 1.5,
  }
  return continues(moved, line, margins)
}
