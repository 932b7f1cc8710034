import type { Span } from '../../reading.js'
import { dayNumber } from '../dates/calendar.js'
import { parseDateAt } from '../dates/parse.js'
import { tableOf } from '../text/characters.js'

/** A day that is named in full begins with one of these. */
const beginsDay = tableOf('0123456789令平昭')

/** Where the date of a line may begin: within its first characters. */
const dayBegins = (text: string, { start, end }: Span): number => {
  let first = start
  while (text.charCodeAt(first) === 0x20) first++
  for (let at = first; at < end && at < first + 12; at++) if (beginsDay[text.charCodeAt(at)] === 1) return at
  return -1
}

/** A line that opens with a day named in full: the day, and what stands before and behind it. */
export interface DayLine {
  readonly day: number
  readonly before: string
  /** The day as it is written. */
  readonly written: string
  readonly after: string
}

/** The day in full that a line opens with, and the words around it; undefined where it opens with none. */
export const openingDay = (source: string, line: Span): DayLine | undefined => {
  const begins = dayBegins(source, line)
  if (begins < 0) return undefined
  const text = source.slice(line.start, line.end).trim()
  const at = begins - source.indexOf(text, line.start)
  const date = parseDateAt(text, at)
  if (date?.year === undefined || date.month === undefined || date.day === undefined) return undefined
  return {
    day: dayNumber({ year: date.year, month: date.month, day: date.day }),
    before: text.slice(0, at),
    written: text.slice(at, date.end),
    after: text.slice(date.end),
  }
}

const besideDay = /[\s()[\]【】<>:]|公表|発表|掲載|更新|付け?|現在/g
/**
 * 「2023年11月20日 株式会社汐風リゾート」: who published it that day. 「10月25日 受託事業者から県へ報告」 tells what happened on
 * it.
 */
export const namesPublisher =
  /^[ |]{1,4}(?!.*(?:から|より|へ|で|[報申]告|連絡|相談|通[報知]|届|判明|発覚|把握|確認|特定|停止|公開|開始|完了))[^。、はがをに\d]{0,24}?(?:株式会社|有限会社|合同会社|法人|学校|大学|病院|協会|組合|教育委員会|連合会|[市町村県区])[^。、はがをに\d]{0,24}$/

/** The day of a line that is a date and hardly anything else; 「(令和3年9月3日 公表)」 is one too. */
export const dayOfLine = (source: string, line: Span): number | undefined => {
  if (line.end - line.start > 60) return undefined
  const opening = openingDay(source, line)
  if (opening === undefined) return undefined
  const { day, before, written, after } = opening
  if (before.length + written.length + after.length > 40) return undefined
  if (before === '' && namesPublisher.test(after)) return day
  return `${before}${after}`.replace(besideDay, '').length <= 2 ? day : undefined
}

/** Is a line one of prose and not of a title? */
export const tellsProse = (text: string, { start, end }: Span): boolean =>
  end - start > 12 && text.slice(start, end).includes('。')
