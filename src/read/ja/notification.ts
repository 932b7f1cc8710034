import type { Facts, NotificationValue } from '../../casebook/facts.js'
import type { FactReader } from '../fact-reader.js'
import type { Reading, Span } from '../reading.js'
import { evidenceOf } from './evidence.js'
import { pattern } from './pattern.js'
import { type Words, wordsBetween, wordsOf } from './words.js'
import { headingsAbove, type Zone, zoneAt } from './zones.js'

const elsewhere: ReadonlySet<Zone> = new Set(['reference', 'contact', 'cause'])
/** Advice and answers say who was told where the release says so nowhere else. */
const besides: ReadonlySet<Zone> = new Set(['request', 'questions'])

/** The persons concerned, as releases call them. */
const persons = pattern(
  /(?:対象|該当|本人|当事者|お客|顧客|個別|家庭|ご?遺族|申請者|受給者|宅を|ユーザ|使用者|利用者|会員|患者|学生|生徒|保護者|児童|受診者|加入者|申込者|応募者|参加者|寄附者|寄付者|購入者|世帯|方々|皆様|皆さま|皆さん|方(?:に|へ|から(?:順|随時)|全員|と|の|を|宛|あて)|[0-9]名|[0-9]人|回答者|職員|ご家族|住民|市民|登録者|受講者|組合員|契約者|関係者|全員|ご担当者|株主|卒業生|各位|所有者|被保険者|納税者|相手方|者全員|者に|者へ|者あて)/,
)

/** How persons are told. */
const telling = pattern(
  /通知|連絡|郵送|送付|お送り|送り|お知らせ|謝罪|お詫び|おわび|説明|訪問|お電話|電話で|書面|封書|文書|配信|配布|案内|手紙|はがき|葉書|書状|お会い|面談|対面|お目にかか|訪ね|差し上げ|うかがい|お伺い|伺い|周知|メールを送|お?伝え|説明会|書簡|封筒でお|お届け|お渡し|メールを送信|ショートメッセージ|SMS/,
)

const done = pattern(
  /(?:配信|通知|連絡|送付|説明|お知らせ|郵送)(?:を)?(?:する|行う)とともに[^。]{0,400}(?:ました|した)[。」]?$|(?:通知|連絡|郵送|送付|お送り|お知らせ|謝罪|お詫び|おわび|説明|訪問|配信|配布|案内|発送|お送りし|電話)[^。]{0,24}?(?:いたしました|致しました|しました|した[。」]?|した$|済み|済ませ|終え|完了|させていただきました|申し上げました|ております|ています|行いました|行った|おります|差し上げました|差し上げ(?:て|まし)|済ませ|し、|した。)|(?:発送|通知|連絡|説明|送付)[^。]{0,12}(?:終え|完了|済)|(?:お詫び|説明|謝罪|報告|連絡|通知)[^。]{0,14}(?:実施|行)(?:いたしました|しました|いました|った|した)|に文書を配布|書面を郵送|訪問し|が謝罪|を配布|で謝罪/,
)
const going = pattern(
  /ているところ|(?:日|初め|上旬|中旬|下旬|今週|本日)(?:より|から|以降)[^。]{0,60}(?:て(?:おり|い)ます|てい(?:る|ます))。?$|(?:連絡|通知|説明|お詫び)[^。]{0,30}行って(?:いる|いま|おりま)|(?:連絡|通知|説明)させていただいて(?:おり|い)ます|順次|進めて(?:おり|い|まいり)|順番に|から順に|順にお|随時|始めて|(?:連絡|通知|案内|発送|説明|配信|送付|お知らせ|郵送)[^。、]{0,10}開始(?:いた)?し|を試み|試みて|(?:本日|今週|既に|すでに)[^。]{0,16}開始|続けて(?:おり|い)|連絡中|(?:連絡|通知|説明)を行っているところ|連絡(?:を)?(?:して|差し上げて)(?:おります|います)|行っております|準備しています|一部の方|(?:お詫び|説明|連絡|通知|謝罪)[^。]{0,10}を?(?:行って|進めて|続けて)(?:い|おり)ます/,
)
const planned = pattern(
  /予定|こととして(?:いる|います|おります)|(?:連絡|通知|お知らせ)申し上げます|準備が整い次第|次第|指示(?:し|を)|検討|いたします|致します|します|させていただきます|まいります|求めて|依頼し|する。|する$|行う|通知及び|への通知$|への報告及び本人への通知|お送りする|お知らせする/,
)
const impossible = pattern(
  /(?:通知|連絡|お知らせ)に(?:代え|かえ)て?[^。]{0,30}(?:公表|掲載|告知)|(?:通知|連絡|お?知らせ|説明)に(?:代え|かえ)(?:させ|る|ま|て)|差し控え[^。]{0,20}(?:公表|掲載)[^。]{0,20}(?:代え|かえ)|(?:連絡|通知|連絡先|特定|住所)[^。]{0,30}(?:困難|できない|できず|不可能|取れない|取れず|つかない|つかず|分からない|わからない|把握していない|保有していない|不明)[^。]{0,60}(?:公表|掲載|(?:本|この|こちらの)(?:お知らせ|ページ|ホームページ|サイト|書面))|公表をもって|(?:公表|掲載|告知|本お知らせ|ホームページ)[^。]{0,24}(?:代え|代替|をもって(?:通知|連絡))/,
)

