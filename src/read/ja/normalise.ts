import type { Document } from '../../casebook/document.js'
import { columnsOf, composeKana, foldTable, isDigitUnit, isKanaUnit, isKanjiUnit, isVoicedMark } from './characters.js'
import { plainHeading } from './sections.js'

/** A text made ready for patterns, with the way back. */
export interface Folded {
  readonly text: string
  /** Offset in the folded text → offset in the source. Monotonic; the end leads to the end. */
  toSource(offset: number): number
}

interface Line {
  readonly start: number
  /** Without the line break. */
  readonly end: number
  readonly columns: number
  readonly blank: boolean
  /** お 知 ら せ: a space after every character, set for looks. */
  readonly spacedOut: boolean
  /** The last folded character that is no space. */
  readonly last: number
}

const NEWLINE = 0x0a
const SPACE = 0x20
const PROLONGED = 0x30fc

const isWide = (unit: number): boolean => unit >= 0x2e80 && unit <= 0xffef

const isSpaced = (unit: number): boolean => isDigitUnit(unit) || (isWide(unit) && unit !== 0x3000)

/** The bulk of a text: characters that stay as they are, whatever stands beside them (but for a voiced-sound mark). */
const isPlain = Uint8Array.from(foldTable, (folded, unit) =>
  folded === unit && unit !== SPACE && unit !== PROLONGED && !isVoicedMark(unit) && unit !== 0x309b ? 1 : 0,
)

const splitLines = (source: string): Line[] => {
  const lines: Line[] = []
  let start = 0
  let columns = 0
  let inked = 0
  let wide = 0
  let gaps = 0
  let gapColumns = 0
  let last = 0
  for (let at = 0; at <= source.length; at++) {
    const unit = at < source.length ? source.charCodeAt(at) : NEWLINE
    const folded = foldTable[unit]!
    if (folded === NEWLINE) {
      const spacedOut = wide >= 4 && gaps >= (wide - 1) * 0.6
      lines.push({
        start,
        end: at,
        columns: spacedOut ? inked - gapColumns : inked,
        blank: inked === 0,
        spacedOut,
        last,
      })
      if (unit === 0x0d && source.charCodeAt(at + 1) === NEWLINE) at++
      start = at + 1
      columns = inked = wide = gaps = gapColumns = last = 0
      continue
    }
    const width = columnsOf(unit)
    columns += width
    if (folded === SPACE) {
      const before = at > start ? source.charCodeAt(at - 1) : 0
      const next = source.charCodeAt(at + 1)
      if (isSpaced(before) && isSpaced(next) && (isWide(before) || isWide(next))) {
        gaps++
        gapColumns += width
      }
    } else if (folded !== 0) {
      inked = columns
      last = folded
      if (isWide(unit)) wide++
    }
  }
  return lines
}

const foldedStretch = (source: string, start: number, end: number): string => {
  let text = ''
  for (let at = start; at < end; at++) {
    const unit = foldTable[source.charCodeAt(at)]!
    if (unit !== 0) text += String.fromCharCode(unit)
  }
  return text.trim()
}

/** A line of furniture is short; a long line is never looked at whole. */
const foldedLine = (source: string, line: Line): string =>
  foldedStretch(source, line.start, Math.min(line.end, line.start + 120))

/** The first folded character of a line that is no space. */
const firstUnit = (source: string, line: Line): number => {
  for (let at = line.start; at < line.end; at++) {
    const unit = foldTable[source.charCodeAt(at)]!
    if (unit !== 0 && unit !== SPACE) return unit
  }
  return 0
}

/** What cannot begin a line of its own. */
const CLOSERS_OF_LINE = new Set([...'、。,)」』'].map((c) => c.charCodeAt(0)))

const pageNumber =
  /^(?:- ?\d{1,3} ?-|\d{1,3} ?\/ ?\d{1,3}(?: ?ページ)?|[Pp](?:age|\.)? ?\d{1,3}(?: of \d{1,3})?|\d{1,3} ?ページ)$/

