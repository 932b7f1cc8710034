import type { Lexicon } from '../lexicon/lexicon.js'
import type { Trie } from '../patterns/trie.js'

const runs = /[ァ-ヴー]{2,}|[A-Za-z][A-Za-z0-9]*/g

/** Is a word put together of the words of a list alone? */
const isMadeOf = (word: string, list: Trie<true>): boolean => {
  let at = 0
  for (let hit = list.longest(word, 0); hit !== undefined; hit = list.longest(word, at)) {
    at = hit.end
    if (at === word.length) return true
  }
  return false
}

/** VPN, EDR, CISO: capitals alone are more often short for something than a name. */
const isInitials = (word: string): boolean => word.length < 4 && !/[a-z]/.test(word)

/**
 * Is there a word in a name that nobody uses for anything else: ミドリタイム, ラクラク勤怠, KazeMail? Loanwords of everyday use
 * and words put together of them (クラウドサービス, アクセスログ) are none, nor are initials and words in small letters.
 */
export const isCoined = (name: string, lexicon: Lexicon): boolean => {
  for (const [run] of name.matchAll(runs)) {
    if (/^[ァ-ヴー]/.test(run)) {
      if (run.length >= 2 && name.length >= 3 && !isMadeOf(run, lexicon.everyday)) return true
    } else if (/[A-Z]/.test(run) && !isInitials(run) && !isMadeOf(run, lexicon.everyday)) return true
  }
  return false
}

/** コンビニエンスストア: a loanword of everyday use, or several put together, and nothing else. */
export const isEveryday = (name: string, lexicon: Lexicon): boolean =>
  /^[ァ-ヴー]+$/.test(name) && isMadeOf(name, lexicon.everyday)
