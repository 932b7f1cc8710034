import { readFileSync } from 'node:fs'
import { ourselves } from '../organisations/self.js'
import { type Gate, gateOf } from '../patterns/gates.js'
import { neededWords } from '../patterns/needed-words.js'
import { isOpen, type Words } from '../patterns/words.js'

/** What tells an event: one of the patterns stands in the words of a date, and `not` does not beside it. */
interface EventWords {
  /** The words of which every match of any of the patterns holds one. */
  readonly gate: Gate
  readonly patterns: readonly { readonly regex: RegExp; readonly gate: Gate }[]
  readonly not: RegExp | undefined
}

export type WordKind = 'noticed' | 'found' | 'settled' | 'contained' | 'occurred' | 'published' | 'wrongly' | 'deed'

interface WordsFile {
  readonly patterns: readonly string[]
  readonly not: string
}

/** Words of which every match of a pattern holds one. */
const wordsNeeded = (regex: RegExp): readonly string[] =>
  neededWords(regex).flatMap(({ source, needs: [words] }) => {
    if (words === undefined)
      throw new Error(`read: no words can be told of an event's pattern: ${source} (BAD_LEXICON)`)
    return words
  })

const compile = ({ patterns, not }: WordsFile): EventWords => {
  const all = patterns.map((pattern) => {
    const regex = new RegExp(pattern, 'g')
    return { regex, words: wordsNeeded(regex) }
  })
  return {
    gate: gateOf(all.flatMap(({ words }) => words)),
    patterns: all.map(({ regex, words }) => ({ regex, gate: gateOf(words) })),
    not: not === '' ? undefined : new RegExp(not),
  }
}

const file = JSON.parse(readFileSync(new URL('../lexicon/event-words.json', import.meta.url), 'utf8')) as Record<
  WordKind,
  WordsFile
>

const eventWords = Object.fromEntries(Object.entries(file).map(([kind, words]) => [kind, compile(words)])) as Record<
  WordKind,
  EventWords
>

/** A place where words tell an event. */
export interface Cue {
  readonly start: number
  readonly end: number
}

/** The words around a match, cut at 、 and 。: what `not` may speak about. */
export const pieceAround = (words: string, { start, end }: Cue): string => {
  let from = start
  while (from > 0 && words[from - 1] !== '、' && words[from - 1] !== '。') from--
  let to = words[end - 1] === '、' || words[end - 1] === '。' ? end - 1 : end
  while (to < words.length && words[to] !== '、' && words[to] !== '。') to++
  return words.slice(from, to)
}

/** 停止した, 停止している before a noun: the noun is spoken of, not the stopping. */
const adnominal = new RegExp(
  `^[ぁ-ん]{0,9}?(?:[たるい]|ない)(?=[一-鿿ァ-ヶ「『A-Z\\d]|とおり|(?:可能性|おそれ|恐れ|疑い)の(?:ある|あった|高い)|お客|ご(?:契約|利用|担当|本人|家族|連絡先)| [A-Z\\d])(?!際|次第(?:です|で)|時|後|上(?!記)|結果|日|場合|旨|(?:可能性|疑い)(?!の(?:ある|あった|高い))|痕跡|形跡|(?:記録|履歴|ログ)(?:が|も)|直後|直ち|段階|模様|途中|同時|一方|件(?:が|に)|疑(?!い)|恐れ(?!の(?:ある|あった))|${ourselves}|本|措置|対応|処置|作業)`,
)
/** The cue ends in the verb's own た. */
const nounNext = new RegExp(
  `^(?=[一-鿿ァ-ヶ「『A-Z\\d]|とおり|(?:可能性|おそれ|恐れ|疑い)の(?:ある|あった|高い)|お客|ご(?:契約|利用|担当|本人|家族|連絡先)| [A-Z\\d])(?!際|次第(?:です|で)|時|後|上(?!記)|結果|日|場合|旨|(?:可能性|疑い)(?!の(?:ある|あった|高い))|痕跡|形跡|(?:記録|履歴|ログ)(?:が|も)|直後|直ち|段階|模様|途中|同時|一方|件(?:が|に)|疑(?!い)|恐れ(?!の(?:ある|あった))|${ourselves}|本|措置|対応|処置|作業)`,
)
const negated = /^[ぁ-ん]{0,10}?(?:ない(?!よう)|ません|なかった|ず(?=[、。にと])|おらず)|^に(?:は)?(?:至ら|及ば)/
/** What is still to come, or only wished for. */
const future =
  /予定|見込|(?:こととし|していく|してまいり|いたします|致します|します|させます|行います|行う|する|(?:差し上げ|差しあげ|さしあげ|申し上げ|送り|届け|渡し|伺い|参り|進め|始め|配り)ます)(?:。|$)|準備が整い|目途|目処|めど|検討|方針|べく|支度|準備(?:を|が)?(?:進め|して)/
const plannedOnly =
  /予定(?!より|どおり|通り)|見込(?!んで)|検討|方針|準備が整い|目途|目処|べく|支度|準備(?:を|が)?(?:進め|して)/
const preparing = /べく|支度を|準備を進め/
/** What is done. たし, たい and the like are no past: いたします, したい. */
export const past =
  /(?:[しっいえきれせけてりびみじちぎめ]た|んだ)(?![しいち])|ており|ている|ています|でした|済み?|終え|のこと(?:です|でした)/

/** How the verb of a cue stands: a deed told, one told of a noun, one denied, one that is to come. */
export type Form = 'told' | 'adnominal' | 'denied' | 'ahead'

/** The form of the verb at the end of a cue. `gone`: the day is over, so that 停止する is told of it. */
export const formOf = (words: string, cue: Cue, gone: boolean): Form => {
  const rest = words.slice(cue.end)
  // The cue may hold the beginning of the verb's ending: 停止し|た.
  if (negated.test(rest)) return 'denied'
  if (adnominal.test(rest) || (/[たるい]/.test(words.charAt(cue.end - 1)) && nounNext.test(rest))) return 'adnominal'
  const stop = rest.search(/[、。]/)
  const verb = words.slice(Math.max(cue.start, cue.end - 4), cue.end + (stop < 0 ? rest.length : stop + 1))
  if (preparing.test(verb)) return 'ahead'
  if (gone ? plannedOnly.test(verb) : future.test(verb) && !past.test(verb)) return 'ahead'
  return 'told'
}

const none: readonly Cue[] = []
const inOrder = (a: Cue, b: Cue): number => a.start - b.start || a.end - b.end

/** All places where a kind of event is told in some words, in order. `sentence`: where the words are from. */
export const findCues = (kind: WordKind, words: string, sentence: Words): readonly Cue[] => {
  const { gate, patterns, not } = eventWords[kind]
  if (!isOpen(gate, sentence)) return none
  let cues: Cue[] | undefined
  for (let at = 0; at < patterns.length; at++) {
    const pattern = patterns[at]!
    if (!isOpen(pattern.gate, sentence)) continue
    const { regex } = pattern
    regex.lastIndex = 0
    // More than a few of one pattern are noise.
    for (let tries = 0; tries < 6; tries++) {
      const found = regex.exec(words)
      if (found === null) break
      const cue = { start: found.index, end: found.index + found[0].length }
      if (not?.test(pieceAround(words, cue))) continue
      if (cues === undefined) cues = [cue]
      else cues.push(cue)
    }
  }
  if (cues === undefined) return none
  return cues.length === 1 ? cues : cues.sort(inOrder)
}
