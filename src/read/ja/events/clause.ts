import type { SoFar } from '../../fact-reader.js'
import type { Reading } from '../../reading.js'
import { questionOf } from '../answers.js'
import { dayOf } from '../dates/calendar.js'
import { writtenOn } from '../dates/updates.js'
import { textOf } from '../patterns/words.js'
import { headingsAbove, sentenceAt } from '../zones.js'
import { type Actor, selfWords } from './actors.js'
import { officesIn } from './authorities.js'
import type { DatedClause } from './clauses.js'
import { findStop, readHarms, readSpan, readStops } from './deeds.js'
import {
  becauseOf,
  byMail,
  goesOnWith,
  goneOnFrom,
  letter,
  ofItself,
  ofMatter,
  openly,
  saidThen,
  saysOnly,
  sinceThen,
  spokenOf,
  spokenOfAtEnd,
  titleAfter,
  toldBare,
  toldThen,
  toSomebody,
  toWhom,
} from './earlier-words.js'
import { readFindings } from './findings.js'
import { readLabelled } from './labelled.js'
import { individuals } from './telling-people.js'
import { citedBefore, clientsBefore, goesToThem } from './telling-verbs.js'
import { readTellings, type Word } from './tellings.js'
import { beginTelling, type Candidate, denies, type Setting, type Telling, textBefore, undone } from './told.js'
import { type Cue, findCues, past } from './words.js'

const officeHours = /(?:受付|営業|開設|対応|窓口)時間|平日|土日|祝日|年中無休|定休|内線|フリーダイヤル|電話番号|TEL|Tel/
const asOf = /^(?:の時点|時点|現在|正午現在|正午の時点)/
/** 「3月31日の退職に先立ち」「6月3日付で懲戒解雇」: a day of somebody's life, or of what the law does. */
export const otherDay =
  /^(?:の|に|で|付け?(?:で|の)?|をもって|限りで)?(?:自己都合で)?(?:退職|退社|離職|入社|(?:定期)?(?:人事)?異動|着任|採用|契約締結|契約終了|契約満了|懲戒|逮捕|起訴|書類送検|送検)(?!(?:した|する|の)?(?:際|時|とき|に際))|^(?:に)?(?:執行|投開票)(?:の|され|した)/
/** 「◇、…持ち出したとして、…の疑いで逮捕されました」: what the law does, or the house to its own. */
const punished =
  /(?:とし(?:て|、)|疑いで|容疑で|罪で|により|(?:た|の)ため)、?[^。]{0,40}?(?:逮捕|起訴|書類送検|送検|(?:懲戒|停職|減給|戒告|諭旨)[^、。]{0,10}?|解雇|免職)(?:さ|し|と(?:し|な)|を受け|を科)/
/** 「本日までに…事実は確認しておりません」 */
const upToNow = /^(?:まで|現在|時点)(?:に|で|の)?/
/** What people do with whom the data is of, before anything happens to it. */
const dealings =
  '(?:提出|作成|受け?付け?|応需|申し?込[まみん]|登録|加入|入[院会居所]|受診|来院|通院|契約|購入|利用|予約|応募|参加|卒業|在籍|入学|採用|開設|発行|撮影|受講|受検|受験|回答|記入|注文|お?届け|検針|訪問|ご?来店|相談|採血|検査|健診|手術|治療|施術|出品|施工|請求|宿泊|滞在|来[場園館]|出発|乗[車船]|搭乗|納品|販売|納付|接種|調剤|寄[附付]|エントリー|申請)'
const ending = '[しすされをいただくさて頂おんまみのがあっ]{0,10}[たるだ]'
const counted = '(?:[約\\d,.万千]{1,10}[件名人組]の?)'
/**
 * 「2008年4月から2011年3月までにご提出いただいたもの」「4月以降に入院された患者様」「8月までにご宿泊予定のお客様」「3月までの伝票綴り」:
 * the time of the data.
 */
