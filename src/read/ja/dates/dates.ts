import type { DateMention, Publication, Span } from '../../reading.js'
import { matchesOf } from '../text/matches.js'
import { findLines } from '../text/sentences.js'
import { addMinutes, dayNumber, type Point, toIso } from './calendar.js'
import { findIssues, type Issue } from './issues.js'
import { findWrittenDates, parseDateAt } from './parse.js'
import { findPublication } from './published.js'
import { type Context, resolve } from './resolve.js'
import { duration, maySeam, spanClose, spanSeam } from './seams.js'
import { isOwnDay, updateAt } from './updates.js'
import type { WrittenDate } from './written.js'

export interface DateOptions {
  /** Year of the case number, where nothing in the text implies one. */
  readonly caseYear?: string
}

const FULL_STOP = 0x3002
const NEWLINE = 0x0a
/** Does a sentence or line end between two places? */
const endsBetween = (text: string, from: number, to: number): boolean => {
  for (let at = to - 1; at >= from; at--) {
    const unit = text.charCodeAt(at)
    if (unit === FULL_STOP || unit === NEWLINE) return true
  }
  return false
}

const stick = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at
  return pattern.exec(text)
}

const LONG_SENTENCE = 400

const contentMark = /と(?:の|いう)|旨(?:の|を|、)|(?<![このそ])こと(?:が|を|について)|(?:形跡|痕跡)を/g

/** 「◇、委託先から、◇に停止したとの連絡を受け」: where what was said or found on the second day ends, if it is such. */
const contentEnd = (text: string, at: number): number | undefined => {
  if (!/^(?:の?(?:午前|午後|未明|夜|朝))?(?:に|から|より|の|まで)(?!、)/.test(text.slice(at, at + 6))) return undefined
  const stop = /[。\n]|$/.exec(text.slice(at, at + 120))!.index
  const marks = matchesOf(contentMark, text.slice(at, at + stop))
  return marks.length === 0 ? undefined : at + marks.at(-1)!.index
}

/** Inside what was said or found, 同日 leans on the day told there. */
const leanInside = (context: Context): Context =>
  context.inside === undefined ? context : { ...context, last: context.inside.point, lastDay: context.inside.point }

/** 1月30日から31日: what the second end leaves out, it takes from the first. */
const resolveEnd = (written: WrittenDate, from: Point, context: Context, text: string): Point | undefined => {
  const inside: Context = {
    ...context,
    last: from,
    lastDay: from.day === undefined ? context.lastDay : from,
    chain: undefined,
  }
  const leftOut = written.year === undefined && written.yearRelative === undefined
  if (leftOut && written.month !== undefined) {
    const base = { year: from.year, month: written.month, ...(written.day !== undefined && { day: written.day }) }
    const turned =
      dayNumber(base) < dayNumber({ ...from, ...(written.day === undefined && { day: 1 }) })
        ? { ...base, year: from.year + 1 }
        : base
    return written.hour === undefined ? turned : { ...turned, hour: written.hour % 24, minute: written.minute ?? 0 }
  }
  return resolve(written, inside, text)
}

const isHalf = (modifier: string): boolean => /^(?:午[前後]|[AP]M|[ap]m|夜|夕|晩|深夜)/.test(modifier)
const shortYear = /(\d\d) ?年 ?(?=\d{1,2} ?月)/y
const minutes = /同?(\d{1,2}) ?分(?!の)/y
const namesDay = ({ month, day, dayRelative, monthRelative }: WrittenDate): boolean =>
  month !== undefined || day !== undefined || dayRelative !== undefined || monthRelative !== undefined
