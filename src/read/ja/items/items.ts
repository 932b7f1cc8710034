import type { Fact, Facts, ItemValue } from '../../../casebook/facts.js'
import type { PassedOverWhy } from '../../../casebook/passed-over.js'
import type { FactReader } from '../../fact-reader.js'
import type { Reading, Sentence, Span } from '../../reading.js'
import type { ItemTerm } from '../lexicon/lexicon.js'
import { findPredicates, type Predicate, sayingAfter } from '../negation.js'
import { inPart } from '../passed-over.js'
import { gateOf } from '../patterns/gates.js'
import { pattern } from '../patterns/pattern.js'
import { stick, sticky } from '../patterns/sticky.js'
import type { Found } from '../patterns/trie.js'
import { isOpen, textOf, wordsOf, wordsWithin } from '../patterns/words.js'
import { makeFact } from '../text/evidence.js'
import { type Zone, zoneAt } from '../zones.js'
import {
  affirmedBeside,
  aloneAmong,
  deniedBeside,
  deniesAsked,
  deniesList,
  denyingLabel,
  leftOutAmong,
} from './beside.js'
import {
  deniedLater,
  endsBetween,
  heldAlone,
  heldUnseen,
  isIdle,
  opensBetween,
  outsideOf,
  saidOfAnother,
} from './denial.js'
import { weighDenied } from './denial-chances.js'
import { denial, type ItemMention, mentionsIn, passPart, tellsOfLeak } from './mentions.js'
import { areListed, placesIn } from './places.js'

/** 「マイナンバーを保管するサーバーへの侵害は認められておりません」 */
const keptApart = sticky(
  /(?:等|など)?を(?:保管|保存|管理|格納|保持|記録|蓄積|扱)[^。、]{0,10}(?:サーバ|領域|システム|データベース|機器|端末|環境|基盤|ファイル|場所)[^。]{0,30}?(?:侵害|侵入|アクセス|接続|影響|被害|流出|漏え?い|ログイン)[^。]{0,20}?(?:ません|なかった|おらず)/,
  '等なを',
)

/** Parts of a release that speak of data in general: neither of what leaked nor of what did not. */
const aside: ReadonlySet<Zone> = new Set(['contact', 'prevention'])
/** Parts that may say what did not leak, and speak of data in general otherwise. */
const elsewhere: ReadonlySet<Zone> = new Set(['questions', 'reference', 'plans', 'cause', 'request'])
/** What an answer says of data that leaked. */
const held = gateOf([
  '入って',
  '含まれ',
  '保存され',
  '記載され',
  '状態',
  '流出し',
  '漏れ',
  '見られ',
  '閲覧され',
  '持ち出',
  '控えて',
  '読まれ',
  '書かれ',
  '載って',
  '残って',
])

/** 「よその園では写真も流出していますが、当園は預けていません」: of others it is said first, of the discloser last. */
const othersBut =
  /(?:他|ほか|よそ|別|一部|全国|同社)[^。]{0,80}(?:が|ものの)、(?:本|当|弊|小)(?=[^。]{0,70}(?:ません(?:でした)?|ない)(?:。|$))/
/** 「抜き取られた会員のメールアドレスは9,318件です」 */
const leakedThen =
  /(?:抜き取|漏え?い|漏れ|流出|盗|持ち出|閲覧|見られ|読まれ|奪|窃取|取得|公開|送信|表示)[^。、]{0,6}た[^。、]{0,24}$/
const counted = sticky(/(?:は|が) ?(?:計|約|延べ|合計)?[\d,]/, 'はが')

/** Words that say, in the same sentence, that the talk is of the data concerned. */
const aboutData = pattern(
  /漏えい|漏洩|漏れ|流出|持ち出|含まれ|記載|紛失|盗難|閲覧|掲載|公開|保存|登録|誤送|誤って|送信し|入力|個人情報|対象|項目|内容|印字|書かれ|添付|取得|人分|名分|件/,
)

