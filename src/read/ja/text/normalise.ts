import type { Document } from '../../../casebook/document.js'
import {
  composeKana,
  foldTable,
  isDigitUnit,
  isKanaUnit,
  isKanjiUnit,
  isRareKanjiLead,
  isSecondHalf,
  isSelectorLead,
  isVoicedMark,
} from './characters.js'
import { isPlain, type Line, NEWLINE, SPACE, splitLines, withoutDoubledBreaks, wrapColumn } from './fold-lines.js'
import { cutsAddress, findFurniture, findHardBreaks, joinsNext } from './fold-page.js'
import { withJapanesePunctuation } from './punctuation.js'

/** A text made ready for patterns, with the way back. */
export interface Folded {
  readonly text: string
  /** Offset in the folded text → offset in the source. Monotonic; the end leads to the end. */
  toSource(offset: number): number
  /** Gives words of the folded text the rare kanji that others stand in for; absent where none does. */
  readonly restore?: (words: string) => string
}

/** Parts the cells of a table. */
const TAB = 9
const PROLONGED = 0x30fc
const COMMA = 0x2c
const POINT = 0x2e
const JAPANESE_COMMA = 0x3001
const unitsOf = (characters: string): ReadonlySet<number> => new Set([...characters].map((c) => c.charCodeAt(0)))

const DATE_UNITS = unitsOf('年月日時分秒')
/** 「1 日時」「2 時系列」: the unit is the first character of a heading. */
const IN_HEADINGS = unitsOf('時程系期刻齢類析')
const NUMBER_UNITS = unitsOf('年月日時分秒件人名円社校台通世枚冊組万億千百頃歳回部棟園点箇か')
const BEFORE_NUMBER = unitsOf('年月日時約第計万千百億同翌和成正前後最大')
const CLOSERS = unitsOf('、。)」』】')

/**
 * Patterns know a kanji by its one unit, so another stands in for each that has two (𠮷): the last of their block, in no
 * word. Of a text with more of them than that the rest share one.
 */
const lastStandIn = 0x9fff
const mostStandIns = 64

const standIns = new RegExp(
  `[\\u{${(lastStandIn - mostStandIns + 1).toString(16)}}-\\u{${lastStandIn.toString(16)}}]`,
  'gu',
)
/**
 * 「1 , 0 2 4 名」「1 2 日」「1 , 024 件」: what goes on, at the first space, of a number set apart digit by digit, up to
 * the unit that shows that it is one.
 */
const goesOnSpaced =
  /(?:(?: ?[,，] ?[\d０-９](?![\d０-９])| [\d０-９](?![\d０-９])){1,9}|(?: ?[,，] ?[\d０-９]{3}(?![\d０-９])){1,3})(?= ?[年月日時分秒件人名円社校台通世枚冊組万⽉⽇⼈])/y

/** Where folded text is put together; it grows with the longest text and is used again for the next. */
let out = new Uint16Array(1 << 14)

/**
 * Folds a text to one spelling: full-width to ASCII, one kind of dash, tilde and space, look-alikes to the real
 * character; line breaks and stray spaces inside words and numbers of set pages are taken out, page numbers and
 * running heads too. Linear; `toSource` leads every offset back.
 *
 * @example fold(plainDocument('令和 ７ 年 ３ 月')).text // '令和7年3月'
 */
