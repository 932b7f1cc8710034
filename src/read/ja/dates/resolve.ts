import type { Publication, Update } from '../../reading.js'
import { addDays, addMinutes, addMonths, dayNumber, type Point, weekdayOf } from './calendar.js'
import type { Issue } from './issues.js'
import { updateAt } from './updates.js'
import type { Relative, WrittenDate } from './written.js'

/** What a written date may lean on. */
export interface Context {
  readonly publication: Publication | undefined
  /** The days on which the matters of the page were each made public. */
  readonly issues: readonly Issue[]
  readonly caseYear: number | undefined
  /** First year the text names anywhere: where a date stands before any year is named. */
  readonly firstYear: number | undefined
  /** The first day the text names in full: in its month stand bare days (17日) before any month is named. */
  readonly firstDay: Point | undefined
  /** The mention before, and the last one that named or implied a day. */
  last: Point | undefined
  lastDay: Point | undefined
  /** The last few days named, newest first: 翌4日 is the day after a 3日 among them. */
  recent: Point[]
  /** The first day of the sentence at hand: what was said or found on a day of its own does not take its place. */
  opening: { point: Point; from: number } | undefined
  /** A day inside what was said or found, and where that ends: there it is what 同日 leans on. */
  inside: { point: Point; to: number } | undefined
  /** A day whose year was written out, or that followed one closely: the next rows of a chronology keep its year. */
  chain: { point: Point; end: number } | undefined
}

const DAYS_OF_CHAIN = 120
const CHARACTERS_OF_CHAIN = 260

const isFuture = (text: string, end: number): boolean => {
  let stop = end
  while (stop < text.length && stop < end + 90 && text[stop] !== '。' && text[stop] !== '\n') stop++
  return /^(?:に)?(?:実施|開催|開始|施行|締切|発売)(?:の|予定|する)|予定|見込|ます$|[うくぐすつぬぶむる]$|ください$|実施$|まで$|休業|開始$/.test(
    text.slice(end, stop),
  )
}

/** On a page that was kept up, a day between its first and its last version is told of where that is the nearer one. */
const nearerYear = (year: number, month: number, day: number, first: Publication, last: Update): number => {
  const next = dayNumber({ year: year + 1, month, day })
  const after = next - dayNumber(first)
  return after > 0 && next <= dayNumber(last) && after < dayNumber(first) - dayNumber({ year, month, day })
    ? year + 1
    : year
}

/** The year a month and day without one belong to, by the release's own date, the dates before, the weekday. */
const chooseYear = (written: WrittenDate, month: number, context: Context, text: string): number | undefined => {
  const { publication, chain } = context
  const day = written.day
  let chosen: number | undefined
  const issue = context.issues.findLast(({ from }) => from <= written.start)?.point
  if (issue !== undefined) {
    const distance = (year: number) => Math.abs(dayNumber({ year, month, day: day ?? 1 }) - dayNumber(issue))
    chosen = [issue.year, issue.year - 1, issue.year + 1].reduce((best, year) =>
      distance(year) < distance(best) ? year : best,
    )
  } else if (publication !== undefined) {
    const update = updateAt(publication, written.start)
    // What an addition further down tells, it tells as of its own day.
    const own = update !== undefined && update.from > 0 ? update : publication
    const ownDay = own.day ?? 31
    const later = month > own.month || (month === own.month && (day ?? 1) > ownDay)
    const ahead = (month - own.month + 12) % 12
    chosen = later && !(ahead <= 4 && isFuture(text, written.end)) ? own.year - 1 : own.year
    if (!later && ahead > 0 && ahead <= 4 && own.month > 8 && isFuture(text, written.end)) chosen = own.year + 1
    if (update !== undefined && own === publication) chosen = nearerYear(chosen, month, day ?? 1, publication, update)
    if (
      chain !== undefined &&
      day !== undefined &&
      chosen !== chain.point.year &&
      written.start - chain.end < CHARACTERS_OF_CHAIN
    ) {
      const distance = dayNumber({ year: chain.point.year, month, day }) - dayNumber(chain.point)
      if (distance >= 0 && distance <= DAYS_OF_CHAIN) chosen = chain.point.year
    }
  } else if (context.last !== undefined) {
    chosen = context.last.year
    // 12月20日 … 1月5日: the year turned between them.
    if (context.last.month !== undefined && context.last.month - month > 8) chosen++
  } else chosen = context.firstYear ?? context.caseYear
  if (chosen === undefined || written.weekday === undefined || day === undefined) return chosen
  const fits = (year: number) => weekdayOf(year, month, day) === written.weekday
  return [chosen, chosen - 1, chosen + 1, chosen - 2, chosen + 2].find(fits) ?? chosen
}

