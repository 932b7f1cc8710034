import type { DateMention, Reading, Span } from '../reading.js'
import { compactSentence, type Words } from './events-compact.js'
import { placeDatesOf } from './events-scope.js'

/** What the text says of one date: the words it holds for, without the date itself. */
export interface DatedClause extends Words {
  readonly mention: DateMention
  readonly sentence: Span
  /** How many of the words stand before the date. */
  readonly head: number
  /** How many are the date's own; what follows is a predicate that it shares with a later date. */
  readonly own: number
  /** What somebody said or found, cut out of the words. */
  readonly content: string
  /** What was said or found on a date of its own, which has a clause for it. */
  readonly innerContent: string
  /** The words hold the end of a finding: 「…が判明」 whose content was cut out. */
  readonly finds: boolean
  /** The date stands in what somebody said or found. */
  readonly inner: boolean
  /** The date dates a relative clause and no more: 「5月24日に公表した件」. */
  readonly closed: boolean
  /** The whole sentence, without its dates. */
  readonly around: string
  /** A row of a chronology (5月20日|…) or what stands under a line of date. */
  readonly row: boolean
  /** No date stands in the sentence; the row's or the heading's holds. */
  readonly inherited?: true
  /** 直ちに, すぐに: what was done at once on the day of the sentence before. */
  readonly prompt?: true
  /** Words before the first date of a sentence, which leans on the day that holds for them: 「気付き、同日…」. */
  readonly leading?: true
}