/** 「表示名が職員であっても削除してください」 asks the reader for something and tells nothing of what leaked. */
const asksReader = pattern(/(?:ください|お願い(?:いた|申し上げ)?(?:し)?ます)。?$/)
/** What will be done with such data, and how an attacker wrote: neither tells what leaked. */
const willDo = pattern(
  /(?:改め|見直|徹底|こととし|手順とし|運用とし|導入|使用|確認)[^。]{0,8}(?:します|ます|る|した)。?$/,
)
const attack = pattern(/を装(?:い|った|う)|と題した|手口/)
/** 「他社から流出したメールアドレスとパスワードの組み合わせを用いた」 */
const tried = pattern(
  /の組(?:み?合わ?せ|[をがで、])|(?:他|別)(?:の)?(?:社|サービス|サイト|事業者)[^。]{0,24}(?:流出|漏)/,
)
const mayEnter: ReadonlySet<ItemValue> = new Set(['login-id', 'password', 'email'])
const usedToEnter = pattern(
  /(?:ログイン|認証|接続|アクセス)(?:する|に用いる|に使う|用の)[^。]{0,10}(?:ID|パスワード)|(?:ID|パスワード|認証情報)[をがは、][^。]{0,24}(?:入力し|打ち込|入れて|渡し|教え|知られ|盗ま|盗み|窃取|使わ|使っ|用い|悪用|突破|破ら|推測|総当)|(?:ID|パスワード|認証情報)で[^。、]{0,20}(?:ログイン|接続|侵入|入[りっ])|(?:管理者|職員|社員|従業員|担当者|共用|業務用)の?(?:アカウント|ID|パスワード)/,
)

/** 「ログイン用のパスワードは別のデータベースにあり、漏れていません」 */
const notTaken = pattern(
  /(?:ID|パスワード|認証情報)(?:等|など)?(?:は|も|について(?:は|も)|につきまして(?:は|も))[^。]{0,60}?(?:漏れ|漏え?い|流出|含まれ|対象|閲覧|入って|保存|保管|保持|預か)[^。]{0,10}(?:ません|おらず|ない|なかった)/,
)

/** Whoever is deceived hands over the keys of his own. */
const deceived = pattern(/偽|騙|だまさ|装っ|フィッシング|詐|信じ/)

/** 「漏えいした情報は、」: what follows is the data, whatever verb ends the sentence. */
const announces = pattern(
  /(?:漏えい|漏洩|漏れ|流出|持ち出|紛失|含まれ|記載|閲覧|対象|送付|送信|掲載|該当|手に渡|書いてあ|載って|写って|見えて|読み取)[^。]{0,30}(?:情報|項目|内容|もの|データ|[たいる]の)(?:等)?(?:は|:)/,
)

/** 「漏えいした情報は氏名及び住所で、電話番号は含まれていません」: at で、 the first list is said to the end. */
const copula = sticky(
  /(?:(?:、|及び|や|と)[^。、はがをもで]{1,14}){0,2}(?:等|など)?(?:のみ|だけ)?(?:で(?:あり|して|ございまして|すが)?|となって(?:おり|い)|となり|に(?:限られ|限定され)(?:ており|て)?|が(?:あり|ございまして|並び|並んでおり))、/,
  '等などのだでとにが、及や',
)

const wasThere = /が(?:あり|ございまして|並び|並んでおり)、$/

/** 「病名は漏れておりません。パスワードも同様です。」 */
const alike = pattern(/^[^。、]{1,40}も(?:(?:、[^。、]{1,24}ため、?)?(?:同様|また同じ)|(?:そう)?です。?$)/)

/** How likely an item must be one of those that did not leak, where no rule says so. */
const likely = 0.8

interface Ground extends Span {
  readonly rule?: string
}
interface Reader {
  readonly reading: Reading
  readonly items: Map<ItemValue, Ground>
  readonly excluded: Map<ItemValue, Ground>
}

const keep = (map: Map<ItemValue, Ground>, value: ItemValue, span: Ground) => {
  if (!map.has(value)) map.set(value, span)
}

/** 「緊急連絡先」 may be a person. */
const mayBePerson = ({ reading: { text } }: Reader, { start, end }: Span): boolean =>
  end - start === 5 && text.startsWith('緊急連絡先', start)

/** Is it known already that these leaked, so that the words cannot tell more? */
const areKnown = (found: Reader, hits: readonly Found<ItemTerm>[]): boolean => {
  const isKnown = (value: ItemValue | undefined): boolean => {
    if (value === undefined) return true
    const span = found.items.get(value)
    return span !== undefined && !(value === 'phone' && mayBePerson(found, span))
  }
  for (const { value } of hits) if (!isKnown(value.value) || !isKnown(value.tail)) return false
  return true
}

