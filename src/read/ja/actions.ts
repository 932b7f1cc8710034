import type { ActionValue, Facts } from '../../casebook/facts.js'
import type { PassedOverWhy } from '../../casebook/passed-over.js'
import type { FactReader } from '../fact-reader.js'
import type { Reading, Sentence, Span } from '../reading.js'
import { weighActions } from './action-chances.js'
import { questionOf } from './answers.js'
import { clauseAround, findRuleHits } from './lexicon/rules.js'
import { isDenied } from './negation.js'
import { inPart } from './passed-over.js'
import { pattern } from './patterns/pattern.js'
import { makeFact } from './text/evidence.js'
import { findWays } from './ways/ways.js'
import { headingsAbove, sectionOpenedAt, type Zone, zoneAt } from './zones.js'

/** Where a word for a way of attack is talked of without having happened. */
const elsewhere: ReadonlySet<Zone> = new Set(['request', 'questions', 'reference', 'prevention', 'contact'])

/** A title names the matter: 「不正アクセスに関するお知らせ(第2報)」. */
const titleEnd =
  /(?:について|に関して|お知らせ|お詫び|おわび|ご?報告|の発生|の件|ご案内)(?: ?[(【〔][^()【】]{0,16}[)】〕])?$/

/** Said of what was lost, where 見当たらない may be said of what was thrown away. */
const outright = /^(?:紛失|置き?忘|落とし|遺失|亡失|なくし|無くし|失くし|滅失|所在)/

/** Said of what was sent or handed over, and not of what came up on a screen. */
const sentOut =
  /誤(?:送|配|交付|封|発送|渡|投函)|封入|同封|封筒|宛先|宛名|BCC|Bcc|CC|Cc|一斉|添付|郵送|手渡|転送|お?渡し|送付|送信|届/

/** 「持ち去られたおそれも否定できません」, said of a thing that was lost or thrown away. */
const mayHaveBeen = /^[^。、]{0,6}(?:おそれ|恐れ|可能性|かもしれ)/

const supposed =
  /(?:場合|とき|(?<!実)際)(?:は|には|に)|ないよう|おそれのある(?:メール|電話)|防ぐ|防止|備え|を装い?っ?た?電話/

/** 「ウイルスに感染しました」との警告: what a screen or a voice says that is to frighten. */
const shown =
  /(?:ウイルス|マルウェア|トロイ)[^。、]{0,14}」?(?:と|旨)の?(?:いう)?[^。、]{0,6}(?:警告|表示|画面|メッセージ|音声|案内|ポップアップ)/

const asksWhatHappened = pattern(
  /何が|なにが|何を|どう(?:して|いう)|なぜ|原因|経緯|内容|概要|いつ|どんな|どのような|影響|漏れ|分か|判明|来(?:た|まし)|届(?:いた|きまし)/,
)

/** A release told in questions tells what happened in an answer. */
const tellsWhatHappened = (reading: Reading, sentence: Sentence): boolean => {
  const asked = questionOf(reading, sentence)
  return asked !== undefined && asksWhatHappened.test(asked)
}

/** 「偽の決済ページへ誘導するメッセージを送って」: who else was to be deceived altered no page, and the discloser gave nothing away. */
const sentToOthers =
  /(?:誘導|求め|促|リンク|偽)[^。、]{0,20}(?:メッセージ|メール|SMS|チャット|DM)を[^。、]{0,12}(?:送信し|送っ|送ら|送り|配信し)/
const deceives: ReadonlySet<ActionValue> = new Set(['skimming', 'phishing'])

/** 「外部から見られた可能性があります」, said of what an intruder may have seen; 「見られる状態」 would be open to all. */
const seen = /(?:見られ|閲覧され|のぞかれ|読まれ)た(?:可能性|おそれ|恐れ|と)/
const open = /状態|設定|可能に|でき/

interface Hit extends Span {
  readonly value: ActionValue
  readonly sentence: Sentence
}

/** Every word and construction that names a way it happened, in the order of the text. */
const findHits = (reading: Reading): readonly Hit[] =>
  [
    ...findRuleHits(reading, reading.lexicon.actions).map(({ rule: { value }, start, end, sentence }) => ({
      value,
      start,
      end,
      sentence,
    })),
    ...findWays(reading),
  ].sort((one, other) => one.start - other.start)

/** How likely a value must be, by the likeness of the whole, where no word of the release names it. */
const likely = 0.8

