import type { Sentence, Span } from '../../reading.js'

const OPENER = 1
const CLOSER = 2
const END = 3

/** What a character does to a sentence; one look-up a character instead of three. */
const signs = new Uint8Array(0x10000)
for (const [kind, characters] of [
  [OPENER, '([「『【〔〈《{'],
  [CLOSER, ')]」』】〕〉》}'],
  [END, '。!?'],
] as const)
  for (const c of characters) signs[c.charCodeAt(0)] = kind

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
export const findSentences = (text: string, lines: readonly Span[]): Sentence[] => {
  const sentences: Sentence[] = []
  const push = (start: number, end: number): void => {
    while (start < end && text.charCodeAt(start) === 0x20) start++
    while (end > start && text.charCodeAt(end - 1) === 0x20) end--
    if (end > start) sentences.push({ start, end, index: sentences.length })
  }
  for (const line of lines) {
    let balance = 0
    let ends = 0
    for (let at = line.start; at < line.end; at++) {
      const sign = signs[text.charCodeAt(at)]
      if (sign === 0) continue
      if (sign === OPENER) balance++
      else if (sign === END) ends++
      else if (--balance < 0) balance = 0
    }
    const sound = balance === 0
    let depth = 0
    let start = line.start
    for (let at = line.start; ends > 0 && at < line.end; at++) {
      const sign = signs[text.charCodeAt(at)]
      if (sign === 0) continue
      if (sign === OPENER) depth++
      else if (sign === CLOSER) depth = Math.max(0, depth - 1)
      else if (depth === 0 || !sound) {
        push(start, at + 1)
        start = at + 1
      }
    }
    push(start, line.end)
  }
  return sentences
}
