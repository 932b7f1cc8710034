import type { DateMention, Reading, Span } from '../reading.js'

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
}

/** Words of the text with a way back to it. */
export interface Words {
  readonly words: string
  /** Where in the reading's text each character stands. */
  readonly at: readonly number[]
}

/** A sentence boiled down: each date is one sign, what is quoted or said in brackets is left out. */
export interface Compact extends Words {
  readonly dates: readonly PlacedDate[]
  /** Brackets that hold a date and words of their own: 「第一報(5月24日公表)」. */
  readonly asides: readonly (Words & { readonly mention: DateMention; readonly after: number })[]
}

const closers: Readonly<Record<string, string>> = { '(': ')', '「': '」', '『': '』', '[': ']', '〔': '〕' }

/**
 * Boils a sentence down. Dates that stand alone in brackets come out of them: what is said around them holds.
 *
 * 5月21日、市民から「名前が載っている」との電話(9時30分)を受け、
 * ◇      、市民から「              」との電話◇          を受け、
 */
export const compactSentence = ({ text }: Reading, sentence: Span, mentions: readonly DateMention[]): Compact => {
  let words = ''
  const at: number[] = []
  const dates: PlacedDate[] = []
  const asides: (Words & { mention: DateMention; after: number })[] = []
  const stop = Math.min(sentence.end, sentence.start + LONGEST)
  let next = 0
  const put = (character: string, offset: number) => {
    words += character
    at.push(offset)
  }
  const putDate = (mention: DateMention) => {
    const before = dates.at(-1)
    // 「前日の5月18日」 is one date.
    if (before !== undefined && before.mention.date === mention.date && words.slice(before.at + 1) === 'の') {
      dates.pop()
      words = words.slice(0, before.at)
      at.length = before.at
    }
    dates.push({ mention, at: words.length })
    put(dateSign, mention.start)
  }
  for (let offset = sentence.start; offset < stop; ) {
    while (next < mentions.length && mentions[next]!.end <= offset) next++
    const mention = mentions[next]
    if (mention !== undefined && mention.start <= offset) {
      putDate(mention)
      offset = mention.end
      next++
      continue
    }
    const sign = text.charAt(offset)
    const closer = closers[sign]
    const close = closer === undefined ? -1 : text.indexOf(closer, offset + 1)
    if (close < 0 || close >= stop) {
      put(sign, offset)
      offset++
      continue
    }
    const inside = mentions.slice(next).filter(({ start }) => start < close)
    if (sign === '「' || sign === '『') {
      put(sign, offset)
      if (close - offset <= NAME && inside.length === 0)
        for (let inner = offset + 1; inner < close; inner++) put(text.charAt(inner), inner)
      put(closer!, close)
    } else if (inside.length > 0) {
      const own = wordsWithout(text, { start: offset + 1, end: close }, inside)
      if (own.words.replace(/[\s、・]|付け?|頃|時点|現在/g, '') === '') inside.forEach(putDate)
      else for (const found of inside) asides.push({ ...own, mention: found, after: words.length })
    } else if (close - offset <= SHORT) for (let inner = offset; inner <= close; inner++) put(text.charAt(inner), inner)
    offset = close + 1
  }
  return { words, at, dates, asides }
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
