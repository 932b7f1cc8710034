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
  const seen = new Map<TermRule<Value>, number>()
  const present = new Set<string>()
  let looked = false
  let sentence: Span = { start: 0, end: 0 }
  const note = (word: string) => present.add(word)
  /** Whether one of the words stands near the place; a sentence of usual length is looked through once for all rules. */
  const holdsOne = (words: readonly string[], start: number, end: number): boolean => {
    if (sentence.end - sentence.start > reach) {
      const around = text.slice(Math.max(sentence.start, start - reach), Math.min(sentence.end, end + reach))
      return words.some((word) => around.includes(word))
    }
    if (!looked) {
      looked = true
      if (present.size > 0) present.clear()
      rules.contexts.visit(text, sentence.start, sentence.end, note)
    }
    for (let at = 0; at < words.length; at++) if (present.has(words[at]!)) return true
    return false
  }
  const tryRules = (found: readonly TermRule<Value>[], start: number, end: number): void => {
    for (const rule of found) {
      const times = (seen.get(rule) ?? 0) + 1
      if (times > enough) continue
      seen.set(rule, times)
      if (rule.notBefore?.some((word) => text.startsWith(word, end))) continue
      if (rule.near !== undefined && !holdsOne(rule.near, start, end)) continue
      if (rule.unless !== undefined && holdsOne(rule.unless, start, end)) continue
      hits.push({ start, end, rule, sentence })
    }
  }
  for (sentence of reading.sentences) {
    if (seen.size > 0) seen.clear()
    looked = false
    rules.visit(text, sentence.start, sentence.end, tryRules)
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
