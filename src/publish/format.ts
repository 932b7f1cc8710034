import { inJapan } from '../casebook/dates.js'
import type { Affected, AffectedUnit } from '../casebook/facts.js'
import type { CountRange, Headline } from '../casebook/records.js'
import { sectors } from '../casebook/sectors.js'
import { type Language, vocabulary } from '../casebook/vocabulary.js'

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

const parts = (date: string) => {
  const [day = '', time] = date.split('T')
  const [year, month, dayOfMonth] = day.split('-').map(Number)
  return { year, month, day: dayOfMonth, time: time?.slice(0, 5) }
}

/**
 * An ISO prefix as people write it, with the precision it has and no more.
 *
 * @example formatDate('2023-11', 'ja') // '2023年11月'
 */
export const formatDate = (date: string, lang: Language): string => {
  const { year, month, day, time } = parts(date)
  if (lang === 'ja') {
    return [`${year}年`, month ? `${month}月` : '', day ? `${day}日` : '', time ? ` ${time}` : ''].join('')
  }
  return [day, month ? months[month - 1] : undefined, year].filter(Boolean).join(' ') + (time ? `, ${time}` : '')
}

/** The same without the year, for rows under a year already named. */
export const formatShortDate = (date: string, lang: Language): string => {
  const { year, month, day } = parts(date)
  if (!month) return lang === 'ja' ? `${year}年` : String(year)
  if (lang === 'ja') return `${month}月${day ? `${day}日` : ''}`
  return [day, months[month - 1]?.slice(0, 3)].filter(Boolean).join(' ')
}

/** A span: 2024年5月18日–19日 where year and month are the same, else both in full. */
export const formatSpan = (date: string, end: string | undefined, lang: Language): string => {
  if (end === undefined || end === date) return formatDate(date, lang)
  const sameMonth = date.slice(0, 7) === end.slice(0, 7) && date.length === 10 && end.length === 10
  if (sameMonth) {
    const last = Number(end.slice(8, 10))
    return lang === 'ja'
      ? `${formatDate(date, lang)}–${last}日`
      : `${Number(date.slice(8, 10))}–${last} ${formatDate(date.slice(0, 7), lang)}`
  }
  const second =
    lang === 'ja' && date.slice(0, 4) === end.slice(0, 4) && end.length > 4
      ? formatShortDate(end, lang)
      : formatDate(end, lang)
  return `${formatDate(date, lang)}–${second}${end.includes('T') && second === formatShortDate(end, lang) ? ` ${end.slice(11, 16)}` : ''}`
}

/** A moment of this casebook's own (UTC) in the time of Japan, to the minute. */
export const formatMoment = (utc: string, lang: Language): string => formatDate(inJapan(utc), lang)

const digits = new Intl.NumberFormat('en-US')
export const formatNumber = (n: number): string => digits.format(n)

const counters: Readonly<Record<AffectedUnit, { readonly ja: string; readonly en: readonly [string, string] }>> = {
  people: { ja: '人', en: ['person', 'people'] },
  records: { ja: '件', en: ['record', 'records'] },
  households: { ja: '世帯', en: ['household', 'households'] },
  organizations: { ja: '団体', en: ['organisation', 'organisations'] },
  groups: { ja: '組', en: ['group', 'groups'] },
  accounts: { ja: 'アカウント', en: ['account', 'accounts'] },
  files: { ja: 'ファイル', en: ['file', 'files'] },
}

/** `1,732人`, `1,732 people`. */
export const formatCount = (count: number, unit: AffectedUnit, lang: Language): string =>
  lang === 'ja'
    ? `${formatNumber(count)}${counters[unit].ja}`
    : `${formatNumber(count)} ${counters[unit].en[count === 1 ? 0 : 1]}`

/** From `least` to `most`; one number where they are the same, 最大 where nothing is established. */
export const formatRange = (range: CountRange, lang: Language): string => {
  const { least, most, unit } = range
  const about = range.approx ? (lang === 'ja' ? '約' : 'about ') : ''
  if (least === most) return `${about}${formatCount(most, unit, lang)}`
  if (least === 0) return `${lang === 'ja' ? '最大' : 'up to '}${formatCount(most, unit, lang)}`
  return `${about}${formatNumber(least)}–${formatCount(most, unit, lang)}`
}

/** How many a release says, for lists: 31,958人, 最大810人; 全体で232,463人 where it speaks for the whole incident. */
export const formatHeadline = (headline: Headline, lang: Language): string => {
  const range = formatRange(headline, lang)
  if (headline.scope === 'own') return range
  return lang === 'ja' ? `全体で${range}` : `${range} in all`
}

/** A figure as a release gives it: 約65,000人, 100–200人. */
export const formatAffected = (a: Pick<Affected, 'count' | 'countMax' | 'unit' | 'approx'>, lang: Language): string => {
  const about = a.approx ? (lang === 'ja' ? '約' : 'about ') : ''
  return a.countMax === undefined
    ? `${about}${formatCount(a.count, a.unit, lang)}`
    : `${about}${formatNumber(a.count)}–${formatCount(a.countMax, a.unit, lang)}`
}

export const formatBytes = (bytes: number): string =>
  bytes < 1024
    ? `${bytes} B`
    : bytes < 1024 ** 2
      ? `${(bytes / 1024).toFixed(1)} KB`
      : `${(bytes / 1024 ** 2).toFixed(1)} MB`

const intervals = [
  [86_400_000, '日', 'day', 'days'],
  [3_600_000, '時間', 'hour', 'hours'],
  [60_000, '分', 'minute', 'minutes'],
  [1_000, '秒', 'second', 'seconds'],
] as const

/** A time between two looks, in the largest unit that fits: 6時間ごと, every 6 hours. */
export const formatEvery = (ms: number, lang: Language): string => {
  const [unit, ja, one, many] = intervals.find(([length]) => ms >= length && ms % length === 0) ?? intervals[3]
  const n = Math.max(1, Math.round(ms / unit))
  if (lang === 'ja') return `${n}${ja}ごと`
  return n === 1 ? `every ${one}` : `every ${n} ${many}`
}

/** A label in the reader's language; labels put on by hand stay as they are. */
export const formatLabel = (label: { readonly facet: string; readonly value: string }, lang: Language) => {
  if (lang === 'ja') return { facet: label.facet, value: label.value }
  const named = vocabulary.labelName(label, lang)
  return label.facet === vocabulary.facet('sector') ? { ...named, value: formatSector(label.value, lang) } : named
}

/** A sector in the reader's language. */
export const formatSector = (key: string, lang: Language): string =>
  (lang === 'en' ? sectors.find((s) => s.key === key)?.en : undefined) ?? key
