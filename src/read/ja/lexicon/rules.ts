import type { Reading, Sentence, Span } from '../../reading.js'
import { allWords, isOpen, type Words, wordsOf } from '../patterns/words.js'
import type { Context, RuleTrie, TermRule } from './lexicon.js'

export interface RuleHit<Value> extends Span {
  readonly rule: TermRule<Value>
  readonly sentence: Sentence
  /** Where the word of `followedBy` stands. */
  readonly verb: number | undefined
}

/** How far from the word `near` and `unless` look; a sentence longer than that is no sentence any more. */
const reach = 160

/** How soon one of the words of `followedBy` has to follow. */
const soon = 24

/** In a sentence longer than this a rule that was looked at so often is not looked at again. */
const long = 300
const enough = 8

/** May a rule hold in a sentence? */
const mayHold = <Value>({ gate, free, bound }: RuleTrie<Value>, words: Words): boolean => {
  if (!isOpen(gate, words)) return false
  if (isOpen(free, words)) return true
  for (let at = 0; at < bound.length; at++) {
    const pair = bound[at]!
    if (isOpen(pair.gate, words) && isOpen(pair.others, words)) return true
  }
  return false
}

/**
 * Every place where a rule of the lexicon holds, sentence by sentence, in order; of sentences that `isAside` nothing is
 * looked for.
 */
export const findRuleHits = <Value>(
  reading: Reading,
  rules: RuleTrie<Value>,
  isAside?: (sentence: Sentence) => boolean,
): RuleHit<Value>[] => {
  const { text } = reading
  const hits: RuleHit<Value>[] = []
  if (!isOpen(rules.gate, allWords(reading))) return hits
  const seen = new Map<number, number>()
  let words: Words
  let sentence: Sentence
  /** Whether one of the words stands near the place, in a sentence that holds one. */
  const holdsOne = ({ words: near }: Context, start: number, end: number): boolean => {
    if (sentence.end - sentence.start <= reach) return true
    const around = text.slice(Math.max(sentence.start, start - reach), Math.min(sentence.end, end + reach))
    for (let at = 0; at < near.length; at++) if (around.includes(near[at]!)) return true
    return false
  }
  /** Where the first of the words follows, or -1. */
  const follows = ({ words: followedBy }: Context, end: number): number => {
    const after = text.slice(end, Math.min(sentence.end, end + soon))
    let first = -1
    for (const word of followedBy) {
      const at = after.indexOf(word)
      if (at >= 0 && (first < 0 || at < first)) first = at
    }
    return first < 0 ? -1 : end + first
  }
  const goesOnWith = (words: readonly string[], end: number): boolean => {
    for (let at = 0; at < words.length; at++) if (text.startsWith(words[at]!, end)) return true
    return false
  }
  const tryRules = (found: readonly TermRule<Value>[], start: number, end: number): void => {
    for (let at = 0; at < found.length; at++) {
      const rule = found[at]!
      // What the whole sentence lacks is asked first.
      if (rule.followedBy !== undefined && !isOpen(rule.followedBy.gate, words)) continue
      if (rule.near !== undefined && !isOpen(rule.near.gate, words)) continue
      if (sentence.end - sentence.start > long) {
        const times = (seen.get(rule.id) ?? 0) + 1
        if (times > enough) continue
        seen.set(rule.id, times)
      }
      const verb = rule.followedBy === undefined ? undefined : follows(rule.followedBy, end)
      if (verb === -1) continue
      if (rule.notBefore !== undefined && goesOnWith(rule.notBefore, end)) continue
      if (rule.near !== undefined && !holdsOne(rule.near, start, end)) continue
      if (rule.unless !== undefined && isOpen(rule.unless.gate, words) && holdsOne(rule.unless, start, end)) continue
      hits.push({ start, end, rule, sentence, verb })
    }
  }
  for (sentence of reading.sentences) {
    words = wordsOf(reading, sentence)
    if (!mayHold(rules, words) || isAside?.(sentence)) continue
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