/** Telling somebody else, or telling to be careful, is no notification of the persons concerned. */
const notThis = pattern(
  /公表(?:が遅れ|いたしました|しました)|お問い?合わ?せ|ご連絡ください|ご連絡をお願い|注意喚起|第1報|第一報|判明次第|新たな事実|お申し出|ご心配をおかけ|ご迷惑|深くお詫び|心よりお詫び|下記までご|必要はあり|個人情報保護委員会(?:へ|に)|警察(?:へ|に)|(?:連絡|報告|指摘|通報|相談|申し?出|照会|説明|通知|問い?合わ?せ)[^。]{0,8}受けま?し?た|委託元の皆様へ|お取引先|導入先の(?:皆様|各機関)へ|があ(?:り|った)|指摘|進展|続報|追って(?:ご)?(?:報告|公表)|改めて(?:ご)?(?:報告|公表)|次のお知らせ|ことはありません|ことはございません|からの連絡|より連絡|届け出|寄せられ/,
)

interface Told {
  readonly value: Exclude<NotificationValue, 'unstated'>
  readonly span: Span
  readonly weight: number
  /** It speaks of those not told yet: その他の方、残る方々. */
  readonly partly: boolean
}

/** 「10月4日 対象の方へ文書を発送」: an entry of a list of what was done may do without a verb. */
const nominal = pattern(
  /(?:発送|送信|送付|郵送|配布|連絡|通知|お?知らせ|謝罪|お詫び|おわび|説明|訪問|説明会を?(?:開催|実施))[)」。]?\s*$/,
)
const toPersons = pattern(
  /(?:対象|該当|本人|お客|顧客|利用者|会員|患者|学生|生徒|保護者|児童|世帯|方々|皆様|皆さま|方|[0-9](?:名|人|世帯|件)|家族|住民|市民|受講者|対象者|申込者|参加者|購入者|加入者|登録者|契約者|所有者|応募者)(?:様|さま)?(?:全員|の皆様|の世帯|宅|ら|等)?(?:に|へ|あて|宛|を訪問|(?:説明)?会)/,
)
/** 「本状をもってお知らせいたします」: to read it is to be told. */
const byThisLetter = pattern(
  /本(?:状|書|書面|書状|通知|メール)(?:をもって|にて|により)[^。]{0,12}(?:お知らせ|通知|連絡|報告|お詫び)/,
)
/** A heading that says whom what stands under it was told: 「お客様への対応」. */
const toThem = pattern(
  /(?:へ|に対する)の?(?:ご?対応|ご?連絡|通知|ご?説明|お知らせ|ご?案内|お詫び|謝罪|ご?報告)|(?:通知|連絡|説明)/,
)
const underway = pattern(/(?:連絡|通知|送付|発送|郵送|説明|訪問)中(?:です|である|であり|で、|。|$)/)
/** Those whose data a contractor held for its clients are told by the clients: word to a client is no notification. */
const toClients = pattern(
  /(?:お客様|取引先|対象|皆様)[^。、]{0,8}\(委託元|委託元(?:の?(?:皆様|各社|各位|企業|団体|自治体))?(?:様)?(?:へ|に|あて|宛)|委託元[^。、]{0,24}(?:から|より|を通じ)|(?:管理者|ご担当者)様?(?:へ|に|あて|宛)/,
)
const partOf = pattern(
  /引き続き|連絡(?:の|が)?(?:つか|取れ|とれ)(?:な|て)|不在の|その他の|そのほか|残りの|残る|以外の(?:方|お客)/,
)
/** Others than those told before: 「受講者には、近日中に文書を送付する」. */
const others = pattern(
  /(?:(?:て|で)(?:い|おら)(?:ない|れない)(?:方|お客|会員|皆|ご?家族|者)|[①-⑳]の[^。、]{1,12}|[0-9]{1,6}(?:名|人|社|世帯)(?:の(?:方|皆様))?)(?:には|へは|については|につきましては)|(?:には|へは)、?(?:近日中|後日|追って|別途|今後|[0-9]{1,2}月[0-9]{1,2}日(?:に|から|より|以降|まで))[^。]{0,400}(?:する|します|いたします|予定)/,
)

/** How far the telling has come. */
const instructed = pattern(/よう(?:に)?[^。]{0,12}(?:指示|求め|依頼|要請)/)
const tellsAndAsks = pattern(/(?:通知|連絡|お知らせ|説明)(?:を)?し、[^。]{0,60}よう/)
const notYet = pattern(/予定|次第|順次|準備|から(?:の)?連絡/)
const willTell = pattern(
  /予定(?:で(?:す|おり|ある|あり|ござ)|。|$|と(?:して|し|な))|[きしちにりえけせてねべめれげぜ]ます。?$|(?:する|行う|していく|続ける)。?$/,
)
const partDone = pattern(/(?:終え|済み|し|行い|ました)、/)
const aPlan = pattern(/予定/)
const doneThenPlan = pattern(/(?:しました|した|終え|済み|し)[、。][^。]{0,80}予定/)
/** 「Aの方にはお送りし、Bの方には後日お送りします」 */
const someThenOthers = pattern(
  /(?:お送り|送付|送信|郵送|発送|通知|連絡|お知らせ|説明|お詫び|謝罪|お伝え)(?:を)?(?:(?:いた)?し|差し上げ|行い|終え|済ませ|した(?:ほか|上で|うえで)|しましたが)、[^。]{0,80}(?:には|へは|については|につきましては)[^。]{0,60}(?:送|通知|連絡|知らせ|説明|伝え|訪問|渡し)[^。]{0,24}(?:ます|予定(?:です)?|する)(?:\([^()]{0,20}\))?。?$/,
)
/** 「8月下旬から順次お知らせいたします」: it has not begun. */
const startsLater = pattern(
  /(?:上旬|中旬|下旬|月末|来週|来月|近日中?|後日|週明け|今後)(?:から|より|に|、|以降|にも)?[^。]{0,12}順次[^。]{0,80}(?:します|いたします|する|まいります|予定)/,
)
const resolved = pattern(
  /(?:通知|連絡|謝罪|説明|送付|郵送|お知らせ|お詫び|訪問)?(?:する|行う|伝える|させていただく)?こととして(?:おり|い)/,
)
const finishedAll = pattern(
  /終え(?!る)|完了しま|完了した|済み(?:です|であ|。|$)|全員に(?:書面|文書|通知|連絡|行)|すべての方/,
)
const preparing = pattern(/準備を(?:進め|して|行って)|準備中|準備して(?:おり|い)ます/)
const begun = pattern(/順次|しました|送り/)
const already = pattern(/すでに|既に/)
const isTelling = pattern(
  /(?:お送りし|送付し|通知し|お知らせし|発送し|郵送し|連絡を行|説明し|差し上げ)て(?:おり|い)ます/,
)
const onADay = pattern(/\d日|同日|本日|終え|完了|全員|済/)
const begunTelling = pattern(/しました|しており|送り|開始/)
const planOrPreparation = pattern(/予定|準備/)
const untilThen = pattern(/まで/)
const endsDone = pattern(/(?:しました|いたしました|した|終え|済み)[。」)]?$/)
const toldItself = pattern(/(?:お詫び|謝罪|説明|連絡|通知)(?:を)?し(?:、|た)/)
const aDay = pattern(/\d日/)
const personally = pattern(/(?:書面|文書|郵送|お電話|電話で|訪問|順次|個別に|メールで|お手紙|対象の方|対象者)/)
const datedEntry = pattern(/^\W{0,2}[0-9]{1,2}(?:月 ?|\/)[0-9]{1,2}/)
const ofThem = pattern(
  /(?:対象|該当|本人|当事者|判明した|確認された|おそれのある|可能性のある|流出した|漏えいした|全員|[0-9]名|[0-9]人|世帯)/,
)
const byMeans = pattern(
  /手紙|はがき|葉書|書状|お会い|面談|訪ね|伝え|おわび|説明会|保護者会|代え|郵送|書面|文書|封書|電話|メール|訪問|個別|順次|お手紙|謝罪|お詫び|通知/,
)
const toldThem = pattern(
  /(?:には|へは?|に対し|あてに?|宛に?)[^。]{0,50}(?:お知らせ|通知|連絡|説明|送付|郵送|お送り|お?伝え|お渡し|お届け|お詫び|謝罪)(?:を)?(?:いた|致)?(?:し|す|申し上げ)/,
)
const onlySorry = pattern(/お詫び申し上げ(?:ます|る)/)

