import type { EventType } from '../../casebook/facts.js'
import type { SoFar } from '../fact-reader.js'
import type { Reading } from '../reading.js'
import type { DatedClause } from './events-clauses.js'
import { future, past, spanOf, type Told } from './events-told.js'
import { eventWords, findEventWords, selfWords } from './events-words.js'
import { headingsAbove } from './zones.js'

/** Data, not deeds: the days on which the affected people did something. */
const collects =
  /^(?:の間)?(?:に|、|から|以降に?|までに?|の|より)[^。、]{0,28}?(?:利用|登録|購入|注文|応募|申込|申し込|来店|来院|受診|受検|受講|予約|契約|入会|参加|在籍|宿泊|寄附|寄付|入力|取得|取引|使用|投稿|回答|作成|受付|保存|決済|お届け)(?!者)[^。、]{0,10}?(?:された|した|いただいた|頂いた|があった|のあった|なさった|に係る)[^。、]{0,12}(?:方|お客|患者|利用者|会員|者|皆|データ|情報|分|顧客|学生|人)(?!から|より)/
/** Terms and careers: when a contract began, a system was set up, a man left. */
const background =
  /^(?:に|から|より|以降に?|、)?[^。、]{0,12}?(?:退職|入社|採用|着任|開設|開設|創業|設立|導入|運用を開始|稼働|契約を締結|業務を委託|委託|利用を開始|実施)(?:し(?:た|て|、|ておりま)|いたしました|され|を開始し)(?!こと|ため|際|ところ)/
const officeHours = /(?:受付|営業|開設|対応|窓口)時間|平日|土日|祝日|年中無休|定休|内線|フリーダイヤル|電話番号|TEL|Tel/
const asOf = /^(?:の時点|時点|現在|正午現在|正午の時点)/
const denies =
  /(?:確認されて|確認して|認められて|見つかって|受けて|寄せられて)?(?:い|お)(?:ない|りません|りませ|らず|ません)|ありません|ございません|ない。|なかった/

const outsiders =
  /市民|住民|町民|村民|お客|顧客|利用者|ユーザー|会員|回答者|申込|入学|学生|生徒|児童|保護者|患者|受け取|受信|受取|届いた|取引先|報道|記者|ご?本人|方(?:から|より)|の方|家族|読者|来庁|閲覧者|第三者|外部の|法人から|事業所|匿名|参加者|購入者|発注者|一人から|SNS|カード会社|決済代行|警察|警視庁|JPCERT|研究者|専門機関|レンタルサーバ|B社から|A社から/
const partners =
  /(?:委託(?:先|事業者|業者)|受託者|(?:受託|同|対象|当該)?事業者|業者|提供(?:会社|元)|製造元|開発元|運営会社|メーカー|保守業者)[^。、]{0,10}(?:から|より)/
const staff = /(?:職員|社員|従業員|担当者|当直|担当課|部署|教員)(?:から|より)/

const commonNouns = [
  '教育委員会',
  '大学',
  '高等学校',
  '学校',
  '病院',
  '財団',
  '協会',
  '組合',
  '金庫',
  'センター',
  '学園',
  '法人',
  '図書館',
  '市',
  '町',
  '村',
  '県',
  '府',
  '都',
  '道',
  '区',
  '局',
  '会',
]

const nounPatterns = new Map(
  commonNouns.map((noun) => [
    noun,
    new RegExp(
      `(?:から|が|より|、)[^。、]{0,36}?(?:同|当該|本|当)?${noun}(?:に|へ)(?:も|は)?[^。、]{0,24}?(?:報告|連絡|一報|第 ?1 ?報|通報|通知|説明|申告)`,
    ),
  ]),
)

/** 例示市役所: the one letter near the head of the name that says what the discloser is. */
const letterPattern = new Map(
  commonNouns
    .filter((noun) => noun.length === 1)
    .map((noun) => [noun, new RegExp(`^[^\\s]{1,6}${noun}(?![立民営])`)] as const),
)