/** 「午後2時から2時40分」 is of one afternoon, 「午後11時から2時」 goes on to the next day. */
const laterHour = (first: WrittenDate, second: WrittenDate): { readonly hour?: number } => {
  const { hour: from, minute: fromMinute = 0 } = first
  const { hour, minute = 0 } = second
  if (from === undefined || hour === undefined || namesDay(second) || second.modifiers.some(isHalf)) return {}
  if (!first.modifiers.some(isHalf) || hour >= 12 || hour * 60 + minute >= from * 60 + fromMinute) return {}
  return { hour: (hour + 12) * 60 + minute >= from * 60 + fromMinute ? hour + 12 : hour + 24 }
}
/** The second end of a span: 「2023年11月~24年3月」 says its year in two digits. */
const secondEnd = (text: string, at: number, first: WrittenDate): WrittenDate | undefined => {
  // 「10時5分~40分」
  const only = first.minute === undefined || first.hour === undefined ? null : stick(minutes, text, at)
  if (only !== null && Number(only[1]) < 60)
    return {
      start: at,
      end: at + only[0].length,
      dayRelative: { relation: 'same', anchor: 'mention' },
      hour: first.hour!,
      minute: Number(only[1]),
      modifiers: [],
    }
  const short = first.year === undefined ? null : stick(shortYear, text, at)
  if (short === null || first.year === undefined) {
    const second = parseDateAt(text, at, true)
    return second && { ...second, ...laterHour(first, second) }
  }
  const rest = parseDateAt(text, at + short[0].length, true)
  return rest && { ...rest, start: at, year: Math.floor(first.year / 100) * 100 + Number(short[1]) }
}

const basisOf = (written: WrittenDate): 'stated' | 'inferred' =>
  written.year !== undefined && written.yearRelative === undefined ? 'stated' : 'inferred'

const ruleOf = (written: WrittenDate): string => {
  if (written.dayRelative || written.monthRelative || written.yearRelative) return 'dates/relative'
  if (written.year === undefined) return written.month === undefined ? 'dates/continued' : 'dates/year-implied'
  return 'dates/full'
}

/** How far from a date the bracket stands that it is an aside in. */
const asideReach = 12
/**
 * 「通報(平成30年6月受信)の音声」「資料(9月2日掲載)」: a month, or a day gone by, beside words of its own in brackets is of
 * a thing, and no day leans on it.
 */
const isAside = (text: string, start: number, end: number): boolean => {
  const from = Math.max(0, start - asideReach)
  const around = text.slice(from, end + asideReach + 1)
  const open = around.lastIndexOf('(', start - from - 1)
  // A bracket that closes before the date closes another.
  return open >= 0 && from + around.indexOf(')', open) > end
}
/** 「…からの報告(10月30日受領)によれば、20時に」: the sentence goes on behind the brackets. */
const goesOnBehind = (text: string, start: number, end: number): boolean =>
  isAside(text, start, end) && /^[^()]{1,12}\)(?:に|で|は|の|を|から)/.test(text.slice(end, end + 15))

/** 「退職の翌日」「回収の前日」: of what, where that is no deed of the matter. */
const ofWhat =
  /(退職|退社|離職|異動|引き?渡し|受け?渡し|回収|納品|出発|帰国|入院|退院|入居|転居|卒業|受診|来店|締め?切り?|期限|満了|支払い?|解約)の$/
const ofAnother = /^(?:翌|前|当)日/
/** Is it the day before or after something else than the text told of last? */
const isOfAnother = (text: string, { start, dayRelative }: WrittenDate, last: number): boolean => {
  if (dayRelative === undefined || !ofAnother.test(text.slice(start, start + 2))) return false
  const what = ofWhat.exec(text.slice(Math.max(0, start - 6), start))?.[1]
  if (what === undefined) return false
  const told = text.slice(Math.max(0, last - 40), start - what.length - 1)
  const at = told.lastIndexOf(what)
  return at < 0 || /[一-鿿]/.test(told.charAt(at + what.length))
}

/** 「4月以降にご予約くださった76組の皆様」: the time of the data, on which no other date leans. */
const ofData =
  /^に、?[^、。]{0,12}?(?:申し?込|予約|購入|登録|利用|入会|受診|契約|応募|注文|入院|来院|受講|在籍|寄[付附]|提出|宿泊|加入|採用|来店)[^、。]{0,12}?[たる][^、。]{0,12}?(?:もの|分|方|皆|お客|会員|利用者|患者|書類|[名人件組]|の[^、。]{0,6}(?:情報|データ|氏名))/
