import type { Facts } from '../../../casebook/facts.js'
import type { FactReader } from '../../fact-reader.js'
import type { Reading, Sentence, Span } from '../../reading.js'
import { inPart } from '../passed-over.js'
import { pattern } from '../patterns/pattern.js'
import { textOf, wordsOf } from '../patterns/words.js'
import { evidenceOf } from '../text/evidence.js'
import { type Zone, zoneAt } from '../zones.js'
import { isForOthers } from './others.js'
import { type TellingState, weighTellings } from './telling-chances.js'
import { findTellings, type Telling } from './tellings.js'
import { addressee } from './whom.js'

/** Parts that speak of something else: only a telling that names whom and when counts there. */
const aside: ReadonlySet<Zone> = new Set(['request', 'questions', 'cause', 'contact'])

interface Told {
  readonly value: TellingState
  readonly span: Span
  /** It names the persons concerned; else it may speak of anybody. */
  readonly named: boolean
  /** 「お知らせしています」: beside what was done it is that. */
  readonly stands: boolean
  /** It only began then: 「通知を開始」. */
  readonly begins?: boolean
  /** It came to its end: 「発送を終えました」. */
  readonly ends?: boolean
}

const begun = /(?:開始|始め)(?:し|いた|。|$)/
const ended = /(?:終え|完了し)(?:た|まし|て(?:い|お))|(?:完了|終了)(?:済み?)?[。)]?$/

const publicly =
  '(?:公表|公開|掲載|掲示|貼り紙|発表|告知|お?知らせ|ホームページ|ウェブサイト|HP|本ページ|当ページ|本状|本リリース|本書|この場|本件|本プレスリリース)'
/** What is put in place of telling each: 「本公表をもって通知に代える」. */
const inPlace = pattern(
  new RegExp(
    `${publicly}[^。]{0,40}(?:を(?:もっ|以っ?)て|により|によって|にて|で)[^。]{0,30}(?:に?(?:代え|かえ|替え)|とさせていただ|とする|と(?:いた)?しま|代替)|${publicly}[^。]{0,24}(?:を(?:もっ|以っ?)て|に(?:代え|かえ|替え))(?:代え|かえ|させていただ|て[^。]{0,16}させ|ま|る)|(?:通知|連絡|お?知らせ)の代わりと|(?:通知|連絡|お?知らせ|説明|ご?案内)に(?:代え|かえ|替え|代わ)(?:て|、|させ|ま|る|り)|公表(?:に|を)(?:よ|も)(?:り|って)[^。、]{0,10}周知|(?:通知|連絡|お?知らせ|説明)(?:を?(?:する|差し上げる|行う))?(?:こと|すべ|術|手立て|手段|方法)?[^。、]{0,16}(?:が|は)(?:困難|難し|でき(?:ない|ません|ず)|な[いく]|あり?ませ|叶わ|かなわ|控え)[^。]{0,60}(?:公表|掲載|掲示|周知|この場|紙面|(?:この|本|当)ページ)|(?:個別|お?(?:[一1]人|ひとり)(?:お?[一1]人|(?:お)?ひとり|ずつ)|対象|本人|皆様|方々|お客様)[^。]{0,24}?(?:連絡|通知|お?伝え|お?知らせ)(?:を|は|する|差し上げる|申し上げる|が)[^。、]{0,16}?(?:ことができ(?:ません|ない|ず)|不可能|(?:方法|手段|すべ|術|手立て)が(?:な[いく]|ありません|ございません)|かないません)(?!でした|場合|方)|(?:お?知らせ|公表|掲載|本状)をもって[^。]{0,6}(?:ご?容赦|お許し)|(?:掲示|広報[紙誌]|ホームページ|ウェブサイト)[^。、]{0,8}(?:で|にて|に)(?:の?(?:み|ご?案内|お?知らせ|周知|公表|掲載))[^。、]{0,8}、[^。、]{0,16}(?<!(?:ない|外の)(?:方|お客様|皆様)[^。、]{0,4})(?:個別|お?[一1]人(?:お?[一1]人|ひとり|ずつ)|本人)(?:へ|に)?の?[^。、]{0,6}(?:通知|連絡|お?知らせ)は(?:行いません|行わない|行わず|いたしません|差し上げません|しません)`,
  ),
)

/** 「本状をもってお知らせいたします」「このメールは対象の方にお送りしています」: to read it is to be told. */
const byThisLetter = pattern(
  /(?:本(?:状|書|書面|書状|通知|メール)|この(?:メール|手紙|お手紙|書面|文書|はがき|葉書|通知|お便り)|これ)(?:を(?:もっ|以っ?)て|をもちまして|にて|により)[^。]{0,24}(?:お知らせ|お?伝え|通知|連絡|報告|お詫び)|(?:この|本)(?:メール|手紙|お手紙|書面|文書|はがき|葉書|通知|ご?案内|お知らせ)は、?[^。]{0,60}(?:に|へ|あて|宛)(?:のみ|だけ)?(?:に)?(?:お送り|送付|送信|配信|お届け|差し上げ|郵送|お出し)/,
)
/** 「本状をもって個別の通知に代えさせていただきます」 is not that. */
const insteadOf = /代え|替え|かえさせ|代わ|代替|困難/

