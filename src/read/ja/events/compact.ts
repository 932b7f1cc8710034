import type { DateMention, Reading, Sentence, Span } from '../../reading.js'
import { type Words as SentenceWords, wordsOf } from '../patterns/words.js'

/** Stands for a date among the words of a sentence. */
export const dateSign = '\uE000'

/** Longer than this no sentence is looked at. */
const LONGEST = 1200
/** What is quoted and no longer than this is a name and stays. */
const NAME = 12
/** What stands in brackets and is no longer than this stays too: 「お客様(委託元)」. */
const SHORT = 5

/** A date of a sentence: the mention, and which character of the words stands for it. */
export interface PlacedDate {
  readonly mention: DateMention
  readonly at: number
  /** It stands in brackets after what was done that day: 「警察(10月6日)に相談」. */
  readonly bracketed: boolean
}

/** Words of the text with a way back to it. */
export interface Words {
  readonly words: string
  /** Where in the reading's text each character stands. */
  readonly at: readonly number[]
}

/** A sentence boiled down: each date is one sign, what is quoted or said in brackets is left out. */
export interface Compact extends Words {
  /** The sentence, to ask which words stand in it. */
  readonly whole: SentenceWords
  readonly dates: readonly PlacedDate[]
  /** Brackets that hold a date and words of their own: 「第一報(5月24日公表)」. */
  readonly asides: readonly (Words & { readonly mention: DateMention; readonly after: number })[]
}

/** 「…証跡を確認(本件について個人情報保護委員会に報告)」: what was done that day stays. */
const reportsAside = /(?:委員会|警察署?|県警|警視庁|省|庁)(?:に|へ)(?:も)?(?:報告|相談|届出|通報)(?:済み?)?$/

/** 「送信(112件)」 */
const counts = /^(?:計|全|約|\d)\d/

/** The closing bracket of every bracket that opens; 0 for all else. */
const closers = new Uint16Array(0x10000)
for (const pair of ['()', '「」', '『』', '[]', '〔〕']) closers[pair.charCodeAt(0)] = pair.charCodeAt(1)
const isQuote = (unit: number): boolean => unit === 0x300c || unit === 0x300e

/** 「前日の5月18日」「翌週7日」「10月3日 | 9:00」 are one date. */
const isOneDate = (before: string, date: string, between: string): boolean =>
  between === 'の'
    ? before === date
    : between === ''
      ? before.length < date.length && date.startsWith(before)
      : between.length <= 4 && date.length > 10 && before === date.slice(0, 10) && /^[ |、:]+$/.test(between)

/**
 * Boils a sentence down. Dates that stand alone in brackets come out of them: what is said around them holds.
 *
 * 5月21日、市民から「名前が載っている」との電話(9時30分)を受け、
 * ◇      、市民から「              」との電話◇          を受け、
 */
export const compactSentence = (reading: Reading, sentence: Sentence, mentions: readonly DateMention[]): Compact => {
  const { text } = reading
  let words = ''
  const at: number[] = []
  const dates: PlacedDate[] = []
  const asides: (Words & { mention: DateMention; after: number })[] = []
  const stop = Math.min(sentence.end, sentence.start + LONGEST)
  const all = text.slice(sentence.start, stop)
  let next = 0
  const put = (from: number, to: number) => {
    if (from >= to) return
    words += text.slice(from, to)
    for (let offset = from; offset < to; offset++) at.push(offset)
  }
  const putDate = (mention: DateMention, bracketed: boolean) => {
    const before = dates.at(-1)
    // 「先週の水曜日(10月16日)」: the date in brackets says which day it was.
    const says =
      bracketed &&
      mention.date.length === 10 &&
      /relative|continued/.test(before?.mention.rule ?? '') &&
      before !== undefined &&
      words.length === before.at + 1
    if (before !== undefined && (says || isOneDate(before.mention.date, mention.date, words.slice(before.at + 1)))) {
      dates.pop()
      words = words.slice(0, before.at)
      at.length = before.at
    }
    dates.push({ mention, at: words.length, bracketed })
    words += dateSign
    at.push(mention.start)
  }
  // What stands from here on is not yet put.
  let from = sentence.start
  let offset = sentence.start
  while (offset < stop) {
    while (next < mentions.length && mentions[next]!.end <= offset) next++
    const mention = mentions[next]
    if (mention !== undefined && mention.start <= offset) {
      put(from, offset)
      putDate(mention, false)
      offset = mention.end
      from = offset
      next++
      continue
    }
    const until = mention === undefined ? stop : Math.min(stop, mention.start)
    while (offset < until && closers[text.charCodeAt(offset)] === 0) offset++
    if (offset === until) continue
    const sign = text.charCodeAt(offset)
    const length = all.indexOf(String.fromCharCode(closers[sign]!), offset + 1 - sentence.start)
    if (length < 0) {
      offset++
      continue
    }
    const close = sentence.start + length
    const inside = mentions.slice(next).filter(({ start }) => start < close)
    if (isQuote(sign)) {
      if (close - offset > NAME || inside.length > 0) {
        put(from, offset + 1)
        from = close
      }
    } else if (inside.length > 0) {
      put(from, offset)
      from = close + 1
      const own = wordsWithout(text, { start: offset + 1, end: close }, inside)
      if (own.words.replace(/[\s、・]|付け?|頃|時点|現在/g, '') === '') for (const found of inside) putDate(found, true)
      else for (const found of inside) asides.push({ ...own, mention: found, after: words.length })
    } else if (
      ((close - offset > SHORT || counts.test(text.slice(offset + 1, offset + 3))) &&
        !reportsAside.test(text.slice(offset, close))) ||
      // 「◇(第一報)及び◇(第二報)に公表した」
      (from === offset && dates.at(-1)?.at === words.length - 1 && /^第.報$/.test(text.slice(offset + 1, close)))
    ) {
      put(from, offset)
      from = close + 1
    }
    offset = close + 1
  }
  put(from, stop)
  return { words, at, dates, asides, whole: wordsOf(reading, sentence) }
}

const wordsWithout = (text: string, span: Span, mentions: readonly DateMention[]): Words => {
  let words = ''
  const at: number[] = []
  for (let offset = span.start; offset < span.end; offset++) {
    const mention = mentions.find(({ start, end }) => start <= offset && offset < end)
    if (mention !== undefined) {
      offset = mention.end - 1
      continue
    }
    words += text.charAt(offset)
    at.push(offset)
  }
  return { words, at }
}
