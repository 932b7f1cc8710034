import type { AuthorityValue, EventType, Fact, ReleaseEvent } from '../../casebook/facts.js'
import type { FactReader, SoFar } from '../fact-reader.js'
import type { Reading, Span } from '../reading.js'
import { authoritiesIn } from './events-authorities.js'
import { type DatedClause, findDatedClauses } from './events-clauses.js'
import { eventWords, findEventWords, selfWords } from './events-words.js'
import { makeFact } from './evidence.js'
import { zoneAt } from './zones.js'

interface Told {
  readonly type: EventType
  readonly span: Span
  readonly rule: string
  readonly authority?: AuthorityValue
}

/** What is still to come, or only wished for. */
const future =
  /予定|見込|(?:こととし|していく|してまいり|いたします|致します|します|させます|行う|する)(?:。|$)|準備が整い|目途|目処|めど|検討|方針/
const past = /(?:した|ました|ており|ている|ています|だった|でした|った|いた|された|済み?|のこと(?:です|でした))/

/** Data, not deeds: the days on which the affected people did something, contract terms, office hours, fiscal periods. */
const collects =
  /^(?:の間)?(?:に|、|から|以降に?|までに?|の)?(?:[^。、]{0,28}?)(?:ご?(?:利用|登録|購入|注文|応募|申込|申し込|来店|来院|受診|受検|受講|予約|契約|入会|参加|在籍|宿泊|寄附|寄付|入力|取得|取引|使用|投稿|回答|作成|受付|保存|決済)[^。、]{0,10}?)(?:された|した|の|いただいた|があった|頂いた|された方|のあった|なさった|に係る|分)(?:[^。、]{0,12})(?:方|お客|患者|利用者|会員|者|皆|データ|情報|分|顧客|学生|人)/
const officeHours = /(?:受付|営業|開設|対応|窓口)時間|平日|土日|祝日|年中無休|定休|内線|フリーダイヤル|電話番号|TEL|Tel/

const spanOf = (clause: DatedClause, end: number): Span => {
  const start = clause.inherited ? clause.sentence.start : clause.mention.start
  return {
    start: Math.min(start, clause.sentence.start > start ? start : start),
    end: Math.max(end, clause.mention.start < start ? start : clause.mention.end),
  }
}

const outsiders =
  /(?:市民|住民|町民|村民|お客|顧客|利用者|ユーザー|会員|回答者|申込|入学|学生|生徒|児童|保護者|患者|受け取|受信|受取|届いた|取引先|報道|記者|ご?本人|方(?:から|より)|の方|家族|読者|来庁|閲覧者|第三者|外部の|法人から|事業所|匿名|参加者|購入者|発注者|一人から|SNS)/
const partners =
  /委託|受託|事業者|提供(?:会社|元)|製造元|開発元|運営会社|同社|株式会社|[A-Z]社|ベンダ|メーカー|決済代行|カード会社|JPCERT|警察|警視庁/

const tellsReport = /報告|届け?出|届を|届けを|被害届|遺失|通報|相談|連絡|速報|確報|申告|提出|一報|第 ?1 ?報|申し出/

