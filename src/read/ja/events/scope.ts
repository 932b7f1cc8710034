import type { DateMention } from '../../reading.js'
import type { Compact, Words } from './compact.js'
import { nest, type Place } from './nest.js'
import { type Complement, clauseEnds, closesClause, endsInNoun, findComplements } from './phrases.js'
import { joinSpans } from './spans.js'

/** The words of a sentence that one of its dates holds for. */
export interface Scope extends Words {
  /** Words of the sentence before the clause of its first date: they have no date of their own. */
  readonly lead: Words | undefined
  readonly mention: DateMention
  readonly head: number
  readonly own: number
  readonly content: string
  readonly innerContent: string
  readonly finds: boolean
  readonly inner: boolean
  readonly closed: boolean
}

/** More words than this a date does not reach over. */
const REACH = 320

/** 「5月24日に公表した件」: a relative clause, told by its verb and the noun that follows. */
const relative =
  /^(?:(?:の)?(?:早?朝|未明|午前|正午|昼|午後|夕方|夜|深夜)?に|付け?(?:で|の|にて)?|で|の|より|から|まで(?:に)?)[^、。\uE000]{0,60}?(?:(?:[しれせっいきりてめえけぎびみち]|まし)た|んだ|ている)(?=[一-鿿ァ-ヶA-Za-z「『]|(?<=(?:公表|発表|知らせ|報告)(?:いた)?し(?:まし)?た)\d)(?!際|時|後|上(?!記)|結果|日|場合|可能性|疑い|(?:通信|アクセス|操作|送信)?(?:記録|履歴|ログ)(?=が|を|は)|痕跡|形跡|直後|模様|段階|途中|旨|事実|状態|恐れ|懸念|翌)(?:への|[^、。にをがはでへと\uE000]){0,24}/
/** What one does on a day, and what comes of it on the same: 「5日に行った点検で判明した」. */
const occasion =
  /(?:際|時|中|作業中|点検|調査|確認|検査|監査|会議|作業|棚卸し?|研修|面談|連絡|電話|苦情|問い?合わ?せ|報告書?|通報|指摘|メール|書面|文書|手紙|投書|投稿|はがき|封書|お?声|申告|知らせ|申し?出|照会|説明)$|(?:の|する|した)(?:際|時)/

const sent = /(?:発送|送付|郵送|配布|交付|送信|配信|投函|配達|お送り)(?:し|いたし)た/
/** A relative clause that says how something came, or what was held, on the day. */
const onTheDay =
  /(?:届い|かかってき|受信し|受け取っ|実施し|行っ|行われ|開催し|開催され|開い|訪れ|来|出勤し|出社し|登庁し|登校し|巡回し|帰宅し)た/
/** Staff with what they were doing, and what people did long before. */
const atWork =
  /(?:[職社係店教駅団隊役会]員|担当者?|従業員|当直者?|教諭|担任|看護師|医師|薬剤師|司書|所長|店長|館長|園長|院長|課長|部長|係長|事務員|スタッフ|技術者|運転手|警備員|同僚|上司|店主)$/
const ofOldTimes = /(?:退職|退社|離職|異動|採用|入社|着任|購入|契約|登録|受診|入会|応募|発送|送付|送信|配布)し/
/** 「40分後に不審に思った同僚がケーブルを抜き」: who noticed then did then what follows. */
const whoNoticed =
  /(?:不審に思っ|おかしいと(?:思っ|感じ)|怪しん|異[変常]を?に?(?:感じ|察し|気付い|気づい)|気付い|気づい|見[つ付]け|発見し)[ただ][^、。]{1,16}$/
/** Here the talk goes on to another time. */
const afterwards = /[、。](?:その後|以後|引き続き|現在|今般|このたび|この度|今回|今後|このほど)(?=[、のはもに]|[一-鿿])/
/** Between dates that stand in one row: 「A、B及びC」. */
const conjunction = /^(?:、|及び|および|と|・|並びに|や|または|又は|,)+$/
const joint = /^(?:、|及び|および|と|・|並びに|や|または|又は)*/
const receiver = /(?:から|より)(?:[^、。]{0,20}?(?:に対し(?:て)?|宛てに|あてに|に|へ)、)?、?/