const dataOf = new RegExp(
  [
    `(?:から)?(?:まで)?(?:に|の間に|にかけて)、?[^、。]{0,30}?${dealings}${ending}、?(?:${counted}?(?:もの|分|方|延べ|お客|会員|患者|利用者|書類|生徒|学生|皆|組合員|(?:商品の)?お?届け先)|${counted}(?:様|さま))`,
    `(?:から)?(?:まで)?に[^、。]{0,20}?${dealings}(?:(?:される|する)?予定(?:だった|であった)?)?の?、?${counted}?(?:お客|方|会員|利用者|組|名|人|\\d)`,
    `(?:から)?まで(?:の間)?に[^、。]{0,20}?${dealings}${ending}、?[^、。はがをに]{0,8}(?:台帳|記録|名簿|書類|ツアー|便|組合員|世帯|帳票|伝票)`,
    'まで(?:の間)?の[^、。はがをに]{0,10}(?:伝票|台帳|帳簿|綴り?|名簿|書類|申[込請]書|処方せ?[箋ん]|カルテ|診療録|レセプト|請求書|領収書|日誌|契約書|届出?書|(?:宿泊|来店|診察|受診|検査)予約)',
    // 「9月受付分の処方箋」「8月分の請求書」「9月15日公表時の人数」: which papers or figures they are.
    '(?:まで)?の?(?!発送|送付|郵送|配[布付送]|送信|交付)[一-鿿]{0,6}分(?![間類析担割散岐野離])',
    'の?(?:公表|発表|報告|お知らせ)(?:時(?:の|点)|分の)',
    // 「12月1日から20日までに寄附をされた3,460名の氏名」
    `(?:から)?まで(?:の間)?に(?:(?!不正|誤)[^、。]){0,20}?${dealings}${ending}、?[約\\d,.万千]{1,10}[名人](?=の|、|。|が|は|\\(|$)`,
  ]
    .map((words) => `^${words}`)
    .join('|'),
)
const sinceStart = /^の?[一-鿿ァ-ヶー]{2,10}から(?=まで)/
/** Do the words after a date say which data it is? Cards used in a time leaked in it. */
export const isOfData = (tail: string, isSpan: boolean, { actions }: SoFar): boolean => {
  // A span holds its まで; 「サービス開始から◇までに入会された会員様」 holds the words between its ends.
  const own = isSpan ? tail.replace(sinceStart, '') : tail
  const words = !isSpan || own.startsWith('まで') ? own : `まで${own}`
  return dataOf.test(words) && !(actions.some(({ value }) => value === 'skimming') && !/^(?:まで)?の(?!間)/.test(words))
}
const otherThanDay = new Set(['現在', '時点', '以前', 'より前'])

/** 「提出期限は◇でした」 */
const dueDay = /(?:期限|期日|締め?切り?日?|〆切|納期|予定日|基準日)(?:は|が|:| )?、?$/
/** A day as of which something is told, a day before which or by which, office hours: no day of a deed. */
export const isNoDay = ({ mention, words, head, own, closed }: DatedClause, soFar: SoFar): boolean => {
  const headWords = words.slice(0, head)
  const tailWords = words.slice(head)
  return (
    mention.modifiers.some((modifier) => otherThanDay.has(modifier)) ||
    asOf.test(tailWords) ||
    otherDay.test(tailWords) ||
    (!closed && punished.test(tailWords)) ||
    isOfData(tailWords, mention.until !== undefined && own > head, soFar) ||
    (upToNow.test(tailWords) &&
      mention.date === soFar.published?.date &&
      !/お?詫び|ご?説明|ご?連絡|通知|お送り|郵送|発送/.test(tailWords)) ||
    (/^まで/.test(tailWords) && denies.test(tailWords)) ||
    dueDay.test(headWords) ||
    officeHours.test(headWords.slice(-12))
  )
}

