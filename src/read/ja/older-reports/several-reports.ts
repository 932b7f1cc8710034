import type { FactReader } from '../../fact-reader.js'
import type { Span } from '../../reading.js'
import { parseDateAt } from '../dates/parse.js'
import { evidenceOf } from '../text/evidence.js'
import { announcesEarlier, endOfAnnounced } from './announces-earlier.js'
import { isOtherSlip } from './other-slip.js'
import { dayOfLine, tellsProse } from './report-days.js'
import { findReportSeries } from './report-series.js'

interface ReportHead {
  /** Where the report begins: its rule line, title or date, whichever stands first. */
  readonly start: number
  readonly day: number
  readonly title: string
  /** The line below day and title. */
  readonly below: number
}

const titleEnd =
  /(?:について|お知らせ|お詫び|ご?報告|公表|ください|(?:第 ?\d{1,2}|第[一二三四五六七八九十]|続|最終|中間|速)報)(?:\([^()]{1,16}\))?[)」】]*$/
const ordinal = /(?:第 ?([\d一二三四五六七八九]{1,2})|(初)|(続)|(最終)) ?報/
const marked = /^ *[■●◆◇○◎▼▽□・【〔〈]/
const ruleLine = /^[-=_*・~─━ ]{5,}$/

/** 「【2024年10月21日追記】」, 「〈9月30日掲載〉」, 「2024年6月3日」: the date of a line that opens a part of a page, months and days counted alone. */
const dayOfPart = (source: string, line: Span): { readonly day: number; readonly added: boolean } | undefined => {
  if (line.end - line.start > 40) return undefined
  const text = source.slice(line.start, line.end).trim()
  const begins = /\d|令和|平成/.exec(text)?.index
  const date = begins === undefined || begins > 10 ? undefined : parseDateAt(text, begins)
  if (begins === undefined || date?.month === undefined || date.day === undefined) return undefined
  const rest = text.slice(0, begins) + text.slice(date.end)
  const words = rest.replace(/[\s()[\]【】〔〕<>〈〉《》:;※■●○◆▼]|に|付け?|現在|お?知らせ/g, '')
  if (!/^(?:(?:追記|追加|最終更新|更新|掲載|公表|発表|公開|初版|初出|当初)(?:分|日)?)?$/.test(words)) return undefined
  // What has no year goes by month and day, as the parts of one page are a few months apart.
  if (date.year === undefined && words === '') return undefined
  return { day: (date.year ?? 0) * 400 + date.month * 31 + date.day, added: /追記|更新/.test(words) }
}

/** 「個人情報の漏えいについて(第2報)」 and 「個人情報の漏えいについて」 are titles of one matter. */
const bareTitle = (text: string, { start, end }: Span): string =>
  text
    .slice(start, end)
    .replace(/\([^()]{1,16}\)|【[^】]{1,16}】/g, '')
    .trim()

/** 「経過」, 「2 対応の経緯」: the days below it are of what happened. */
const course = /^[^。、]{0,8}(?:経緯|経過|時系列|対応状況|流れ)[^。、]{0,6}$/

const isRule = (text: string, line: Span | undefined): boolean =>
  line !== undefined && line.end - line.start < 120 && ruleLine.test(text.slice(line.start, line.end))

/** 「調査対象の期間」, 「経過」: a part of a report. */
const noTitle = /。|経緯|経過|時系列|履歴|期間|追記|問い?合わ?せ|概要|日時|^[^\p{L}\p{N}]{0,3}\d/u

/** Does a line stand right below a rule? What does with its day is the head of a report, however its title ends. */
const isUnderRule = (text: string, lines: readonly Span[], index: number): boolean => {
  if (!isRule(text, lines[index - 1])) return false
  const words = text.slice(lines[index]!.start, lines[index]!.end).trim()
  return words.length >= 8 && !noTitle.test(words)
}