const openEnds: ReadonlySet<string> = new Set(['以降', '以後', '以前', 'より前', 'まで'])

/** 「20240229_お詫び」: the name of a file, where nothing else names a year. */
const stamp = /(?<!\d)(20[012]\d)(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?=[_ .-])/

/** Does nothing but space and the mark of a list stand before a date on its line? */
const beginsLine = (text: string, start: number): boolean => {
  let at = start - 1
  while (at >= 0 && start - at < 8 && ' ・•●○◯■□◆◇▼▶※|('.includes(text.charAt(at))) at--
  return at < 0 || text.charAt(at) === '\n'
}

/** A row of a chronology, its lines broken by a paper's width: no more than this long, and no sentence ends a line in it. */
const LONG_ROW = 400
const isOneRow = (text: string, start: number, end: number): boolean =>
  end - start < LONG_ROW && !/[。\n]\n/.test(text.slice(start, end))

/**
 * The dates and times of a folded text, in order, none overlapping: all calendars, spans, and what leans on a date
 * before (同日, 翌4日, 同月24日). A date that nothing in the text gives a year is left out.
 */
export const placeDates = (
  text: string,
  written: readonly WrittenDate[],
  publication: Publication | undefined,
  issues: readonly Issue[],
  options: DateOptions = {},
): DateMention[] => {
  const full = written.find((date) => date.year !== undefined && date.month !== undefined && date.day !== undefined)
  const caseYear = options.caseYear ?? (full === undefined ? stamp.exec(text)?.[1] : undefined)
  const context: Context = {
    publication,
    issues,
    caseYear: caseYear === undefined ? undefined : Number(caseYear),
    firstYear: full?.year,
    firstDay: full === undefined ? undefined : { year: full.year!, month: full.month!, day: full.day! },
    last: undefined,
    lastDay: undefined,
    recent: [],
    opening: undefined,
    inside: undefined,
    chain: undefined,
  }
  const mentions: DateMention[] = []
  let taken = 0
  let lastEnd = 0
  /** The day that opened the last line which a day opens, and where. */
  let row: Point | undefined
  let rowStart = 0
  for (const date of written) {
    if (date.start < taken) continue
    if (context.inside !== undefined && date.start > context.inside.to) context.inside = undefined
    if (isOfAnother(text, date, lastEnd)) continue
    const opensLine = beginsLine(text, date.start)
    // A row that begins with 同日 goes on from the row above, not from an earlier day that row looked back to.
    const onRow =
      opensLine &&
      row !== undefined &&
      (date.dayRelative?.anchor === 'mention' || date.monthRelative?.anchor === 'mention') &&
      context.lastDay !== undefined &&
      dayNumber(context.lastDay) < dayNumber(row) &&
      isOneRow(text, rowStart, lastEnd)
    const point = resolve(date, onRow ? { ...context, last: row, lastDay: row } : leanInside(context), text)
    if (point === undefined) continue
    let end = date.end
    let until: Point | undefined
    const modifiers = [...date.modifiers]
    const seam = maySeam(text, date.end) ? stick(spanSeam, text, date.end) : null
    const second = seam ? secondEnd(text, date.end + seam[0].length, date) : undefined
    if (
      second !== undefined &&
      // 4月から3ヶ月 is no span, nor is 4月から16日; 2021年5月~2023年9月27日 and 4月中旬~5月14日 are.
      ((date.day === undefined) ===
        (second.day === undefined && second.dayRelative === undefined && second.hour === undefined) ||
        (date.year !== undefined && second.year !== undefined) ||
        (date.vague === true && second.month !== undefined) ||
        (date.hour !== undefined && second.hour !== undefined && second.day === undefined))
    ) {
      until = resolveEnd(second, point, context, text)
      if (until !== undefined && dayNumber(until) >= dayNumber(point)) {
        end = second.end
        modifiers.push(...second.modifiers)
        const close = stick(spanClose, text, end)
        if (close) end += close[0].length
      } else until = undefined
    }
    // 「12時50分頃からおよそ40分間」
    if (until === undefined && point.hour !== undefined) {
      const lasting = stick(duration, text, end)
      if (lasting !== null) {
        until = addMinutes(point, Number(lasting[1]) * (lasting[2] === '分' ? 1 : 60) + (lasting[3] === '半' ? 30 : 0))
        end += lasting[0].length
      }
    }
    const settled = until ?? point
    if (opensLine && settled.day !== undefined && !isOwnDay({ publication }, date)) {
      row = settled
      rowStart = date.start
    }
    const isOwnDate = isOwnDay({ publication }, date)
    const bracketed =
      until === undefined
        ? (settled.day === undefined ||
            goesOnBehind(text, date.start, end) ||
            (context.lastDay !== undefined && dayNumber(settled) < dayNumber(context.lastDay))) &&
          lastEnd > 0 &&
          isAside(text, date.start, end)
        : text[date.start - 1] === '(' || text[date.start - 1] === ':'
    // 「28日、同月22日から25日に…を発見し、同日停止」: a span inside a sentence that a date opens is not what 同日 leans on.
    const nested =
      until !== undefined && lastEnd > 0 && date.start - lastEnd < 200 && !endsBetween(text, lastEnd, date.start)
    if (
      context.opening !== undefined &&
      endsBetween(text, Math.max(context.opening.from, date.start - LONG_SENTENCE), date.start)
    )
      context.opening = undefined
    const told = settled.day !== undefined && context.opening !== undefined ? contentEnd(text, end) : undefined
    if (told !== undefined) context.inside = { point: settled, to: told }
    // A day still to come, a deadline: the next day without a month is none of its month.
    const ahead =
      publication?.day !== undefined &&
      settled.day !== undefined &&
      context.lastDay !== undefined &&
      dayNumber(settled) > dayNumber(updateAt(publication, date.start) ?? publication)
    const within = context.inside !== undefined && date.start <= context.inside.to
    const dates =
      (until !== undefined || modifiers.some((word) => openEnds.has(word))) && ofData.test(text.slice(end, end + 50))
    const aside = nested || told !== undefined || within || ahead
    if (settled.day !== undefined && context.opening === undefined && !isOwnDate)
      context.opening = { point: settled, from: end }
    lastEnd = end
    // 「前年の所得」 names no year for what follows.
    const isYearAside = settled.month === undefined && date.yearRelative !== undefined && context.lastDay !== undefined
    if (!isOwnDate && !bracketed && !dates && !isYearAside) {
      if (!aside) context.last = settled
      if (settled.day !== undefined) {
        context.recent = [settled, ...context.recent.slice(0, 5)]
        if (!aside) context.lastDay = settled
      }
      if (settled.day !== undefined) {
        const followed =
          context.chain !== undefined && context.chain.point.year === settled.year && date.year === undefined
        if (date.year !== undefined || followed) context.chain = { point: settled, end }
        else context.chain = undefined
      }
    }
    mentions.push({
      start: date.start,
      end,
      date: toIso(point),
      ...(until !== undefined && { until: toIso(until) }),
      basis: basisOf(date),
      modifiers,
      rule: until === undefined ? ruleOf(date) : `${ruleOf(date)}-span`,
    })
    taken = end
  }
  return mentions
}

/** `placeDates` for a text of which nothing is known yet. */
export const findDateMentions = (
  text: string,
  options: DateOptions = {},
  lines: readonly Span[] = findLines(text),
): DateMention[] => {
  const written = findWrittenDates(text)
  const issues = findIssues(text, lines, written)
  return placeDates(text, written, findPublication(text, lines, written, issues), issues, options)
}
