import type { NotificationValue } from '../../../casebook/facts.js'
import type { Reading, Sentence } from '../../reading.js'
import { pattern } from '../patterns/pattern.js'
import { wordsOf } from '../patterns/words.js'
import { loadWeigher, type Parts } from '../weights/weigher.js'
import { headingWords, zoneAt } from '../zones.js'

/** Whom a release speaks of as persons, or what reaches one of them at a time. */
const persons = pattern(
  /[者方様客人員氏]|さま|さん|皆|みな|各位|世帯|家庭|家族|民|生徒|学生|児童|名|個別|[戸軒]|すべて|全て|順次|書面|文書|手紙|書留|封書|郵/,
)
/** Words of telling, and what it is done with. */
const tells = pattern(
  /連絡|通知|知らせ|説明|詫び|わび|謝|案内|伝え|話|送|届|配|(?<!受け)渡|訪|伺|うかが|郵|書面|文書|手紙|書状|書留|封書|メール|注意|周知|報告|会[いっをで]|面|公表|掲[載示]|回覧|呼びかけ|頭を下げ|足を運/,
)

/** How telling them stands. */
export type TellingState = Exclude<NotificationValue, 'unstated'>

const longest = 240
const longestHeading = 40
/** So many sentences are weighed: what is said of telling somebody is said sooner. */
const longestRun = 80

/** The words of a sentence by which it is judged whether it tells of the persons concerned being told, and how that stands. */
export const partsOfTelling = (reading: Reading, { start, end }: Sentence): Parts => {
  const { text } = reading
  return {
    words: text.slice(start, Math.min(end, start + longest)),
    end: text.slice(Math.max(start, end - 14), end),
    heading: headingWords(reading, start, longestHeading),
    zone: zoneAt(reading, start),
    above: text.slice(Math.max(0, start - 30), start),
  }
}

/** The sentences that name persons and a word of telling, in the order of the text, outside what the release refers to. */
export const mayBeTellings = (reading: Reading): readonly Sentence[] => {
  const found: Sentence[] = []
  for (const sentence of reading.sentences) {
    const words = wordsOf(reading, sentence, longest)
    if (!persons.test(words) || !tells.test(words) || zoneAt(reading, sentence.start) === 'reference') continue
    if (found.push(sentence) === longestRun) break
  }
  return found
}

/** How telling them stands, or that they are spoken of as told at all: `told`. */
type TellingClass = TellingState | 'told'

const weigher = loadWeigher<TellingClass>('tellings')
/** How likely a sentence must tell of it, by what sentences are like that do. */
const likely = 0.6

/**
 * The sentences that tell of the persons concerned being told, each with how that stands, in the order of the text; of
 * those that are `isAside` nothing is asked.
 */
export const weighTellings = (
  reading: Reading,
  isAside: (sentence: Sentence) => boolean,
): readonly (readonly [TellingState, Sentence])[] => {
  const { classes, weigh } = weigher()
  const states = classes.filter((name): name is TellingState => name !== 'told')
  return mayBeTellings(reading).flatMap((sentence) => {
    if (isAside(sentence)) return []
    const chances = weigh(partsOfTelling(reading, sentence))
    const chanceOf = (name: TellingClass): number => chances[classes.indexOf(name)] ?? 0
    if (chanceOf('told') < likely) return []
    return [[states.reduce((best, one) => (chanceOf(one) > chanceOf(best) ? one : best)), sentence] as const]
  })
}
