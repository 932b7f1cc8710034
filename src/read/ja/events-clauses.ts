import type { DateMention, Reading, Span } from '../reading.js'

/** What the text says of one date: the words before it in its sentence, and those that follow it. */
export interface DatedClause {
  readonly mention: DateMention
  /** From the date before (or the sentence's start) to this date. */
  readonly head: Span
  /** From this date to the next one (or the sentence's end, or the complement's end). */
  readonly tail: Span
  /**
   * The outer predicate: 「…との報告があった」 at the sentence's end belongs to the first date, the words inside to
   * the last one.
   */
  readonly outer?: Span
  readonly sentence: Span
  /** A row of a chronology (5月20日|…) or what stands under a line of date. */
  readonly row: boolean
  /** No date stands in the sentence; the row's or the heading's holds. */
  readonly inherited?: true
  /** 直ちに, すぐに: what was done at once on the day of the sentence before. */
  readonly prompt?: true
}

const LONGEST = 320

const rowMark = /^[ |・●○◯〇■□◆◇▼▽※*►▶→(~-]*$/
/** 「…との」「…旨の」「…ことが」 and the predicate that takes it. */
const complement =
  /(?:と|との|という|旨の|旨|ことが|ことを|ことも|のを|形跡を|痕跡を|履歴を|疑いを|疑いが)(?:(?:(?!と|こと|旨)[^。、]){0,16}、?)?(?:判明|確認|発覚|発見|明らか|分か|わか|報告|連絡|通報|電話|説明|知らせ|一報|通知|指摘|疑い|解析結果|調査結果|結果|気付|気づ|突き止|特定|把握|認識|届|問い?合わせ|情報提供)/

const atOnce =
  /^(?:そこで|このため|これを受け(?:て)?|そのため|連絡を受け|確認後|発覚後)?、?(?:、|当(?:社|市|院|方)(?:は|では)?、?)?(?:直ちに|ただちに|直ぐに|すぐに|すぐさま|速やかに|即座に|至急|急ぎ|即時)/

/** A clause of its own before the next date: 「…し、」「…を受け、」. */
const predicate = /(?:し|(?<!よ)り|れ|き|い|(?<!よっ|つい|対し|おい|とし)て|え|け|み|ち|め|び|に気|ところ)、|。/

/** Where in a clause the outer predicate begins, or -1. */
const complementAt = (clause: string): number => {
  return complement.exec(clause)?.index ?? -1
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
  const isHeading = new Set(reading.sections.map(({ heading }) => heading.start))

  lines.forEach((line, lineIndex) => {
    while (sentenceAt < sentences.length && sentences[sentenceAt]!.end <= line.start) sentenceAt++
    const before = lines[lineIndex - 1]
    const gap = before === undefined ? 0 : line.start - before.end
    let rowDate: DateMention | undefined
    let lastOfLine: DateMention | undefined
    let first = true
    for (; sentenceAt < sentences.length && sentences[sentenceAt]!.start < line.end; sentenceAt++) {
      const sentence = sentences[sentenceAt]!
      while (dateAt < dates.length && dates[dateAt]!.end <= sentence.start) dateAt++
      const inside: DateMention[] = []
      for (let at = dateAt; at < dates.length && dates[at]!.start < sentence.end; at++) inside.push(dates[at]!)
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
        if (prompt && lastOfLine !== undefined) {
          const tail = { start: sentence.start, end: Math.min(sentence.end, sentence.start + LONGEST) }
          clauses.push({
            mention: lastOfLine,
            head: { start: sentence.start, end: sentence.start },
            tail,
            sentence,
            row: false,
            inherited: true,
            prompt: true,
          })
        }
        if (!prompt) lastOfLine = undefined
        if (holder !== undefined && !isHeading.has(line.start)) {
          const tail = { start: sentence.start, end: Math.min(sentence.end, sentence.start + LONGEST) }
          clauses.push({
            mention: holder,
            head: { start: sentence.start, end: sentence.start },
            tail,
            sentence,
            row: true,
            inherited: true,
          })
        }
        first = false
        continue
      }
      if (
        opensLine &&
        text.slice(opening.end, line.end).trim().length <= 4 &&
        sentence.end >= line.end - 1 &&
        inside.length === 1
      ) {
        header = opening
        headerLine = lineIndex
        first = false
        // Beside or under a label (発生日時) such a line tells something by itself.
        clauses.push({
          mention: opening,
          head: { start: sentence.start, end: opening.start },
          tail: { start: opening.end, end: sentence.end },
          sentence,
          row: true,
        })
        continue
      }
      if (first && opensLine) header = undefined
      if (rowDate !== undefined && !opensLine) rowDate = inside.at(-1)
      // 「5月20日 …」 is a row; 「5月20日、…」 and 「5月20日に…」 are prose, whose next sentences have dates of their own.
      if (opensLine && !/^ ?[|:]|^ |^$/.test(text.slice(opening.end, opening.end + 2))) rowDate = undefined
      const row = opensLine || rowDate !== undefined
      lastOfLine = inside.at(-1)
      // 「3日、22日から25日に取得された形跡を発見し、…」: the predicate after a date inside belongs to the first one,
      // where that has none of its own before the next date.
      const firstTail = text.slice(opening.end, inside[1]?.start ?? opening.end)
      const pending = inside.length > 1 && firstTail.length <= 90 && !predicate.test(firstTail)
      let nestedAt = -1
      let cut = -1
      for (let at = 1; pending && at < inside.length && cut < 0; at++) {
        const stop = inside[at + 1]?.start ?? sentence.end
        cut = complementAt(text.slice(inside[at]!.end, Math.min(stop, inside[at]!.end + LONGEST)))
        if (cut >= 0) nestedAt = at
      }
      const nestedEnd = nestedAt < 0 ? 0 : (inside[nestedAt + 1]?.start ?? sentence.end)
      inside.forEach((mention, index) => {
        const previous = inside[index - 1]
        const head = { start: Math.max(previous?.end ?? sentence.start, mention.start - LONGEST), end: mention.start }
        const next = inside[index + 1]
        const tailEnd = index === nestedAt ? mention.end + cut : (next?.start ?? sentence.end)
        const outer = nestedAt > 0 && index === 0 ? { start: inside[nestedAt]!.end + cut, end: nestedEnd } : undefined
        clauses.push({
          mention,
          head,
          tail: { start: mention.end, end: Math.min(tailEnd, mention.end + LONGEST) },
          ...(outer && { outer }),
          sentence,
          row,
        })
      })
      first = false
    }
    if (gap > 1 && header !== undefined && headerLine !== lineIndex && lineIndex - headerLine > 2) header = undefined
  })
  return clauses
}
