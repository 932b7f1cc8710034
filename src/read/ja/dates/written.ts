/** How a part of a date leans on another date instead of naming it. */
export type Relation = 'same' | 'previous' | 'next' | 'after-next' | 'before-previous'
/** Against what: the mention before (同月, 翌日) or the release's own date (本年, 先月, 本日). */
export type Anchor = 'mention' | 'release'

export interface Relative {
  readonly relation: Relation
  readonly anchor: Anchor
}

/** A date as written: parts that are named, parts that lean on another date. Not yet resolved. */
export interface WrittenDate {
  readonly start: number
  end: number
  year?: number
  month?: number
  day?: number
  /** 末日: the day is the month's last, whichever that is. */
  endOfMonth?: true
  hour?: number
  minute?: number
  /** 0 Sunday … 6 Saturday. */
  weekday?: number
  yearRelative?: Relative
  monthRelative?: Relative
  dayRelative?: Relative
  /** 同40分: the hour is that of the time before. */
  minuteOnly?: number
  /** N minutes after the time before. */
  minutesLater?: number
  /** N days after the day before; negative for days earlier. */
  daysLater?: number
  /** 翌週, with the weekday where it is named. */
  weekRelative?: Relative
  /** 翌5日, 同5日: the day is named and leans on the one before; 翌月5日 is another month's. */
  leaningDay?: true
  /** 上旬, 末 … in place of a day. */
  vague?: true
  readonly modifiers: string[]
}