/** Where a contractor's clients tell the persons, word to the clients is no notification. */
const toClients =
  /(?:お客様|取引先|対象|皆様)[^。、]{0,8}\(委託元|委託元(?:の?(?:皆様|各社|各位|企業|企業様|団体|自治体))?(?:様)?(?:へ|に|あて|宛)/

const toldTo =
  /(?:[者方人様員客]|さん|さま|家庭|世帯)に?(?:は|には)[^。]{0,60}(?:[しりい]|するとともに)、(?=[^、。]{0,24}?(?:不明|ない|なかった|その他|そのほか|ほかの|連絡先|困難|できな))/
const oneByOne = /順次|随時|順に/

/** What a sentence that puts a publication in the place of telling some says of the others, as a sentence of its own. */
const toldBefore = (words: string): string | undefined => {
  const match = toldTo.exec(words)
  if (match === null) return undefined
  const said = words.slice(0, match.index + match[0].length - 1)
  if (said.endsWith('するとともに')) return `${said.slice(0, -6)}しています。`
  return `${said}${oneByOne.test(said) ? 'ています' : 'ました'}。`
}

/** Whether the persons concerned were told. */
export const readNotification = (reading: Reading): Pick<Facts, 'notification'> => {
  const all: Told[] = []
  const besides: Told[] = []
  for (const sentence of reading.sentences) {
    const here = wordsOf(reading, sentence, 500)
    const instead = inPlace.test(here)
    if (!instead && !byThisLetter.may(here) && !findTellings.may(here)) continue
    const zone = zoneAt(reading, sentence.start)
    if (zone === 'reference') {
      reading.passOver?.('notification', sentence, inPart(zone))
      continue
    }
    const words = textOf(here)
    if (byThisLetter.test(here) && (addressee.test(words) || /対象|該当/.test(words)) && !insteadOf.test(words)) {
      all.push({ value: 'done', span: sentence, named: true, stands: false })
      continue
    }
    if (instead) {
      all.push({ value: 'impossible', span: sentence, named: false, stands: false })
      // 「連絡先の分かる方には郵送でお知らせし、その他の方には本公表をもって通知に代えます」
      const toSome = toldBefore(words)
      if (toSome !== undefined)
        for (const telling of findTellings.in(reading, sentence, toSome))
          if (telling.named)
            all.push({ value: stateOf(telling), span: sentence, named: true, stands: telling.aspect === 'state' })
      continue
    }
    if (toClients.test(words)) {
      reading.passOver?.('notification', sentence, 'told-clients')
      continue
    }
    const tellings = findTellings.in(reading, sentence, words)
    // What else is said of those told in one breath with it counts as well.
    const dated = tellings.some(
      (telling) => telling.named && telling.dated && (telling.aspect === 'past' || telling.aspect === 'going'),
    )
    for (const telling of tellings) {
      const value = stateOf(telling)
      const told = {
        value,
        span: sentence,
        named: telling.named,
        stands: telling.aspect === 'state',
        begins: value === 'in-progress' && begun.test(words),
        ends: value === 'done' && ended.test(words) && !/法人|従業員|社員|職員|一部|判明/.test(words),
      }
      if (!aside.has(zone) || (telling.named && dated)) all.push(told)
      else if (telling.named && zone !== 'cause') besides.push(told)
      else reading.passOver?.('notification', sentence, inPart(zone), { value })
    }
  }
  // What an answer, or a line beside the enquiries, says counts where nothing else does.
  const best = settle(all.length > 0 ? all : besides)
  if (all.length > 0)
    for (const { value, span } of besides)
      reading.passOver?.('notification', span, inPart(zoneAt(reading, span.start)), { value })
  for (const { value, span } of all)
    if (value !== best?.value)
      reading.passOver?.('notification', span, 'told-outranked', { value, instead: best?.value })
  const told = best ?? likeliest(reading)
  if (told === undefined) return { notification: { value: 'unstated', rule: 'notification/nothing-said' } }
  const rule = best === undefined ? 'notification/weighed' : `notification/${told.value}`
  return { notification: { value: told.value, evidence: evidenceOf(reading, told.span), rule } }
}

/** How it stands by what sentences are like that tell of it, where no rule knows their words. */
const likeliest = (reading: Reading): Told | undefined => {
  const isAside = (sentence: Sentence): boolean => {
    const words = textOf(wordsOf(reading, sentence, 500))
    return toClients.test(words) || isForOthers(words)
  }
  return settle(weighTellings(reading, isAside).map(([value, span]) => ({ value, span, named: true, stands: false })))
}

const stateOf = ({ aspect, gradual }: Telling): TellingState =>
  aspect === 'past' || aspect === 'state'
    ? 'done'
    : aspect === 'going' || (aspect === 'future' && gradual)
      ? 'in-progress'
      : 'planned'

/** Where some were told and others will be, telling is in progress; else what was done outweighs what was announced. */
const settle = (all: readonly Told[]): Told | undefined => {
  const named = all.filter((told) => told.named)
  const tellings = named.length > 0 ? named : all
  const first = (value: TellingState) => tellings.find((told) => told.value === value)
  const done = first('done')
  // 「6月21日 通知を開始」, and further down 「7月1日に全員への発送を終えました」
  const last = tellings.findLastIndex((told) => told.ends === true)
  const going = tellings.find(
    (told, at) =>
      told.value === 'in-progress' && !(told.stands && done !== undefined) && !(told.begins === true && at < last),
  )
  const planned = first('planned')
  if (going !== undefined) return going
  if (done !== undefined && planned !== undefined) return { ...planned, value: 'in-progress' }
  return done ?? planned ?? first('impossible')
}

export const notificationReader: FactReader = { name: 'notification', read: (reading) => readNotification(reading) }
