import type { Publication, Reading, Span, Update } from '../../reading.js'
import { dayNumber, isDate, toIso } from './calendar.js'
import type { WrittenDate } from './written.js'

const deed = '(?:更新|改訂|改定|追記|加筆|修正|訂正)'
const updateBefore = new RegExp(`${deed}(?:日時?|版)?[)】〉>\\]]?[ ::は(]{0,3}$`)
const updateAfter = new RegExp(
  `^(?:に|付けで?|時点で?)? ?(?:(?:最終|一部|内容|記載|件数)(?:を|の)?)?${deed}(?:分|版|済み?|(?:いた)?しました)?(?=$|[)】〉>\\]:。/ ])`,
)
/** A line longer than this is prose, in which only brackets set an addition apart: 「(2024年6月25日追記)対象は…」. */
const LINE = 60
/** Months from the first version in which an addition without a year may lie in the next year. */
const MONTHS_ON = 6

const isApart = (text: string, line: Span, start: number): boolean =>
  line.end - line.start <= LINE || /[([【〈<〔※]\D{0,8}$/.test(text.slice(Math.max(line.start, start - 10), start))

/** A page with more of them is a list of something else. */
const mostUpdates = 64

/** The first line of prose, and the last. */
const proseOf = (text: string, lines: readonly Span[]): { readonly first: number; readonly last: number } => {
  const isProse = ({ start, end }: Span) => text.slice(start, end).includes('。')
  return { first: lines.findIndex(isProse), last: lines.findLastIndex(isProse) }
}

/**
 * The days, later than its own, on which a page says it was added to: 「2024年7月1日(7月19日更新)」, 「最終更新日:…」,
 * 「【10月21日追記】」. One that opens an addition further down holds from there on.
 */
export const findUpdates = (
  text: string,
  lines: readonly Span[],
  written: readonly WrittenDate[],
  own: Omit<Publication, 'updates'>,
): Update[] => {
  const { year: ownYear, month: ownMonth, day: ownDay } = own
  if (ownDay === undefined) return []
  const updates: Update[] = []
  let prose: ReturnType<typeof proseOf> | undefined
  let line = 0
  for (const { start, end, year: named, month, day } of written) {
    if (month === undefined || day === undefined || start === own.start) continue
    while (line < lines.length - 1 && lines[line]!.end <= start) line++
    const at = lines[line]
    if (at === undefined || start < at.start || !isApart(text, at, start)) continue
    const before = text.slice(Math.max(at.start, start - 12), start)
    if (!updateBefore.test(before) && !updateAfter.test(text.slice(end, Math.min(at.end, end + 24)))) continue
    const turned = month * 100 + day < ownMonth * 100 + ownDay
    if (named === undefined && turned && (month - ownMonth + 12) % 12 > MONTHS_ON) continue
    const year = named ?? (turned ? ownYear + 1 : ownYear)
    if (!isDate(year, month, day)) continue
    if (dayNumber({ year, month, day }) <= dayNumber({ year: ownYear, month: ownMonth, day: ownDay })) continue
    prose ??= proseOf(text, lines)
    // What has no prose above it, or none from there on, holds for the whole page.
    const isBelow = prose.first >= 0 && prose.first < line && prose.last >= line
    updates.push({ start, end, year, month, day, from: isBelow ? at.start : 0 })
    if (updates.length === mostUpdates) break
  }
  return updates
}

/** The last addition that holds at a place. */
export const updateAt = ({ updates }: Publication, at: number): Update | undefined =>
  updates
    .filter(({ from }) => from <= at)
    .reduce<Update | undefined>(
      (last, next) => (last === undefined || toIso(next) > toIso(last) ? next : last),
      undefined,
    )

/** The day on which what stands at `at` was written, as far as the page tells: its own, or that of the last addition. */
export const writtenOn = (publication: Publication, at: number): string =>
  toIso(updateAt(publication, at) ?? publication)

/** Is a date that of the page itself, or of an addition to it? Such a day is none of the incident. */
export const isOwnDay = ({ publication }: Pick<Reading, 'publication'>, { start }: Span): boolean =>
  publication !== undefined &&
  (publication.start === start || publication.updates.some((update) => update.start === start))