const aboutReport = /^[にへ付けでの]{0,3}(?:速報|確報|続報|報告|届出|相談|通報|済)/

/** 「…を廃棄した件(5月19日公表)」: what was published then, not what was done. */
const publishedAside =
  /^(?:に|付け?で?)?(?:公表|発表|報道発表|(?:第 ?[\d一二三四五]|続|初)報)(?:済み?|分|資料)?(?:です|参照)?$/

const lastOf = (ends: readonly number[], from: number, to: number): number | undefined => {
  let found: number | undefined
  for (const end of ends) if (end > from && end <= to) found = end
  return found
}

/** 「取引先の指摘を受けて◇に発覚」: by it something came out that day. */
const byIt = (words: string, at: number): boolean =>
  /を受けて?$/.test(words.slice(Math.max(0, at - 4), at)) &&
  /^に[^、。]{0,10}(?:判明|発覚|発見|明らか|分か|把握|認識|確認)/.test(words.slice(at + 1, at + 18))

const item = /^[ :]?([^。、\uE000→⇒➡/;|]{2,24}?)[ 、,→⇒➡/;|]{1,4}$/
const itemSign = /^[ 、,→⇒➡/;|]{1,4}/
/**
 * Where an item of a terse course of events ends that stands before a date, and where the next one begins:
 * 「◇異常検知、◇サーバー停止、」「◇ 検知→◇ 停止」, with the noun before the date 「発覚◇、停止◇」.
 */
const nextItem = (
  words: string,
  from: number,
  at: number,
): { readonly past: number; readonly at: number } | undefined => {
  const stretch = words.slice(from, at)
  const told = item.exec(stretch)?.[1]
  if (told !== undefined && endsInNoun(told, told.length))
    return { past: from + stretch.indexOf(told) + told.length, at }
  const sign = endsInNoun(words, from - 1) && endsInNoun(words, at) ? itemSign.exec(stretch) : null
  return sign === null ? undefined : { past: from, at: from + sign[0].length }
}

/** Gives every date the stretch up to the next one, cut where a clause ends between them. */
const cutAtDates = ({ words, dates }: Compact): Place[] => {
  const ends = clauseEnds(words)
  const starts = dates.map(({ at, bracketed }, index) => {
    const from = index === 0 ? 0 : dates[index - 1]!.at + 1
    const next = index === 0 || bracketed ? undefined : nextItem(words, from, at)
    if (next !== undefined) return { ...next, own: true }
    // 「検知した後◇に」「停止し◇に」: the clause ends at the date itself.
    if (
      at > from &&
      !bracketed &&
      !/[たる]$/.test(words.slice(at - 1, at)) &&
      closesClause(words, at) &&
      !byIt(words, at)
    )
      return { at, own: true }
    // 「電話で指摘(15時30分)、◇に削除」: a clause ends behind the brackets.
    const before = dates[index - 1]
    if (before?.bracketed === true && words[from] === '、' && closesClause(words, before.at))
      return { at: from + 1, own: true }
    const end = lastOf(ends, from, at)
    if (end !== undefined) return { at: end, own: true }
    if (index === 0) return { at: 0, own: true }
    // 「委員会◇と観光庁◇に報告」: what stands before a date in brackets is its own.
    if (bracketed) return { at: from + (joint.exec(words.slice(from, at))?.[0].length ?? 0), own: false }
    const comma = words.lastIndexOf('、', at)
    return { at: comma >= from ? comma + 1 : at, own: false }
  })
  const places: Place[] = []
  dates.forEach((date, index) => {
    const next = starts[index + 1]
    const before = places[index - 1]
    const joined =
      before !== undefined && starts[index]!.own === false && conjunction.test(words.slice(before.date.at + 1, date.at))
    places.push({
      date,
      from: joined ? before.from : starts[index]!.at,
      headEnd: joined ? before.headEnd : date.at,
      to: next === undefined ? words.length : 'past' in next ? next.past : next.at,
      shares: next !== undefined && !next.own,
      inner: false,
      closed: false,
      outer: [],
      finds: false,
      content: '',
    })
  })
  return places
}