/** 「みなせ大学 報道資料 1/2」: a short running foot with the page at its end. */
const numberedFoot = /^(?=\D{2,24}\d)[^。、]{2,24}?(?:p\.?|P\.?| |-)? ?(?<![\d/])(\d{1,2}) ?\/ ?(\d{1,2})(?: ?ページ)?$/

/** Lines that belong to the page and not to the text: page numbers, and the running heads that stand next to them. */
const findFurniture = (source: string, lines: readonly Line[]): ReadonlySet<number> => {
  const furniture = new Set<number>()
  const beside = new Map<string, number[]>()
  const neighbour = (from: number, step: number): void => {
    let at = from + step
    while (lines[at]?.blank === true && Math.abs(at - from) < 4) at += step
    const line = lines[at]
    if (line === undefined || line.blank || line.columns > 100) return
    const key = `${step}${foldedLine(source, line)}`
    beside.set(key, [...(beside.get(key) ?? []).slice(-40), at])
  }
  const bare: { index: number; value: number }[] = []
  lines.forEach((line, index) => {
    // Every such line ends in a digit, a dash or ページ: the others are not looked at.
    if (line.blank || line.columns > 60 || !(isDigitUnit(line.last) || line.last === 0x2d || line.last === 0x30b8))
      return
    const text = foldedLine(source, line)
    if (/^\d{1,3}$/.test(text)) bare.push({ index, value: Number(text) })
    const foot = numberedFoot.exec(text)
    if (foot !== null && Number(foot[1]) <= Number(foot[2]) && Number(foot[2]) >= 2) furniture.add(index)
    else if (pageNumber.test(text)) {
      furniture.add(index)
      neighbour(index, -1)
      neighbour(index, 1)
    }
  })
  for (const at of beside.values()) if (at.length >= 2) for (const index of at) furniture.add(index)
  // Bare numbers count as pages where they run 1, 2, 3 … through the text and nothing else stands bare.
  if (bare.length >= 2 && bare.every(({ value }, order) => value === order + 1))
    for (const { index } of bare) furniture.add(index)
  return furniture
}

/**
 * The least column of a full line, or 0 where the text is not wrapped: a good part of its lines then end at nearly
 * the same column (give or take proportional spaces and what may not begin a line), and hardly any go beyond.
 */
const wrapColumn = (lines: readonly Line[]): number => {
  const histogram = new Uint32Array(170)
  let inked = 0
  for (const line of lines) {
    if (line.blank) continue
    inked++
    histogram[Math.min(line.columns, 165)]!++
  }
  let best = 0
  let bestFull = 0
  for (let column = 30; column <= 150; column++) {
    let full = 0
    for (let near = column; near < column + 5; near++) full += histogram[near]!
    if (full > bestFull && histogram[column]! > 0) {
      best = column
      bestFull = full
    }
  }
  let beyond = 0
  for (let column = best + 14; column < histogram.length; column++) beyond += histogram[column]!
  return bestFull >= Math.max(4, inked * 0.18) && beyond <= inked * 0.1 ? best - 2 : 0
}

const listMark =
  /^ *(?:[■□◆◇●○◎▼▽▲△▶►◼※*【『◦➢✓☆★・→|]|[①-⑳㈠-㈩⑴-⒇]|\(? ?(?:\d{1,2}|[ア-ンa-zA-Z一二三四五六七八九十]) ?[).]|\d{1,2} [^\d年月日時分秒件人名万千百億円社校台通枚冊,、。]|第 ?[\d一二三四五六七八九十]+|[問答QA][ \d:.]|\d{1,2}-\d)/

/** 「6月7日 開発事業者から…」: an entry of a course of events begins. */
const datedEntry =
  /^ ?(?:(?:令和|平成) ?[\d元]{1,2} ?年 ?|\d{4} ?年 ?)?\d{1,2} ?月 ?\d{1,2} ?日(?: ?\([月火水木金土日]\))? [^\d]/

/** A line left open in mid-phrase: after these, a new thought does not begin. */
const openEnd = /[、をがはのにへでと,]$/