/** 「今月末までに書面を郵送し、ご説明する予定です」「9月のうちにお詫びを申し上げます」: what is still to come in the release's own month. */
const withinMonth = /^(?:の?(?:中|末|下旬)|(?:の|中の|末の)?うち|まで|限り)/
const planned = /(?:予定|見込み?|つもり)(?:です|でおります|である|だ|とな(?:って(?:い|お)り)?ます)?[。)]?$/
/** 「感染したため、復旧は7月となる見込みです」: only what follows is planned. */
const doneBefore = /[^、。]た(?:ため|ので|ものの|が|ところ|ことから)、/
/** The last day of a part of a month: 「6月上旬」 told of on the 20th is over; a chronology tells in the present what was done. */
const lastDayOf = (month: string): number => (/[上初]旬$/.test(month) ? 10 : /中旬$|半ば$/.test(month) ? 20 : 31)
export const isToCome = (
  { mention, words, head, closed, row }: DatedClause,
  { text }: Reading,
  day: string | undefined,
): boolean => {
  if (closed || day === undefined || mention.date.length !== 7 || !day.startsWith(mention.date)) return false
  const tail = words.slice(head)
  const month = text.slice(mention.start, mention.end)
  if (!withinMonth.test(tail) && !/[末旬]$|半ば$/.test(month)) return false
  if (Number(day.slice(8, 10)) >= lastDayOf(month)) return false
  return (
    (planned.test(tail) && !doneBefore.test(tail)) ||
    (!past.test(tail) && (row ? /ます。?$/ : /(?:ます|[うくすつぬぶむる])。?$/).test(tail))
  )
}

/** 「対象の会員さまへ」, 「保護者様への通知」: a heading that says whom it was told to. */
const forThose = new RegExp(
  `(?:${individuals.source})[^。、]{0,8}(?:へ(?:の(?:ご?連絡|ご?通知|ご?説明|お?詫び|お?知らせ|対応|ご?案内|謝罪))?|に対する(?:ご?連絡|ご?通知|対応))(?:について)?\\W{0,2}$`,
)
/** 「対象の方へは個別にご連絡しており、◇までに完了しました」 */
const completed = /^(?:まで)?に(?:は)?[^、。]{0,10}(?:完了|終え|終わ|済ませ)/
const toThose = new RegExp(
  `(?:${individuals.source})[^、。]{0,6}(?:に|へ)[^。]{0,24}(?:連絡|通知|お?詫び|説明|郵送|発送|送付)`,
)

/** 「10月13日までに39件のお問い合わせをいただいた」: how many came, not that word came. */
const countedUpTo = /^まで(?:の間)?に[^。]{0,40}?(?:\d ?(?:件|通|名|社)|寄せられた)/

/** The word that came to the discloser. */
const findWord = (telling: Telling, words: readonly Word[]): Word | undefined => {
  const { clause, setting, goesOn } = telling
  if (goesOn || !words.some(({ type }) => type === 'informed') || undone.test(clause.innerContent)) return undefined
  if (countedUpTo.test(telling.tailWords)) return undefined
  // 「照会を受け、委託先が疑いを把握」: it was the contractor who was asked.
  const theirs = /、([^、。]{2,30}?)が[^、。]{0,24}(?:把握|認識|気付|気づ|確認|発見)(?!さ|でき)/.exec(clause.words)
  const others = theirs !== null && ['partner', 'unknown'].includes(setting.cast.actorOf(theirs[1]!))
  return words.find(
    ({ type, start, end }) =>
      type === 'informed' &&
      !(others && end <= theirs.index + 2) &&
      // Who answers an inquiry notices by itself.
      !(
        clause.words.startsWith('照会', start) &&
        clause.content !== '' &&
        /気付|気づ|発見/.test(clause.words.slice(end))
      ),
  )
}

/** 「警察から、鞄が見つかったと連絡があった」: what was lost, not that it was. */
const foundAgain = /(?:見つかった|発見された|発見した|届いている|拾得された|届けられた)$/