const haveSeveralValues = (mentions: readonly ItemMention[]): boolean => {
  for (let at = 1; at < mentions.length; at++) if (mentions[at]!.value !== mentions[0]!.value) return true
  return false
}

/** Reads one sentence (or list line) and says whether it excluded something. */
const readSentence = (
  sentence: Sentence,
  zone: Zone,
  found: Reader,
  afterExclusion: boolean,
  inDenied: boolean,
): boolean => {
  const { reading } = found
  const { text, lexicon, sentences } = reading
  const words = wordsOf(reading, sentence, 1500)
  if (
    elsewhere.has(zone) &&
    !afterExclusion &&
    !isOpen(denial, words) &&
    !(zone === 'questions' && isOpen(held, words))
  ) {
    if (reading.passOver !== undefined) passPart(reading, sentence, zone)
    return false
  }
  const all = lexicon.items.scan(text, sentence.start, sentence.end)
  if (all.length === 0) return false
  const next = sentences[sentence.index + 1]
  if (areKnown(found, all) && (next === undefined || !alike.may(wordsOf(reading, next)))) return false
  const places = placesIn(text, sentence, all, reading.passOver)
  const mentions = mentionsIn(reading, sentence, zone, places)
  const pass = (mention: ItemMention, why: PassedOverWhy) =>
    reading.passOver?.('items', mention, why, { value: mention.value })
  if (mentions.length === 0) return false
  // 「ログインするためのIDとパスワードが盗まれ」: what the attacker used is nobody's data.
  if (
    mentions.every(({ value }) => mayEnter.has(value)) &&
    !notTaken.test(words) &&
    (tried.test(words) ||
      ((deceived.test(words) || (zone !== 'items' && mentions.every(({ value }) => value !== 'email'))) &&
        usedToEnter.test(words)))
  ) {
    for (const mention of mentions) pass(mention, 'item-used')
    return false
  }
  const predicates = outsideOf(findPredicates(text, sentence.start, sentence.end), places)
  const denies = isOpen(denial, words)
  const denied = denyingLabel.exec(words)
  const deniedFrom = inDenied
    ? sentence.start
    : denied === null
      ? Number.POSITIVE_INFINITY
      : sentence.start + denied[0].length
  const alone = aloneAmong(text, mentions)
  const leftOut = alone && leftOutAmong(text, mentions)
  const others = denies ? othersBut.exec(textOf(words)) : null
  const ofOthersTo = others === null ? -1 : sentence.start + others.index + others[0].length
  const same = afterExclusion && alike.test(words)
  const isList = haveSeveralValues(mentions) && isListing(text, mentions)
  const tells = tellsOfLeak.test(words)
  // 「お答え:このパソコンには、お名前、住所、電話番号を書いた一覧表が入っていました」
  const answers = zone === 'questions' && isList && isOpen(held, words)
  const refused: PassedOverWhy | undefined =
    elsewhere.has(zone) && !answers
      ? inPart(zone)
      : !tells && zone !== 'items' && (willDo.test(words) || attack.test(words))
        ? 'item-resolve'
        : !(isList && tells) && asksReader.test(wordsWithin(reading, sentence, sentence.end - 24, sentence.end))
          ? 'item-asked'
          : undefined
  const speaksOfData = aboutData.test(words)
  const announcing = isList || zone === 'items' ? null : announces.exec(words)
  const announcedFrom =
    announcing === null ? Number.POSITIVE_INFINITY : sentence.start + announcing.index + announcing[0].length
  const closed = mentions.findLast(({ end }) => stick(copula, text, end) !== null)?.end ?? -1
  // 「名簿には氏名があり、住所も記載されていました」: what is told next holds for the name, too.
  const isThere = closed >= 0 && wasThere.test(stick(copula, text, closed)?.[0] ?? '')
  let excludes = false
  let from = 0
  for (const mention of mentions) {
    while ((predicates[from]?.start ?? Number.POSITIVE_INFINITY) < mention.end) from++
    // 「住所(宛名を除く)は記載しておりません」: what a bracket says is passed by.
    let at = from
    while (at < from + 4 && at < predicates.length && opensBetween(text, mention.end, predicates[at]!.start)) at++
    const next = sayingAfter(predicates, at)
    // 「住所(電話番号は含まない)」: what a bracket says does not hold for what stands before it.
    const apart =
      next !== undefined &&
      (opensBetween(text, mention.end, next.start) ||
        (next.saying === 'excluded' && endsBetween(text, mention.end, next.start)) ||
        (mention.end <= closed && next.start >= closed && !(isThere && next.saying === 'affected')) ||
        saidOfAnother(text, mention, next, mentions))
    const said = apart ? undefined : (deniedLater(text, mention, next, predicates, mentions) ?? next)
    const predicate = heldUnseen(text, mention, said) ?? heldAlone(text, mention, said, predicates) ?? said
    if (stick(keptApart, text, mention.end) !== null) {
      excludes = true
      keep(found.excluded, mention.value, { start: mention.start, end: sentence.end })
      continue
    }
    // 「氏名以外の情報は含まれていません」「氏名のみで」: the name is what was there.
    const isLeftOut = leftOut?.has(mention) === true && predicate?.saying === 'affected'
    const only = alone?.has(mention) === true && !isLeftOut
    const isCellDenied = stick(deniedBeside, text, mention.end) !== null
    if (isCellDenied) {
      keep(found.excluded, mention.value, { start: mention.start, end: Math.min(sentence.end, mention.end + 12) })
      continue
    }
    if (isIdle(text, mention, predicate)) {
      pass(mention, 'item-unrelated')
      continue
    }
    const isDenied =
      same || isLeftOut || predicate?.saying === 'excluded' || mention.start >= deniedFrom || mention.end < ofOthersTo
    // 「メールアドレス(パスワードは含みません)」: a bracket denies what stands in it.
    const isSaid =
      isDenied ||
      apart ||
      at > from ||
      predicate?.saying === 'affected' ||
      isWithheld(text, predicate) ||
      mention.end <= closed ||
      text.charAt(mention.end) === '('
    const isLike = !only && !isSaid && denies && weighDenied(reading, sentence, mention) > likely
    if (isLike || (!only && isDenied)) {
      excludes = true
      const span = { start: mention.start, end: predicate?.end ?? sentence.end }
      keep(found.excluded, mention.value, isLike ? { ...span, rule: 'excludedItems/weighed' } : span)
      continue
    }
    if (mention.onlyDenied) {
      pass(mention, 'item-generic')
      continue
    }
    if (refused !== undefined || predicate?.saying === 'unrelated') {
      pass(mention, refused ?? 'item-unrelated')
      continue
    }
    const grounded =
      only ||
      stick(affirmedBeside, text, mention.end) !== null ||
      isList ||
      zone === 'items' ||
      mention.start >= announcedFrom ||
      (stick(counted, text, mention.end) !== null &&
        leakedThen.test(text.slice(Math.max(sentence.start, mention.start - 40), mention.start))) ||
      predicate?.saying === 'affected' ||
      (speaksOfData && predicate !== undefined && (predicate.saying !== 'kept' || tells))
    if (grounded && (zone !== 'misuse' || speaksOfData)) keep(found.items, mention.value, mention)
    else pass(mention, 'item-ungrounded')
  }
  return excludes
}

