import type { Span } from '../../reading.js'
import { isOtherSlip } from './other-slip.js'
import { dayOfLine, namesPublisher, openingDay, tellsProse } from './report-days.js'

/** One report of a page that lists its reports by their days. */
interface SeriesHead {
  readonly index: number
  readonly day: number
  /** How the day is set: 「■2024.05.10」 and 「■2024.04.22」 look alike. */
  readonly form: string
  /** The title, beside the day or on the line below. */
  readonly title: string
  readonly titled: boolean
}

/** Lines above the newest report: the name of the publisher and the signs of its site. */
const HEAD = 16
/**
 * 「2024.05.10 不正アクセスについて(第2報)」 is a title; what goes on in a sentence or a table, who published it and what
 * happened on that day (「9月20日 受託者が、調査を開始」) are none.
 */
const isTitle = (words: string): boolean =>
  words.length >= 4 &&
  words.length <= 60 &&
  !/[。|]|:$|[すただるか]$|[??]$|[がはを]、|から|より/.test(words) &&
  !namesPublisher.test(` ${words}`)
/** 「サーバー障害が起きています」 may be a title, where it has a line of its own. */
const mayBeTitle = (words: string): boolean =>
  words.length >= 4 && words.length <= 60 && !words.includes('。') && !namesPublisher.test(` ${words}`)

/** A page that tells when what was done, answers questions or counts up several matters. */
const ofParts = /経[過緯]|状況|時系列|対応|Q ?& ?A|一覧|事案|各|別|件\)?$|以下|次の/
const headAt = (text: string, lines: readonly Span[], index: number): SeriesHead | undefined => {
  const line = lines[index]!
  if (line.end - line.start > 90) return undefined
  const opening = openingDay(text, line)
  if (opening === undefined || !/^[^\p{L}\p{N}]{0,3}$/u.test(opening.before)) return undefined
  const beside = opening.after.replace(/^[^\p{L}\p{N}「【(]+|[)】〉>\]]$/gu, '').trim()
  const next = lines[index + 1]
  const titled =
    beside === ''
      ? next !== undefined && mayBeTitle(text.slice(next.start, next.end).trim())
      : isTitle(beside) && /^[^\p{L}\p{N}「【(]/u.test(opening.after)
  return {
    index,
    day: opening.day,
    form: `${opening.before}${opening.written.replace(/\d{1,4}/g, '0')}${beside === '' ? '' : ' '}`,
    title: beside === '' && next !== undefined ? text.slice(next.start, next.end).trim() : beside,
    titled,
  }
}

/**
 * The heads of a page that lists its reports by day, the newest first: 「■2024.05.10」 and its title over what it tells,
 * 「■2024.04.22」 over what was told before. A course of events runs the other way, or stands below what the report
 * itself tells first; a day above that is later is the report's own. Empty where the page is none of these.
 */
export const findReportSeries = (text: string, lines: readonly Span[]): readonly SeriesHead[] => {
  let first: SeriesHead | undefined
  let latest = 0
  for (let index = 0; index < Math.min(lines.length, HEAD) && first === undefined; index++) {
    if (tellsProse(text, lines[index]!)) return []
    const head = headAt(text, lines, index)
    if (head?.titled === true) first = head
    else if (ofParts.test(text.slice(lines[index]!.start, lines[index]!.end))) return []
    else latest = Math.max(latest, dayOfLine(text, lines[index]!) ?? 0)
  }
  if (first === undefined || latest > first.day) return []
  const heads = [first]
  for (let index = first.index + 1; index < lines.length; index++) {
    const head = headAt(text, lines, index)
    if (head?.form !== first.form) continue
    const last = heads.at(-1)!
    if (!head.titled || head.day > last.day || isOtherSlip(first.title, head.title)) return []
    // Where nothing is told under the newest, the page is a list of links.
    const told = lines.slice(last.index + 1, index).some((line) => tellsProse(text, line))
    if (heads.length === 1 && !told) return []
    heads.push(head)
  }
  return heads.length > 1 && heads.at(-1)!.day < first.day ? heads : []
}
