import type { Span } from '../../reading.js'
import type { Point } from './calendar.js'
import type { WrittenDate } from './written.js'

/** The day on which one of several matters of a page was made public. */
export interface Issue {
  readonly start: number
  /** Where its line begins: what stands below is told as of that day. */
  readonly from: number
  readonly point: Point
}

const numbered =
  /^[ ・■●○◆▼【([〔]{0,3}(?:第? ?[\d一二三四五六七八九十①-⑳]{1,3} ?(?:号|件目|例|回)?|No\.? ?\d{1,3}|(?:事[案例]|案件) ?[\d①-⑳一二三四五]{1,2}|(?<=[■●○◆▼【]))[ .、:)\]】〕(]{0,3}$/
const madePublic = /^ ?(?:に|付け?)?(?:公表|発表|報道(?:提供|発表)|掲載)(?:分|済み?|日)?(?=$|[)\]】〕 、:])/
const LINE = 50

/** 「第1号 令和6年5月9日公表」「第2号 令和6年8月19日公表」: numbered headings of matters that were each made public on a day. */
export const findIssues = (text: string, lines: readonly Span[], written: readonly WrittenDate[]): readonly Issue[] => {
  const issues: Issue[] = []
  let line = 0
  for (const { start, end, year, month, day } of written) {
    if (year === undefined || month === undefined || day === undefined) continue
    while (line < lines.length - 1 && lines[line]!.end <= start) line++
    const at = lines[line]
    if (at === undefined || start < at.start || at.end - at.start > LINE) continue
    const words = text.slice(at.start, at.end)
    if (/[。報]/.test(words.replace(/報道(?:提供|発表)/, ''))) continue
    if (!numbered.test(text.slice(at.start, start)) || !madePublic.test(text.slice(end, at.end))) continue
    issues.push({ start, from: at.start, point: { year, month, day } })
  }
  const days = new Set(issues.map(({ point }) => `${point.year}-${point.month}-${point.day}`))
  return days.size < 2 ? [] : issues
}
