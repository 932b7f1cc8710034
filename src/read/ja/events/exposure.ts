import type { Fact, ReleaseEvent } from '../../../casebook/facts.js'
import type { SoFar } from '../../fact-reader.js'
import { type Candidate, makesKnown } from './told.js'

type Found = Fact<ReleaseEvent>

const posted = /掲載|公開|アップロード|投稿|配信|載せ|掲げ|上げ/
/** What is published about the matter, not by mistake. */
const aboutIt =
  /修正(?:版|プログラム)|パッチ|脆弱性|お?知らせ|お?詫び|おわび|本件|公表|発表|会見|事案|経緯|第 ?[\d一二三四五] ?報|プレス|報道|概要|続報|注意喚起|文書|謝罪/

const isExposure = ({ actions }: SoFar): boolean =>
  actions.some(({ value }) => value === 'publishing-error' || value === 'misconfiguration')

/** 「2月27日 県ホームページに掲載」 before anybody noticed: what should not have been published, and no word of it. */
export const postedByMistake = (
  candidates: readonly Candidate[],
  soFar: SoFar,
  incidents: readonly number[],
): readonly Candidate[] => {
  if (!isExposure(soFar) || !candidates.some(({ sort }) => sort === 'published')) return candidates
  return candidates.map((candidate, index) => {
    const { sort, rule, clause } = candidate
    if (sort !== 'published' || rule !== 'events/published') return candidate
    if (!posted.test(clause.words) || aboutIt.test(clause.words)) return candidate
    const day = clause.mention.date.slice(0, 10)
    const noticed = candidates.filter(
      (other, at) =>
        incidents[at] === incidents[index] &&
        (other.sort === 'noticed' || other.sort === 'informed' || other.sort === 'found'),
    )
    if (
      /(?:掲載|公開|アップロード|投稿|配信)(?:した|する)(?:際|ところ|とき)/.test(clause.words) &&
      noticed.length === 0
    )
      return { ...candidate, sort: 'occurred', rule: 'events/occurred-posted' }
    return noticed.length > 0 && noticed.every((other) => other.clause.mention.date.slice(0, 10) >= day)
      ? { ...candidate, sort: 'occurred', rule: 'events/occurred-posted' }
      : candidate
  })
}

/** What says that it tells those concerned about the matter. */
const ofTheMatter =
  /お?詫び|おわび|謝罪|陳謝|経緯|訂正|削除|本件|事案|発生|回収|破棄|注意|誤[っりっ配送交]|漏え?い|流出/

/** 「会員様には◇にご連絡しました」「21名への連絡を終えました」: it is said to them as to those concerned. */
const toThemPolitely = /^ご(?:連絡|説明|報告|通知)|^(?:連絡|説明|通知)を?(?:終え|終わ|完了|済)/
const forThem = /(?:方|様|さま|者|員|皆|生徒|児童|ご?家庭|世帯)(?:々|全員)?(?:に|へ)は、?$/

/**
 * 「参加者に案内メールを送信した。その際、宛先を…」, 「友人に伝えた」: what was sent or told before anybody noticed is
 * what went wrong, not word of it.
 */
export const toldByMistake = (
  candidates: readonly Candidate[],
  soFar: SoFar,
  incidents: readonly number[],
): readonly Candidate[] => {
  if (!soFar.actions.some(({ value }) => value === 'misdelivery' || value === 'insider')) return candidates
  const kept: Candidate[] = []
  candidates.forEach((candidate, index) => {
    const { sort, clause } = candidate
    const { date } = clause.mention
    const { words, head } = clause
    if (
      sort !== 'notified' ||
      clause.prompt ||
      ofTheMatter.test(words) ||
      toThemPolitely.test(words.slice(candidate.at)) ||
      (forThem.test(words.slice(0, head)) && /^(?:連絡|説明|報告|通知|電話)/.test(words.slice(candidate.at)))
    ) {
      kept.push(candidate)
      return
    }
    const here = candidates.filter((_, at) => incidents[at] === incidents[index])
    const before = here.filter(
      (other) =>
        other !== candidate &&
        (makesKnown.has(other.sort) || other.sort === 'noticed') &&
        other.clause.mention.date.slice(0, date.length) < date,
    )
    const first =
      here.indexOf(candidate) === here.findIndex(({ sort: kind }) => makesKnown.has(kind) || kind === 'noticed')
    if (before.length > 0 || !first) kept.push(candidate)
    else if (!here.some((other) => other.sort === 'occurred'))
      kept.push({ ...candidate, sort: 'occurred', rule: 'events/occurred-sent' })
  })
  return kept
}

const exposing =
  /掲載|公開|載せ|掲げ|アップロード|設定|投稿|表示|閲覧|登録|配信|リンク|共有|見[えらる]|アクセス|作成|移行|更新|改修|切り?替|状態/
/** 「公開されていた弱点を悪用され、侵入」: what was broken into was not laid open. */
const brokenInto = /侵入(?!さ?れ?得)|暗号化[しさを]|感染|攻撃(?!を受け得)|悪用(?:さ|し|を|、)/
const removing =
  /非公開|削除|停止|閉鎖|取り下げ|差し?替え|非表示|変更|無効|解除|修正|改め|遮断|制限|閉じ|外し|外す|止め|直し|取りやめ|中止|不可|復旧|改修|適用/
const elsewhere = /検索|キャッシュ|受け取|回収|依頼/

const noticing = /気付|気づ|申し?出|指摘|連絡|通報|電話/
const isBetween = (at: number, end: number): boolean => at >= 0 && at < end
/**
 * Within one day only hours tell what came later; 「8時50分、申出により気付き、削除した」 in a sentence of its own tells its
 * own hour and no span.
 */
const isOneAccount = (first: Found, { date, evidence }: Found, text: string): boolean =>
  first.rule !== 'events/occurred-slip' &&
  first.date.length > 10 &&
  date.length > 10 &&
  date > first.date &&
  !(noticing.test(evidence.quote) && isBetween(text.indexOf('。', first.evidence.end), evidence.start))

/**
 * What could be seen could be seen until it was taken away: the end of an exposure is the day of the first removal, where
 * the text gives it no other. `incidentOf` tells to which of several incidents an event belongs.
 */
export const untilRemoved = (
  events: readonly Found[],
  soFar: SoFar,
  incidentOf: (event: Found) => number,
  text: string,
): readonly Found[] => {
  if (!isExposure(soFar)) return events
  const began = events.filter(
    ({ type, evidence }) =>
      type === 'occurred' &&
      exposing.test(evidence.quote) &&
      !evidence.quote.includes('渡') &&
      !brokenInto.test(evidence.quote),
  )
  const removed = events.filter(
    ({ type, evidence }) => type === 'contained' && removing.test(evidence.quote) && !elsewhere.test(evidence.quote),
  )
  if (began.length === 0 || removed.length === 0) return events
  const ends = new Map<Found, string>()
  for (const incident of new Set(began.map(incidentOf))) {
    const here = began.filter((event) => incidentOf(event) === incident)
    if (here.some(({ end }) => end !== undefined)) continue
    const first = here.reduce((best, event) => (event.date < best.date ? event : best))
    const last = removed
      .filter(
        (event) =>
          incidentOf(event) === incident &&
          (event.date.slice(0, 10) > first.date.slice(0, 10) || isOneAccount(first, event, text)),
      )
      .sort((a, b) => (a.date < b.date ? -1 : 1))[0]
    if (last !== undefined) ends.set(first, last.date)
  }
  return ends.size === 0
    ? events
    : events.map((event) => (ends.has(event) ? { ...event, end: ends.get(event)! } : event))
}