export const fold = (document: Document): Folded => {
  const source = withJapanesePunctuation(document.text)
  const lines = withoutDoubledBreaks(splitLines(source))
  const furniture = findFurniture(source, lines)
  const hard = findHardBreaks(document, lines)
  const wrap = wrapColumn(furniture.size === 0 ? lines : lines.filter((_, index) => !furniture.has(index)))

  if (out.length < source.length) out = new Uint16Array(source.length * 2)
  let length = 0
  // Where the distance between the two texts changes: folded offset, and source offset from there on.
  const steps: number[] = [0]
  const origins: number[] = [0]
  let shift = 0
  let same = true
  const noteShift = (from: number): void => {
    if (from - length === shift) return
    shift = from - length
    steps.push(length)
    origins.push(from)
  }
  const put = (unit: number, from: number): void => {
    noteShift(from)
    if (same && source.charCodeAt(from) !== unit) same = false
    out[length++] = unit
  }

  const rare: string[] = []
  const standInFor = (kanji: string): number => {
    let index = rare.indexOf(kanji)
    if (index < 0) index = rare.length < mostStandIns ? rare.push(kanji) - 1 : mostStandIns - 1
    return lastStandIn - index
  }

  let lineStart = 0
  /** Where the number that is set apart digit by digit, and at hand, ends in the source. */
  let spacedTo = 0
  const isHead = (from: number): boolean => {
    let at = from
    while (at > lineStart && out[at - 1] === SPACE) at--
    return at === lineStart
  }
  const goesOn = (at: number): boolean => {
    if (at < spacedTo) return true
    const before = out[length - 1]!
    if (length === lineStart || !(isDigitUnit(before) || before === COMMA)) return false
    goesOnSpaced.lastIndex = before === COMMA ? at - 1 : at
    const found = goesOnSpaced.exec(source)
    if (found === null) return false
    let from = length - (before === COMMA ? 2 : 1)
    const last = from
    while (from > lineStart && isDigitUnit(out[from - 1]!)) from--
    // Of one more digit at the head of a line, the first is the number of a heading: 「1 2 月 3 日」.
    const commas = /[,，]/.test(found[0])
    if (!commas && (last > from || (found[0].length < 4 && isHead(from)))) return false
    if (from > lineStart && out[from - 1] === POINT) return false
    spacedTo = goesOnSpaced.lastIndex
    return true
  }
  const dropsSpace = (runLength: number, next: number, afterNext: number, spacedOut: boolean): boolean => {
    if (runLength > 2 || length === lineStart) return false
    if (spacedOut && runLength === 1) return true
    const before = out[length - 1]!
    if (CLOSERS.has(next)) return true
    if (before === JAPANESE_COMMA) return runLength === 1
    if (isDigitUnit(next)) return BEFORE_NUMBER.has(before)
    if (next === 0x5143 /* 元 */) return before === 0x548c || before === 0x6210
    if (!isDigitUnit(before) || !NUMBER_UNITS.has(next)) return false
    // "1 件名" at the head of a line is a numbered heading, "1 月 3 日" is a date.
    const numberFrom = length >= 2 && isDigitUnit(out[length - 2]!) ? length - 2 : length - 1
    if (numberFrom > lineStart) return true
    return DATE_UNITS.has(next) ? !IN_HEADINGS.has(afterNext) : !(isKanjiUnit(afterNext) || isKanaUnit(afterNext))
  }

  const copyPlain = (from: number, end: number): void => {
    noteShift(from)
    let to = length
    for (let at = from; at < end; at++) out[to++] = source.charCodeAt(at)
    length = to
  }

  const copyLine = (line: Line, joined: boolean): void => {
    if (line.plain) {
      if (line.end > line.start) copyPlain(line.start, line.end)
      return
    }
    let at = line.start
    let end = line.end
    if (joined)
      while (at < end && (foldTable[source.charCodeAt(at)]! === SPACE || foldTable[source.charCodeAt(at)]! === 0)) at++
    while (end > at && foldTable[source.charCodeAt(end - 1)]! === SPACE) end--
    const first = at
    while (at < end) {
      let run = at
      while (run < end && isPlain(source.charCodeAt(run))) run++
      if (run > at) {
        copyPlain(at, run)
        at = run
        continue
      }
      const unit = source.charCodeAt(at)
      const folded = foldTable[unit]!
      if (folded === SPACE) {
        let next = at
        // What a tab parts are cells of a table.
        let tab = false
        for (; next < end && foldTable[source.charCodeAt(next)]! === SPACE; next++)
          if (source.charCodeAt(next) === TAB) tab = true
        const following = next < end ? foldTable[source.charCodeAt(next)]! : 0
        const after = next + 1 < end ? foldTable[source.charCodeAt(next + 1)]! : 0
        if (tab || !(goesOn(at) || dropsSpace(next - at, following, after, line.spacedOut)))
          for (let space = at; space < next; space++) put(SPACE, space)
        at = next
        continue
      }
      if (isVoicedMark(unit) && at > first) {
        const composed = composeKana(source.charCodeAt(at - 1), unit)
        if (composed !== 0) {
          out[length - 1] = composed
          same = false
          at++
          continue
        }
      }
      if ((isRareKanjiLead(unit) || isSelectorLead(unit)) && at + 1 < end && isSecondHalf(source.charCodeAt(at + 1))) {
        if (isRareKanjiLead(unit)) put(standInFor(source.slice(at, at + 2)), at)
        at += 2
        continue
      }
      // 079ー001ー8123: a prolonged-sound mark between digits is a dash.
      const next = at + 1 < end ? source.charCodeAt(at + 1) : 0
      if (folded === PROLONGED && length > lineStart && isDigitUnit(out[length - 1]!) && isDigitUnit(foldTable[next]!))
        put(0x2d, at)
      else if (folded !== 0) put(folded, at)
      at++
    }
  }

  let joined = false
  let last: Line | undefined
  let index = furniture.size === 0 ? 0 : nextKept(lines, furniture, -1)
  while (index < lines.length) {
    const line = lines[index]!
    if (joined && length > lineStart) {
      // Two Latin words at the seam keep their space; a digit, a Japanese character and an address close up.
      const first = foldTable[source.charCodeAt(line.start)]!
      if (isLatinUnit(out[length - 1]!) && isLatinUnit(first) && !cutsAddress(source, last!, line))
        put(SPACE, line.start - 1)
    }
    copyLine(line, joined)
    last = line
    const nextIndex = furniture.size === 0 ? index + 1 : nextKept(lines, furniture, index)
    const next = lines[nextIndex]
    if (next === undefined) break
    joined =
      !line.blank && !next.blank && !hard.has(index) && !hard.has(nextIndex - 1) && joinsNext(source, line, next, wrap)
    if (!joined) {
      put(NEWLINE, line.end)
      lineStart = length
    }
    index = nextIndex
  }

  const unchanged = same && length === source.length
  const text = unchanged ? source : Buffer.from(out.buffer, 0, length * 2).toString('utf16le')
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
  if (rare.length === 0) return { text, toSource }
  const restore = (words: string): string =>
    words.replace(standIns, (unit) => rare[lastStandIn - unit.charCodeAt(0)] ?? unit)
  return { text, toSource, restore }
}

const isLatinUnit = (unit: number): boolean => (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a)

const nextKept = (lines: readonly Line[], furniture: ReadonlySet<number>, from: number): number => {
  let at = from + 1
  while (at < lines.length && furniture.has(at)) at++
  return at
}