const resultOf =
  /^(?:に|付け?(?:で|の)?)[^、。]{0,24}?(?:(?:完了|終了|受領|提出)(?:し|され)|終え|終わっ|受け(?:取っ)?|届い|まとまっ|示され|得)(?:まし)?た[^、。]{0,20}?(?:調査|解析|分析|フォレンジック|報告|鑑定)(?:の?結果|報告書?|書)?(?:では|により|によ[るれ]|の?結果|から|、)/
const accordingTo = /^([^、。]{2,30}?)(?:によ(?:れば|ると|りますと)|の説明(?:では|によ[るれ]))/
/** 「調査を◇に開始し、◇に完了した」 */
const endsThen = /^に(?:は)?(?:すべて|全て)?(?:完了|終了|終え|終わ)/
const inquiryBegun = /(?:調査|解析|分析|検証)[^。]{0,16}(?:開始|着手|依頼)[^。]{0,6}、/
const reportOf = /^の?[^、。]{0,14}?報告書?(?:では|によ[りるれ])/
/** 「◇に受けた連絡によれば」「◇の同社の説明では」「同社からの連絡(◇)によると」: word came that day, of what is told then. */
const heard = '(?:連絡|報告書?|説明|文書|書面|通知|メール|回答書?|話)(?:によ(?:れば|ると|りますと)|では(?=、))'
const heardThen = new RegExp(`^(?:付け?(?:で|の)?|に|の)?、?((?:(?!との|という|とする|旨の)[^、。]){0,24}?)${heard}`)
const heardInBrackets = /(?:連絡|報告書?|説明|文書|書面|通知|メール|回答書?|話)$/
const accordingToIt = /^によ(?:れば|ると|りますと)|^では、/
const whoSaid = /([^、。はがを]{2,24}?)(?:(?:から|より)の?|の)(?:に|、)?(?:受けた|受領した|届いた|いただいた|あった)?$/
/** Who told the discloser on the day what the sentence goes on to tell. */
const heardFrom = ({ headWords, tailWords, setting }: Telling): Actor | undefined => {
  const said = heardThen.exec(tailWords)
  const before = headWords.replace(heardInBrackets, '')
  const from =
    said !== null
      ? (whoSaid.exec(said[1]!)?.[1] ?? whoSaid.exec(headWords)?.[1])
      : before !== headWords && accordingToIt.test(tailWords)
        ? whoSaid.exec(before)?.[1]
        : undefined
  return from === undefined ? undefined : setting.cast.actorOf(from)
}
const lastSeen = /最後に[^。]{0,24}(?:確認|使[いっ用]|見た|所持|手元|目に|触|閲覧|利用|取り出)[^。]{0,12}(?:は|が)、?$/
const lastSeenBehind =
  /^[^、。]{0,30}?(?:確認|使用?|見|所持|利用|閲覧|通過|取り出)[^、。]{0,10}(?:の|こと|記録)(?:が|を)最後|^[^、。]{0,16}(?:まで|に)は[^、。]{0,12}(?:手元|所定の場所|保管庫?|所在)[^、。]{0,8}(?:あ[りっ]|確認)/

/** 「9時15分、店長が…見つけ、すぐに110番通報した」: the hour is that of the finding. */
const rightAway = /(?:直ちに|ただちに|すぐに|すぐさま|速やかに|その後)[^。]{0,24}$/

const readReports = ({ add, clause, cuesOf }: Telling, words: readonly Word[]): void => {
  // Nothing is reported from one day to another: that is when it happened.
  if (clause.mention.until !== undefined) return
  for (const word of words)
    for (const authority of word.authorities ?? []) {
      const later =
        clause.mention.date.length > 10 &&
        (clause.prompt ||
          (rightAway.test(clause.words.slice(0, word.start)) && cuesOf('noticed').some(({ end }) => end <= word.start)))
      add('reported', word, 'reported', { authority, dayOnly: later })
    }
}

