import type { ActionValue } from '../../../casebook/facts.js'
import type { Reading, Sentence, Span } from '../../reading.js'
import { allWords, wordsOf } from '../patterns/words.js'
import { attacks } from './attacks.js'
import { slips } from './slips.js'

export interface WayHit extends Span {
  readonly value: ActionValue
  readonly sentence: Sentence
}

const ways = [...attacks, ...slips]

/** 「見られていない」「狙われておりません」: the verb itself is denied. */
const deniedVerb = /^[ぁ-ん]{0,5}(?:ていな|ておら|ておりませ|ていませ|ませ|ない(?!まま)|ず[、。])/

/** Every place where one of the constructions stands, sentence by sentence. */
export const findWays = (reading: Reading): WayHit[] => {
  const { text } = reading
  const hits: WayHit[] = []
  // What stands nowhere in the text is not asked about in each sentence.
  const whole = allWords(reading)
  const possible = ways.filter(({ says, near }) => says.may(whole) && near?.may(whole) !== false)
  if (possible.length === 0) return hits
  for (const sentence of reading.sentences) {
    const words = wordsOf(reading, sentence, 400)
    for (const { value, says, near, unless } of possible) {
      const match = says.exec(words)
      if (match === null || unless?.test(words) || near?.test(words) === false) continue
      const start = sentence.start + match.index
      const end = start + match[0].length
      if (deniedVerb.test(text.slice(end, Math.min(sentence.end, end + 12)))) continue
      hits.push({ value, start, end, sentence })
    }
  }
  return hits
}
