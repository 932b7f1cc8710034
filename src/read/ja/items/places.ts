import type { ItemValue } from '../../../casebook/facts.js'
import type { PassOver, Sentence, Span } from '../../reading.js'
import type { ItemTerm } from '../lexicon/lexicon.js'
import { isKanjiOrKatakana, isLatin } from '../organisations/names.js'
import { stick, sticky } from '../patterns/sticky.js'
import type { Found } from '../patterns/trie.js'
import { isDigitUnit, tableOf } from '../text/characters.js'

/** Words of one list: nothing but signs and joining words between them. */
interface List {
  size: number
  /** There is an item in it whose own word names it. */
  plain: boolean
}

/** A word of the lexicon in its place. */
export interface Place extends Span {
  /** Where the word begins that it is the last part of: 購買 of 購買履歴. */
  readonly head: number
  /** What it names here; undefined for a word that is passed over. */
  readonly named: ItemValue | undefined
  /** Its own word names it; else it needs a list around it. */
  readonly plain: boolean
  /** It is only the ending of a longer word. */
  readonly asTail: boolean
  readonly list: Readonly<List>
}

interface Drafted extends Place {
  end: number
  list: List
}

/** The longest word that an ending is looked for at the end of. */
const longestHead = 12

/** Endings that say less than the word they are joined to: 課税所得額, 診療科名, 会員ランク名. */
const weakTails: ReadonlySet<ItemValue> = new Set(['payment', 'usage', 'affiliation'])

/** A contact line: the word names the line, what follows is the number itself. */
const contactLabel = sticky(
  /\s{0,12}[:は]?\s{0,12}(?:\(?0\d{1,4}|[\w.+-]{2,40}@)/,
  ' \n:は(_.+-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
)

const isPartOfCompound = (unit: number): boolean => isKanjiOrKatakana(unit) || (isLatin(unit) && !isDigitUnit(unit))

/** 「受講した講座名」「配送希望日時」「扶養ご親族様」: the word goes on, and names the same. */
const goesOn = sticky(/名(?![\d一-鿿])|(?<=日)時(?![一-鿿])|様(?!式)/, '名時様')
const mayBeNamed: ReadonlySet<ItemValue> = new Set(['usage', 'payment', 'affiliation', 'health'])
const goesOnAt = (text: string, end: number, value: ItemValue | undefined): boolean =>
  value !== undefined &&
  stick(goesOn, text, end) !== null &&
  (text.startsWith('様', end) ? value === 'family' : mayBeNamed.has(value))

const startsInKana = /[のただる]/
const endsPhrase = tableOf('、。・,/()「」[]|:;はがを \t\n')
const isPartOfPhrase = (unit: number): boolean => endsPhrase[unit] === 0

const joins =
  /^(?:等|など|情報|データ)?[\s、・,/:;|()[\]「」○①-⑳\d.★*&+-]{0,14}(?:及び|および|並びに|ならびに|又は|または|や|と|か|も|もしくは|名|件|人|分|の|各|ご|お|御)?[\s、・,/()①-⑳\d.ご]{0,14}$/
/** An item no list knows may stand between two (氏名、好きな色、住所), or something said of the second (、お子様の). */
const between =
  /^(?:[、・,/](?:[^。]{1,12}[、・,/][ごお]?|[^。、]{1,10}[のるた][ごお]?)|(?:と|や|及び|並びに)[^。、]{1,10}(?:の|、(?:[^。、]{1,10}[のるた])?)[ごお]?|\([^()]{1,12}\)[、・,/と][ごお]?)$/

/** Do two places stand so close that nothing but signs and joining words is between them? */
export const joinsBetween = (text: string, start: number, end: number): boolean => {
  if (start >= end) return true
  if (end - start === 1 && '、・,/と '.includes(text.charAt(start))) return true
  return joins.test(text.slice(start, end))
}

/** The same with an item between that no list knows, or something said of the second. */
export const areListed = (text: string, start: number, end: number): boolean =>
  end - start <= 14 && (joinsBetween(text, start, end) || between.test(text.slice(start, end)))

const areNeighbours = (text: string, left: Place, { head }: Place): boolean =>
  left.named !== undefined && areListed(text, left.end, head)

/** Tells for every place which list it stands in. */
const findLists = (text: string, places: readonly Drafted[]): void => {
  let last: Drafted | undefined
  for (const place of places) {
    if (place.named !== undefined) {
      if (last !== undefined && areNeighbours(text, last, place)) place.list = last.list
      place.list.size++
      if (place.plain) place.list.plain = true
    }
    last = place
  }
}

/** The words of a sentence that name items, or are passed over, each with the list it stands in. */
export const placesIn = (
  text: string,
  sentence: Sentence,
  found: readonly Found<ItemTerm>[],
  passOver?: PassOver,
): readonly Place[] => {
  const places: Drafted[] = []
  for (const { start, end, value: term } of found) {
    if (stick(contactLabel, text, end) !== null) {
      if (term.value !== undefined) passOver?.('items', { start, end }, 'item-contact-label', { value: term.value })
      continue
    }
    const last = places.at(-1)
    const { value, tail, inList } = term
    const joined = last !== undefined && last.end === start && last.named !== undefined
    if (joined && tail !== undefined && (value === undefined || inList) && weakTails.has(tail)) {
      last.end = end
      continue
    }
    const floor = last?.end ?? sentence.start
    let head = start
    // 「見積もりの額」「乗り降りした日」: an ending that begins in kana belongs to all of the phrase before it.
    const isIn = tail !== undefined && startsInKana.test(text.charAt(start)) ? isPartOfPhrase : isPartOfCompound
    while (head > floor && start - head < longestHead && isIn(text.charCodeAt(head - 1))) head--
    if (joined && tail !== undefined) head = last.head
    const asTail = tail !== undefined && head < start
    const named = asTail ? tail : value
    if (joined && asTail) places.pop()
    // 記録 by itself is no item, and may be the verb of the sentence.
    if (value === undefined && tail !== undefined && !asTail) continue
    const plain = named !== undefined && !asTail && !inList
    const whole = goesOnAt(text, end, named) ? end + 1 : end
    places.push({ start, end: whole, head, named, plain, asTail, list: { size: 0, plain: false } })
  }
  findLists(text, places)
  return places
}
