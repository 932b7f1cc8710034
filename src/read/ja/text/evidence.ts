import type { Basis, Evidence, Fact } from '../../../casebook/facts.js'
import type { Reading, Span } from '../../reading.js'
import { isRareKanjiLead, isSecondHalf, isSelectorLead, isVoicedMark } from './characters.js'

/** A span of folded text as a span of its source. */
export const sourceSpan = (source: string, toSource: (offset: number) => number, span: Span): Span => {
  const start = toSource(span.start)
  // The end is one past the last character, not where the next one begins: a line break may have been taken out between.
  let end = span.end > span.start ? toSource(span.end - 1) + 1 : start
  // A kanji of two units; then the selector of its shape, or a voiced-sound mark the fold put into its kana, two at most.
  if (isRareKanjiLead(source.charCodeAt(end - 1)) && isSecondHalf(source.charCodeAt(end))) end++
  if (isSelectorLead(source.charCodeAt(end)) && isSecondHalf(source.charCodeAt(end + 1))) end += 2
  for (let marks = 0; marks < 2 && end < source.length && isVoicedMark(source.charCodeAt(end)); marks++) end++
  return { start, end }
}

/** The words of the document that a span of the folded text stands for. */
export const evidenceOf = (reading: Reading, span: Span): Evidence => {
  const source = reading.document.text
  const { start, end } = sourceSpan(source, reading.toSource, span)
  return { quote: source.slice(start, end), start, end }
}

const clauseBegins = /[、。\n| ]|[:](?!\d)|(?=[「『(【])/g
/** Where hiragana end and another word begins. */
const wordBegins = /[ぁ-ゖ](?=[^ぁ-ゖー、。])/
/** Of a clause at least so much is worth quoting. */
const leastQuoted = 6

/**
 * Where the words before a place begin, `reach` characters back at most: at the first clause there, else at a word,
 * never within a number. `earliest` is where its sentence begins.
 */
export const startOfQuote = (text: string, earliest: number, at: number, reach = 40): number => {
  const from = at - reach
  if (from <= earliest) return earliest
  const near = text.slice(from, at)
  for (const { index, 0: mark } of near.matchAll(clauseBegins))
    if (reach - index - mark.length >= leastQuoted) return from + index + mark.length
  const word = near.search(wordBegins)
  return word < 0 ? at : from + word + 1
}

/** A value with its ground: `makeFact(reading, { value: 'loss' }, span, 'actions/loss')`. */
export const makeFact = <T>(
  reading: Reading,
  value: T,
  span: Span,
  rule: string,
  basis: Basis = 'stated',
): Fact<T> => ({
  ...value,
  evidence: evidenceOf(reading, span),
  rule,
  basis,
})