/** Reads what was published, and who was told what. True where the date is that of a publication and no more. */
const readWords = (telling: Telling, words: readonly Word[], told: Word | undefined): boolean => {
  const { clause, tailWords, whole, add, cuesOf } = telling
  const { mention } = clause
  const notice = words.find(({ type }) => type === 'notified')
  const dated = mention.modifiers.some((modifier) => modifier.startsWith('付'))
  const spoken =
    spokenOf.test(tailWords) ||
    saidThen.test(tailWords) ||
    goesOnWith.test(tailWords) ||
    ((toldThen.test(tailWords) || (ofMatter.test(textBefore(telling, 24)) && toldBare.test(tailWords))) &&
      !clause.inherited &&
      !individuals.test(telling.headWords) &&
      !toWhom.test(telling.headWords) &&
      !words.some(({ type }) => type === 'reported' || type === 'informed')) ||
    (goneOnFrom.test(tailWords) && /報|公表|発表|知らせ/.test(clause.around.slice(0, 60))) ||
    (clause.closed && spokenOfAtEnd.test(tailWords))
  const titled =
    spoken ||
    (!byMail.test(tailWords) &&
      (/^の第 ?[\d一二三四五六七八九十]{1,2} ?報/.test(tailWords) ||
        (/^に第 ?[\d一二三四五] ?報(?:、|を(?!受|いただ|頂|得|もら)|として|と)/.test(tailWords) &&
          !words.some(({ type }) => type === 'reported')) ||
        (dated && titleAfter.test(tailWords) && !letter.test(tailWords))))
  const publication = cuesOf('published').find(
    ({ start }) =>
      (!saysOnly.test(clause.words.slice(start)) || (words.length === 0 && !toSomebody.test(clause.words))) &&
      !(ofItself.test(clause.words.slice(start)) && (!clause.row || becauseOf.test(clause.words))) &&
      // Nothing is published from one day to another.
      !(telling.isSpan && start > clause.head + 24),
  )
  const privately = notice !== undefined && !openly.test(clause.words)
  // 「委託元様には7月13日に第一報を、8月10日に調査結果をご報告しています」
  if (goesToThem.test(tailWords) && clientsBefore.test(textBefore(telling, 40))) return true
  const published =
    (titled || (publication !== undefined && !privately && (told === undefined || publication.start < told.start))) &&
    !citedBefore.test(textBefore(telling, 40))
  if (published) add('published', publication ?? whole, titled ? 'published-titled' : 'published')
  if (
    published &&
    (clause.closed || titled || (publication !== undefined && sinceThen.test(clause.words.slice(publication.end))))
  )
    return true
  if (!published && told !== undefined) add('informed', told, 'informed', { reveals: told.reveals === true })
  const both = () => words.some(({ type }) => type === 'reported') || /お?詫び|謝罪|電話|郵送|訪問/.test(clause.words)
  const apart =
    notice !== undefined &&
    publication !== undefined &&
    /[、。]/.test(clause.words.slice(Math.min(publication.end, notice.end), Math.max(publication.start, notice.start)))
  if (notice !== undefined && (publication === undefined || privately || apart || both()))
    add('notified', notice, 'notified')
  if (
    words.length === 0 &&
    completed.test(tailWords) &&
    toThose.test(clause.around) &&
    !/調査|回収|削除|返/.test(clause.around)
  )
    add('notified', whole, 'notified-completed')
  for (const word of words)
    if (word.type === 'undone') add('contained', word, 'contained-told')
    else if (word.type === 'noticed') add('noticed', word, 'noticed-by-staff')
    else if (word.type === 'result') add('determined', word, 'determined-result')
  return false
}

/**
 * What one dated clause tells, by its words. In this order, for each leans on what those before it found: labels, words
 * undone, reports, publications and word that came, spans, what was stopped, what was found, what happened.
 */