const judge = (words: Words, above: Words | undefined, listed: boolean): Told['value'] | undefined => {
  if (byThisLetter.test(words) && persons.test(words)) return 'done'
  if (impossible.test(words)) return 'impossible'
  if (
    !telling.test(words) ||
    !(persons.test(words) || (above !== undefined && persons.test(above) && toThem.test(above)))
  )
    return undefined
  if (instructed.test(words) && !tellsAndAsks.test(words)) return 'planned'
  if (underway.test(words)) return 'in-progress'
  if (listed && nominal.test(words) && toPersons.test(words) && !notYet.test(words)) return 'done'
  if (resolved.test(words) && !endsDone.test(words)) return 'planned'
  if (someThenOthers.test(words)) return 'in-progress'
  const isDone = done.test(words)
  const isGoing = going.test(words)
  const willBe = willTell.test(words)
  // 「連絡の取れた方には説明を終え、残る方には引き続き連絡してまいります」
  if (isDone && willBe && partOf.test(words) && partDone.test(words)) return 'in-progress'
  // 「お送りする予定でおります」 is no state reached.
  if (willBe && aPlan.test(words) && !isGoing && !doneThenPlan.test(words)) return 'planned'
  if (isDone && finishedAll.test(words)) return 'done'
  if (preparing.test(words) && !begun.test(words)) return 'planned'
  if (isDone && already.test(words)) return 'done'
  if (isDone && isTelling.test(words) && !onADay.test(words)) return 'in-progress'
  if (isGoing && aPlan.test(words) && !begunTelling.test(words)) return 'planned'
  if (isGoing && !isDone && startsLater.test(words)) return 'planned'
  if (isGoing) return 'in-progress'
  if (isDone && planOrPreparation.test(words) && !untilThen.test(words)) return 'in-progress'
  if (planned.test(words) && !endsDone.test(words)) {
    // 「お詫びをし、手順を改める」: the telling itself is done where its own verb says so.
    return isDone && toldItself.test(words) ? 'done' : 'planned'
  }
  return isDone ? 'done' : undefined
}