/** The stretches of a date's own words, with what somebody said or found cut out. */
const withoutContents = (
  words: string,
  place: Place,
  complements: readonly Complement[],
): { readonly kept: [number, number][]; readonly content: string } => {
  const kept: [number, number][] = []
  let content = ''
  let at = place.date.at + 1
  for (const complement of complements) {
    if (complement.start <= at || complement.start >= place.to) continue
    const stretch = words.slice(at, complement.start)
    const ends = clauseEnds(stretch)
    // What somebody said in quotes begins with them.
    const quoted = complement.kind === 'said' && stretch.endsWith('」') ? stretch.lastIndexOf('「') : -1
    let from = complement.kind === 'said' ? Math.max(0, quoted) : (ends.at(-1) ?? 0)
    const told = receiver.exec(stretch.slice(complement.kind === 'said' ? 0 : from))
    if (complement.kind === 'said' && told !== null) from = Math.max(from, told.index + told[0].length)
    else if (quoted < 0) {
      const argument = /^.{0,40}?(?:に対し(?:て)?|に|へ|は|が|により|によって|から|において)、(?!$)/.exec(
        stretch.slice(from),
      )
      if (argument !== null) from += argument[0].length
    }
    kept.push([at, at + from])
    content += stretch.slice(from)
    at = complement.start
  }
  kept.push([at, place.to])
  return { kept, content }
}

const gather = (compact: Compact, stretches: readonly (readonly [number, number])[]): Words => {
  let words = ''
  const at: number[] = []
  for (const [from, to] of stretches) {
    for (let start = from; start < to; ) {
      let sign = compact.words.indexOf('\uE000', start)
      if (sign < 0 || sign > to) sign = to
      const end = Math.min(sign, start + REACH - at.length)
      if (end > start) words += compact.words.slice(start, end)
      for (let index = start; index < end; index++) at.push(compact.at[index]!)
      start = sign + 1
    }
  }
  return { words, at }
}

/** How many characters a stretch has without its dates. */
const lengthOf = (words: string, from: number, to: number): number => {
  let length = 0
  for (let at = from; at < to && length < REACH; at++) if (words.charCodeAt(at) !== 0xe000) length++
  return length
}

