import type { Reading, Sentence, Span } from '../reading.js'
import type { Context, RuleTrie, TermRule } from './lexicon.js'
import { allWords, isOpen, type Words, wordsOf } from './words.js'

export interface RuleHit<Value> extends Span {
  readonly rule: TermRule<Value>
  readonly sentence: Sentence
  /** Where the word of `followedBy` stands. */
  readonly verb?: number
}

/** How far from the word `near` and `unless` look; a sentence longer than that is no sentence any more. */
const reach = 160

/** How soon one of the words of `followedBy` has to follow. */
const soon = 24

/** A rule that was looked at so often in one sentence is not looked at again. */
const enough = 8

/** Every place where a rule of the lexicon holds, sentence by sentence, in order. */
export const findRuleHits = <Value>(reading: Reading, rules: RuleTrie<Value>): RuleHit<Value>[] => {
  const { text } = reading
  const hits: RuleHit<Value>[] = []
  const seen = new Map<TermRule<Value>, number>()
  if (!isOpen(rules.gate, allWords(reading))) return hits
  let words: Words
  let sentence: Sentence
  /** Whether one of the words stands near the place. */
  const holdsOne = ({ gate, words: near }: Context, start: number, end: number): boolean => {
    if (!isOpen(gate, words)) return false
    if (sentence.end - sentence.start <= reach) return true
    const around = text.slice(Math.max(sentence.start, start - reach), Math.min(sentence.end, end + reach))
    return near.some((word) => around.includes(word))
  }
  /** Where the first of the words follows, or -1. */
  const follows = ({ gate, words: followedBy }: Context, end: number): number => {
    if (!isOpen(gate, words)) return -1
    const after = text.slice(end, Math.min(sentence.end, end + soon))
    let first = -1
    for (const word of followedBy) {
      const at = after.indexOf(word)
      if (at >= 0 && (first < 0 || at < first)) first = at
    }
    return first < 0 ? -1 : end + first
  }
  const tryRules = (found: readonly TermRule<Value>[], start: number, end: number): void => {
    for (const rule of found) {
      const times = (seen.get(rule) ?? 0) + 1
      if (times > enough) continue
      seen.set(rule, times)
      const verb = rule.followedBy === undefined ? undefined : follows(rule.followedBy, end)
      if (verb === -1) continue
      if (rule.notBefore?.some((word) => text.startsWith(word, end))) continue
      if (rule.near !== undefined && !holdsOne(rule.near, start, end)) continue
      if (rule.unless !== undefined && holdsOne(rule.unless, start, end)) continue
      hits.push({ start, end, rule, sentence, ...(verb !== undefined && { verb }) })
    }
  }
  for (sentence of reading.sentences) {
    words = wordsOf(reading, sentence)
    if (!isOpen(rules.gate, words)) continue
    if (seen.size > 0) seen.clear()
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