/** Do the mentions stand in a list of each other: at least two with nothing but signs and joining words between? */
const isListing = (text: string, mentions: readonly ItemMention[]): boolean =>
  mentions.some((mention, index) => {
    const next = mentions[index + 1]
    return next !== undefined && areListed(text, mention.end, next.start)
  })

/** 「Q. どの情報ですか?」: its answer is the list. */
const asksWhichData = pattern(
  /(?:ど(?:の|んな|のような|ういった|ういう)|何の)[^。]{0,14}(?:情報|項目|データ|内容)|(?:情報|項目|データ|内容)[^。]{0,10}(?:何|ど(?:の|んな)|教え|知りた)|(?:何|なに|どこまで)[がを]?[^。]{0,10}(?:漏|流出|含ま|書かれ|書いて|載って|入って|見られ|見え|知られ|取られ|盗|持ち出)|(?:漏れ|漏え?い|流出|盗まれ|見られ|見え|知られ|取られ|含まれ|載って|入って|持ち出され)[^。、]{0,8}(?:のは|ものは|内容は|項目は)、?(?:何|なん|なに|ど(?:の|ん|う|こまで))/,
)
/** 「事業者名は公表していません」: of what the release tells, not of what leaked. */
const isWithheld = (text: string, said: Predicate | undefined): boolean =>
  said?.saying === 'unrelated' && /^(?:公表|差し控|控えさせ)/.test(text.slice(said.start, said.start + 4))