const joinsNext = (source: string, line: Line, next: Line, wrap: number): boolean => {
  // Most lines are settled by how they end and how the next one begins; only the rest are looked at more closely.
  const full = wrap > 0 && (line.columns >= wrap || (line.spacedOut && line.columns >= 36))
  const first = firstUnit(source, next)
  if (!full && line.columns < 36 && !isDigitUnit(first) && !CLOSERS_OF_LINE.has(first)) return false
  const head = foldedStretch(source, next.start, Math.min(next.end, next.start + 12))
  if (head === '') return false
  if (/^[、。,)」』]/.test(head)) return true
  const tail = foldedStretch(source, Math.max(line.start, line.end - 12), line.end)
  // 17,1⏎44: a number cut between two of its digits.
  if (/,\d{1,2}$/.test(tail) && /^\d/.test(head)) return true
  // 入学予定者 31⏎8名: the same in a narrow cell; a line of digits alone is a cell of its own.
  if (/[^\d.,:()/年月日-] ?\d{1,4}$/.test(tail) && /^\d{1,4} ?[人名件世社校通]/.test(head)) return true
  if (/[。.!?」』]$/.test(tail) || listMark.test(head)) return false
  if (!openEnd.test(tail) && datedEntry.test(foldedStretch(source, next.start, Math.min(next.end, next.start + 30))))
    return false
  if (next.columns <= 40 && plainHeading.test(foldedLine(source, next))) return false
  // A line spaced out to fill its width is a full one, however few its characters.
  if (full) return true
  return line.columns >= 36 && openEnd.test(tail) && !/^[ \u3000]/.test(source[next.start] ?? '')
}

/** Line breaks that stand between two blocks of which one is no paragraph: a heading is never joined to a list item. */
const findHardBreaks = (document: Document, lines: readonly Line[]): ReadonlySet<number> => {
  const hard = new Set<number>()
  let line = 0
  for (const block of document.blocks) {
    if (block.kind === 'paragraph') continue
    while (line < lines.length - 1 && lines[line]!.end < block.start) line++
    if (line > 0) hard.add(line - 1)
    while (line < lines.length - 1 && lines[line]!.end < block.end) line++
    hard.add(line)
  }
  return hard
}

const DATE_UNITS = new Set([...'年月日時分秒'].map((c) => c.charCodeAt(0)))
const NUMBER_UNITS = new Set(
  [...'年月日時分秒件人名円社校台通世枚冊組万億千百頃歳回部棟園点箇か'].map((c) => c.charCodeAt(0)),
)
const BEFORE_NUMBER = new Set([...'年月日時約第計万千百億同翌和成正前後最大'].map((c) => c.charCodeAt(0)))
const CLOSERS = new Set([...'、。)」』】'].map((c) => c.charCodeAt(0)))

/**
 * Folds a text to one spelling: full-width to ASCII, one kind of dash, tilde and space, look-alikes to the real
 * character; line breaks and stray spaces inside words and numbers of set pages are taken out, page numbers and
 * running heads too. Linear; `toSource` leads every offset back.
 *
 * @example fold(plainDocument('令和 ７ 年 ３ 月')).text // '令和7年3月'
 */
