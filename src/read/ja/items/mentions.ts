import type { ItemValue } from '../../../casebook/facts.js'
import type { PassedOverWhy } from '../../../casebook/passed-over.js'
import type { Reading, Sentence, Span } from '../../reading.js'
import { isKanjiOrKatakana, isLatin } from '../organisations/names.js'
import { inPart } from '../passed-over.js'
import { gateOf } from '../patterns/gates.js'
import { pattern } from '../patterns/pattern.js'
import { stick, sticky } from '../patterns/sticky.js'
import { isOpen, wordsOf } from '../patterns/words.js'
import { isDigitUnit, isKanjiUnit } from '../text/characters.js'
import type { Zone } from '../zones.js'
import { type Place, placesIn } from './places.js'

export interface ItemMention extends Span {
  readonly value: ItemValue
  /** An everyday word with no list around it: it names what did not leak and nothing else. */
  readonly onlyDenied?: true
}

/** 「口座は伺っていないため、記載はありません」「保険証の写しについては対象外です」 */
const asTopic = sticky(
  /(?:[やと・、][一-鿿]{2,4}(?=に関す))?(?:等|など|情報|データ)?(?:の(?:情報|画像|写し|データ))?(?:そのもの|自体)?(?:に関する(?:情報|データ|もの|記[載録述])|など[^。、]{1,12}文書)?(?:は|も|について(?:は|も)|につきまして(?:は|も))/,
  '等な情デのにはもそ自やと・、',
)
/** 「生徒の健康や家庭に関する記載はない」 */
const asMatter = sticky(/(?:[やと・][一-鿿]{2,4})?に関する(?:情報|記[載録述])(?:は|も)/, 'やと・に')
const mayBeDenied: ReadonlySet<ItemValue> = new Set([
  'document',
  'bank-account',
  'credit-card',
  'insurance-id',
  'photo',
  'health',
  'education',
  'other',
])
const identity = /本人確認|身分証|免許証|履歴書|通帳|在留カード|住民票/
/** Without one of these nothing is denied. */
export const denial = gateOf([
  'ません',
  'おらず',
  'ない',
  'なく',
  'なかっ',
  '無い',
  'ず',
  '外',
  'なし',
  '除',
  '無事',
  '非表示',
  'ん',
])

/** After an item's name these kanji go on with something else; any other kanji makes it part of a longer word (診療情報提供書). */
const mayFollow = new Set([...'等及並又各欄計合約内外第上下全若或他同一二三四五六七八九十百千別旧新元当本印以有無付'])
/** 「氏名最大300件」「住所延べ1万件」「電話番号数十件」: how many there are. */
const howMany = sticky(
  /(?:最[大低高多]で?|延べ?|総[数計]|累計|推[定計]|概(?:ね|算|数)|少なくとも|多くとも) ?(?:約|およそ)? ?(?=\d)|数(?=[十百千万\d])/,
  '最延総累推概少多数',
)

const isPartOfWord = (text: string, { end, asTail }: Place): boolean => {
  const next = text.charCodeAt(end)
  return (
    (isKanjiUnit(next) && !mayFollow.has(text.charAt(end)) && stick(howMany, text, end) === null) ||
    (asTail && (isKanjiOrKatakana(next) || (isLatin(next) && !isDigitUnit(next))))
  )
}