/** A numbered part of the text: what stood above it is over. */
const numbered = /^ ?(?:\d{1,2}[.)] ?[^\d]|[■【▼])/
const rowMark = /^[ |・●○◯〇■□◆◇▼▽※*►▶→(~-]*$/

/** A year alone dates terms and data; 今月の予定 is no deed's date either. */
const datesDeeds = (text: string, { date, end, rule, until }: DateMention): boolean =>
  date.length >= 7 && (date.length > 7 || until !== undefined || rule !== 'dates/relative' || text[end] !== 'の')

const atOnce =
  /^(?:そこで|このため|これを受け(?:て)?|そのため|連絡を受け(?:て)?|確認後|発覚後|発見後|判明後)?、?(?:、|当(?:社|市|院|方)(?:は|では)?、?)?(?:直ちに|ただちに|直ぐに|すぐに|すぐさま|速やかに|即座に|至急|急ぎ|即時|その場で|同時に)/

/** Splits every sentence that holds dates, or that a row's date holds for, into dated clauses. */
export const findDatedClauses = (reading: Reading): DatedClause[] => {
  const { text, lines, sentences, dates } = reading
  const clauses: DatedClause[] = []
  let sentenceAt = 0
  let dateAt = 0
  // A date that stands alone on its line holds for the lines under it, until a blank line, a heading or another date.
  let header: DateMention | undefined
  let headerLine = -1
  /** The day last told in prose, and the sentences since then that have no date: 「…。…気づきました。その日のうちに…」. */
  let dayOpen: string | undefined
  let waiting: Span[] = []
  /** The date of the sentence before, for what was done at once. */
  let lastOfLine: DateMention | undefined
  const isHeading = new Set(reading.sections.map(({ heading }) => heading.start))

  lines.forEach((line, lineIndex) => {
    while (sentenceAt < sentences.length && sentences[sentenceAt]!.end <= line.start) sentenceAt++
    const before = lines[lineIndex - 1]
    const gap = before === undefined ? 0 : line.start - before.end
    if (isHeading.has(line.start) || numbered.test(text.slice(line.start, line.start + 6))) header = undefined
    let rowDate: DateMention | undefined
    let first = true
    if (gap > 2) lastOfLine = undefined
    for (; sentenceAt < sentences.length && sentences[sentenceAt]!.start < line.end; sentenceAt++) {
      const sentence = sentences[sentenceAt]!
      while (dateAt < dates.length && dates[dateAt]!.end <= sentence.start) dateAt++
      const inside: DateMention[] = []
      for (let at = dateAt; at < dates.length && dates[at]!.start < sentence.end; at++)
        if (datesDeeds(text, dates[at]!)) inside.push(dates[at]!)
      const opening = inside[0]
      const opensLine =
        first &&
        opening !== undefined &&
        rowMark.test(text.slice(line.start, Math.min(opening.start, line.start + 12))) &&
        opening.start - line.start <= 12
      if (first && opensLine) rowDate = inside.at(-1)
      if (opening === undefined) {
        const holder = rowDate ?? (header !== undefined && lineIndex - headerLine <= 8 ? header : undefined)
        // 「…に気づいた。直ちに停止した。」: at once is still the day of the sentence before.
        const words = text.slice(sentence.start, Math.min(sentence.end, sentence.start + 24))
        const prompt = holder === undefined && lastOfLine !== undefined && atOnce.test(words)
        const mention = prompt ? lastOfLine : isHeading.has(line.start) ? undefined : holder
        if (mention !== undefined) {
          const compact = compactSentence(reading, sentence, [])
          const own = compact.words.length
          const [placed] = placeDatesOf(compact, mention)
          clauses.push({
            ...placed!,
            mention,
            sentence,
            head: 0,
            own,
            around: compact.words,
            row: !prompt,
            inherited: true,
            ...(prompt && { prompt: true as const }),
          })
        }
        if (!prompt && holder === undefined && dayOpen !== undefined && waiting.length < 3) waiting.push(sentence)
        else if (!prompt) dayOpen = undefined
        if (!prompt) lastOfLine = undefined
        first = false
        continue
      }
      const alone =
        opensLine &&
        inside.length === 1 &&
        sentence.end >= line.end - 1 &&
        text.slice(opening.end, line.end).trim().length <= 4
      if (alone && opening.start !== reading.publication?.start) {
        header = opening
        headerLine = lineIndex
      } else if (first && opensLine) header = undefined
      if (rowDate !== undefined && !opensLine) rowDate = inside.at(-1)
      // 「5月20日 …」 is a row; 「5月20日、…」 and 「5月20日に…」 are prose, whose next sentences have dates of their own.
      const cell = /^ ?[|:]|^ |^$/.test(text.slice(opening.end, opening.end + 2))
      if (
        opensLine &&
        !alone &&
        !cell &&
        /(?:ます|した|です|ません)。?$/.test(text.slice(sentence.start, sentence.end))
      )
        rowDate = undefined
      const dayBefore = lastOfLine
      lastOfLine = alone ? undefined : inside.at(-1)
      // What stands between two sentences of one day is of that day.
      const same =
        dayOpen === opening.date.slice(0, 10) &&
        opening.rule === 'dates/relative' &&
        opening.start - sentence.start <= 2
      if (same)
        for (const between of waiting) {
          const compact = compactSentence(reading, between, [])
          const [placed] = placeDatesOf(compact, opening)
          clauses.push({
            ...placed!,
            mention: opening,
            sentence: between,
            head: 0,
            own: compact.words.length,
            around: compact.words,
            row: false,
            inherited: true,
            leading: true,
          })
        }
      waiting = []
      dayOpen = alone ? undefined : inside.at(-1)!.date.slice(0, 10)
      const compact = compactSentence(reading, sentence, inside)
      const around = compact.words.replaceAll('\uE000', '')
      for (const { lead, ...placed } of placeDatesOf(compact)) {
        const { mention } = placed
        // 「直ちに削除し、◇に…」: done at once, on the day of the sentence before. 「職員が気付き、同日◇に…」: on that day.
        const prompt = lead !== undefined && atOnce.test(lead.words) ? dayBefore : undefined
        const leans = lead !== undefined && prompt === undefined && /relative|continued/.test(mention.rule)
        const leading = prompt ?? (leans ? mention : undefined)
        if (lead !== undefined && leading !== undefined)
          clauses.push({
            ...placed,
            ...lead,
            mention: leading,
            sentence,
            around: lead.words,
            head: 0,
            own: lead.words.length,
            content: '',
            innerContent: '',
            finds: false,
            inner: false,
            closed: false,
            row: false,
            inherited: true,
            ...(prompt === undefined ? { leading: true as const } : { prompt: true as const }),
          })
        clauses.push({ ...placed, sentence, around, row: alone || opensLine || rowDate !== undefined })
      }
      first = false
    }
    if (gap > 1 && header !== undefined && headerLine !== lineIndex && lineIndex - headerLine > 2) header = undefined
  })
  return clauses
}