/** Whether the persons concerned were told. */
export const readNotification = (reading: Reading): Pick<Facts, 'notification'> => {
  const all: Told[] = []
  const aside: Told[] = []
  for (const sentence of reading.sentences) {
    const words = wordsOf(reading, sentence, 400)
    if (!byThisLetter.may(words) && !impossible.may(words) && !telling.may(words)) continue
    const zone = zoneAt(reading, sentence.start)
    // Under 「窓口」 a sentence may still tell when persons were told.
    if (elsewhere.has(zone) && !(zone === 'contact' && aDay.test(words) && done.test(words))) continue
    if (toClients.test(words)) continue
    if (notThis.test(words) && !personally.test(words)) continue
    // 「4 御本人への連絡」 above the sentence says who is told.
    const heading = headingsAbove(reading, sentence.start).at(-1)
    const above = heading && wordsBetween(reading, heading.start, Math.min(heading.end, heading.start + 40))
    const value = judge(words, above, zone === 'timeline' || datedEntry.test(words))
    if (value === undefined) continue
    const direct = ofThem.test(words)
    const means = byMeans.test(words)
    const told = toldThem.test(words)
    const weight =
      (told ? 2 : 0) +
      (direct ? 2 : 0) +
      (means ? 2 : 0) +
      (value === 'impossible' || (value === 'in-progress' && partOf.test(words)) ? 2 : 0) +
      (onlySorry.test(words) && !means ? -4 : 0)
    if (weight >= 2 && (!besides.has(zone) || value === 'done' || value === 'in-progress'))
      (besides.has(zone) ? aside : all).push({
        value,
        span: sentence,
        weight,
        partly: partOf.test(words) || others.test(words),
      })
  }
  const best = settle(all) ?? settle(aside)
  if (best === undefined) return { notification: { value: 'unstated', rule: 'notification/nothing-said' } }
  return {
    notification: { value: best.value, evidence: evidenceOf(reading, best.span), rule: `notification/${best.value}` },
  }
}

/** Where some were told and others will be, telling is in progress. */
const settle = (all: readonly Told[]): Told | undefined => {
  const strongest = Math.max(0, ...all.map(({ weight }) => weight))
  const strong = all.filter(({ weight }) => weight >= Math.min(strongest, 3))
  const first = (value: NotificationValue) => strong.find((told) => told.value === value)
  const going = first('in-progress')
  const finished = first('done')
  const later = first('planned')
  const rest = strong.find(({ value, partly }) => value === 'planned' && partly)
  // Some were told, the rest will be.
  if (going === undefined && finished !== undefined && rest !== undefined) return { ...finished, value: 'in-progress' }
  return going ?? finished ?? later ?? first('impossible')
}

export const notificationReader: FactReader = { name: 'notification', read: (reading) => readNotification(reading) }