/** 「・購買履歴」: a line of a list of items that is nothing but the word, with something said of it before. */
const isWholeLine = (text: string, { start, end, head }: Place, sentence: Span): boolean =>
  /^\s*(?:[・•◦○●■□◆◇*-]|[①-⑳]|\(?[\d一二三四五六七八九十ア-ン]{1,2}[).、 ])\s?(?:[^、。:(]{1,12}の)?[ごお]?$/.test(
    text.slice(sentence.start, Math.max(head, sentence.start)),
  ) &&
  start - sentence.start < 40 &&
  /^(?:等|など|情報)?\s?(?:\([^()]{0,30}\))?[、。]?\s*$/.test(text.slice(end, Math.min(sentence.end, end + 40)))

const answers = sticky(/(?:等|など)?(?:のみ|だけ)?(?:です|で(?:[あしご]|、)|。)/, '等なのだで。')
const leaked = sticky(/(?:等|など)?の(?:漏え?い|流出)(?:が|を)(?:確認|判明)/, '等なの')
/** 「受信者間でアドレスが見えてしまいました」 */
const seenByAll = sticky(/アドレスが(?:互いに|相互に|すべて|全て)?(?:見え|分か|わか|知られ|表示さ)/, 'ア')
/** 「園児の写真約480枚」, and not 「現場の写真3枚」 */
const ofPersons = /(?:[児童生徒者員客様方名人顔]|さん|さま|選手)[^。、]{0,8}写真$/
const countedPhotos = sticky(/(?:データ)? ?(?:約|延べ|計)? ?\d[\d,]{0,8} ?(?:枚|点|カット)/, 'デ 約延計0123456789')
/** 「漏えいした情報は履歴書です」「写真の流出を確認しました」: the word alone is what leaked. */
const isWholeAnswer = (text: string, { start, end, head, named: value }: Place, sentence: Span): boolean =>
  (value === 'photo' &&
    stick(countedPhotos, text, end) !== null &&
    ofPersons.test(text.slice(Math.max(sentence.start, head - 14), end))) ||
  stick(leaked, text, end) !== null ||
  stick(seenByAll, text, start) !== null ||
  (stick(answers, text, end) !== null &&
    /(?:漏え?い|流出|紛失|閲覧|含まれ|対象)[^。]{0,12}(?:情報|項目|データ|もの|の|書類)は、?[ごお]?$/.test(
      text.slice(Math.max(sentence.start, head - 28), head),
    ))

/** 保護者 and 家族 are items where they are listed or where their name is: 「保護者3名の氏名」. */
const ownsAnItem = sticky(
  /(?:等|様|の方)?\s{0,4}(?:\([^()\d]{1,10}\))?(?:(?:と|や|・|及び|並びに)[^。、]{1,8}(?=の))?(?:\(?[\d,一二三四五六七八九十百千]{1,12}\s?(?:名|人)(?:分)?\)?)?\s?(?:、(?:合?計) ?[\d,]{1,9} ?(?:名|人))?(?:の|\()?(?:お名前|氏名|名前|携帯|電話|(?:緊急)?連絡先|メール)/,
  '等様の \n(0123456789,一二三四五六七八九十百千お氏名携電連緊メ、とや・及並',
)
/** 「保護者の口座」 */
const ofTheirs = sticky(/(?:等|様|の方)?の(?!方|皆様)/, '等様の')

const passwordUse = sticky(
  /(?:等)?(?:と[^。、]{1,14}が|を(?:[^、。をはが]{1,8}に(?=変え|替え|変更|取り?替え|改め|切り替え))?|の|が|は|も)?、?(?:必要|用い|使|持つ|持っ|知る|知っ|変更|変え|替え|改め|取り替え|設定|再設定|使い回|総当|入力|打ち込|入れ(?!替)|教え|渡し|推測|破|盗|窃取|奪|聞き出|悪用|リセット|強化|管理|による|で保護|設け|掛[けか]|か[けか]|付け|つけ|不要|要[しらりる])/,
  '等とをのがはも、必替改取用使持知変設再総入打教渡推破盗窃奪聞悪リ強管にで掛かけ付つ不要',
)

export const tellsOfLeak = pattern(/盗|破ら|漏|流出|紛失|閲覧|含ま|誤っ|持ち出|対象(?:と|の)/)
/** 「氏名、住所などの個人情報」「口座番号等の決済に関する情報」: the second only sums up the first. */
const sumsUp = /^(?:など|等)の$|^といった$/

const wayOfPaying = /^(?:クレジットカード|口座振替|銀行口座|口座)$/
const amongWays = /(?:方法|手段)(?:の別)?\([^()]{0,30}$/

/** 「警告画面に表示された電話番号に電話をかけ」: a number that was used, not one that leaked. */
const numberUse = sticky(/[にへ](?:電話|連絡|架電|発信|かけ)/, 'にへ')
/** 「偽の画面にカード番号を入力された方」「カード情報の入力を求めるメッセージ」: what was asked of people, not what leaked. */
const asked = sticky(/(?:等|など)?[をの]?(?:ご)?入力(?:を|す|し|さ|い|が)/, '等などをのご入')
const asking = pattern(/偽|装|フィッシング|詐|不審|求め|促|誘導|よう|リンク|メッセージ|迫/)
/** 「被扶養者 約2,600名」「第2学年120名」: a group of people counted. */
const countedGroup = sticky(/ {0,4}の?(?:約|延べ|計)? ?\d[\d,]{0,12} ?(?:名|人|世帯|件)/, ' の約延計0123456789')
/** 「氏名、保険種類、保険料 613件」「振込先口座、精算額 8名分」: so many have all of what is listed. */
const countedEntries = sticky(
  / {0,4}(?:約|延べ|計)? ?\d[\d,]{0,12} ?(?:(?:名|人|世帯)分|件|枚|通)/,
  ' 約延計0123456789',
)

/** 「会費の引落口座」「保険料のお支払口座」: of an account. */
const ofAccount = sticky(
  /の(?:[ごお]?(?:支払い?|引落し?|引き落とし|振込み?|振替|納付)?[^。、]{0,4}口座|口座振替)/,
  'の',
)
/** 「海外のIPアドレスから計58回」: where it came from. */
const cameFrom = sticky(
  /(?:から|より|による|の(?:アクセス|通信|接続)|(?:等|など)?(?:を|の)(?:全件|[^。、を]{1,12}に)?(?:確認|調べ|調査|解析|分析|精査|照合))/,
  'かよにの等なを',
)
/** 「閲覧履歴を調査」「操作の履歴は残らない」「アクセスログにより確認」: by which it is found out what happened. */
const trail =
  /(?:閲覧|アクセス|操作|ログイン|接続|通信|送信)の?(?:履歴|記録|ログ)$|録音(?:音声)?$|出退勤の?(?:時刻|記録)$/
const readUp = sticky(
  /(?:等|など)?(?:を[^、。を]{0,6}(?:確認(?!でき)|調べ|調査|解析|分析|精査|照合|洗い|たど|追[いっ])|の(?:確認|調査|解析|分析|精査|照合|保存期間)|[はが](?:[^。、]{0,8}?)残(?:ら|って(?:おら|いな)|されて(?:おら|いな))|(?:により|から)、?[^。、]{0,12}(?:確認|判明|特定))/,
  '等なをのはがにか',
)
/** 「受験番号のみを載せるべきところ」: what was to be there. */
const meant = sticky(
  /(?:等|など)?(?:(?:のみ|だけ)を[^、。をはが]{0,10}|を(?:載せ|掲載|記載|公開|表示|印字)[するれさ]{0,3})べき(?!で(?:は|も)?な)/,
  '等なのだを',
)
/** 「旅券の有効期限」「定期券の区間及び有効期限」: of what may run out as a card does. */
const ofOtherThings =
  /(?:旅券|パスポート|定期券|定期|免許証|在留カード|会員証|ポイント|クーポン|チケット|ライセンス|保険証|手帳|証明書)の?[^。、]{0,10}$/
/** 「利用料のご負担はなく」 */
const borne = sticky(
  /の[ごお]?負担|(?:の[ごお]?(?:納入|納付|支払い?|決済|振込み?))?(?:に|で)(?:使用|利用|用い|使)/,
  'のにで',
)

/** 「口座開設申込書 3箱」「納付書(控) 704件」: sheets that carry the data. */
const countedSheets = sticky(
  /(?:\([^()]{1,6}\))? {0,3}(?:約|延べ|計)? ?\d[\d,]{0,8} ?(?:枚|冊|通|箱|部|件|束)/,
  ' (約延計0123456789',
)
/** 「第2学年4クラス 157名分」「3学級」: which or how many, and not the class as one of the items. */
const ofNumber = /[\d一二三四五六七八九十全各同](?:学年|学級|クラ)$/
/** 「31組の保護者」 counts, 「3年2組」 names a class. */
const isCountOfGroups = (text: string, { start, end }: Span): boolean =>
  end - start === 1 &&
  text.charAt(start) === '組' &&
  /[\d二三四五六七八九十百千]/.test(text.charAt(start - 1)) &&
  !/年 ?[\d二三四]{1,2}$/.test(text.slice(Math.max(0, start - 5), start))

/** What the word in a place names, or why it names no item there; undefined for words that never do. */
const mentionAt = (
  text: string,
  places: readonly Place[],
  index: number,
  zone: Zone,
  sentence: Sentence,
): ItemMention | PassedOverWhy | undefined => {
  const place = places[index]!
  const { named: value, plain, asTail, list, head, end } = place
  if (value === undefined) return undefined
  if (isPartOfWord(text, place)) return 'item-part-of-word'
  const listed = list.size > 1 && (list.plain || (zone === 'items' && !asTail))
  const isFamily = value === 'family'
  const before = places[index - 1]
  const endsList = list.plain && before?.list === list && /[、,・及並おやと]/.test(text.slice(before.end, head))
  if (
    !plain &&
    !listed &&
    !(zone === 'items' && isWholeLine(text, place, sentence)) &&
    !isWholeAnswer(text, place, sentence) &&
    (asTail || !isFamily || stick(ownsAnItem, text, end) === null)
  )
    return 'item-generic'
  if (!plain && sumsUp.test(text.slice(Math.max(places[index - 1]?.end ?? head, head - 6), head))) return 'item-sums-up'
  // 「お支払い方法(口座振替・クレジットカードの別)」
  if (
    (value === 'credit-card' || value === 'bank-account') &&
    wayOfPaying.test(text.slice(place.start, end)) &&
    amongWays.test(text.slice(Math.max(sentence.start, head - 40), head))
  )
    return 'item-generic'
  // 「保護者の口座」 is about the account.
  if (isFamily && !plain && stick(ofTheirs, text, end) !== null && stick(ownsAnItem, text, end) === null)
    return 'item-generic'
  // 「公開講座 412名」 counts a group of people.
  if (
    (isFamily ? stick(ownsAnItem, text, end) === null : !plain || value === 'affiliation') &&
    stick(countedGroup, text, end) !== null &&
    !(endsList && !isFamily && stick(countedEntries, text, end) !== null)
  )
    return 'item-counted-group'
  if (
    (value === 'document' && !endsList && stick(countedSheets, text, end) !== null) ||
    isCountOfGroups(text, place) ||
    (value === 'affiliation' && ofNumber.test(text.slice(Math.max(0, head - 4), head + 2)))
  )
    return 'item-counted-group'
  if (
    (value === 'payment' && (stick(ofAccount, text, end) !== null || stick(borne, text, end) !== null)) ||
    (value === 'device' && stick(cameFrom, text, end) !== null) ||
    (value === 'bank-account' && text.startsWith('から', end))
  )
    return 'item-used'
  if (value === 'phone' && stick(numberUse, text, end) !== null) return 'item-used'
  if (stick(meant, text, end) !== null) return 'item-used'
  if (trail.test(text.slice(head, end)) && stick(readUp, text, end) !== null) return 'item-used'
  if (
    value === 'credit-card' &&
    text.startsWith('有効期限', place.start) &&
    ofOtherThings.test(text.slice(Math.max(sentence.start, place.start - 16), place.start))
  )
    return 'item-generic'
  // 履歴書(氏名、住所 …), 納税に関する情報(税額): the list says what it holds.
  if (
    text.charAt(end) === '(' &&
    places[index + 1]?.head === end + 1 &&
    !(value !== 'document' && /^\([^()]{0,40}[をも]含[むみめ]/.test(text.slice(end, end + 48))) &&
    !(isFamily && stick(ownsAnItem, text, end) !== null) &&
    (value === 'document' ||
      (!plain && text.charAt(end - 1) !== '名') ||
      /(?:情報|申請|内容|データ|状況)$/.test(text.slice(place.start, end)))
  )
    return 'item-opens-list'
  if ((value === 'password' || value === 'login-id') && stick(passwordUse, text, end) !== null) return 'item-used'
  return { start: asTail ? head : place.start, end, value }
}

const namesPerson = /(?:氏名|名前|[者主]名)$/

/** What the words of a sentence name; why others name nothing is told to who asks. */
export const mentionsIn = (
  reading: Reading,
  sentence: Sentence,
  zone: Zone,
  places: readonly Place[],
): ItemMention[] => {
  const { text, passOver } = reading
  const mentions: ItemMention[] = []
  const deniable = isOpen(denial, wordsOf(reading, sentence))
  for (let at = 0; at < places.length; at++) {
    let mention = mentionAt(text, places, at, zone, sentence)
    if (
      typeof mention === 'object' &&
      mention.value === 'credit-card' &&
      stick(asked, text, mention.end) !== null &&
      asking.test(wordsOf(reading, sentence))
    )
      mention = 'item-used'
    if (mention === 'item-generic' && deniable) {
      const { named, start, end } = places[at]!
      if (
        named !== undefined &&
        (mayBeDenied.has(named) || (named === 'family' && stick(asMatter, text, end) !== null)) &&
        (named !== 'document' || identity.test(text.slice(start, end))) &&
        stick(asTopic, text, end) !== null
      )
        mention = { start, end, value: named, onlyDenied: true }
    }
    if (typeof mention === 'object') {
      mentions.push(mention)
      // 「世帯主の氏名」 names a relative and is a name.
      if (mention.value === 'family' && namesPerson.test(text.slice(mention.start, mention.end)))
        mentions.push({ ...mention, value: 'name' })
    }
    // Everyday words are no rivals where nothing is said to have leaked.
    else if (passOver !== undefined && mention !== undefined)
      if (mention !== 'item-generic' || tellsOfLeak.test(wordsOf(reading, sentence)))
        passOver('items', places[at]!, mention, { value: places[at]!.named })
  }
  return mentions
}

/** Tells that what a sentence names stands where data is spoken of in general; asked only where somebody wants to know. */
export const passPart = (reading: Reading, sentence: Sentence, zone: Zone): void => {
  const { text, lexicon, passOver } = reading
  const places = placesIn(text, sentence, lexicon.items.scan(text, sentence.start, sentence.end), passOver)
  for (const mention of mentionsIn(reading, sentence, zone, places))
    passOver?.('items', mention, inPart(zone), { value: mention.value })
}