const shift = ({ relation }: Relative): number =>
  ({ same: 0, next: 1, previous: -1, 'after-next': 2, 'before-previous': -2 })[relation]

/** Gives a written date its place in time; undefined where the text gives it none. */
export const resolve = (written: WrittenDate, context: Context, text: string): Point | undefined => {
  const { publication } = context
  const own: Point | undefined = publication && {
    year: publication.year,
    month: publication.month,
    ...(publication.day !== undefined && { day: publication.day }),
  }
  const against = (relative: Relative): Point | undefined =>
    relative.anchor === 'release' ? (own ?? context.last) : context.last
  const at = (point: Point): Point => {
    if (written.hour === undefined) return point
    const { year, month, day } = written.hour >= 24 ? addDays(point, 1) : point
    return { year, month: month!, day: day!, hour: written.hour % 24, minute: written.minute ?? 0 }
  }

  if (written.weekRelative !== undefined) {
    const base = written.weekRelative.anchor === 'release' ? own : context.lastDay
    if (base?.day === undefined) return undefined
    const moved = addDays(base, 7 * shift(written.weekRelative))
    if (written.weekday === undefined) return { year: moved.year, month: moved.month! }
    // A week begins on Monday.
    const today = (weekdayOf(moved.year, moved.month!, moved.day!) + 6) % 7
    return at(addDays(moved, ((written.weekday + 6) % 7) - today))
  }
  if (written.dayRelative !== undefined) {
    const base = written.dayRelative.anchor === 'release' ? own : context.lastDay
    if (base === undefined || base.day === undefined) return undefined
    if (written.daysLater !== undefined) return at(addDays(base, written.daysLater))
    if (written.minuteOnly !== undefined)
      return context.last?.hour === undefined ? addDays(base, 0) : { ...context.last, minute: written.minuteOnly }
    if (written.minutesLater !== undefined)
      return context.last?.hour === undefined ? addDays(base, 0) : addMinutes(context.last, written.minutesLater)
    return at(addDays(base, shift(written.dayRelative)))
  }
  if (
    written.year === undefined &&
    written.yearRelative === undefined &&
    written.month === undefined &&
    written.monthRelative === undefined
  ) {
    if (written.day !== undefined) {
      const base = context.lastDay ?? context.last ?? own ?? context.firstDay
      if (base?.month === undefined) return undefined
      // Of the days before the paper's own, 30日 is the month's before.
      const before = base === context.firstDay && written.day > base.day!
      const point = {
        ...(before ? addMonths({ ...base, day: 1 }, -1) : { year: base.year, month: base.month }),
        day: written.day,
      }
      // 30日 … 2日: the month turned, unless the text goes back a little, or the release came out before.
      const later = { ...addMonths(point, 1), day: written.day }
      const past = own?.day === undefined || dayNumber(later) <= dayNumber(own)
      const turned =
        base !== context.firstDay && base.day !== undefined && base.day - written.day > (past ? 9 : 20) ? later : point
      return Number.isNaN(weekdayOf(turned.year, turned.month!, written.day))
        ? undefined
        : at({ ...turned, day: written.day })
    }
    const base = context.lastDay
    return base === undefined || written.hour === undefined ? undefined : at(addDays(base, 0))
  }

  let year = written.year
  if (written.yearRelative !== undefined) {
    const base = against(written.yearRelative)
    year = (base?.year ?? context.caseYear ?? Number.NaN) + shift(written.yearRelative)
    if (Number.isNaN(year)) return undefined
  }
  let month = written.month
  if (written.monthRelative !== undefined) {
    const base = against(written.monthRelative)
    if (base?.month === undefined) return undefined
    if (
      written.day !== undefined &&
      written.leaningDay &&
      written.monthRelative.relation === 'next' &&
      written.monthRelative.anchor === 'mention'
    ) {
      // 翌5日: the day after the one before, whatever its month.
      const next = context.recent.map((day) => addDays(day, 1)).find(({ day }) => day === written.day)
      if (next !== undefined) return at(next)
      return at({ year: base.year, month: base.month, day: written.day })
    }
    const moved = addMonths(base, shift(written.monthRelative))
    month = moved.month
    year ??= moved.year
  }
  if (month === undefined) return year === undefined ? undefined : { year }
  year ??= chooseYear(written, month, context, text)
  if (year === undefined) return undefined
  if (written.day === undefined) return { year, month }
  const day = written.endOfMonth ? addDays({ ...addMonths({ year, month }, 1), day: 1 }, -1).day! : written.day
  if (Number.isNaN(weekdayOf(year, month, day))) return undefined
  return at({ year, month, day })
}
