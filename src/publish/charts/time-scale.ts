import { daysBetween, firstDay, lastDay } from '../../casebook/dates.js'

/** Days on an axis. Long stretches in which nothing happened are shortened, and shown as a break. */
export interface TimeScale {
  /** Where a day (ISO prefix) stands. */
  x(date: string): number
  /** Where the day after a date's last day begins: the end of a span. */
  xEnd(date: string): number
  /** Shortened stretches, with how many days they leave out of sight. */
  readonly breaks: readonly { readonly x: number; readonly days: number }[]
  readonly ticks: readonly Tick[]
}

export interface Tick {
  readonly x: number
  /** `2023-10` for a month, `2023-10-12` for a day, `2023` for a year. */
  readonly date: string
  /** The first of its year on the axis: the year is written out. */
  readonly year: boolean
}

const addDays = (day: string, n: number): string =>
  new Date(Date.parse(day) + n * 86_400_000).toISOString().slice(0, 10)

/** A stretch without a mark may take at most this share of what all the stretches take together, and never less than a month. */
const longestShare = 0.3

interface Stretch {
  readonly from: string
  readonly days: number
  /** How many days' room it is given. */
  readonly room: number
}

const stretchesOf = (days: readonly string[]): readonly Stretch[] => {
  const gaps = days.slice(1).map((d, i) => ({ from: days[i] ?? d, days: daysBetween(days[i] ?? d, d) }))
  const sorted = gaps.map((g) => g.days).sort((a, b) => b - a)
  const total = sorted.reduce((a, b) => a + b, 0)
  // Only a stretch that would squeeze all the others is shortened; two years among months are, a month among weeks is not.
  const rest = total - (sorted[0] ?? 0)
  const cap = Math.max(31, Math.min(total * longestShare, rest))
  // Where the rest is only the marks' own days there is nothing to make room for.
  const squeezes = (n: number) => rest > days.length && n > cap && n > 92 && n > total * 0.4
  const long = gaps.filter((g) => squeezes(g.days))
  const others = total - long.reduce((sum, g) => sum + g.days, 0)
  return gaps.map((g) => ({ ...g, room: long.includes(g) ? Math.max(21, others * longestShare) : g.days }))
}

/**
 * A scale over `[left, right]` for the given dates. `roomForTick` is how far apart two captions must stand.
 *
 * @example timeScale(['2013-07', '2023-01-31', '2023-10-17'], 0, 700, 60).breaks.length // 1: nine years pass in a thumb's width
 */
export const timeScale = (dates: readonly string[], left: number, right: number, roomForTick: number): TimeScale => {
  const days = [...new Set(dates.flatMap((d) => [firstDay(d), addDays(lastDay(d), 1)]))].sort()
  const [first = '1970-01-01'] = days
  const stretches = stretchesOf(days)
  const room = Math.max(
    1,
    stretches.reduce((sum, s) => sum + s.room, 0),
  )
  const unit = (right - left) / room
  const starts: number[] = []
  let at = left
  for (const s of stretches) {
    starts.push(at)
    at += s.room * unit
  }
  const xOfDay = (day: string): number => {
    const i = stretches.findLastIndex((s) => s.from <= day)
    const s = stretches[i]
    if (s === undefined) return left
    const into = Math.min(1, s.days === 0 ? 0 : daysBetween(s.from, day) / s.days)
    return (starts[i] ?? left) + into * s.room * unit
  }
  const isShort = (s: Stretch) => s.room < s.days
  const breaks = stretches.flatMap((s, i) =>
    isShort(s) ? [{ x: (starts[i] ?? left) + (s.room * unit) / 2, days: s.days }] : [],
  )
  return {
    x: (date) => xOfDay(firstDay(date)),
    xEnd: (date) => xOfDay(addDays(lastDay(date), 1)),
    breaks,
    ticks: ticksOf(first, days.at(-1) ?? first, stretches.filter(isShort), xOfDay, left, right, roomForTick),
  }
}

const ticksOf = (
  first: string,
  last: string,
  hidden: readonly Stretch[],
  x: (day: string) => number,
  left: number,
  right: number,
  roomForTick: number,
): readonly Tick[] => {
  const span = daysBetween(first, last)
  const candidates: { day: string; date: string; weight: number }[] = []
  const byDay = span <= 45 && hidden.length === 0
  if (byDay) {
    const step = span <= 10 ? 1 : span <= 21 ? 3 : 7
    for (let d = first; d <= last; d = addDays(d, step))
      candidates.push({ day: d, date: d, weight: d === first ? 0 : 1 })
  } else {
    for (let year = Number(first.slice(0, 4)), month = Number(first.slice(5, 7)); ; ) {
      const date = `${year}-${String(month).padStart(2, '0')}`
      if (`${date}-01` > last) break
      // A year's beginning goes before a quarter's, a quarter's before a month's, where there is not room for all.
      candidates.push({ day: `${date}-01`, date, weight: month === 1 ? 0 : month % 3 === 1 ? 1 : 2 })
      month += 1
      if (month > 12) [year, month] = [year + 1, 1]
    }
  }
  const inHidden = (day: string) => hidden.some((s) => day > s.from && day < addDays(s.from, s.days))
  const visible = candidates
    .filter((c) => c.day >= first && !inHidden(c.day))
    .map((c) => ({ ...c, at: x(c.day) }))
    .filter((c) => c.at <= right - roomForTick / 2)
  // A day's caption is longer than a month's by its day.
  const need = byDay ? roomForTick * 1.4 : roomForTick
  const kept: typeof visible = []
  for (const c of visible.toSorted((a, b) => a.weight - b.weight || a.at - b.at)) {
    if (kept.every((k) => Math.abs(k.at - c.at) >= need)) kept.push(c)
  }
  // Where no month begins on the axis, its first day stands for all; so does its last, where there is room.
  if (kept.length === 0) {
    kept.push({ day: first, date: first, weight: 0, at: left })
    if (x(last) - left >= 3 * roomForTick) {
      const day = addDays(last, -1)
      kept.push({ day, date: day, weight: 0, at: Math.min(x(day), right - roomForTick) })
    }
  }
  const sorted = kept.toSorted((a, b) => a.at - b.at)
  return sorted.map((k, i) => ({ x: k.at, date: k.date, year: sorted[i - 1]?.date.slice(0, 4) !== k.date.slice(0, 4) }))
}