const isQuestion = (text: string, { start, end }: Span): boolean =>
  /^[Q問質]/.test(text.charAt(start)) || /[?か]。?$/.test(text.slice(Math.max(start, end - 2), end))

/** A list under 「対象外の情報」 goes on to the next heading or to a sentence that is none of its lines. */
const endsDenied = ({ text, lexicon }: Reading, { start, end }: Sentence): boolean =>
  text.charAt(end - 1) === '。' ||
  deniedHeadEnds.test(text.slice(start, Math.min(end, start + 24))) ||
  lexicon.items.scan(text, start, end).length === 0
const deniedHeadEnds =
  /^\W{0,3}[^。、]{0,12}(?:対象|漏|流出|含まれ|影響|該当|閲覧|紛失|記載|掲載)[^。、]{0,10}(?:情報|項目|データ|件数|者|の方)?[】:]?$/

const asksOfLeak = pattern(/漏|流出|含ま|大丈夫|対象|見られ|見え|閲覧|知られ|盗|表示|取られ|入って|載って|書かれ/)

/** How long a line may be that leads in what was not touched. */
const longestHead = 48

/** What a question names, where its answer is no. */
const excludeAsked = (question: Sentence, answer: Sentence, { reading, excluded }: Reader): void => {
  const { text, lexicon, passOver } = reading
  const places = placesIn(text, question, lexicon.items.scan(text, question.start, question.end), passOver)
  for (const { start, value } of mentionsIn(reading, question, 'questions', places))
    keep(excluded, value, { start, end: answer.end })
}

/** What kinds of data leaked, and what the release says did not. */
export const readItems = (reading: Reading): Pick<Facts, 'items' | 'excludedItems'> => {
  const found: Reader = { reading, items: new Map(), excluded: new Map() }
  let afterExclusion = false
  let answers = false
  let asked: Sentence | undefined
  let inDenied = false
  for (const sentence of reading.sentences) {
    let zone = zoneAt(reading, sentence.start)
    if (zone === 'questions' && isQuestion(reading.text, sentence)) {
      asked = sentence
      answers = asksWhichData.test(wordsOf(reading, sentence))
      continue
    }
    if (asked !== undefined) {
      if (deniesAsked.test(wordsOf(reading, sentence)) && asksOfLeak.test(wordsOf(reading, asked)))
        excludeAsked(asked, sentence, found)
      asked = undefined
    }
    if (zone !== 'questions') answers = false
    else if (answers) {
      zone = 'body'
      // What follows the first sentence of the answer speaks of this and that.
      answers = reading.text.charAt(sentence.end - 1) !== '。'
    }
    if (sentence.end - sentence.start <= longestHead && deniesList(wordsOf(reading, sentence))) {
      inDenied = true
      continue
    }
    if (inDenied && endsDenied(reading, sentence)) inDenied = false
    afterExclusion = !aside.has(zone) && readSentence(sentence, zone, found, afterExclusion, inDenied)
    if (reading.passOver !== undefined && aside.has(zone)) passPart(reading, sentence, zone)
  }
  // Where the text says that no phone number was there, an emergency contact is a person.
  const phone = found.items.get('phone')
  if (phone !== undefined && found.excluded.has('phone') && mayBePerson(found, phone)) found.items.delete('phone')
  for (const [value, span] of found.excluded)
    if (found.items.has(value)) reading.passOver?.('excludedItems', span, 'item-affirmed', { value })
  const facts = (map: Map<ItemValue, Ground>, field: string): Fact<{ value: ItemValue }>[] =>
    [...map].map(([value, span]) => makeFact(reading, { value }, span, span.rule ?? `${field}/${value}`))
  return {
    items: facts(found.items, 'items'),
    excludedItems: facts(new Map([...found.excluded].filter(([value]) => !found.items.has(value))), 'excludedItems'),
  }
}

export const itemsReader: FactReader = { name: 'items', read: (reading) => readItems(reading) }
