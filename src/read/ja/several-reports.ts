import type { FactReader } from '../fact-reader.js'
import type { Span } from '../reading.js'
import { tableOf } from './characters.js'
import { dayNumber } from './dates-calendar.js'
import { parseDateAt } from './dates-parse.js'
import { evidenceOf } from './evidence.js'

interface ReportHead {
  /** Where the report begins: its rule line, title or date, whichever stands first. */
  readonly start: number
  readonly day: number
}

const titleEnd =
  /(?:について|お知らせ|お詫び|ご?報告|公表|(?:第 ?\d{1,2}|第[一二三四五六七八九十]|続|最終|中間|速)報)(?:\([^()]{1,16}\))?[)」】]*$/
const ruleLine = /^[-=_*・~─━ ]{5,}$/

/** A day that is named in full begins with one of these. */
const beginsDay = tableOf('0123456789令平昭')

/** Where the date of a line may begin: within its first characters. */
const dayBegins = (text: string, { start, end }: Span): number => {
  let first = start
  while (text.charCodeAt(first) === 0x20) first++
  for (let at = first; at < end && at < first + 12; at++) if (beginsDay[text.charCodeAt(at)] === 1) return at
  return -1
}

/** The day of a line that is a date and hardly anything else; 「(令和3年9月3日 公表)」 is one too. */
const dayOfLine = (source: string, line: Span): number | undefined => {
  const begins = dayBegins(source, line)
  if (begins < 0) return undefined
  const text = source.slice(line.start, line.end).trim()
  if (text.length > 40) return undefined
  const at = begins - source.indexOf(text, line.start)
  const date = parseDateAt(text, at)
  if (date?.year === undefined || date.month === undefined || date.day === undefined) return undefined
  const rest = text.slice(0, at) + text.slice(date.end)
  return rest.replace(/[\s()[\]【】<>:]|公表|発表|掲載|更新|付け?|現在/g, '').length <= 2
    ? dayNumber({ year: date.year, month: date.month, day: date.day })
    : undefined
}

/**
 * Where reports begin on a page that holds several: a line of date next to a line of title, far enough from the
 * next such pair. One pair, or pairs of the same day, are one report.
 */
const findHeads = (text: string, lines: readonly Span[]): ReportHead[] => {
  const heads: ReportHead[] = []
  let lastLine = -10
  lines.forEach((line, index) => {
    if (line.end - line.start > 44 || index - lastLine < 5) return
    const day = dayOfLine(text, line)
    if (day === undefined) return
    const isTitle = (at: number): boolean => {
      const near = lines[at]
      return near !== undefined && near.end - near.start <= 90 && titleEnd.test(text.slice(near.start, near.end).trim())
    }
    const title = [index - 1, index - 2, index + 1, index + 2, index + 3].find(isTitle)
    if (title === undefined) return
    let first = Math.min(title, index)
    const above = lines[first - 1]
    if (above !== undefined && above.end - above.start < 120 && ruleLine.test(text.slice(above.start, above.end)))
      first--
    lastLine = Math.max(title, index)
    heads.push({ start: lines[first]!.start, day })
  })
  return heads
}

/** The stretches of a page that belong to older reports than the newest one; none where it holds one report. */
export const findOlderReports = (text: string, lines: readonly Span[]): Span[] => {
  const heads = findHeads(text, lines)
  if (heads.length < 2 || new Set(heads.map(({ day }) => day)).size < 2) return []
  const newest = heads.reduce((best, head) => (head.day > best.day ? head : best))
  const older: Span[] = []
  heads.forEach((head, index) => {
    const end = heads[index + 1]?.start ?? text.length
    // What stands above the first head is the page's own title: it stays.
    if (head !== newest) older.push({ start: head.start, end })
  })
  return older
}

/** The text with some stretches blanked, so that every offset stays. */
export const blankSpans = (text: string, spans: readonly Span[]): string => {
  let blanked = ''
  let at = 0
  for (const { start, end } of spans) {
    blanked += text.slice(at, start) + ' '.repeat(end - start)
    at = end
  }
  return blanked + text.slice(at)
}

/** A doubt where a page holds several reports: the newest is read, the others are named. */
export const severalReportsReader: FactReader = {
  name: 'several-reports',
  read: (reading) => ({
    doubts: reading.olderReports.map((span) => ({
      code: 'SEVERAL_REPORTS',
      message: 'the page holds an older report too; only the newest was read',
      evidence: evidenceOf(reading, { start: span.start, end: Math.min(span.end, span.start + 80) }),
    })),
  }),
}