const ownNoun = (name: string | undefined): RegExp | undefined =>
  name === undefined
    ? undefined
    : nounPatterns.get(
        commonNouns.find((noun) => name.endsWith(noun) || letterPattern.get(noun)?.test(name) === true) ?? '',
      )

const noticedBefore = /(?:気付き|気づき|気が付き|発見し|発覚し|見つけ)、[^。、]{0,12}$/

/** A label that says what the date beside or under it is: 発生日時, 閲覧可能であった期間, 判明日. */
const occurredLabel =
  /(?:発生|掲載|公開|閲覧|持ち出|流出|不正アクセス|漏え?い|表示|送信|配布|配達|誤|侵入|感染|紛失|盗難|期間中?の)[^。\n]{0,22}(?:日|日時|期間|時期|時間|年月日)(?:[^一-鿿ぁ-ん]|$)/
const discoveredLabel = /(?:判明|発覚|発見|覚知|認知)[^。\n]{0,6}(?:日|日時|年月日)/

/** What one dated clause tells, by its words. */
export const readClause = (
  reading: Reading,
  clause: DatedClause,
  clauses: readonly DatedClause[],
  index: number,
  seen: ReadonlySet<string>,
  soFar: SoFar,
): Told[] => {
  const { text } = reading
  const { mention, head, tail, outer, row, sentence } = clause
  const told: Told[] = []
  const add = (type: EventType, end: number, rule: string) =>
    told.push({ type, span: spanOf(clause, end), rule: `events/${rule}` })
  const headWords = text.slice(head.start, head.end)
  let words = text.slice(tail.start, tail.end).replace(/\([^()]{0,20}判明[^()]{0,4}\)/, '')
  const whole = text.slice(sentence.start, Math.min(sentence.end, sentence.start + 400))
  const isSpan = mention.until !== undefined
  const openEnded = mention.modifiers.some((modifier) => modifier === '以降' || modifier === '以後')
  const headings = () =>
    headingsAbove(reading, mention.start)
      .map(({ start, end }) => text.slice(start, end))
      .join('\n')

  if (mention.modifiers.some((modifier) => modifier === '現在' || modifier === '時点') || asOf.test(words)) return []
  if (/^まで/.test(words) && denies.test(words)) return []
  if (officeHours.test(text.slice(Math.max(head.start, mention.start - 12), mention.start))) return []

  if (
    isSpan &&
    /(?:委託|契約|業務|履行|利用|募集|受付|保存|加入|在籍|実施)(?:の)?(?:期間)?[:は]?\(?$|期間:$/.test(
      text.slice(Math.max(head.start, mention.start - 10), mention.start),
    ) &&
    /^\)|^。?$/.test(words.slice(0, 1))
  )
    return []

  // A date that stands for itself beside or under a label.
  const bare = words.replace(/[\s。)(、,]|複数回|頃|の間|この[^。]*|約[^。]{0,12}/g, '').length <= 4
  if (bare && !clause.inherited && headWords.length <= 24) {
    const label = headWords.length > 1 ? headWords : (headings().split('\n').at(-1) ?? '')
    if (discoveredLabel.test(label)) add('discovered', mention.end, 'discovered-label')
    else if (occurredLabel.test(`${label} `)) add('occurred', mention.end, 'occurred-label')
    if (told.length > 0) return told
  }

  // (参考)事業者の公表内容 ⏎ 10月18日 株式会社例: who published what, and when.
  if (
    row &&
    !isSpan &&
    words.length <= 60 &&
    /公表|発表|リリース|関連|お知らせ/.test(headings().split('\n').at(-1) ?? '') &&
    /参考|公表|発表|関連/.test(headings())
  ) {
    add('published', Math.min(sentence.end, tail.end), 'published-listed')
    return told
  }

  // 「14日及び15日に回収」: the first date shares the words of the second.
  const next = clauses[index + 1]
  if (/^(?:及び|および|と|、|・|並びに)$/.test(words.trim()) && next?.sentence === sentence)
    words = text.slice(next.tail.start, next.tail.end)

  // 「報告を受けたのは、9月29日のことです」「発表がありました(2月12日付)」: what the date dates stands before it.
  const inverted =
    !row &&
    headWords.length > 4 &&
    (/^(?:のこと)?(?:です|でした|である|であり|だった|になります|。|$)/.test(words) ||
      (/のは、?(?:現地時間の)?$/.test(headWords) && /^で/.test(words)) ||
      (/\($/.test(headWords) && /^付?\)/.test(words)))
  let base = tail.start
  if (inverted) {
    words = headWords
    base = head.start
  }
  const end = (found: { readonly end: number }) => (inverted ? mention.end : Math.min(sentence.end, base + found.end))

  // A chronology may tell the past in the present (停止する。): a day gone by is only ahead where the words plan it.
  const gone = soFar.published !== undefined && mention.date.slice(0, 10) < soFar.published.date
  const ahead = gone ? /予定|見込|検討|方針|準備が整い|目途/.test(words) : future.test(words)
  if (!isSpan && !inverted && ahead && !past.test(words)) return []
  if (!clause.inherited && (collects.test(words) || background.test(words)) && !/誤|BCC/.test(words.slice(0, 60)))
    return []
  if (clause.prompt) {
    const done = past.test(words) ? findEventWords('contained', words) : undefined
    if (done) add('contained', tail.start + done.end, 'contained-at-once')
    return told
  }
  if (clause.inherited && /お詫び申|ご迷惑|ご心配/.test(whole)) return []

  // 「10月に受けた被害につき、…」: what happened then, told in passing.
  if (!isSpan && /^に(?:受け|発生し|起き|生じ)た(?!こと)/.test(words)) {
    add('occurred', tail.start + 6, 'occurred-in-passing')
    return told
  }

  const published = findEventWords('published', words)
  const dated = mention.modifiers.some((modifier) => modifier.startsWith('付'))
  const titled =
    /^に第 ?[\d一二三四五] ?報(?:、|を|として|と)/.test(words) ||
    (dated &&
      /^(?:の|で|に|にて)?[^。]{0,70}(?:第 ?[\d一二三四] ?報|お知らせ|公表|報告|リリース|発表|掲載|案内|続報|および|及び)/.test(
        words,
      ))
  const wrong =
    findEventWords('wrongly', whole) !== undefined ||
    (soFar.actions.some(
      ({ value }) => value === 'misdelivery' || value === 'publishing-error' || value === 'disposal-error',
    ) &&
      /(?:際|とき|ところ|ため)/.test(words))

  // 「2日に発送した通知書のうち46通について…が判明」: the date is that of the sending.
  const sent =
    /^(?:の[朝昼夕夜午][^、]{0,3})?(?:に|、|頃)?[^。]{0,60}?(?:(?:発送|送付|送信|郵送|配布|交付|投函|配達|お送り|配信|溶解|廃棄)(?:し|された|いたし|を行|する際|する予定の)|(?:掲載|公開)(?:し|いたし)|送[るっ]た?際)/.exec(
      words,
    )
  const slipped = soFar.actions.some(({ value }) => value === 'misdelivery') && !seen.has('occurred')
  if (
    sent &&
    (wrong || slipped) &&
    !isSpan &&
    !clause.inherited &&
    !/お?詫び|謝罪|再送|お知らせ|通知文|正しい|文書を|依頼|本人に|対象/.test(words.slice(0, sent[0].length))
  ) {
    add('occurred', end({ end: sent[0].length }), 'occurred-sent')
    const also = words.slice(sent[0].length)
    const noticed = !/(?:こと|旨|と)(?:が|を|の)/.test(also) && findEventWords('discovered', also)
    if (noticed && !next) return told
    return told
  }

  const stripped = words.replace(/^(?:から|より)/, '  ')
  const informedHere = findEventWords('informed', stripped)
  const informedOuter =
    !informedHere && outer && /から|より|に[、]?$/.test(words)
      ? findEventWords('informed', `${stripped}${text.slice(outer.start, outer.end)}`)
      : undefined
  // 「委託先が市へ報告」: told to the discloser under its own common noun.
  const toOwn = !informedHere && !informedOuter ? ownNoun(soFar.discloser?.name)?.exec(stripped) : undefined
  const headInformed =
    !informedHere &&
    !informedOuter &&
    /^(?:に|、)[^。]{0,40}(?:第 ?1 ?報|連絡|報告|通知|通報|電話)(?:を受け|が(?:あ|届|入))/.test(words)
      ? { start: 0, end: words.length }
      : undefined
  const otherNotices = /、[^、。]{2,30}が[^。、]{0,24}(?:把握|認識|気付|気づ|確認|発見)/.exec(words)
  const theirs =
    otherNotices !== null &&
    !selfWords.test(otherNotices[0]) &&
    informedHere !== undefined &&
    informedHere.end <= otherNotices.index + 2
  const informed =
    theirs || published?.start === 0
      ? undefined
      : (informedHere ??
        informedOuter ??
        headInformed ??
        (toOwn ? { start: toOwn.index, end: toOwn.index + toOwn[0].length } : undefined))
  const fromStaff =
    staff.test(words) ||
    /調査(?:の)?結果の(?:報告|説明|連絡)/.test(words) ||
    /(?:調査会社|調査機関|専門機関|専門会社|専門業者|専門家|フォレンジック[^。、]{0,8})(?:から|より)[^。]{0,30}(?:報告|結果)/.test(
      words,
    )
  if (informed && !fromStaff && !(published && published.start < informed.start)) {
    add('informed', informedOuter && outer ? outer.end : end(informed), 'informed')
    const said = `${headWords.slice(-20)}${words.slice(0, Math.min(words.length, informed.end))}`
    const self = /判明|気付|気づ|気が|発覚|認識|分か/.test(words.slice(informed.end - 4)) && !informedOuter
    if ((self || (outsiders.test(said) && !partners.test(said))) && !seen.has('discovered'))
      add('discovered', end(informed), 'discovered-by-outsider')
  }

  if ((published && published.start <= 70 && !informed) || titled) {
    const personal =
      eventWords.notified.object?.test(`${headWords.slice(-60)}${words}`) &&
      /メール|手紙|書面|書状|文書|封書|郵|電話|個別|順次|対象|本人/.test(`${headWords.slice(-60)}${words}`)
    const open =
      titled ||
      /公表|発表|掲載|報道|第 ?[\d一二三四] ?報|サイト|ホームページ|公開/.test(
        words.slice(published!.start, published!.end),
      )
    const byMail =
      /(?:メール|手紙|書面|書状|文書|電話|SMS)(?:に|で|にて|により)[^。、]{0,12}(?:お知らせ|ご報告|ご連絡|ご案内)/.test(
        words,
      )
    if (byMail && !open) {
      add('notified', end(published!), 'notified-by-mail')
      return told
    }
    if (!personal || open) {
      add('published', titled ? Math.min(sentence.end, tail.start + 40) : end(published!), 'published')
      return told
    }
  }

  const complement =
    /(?:こと|旨|との|という|の(?=が|を|も))(?:が|を|も|で)?[^。、]{0,24}(?:判明|確認|発覚|発見|明らか|分か|把握|認識|気付|気づ|突き止)/.exec(
      words,
    )
  const inner = complement && !isSpan ? words.slice(complement.index + complement[0].length) : words
  const innerFrom = words.length - inner.length
  const inInner = (found: { start: number; end: number } | undefined) =>
    found && { start: found.start + innerFrom, end: found.end + innerFrom }
  const investigated =
    /調査|調べ|確かめ|確認したところ|照合|復元|解析|分析|その後|専門|フォレンジック|精査|結果|検証|ログ|記録|聞き取り|突き合わせ/.test(
      whole,
    )

  const occurred = findEventWords('occurred', words)
  const state = findEventWords('deed', words)
  // 「削除し、閲覧できないことを確認した」: what is done before the finding is done on its day too.
  const before = complement && !isSpan ? (/^.*(?:し|て|り|い)、/.exec(words.slice(0, complement.index))?.[0] ?? '') : ''
  const undone =
    /(?:削除|消去|回収|返却|廃棄|破棄)(?:が)?(?:された|した|済み|完了)[^。、]{0,8}(?:こと|旨|と)の?[^。、]{0,10}(?:確認|回答|報告|連絡|申告)/.exec(
      words,
    )
  const contained = undone
    ? { start: undone.index, end: undone.index + undone[0].length }
    : (inInner(findEventWords('contained', inner)) ?? (before !== '' ? findEventWords('contained', before) : undefined))
  const notifiedWords = inInner(findEventWords('notified', inner))
  const context = `${headWords.slice(-60)}${words}`
  const notified =
    notifiedWords &&
    (eventWords.notified.object?.test(context) ||
      (/お?詫び|謝罪/.test(inner) && /訪問|電話|メール|書面|文書|面会/.test(inner)) ||
      /本人|対象|お客|皆/.test(headings().split('\n').at(-1) ?? ''))
      ? notifiedWords
      : undefined
  const notifiedTopic = /(?:通知|連絡|お知らせ|説明|お?詫び|謝罪|発送|郵送)は、?$/.test(headWords) && past.test(words)

  // A span, or 以降: when it went on, whatever it was found out by.
  const informs = notified && !/(?:送信|配信|送付)さ/.test(words.slice(notified.start, notified.end))
  const goesOn = (isSpan || openEnded) && !informs && !notifiedTopic && !(contained && !occurred)
  if (
    goesOn &&
    !denies.test(words.slice(0, 120)) &&
    (occurred ||
      (state && (wrong || isSpan)) ||
      /状態|アクセス|表示|閲覧|公開|試行|攻撃/.test(`${headWords.slice(-24)}${words.slice(0, 120)}`)) &&
    !/調査|訪問|連絡|休|停止し|説明/.test(words.slice(0, 24))
  ) {
    add('occurred', occurred ? end(occurred) : Math.min(sentence.end, tail.start + 60), 'occurred-span')
    return told
  }

  // 「調査の結果、3日に不正アクセスが行われていたことが判明」: the date is that of the deed, not of the finding.
  if (
    complement &&
    !outer &&
    occurred &&
    occurred.end <= complement.index + 8 &&
    /(?:調査|解析|分析|確認|検証|精査)(?:の結果|により|によって|したところ|によれば|の中で|を行った結果)、?[^。]{0,160}$/.test(
      headWords,
    )
  ) {
    add('occurred', end(occurred), 'occurred-found')
    return told
  }
  // 「職員が詐欺と気づき、16時38分に線を抜いた」: noticed at the time that follows.
  if (
    !seen.has('discovered') &&
    !mention.rule.startsWith('dates/full') &&
    noticedBefore.test(headWords) &&
    !/\d日/.test(headWords)
  )
    add('discovered', mention.end, 'discovered-before')

  const found = findEventWords('discovered', words)
  const settled = findEventWords('determined', words)
  const outerWords = outer && !informedOuter ? text.slice(outer.start, outer.end) : ''
  const settledOuter = !settled && !found && outerWords !== '' ? findEventWords('determined', outerWords) : undefined
  const headed =
    /(?:こと|旨|の|件数|範囲|もの|数|詳細|内容)(?:を|が|は|も)、?$/.test(headWords) &&
    /^(?:に|、)?[^。、]{0,16}(?:確認|判明|分か|明らか|確定|特定|把握|認識|突き止)/.test(words)
  const noticing =
    found &&
    /気付|気づ|気が|発見|検知|検出|覚知|感知|見つけ|把握|認識|不審|なくなって|見当たら|割られ/.test(
      words.slice(found.start, found.end + 2),
    )
  const alreadyTold = told.some(({ type }) => type === 'discovered')
  const finished =
    /(?:調査|解析|分析|検証)(?:は|が|も)、?$/.test(headWords) &&
    /^に(?:すべて|全て)?(?:完了|終了|まとま|終わ)/.test(words)
  if (finished) add('determined', Math.min(sentence.end, tail.start + 8), 'determined-finished')
  else if (headed) {
    const first = !seen.has('discovered') && !investigated && !/確定|特定|明らか/.test(words.slice(0, 24))
    add(
      first ? 'discovered' : 'determined',
      Math.min(sentence.end, tail.start + 20),
      first ? 'discovered-headed' : 'determined-headed',
    )
  } else if (noticing && !alreadyTold && !(settled && settled.start < found.start && seen.has('discovered'))) {
    if (!seen.has('discovered') && !(informed && !theirs && partners.test(words)))
      add('discovered', end(found), 'discovered')
    else if (seen.has('discovered') && investigated && /判明|確認|発見/.test(words))
      add('determined', end(found), 'determined-found')
  } else if (
    (settled || found) &&
    !alreadyTold &&
    (!seen.has('discovered') ||
      settled !== undefined ||
      /判明|分か|わか|確認|発覚/.test(words.slice(found!.start, found!.end))) &&
    !(
      informed &&
      /判明|分か|確認/.test(words.slice((settled ?? found)!.start, (settled ?? found)!.end)) &&
      !investigated
    )
  ) {
    const at = (settled ?? found)!
    const strong = /調査|解析|分析|精査|検証|確定|特定|突き止|明らか|判断|報告書|結果/.test(
      words.slice(at.start, at.end),
    )
    const first = !seen.has('discovered') && !informed && !strong && !investigated
    add(first ? 'discovered' : 'determined', end(at), first ? 'discovered-plain' : 'determined')
  } else if (!settled && !found && complement && !informed && /確認|判明|明らか|分か|突き止/.test(complement[0])) {
    const first = !seen.has('discovered') && !investigated && !occurred
    add(
      first ? 'discovered' : 'determined',
      end({ end: complement.index + complement[0].length }),
      'determined-complement',
    )
  } else if (outer && !informed && told.length === 0) {
    const noticed = /発見|気付|気づ|把握|認識|発覚/.test(outerWords)
    if (settledOuter || noticed || /確認|判明|明らか|分か|結果|特定/.test(outerWords))
      add(noticed && !seen.has('discovered') ? 'discovered' : 'determined', outer.end, 'determined-outer')
  }

  // A finding that is an undoing (削除されたことを確認) is no finding of the matter.
  if (undone) told.splice(0, told.length, ...told.filter(({ type }) => type !== 'determined' && type !== 'discovered'))
  if (contained) add('contained', end(contained), 'contained')
  if (notifiedTopic) add('notified', end({ end: Math.min(words.length, 24) }), 'notified-topic')
  else if (notified && !informed) add('notified', end(notified), 'notified')

  // 「在学生には1日に文書で、卒業生には18日に郵便で、それぞれ通知した」: the verb stands after the last date.
  if (
    told.length === 0 &&
    next?.sentence === sentence &&
    /(?:に|へ)(?:は|も)?、?$/.test(headWords) &&
    eventWords.notified.object?.test(headWords)
  ) {
    const rest = text.slice(next.tail.start, Math.min(sentence.end, next.tail.start + 80))
    if (findEventWords('notified', rest) && past.test(rest)) add('notified', tail.end, 'notified-shared')
  }

  if (told.length > 0) return told
  const joint = `${headWords.slice(-40)}${words}`
  const happened =
    inInner(findEventWords('occurred', inner)) ??
    (/^(?:に|、)?(?:行われ|発生し|起き|受け)/.test(words) && !complement && findEventWords('occurred', joint)
      ? { start: 0, end: 8 }
      : undefined)
  if (happened && !/ない|おりませ|いませ|ありませ/.test(inner.slice(0, 120))) add('occurred', end(happened), 'occurred')
  else if (state && wrong && !complement) add('occurred', end(state), 'occurred-deed')
  else if (!complement && !denies.test(words) && past.test(words) && !inverted) {
    // Whatever the list of incidents names as one, done on a date.
    const named = reading.lexicon.actions.scan(text, tail.start, tail.end)[0]
    if (named !== undefined && !/対策|防止|調査|確認|報告|公表|届/.test(words))
      add('occurred', named.end, 'occurred-action')
  }
  return told
}
