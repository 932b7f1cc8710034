import type { EventType, Fact, ReleaseEvent } from '../../../casebook/facts.js'
import type { SoFar } from '../../fact-reader.js'
import type { DateMention, Reading } from '../../reading.js'
import { dayOf } from '../dates/calendar.js'
import { writtenOn } from '../dates/updates.js'
import { firstNotBefore } from '../text/bounds.js'
import { makeFact } from '../text/evidence.js'
import { authoritiesIn } from './authorities.js'
import { isOfData, isToCome, otherDay } from './clause.js'
import type { DatedClause } from './clauses.js'
import { chanceKey, type DateChance, ownWordsOf, weighDates } from './date-chances.js'
import { goingOn } from './telling-verbs.js'

type Found = Fact<ReleaseEvent>

/** What no rule says is believed from here on, and what a rule says that goes by few words is not below. */
const sure = 0.75
const unlike = 0.01
const loose: ReadonlySet<string> = new Set([
  'events/occurred',
  'events/occurred-span',
  'events/occurred-slip',
  'events/found',
])

const keyOf = ({ type, date, end }: Found): string =>
  chanceKey(type, { date, ...(end !== undefined && { until: end }) })

/** The first day on which it happened or somebody noticed. */
export const firstOf = (events: readonly Found[]): string | undefined =>
  events
    .filter(({ type }) => type === 'occurred' || type === 'discovered')
    .map(({ date }) => date.slice(0, 10))
    .sort()[0]

/** What was stopped, or told, before anything happened is another matter. */
export const isBefore = (type: EventType, date: string, first: string | undefined): boolean =>
  first !== undefined &&
  (type === 'contained' || type === 'notified') &&
  date.slice(0, first.length) < first.slice(0, date.length)

/** What the rules found, to be asked once for each date. */
interface Ruled {
  readonly keys: ReadonlySet<string>
  readonly types: ReadonlySet<EventType>
  /** `occurred|2024-05`, `occurred|2024-05-13`: the months and days of each kind. */
  readonly when: ReadonlySet<string>
  /** The first day on which it happened or somebody noticed. */
  readonly first: string | undefined
  /** Is a day one of an event, or within one? */
  readonly isKnown: (day: string) => boolean
  /** Dates of what somebody told. */
  readonly inner: ReadonlySet<DateMention>
  /** Dates of what is still to come. */
  readonly toCome: ReadonlySet<DateMention>
}

const ruledOf = (
  reading: Reading,
  { published }: SoFar,
  events: readonly Found[],
  clauses: readonly DatedClause[],
): Ruled => {
  const spans = events
    .map(({ date, end = date }) => ({ start: dayOf(date), end: dayOf(end) }))
    .sort((a, b) => (a.start < b.start ? -1 : 1))
  // How far the spans that begin by then reach.
  const reach: string[] = []
  for (const { end } of spans) reach.push(end > (reach.at(-1) ?? '') ? end : reach.at(-1)!)
  return {
    keys: new Set(events.map(keyOf)),
    types: new Set(events.map(({ type }) => type)),
    when: new Set(events.flatMap(({ type, date }) => [`${type}|${date.slice(0, 7)}`, `${type}|${dayOf(date)}`])),
    first: firstOf(events),
    isKnown: (day) => {
      const begun = firstNotBefore(spans, ({ start }) => start <= day)
      return begun > 0 && reach[begun - 1]! >= day
    },
    inner: new Set(clauses.filter(({ inner }) => inner).map(({ mention }) => mention)),
    toCome: new Set(
      clauses.filter((clause) => isToCome(clause, reading, published?.date)).map(({ mention }) => mention),
    ),
  }
}

/** 「◇に受信者からの連絡で判明しました」: how somebody noticed. */
const noticed = /指摘|連絡|通報|問い?合わ?せ|判明|発覚|気付|気づ|把握|発見|検知/
/** What is told in words beside it: of what was said to those concerned, and of what was stopped or taken back. */
const told: Readonly<Partial<Record<EventType, RegExp>>> = {
  notified:
    /詫|謝|説明|通知|知らせ|送|伝え|電話|訪|伺|案内|注意喚起|依頼|お願い|連絡(?:し|いたし|を(?:開|始|行|差|終|完|入|取)|が?完|済|。|$)|書[面状]|手紙|面談|返/,
  contained:
    /止|断|消|回収|変更|修正|閉|非公開|無効|破棄|廃棄|戻|返|取り?(?:下|除|替|外)|差し?替|改|切|外し|隔離|復旧|制限|解除|引き取|受け取|見つか|発見|完了|直し|対処|対応/,
}
/** Do the words say how somebody noticed, and nothing of the kind? */
const saysOnlyNoticed = (type: EventType, words: string): boolean => {
  const kind = told[type]
  return kind !== undefined && noticed.test(words) && !kind.test(words)
}

