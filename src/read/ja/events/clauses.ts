import type { DateMention, Reading, Sentence, Span } from '../../reading.js'
import { isOwnDay } from '../dates/updates.js'
import type { Words as SentenceWords } from '../patterns/words.js'
import { type Compact, compactSentence, type Words } from './compact.js'
import { placeDatesOf, type Scope } from './scope.js'

/** What the text says of one date: the words it holds for, without the date itself. */
export interface DatedClause extends Words {
  readonly mention: DateMention
  readonly sentence: Span
  /** The sentence, to ask which words stand in it. */
  readonly whole: SentenceWords
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
  readonly inherited: boolean
  /** 直ちに, すぐに: what was done at once on the day of the sentence before. */
  readonly prompt: boolean
  /** Words before the first date of a sentence, which leans on the day that holds for them: 「気付き、同日…」. */
  readonly leading: boolean
}

/** A numbered part of the text: what stood above it is over. */
const numbered = /^ ?(?:\d{1,2}[.)] ?[^\d]|[■【▼])/
const rowMark = /^[ |・●○◯〇■□◆◇▼▽※*►▶→([【〔<~-]*(?:[(]?(?:\d{1,2}|[ア-ン])[)] ?|[①-⑳] ?)?[(]?$/

const ofSomebody = /^の(?![午朝夜夕深早未正昼翌前後うち時段際]|\d)[一-鿿ァ-ヶA-Z]/

/** A year alone dates terms and data. */
export const mayDateEvent = ({ date }: DateMention): boolean => date.length >= 7

/** 今月の予定 is no deed's date, as a year alone is none. */
export const datesDeeds = (text: string, mention: DateMention): boolean => {
  const { date, end, rule, until } = mention
  return (
    mayDateEvent(mention) && (date.length > 7 || until !== undefined || rule !== 'dates/relative' || text[end] !== 'の')
  )
}

/** What was done at once after something went on was done on its last day. */
export const endOf = (mention: DateMention): DateMention => {
  const { until, ...rest } = mention
  return until === undefined ? mention : { ...rest, date: until }
}

const none: readonly DateMention[] = []

const atOnce =
  /^(?:そこで|このため|これを受け(?:て)?|そのため|連絡を受け(?:て)?|(?:確認|発覚|発見|判明|検知|検出|把握|覚知|連絡|受領|通報|感知|検出|認知|受信|気付き|気づき|感知|着信|通報|降車|下車|帰宅)後)?、?(?:、|当(?:社|市|院|方)(?:は|では)?、?|[^、。]{1,14}(?:は|が)、?(?:[^、。]{1,12}(?:て|で)、?)?|[^。]{2,44}?(?:時点で|段階で|ことで|れて)、?(?=不審|おかし|怪し|気[付づ])|[^、。]{2,14}(?:おり|いたため)、|(?:(?!調査|解析|分析|後日|その後|結果|今後|翌|判明|発覚|指摘|申し?出|連絡|問い?合わ?せ|分か[っり])[^。]){2,60}?(?:ため|ところ|ことから)、|[^、。]{2,40}(?:気付き|気づき|知り|見つけ)、|[^。]{2,44}?(?:不審に思い|おかしいと(?:思い|感じ)|怪しみ)、)?(?:(?:約|およそ|わずか)?(?:\d{1,3}|[一二三四五六七八九十]{1,3}) ?分(?:ほど|余り|足らず)?(?:で|後に|のうちに)(?!確|判)|その足で|不審に|おかしいと|怪しいと|直ちに|ただちに|直ぐに|すぐに|すぐさま|直後に|間もなく|まもなく|ほどなく|速やかに|即座に|とっさに|至急|急ぎ|即時|その場で|同時に)/

/** 「…に気付き、直ちに削除しました」 some sentences after what went wrong: nobody says when they noticed. */
const noticedLater = /^[^。]{0,44}?(?:気付|気づ|知り|見つけ|見つか|判明|発覚|指摘|連絡を(?:受け|いただ)|分か[っり])/

/** A clause of its scope, all of one shape. */
const clauseOf = (
  scope:
    | Scope
    | Omit<DatedClause, 'mention' | 'sentence' | 'whole' | 'around' | 'row' | 'inherited' | 'prompt' | 'leading'>,
  mention: DateMention,
  sentence: Span,
  whole: SentenceWords,
  around: string,
  kind: 'row' | 'prose' | 'prompt' | 'leading' | 'under',
): DatedClause => ({
  words: scope.words,
  at: scope.at,
  mention,
  sentence,
  whole,
  head: scope.head,
  own: scope.own,
  content: scope.content,
  innerContent: scope.innerContent,
  finds: scope.finds,
  inner: scope.inner,
  closed: scope.closed,
  around,
  row: kind === 'row' || kind === 'under',
  inherited: kind !== 'row' && kind !== 'prose',
  prompt: kind === 'prompt',
  leading: kind === 'leading',
})

const withoutDates = ({ words, dates }: Compact): string => {
  let around = ''
  let from = 0
  for (const { at } of dates) {
    around += words.slice(from, at)
    from = at + 1
  }
  return around + words.slice(from)
}

/** Tells whether a line is a heading; asked of few lines. */
const headingStarts = ({ sections }: Reading): ((start: number) => boolean) => {
  let starts: Set<number> | undefined
  return (start) => {
    starts ??= new Set(sections.map(({ heading }) => heading.start))
    return starts.has(start)
  }
}

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
  let waiting: Sentence[] = []
  /** The date of the sentence before, for what was done at once. */
  let lastOfLine: DateMention | undefined
  /** The sentences since then that have no date. */
  let since = 0
  const isHeading = headingStarts(reading)
  /** A sentence without a date, on the day that holds for it. */
  const undated = (sentence: Sentence, mention: DateMention, kind: 'under' | 'prompt' | 'leading'): DatedClause => {
    const compact = compactSentence(reading, sentence, [])
    const [scope] = placeDatesOf(compact, mention)
    return clauseOf({ ...scope!, own: compact.words.length }, mention, sentence, compact.whole, compact.words, kind)
  }

  const datesOf = (sentence: Span, from: number): readonly DateMention[] => {
    const inside: DateMention[] = []
    for (let at = from; at < dates.length && dates[at]!.start < sentence.end; at++)
      if (datesDeeds(text, dates[at]!)) inside.push(dates[at]!)
    return inside
  }

  for (let lineIndex = 0; lineIndex < lines.length; lineIndex++) {
    const line = lines[lineIndex]!
    while (sentenceAt < sentences.length && sentences[sentenceAt]!.end <= line.start) sentenceAt++
    const before = lines[lineIndex - 1]
    const gap = before === undefined ? 0 : line.start - before.end
    // 「(3)8月31日」 and under it, set in, what was done: no heading, whatever it looks like.
    const underDate =
      lineIndex === headerLine + 1 &&
      gap <= 1 &&
      !/^ *[(【〔<\d①-⑳■●◆◇・]/.test(text.slice(line.start, line.start + 12))
    if (
      header !== undefined &&
      ((isHeading(line.start) && !underDate) || numbered.test(text.slice(line.start, line.start + 6)))
    )
      header = undefined
    let rowDate: DateMention | undefined
    let first = true
    if (gap > 2 || since > 0) lastOfLine = undefined
    for (; sentenceAt < sentences.length && sentences[sentenceAt]!.start < line.end; sentenceAt++) {
      const sentence = sentences[sentenceAt]!
      while (dateAt < dates.length && dates[dateAt]!.end <= sentence.start) dateAt++
      let inside = none
      if (dateAt < dates.length && dates[dateAt]!.start < sentence.end) inside = datesOf(sentence, dateAt)
      // 「2月3日の申請者に連絡し」 under 【4月19日】: which one it is, not when it was done.
      if (
        inside.length === 1 &&
        header !== undefined &&
        lineIndex > headerLine &&
        ofSomebody.test(text.slice(inside[0]!.end, inside[0]!.end + 4))
      )
        inside = none
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
        const prompt =
          holder === undefined &&
          lastOfLine !== undefined &&
          atOnce.test(text.slice(sentence.start, Math.min(sentence.end, sentence.start + 60))) &&
          (since === 0 || !noticedLater.test(text.slice(sentence.start, sentence.end)))
        const mention = prompt
          ? endOf(lastOfLine!)
          : isHeading(line.start) && lineIndex !== headerLine + 1
            ? undefined
            : holder
        if (mention !== undefined) {
          clauses.push(undated(sentence, mention, prompt ? 'prompt' : 'under'))
        }
        if (!prompt && holder === undefined && dayOpen !== undefined && waiting.length < 3) waiting.push(sentence)
        else if (!prompt) dayOpen = undefined
        // 「…の番号に電話しました。操作を許しました。…不審に思い、電源を切りました。」
        if (!prompt && (first || ++since > 2)) lastOfLine = undefined
        first = false
        continue
      }
      const alone =
        opensLine &&
        inside.length === 1 &&
        sentence.end >= line.end - 1 &&
        text.slice(opening.end, line.end).trim().length <= 4
      if (alone && !isOwnDay(reading, opening)) {
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
      since = 0
      // What stands between two sentences of one day is of that day.
      const same =
        dayOpen === opening.date.slice(0, 10) &&
        opening.rule === 'dates/relative' &&
        opening.start - sentence.start <= 2
      if (same) for (const between of waiting) clauses.push(undated(between, opening, 'leading'))
      waiting = []
      dayOpen = alone ? undefined : inside.at(-1)!.date.slice(0, 10)
      const compact = compactSentence(reading, sentence, inside)
      const around = withoutDates(compact)
      for (const scope of placeDatesOf(compact)) {
        const { mention, lead } = scope
        // 「直ちに削除し、◇に…」: done at once, on the day of the sentence before. 「職員が気付き、同日◇に…」: on that day.
        const prompt =
          lead !== undefined && dayBefore !== undefined && atOnce.test(lead.words) ? endOf(dayBefore) : undefined
        const leans = lead !== undefined && prompt === undefined && /relative|continued/.test(mention.rule)
        // 「気づき、翌◇に…」: what came before was done the day before.
        const onwards = text.startsWith('翌', mention.start)
        const leading = prompt ?? (leans ? (onwards ? dayBefore && endOf(dayBefore) : mention) : undefined)
        if (lead !== undefined && leading !== undefined)
          clauses.push(
            clauseOf(
              {
                words: lead.words,
                at: lead.at,
                head: 0,
                own: lead.words.length,
                content: '',
                innerContent: '',
                finds: false,
                inner: false,
                closed: false,
              },
              leading,
              sentence,
              compact.whole,
              lead.words,
              prompt === undefined ? 'leading' : 'prompt',
            ),
          )
        clauses.push(
          clauseOf(
            scope,
            mention,
            sentence,
            compact.whole,
            around,
            alone || opensLine || rowDate !== undefined ? 'row' : 'prose',
          ),
        )
      }
      first = false
    }
    if (gap > 1 && header !== undefined && headerLine !== lineIndex && lineIndex - headerLine > 2) header = undefined
  }
  return clauses
}
