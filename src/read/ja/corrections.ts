import type { Span } from '../reading.js'

const mark = (words: string): string => `(?:[([【〔<〈「『≪](?:${words})[)\\]】〕>〉」』≫]|(?:${words})(?= ?:| *$))`
const wrong = mark('誤|訂正前|修正前')
const right = mark('正|訂正後|修正後')
const opensWrong = new RegExp(`^[ ・●○■□◆▼※\\d.、]{0,4}${wrong}`)
const opensRight = new RegExp(`^[ ・●○■□◆▼※→⇒\\d.、]{0,4}${right}`)
const rightInLine = new RegExp(`[ 、→⇒]${right.replace('| *$', '')}`)
/** The right value stands within so many lines of the wrong one. */
const LINES_OF_WRONG = 20

/** What a correction says was wrong: 「(誤)…」 up to 「(正)…」, 「【訂正前】」 up to 「【訂正後】」. Only the right values are read. */
export const findCorrected = (text: string, lines: readonly Span[]): Span[] => {
  const corrected: Span[] = []
  let open: { readonly start: number; readonly line: number } | undefined
  for (const [line, { start, end }] of lines.entries()) {
    const words = text.slice(start, Math.min(end, start + 400))
    const head = words.slice(0, 24)
    if (open !== undefined && opensRight.test(head)) {
      corrected.push({ start: open.start, end: start })
      open = undefined
    } else if (open !== undefined && line - open.line > LINES_OF_WRONG) open = undefined
    if (!opensWrong.test(head)) continue
    const at = rightInLine.exec(words)?.index
    if (at !== undefined) corrected.push({ start, end: start + at })
    else open ??= { start, line }
  }
  return corrected
}
