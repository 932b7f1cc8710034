import type { Fact, Facts, ItemValue } from '../../casebook/facts.js'
import type { FactReader } from '../fact-reader.js'
import type { Reading, Span } from '../reading.js'
import { isDigitUnit, isKanjiUnit } from './characters.js'
import { makeFact } from './evidence.js'
import type { ItemTerm } from './lexicon.js'
import { isKanjiOrKatakana, isLatin } from './names.js'
import { findPredicates, type Predicate, sayingAfter } from './negation.js'
import type { Found } from './trie.js'
import { type Zone, zoneAt } from './zones.js'

interface ItemMention extends Span {
  readonly value: ItemValue
}

/** A word of the lexicon in its place. */
interface Place extends Found<ItemTerm> {
  /** Where the word begins that it is the last part of: 購買 of 購買履歴. */
  readonly head: number
  /** What it names here; undefined for a word that is passed over. */
  readonly named: ItemValue | undefined
  /** Its own word names it; else it needs a list around it. */
  readonly plain: boolean
  /** It is only the ending of a longer word. */
  readonly asTail: boolean
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

const isPartOfWord = (text: string, { end, asTail }: Place): boolean => {
  const next = text.charCodeAt(end)
  return (
    (isKanjiUnit(next) && !mayFollow.has(text.charAt(end))) || (asTail && (isKanjiOrKatakana(next) || isLatin(next)))
  )
}

/** The longest word that an ending is looked for at the end of. */
const longestHead = 12

/** Endings that say less than the word they are joined to: 課税所得額, 診療科名, 会員ランク名. */
const weakTails: ReadonlySet<ItemValue> = new Set(['payment', 'usage', 'affiliation'])

const placesIn = (text: string, sentence: Span, found: readonly Found<ItemTerm>[]): Place[] => {
  const places: Place[] = []
  for (const hit of found) {
    if (isContactLabel(text, hit.end)) continue
    const last = places.at(-1)
    const { value, tail, inList } = hit.value
    const joined = last !== undefined && last.end === hit.start && last.named !== undefined
    if (joined && tail !== undefined && (value === undefined || inList) && weakTails.has(tail)) {
      places[places.length - 1] = { ...last, end: hit.end }
      continue
    }
    const floor = last?.end ?? sentence.start
    let head = hit.start
    while (head > floor && hit.start - head < longestHead && isPartOfCompound(text.charCodeAt(head - 1))) head--
    if (joined && tail !== undefined) head = last.head
    const asTail = tail !== undefined && head < hit.start
    const named = asTail ? tail : value
    if (joined && asTail) places.pop()
    // 記録 by itself is no item, and may be the verb of the sentence.
    if (value === undefined && tail !== undefined && !asTail) continue
    places.push({ ...hit, head, named, plain: named !== undefined && !asTail && !inList, asTail })
  }
  return places
}

const isPartOfCompound = (unit: number): boolean => isKanjiOrKatakana(unit) || (isLatin(unit) && !isDigitUnit(unit))

const joins =
  /^(?:等|など|情報|データ)?[\s、・,/:;|()[\]「」○①-⑳\d.★*&+-]{0,14}(?:及び|および|並びに|ならびに|又は|または|や|と|か|もしくは|名|件|人|分|の|各|ご|お|御)?[\s、・,/()①-⑳\d.ご]{0,14}$/
/** An item no list knows may stand between two (氏名、好きな色、住所), or something said of the second (、お子様の). */
const between = /^[、・,/](?:[^。]{1,12}[、・,/]|[^。、]{1,10}の[ごお]?)$/

/** Two words of one list: nothing but signs and joining words between them. */
const areNeighbours = (text: string, left: Place | undefined, right: Place | undefined): boolean => {
  if (left?.named === undefined || right?.named === undefined || right.head - left.end > 14) return false
  const gap = text.slice(left.end, right.head)
  return joins.test(gap) || between.test(gap)
}

/** For every place: does it stand in a list, and is there an item in that list whose own word names it? */
const findLists = (text: string, places: readonly Place[]): { readonly size: number; readonly plain: boolean }[] => {
  const lists: { size: number; plain: boolean }[] = []
  let list = { size: 0, plain: false }
  places.forEach((place, index) => {
    if (index === 0 || !areNeighbours(text, places[index - 1], place)) list = { size: 0, plain: false }
    list.size++
    list.plain ||= place.plain
    lists.push(list)
  })
  return lists
}

/** 「・購買履歴」: a line of a list of items that is nothing but the word, with something said of it before. */
const isWholeLine = (text: string, { start, end, head }: Place, sentence: Span): boolean =>
  /^\s*(?:[・•◦○●■□◆◇*-]|[①-⑳]|\(?[\d一二三四五六七八九十ア-ン]{1,2}[).、 ])\s?(?:[^、。:(]{1,12}の)?[ごお]?$/.test(
    text.slice(sentence.start, Math.max(head, sentence.start)),
  ) &&
  start - sentence.start < 40 &&
  /^(?:等|など|情報)?\s?(?:\([^()]{0,30}\))?[、。]?\s*$/.test(text.slice(end, Math.min(sentence.end, end + 40)))

/** 保護者 and 家族 are items where they are listed or where their name is: 「保護者3名の氏名」. */
const ownsAnItem =
  /^(?:等|様|の方)?\s*(?:\(?[\d,一二三四五六七八九十百千]+\s?(?:名|人)(?:分)?\)?)?\s?(?:の)?(?:お名前|氏名|名前|携帯|電話|連絡先|メール)/

/** A contact line: the word names the line, what follows is the number itself. */
const isContactLabel = (text: string, end: number): boolean =>
  /^\s{0,12}[:は]?\s{0,12}(?:\(?0\d{1,4}|[\w.+-]{2,40}@)/.test(text.slice(end, end + 44))

const passwordUse =
  /^(?:等)?(?:を|の|が|は)?(?:用い|使|持つ|持っ|知る|知っ|変更|設定|再設定|使い回|総当|入力|推測|破|盗|窃取|奪|聞き出|悪用|リセット|強化|管理|による|で保護)/

/** 「表示名が職員であっても削除してください」 asks the reader for something and tells nothing of what leaked. */
const asksReader = /(?:ください|お願い(?:いた|申し上げ)?(?:し)?ます)。?$/
const tellsOfLeak = /盗|破ら|漏|流出|紛失|閲覧|含ま|誤っ|持ち出|対象(?:と|の)/
/** What will be done with such data, and how an attacker wrote: neither tells what leaked. */
const willDo = /(?:改め|見直|徹底|こととし|手順とし|運用とし|導入|使用|確認)[^。]{0,8}(?:します|ます|る|した)。?$/
const attack = /を装(?:い|った|う)|と題した|手口/
/** 「氏名、住所などの個人情報」「口座番号等の決済に関する情報」: the second only sums up the first. */
const sumsUp = /^(?:など|等)の$|^といった$/

const usedToEnter =
  /(?:ログイン|認証|接続|アクセス)(?:する|に用いる|に使う|用の)[^。]{0,10}(?:ID|パスワード)|(?:ID|パスワード|認証情報)[をがは、][^。]{0,24}(?:入力し|盗ま|盗み|窃取|使わ|使っ|用い|悪用|突破|破ら|推測|総当)|(?:管理者|職員|社員|従業員|担当者|共用|業務用)の?(?:アカウント|ID|パスワード)/

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
const copula =
  /^(?:等|など)?(?:のみ|だけ)?(?:で(?:あり|して|ございまして|すが)?|となって(?:おり|い)|となり|に(?:限られ|限定され)(?:ており|て)?)、/

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
  if (all.length === 0) return false
  const places = placesIn(text, sentence, all)
  if (!places.some(({ named }) => named !== undefined)) return false
  const zone = zoneAt(reading, sentence.start)
  const lists = findLists(text, places)
  const mentions: ItemMention[] = []
  places.forEach((place, index) => {
    const { named: value, plain, asTail } = place
    if (value === undefined || isPartOfWord(text, place)) return
    const list = lists[index]!
    const listed = list.size > 1 && (list.plain || (zone === 'items' && !asTail))
    if (!plain && !listed && !(zone === 'items' && isWholeLine(text, place, sentence))) {
      if (asTail || value !== 'family' || !ownsAnItem.test(text.slice(place.end, place.end + 16))) return
    }
    if (!plain && sumsUp.test(text.slice(places[index - 1]?.end ?? place.head, place.head))) return
    const after = text.slice(place.end, place.end + 16)
    // 「保護者の口座」 is about the account.
    if (value === 'family' && !plain && /^(?:等|様|の方)?の(?!方|皆様)/.test(after) && !ownsAnItem.test(after)) return
    // 「公開講座 412名」 counts a group of people.
    if (!plain && value !== 'family' && countedGroup.test(after)) return
    if (countedGroup.test(after) && (value === 'affiliation' || (value === 'family' && !ownsAnItem.test(after)))) return
    if (value === 'phone' && numberUse.test(after)) return
    // 履歴書(氏名、住所 …), 納税に関する情報(税額): the list says what it holds.
    if (
      text.charAt(place.end) === '(' &&
      places[index + 1]?.head === place.end + 1 &&
      (value === 'document' || !plain || /(?:情報|申請|内容|データ|状況)$/.test(text.slice(place.start, place.end)))
    )
      return
    if ((value === 'password' || value === 'login-id') && passwordUse.test(text.slice(place.end, place.end + 8))) return
    mentions.push({ start: asTail ? place.head : place.start, end: place.end, value })
  })
  // 「ログインするためのIDとパスワードが盗まれ」: what the attacker used is nobody's data.
  const keys = zone !== 'items' && mentions.every(({ value }) => value === 'login-id' || value === 'password')
  if (mentions.length === 0 || (keys && usedToEnter.test(text.slice(sentence.start, sentence.end)))) return false
  const predicates = outsideOf(findPredicates(text, sentence.start, sentence.end), places)
  const words = text.slice(sentence.start, Math.min(sentence.end, sentence.start + 1500))
  const denied = denyingLabel.exec(words)
  const deniedFrom = denied === null ? Number.POSITIVE_INFINITY : sentence.start + denied[0].length
  const same = afterExclusion && /^[^。、]{1,40}も(?:同様|また同じ)/.test(words)
  const isList = new Set(mentions.map(({ value }) => value)).size >= 2 && isListing(text, mentions)
  const asks = asksReader.test(text.slice(Math.max(sentence.start, sentence.end - 24), sentence.end))
  const resolves = zone !== 'items' && (willDo.test(words) || attack.test(words)) && !tellsOfLeak.test(words)
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
    const predicate = apart ? undefined : (deniedLater(text, mention, next, predicates, mentions) ?? next)
    // 「氏名以外の情報は含まれていません」「氏名のみで」: the name is what was there.
    const only = /^(?:以外|のみ|だけ)/.test(text.slice(mention.end, mention.end + 2))
    if (!only && (same || predicate?.saying === 'excluded' || mention.start >= deniedFrom)) {
      if (zone === 'request' || zone === 'prevention' || zone === 'contact') continue
      excludes = true
      keep(found.excluded, mention.value, { start: mention.start, end: predicate?.end ?? sentence.end })
      continue
    }
    if (
      elsewhere.has(zone) ||
      resolves ||
      (asks && !(isList && tellsOfLeak.test(words))) ||
      predicate?.saying === 'unrelated'
    )
      continue
    const grounded =
      only ||
      isList ||
      zone === 'items' ||
      mention.start >= announcedFrom ||
      predicate?.saying === 'affected' ||
      (speaksOfData && predicate !== undefined && (predicate.saying !== 'kept' || tellsOfLeak.test(words)))
    if (grounded && (zone !== 'misuse' || speaksOfData)) keep(found.items, mention.value, mention)
  }
  return excludes
}

/** What a relative clause says is only said of its noun; the sentence goes on to say something of that. */
const attributive = /^[ぁ-ん]{0,6}[たるい](?:書類|ファイル|データ|名簿|資料|文書|もの|情報|項目|帳票)[はもが]/

/** 「個人番号の記載された書類は授受を禁じており、含まれておりません」: what the sentence ends in holds for the number. */
const deniedLater = (
  text: string,
  mention: Span,
  said: Predicate | undefined,
  predicates: readonly Predicate[],
  mentions: readonly Span[],
): Predicate | undefined => {
  if (said?.saying !== 'affected' || !attributive.test(text.slice(said.end, said.end + 12))) return undefined
  const later = predicates.find(({ start, saying }) => start > said.end && saying === 'excluded')
  return later !== undefined &&
    !mentions.some(({ start }) => start > mention.start && start > said.end && start < later.start)
    ? later
    : undefined
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
const outsideOf = (predicates: readonly Predicate[], mentions: readonly Span[]): readonly Predicate[] => {
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