/** The report to an authority a dated clause tells of, by the authority's place: 「委員会には2日に」 or 「2日に委員会へ」. */
const readReported = (
  reading: Reading,
  clause: DatedClause,
  clauses: readonly DatedClause[],
  index: number,
  soFar: SoFar,
): Told[] => {
  const { text } = reading
  const { sentence, head, tail } = clause
  const words = text.slice(sentence.start, Math.min(sentence.end, sentence.start + 400))
  if (!tellsReport.test(words)) return []
  const headWords = text.slice(head.start, head.end)
  const tailWords = text.slice(tail.start, tail.end)
  const inHead = authoritiesIn(reading, head, soFar)
  const inTail = authoritiesIn(reading, tail, soFar)
  const topicBefore = /(?:に|へ|と|に対し(?:て)?)(?:は|も)?、?$/.test(headWords) && inHead.length > 0
  // 「委員会に対し、3日に速報を、30日に確報を提出」: the second date takes the authority of the first.
  const follows = clauses[index - 1]
  const sameSentence = follows?.sentence === sentence && inTail.length === 0 && inHead.length === 0
  let found = topicBefore ? inHead : inTail
  if (found.length === 0 && sameSentence && follows !== undefined) {
    const earlier = authoritiesIn(reading, { start: sentence.start, end: follows.mention.start }, soFar)
    if (/^(?:に|、)?[^。、]{0,12}(?:速報|確報|報告|続報|提出)/.test(tailWords)) found = earlier.slice(-1)
  }
  if (found.length === 0) return []
  const verbFrom = topicBefore ? tailWords : text.slice(found[0]!.end, sentence.end)
  const near = verbFrom.slice(0, 90)
  if (!tellsReport.test(near) && !tellsReport.test(tailWords)) return []
  const futureAt = near.search(future)
  const pastAt = near.search(past)
  const isRow = clause.row && pastAt < 0 && futureAt < 0
  if (!isRow && pastAt < 0 && futureAt >= 0) return []
  if (futureAt >= 0 && (pastAt < 0 || futureAt < pastAt)) return []
  return found
    .filter(
      ({ end }) =>
        !/^[^。、]{0,8}(?:から|より|の指示|の指導|の要請|と連携|の調査|が|官)/.test(text.slice(end, end + 14)) ||
        topicBefore,
    )
    .map(({ value, end }) => ({
      type: 'reported' as const,
      authority: value,
      span: spanOf(clause, Math.max(end, topicBefore ? tail.end : end)),
      rule: topicBefore ? 'events/reported-topic' : 'events/reported',
    }))
}

/** What one dated clause tells, by its words; `soFar` settles who speaks. */
const readClause = (reading: Reading, clause: DatedClause, seen: ReadonlySet<EventType>): Told[] => {
  const { text } = reading
  const { mention, head, tail, outer, row } = clause
  const isSpan = mention.until !== undefined
  let words = text.slice(tail.start, tail.end)
  const headWords = text.slice(head.start, head.end)
  const told: Told[] = []
  const add = (type: EventType, end: number, rule: string) =>
    told.push({ type, span: spanOf(clause, end), rule: `events/${rule}` })
  let base = tail.start

  // 「報告を受けたのは、9月29日のことです」: the date is the predicate, what it dates stands before.
  const inverted =
    /^(?:のこと)?(?:です|でした|である|であり|だった|になります|。|$|\))/.test(words) && headWords.length > 4 && !row
  if (inverted) {
    words = headWords
    base = head.start
  }
  const at = (found: { end: number }) => (inverted ? mention.end : base + found.end)

  const whole = inverted ? words : `${headWords.slice(-60)}${words}`
  const isFuture = !isSpan && future.test(words) && !past.test(words)
  if (
    isFuture ||
    collects.test(words) ||
    officeHours.test(text.slice(Math.max(head.start, mention.start - 12), mention.start))
  )
    return []

  const outerWords = outer ? text.slice(outer.start, outer.end) : ''
  const informed =
    findEventWords('informed', words) ??
    (outer && /から|より/.test(words) ? findEventWords('informed', `${words}${outerWords}`) : undefined)
  const insider = /(?:職員|社員|従業員|担当者|当直|担当課|部署|教員)(?:から|より)/.test(words)
  if (informed) {
    add('informed', outer && informed.end > words.length ? outer.end : at(informed), 'informed')
    const said = words.slice(0, informed.end)
    if (
      outsiders.test(said) &&
      !/(?:委託|受託|事業者|製造元|運営会社|同社)(?:から|より)/.test(said) &&
      !seen.has('discovered')
    )
      add('discovered', at(informed), 'discovered-by-outsider')
  }

  const wrong = findEventWords(
    'wrongly',
    text.slice(clause.sentence.start, Math.min(clause.sentence.end, clause.sentence.start + 300)),
  )
  const complementHere =
    /(?:こと|旨|と)(?:が|を|の|に|も|で)?[^。、]{0,24}(?:判明|確認|発覚|発見|明らか|分か|把握|認識|気付|気づ)/.test(
      words,
    )
  const investigated = /調査|解析|分析|その後|専門|フォレンジック|精査|結果|検証|ログ|記録/.test(whole)
  const openEnded = mention.modifiers.some((modifier) => modifier === '以降' || modifier === '以後')

  const published = findEventWords('published', words)
  const determined =
    findEventWords('determined', words) ?? (outer && !informed ? findEventWords('determined', outerWords) : undefined)
  const discovered = findEventWords('discovered', words)
  const contained = findEventWords('contained', words)
  const occurred = findEventWords('occurred', words)
  const notifiedWords = findEventWords('notified', words)
  const notified = notifiedWords && eventWords.notified.object?.test(whole) ? notifiedWords : undefined

  const spanOccurs = (isSpan || openEnded) && occurred !== undefined && !notified
  if (spanOccurs) add('occurred', at(occurred), 'occurred-span')

  if (published && !informed) add('published', at(published), 'published')

  const notices =
    discovered &&
    (!determined || /気付|気づ|発見|検知|覚知|見つけ|把握|認識/.test(words.slice(discovered.start, discovered.end)))
  if (!spanOccurs) {
    if (notices && !(informed && told.some(({ type }) => type === 'discovered'))) {
      const first = !seen.has('discovered')
      const result = /判明|確認/.test(words.slice(discovered.start, discovered.end)) && (investigated || !first)
      if (result) add('determined', at(discovered), 'determined-result')
      else if (
        first &&
        !(informed && partners.test(words.slice(0, informed.end)) && !insider && discovered.start >= informed.start)
      )
        add('discovered', at(discovered), 'discovered')
    } else if (determined) {
      const first = !seen.has('discovered') && !informed
      const plain = /判明|分か|わか|確認/.test(words.slice(determined.start, determined.end)) && !investigated
      if (first && plain) add('discovered', at(determined), 'discovered-plain')
      else add('determined', determined.end > words.length && outer ? outer.end : at(determined), 'determined')
    }
  }
  if (contained) add('contained', at(contained), 'contained')
  const sentWrongly =
    notifiedWords !== undefined &&
    wrong !== undefined &&
    /(?:際|ところ|うち|について|中に|もの|ため|、|より)/.test(words) &&
    !/お?詫び|謝罪|説明/.test(words)
  if (notified && !informed && !published && !sentWrongly && !contained?.start)
    add('notified', at(notified), 'notified')
  else if (notified && !informed && !sentWrongly && /お?詫び|謝罪|説明|訪/.test(words))
    add('notified', at(notified), 'notified')

  const deed = occurred !== undefined && told.length === 0 && !complementHere && !published
  if (deed && !notified) add('occurred', at(occurred), 'occurred')
  else if (sentWrongly && !spanOccurs && !told.some(({ type }) => type === 'discovered' || type === 'informed'))
    add('occurred', at(notifiedWords), 'occurred-sent')
  else if (
    occurred &&
    !spanOccurs &&
    told.length === 1 &&
    discovered &&
    occurred.start < discovered.start &&
    !complementHere &&
    !informed &&
    /^(?:に|、)/.test(words)
  ) {
    // 「28日に感染し、…を1日に確認」 has its own date for each; 「気づき」 alone dates no deed.
  }
  return told
}

