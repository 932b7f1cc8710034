import type { Reading, Sentence, Span } from '../../reading.js'
import { writtenOn } from '../dates/updates.js'

/** 「16日から27日にかけてお送りしています」 is over where the release came out after it. */
export const isOver = (reading: Reading, sentence: Sentence): boolean => {
  const { publication } = reading
  const span = reading.dates.find(
    ({ start, end, until }) => until !== undefined && start >= sentence.start && end <= sentence.end,
  )
  if (span?.until === undefined || publication?.day === undefined) return true
  return span.until.slice(0, 10) <= writtenOn(publication, span.start)
}

const aWeek = 7 * 24 * 60 * 60 * 1000

/** Does the sentence name a time that the release comes well before? What begins within the week has as good as begun. */
export const isAhead = (reading: Reading, sentence: Sentence): boolean => {
  const { publication } = reading
  const today = publication?.day === undefined ? undefined : writtenOn(publication, sentence.start)
  for (const { start, end, date, modifiers } of reading.dates) {
    if (start >= sentence.end) return false
    if (start < sentence.start || end > sentence.end) continue
    if (today === undefined) return date.length < 10
    if (date.length >= 10) {
      const wait = reading.text.startsWith('以降', end) ? 0 : aWeek
      if (Date.parse(date.slice(0, 10)) - Date.parse(today) > wait) return true
      continue
    }
    if (date > today.slice(0, date.length)) return true
    const from =
      modifiers.includes('下旬') || modifiers.includes('末') ? '21' : modifiers.includes('中旬') ? '11' : '00'
    if (date.length === 7 && today.startsWith(date) && today.slice(8, 10) < from) return true
  }
  return false
}

/** Is a stretch on a day before that of the release, or after it, as far as it names days and they agree? */
export const sideOf = ({ publication, dates }: Reading, { start, end }: Span): 'before' | 'ahead' | undefined => {
  if (publication?.day === undefined) return undefined
  const today = writtenOn(publication, start)
  const days = dates
    .filter((date) => date.start >= start && date.end <= end && date.date.length >= 10)
    .map(({ date }) => date.slice(0, 10))
  if (days.length === 0) return undefined
  if (days.every((day) => day > today)) return 'ahead'
  return days.every((day) => day < today) ? 'before' : undefined
}