/** The scopes of all dates of a sentence; where it has none, the one of the date that holds from above. */
export const placeDatesOf = (sentence: Compact, above?: DateMention): Scope[] => {
  const compact = joinSpans(sentence)
  const { words } = compact
  const complements = findComplements(words, compact.whole)
  if (above !== undefined) {
    const whole: Place = {
      date: { mention: above, at: -1, bracketed: false },
      from: 0,
      headEnd: 0,
      to: words.length,
      shares: false,
      inner: false,
      closed: false,
      outer: [],
      finds: complements.some(({ kind }) => kind === 'found'),
      content: '',
    }
    const { kept, content } = withoutContents(words, whole, complements)
    const own = gather(compact, kept)
    return [
      {
        words: own.words,
        at: own.at,
        lead: undefined,
        mention: above,
        head: 0,
        own: own.words.length,
        content,
        innerContent: '',
        finds: whole.finds,
        inner: false,
        closed: false,
      },
    ]
  }
  const places = cutAtDates(compact)
  for (const place of places) {
    // 「連絡を受けたのは◇で、…」: what follows で is another matter.
    const led = words.slice(Math.max(0, place.date.at - 8), place.date.at)
    if (/は、?$|の[はが]、?(?:現地時間の?)?$/.test(led)) {
      const after = words.slice(place.date.at + 1, place.to)
      // 「送信日は◇で、…」 the same, where nothing stands between.
      const stop = (/の[はが]/.test(led) ? /^[^、。]{0,12}?(?<!まで)で(?:あり|した)?、/ : /^で(?:あり|した)?、/).exec(
        after,
      )
      if (stop !== null) {
        place.to = place.date.at + 1 + stop[0].length
        place.shares = false
      }
    }
    const turn = afterwards.exec(words.slice(place.date.at + 1, place.to))
    if (turn !== null && clauseEnds(words.slice(place.date.at + 1, place.date.at + 1 + turn.index + 1)).length > 0)
      place.to = place.date.at + 1 + turn.index + 1
    const bound = relative.exec(words.slice(place.date.at + 1, place.to))
    // 「◇に発送した文書を受け取った方から」: what was sent then is no occasion.
    if (bound === null || (occasion.test(bound[0]) && !sent.test(bound[0]))) continue
    // 「◇に届いたメールを開き」: what was done with it was done then.
    const next = words.slice(place.date.at + 1 + bound[0].length)
    if (
      onTheDay.test(bound[0]) &&
      !/(?:誤り|不備|不具合|ミス|欠陥|バグ|漏れ)$/.test(bound[0]) &&
      /^(?:に(?!つい|関|対|おい|より)|を|で|が|から|より)/.test(next)
    )
      continue
    // 「◇に帳面と突き合わせた係員が…を見つけ」: who was at work that day found it then.
    if (
      places.indexOf(place) === places.length - 1 &&
      atWork.test(bound[0]) &&
      !ofOldTimes.test(bound[0]) &&
      /^が、?[^。]{0,40}?(?:気付|気づ|見[つ付]け|発見|不審|異変)/.test(next)
    )
      continue
    if (
      places.indexOf(place) === places.length - 1 &&
      atWork.test(bound[0]) &&
      whoNoticed.test(bound[0]) &&
      /^が(?!、)/.test(next)
    )
      continue
    place.closed = true
    const past = place.date.at + 1 + bound[0].length
    // 「◇、同社から、◇に適用したプログラムに誤りがあったとの報告」: what follows is told of the first day.
    const main = places[places.indexOf(place) - 1]
    if (
      main?.shares === true &&
      !main.closed &&
      past < place.to &&
      !conjunction.test(words.slice(main.date.at + 1, place.date.at))
    ) {
      main.shares = false
      main.outer.push([past, place.to])
    }
    place.to = past
  }
  nest(compact, places, complements)
  const scopes = places.map((place, index): Scope => {
    const { date, from, inner, outer, finds, closed } = place
    const { kept, content } = withoutContents(words, place, complements)
    // 「相談を◇に、報告を◇に行った」: nothing but a particle stands before the next date.
    const nothing = place.shares && /^(?:に|で|は|、)*$/.test(words.slice(date.at + 1, place.to))
    const stretches: [number, number][] = [[from, place.headEnd], ...(nothing ? [] : kept), ...outer]
    const own = gather(compact, stretches)
    let all = own
    if (place.shares && !closed && outer.length === 0) {
      const giver = places.slice(index + 1).find(({ shares }) => !shares)
      const inRow =
        !inner || (giver?.inner === true && conjunction.test(words.slice(date.at + 1, places[index + 1]!.date.at)))
      if (giver !== undefined && inRow)
        all = gather(compact, [...stretches, [giver.date.at + 1, giver.to], ...giver.outer])
    }
    const before = index === 0 && from > 0 ? gather(compact, [[0, from]]) : undefined
    return {
      words: all.words,
      at: all.at,
      lead: before,
      mention: date.mention,
      head: lengthOf(words, from, place.headEnd),
      own: own.words.length,
      content,
      innerContent: place.content,
      finds,
      inner,
      closed: closed || (place.shares && places.slice(index + 1).find(({ shares }) => !shares)?.closed === true),
    }
  })
  let floor = 0
  for (const { mention, words: inside, at, after } of compact.asides) {
    let start = Math.max(0, after - 40, floor)
    floor = after
    // 「警察、経済産業省、個人情報保護委員会(10月5日速報)」: the day is that of the last.
    if (aboutReport.test(inside)) start = Math.max(start, words.lastIndexOf('、', after - 1) + 1)
    if (publishedAside.test(inside)) start = after
    const before = gather(compact, [[Math.max(start, lastOf(clauseEnds(words), start, after) ?? start), after]])
    scopes.push({
      words: before.words + inside,
      at: [...before.at, ...at],
      lead: undefined,
      mention,
      head: before.words.length,
      own: before.words.length + inside.length,
      content: '',
      innerContent: '',
      finds: false,
      inner: false,
      closed: true,
    })
  }
  return scopes
}
