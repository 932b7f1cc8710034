/** A resolved point in time, as precise as the text is. */
export interface Point {
  readonly year: number
  readonly month?: number
  readonly day?: number
  readonly hour?: number
  readonly minute?: number
}

const pad = (value: number): string => (value < 10 ? `0${value}` : String(value))

/** ISO 8601 prefix with the precision the point has. */
export const toIso = ({ year, month, day, hour, minute }: Point): string => {
  let iso = String(year).padStart(4, '0')
  if (month === undefined) return iso
  iso += `-${pad(month)}`
  if (day === undefined) return iso
  iso += `-${pad(day)}`
  return hour === undefined ? iso : `${iso}T${pad(hour)}:${pad(minute ?? 0)}`
}

/** The point some days later, without its time. */
export const addDays = (point: Point, days: number): Point => {
  const date = new Date(Date.UTC(point.year, (point.month ?? 1) - 1, (point.day ?? 1) + days))
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

export const addMonths = (point: Point, months: number): Point => {
  const zero = point.year * 12 + (point.month ?? 1) - 1 + months
  return { year: Math.floor(zero / 12), month: (((zero % 12) + 12) % 12) + 1 }
}

export const addMinutes = (point: Point, minutes: number): Point => {
  const date = new Date(
    Date.UTC(point.year, (point.month ?? 1) - 1, point.day ?? 1, point.hour ?? 0, (point.minute ?? 0) + minutes),
  )
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
  }
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** The day of a date that may have an hour: `2024-05-13` of `2024-05-13T07:10`; a month or year as it is. */
export const dayOf = (date: string): string => date.slice(0, 10)

/** Is there such a day? */
export const isDate = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= (month === 2 && isLeap(year) ? 29 : lengths[month - 1]!)

/** 0 Sunday … 6 Saturday; NaN where the day does not exist. */
export const weekdayOf = (year: number, month: number, day: number): number =>
  isDate(year, month, day) ? (((dayNumber({ year, month, day }) + 4) % 7) + 7) % 7 : Number.NaN

/** Days since an epoch, for distances; a part left out counts as its first. */
export const dayNumber = ({ year, month, day }: Point): number =>
  Math.floor(Date.UTC(year, (month ?? 1) - 1, day ?? 1) / 864e5)

/** The year before the first of an era. */
export const eraStart: Readonly<Record<string, number>> = {
  令和: 2018,
  '㋿': 2018,
  R: 2018,
  平成: 1988,
  '㍻': 1988,
  H: 1988,
  昭和: 1925,
  '㍼': 1925,
  S: 1925,
  大正: 1911,
  T: 1911,
}
