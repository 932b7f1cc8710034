import type { AuthorityValue } from '../../../casebook/facts.js'
import { matchesOf } from '../text/matches.js'
import type { Actor, Cast } from './actors.js'
import { authoritiesIn } from './authorities.js'
import type { DatedClause } from './clauses.js'
import { type OfficeContext, officesTold } from './offices-told.js'
import { clauseEnds } from './phrases.js'
import { fromSomebody } from './senders.js'
import { kindAt, telling } from './telling-nouns.js'
import { addressed, individuals, receiversBefore, senderBefore, subjectBefore } from './telling-people.js'
import {
  bait,
  baited,
  bare,
  broughtBy,
  broughtOut,
  byWhich,
  came,
  dateParticle,
  duringIt,
  fromBehind,
  gave,
  goingOn,
  handsIn,
  held,
  impostor,
  later,
  notCome,
  notTold,
  openingSender,
  ownDesk,
  politely,
  theirWord,
  time,
  undoing,
  within,
  writes,
} from './telling-verbs.js'
import { type ConcernedContext, isToldToConcerned } from './told-concerned.js'
import { type Cue, formOf } from './words.js'

/** Who told whom what: the words for it, and what the telling is for the discloser. */
export interface Word extends Cue {
  /** result: somebody who investigated reported; undone: word came that data is gone; noticed: one of the staff spoke up. */
  readonly type: 'informed' | 'reported' | 'notified' | 'result' | 'undone' | 'noticed'
  readonly authorities?: readonly AuthorityValue[]
  /** Who told is outside: what they said revealed the matter, if nothing did before. */
  readonly reveals?: boolean
}

export interface TellingContext extends OfficeContext, ConcernedContext {
  readonly cast: Cast
  /** The day is over: 停止する is told of it. */
  readonly gone: boolean
  /** The day is that of the release: 「本日よりご連絡いたします」 is told of it. */
  readonly today: boolean
}

const none: readonly Word[] = []
/** 「警察の照会を受けて」 */
const ofSomebody = /(?:警察署?|委員会|官庁|省|庁|局)の$/

const inquired = /(?:調査|解析|分析|検証)[^。、]{0,16}(?:完了|終了|終わ|終え|まとま)[^、。]{0,4}、[^。]{0,24}$/
/** 「今週から順にお知らせしています」: what goes on since a week has no month. */
const isWeek = ({ mention: { date, rule } }: DatedClause): boolean => date.length === 7 && rule === 'dates/continued'
const since = /^(?:から|より|に入り)/

