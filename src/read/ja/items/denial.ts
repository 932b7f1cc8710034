import type { Span } from '../../reading.js'
import type { Predicate } from '../negation.js'

/** What a relative clause says is only said of its noun; the sentence goes on to say something of that. */
const attributive = /^(?:.[ぁ-ん]{0,6}[たるい]|む)(?:もの|[一-鿿ァ-ヶー]{1,10})[はもが]/

/** 「個人番号の記載された書類は授受を禁じており、含まれておりません」: what the sentence ends in holds for the number. */
export const deniedLater = (
  text: string,
  mention: Span,
  said: Predicate | undefined,
  predicates: readonly Predicate[],
  mentions: readonly Span[],
): Predicate | undefined => {
  if (said?.saying !== 'affected' || !attributive.test(text.slice(said.end - 1, said.end + 14))) return undefined
  const later = predicates.find(({ start, saying }) => start > said.end && saying === 'excluded')
  return later !== undefined &&
    !mentions.some(({ start }) => start > mention.start && start > said.end && start < later.start)
    ? later
    : undefined
}

/** Does a bracket open between the two places that is still open at the second? */
export const opensBetween = (text: string, from: number, to: number): boolean => {
  if (to - from > 200) return false
  let depth = 0
  for (let at = from; at < to; at++) {
    const sign = text.charAt(at)
    if (sign === '(') depth++
    else if (sign === ')') depth = Math.max(0, depth - 1)
  }
  return depth > 0
}

/** 「(保護者の氏名、振込額。口座番号は含まない。)」: a sentence within a bracket ends where it ends. */
export const endsBetween = (text: string, from: number, to: number): boolean =>
  to - from <= 200 && text.slice(from, to).includes('。')

/** Predicates that are not themselves part of an item's name (お問い合わせ内容). */
export const outsideOf = (predicates: readonly Predicate[], mentions: readonly Span[]): readonly Predicate[] => {
  let next = 0
  return predicates.filter(({ start }) => {
    while ((mentions[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next++
    return (mentions[next]?.start ?? Number.POSITIVE_INFINITY) > start
  })
}