/**
 * Where reports begin on a page that holds several: a line of date next to a line of title, far enough from the
 * next such pair, or under the same title. One pair, or pairs of the same day, are one report.
 */
const findHeads = (text: string, lines: readonly Span[]): ReportHead[] => {
  const heads: ReportHead[] = []
  let lastLine = -10
  let lastTitle = ''
  let isSigned = false
  let inCourse = false
  const firstProse = lines.findIndex((line) => tellsProse(text, line))
  lines.forEach((line, index) => {
    inCourse ||= line.end - line.start < 24 && course.test(text.slice(line.start, line.end))
    if (line.end - line.start > 44 || index <= lastLine + 1) return
    const day = dayOfLine(text, line)
    if (day === undefined) return
    const isTitle = (at: number): boolean => {
      const near = lines[at]
      if (near === undefined || at <= lastLine || near.end - near.start > 90) return false
      // 「4月21日 委員会報告」 below 「4月20日 事務局協議」: what happened when.
      if (at !== index && opens(text, near)) return false
      const words = text.slice(near.start, near.end).trim()
      return (
        (titleEnd.test(words) && !/^[^\p{L}]{0,4}(?:報告|公表)$/u.test(words)) ||
        isUnderRule(text, lines, Math.min(at, index))
      )
    }
    const title = [index - 1, index - 2, index + 1, index + 2, index + 3].find(isTitle)
    if (title === undefined) return
    const named = bareTitle(text, lines[title]!)
    if (index - lastLine < 5 && named !== lastTitle) return
    let first = Math.min(title, index)
    if (isRule(text, lines[first - 1])) first--
    if (inCourse && named !== lastTitle && lateness(text.slice(lines[title]!.start, lines[title]!.end)) === 0) return
    // 「■2024年4月20日」 under a report whose own day has no sign: a part of it.
    const signed = marked.test(text.slice(line.start, line.start + 8))
    if (heads.length === 0) isSigned = signed
    else if (signed && !isSigned && lateness(text.slice(lines[title]!.start, lines[title]!.end)) === 0) return
    // 「経緯は次のとおりです。」 over dated heads: a course of events.
    if (heads.length === 0 && firstProse >= 0 && firstProse < first) return
    lastLine = Math.max(title, index)
    lastTitle = named
    heads.push({ start: lines[first]!.start, day, title: named, below: Math.max(title, index) + 1 })
  })
  return heads
}

/** The last head, where nothing is told below it. */
const findFoot = (lines: readonly Span[], heads: readonly ReportHead[]): ReportHead | undefined => {
  const last = heads.at(-1)
  if (last === undefined || last.below <= lines.length - 6) return undefined
  return lines.slice(last.below).some(({ start, end }) => end - start > 24) ? undefined : last
}

/** How late a report calls itself: 第1報 before 続報 before 第2報 … before 最終報. */
const lateness = (words: string): number => {
  const match = ordinal.exec(words)
  if (match === null) return 0
  const [, number, first, next] = match
  if (number === undefined) return first !== undefined ? 1 : next !== undefined ? 1.5 : 99
  return Number(number) || '一二三四五六七八九'.indexOf(number) + 1
}
/** What may stand in the head of an earlier report beside its number and day: 「(参考)第1報(9月24日掲載)」「●6月27日 第1報」. */
const besideOrdinal =
  /参考|再掲|抜粋|要旨|全文|内容|以下|を(?:表示|見|読|開)(?:する|る|む|く)|は|の|、|公表|発表|掲載|更新|付け?|分|時点|\d{1,2}時(?:\d{1,2}分)?|\d{1,2}:\d\d|\([月火水木金土日]\)|[^\p{L}\p{N}]/gu
const aDay = /(?:(?:令和|平成) ?(?:\d{1,2}|元)年|\d{4} ?年|\d{4}[/.-])? ?\d{1,2} ?[月/.-] ?\d{1,2} ?日?/

