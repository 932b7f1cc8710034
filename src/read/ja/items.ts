import type { Fact, Facts, ItemValue } from '../../casebook/facts.js'
import type { FactReader } from '../fact-reader.js'
import type { Reading, Span } from '../reading.js'
import { isKanjiUnit } from './characters.js'
import { makeFact } from './evidence.js'
import type { ItemTerm } from './lexicon.js'
import { findPredicates, type Predicate, sayingAfter } from './negation.js'
import type { Found } from './trie.js'
import { type Zone, zoneAt } from './zones.js'

interface ItemMention extends Span {
  readonly value: ItemValue
}

/** Parts of a release that speak of data in general and not of what leaked. */
const elsewhere: ReadonlySet<Zone> = new Set([
  'request',
  'questions',
  'contact',
  'reference',
  'prevention',
  'plans',
  'cause',
])

/** Words that say, in the same sentence, that the talk is of the data concerned. */
const aboutData =
  /漏えい|漏洩|漏れ|流出|持ち出|含まれ|記載|紛失|盗難|閲覧|掲載|公開|保存|登録|誤送|誤って|送信し|入力|個人情報|対象|項目|内容|印字|書かれ|添付|取得|人分|名分|件/

/** After an item's name these kanji go on with something else; any other kanji makes it part of a longer word (診療情報提供書). */
const mayFollow = new Set([...'等及並又各欄計合約内外第上下全若或他同一二三四五六七八九十百千別旧新元当本印以有無付'])

const isPartOfWord = (text: string, mention: Found<ItemTerm>): boolean => {
  const next = text.charCodeAt(mention.end)
  return isKanjiUnit(next) && !mayFollow.has(text.charAt(mention.end))
}

const joins =
  /^[\s、・,/／:;()「」○①-⑳\d.★*-]{0,14}(?:及び|および|並びに|ならびに|又は|または|や|と|か|もしくは|名|件|人|分|の|各|ご|お|御)?[\s、・,/()①-⑳\d.ご]{0,14}$/

/** Where the list around a mention is: is another item its neighbour? */
const hasNeighbour = (text: string, all: readonly Found<ItemTerm>[], index: number): boolean => {
  const self = all[index]
  const before = all[index - 1]
  const after = all[index + 1]
  if (self === undefined) return false
  const near = (left: Found<ItemTerm> | undefined, right: Found<ItemTerm> | undefined) =>
    left !== undefined &&
    right !== undefined &&
    left.value.value !== undefined &&
    right.value.value !== undefined &&
    right.start - left.end <= 14 &&
    (joins.test(text.slice(left.end, right.start)) ||
      /^[、・,/][^。]{1,12}[、・,/]$/.test(text.slice(left.end, right.start)))
  return near(before, self) || near(self, after)
}

/** 保護者 and 家族 are items where they are listed or where their name is: 「保護者3名の氏名」. */
const ownsAnItem =
  /^(?:等|様|の方)?\s*(?:\(?[\d,一二三四五六七八九十百千]+\s?(?:名|人)(?:分)?\)?)?\s?(?:の)?(?:お名前|氏名|名前|電話|連絡先)/