export const fold = (document: Document): Folded => {
  const source = document.text
  const lines = splitLines(source)
  const furniture = findFurniture(source, lines)
  const hard = findHardBreaks(document, lines)
  const wrap = wrapColumn(furniture.size === 0 ? lines : lines.filter((_, index) => !furniture.has(index)))

  const out = new Uint16Array(source.length)
  let length = 0
  // Where the distance between the two texts changes: folded offset, and source offset from there on.
  const steps: number[] = [0]
  const origins: number[] = [0]
  let shift = 0
  const put = (unit: number, from: number): void => {
    if (from - length !== shift) {
      shift = from - length
      steps.push(length)
      origins.push(from)
    }
    out[length++] = unit
  }

  let lineStart = 0
  const dropsSpace = (runLength: number, next: number, afterNext: number, spacedOut: boolean): boolean => {
    if (runLength > 2 || length === lineStart) return false
    if (spacedOut && runLength === 1) return true
    const before = out[length - 1]!
    if (CLOSERS.has(next)) return true
    if (isDigitUnit(next)) return BEFORE_NUMBER.has(before)
    if (next === 0x5143 /* 元 */) return before === 0x548c || before === 0x6210
    if (!isDigitUnit(before) || !NUMBER_UNITS.has(next)) return false
    // "1 件名" at the head of a line is a numbered heading, "1 月 3 日" is a date.
    const numberFrom = length >= 2 && isDigitUnit(out[length - 2]!) ? length - 2 : length - 1
    return numberFrom > lineStart || DATE_UNITS.has(next) || !(isKanjiUnit(afterNext) || isKanaUnit(afterNext))
  }

  const copyLine = (line: Line, joined: boolean): void => {
    let at = line.start
    let end = line.end
    if (joined)
      while (at < end && (foldTable[source.charCodeAt(at)]! === SPACE || foldTable[source.charCodeAt(at)]! === 0)) at++
    while (end > at && foldTable[source.charCodeAt(end - 1)]! === SPACE) end--
    while (at < end) {
      let run = at
      while (run < end && isPlain[source.charCodeAt(run)] === 1) run++
      // The last one may take the voiced-sound mark that follows it.
      if (run > at && run < end && isVoicedMark(source.charCodeAt(run))) run--
      if (run > at) {
        put(source.charCodeAt(at), at)
        for (let next = at + 1; next < run; next++) out[length++] = source.charCodeAt(next)
        at = run
        continue
      }
      const unit = source.charCodeAt(at)
      const folded = foldTable[unit]!
      if (folded === SPACE) {
        let next = at + 1
        while (next < end && foldTable[source.charCodeAt(next)]! === SPACE) next++
        const following = next < end ? foldTable[source.charCodeAt(next)]! : 0
        const after = next + 1 < end ? foldTable[source.charCodeAt(next + 1)]! : 0
        if (!dropsSpace(next - at, following, after, line.spacedOut))
          for (let space = at; space < next; space++) put(SPACE, space)
        at = next
        continue
      }
      const mark = at + 1 < end ? source.charCodeAt(at + 1) : 0
      const composed = isVoicedMark(mark) ? composeKana(unit, mark) : 0
      if (composed !== 0) {
        put(composed, at)
        at += 2
        continue
      }
      // 079ー001ー8123: a prolonged-sound mark between digits is a dash.
      if (folded === PROLONGED && length > lineStart && isDigitUnit(out[length - 1]!) && isDigitUnit(foldTable[mark]!))
        put(0x2d, at)
      else if (folded !== 0) put(folded, at)
      at++
    }
  }

  const kept = lines.map((_, index) => index).filter((index) => !furniture.has(index))
  let joined = false
  for (let k = 0; k < kept.length; k++) {
    const index = kept[k]!
    const line = lines[index]!
    if (joined && length > lineStart) {
      // Two Latin words at the seam keep their space; a digit or a Japanese character closes up.
      const first = foldTable[source.charCodeAt(line.start)]!
      const latin = (unit: number) => (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a)
      if (latin(out[length - 1]!) && latin(first)) put(SPACE, line.start - 1)
    }
    copyLine(line, joined)
    const nextIndex = kept[k + 1]
    if (nextIndex === undefined) break
    const next = lines[nextIndex]!
    joined =
      !line.blank && !next.blank && !hard.has(index) && !hard.has(nextIndex - 1) && joinsNext(source, line, next, wrap)
    if (!joined) {
      put(NEWLINE, line.end)
      lineStart = length
    }
  }

  const text = Buffer.from(out.buffer, 0, length * 2).toString('utf16le')
  const toSource = (offset: number): number => {
    if (offset >= length) return source.length
    if (offset <= 0) return origins[0]!
    let low = 0
    let high = steps.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (steps[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return origins[low]! + (offset - steps[low]!)
  }
  return { text, toSource }
}