/** `events`: what happened when, each date with the words that say it. */
export const readEvents = (reading: Reading, soFar: SoFar): readonly Fact<ReleaseEvent>[] => {
  const clauses = findDatedClauses(reading)
  const events: Fact<ReleaseEvent>[] = []
  const keys = new Set<string>()
  const seen = new Set<EventType>()
  clauses.forEach((clause, index) => {
    const { mention } = clause
    const zone = zoneAt(reading, mention.start)
    if (zone === 'prevention' || zone === 'request' || zone === 'questions' || zone === 'contact')
      return
    if (soFar.published !== undefined && reading.toSource(mention.start) === soFar.published.evidence.start) return
    const told = [...readReported(reading, clause, clauses, index, soFar)]
    const others = readClause(reading, clause, seen)
    told.push(
      ...(told.length > 0
        ? others.filter(({ type }) => type !== 'notified' && type !== 'published' && type !== 'informed')
        : others),
    )
    for (const { type, span, rule, authority } of told) {
      const key = `${type}|${mention.date}|${mention.until ?? ''}|${authority ?? ''}`
      if (keys.has(key)) continue
      keys.add(key)
      seen.add(type)
      if (type === 'occurred') seen.delete('discovered')
      events.push(
        makeFact(
          reading,
          {
            type,
            date: mention.date,
            ...(mention.until !== undefined && { end: mention.until }),
            ...(authority && { authority }),
          },
          span,
          rule,
          mention.basis,
        ),
      )
    }
  })
  return events
}

export const eventsReader: FactReader = {
  name: 'events',
  read: (reading, soFar) => ({ events: readEvents(reading, soFar) }),
}

export { selfWords }
