import type { Reading, Span } from '../reading.js'
import type { RuleTrie, TermRule } from './lexicon.js'

export interface RuleHit<Value> extends Span {
  readonly rule: TermRule<Value>
  readonly sentence: Span
}

/** How far from the word `near` and `unless` look; a sentence longer than that is no sentence any more. */
const reach = 160

/** A rule that was looked at so often in one sentence is not looked at again. */
const enough = 8

/** Every place where a rule of the lexicon holds, sentence by sentence, in order. */
export const findRuleHits = <Value>(reading: Reading, rules: RuleTrie<Value>): RuleHit<Value>[] => {
  const { text } = reading
  const hits: RuleHit<Value>[] = []
  for (const sentence of reading.sentences) {
    const seen = new Map<TermRule<Value>, number>()
    for (const found of rules.every(text, sentence.start, sentence.end)) {
      const from = Math.max(sentence.start, found.start - reach)
      const to = Math.min(sentence.end, found.end + reach)
      let around: string | undefined
      for (const rule of found.value) {
        const times = (seen.get(rule) ?? 0) + 1
        if (times > enough) continue
        seen.set(rule, times)
        if (rule.notBefore?.some((word) => text.startsWith(word, found.end))) continue
        around ??= text.slice(from, to)
        const words = around
        if (rule.near !== undefined && !rule.near.some((word) => words.includes(word))) continue
        if (rule.unless?.some((word) => words.includes(word))) continue
        hits.push({ start: found.start, end: found.end, rule, sentence })
      }
    }
  }
  return hits
}

/** The clause of a sentence around a word, cut at 、: what a reader would quote. */
export const clauseAround = (text: string, span: Span, sentence: Span, longest = 80): Span => {
  let start = span.start
  while (start > sentence.start && span.start - start < longest && !'、。\n'.includes(text.charAt(start - 1))) start--
  let end = span.end
  while (end < sentence.end && end - span.end < longest && !'。\n'.includes(text.charAt(end))) end++
  return { start, end }
}
