import type { Reading, Sentence } from '../reading.js'
import { pattern } from './patterns/pattern.js'
import { type Words, wordsBetween } from './patterns/words.js'
import { lineAt } from './zones.js'

const answer = pattern(/^\W{0,2}(?:答|A\d{0,2})[ .:　]/)
const question = pattern(/^\W{0,2}(?:問|Q\d{0,2})[ .:　]|[?か]。?」?$/)

/** The question on the line before that the line of a sentence answers; undefined for a question, and for what answers none. */
export const questionOf = (reading: Reading, sentence: Sentence): Words | undefined => {
  const line = lineAt(reading, sentence.start)
  if (question.test(wordsBetween(reading, line.start, Math.min(line.end, line.start + 120)))) return undefined
  const before = lineAt(reading, Math.max(0, line.start - 2))
  const asked = wordsBetween(reading, before.start, Math.min(before.end, before.start + 120))
  return answer.test(wordsBetween(reading, line.start, line.start + 6)) || question.test(asked) ? asked : undefined
}