/** What happened, by the words the release uses for it. */
export const readActions = (reading: Reading): Pick<Facts, 'actions'> => {
  const { text } = reading
  const found = new Map<ActionValue, { readonly span: Span; readonly inHeading: boolean; readonly rule?: string }>()
  let leftBehind = false
  let lostOutright = false
  let sent = false
  for (const hit of findHits(reading)) {
    const { value } = hit
    const known = found.get(value)
    if (known !== undefined && !known.inHeading && (value !== 'loss' || leftBehind)) continue
    const pass = (why: PassedOverWhy) =>
      reading.passOver?.('actions', clauseAround(text, hit, hit.sentence), why, { value })
    const zone = zoneAt(reading, hit.start)
    if (elsewhere.has(zone) && !(zone === 'questions' && tellsWhatHappened(reading, hit.sentence))) {
      pass(inPart(zone))
      continue
    }
    if (isDenied(reading, hit, hit.sentence.end)) {
      pass('denied')
      continue
    }
    if (value === 'loss') {
      const word = text.slice(hit.start, hit.end)
      if (/^(?:置き?忘|落とし)/.test(word)) leftBehind = true
      if (outright.test(word)) lostOutright = true
    }
    const clause = clauseAround(text, hit, hit.sentence)
    if (supposed.test(text.slice(hit.end, Math.min(clause.end, hit.end + 24)))) {
      pass('supposed')
      continue
    }
    if (value === 'theft' && mayHaveBeen.test(text.slice(hit.end, hit.end + 16))) {
      pass('supposed')
      continue
    }
    if (value === 'misdelivery' && sentOut.test(text.slice(clause.start, clause.end))) sent = true
    if (value === 'malware' && shown.test(text.slice(hit.start, hit.end + 24))) {
      pass('supposed')
      continue
    }
    if (deceives.has(value) && sentToOthers.test(text.slice(clause.start, clause.end))) {
      pass('supposed')
      continue
    }
    const above = headingsAbove(reading, hit.start)
    const inHeading =
      titleEnd.test(text.slice(Math.max(hit.sentence.start, hit.sentence.end - 40), hit.sentence.end)) ||
      sectionOpenedAt(reading, hit.sentence.start) !== undefined ||
      above.some(({ start }) => start === hit.sentence.start)
    if (known !== undefined && !known.inHeading) continue
    // A heading names the matter; a sentence states it, so it makes the better evidence.
    if (known === undefined || !inHeading) found.set(value, { span: clause, inHeading })
  }
  const isAside = ({ start }: Sentence): boolean => elsewhere.has(zoneAt(reading, start))
  const published = found.get('publishing-error')
  const words = published === undefined ? '' : text.slice(published.span.start, published.span.end)
  if (seen.test(words) && !open.test(words) && intrusions.some((value) => found.has(value)))
    found.delete('publishing-error')
  // Who could come in by a wrong setting did not break in.
  const leftOpen = found.has('misconfiguration') || found.has('publishing-error')
  const isOpen = (value: ActionValue): boolean => !found.has(value) && !(leftOpen && value === 'unauthorized-access')
  for (const [value, sentence] of weighActions(reading, likely, isOpen, isAside))
    found.set(value, { span: sentence, inHeading: false, rule: 'actions/weighed' })
  settle(found, { leftBehind, lostOutright, sent }, ({ span }, value, instead) =>
    reading.passOver?.('actions', span, 'implied', { value, instead }),
  )
  return {
    actions: [...found].map(([value, { span, rule }]) =>
      makeFact(reading, { value }, span, rule ?? `actions/${value}`),
    ),
  }
}

/** Ways in through a network, or through somebody who was deceived. */
const intrusions: readonly ActionValue[] = [
  'unauthorized-access',
  'ransomware',
  'malware',
  'skimming',
  'defacement',
  'credential-attack',
  'phishing',
  'dos',
]

/** Values that say the same with less, beside the one that says more. */
const settle = <Hit>(
  found: Map<ActionValue, Hit>,
  {
    leftBehind,
    lostOutright,
    sent,
  }: { readonly leftBehind: boolean; readonly lostOutright: boolean; readonly sent: boolean },
  implied: (hit: Hit, value: ActionValue, instead: ActionValue | undefined) => void,
) => {
  const giveWay = (value: ActionValue, ...to: readonly ActionValue[]) => {
    const hit = found.get(value)
    if (hit === undefined) return
    found.delete(value)
    implied(
      hit,
      value,
      to.find((one) => found.has(one)),
    )
  }
  // The payment page that steals cards is altered too, but that is what skimming means.
  const skimming = found.get('skimming')
  if (skimming !== undefined) {
    giveWay('defacement', 'skimming')
    // Nobody alters another's payment page without breaking in.
    if (!found.has('unauthorized-access')) found.set('unauthorized-access', skimming)
  }
  // Nobody makes use of a flaw without breaking in.
  const flaw = found.get('vulnerability')
  if (flaw !== undefined && !found.has('unauthorized-access')) found.set('unauthorized-access', flaw)
  // A password that was stolen or guessed was used to come in.
  const guessed = found.get('credential-attack')
  if (guessed !== undefined && !found.has('unauthorized-access')) found.set('unauthorized-access', guessed)
  // ランサムウェア is the virus that is spoken of.
  if (found.has('ransomware')) giveWay('malware', 'ransomware')
  const caused = [...found.keys()].some((value) => value !== 'system-failure')
  // A system that stands still is what an attack looks like from within.
  if (caused && (found.has('ransomware') || found.has('unauthorized-access') || found.has('dos'))) {
    giveWay('system-failure', 'ransomware', 'unauthorized-access', 'dos')
  }
  // What an intruder took was not stolen out of a car, and what he left no trace of is not lost.
  const intruded = intrusions.filter((value) => found.has(value))
  if (intruded.length > 0) {
    giveWay('theft', ...intruded)
    if (!lostOutright && !leftBehind) giveWay('loss', ...intruded)
  }
  // Who takes a thing home and loses it on the way means no harm.
  if (found.has('loss') && lostOutright) giveWay('insider', 'loss')
  // What came up on another's screen was not sent to anybody.
  if (found.has('publishing-error') && !sent) giveWay('misdelivery', 'publishing-error')
  // A thing that was stolen is looked for, too; one left behind was lost.
  if (found.has('theft') && found.has('loss') && !leftBehind) giveWay('loss', 'theft')
  // What was thrown away by mistake is not to be found.
  if (found.has('disposal-error') && !lostOutright) giveWay('loss', 'disposal-error')
}

export const actionsReader: FactReader = { name: 'actions', read: readActions }