const toClients = /(?:企業|団体|委託元|各社|自治体|取引先|法人|加盟店)(?:の皆)?(?:様|さま)?(?:に|へ)(?:は|も)、?$/

/** Is what a date is likely to tell out of place beside what the rules found? */
const isOutOfPlace = (
  { text, publication }: Reading,
  soFar: SoFar,
  ruled: Ruled,
  type: EventType,
  mention: DateMention,
): boolean => {
  const day = dayOf(mention.date)
  return (
    mention.modifiers.includes('現在') ||
    mention.modifiers.includes('時点') ||
    // 「保健所に報告し、会員様には順次ご説明しております」
    (type === 'notified' && ruled.isKnown(day) && goingOn.test(text.slice(mention.end, mention.end + 120))) ||
    // What is planned has not happened.
    ruled.toCome.has(mention) ||
    (publication !== undefined && day > writtenOn(publication, mention.start)) ||
    isBefore(type, mention.date, ruled.first) ||
    otherDay.test(text.slice(mention.end, mention.end + 24)) ||
    // 「ご利用企業には10月4日から7日にかけて電話でご連絡し」: clients, and not those whose data it was.
    (type === 'notified' && toClients.test(text.slice(Math.max(0, mention.start - 20), mention.start))) ||
    // 「4月から8月までに入院された方」
    (type === 'occurred' && isOfData(text.slice(mention.end, mention.end + 60), mention.until !== undefined, soFar)) ||
    // 「9月12日に確認した旨の通報がありました」: what was told happened on it, not the telling.
    (type !== 'occurred' && ruled.inner.has(mention)) ||
    // 「警察から鞄が見つかったと連絡がありました」
    (type === 'informed' && ruled.when.has(`contained|${day}`)) ||
    // A month is the one in which it happened on a day.
    ruled.when.has(`${type}|${day}`) ||
    // A day of which something is known gets another event only of a kind that no day has, and no second finding.
    (ruled.isKnown(day) && (type === 'published' || type === 'determined' || ruled.types.has(type)))
  )
}

const eventsOf = (reading: Reading, soFar: SoFar, ruled: Ruled, { type, index }: DateChance): Found[] => {
  const mention = reading.dates[index]!
  if (isOutOfPlace(reading, soFar, ruled, type, mention)) return []
  const own = ownWordsOf(reading, index)
  if (saysOnlyNoticed(type, reading.text.slice(own.start, own.end))) return []
  const authorities =
    type === 'reported'
      ? authoritiesIn(reading.lexicon, reading.text.slice(own.start, own.end), soFar.discloser?.name ?? '')
      : [undefined]
  return authorities.map((authority) =>
    makeFact(
      reading,
      {
        type,
        date: mention.date,
        ...(mention.until !== undefined && { end: mention.until }),
        ...(authority && { authority }),
      },
      { start: mention.start, end: own.end },
      'events/weighed',
      mention.basis,
    ),
  )
}

/**
 * What the rules found but for what the words are too unlike, and events no rule knows, of dates whose words are much
 * like those in which analysts found one of the kind.
 */
export const withWeighed = (
  reading: Reading,
  soFar: SoFar,
  clauses: readonly DatedClause[],
  events: readonly Found[],
): readonly Found[] => {
  const chances = weighDates(reading, clauses)
  const isUnlike = (event: Found): boolean =>
    loose.has(event.rule) && (chances.get(keyOf(event))?.chance ?? sure) < unlike
  const likely = [...chances].filter(([, { chance }]) => chance > sure)
  // 「2月3日、3月8日及び5月2日に」: one verb tells of all of them.
  const verbOf = ({ type, evidence }: Found): string => `${type}|${evidence?.end}`
  const plain = new Set(events.filter((event) => !isUnlike(event)).map(verbOf))
  const doubtful = new Set(events.filter((event) => isUnlike(event) && !plain.has(verbOf(event))))
  // Of each kind something is left.
  const borneOut = new Set(events.flatMap((event) => (doubtful.has(event) ? [] : [event.type])))
  const kept =
    doubtful.size === 0 ? events : events.filter((event) => !doubtful.has(event) || !borneOut.has(event.type))
  if (likely.length === 0) return kept
  const ruled = ruledOf(reading, soFar, kept, clauses)
  return [
    ...kept,
    ...likely.flatMap(([key, chance]) => (ruled.keys.has(key) ? [] : eventsOf(reading, soFar, ruled, chance))),
  ]
}