export const readClause = (clause: DatedClause, setting: Setting): Candidate[] => {
  const telling = beginTelling(clause, setting)
  const { found, add, whole, gone, is } = telling
  const { published } = setting.soFar
  const own = setting.reading.publication
  if (own?.day !== undefined && dayOf(clause.mention.date) > writtenOn(own, clause.mention.start)) return []
  // 「最後に所在を確認したのは◇で」
  if (is('loss') && (lastSeen.test(telling.headWords) || lastSeenBehind.test(telling.tailWords))) {
    add('seen', whole, 'lost-since')
    return found
  }
  if (isToCome(clause, setting.reading, published?.date)) return found
  if (isNoDay(clause, setting.soFar) || readLabelled(telling)) return found
  // 「◇に完了した調査の結果」「◇付の最終報告書によると」
  const dated = clause.mention.modifiers.some((modifier) => modifier.startsWith('付'))
  if (
    (endsThen.test(telling.tailWords) && inquiryBegun.test(clause.around)) ||
    resultOf.test(telling.tailWords) ||
    (dated && reportOf.test(telling.tailWords))
  ) {
    add('determined', whole, 'determined-result')
    return found
  }

  const sayer = telling.isSpan || clause.inherited ? undefined : heardFrom(telling)
  if (sayer === 'partner' || sayer === 'outsider') {
    add('informed', whole, 'informed-by-word', { reveals: sayer === 'outsider' })
    return found
  }

  const tellings = readTellings(clause, {
    lexicon: setting.reading.lexicon,
    cast: setting.cast,
    discloser: setting.soFar.discloser?.name ?? '',
    gone,
    today: clause.mention.date.slice(0, 10) === published?.date && !clause.row,
    isForThose: () => {
      const heading = headingsAbove(setting.reading, clause.mention.start).at(-1)
      return heading !== undefined && forThose.test(setting.reading.text.slice(heading.start, heading.end))
    },
    authoritiesBefore: setting.authoritiesBefore,
    askedAfter: () => {
      // 「Q7 警察には?」
      const { reading, soFar } = setting
      const question = questionOf(reading, sentenceAt(reading, clause.mention.start))
      if (question === undefined) return []
      const office = textOf(question)
        .trim()
        .replace(/[はもに、?。]{0,4}$/, '')
      return officesIn(reading.lexicon, office, soFar.discloser?.name ?? '')
    },
    sendingWentWrong: is('misdelivery'),
  })
  // 「同社によれば、◇に取引先からの問い合わせで発覚した」: word came to them, not to the discloser.
  const others = tellings.some(({ type }) => type === 'informed') && accordingTo.exec(clause.around)?.[1]
  const words =
    typeof others === 'string' && setting.cast.actorOf(others) === 'partner' && !selfWords.test(clause.words)
      ? tellings.map(
          (word): Word => (word.type === 'informed' && word.reveals === true ? { ...word, type: 'noticed' } : word),
        )
      : tellings
  readReports(telling, words)
  // A deed undone, and the word or finding that it was.
  if (
    (clause.content !== '' || clause.inner) &&
    !is('disposal-error', 'ransomware', 'malware', 'dos') &&
    !/^の第 ?[\d一二三四五] ?報/.test(telling.tailWords) &&
    (undone.test(clause.content) || (clause.inner && undone.test(clause.words)))
  ) {
    add('contained', whole, 'contained-confirmed')
    for (const word of words) if (word.type === 'notified') add('notified', word, 'notified')
    return found
  }
  if (is('loss', 'theft') && foundAgain.test(clause.content) && words.some(({ type }) => type === 'informed')) {
    add('contained', whole, 'contained-found-again')
    return found
  }
  const told = findWord(telling, words)
  if (readWords(telling, words, told)) return found
  const wrong =
    findCues('wrongly', clause.around, clause.whole).length > 0 ||
    (is('misdelivery', 'publishing-error', 'disposal-error') && /(?:際|とき|ところ|ため)/.test(clause.words))
  const stop: Cue | undefined = findStop(telling)
  if (
    readSpan(
      telling,
      wrong,
      words.some(({ type }) => type === 'notified'),
      stop,
    )
  )
    return found
  readStops(telling, stop)
  const findings = readFindings(telling, told, stop)
  const publication = found.find(({ sort }) => sort === 'published')
  readHarms(telling, wrong, told !== undefined, [
    ...findings,
    publication && { start: publication.at, end: publication.at },
  ])
  return found
}
