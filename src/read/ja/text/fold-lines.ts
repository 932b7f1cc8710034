import { columnsOf, foldTable, isDigitUnit, isRareKanjiLead, isSelectorLead, isVoicedMark } from './characters.js'

/** A line of the text as published, and how it would stand on a page of fixed pitch. */
export interface Line {
  readonly start: number
  /** Without the line break. */
  readonly end: number
  readonly columns: number
  readonly blank: boolean
  /** お 知 ら せ: a space after every character, set for looks. */
  readonly spacedOut: boolean
  /** The last folded character that is no space. */
  readonly last: number
  /** Nothing in it is folded: it is taken as it is. */
  readonly plain: boolean
}

export const NEWLINE = 0x0a
export const SPACE = 0x20

const isWide = (unit: number): boolean => unit >= 0x2e80 && unit <= 0xffef

const isSpaced = (unit: number): boolean => isDigitUnit(unit) || (isWide(unit) && unit !== 0x3000)

const PROLONGED = 0x30fc
const COLUMNS = 3
const WIDE = 4
/**
 * Columns, and whether it is wide, of every character that folds to itself whatever stands beside it: the bulk of a
 * text. Zero for the others.
 */
const takesTwo = (unit: number): boolean => isVoicedMark(unit) || isRareKanjiLead(unit) || isSelectorLead(unit)
const traits = Uint8Array.from(foldTable, (folded, unit) =>
  folded === unit && unit !== SPACE && unit !== NEWLINE && unit !== PROLONGED && !takesTwo(unit)
    ? columnsOf(unit) | (isWide(unit) ? WIDE : 0)
    : 0,
)

/** Does a character fold to itself, whatever stands beside it? */
export const isPlain = (unit: number): boolean => traits[unit] !== 0

/** The lines of a text; any line break ends one. */
export const splitLines = (source: string): Line[] => {
  const lines: Line[] = []
  let start = 0
  let columns = 0
  /** Columns of the space after the last character that is none. */
  let trailing = 0
  let wide = 0
  let gaps = 0
  let gapColumns = 0
  let last = 0
  let plain = true
  for (let at = 0; at <= source.length; at++) {
    const unit = at < source.length ? source.charCodeAt(at) : NEWLINE
    const trait = traits[unit]!
    if (trait !== 0) {
      columns += trait & COLUMNS
      wide += trait >>> 2
      trailing = 0
      last = unit
      continue
    }
    const folded = foldTable[unit]!
    if (folded === NEWLINE) {
      const spacedOut = wide >= 4 && gaps >= (wide - 1) * 0.6
      const inked = columns - trailing
      lines.push({
        start,
        end: at,
        columns: spacedOut ? inked - gapColumns : inked,
        blank: last === 0,
        spacedOut,
        last,
        plain,
      })
      if (unit === 0x0d && source.charCodeAt(at + 1) === NEWLINE) at++
      start = at + 1
      columns = trailing = wide = gaps = gapColumns = last = 0
      plain = true
      continue
    }
    const width = columnsOf(unit)
    columns += width
    if (folded === SPACE) {
      plain = false
      trailing += width
      const before = at > start ? source.charCodeAt(at - 1) : 0
      const next = source.charCodeAt(at + 1)
      if (isSpaced(before) && isSpaced(next) && (isWide(before) || isWide(next))) {
        gaps++
        gapColumns += width
      }
    } else if (folded !== 0) {
      // サーバー is as it is; 079ー001 is not.
      if (unit !== PROLONGED || (at > start && isDigitUnit(foldTable[source.charCodeAt(at - 1)]!))) plain = false
      trailing = 0
      last = folded
      if (isWide(unit)) wide++
    } else {
      plain = false
      trailing += width
    }
  }
  return lines
}

/** A stretch of the text, folded character by character, without the space around it. */
export const foldedStretch = (source: string, start: number, end: number): string => {
  let text = ''
  for (let at = start; at < end; at++) {
    const unit = foldTable[source.charCodeAt(at)]!
    if (unit !== 0) text += String.fromCharCode(unit)
  }
  return text.trim()
}

/** A line that tells something of the page is short; a long line is never looked at whole. */
export const foldedLine = (source: string, line: Line): string =>
  foldedStretch(source, line.start, Math.min(line.end, line.start + 120))

/** The first folded character of a line that is no space. */
export const firstUnit = (source: string, line: Line): number => {
  for (let at = line.start; at < line.end; at++) {
    const unit = foldTable[source.charCodeAt(at)]!
    if (unit !== 0 && unit !== SPACE) return unit
  }
  return 0
}

const histogram = new Uint32Array(170)

/**
 * The least column of a full line, or 0 where the text is not wrapped: a good part of its lines then end at nearly
 * the same column (give or take proportional spaces and what may not begin a line), and hardly any go beyond.
 */
export const wrapColumn = (lines: readonly Line[]): number => {
  histogram.fill(0)
  let inked = 0
  for (const line of lines) {
    if (line.blank) continue
    inked++
    histogram[Math.min(line.columns, 165)]!++
  }
  let best = 0
  let bestFull = 0
  // Lines in a window of five columns, moved along.
  let full = 0
  for (let near = 30; near < 34; near++) full += histogram[near]!
  for (let column = 30; column <= 150; column++) {
    full += histogram[column + 4]!
    if (full > bestFull && histogram[column]! > 0) {
      best = column
      bestFull = full
    }
    full -= histogram[column]!
  }
  let beyond = 0
  for (let column = best + 14; column < histogram.length; column++) beyond += histogram[column]!
  return bestFull >= Math.max(4, inked * 0.18) && beyond <= inked * 0.1 ? best - 2 : 0
}

/**
 * The lines of a text without every second one, where all of those are blank and the others are broken at a full line: a
 * set page that was copied with twice the line breaks.
 */
export const withoutDoubledBreaks = (lines: readonly Line[]): readonly Line[] =>
  lines.length >= 9 && lines.every(({ blank }, index) => blank || index % 2 === 0) && wrapColumn(lines) > 0
    ? lines.filter((_, index) => index % 2 === 0)
    : lines
