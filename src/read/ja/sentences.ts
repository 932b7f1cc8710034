import type { Span } from '../reading.js'

const OPENERS = new Set([...'([「『【〔〈《{'].map((c) => c.charCodeAt(0)))
const CLOSERS = new Set([...')]」』】〕〉》}'].map((c) => c.charCodeAt(0)))
const ENDS = new Set([...'。!?'].map((c) => c.charCodeAt(0)))

/** Lines of a folded text, without their breaks; blank lines are left out. */
export const findLines = (text: string): Span[] => {
  const lines: Span[] = []
  for (let start = 0; start < text.length; ) {
    let end = text.indexOf('\n', start)
    if (end < 0) end = text.length
    for (let at = start; at < end; at++)
      if (text.charCodeAt(at) !== 0x20) {
        lines.push({ start, end })
        break
      }
    start = end + 1
  }
  return lines
}

/**
 * Sentences: a line cut after 。 ! ?, but not inside brackets that are closed on the same line. A bracket that is
 * never closed must not swallow the rest, so depth is only counted where the line's brackets pair up.
 */
export const findSentences = (text: string, lines: readonly Span[]): Span[] => {
  const sentences: Span[] = []
  const push = (start: number, end: number): void => {
    while (start < end && text.charCodeAt(start) === 0x20) start++
    while (end > start && text.charCodeAt(end - 1) === 0x20) end--
    if (end > start) sentences.push({ start, end })
  }
  for (const line of lines) {
    let balance = 0
    let sound = true
    for (let at = line.start; at < line.end; at++) {
      const unit = text.charCodeAt(at)
      if (OPENERS.has(unit)) balance++
      else if (CLOSERS.has(unit) && --balance < 0) balance = 0
    }
    if (balance !== 0) sound = false
    let depth = 0
    let start = line.start
    for (let at = line.start; at < line.end; at++) {
      const unit = text.charCodeAt(at)
      if (OPENERS.has(unit)) depth++
      else if (CLOSERS.has(unit)) depth = Math.max(0, depth - 1)
      else if (ENDS.has(unit) && (depth === 0 || !sound)) {
        push(start, at + 1)
        start = at + 1
      }
    }
    push(start, line.end)
  }
  return sentences
}