/** Everything a dated clause tells of somebody telling somebody something. */
export const readTellings = (clause: DatedClause, context: TellingContext): readonly Word[] => {
  const { words, around, whole } = clause
  if (!telling.may(whole)) return none
  const matches = matchesOf(telling.regex, words)
  if (matches.length === 0) return none
  const { cast, discloser, lexicon, gone } = context
  const told = words.slice(clause.head)
  if (isWeek(clause) && since.test(told) && goingOn.test(told)) return none
  const ends = clauseEnds(words)
  const found: Word[] = []
  for (const match of matches) {
    const noun = match[0]
    const kind = kindAt(words, match.index)
    const cue = { start: match.index, end: match.index + noun.length }
    // 「【お詫び】昨日のメールについて」: a label, and nobody told.
    if (cue.end < clause.head && words[cue.end] === '】') continue
    const form = formOf(words, cue, gone)
    const upcoming =
      form === 'ahead' &&
      context.today &&
      !clause.mention.modifiers.includes('以降') &&
      !later.test(words.slice(clause.head)) &&
      formOf(words, cue, true) === 'told'
    if (form === 'denied' || (form === 'ahead' && !upcoming)) continue
    if (form === 'adnominal' && !clause.closed && cue.end > clause.head) continue
    // 「との報告を◇に受けた」: the date's own particle stands between the noun and its verb.
    const toDate = cue.end <= clause.head && clause.head - cue.end <= 2 ? clause.head : -1
    const particle = toDate < 0 ? 0 : (dateParticle.exec(words.slice(toDate, toDate + 6))?.[0].length ?? 0)
    // 「委員会への報告は、◇に行いました」
    const topic = toDate < 0 ? '' : words.slice(cue.end, toDate)
    const bareTopic =
      topic === 'は、' &&
      /^に(?:[^、。]{1,8}から)?(?:行[いっ]|実施|開[始催]|完了|あ[っり]|寄せ|受け(?!付|つけ)|いたし|し(?:まし|た|て))/.test(
        words.slice(toDate + particle - 1),
      )
        ? 'は'
        : topic
    const rest = particle === 0 ? words.slice(cue.end) : bareTopic + words.slice(toDate + particle)
    if (kind === 'word' && /^に(?:関|つい|係)/.test(rest)) continue
    // 「委員会が報告書をまとめた」: it is written, not yet told.
    if (writes.test(rest)) {
      const writer = subjectBefore(words, 0, cue.start)
      if (writer !== undefined && cast.actorOf(writer) === 'investigator')
        found.push({ ...cue, end: words.length, type: 'result' })
      continue
    }
    const stop = rest.search(/[、。]/)
    const cut = particle === 0 ? 0 : particle + topic.length - bareTopic.length
    const end = cue.end + cut + (stop < 0 ? rest.length : stop)
    const span = { start: cue.start, end }
    const from = ends.findLast((at) => at <= cue.start) ?? 0
    const until = Math.max(end, ends.find((at) => at >= end) ?? 0)
    if (from > clause.head && goingOn.test(words.slice(from, until))) continue
    // 「お問い合わせをいただいた方」: the people are spoken of.
    const arrived = came.exec(rest)
    if (
      arrived !== null &&
      !clause.closed &&
      formOf(words, { start: cue.start, end: cue.end + particle + arrived[0].length }, gone) === 'adnominal' &&
      !(cue.end <= clause.head && /^[ぁ-ん]*$/.test(words.slice(cue.end + arrived[0].length, clause.head)))
    )
      continue
    // 「偽の通知を受け取り」: the bait, not word of it.
    if (
      bait.test(words.slice(Math.max(0, cue.start - 24), cue.start)) ||
      (kind !== 'sorry' && baited.test(words.slice(from, cue.start)) && /^を[^、。]{0,6}(?:受|開|見|読)/.test(rest))
    )
      continue
    if (arrived !== null && /^[^、。]{0,12}?(?:しくみ|仕組|機能)/.test(rest.slice(arrived[0].length))) continue
    if (arrived !== null && notCome.test(rest.slice(arrived[0].length))) continue
    const sender = senderBefore(words, from, cue.start)
    if (sender === undefined ? /アラート|警報|警告/.test(noun) : impostor.test(sender)) continue
    const caller = kind === 'carrier' ? subjectBefore(words, from, cue.start) : undefined
    if (caller !== undefined && impostor.test(caller)) continue
    const receivers = receiversBefore(words, from, cue.start).filter(
      (receiver) => !time.test(receiver) && !/^(?:[AQ答問]\d* ?)$/.test(receiver),
    )
    const opening = sender === undefined && cue.end <= clause.head + 12 ? openingSender.exec(around)?.[1] : undefined
    // 「参加者の方に教えていただき」
    const giver = /^(?:して|て)(?:いただ|頂|もら)/.test(rest) ? receivers.at(-1) : undefined
    // 「同僚の通報により発覚」
    const ofWhom =
      sender === undefined && (byWhich.test(rest) || /^書?を?(?:受け取|受領)/.test(rest))
        ? theirWord.exec(words.slice(from, cue.start))?.[1]
        : undefined
    const sentBy =
      giver !== undefined
        ? cast.actorOf(giver)
        : sender !== undefined
          ? cast.actorOf(sender)
          : ofWhom !== undefined
            ? cast.actorOf(ofWhom)
            : opening !== undefined && !words.startsWith(opening)
              ? cast.actorOf(opening)
              : undefined
    const acts = (): Actor | undefined => {
      const subject = subjectBefore(words, from, cue.start)
      return subject === undefined ? undefined : cast.actorOf(subject)
    }
    /** 「受け取った方が気付いて◇に当社へ連絡」: who told the discloser is named before. */
    const named = (): Actor | undefined => {
      const subject = receivers.some(cast.isSelf) ? subjectBefore(around, 0, around.indexOf(noun)) : undefined
      return subject === undefined ? undefined : cast.actorOf(subject)
    }
    const nounOnly = bare.test(rest)
    // 「報告書は調査委員会から提出された」: who told stands after the noun.
    const behind = fromBehind.exec(rest)
    if (behind !== null) {
      const who = cast.actorOf((behind[1] ?? behind[2]!).replace(/^に/, ''))
      const told =
        who === 'staff' && clause.content !== ''
          ? ({ type: 'noticed' } as const)
          : fromSomebody(kind, noun, who, /報告書|結果/.test(noun))
      if (told !== undefined) found.push({ ...span, ...told })
      continue
    }
    // 「案内を参加者にお送りした際」: what went wrong, not word of it.
    if (kind !== 'sorry' && duringIt.test(rest) && !/詫び|謝罪|説明(?!会)|経緯/.test(words.slice(from, cue.start)))
      continue
    // 「下記のとおりお知らせいたします」: the release itself.
    if (/^(?:いたし|申し上げ|し|致し)ます/.test(rest) && !upcoming) continue
    const brought = kind === 'word' ? broughtBy.exec(rest) : null
    if (brought !== null && (brought[2] === '' || cast.isSelf(brought[2]!))) {
      const who = cast.actorOf(brought[1]!)
      if (who !== 'staff' && who !== 'self' && who !== 'investigator')
        found.push({ ...span, end: cue.end + brought[0].length, type: 'informed', reveals: false })
      continue
    }
    const comes =
      kind === 'coming'
        ? broughtOut.test(rest)
        : /^(?:知らさ|聞[いき])$/.test(noun) ||
          (came.test(rest) && !politely.test(rest)) ||
          (byWhich.test(rest) && (sentBy !== undefined || !/報告|説明/.test(noun)))
    if (kind === 'coming' && !comes) continue
    if (/^(?:投稿|(?:調査の?|解析)?結果|一覧)$/.test(noun) && sentBy === undefined) continue

    // 「社内の通報窓口への通報により」
    if (comes && within.test(words.slice(from, cue.end))) {
      found.push({ ...span, type: 'noticed' })
      continue
    }
    if (undoing.test(words.slice(Math.max(0, cue.start - 12), cue.start)) && (comes || nounOnly)) {
      found.push({ ...span, type: 'undone' })
      continue
    }
    if (
      sentBy === 'staff' &&
      (comes || nounOnly || gave.test(rest)) &&
      clause.content !== '' &&
      !addressed.test(words)
    ) {
      found.push({ ...span, type: 'noticed' })
      continue
    }
    // Word that went to somebody else, or from one office to another, is none to the discloser.
    const told = receivers.filter((receiver) => !/^(?:電話|メール|書面|口頭|文書|個別)/.test(receiver))
    const toOthers =
      giver === undefined &&
      told.length > 0 &&
      !told.some(cast.isSelf) &&
      told.every(
        (receiver) =>
          (individuals.test(receiver) && !ownDesk.test(receiver)) ||
          cast.actorOf(receiver) === 'partner' ||
          /警察署?|交番|駐在所|(?:遺失|忘れ)物/.test(receiver) ||
          (sender === undefined && /(?:部|課|室|係|センター|本部|管理職|上司)$/.test(receiver)),
      )
    // Who is outside told the contractor: that is how it came out.
    if (
      toOthers &&
      sentBy === 'outsider' &&
      (comes || nounOnly) &&
      told.every((receiver) => cast.actorOf(receiver) === 'partner')
    ) {
      found.push({ ...span, type: 'noticed' })
      continue
    }
    const saidSo =
      nounOnly &&
      kind === 'word' &&
      clause.content !== '' &&
      receivers.length === 0 &&
      /(?:との|旨の?)$/.test(words.slice(0, cue.start))
    if (upcoming) {
      // Only the people concerned are told from the day of the release on.
    } else if ((comes && !toOthers) || (nounOnly && sentBy !== undefined && !toOthers) || saidSo) {
      const actor = sentBy ?? acts() ?? named()
      // 「委託先が、決済代行会社から連絡を受ける」: word that came to somebody else.
      if (
        comes &&
        (sender !== undefined || ofSomebody.test(words.slice(from, cue.start))) &&
        receivers.length === 0 &&
        acts() === 'partner' &&
        sentBy !== 'partner'
      )
        continue
      const who = sentBy ?? (actor === 'partner' || actor === 'outsider' ? actor : 'unknown')
      const told = fromSomebody(
        kind,
        noun,
        who,
        /調査(?:の)?結果の?$|(?:中間|最終|調査|解析|分析)(?:の)?報告|報告書/.test(
          words.slice(Math.max(0, cue.start - 6), cue.end),
        ),
        /(?:との|とする|という|(?<!その)旨の|旨を記した|と題する)$/.test(words.slice(0, cue.start)),
      )
      if (told !== undefined) {
        // 「調査が◇に完了し、次の事項が報告されました」: what the inquiry found, and no word of somebody.
        const isResult =
          told.type === 'informed' && who === 'unknown' && noun === '報告' && inquired.test(words.slice(0, cue.start))
        found.push({ ...span, ...(isResult ? { type: 'result' } : told) })
        continue
      }
      if (comes && sentBy === 'staff') continue
    }
    // 「電話で申出」
    const theirs =
      nounOnly &&
      !upcoming &&
      receivers.every(cast.isSelf) &&
      /申し?出|通報|苦情|問い?合わ|指摘|クレーム|情報提供/.test(noun)
    if (
      theirs &&
      sentBy === undefined &&
      authoritiesIn(lexicon, words.slice(from, end), discloser, whole).length === 0
    ) {
      if (clause.row) found.push({ ...span, type: 'informed', reveals: true })
      continue
    }
    if (kind === 'meeting') {
      if (held.test(rest) && !/職員|従業員|社員|研修|教員/.test(words.slice(from, cue.start)))
        found.push({ ...span, type: 'notified' })
      continue
    }
    if (!nounOnly && !gave.test(rest)) continue
    // 「何者かが…お客様にメッセージを送信」
    if (
      kind !== 'sorry' &&
      /偽|迷惑メール|詐欺|フィッシング/.test(words.slice(from, cue.start)) &&
      /^[^、。]{0,12}(?:送ら|届)/.test(rest)
    )
      continue
    if (
      /何者か|攻撃者|犯人|第三者(?:が|に)|訓練|模擬/.test(words.slice(from, cue.start)) ||
      /(?:何者か|攻撃者|犯人|第三者)が(?:(?!ため|ので|こと|判明|確認|疑い|可能性|おそれ|ところ)[^。がは]){1,60}$/.test(
        words.slice(0, cue.start),
      ) ||
      /^[^、。]{0,8}訓練/.test(rest)
    )
      continue
    const stretch = words.slice(from, end)
    if (
      !upcoming &&
      ((kind === 'word' && !notTold.test(noun)) || (kind === 'carrier' && (/電話/.test(noun) || handsIn.test(rest))))
    ) {
      const authorities = officesTold(clause, context, {
        from,
        cue: { ...cue, end },
        noun,
        nobody: receivers.length === 0 && sender === undefined,
        byInquirers: () => acts() === 'investigator',
      })
      if (authorities === undefined) continue
      // 「通りかかった方が拾って交番に届け」: it was no report of the discloser.
      if (authorities.length > 0 && noun.startsWith('届') && acts() === 'outsider') continue
      if (authorities.length > 0) {
        found.push({ ...span, type: 'reported', authorities })
        continue
      }
      // 「調査委員会が最終報告書を提出」
      if (receivers.length === 0 && /報告書?$/.test(noun) && acts() === 'investigator') {
        found.push({ ...span, type: 'result' })
        continue
      }
      const toSelf = receivers.some(cast.isSelf)
      // 「校長が県教育委員会に報告」: whoever runs the schools is told by them.
      if (toSelf && discloser.includes('教育委員会') && /[学同]校|[校園]長|教頭/.test(words.slice(from, cue.start))) {
        found.push({ ...span, type: 'informed', reveals: false })
        continue
      }
      const toStaff = () => receivers.some((receiver) => cast.actorOf(receiver) === 'staff')
      const who = sentBy ?? acts() ?? named()
      const others = who === 'partner' || who === 'outsider' || (who === 'unknown' && sender !== undefined)
      if (others && (toSelf || receivers.length === 0 || toStaff()) && !individuals.test(receivers.join())) {
        found.push({ ...span, type: 'informed', reveals: who === 'outsider' })
        continue
      }
      if (toSelf && (sentBy ?? acts()) === undefined) {
        found.push({ ...span, type: 'informed', reveals: false })
        continue
      }
    }
    const heard = { kind, start: cue.start, from, stretch, rest, receivers }
    if (isToldToConcerned(clause, context, heard)) found.push({ ...span, type: 'notified' })
  }
  return found
}
