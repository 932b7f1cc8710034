import type { Span } from '../reading.js'

const revised = '(?:訂正|修正|変更|更新|改定)'
const decoration = '[^一-鿿ぁ-んァ-ヶ\\d]{0,4}(?:\\d[.)]? ?)?'
/** 「【訂正前】」「(誤)」「■ 訂正前の内容」「訂正前:」. */
const mark = (words: string): string => {
  const named = `(?:${words})(?:の?(?:内容|記載|文|本文|箇所|数値))?`
  return `(?:[([【〔<〈「『≪]${named}[)\\]】〕>〉」』≫]|${named}(?= ?:|[^一-鿿ぁ-んァ-ヶ\\d]{0,3}$))`
}
const right = mark(`正|${revised}後`)
const opensWrong = new RegExp(`^${decoration}${mark(`誤|${revised}前`)}[ :]*`)
const opensRight = new RegExp(`^${decoration}${right}`)
const rightInLine = new RegExp(`[ 、→⇒]${right}`)
/** The right value stands within so many lines of the wrong one. */
const LINES_APART = 20
const LONGEST_LINE = 400

/** What a correction says was wrong: 「(誤)…」 beside its 「(正)…」, 「【訂正前】」 before or after 「【訂正後】」. Only the right values are read. */
export const findCorrected = (text: string, lines: readonly Span[]): Span[] => {
  const corrected: Span[] = []
  /** The line of a wrong value whose right one is awaited, or of a right one that may come first. */
  let wrongAt = -1
  let rightAt = -1
  /** How many lines below a mark say something, before `to`: a heading ends them. */
  const linesFrom = (mark: number, to: number): number => {
    let at = mark + 1
    while (at < to && /[\d。]/.test(text.slice(lines[at]!.start, lines[at]!.end))) at++
    return at - mark - 1
  }
  for (const [at, { start, end }] of lines.entries()) {
    const words = text.slice(start, Math.min(end, start + LONGEST_LINE))
    if (opensRight.test(words.slice(0, 24))) {
      const closes = wrongAt >= 0 && at - wrongAt <= LINES_APART
      if (closes) corrected.push({ start: lines[wrongAt]!.start, end: start })
      rightAt = closes ? -1 : at
      wrongAt = -1
      continue
    }
    const opening = opensWrong.exec(words.slice(0, 24))?.[0]
    if (opening === undefined) continue
    const rightInside = rightInLine.exec(words)?.index
    if (rightInside !== undefined) corrected.push({ start, end: start + rightInside })
    else if (rightAt >= 0 && at - rightAt <= LINES_APART) {
      // The right one came first: the wrong one has no more lines.
      const more = opening.length < words.trimEnd().length ? 0 : linesFrom(rightAt, at)
      const last = at + linesFrom(at, Math.min(at + more + 1, lines.length))
      corrected.push({ start, end: lines[last]!.end })
      rightAt = -1
    } else if (wrongAt < 0 || at - wrongAt > LINES_APART) wrongAt = at
  }
  return corrected
}