/** 「【第1報】不正アクセスについて(10月18日掲載)」 */
const bracketedOrdinal =
  /^[^\p{L}\p{N}【([〔<]{0,3}[【([〔<] ?(?:第 ?[\d一二三四五六七八九]{1,2}|初|続|最終) ?報 ?[】)\]〕>](?=.)/u

/** A line that is nothing but the number of a report and its day, or 参考 and its number; or a title behind its number. */
const ordinalHead = (words: string): number => {
  const late = lateness(words)
  if (late === 0 || bracketedOrdinal.test(words)) return late
  if (words.length > 50) return 0
  const rest = words.replace(ordinal, '')
  const undated = rest.replace(aDay, '')
  if (undated === rest && !/参考|再掲|抜粋|全文/.test(rest)) return 0
  return undated.replace(besideOrdinal, '') === '' ? late : 0
}

const opensWithDay = /^[ \u3000]{0,6}(?:(?:令和|平成) ?(?:\d{1,2}|元)年|\d{4}年)? ?\d{1,2}月 ?\d{1,2}日/
const opens = (text: string, line: Span | undefined): boolean =>
  line !== undefined && opensWithDay.test(text.slice(line.start, Math.min(line.end, line.start + 30)))
/** 「5月17日 公表(第1報)」 under 「5月13日 速報」: what happened when, and no report. */
const isRow = (text: string, lines: readonly Span[], index: number): boolean =>
  opens(text, lines[index]) && opens(text, lines[index - 1])

const asks = /^\W{0,3}(?:お?問い?合わ?せ|連絡先|本件に関する|このページに関する)/

/** Where an earlier report that begins at `from` ends: before whom to ask of the page, if the report has named whom to ask. */
const endOfEarlier = (text: string, lines: readonly Span[], from: number, to: number): number => {
  let asked = false
  for (let at = from; at < to; at++) {
    const { start, end } = lines[at]!
    const words = text.slice(start, Math.min(end, start + 24))
    if (!asks.test(words)) continue
    const opens = /\n[ \u3000]{0,6}\n[ \u3000]{0,6}$/.test(text.slice(Math.max(0, start - 8), start))
    if ((asked && opens) || /このページ/.test(words)) return start
    asked = true
  }
  return lines[to]?.start ?? text.length
}

/**
 * Below an addition that opens the page, what was published before it: 「【2024年10月21日追記】…」 over 「【2024年9月30日掲載】…」.
 * Where nothing stands above the addition, the name and title that stand over the older text are the page's.
 */
const findUnderAddition = (text: string, lines: readonly Span[]): Span[] => {
  if (!/追記|更新/.test(text)) return []
  const isProse = (line: Span) => tellsProse(text, line)
  const parts: { readonly index: number; readonly day: number }[] = []
  for (const [index, line] of lines.entries()) {
    const part = dayOfPart(text, line)
    if (part === undefined) {
      if (parts.length === 0 && isProse(line)) return []
      continue
    }
    if (parts.length === 0 ? !part.added : !lines.slice(parts.at(-1)!.index + 1, index).some(isProse)) continue
    if (lines.slice(index + 1, index + 5).some(isProse)) parts.push({ index, day: part.day })
  }
  const first = parts[0]
  if (first === undefined || parts.length < 2 || parts.some(({ day }) => day < 400 !== first.day < 400)) return []
  const newest = Math.max(...parts.map(({ day }) => day))
  if (newest !== first.day) return []
  return parts.flatMap(({ index, day }, at) => {
    if (day === newest) return []
    const end = endOfEarlier(text, lines, index + 1, parts[at + 1]?.index ?? lines.length)
    const from = first.index > 0 ? index : lines.findIndex((line, below) => below > index && isProse(line))
    const { start, end: endOfHead } = lines[index]!
    return first.index > 0
      ? [{ start, end }]
      : [
          { start, end: endOfHead },
          { start: lines[from]!.start, end },
        ]
  })
}

/** Of a page this many characters say whether it is a later report. */
const HEAD_WORDS = 1200
/** Before every report that has a number. */
const EARLIER = 0.5

/**
 * Stretches below the number of a report that is not the latest: 「◎第一報(8月20日)」 under 「◎続報(9月6日)」, and below
 * a line that says they were told before: 「(以下、前回のお知らせ)」.
 */
const findEarlierReports = (text: string, lines: readonly Span[]): Span[] => {
  const heads: { readonly index: number; readonly late: number }[] = []
  let latest = 0
  let told = false
  for (let index = 0; index < lines.length; index++) {
    const { start, end } = lines[index]!
    told ||= end - start > 24 && text.slice(start, end).includes('。')
    if (end - start > 90) continue
    const words = text.slice(start, end)
    const announced = told && announcesEarlier(words, text.slice(0, Math.min(start, HEAD_WORDS)))
    if (!announced && !words.includes('報')) continue
    if (index < 12) latest = Math.max(latest, lateness(words))
    const late = announced ? EARLIER : ordinalHead(words)
    // A link to an earlier report stands above what the newer one tells.
    if (late === 0 || isRow(text, lines, index) || (!told && index > 3 && bracketedOrdinal.test(words))) continue
    latest = Math.max(latest, late)
    // A report follows, and not the next one of a list of links.
    const prose = lines
      .slice(index + 1, index + 4)
      .some((line) => line.end - line.start > 24 && text.slice(line.start, line.end).includes('。'))
    if (prose) heads.push({ index, late })
  }
  const wordsAt = (index: number): string => text.slice(lines[index]!.start, lines[index]!.end).trim()
  const next = (at: number): number => heads[at + 1]?.index ?? lines.length
  return heads.flatMap(({ index, late }, at) =>
    (late >= latest && late !== EARLIER) || index < 4
      ? []
      : [
          {
            start: lines[index + 1]!.start,
            end: endOfEarlier(
              text,
              lines,
              index + 1,
              late === EARLIER ? endOfAnnounced(wordsAt, index, next(at)) : next(at),
            ),
          },
        ],
  )
}

/** The stretches of a page that belong to older reports than the newest one; none where it holds one report. */
export const findOlderReports = (text: string, lines: readonly Span[]): Span[] => {
  const underAddition = findUnderAddition(text, lines)
  if (underAddition.length > 0) return underAddition
  const series = findReportSeries(text, lines)
  if (series.length > 0)
    return series.flatMap(({ index, day }, at) => {
      const end = series[at + 1]
      return day === series[0]!.day
        ? []
        : [{ start: lines[index]!.start, end: end === undefined ? text.length : lines[end.index]!.start }]
    })
  const all = findHeads(text, lines)
  const foot = findFoot(lines, all)
  const told = all.filter((head) => head !== foot)
  // A day and who published it at the foot are those of what stands above; an older one belongs to a link.
  const heads = told.every(({ day }) => foot !== undefined && day < foot.day) ? told : all
  if (heads.length < 2 || new Set(heads.map(({ day }) => day)).size < 2) return findEarlierReports(text, lines)
  const newest = heads.reduce((best, head) => (head.day > best.day ? head : best))
  if (told.some(({ title }) => isOtherSlip(newest.title, title))) return findEarlierReports(text, lines)
  const older: Span[] = []
  heads.forEach((head, index) => {
    const end = heads[index + 1]?.start ?? text.length
    // What stands above the first head is the page's own title: it stays.
    if (head !== newest) older.push({ start: head.start, end })
  })
  return older
}

/** The text with some stretches blanked, so that every offset and line stays. */
export const blankSpans = (text: string, spans: readonly Span[]): string => {
  let blanked = ''
  let at = 0
  for (const { start, end } of spans) {
    blanked += text.slice(at, start) + text.slice(start, end).replace(/[^\n]/g, ' ')
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
