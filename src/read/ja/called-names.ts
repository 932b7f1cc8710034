import type { OrganisationMention } from '../reading.js'
import { findAliasDefinitions } from './aliases.js'
import { isKanjiUnit } from './characters.js'
import type { Lexicon } from './lexicon.js'
import { isLatin, nameEnd, nameStart } from './names.js'

type Mention = OrganisationMention

/** 「カゼ・ネット社」: a name in katakana or Latin letters called a company; one letter (B社) hides a name and is none. */
export const findCalledCompanies = (text: string, known: readonly Mention[]): Mention[] => {
  const found: Mention[] = []
  let next = 0
  for (let at = text.indexOf('社'); at >= 0; at = text.indexOf('社', at + 1)) {
    if (/[員内外長会製名団屋史是説員風務用販]/.test(text.charAt(at + 1)) && text.charAt(at + 1) !== '製') continue
    let start = at
    if (text.charAt(start - 1) === ' ') start--
    const edge = start
    while (
      start > Math.max(0, at - 40) &&
      (/[ァ-ヴーA-Za-z0-9・&.-]/.test(text.charAt(start - 1)) || isInnerSpace(text, start - 1))
    )
      start--
    while (start < edge && /[・.&-]/.test(text.charAt(start))) start++
    // 米国Kazeware社: a kanji word may run into Latin letters, not into katakana.
    if (edge - start < 3 || (isKanjiUnit(text.charCodeAt(start - 1)) && !isLatin(text.charCodeAt(start)))) continue
    if (!/[ァ-ヴA-Za-z]{2}/.test(text.slice(start, edge))) continue
    while (next < known.length && (known[next]?.end ?? 0) <= start) next++
    if ((known[next]?.start ?? Number.POSITIVE_INFINITY) < at) continue
    found.push({ start, end: at + 1, name: text.slice(start, at + 1), legalForm: '社', kind: 'company' })
  }
  return found
}

/** Minato Networks社: the space between two Latin words of a name. */
const isInnerSpace = (text: string, at: number): boolean =>
  text.charAt(at) === ' ' && /[A-Za-z]/.test(text.charAt(at - 1)) && /[A-Z]/.test(text.charAt(at + 1))

/**
 * 「提供元:ソラノネ」「提供元のソラノネ・システムズから」「委託先のひばり印刷が」: a name without legal form after a title
 * of a role: of katakana or Latin letters, or ending in a trade.
 */
export const findLabelled = (text: string, lexicon: Lexicon, known: readonly Mention[]): Mention[] => {
  const found: Mention[] = []
  const starts = new Set(known.map(({ start }) => start))
  for (const { end } of lexicon.roleTitles.scan(text)) {
    const joint = /^(?:名|名称)?(?:である|の|:|、|\(| )/.exec(text.slice(end, end + 5))?.[0]
    if (joint === undefined) continue
    let start = end + joint.length
    while (text.charAt(start) === ' ') start++
    if (starts.has(start)) continue
    let stop = start
    while (stop < text.length && stop - start < 30 && /[ァ-ヴーA-Za-z0-9・&.-]/.test(text.charAt(stop))) stop++
    const name = text.slice(start, stop)
    if (
      !/[( ]$/.test(joint) &&
      name.length >= 3 &&
      /[)、。\s」はがのにをと様]|から|より/.test(text.slice(stop, stop + 2) || ' ') &&
      !lexicon.commonNames.has(name) &&
      !isCommonNoun(name, lexicon)
    ) {
      found.push({ start, end: stop, name, kind: 'company' })
      continue
    }
    const long = nameEnd(text, start, text.length)
    const trade = text.slice(start, long)
    if (isTrade(trade, lexicon)) found.push({ start, end: long, name: trade, kind: 'company' })
  }
  return found
}

/** 「ひばり印刷(以下「受託者」という。)」: what is defined as somebody with a role is an organisation, whatever it ends in. */
export const findDefined = (text: string, lexicon: Lexicon, known: readonly Mention[]): Mention[] => {
  const found: Mention[] = []
  const ends = new Set(known.map(({ end }) => end))
  for (const { alias, bracket, first } of findAliasDefinitions(text)) {
    if (!first || lexicon.roleTitles.longest(alias, 0)?.end !== alias.length) continue
    const end = text.charAt(bracket.start - 1) === ' ' ? bracket.start - 1 : bracket.start
    if (ends.has(end)) continue
    const start = nameStart(text, end, 0)
    const name = text.slice(start, end)
    if (name.length >= 3 && name.length <= 30 && !lexicon.commonNames.has(name) && !isThing(name, lexicon))
      found.push({ start, end, name, kind: 'company' })
  }
  return found
}

/** Does a name end in a trade (印刷, 運輸) and say more than that? */
const isTrade = (name: string, lexicon: Lexicon): boolean => {
  if (name.length < 4 || name.length > 24 || lexicon.commonNames.has(name)) return false
  for (let at = 2; at < name.length; at++) if (lexicon.trades.longest(name, at)?.end === name.length) return true
  return false
}

/** サーバー, 予約システム: what ends in a word for a thing is no name. */
const isThing = (name: string, lexicon: Lexicon): boolean => {
  for (let at = 0; at < name.length; at++) {
    const hit = lexicon.productNouns.longest(name, at)
    if (hit !== undefined && hit.end === name.length) return true
  }
  return /(?:者|員|業務|事業|データ|情報|会社|企業|団体|業者|機関)$/.test(name)
}

const isCommonNoun = (name: string, lexicon: Lexicon): boolean =>
  isThing(name, lexicon) || !/[ァ-ヴ]{3}|[A-Za-z]{3}/.test(name)