/** A contact line: the word names the line, what follows is the number itself. */
const isContactLabel = (text: string, end: number): boolean =>
  /^\s{0,12}[:は]?\s{0,12}(?:\(?0\d{1,4}|[\w.+-]{2,40}@)/.test(text.slice(end, end + 44))

const passwordUse =
  /^(?:等)?(?:を|の|が|は)?(?:用い|使|持つ|持っ|知る|知っ|変更|設定|再設定|使い回|総当|入力|推測|破|盗|窃取|奪|聞き出|悪用|リセット|強化|管理|による|で保護)/

/** 「表示名が職員であっても削除してください」 asks the reader for something and tells nothing of what leaked. */
const asksReader = /(?:ください|お願い(?:いた|申し上げ)?(?:し)?ます)。?$/

/** 「警告画面に表示された電話番号に電話をかけ」: a number that was used, not one that leaked. */
const numberUse = /^(?:に|へ)(?:電話|連絡|架電|発信|かけ)/
/** 「被扶養者 約2,600名」「第2学年120名」: a group of people counted. */
const countedGroup = /^ *(?:の)?(?:約|延べ|計)? ?\d[\d,]* ?(?:名|人|世帯|件)/

/** 「表示されていない情報:お名前、…」: the label denies all that is listed after it. */
const denyingLabel =
  /^\W{0,3}[^。、:]{0,20}?(?:され|して|れて)(?:おら|い|おりませ|いませ)?(?:ない|ん)(?:個人)?(?:情報|項目|データ|もの)\s?:/

/** 「漏えいした情報は、」: what follows is the data, whatever verb ends the sentence. */
const announces =
  /(?:漏えい|漏洩|漏れ|流出|持ち出|紛失|含まれ|記載|閲覧|対象|送付|送信|掲載|該当)[^。]{0,30}(?:情報|項目|内容|もの|データ)(?:等)?(?:は|:)/

/** 「漏えいした情報は氏名及び住所で、電話番号は含まれていません」: at で、 the first list is said to the end. */
const copula = /^(?:等|など)?(?:で|であり|でございまして)、/

interface Reader {
  readonly items: Map<ItemValue, Span>
  readonly excluded: Map<ItemValue, Span>
}

const keep = (map: Map<ItemValue, Span>, value: ItemValue, span: Span) => {
  if (!map.has(value)) map.set(value, span)
}

/** Reads one sentence (or list line) and says whether it excluded something. */
const readSentence = (reading: Reading, sentence: Span, found: Reader, afterExclusion: boolean): boolean => {
  const { text, lexicon } = reading
  const all = lexicon.items.scan(text, sentence.start, sentence.end)
  if (!all.some(({ value }) => value.value !== undefined)) return false
  const zone = zoneAt(reading, sentence.start)
  const mentions: ItemMention[] = []
  all.forEach((mention, index) => {
    const { value, inList } = mention.value
    if (value === undefined || isPartOfWord(text, mention) || isContactLabel(text, mention.end)) return
    if (inList && !hasNeighbour(text, all, index)) {
      if (value !== 'family' || !ownsAnItem.test(text.slice(mention.end, mention.end + 16))) return
    }
    const after = text.slice(mention.end, mention.end + 16)
    // 「保護者の口座」 is about the account.
    if (value === 'family' && inList && /^(?:等|様|の方)?の(?!方|皆様)/.test(after) && !ownsAnItem.test(after)) return
    if (countedGroup.test(after) && (value === 'affiliation' || (value === 'family' && !ownsAnItem.test(after)))) return
    if (value === 'phone' && numberUse.test(after)) return
    // 履歴書(氏名、住所 …): the list says what it holds.
    if (value === 'document' && text.charAt(mention.end) === '(') return
    if ((value === 'password' || value === 'login-id') && passwordUse.test(text.slice(mention.end, mention.end + 8)))
      return
    mentions.push({ start: mention.start, end: mention.end, value })
  })
  if (mentions.length === 0) return false
  const predicates = outsideOf(findPredicates(text, sentence.start, sentence.end), all)
  const words = text.slice(sentence.start, Math.min(sentence.end, sentence.start + 1500))
  const denied = denyingLabel.exec(words)
  const deniedFrom = denied === null ? Number.POSITIVE_INFINITY : sentence.start + denied[0].length
  const same = afterExclusion && /^[^。、]{1,40}も(?:同様|また同じ)/.test(words)
  const isList = new Set(mentions.map(({ value }) => value)).size >= 2 && isListing(text, mentions)
  const asks = asksReader.test(text.slice(Math.max(sentence.start, sentence.end - 24), sentence.end))
  const speaksOfData = aboutData.test(words)
  const announcing = announces.exec(words)
  const announcedFrom =
    announcing === null ? Number.POSITIVE_INFINITY : sentence.start + announcing.index + announcing[0].length
  const closed = mentions.findLast(({ end }) => copula.test(text.slice(end, end + 12)))?.end ?? -1
  let excludes = false
  let from = 0
  for (const mention of mentions) {
    while ((predicates[from]?.start ?? Number.POSITIVE_INFINITY) < mention.end) from++
    const next = sayingAfter(predicates, from)
    // 「住所(電話番号は含まない)」: what a bracket says does not hold for what stands before it.
    const apart =
      next !== undefined &&
      (opensBetween(text, mention.end, next.start) || (mention.end <= closed && next.start >= closed))
    const predicate = apart ? undefined : next
    // 「氏名以外の情報は含まれていません」「氏名のみで」: the name is what was there.
    const only = /^(?:以外|のみ|だけ)/.test(text.slice(mention.end, mention.end + 2))
    if (!only && (same || predicate?.saying === 'excluded' || mention.start >= deniedFrom)) {
      if (zone === 'request' || zone === 'prevention' || zone === 'contact') continue
      excludes = true
      keep(found.excluded, mention.value, { start: mention.start, end: predicate?.end ?? sentence.end })
      continue
    }
    if (elsewhere.has(zone) || (asks && !isList) || predicate?.saying === 'unrelated') continue
    const grounded =
      only ||
      isList ||
      zone === 'items' ||
      mention.start >= announcedFrom ||
      predicate?.saying === 'affected' ||
      (speaksOfData && predicate !== undefined)
    if (grounded && (zone !== 'misuse' || speaksOfData)) keep(found.items, mention.value, mention)
  }
  return excludes
}

/** Does a bracket open between the two places that is still open at the second? */
const opensBetween = (text: string, from: number, to: number): boolean => {
  if (to - from > 200) return false
  let depth = 0
  for (let at = from; at < to; at++) {
    const sign = text.charAt(at)
    if (sign === '(') depth++
    else if (sign === ')') depth = Math.max(0, depth - 1)
  }
  return depth > 0
}

/** Predicates that are not themselves part of an item's name (お問い合わせ内容). */
const outsideOf = (predicates: readonly Predicate[], mentions: readonly Found<ItemTerm>[]): readonly Predicate[] => {
  let next = 0
  return predicates.filter(({ start }) => {
    while ((mentions[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next++
    return (mentions[next]?.start ?? Number.POSITIVE_INFINITY) > start
  })
}

/** Do the mentions stand in a list of each other: at least two with nothing but signs and joining words between? */
const isListing = (text: string, mentions: readonly ItemMention[]): boolean =>
  mentions.some((mention, index) => {
    const next = mentions[index + 1]
    return next !== undefined && next.start - mention.end <= 14 && joins.test(text.slice(mention.end, next.start))
  })

/** What kinds of data leaked, and what the release says did not. */
export const readItems = (reading: Reading): Pick<Facts, 'items' | 'excludedItems'> => {
  const found: Reader = { items: new Map(), excluded: new Map() }
  let afterExclusion = false
  for (const sentence of reading.sentences) afterExclusion = readSentence(reading, sentence, found, afterExclusion)
  // 「緊急連絡先」 may be a person; where the text says that no phone number was there, it was.
  const phone = found.items.get('phone')
  if (phone !== undefined && found.excluded.has('phone') && reading.text.slice(phone.start, phone.end) === '緊急連絡先')
    found.items.delete('phone')
  const facts = (map: Map<ItemValue, Span>, field: string): Fact<{ value: ItemValue }>[] =>
    [...map].map(([value, span]) => makeFact(reading, { value }, span, `${field}/${value}`))
  return {
    items: facts(found.items, 'items'),
    excludedItems: facts(new Map([...found.excluded].filter(([value]) => !found.items.has(value))), 'excludedItems'),
  }
}

export const itemsReader: FactReader = { name: 'items', read: (reading) => readItems(reading) }
