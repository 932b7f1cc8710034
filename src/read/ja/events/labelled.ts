import type { EventType } from '../../../casebook/facts.js'
import type { DateMention, Reading, Span } from '../../reading.js'
import { lineIndexAt } from '../affected/lead.js'
import { questionOf } from '../answers.js'
import { eventOfLabel } from '../dates/event-of-label.js'
import { textOf } from '../patterns/words.js'
import { lastBefore } from '../text/bounds.js'
import { headingsAbove, sentenceAt } from '../zones.js'
import { authoritiesIn, officesIn } from './authorities.js'
import { columnHead } from './column-head.js'
import type { Telling } from './told.js'

/** Lines that a list of dates may have above. */
const LIST = 16
const announces = /(?:次|以下|下記)の(?:とおり|通り|期間|日時|日|\d)|は、?(?:次|以下|下記)/

/** The line that leads in a list of dates: 「閲覧できた期間は次のとおりです。」; undefined where no line does. */
const leadInOf = ({ text, lines }: Reading, line: number): string | undefined => {
  for (let at = line - 1; at >= Math.max(0, line - LIST); at--) {
    const { start, end } = lines[at]!
    const words = text.slice(start, Math.min(end, start + 160))
    if (announces.test(words))
      return words.split(/(?:は、?)?(?:次|以下|下記)の(?:とおり|通り)|です|でした|である/, 1)[0]
    if (!/\d/.test(words)) return undefined
  }
  return undefined
}

/** A head of a column that says no more than that dates stand under it. */
const plainHead = /^(?:日[時付]?|年月日|月日|時[期間刻]|期間|いつ)$/
const reportLabel =
  /(?:報告|届出|届け出|相談|提出|通報|速報|確報|続報)(?:した)?(?:年月日|日時|日)?(?:\([^()]{0,16}\))?(?:は、?)?[\s:|/】)]*$/
/** 「(一)期間 ◇」「ア 時期 ◇」: when it went on, unless what stands above says of what else. */
const spanLabel = /^[\s\d.()①-⑳■・一二三四五六七八九十ア-オ]{0,8}(?:いつ|期間|日時|時期|発生(?:日時|期間)?)[ ::]?$/
const otherSpanAbove =
  /窓口|受付|受け付け|補償|お問|問い?合わ?せ|対象(?:と?なる)?(?:サービス|商品|契約|取引|店舗)|調査の(?:方法|概要|体制|期間|対象)|委託|業務の|募集|保守|休[止業]|再開|研修|点検|監視/
/** 「問い合わせ窓口のシステムへの不正アクセス」 */
const ofIncident = /不正|侵入|攻撃|漏え?い|漏洩|流出|紛失|盗難|公開|誤[^、。]|閲覧/
const isOfOther = ({ text }: Reading, headings: readonly Span[], at: number): boolean =>
  headings.some(({ start, end }) => {
    const heading = text.slice(start, end)
    return end <= at && otherSpanAbove.test(heading) && !ofIncident.test(heading)
  })
/** What may stand after a date that stands for itself. */
const fillers =
  /速報|確報|続報|追加報告|(?:告訴状|被害届|届出?書?|報告書)を提出|(?:報告|届出|届け出|相談|提出|通報)済み?|\((?:計|約|延べ|全)?[^()]{0,14}\)|[\s。)(、,|]|複数回|頃|の間|の(?:未明|早朝|朝|午前|昼|正午|午後|夕方|夜|深夜|夜間|日中)(?:頃|のこと)?|この[^。]{0,40}|約[^。]{0,12}|まで|より|から|です|でした|である|とな(?:ります|りました|る)|と(?:見られ|みられ|思われ|考えられ)(?:ます|る)/g

const ofFillers =
  'あるとなりま見らみ思わ考え速報確続追加告訴状被害届出書を提相談通済み複数回頃の間までよりからですた。、)(,| \t\u3000'
/** What no filler has, more than three of it: then the date does not stand for itself. Most are told apart by this. */
const saysMore = (words: string): boolean => {
  if (words.includes('(') || words.includes('この') || words.includes('約')) return false
  let more = 0
  for (let at = 0; at < words.length && more <= 3; at++) if (!ofFillers.includes(words.charAt(at))) more++
  return more > 3
}

const reportsAbove =
  /^[\s\d.()①-⑳■●◆○◎▼▽□◇▲【】〔[(・、第一二三四五六七八九十]{0,12}(?:(?:官公庁|監督(?:官庁|機関)|関係(?:機関|各所|省庁)|当局|警察)(?:等)?(?:へ|に|への)?(?:の)?)?ご?(?:報告|届け?出|相談|通報)(?:等|先|状況|日)?(?:(?:と|・|及び|および|、|や|\/)ご?(?:報告|届け?出|相談|通報|連絡)(?:等|先|状況)?){0,3}[\s)】〕\]::]*$|(?:どこ|どちら|どの機関)[へに](?:届け?出|報告|相談|通報)[^。]{0,10}$/
const aboutReports = /^[\s・●○■◆|:]*(?:報告|届け?出|相談|通報)[\s|::]*$/
/** The line above, where it is short enough to be a label without a sign. */
const lineAbove = ({ text, lines }: Reading, line: number): string => {
  const above = lines[line - 1]
  const words = above === undefined || above.end - above.start > 24 ? '' : text.slice(above.start, above.end)
  return /^[^。、\d]*(?:日時?|年月日|期間|時間|時刻|時期) ?$/.test(words) ? words : ''
}

/** 「届出先 委員会」, 「役所への届け出:委員会(◇)」: the label, and the office beside the date. */
const officeUnderLabel =
  /^[^、。]{0,12}?(?:報告|届け?出|相談|通報)(?:先|等|状況|日)?[ ::/|]{1,4}[^、。はがを]{2,30}?[ ::…・]{0,6}$/

/** What a question asks the day of: 「Q いつ気づいたのですか。 A 5月12日の昼です。」. In this order. */
const questions: readonly (readonly [EventType, RegExp])[] = [
  ['contained', /いつ[^?]{0,12}(?:止め|停止|閉じ|直し|消し)/],
  ['discovered', /(?:いつ|どう|どのよう)[^?]{0,16}(?:気付|気づ|分か|わか|判明|発覚|知[りっ]|見つ)/],
  ['occurred', /いつ(?:[、, ]?いつ|から|のこと|頃|ごろ|まで|起|発生|漏|流出|入|見え|です)|期間/],
]
const opensAnswer = /^ ?(?:[A答]\d{0,2}[ .:]?)? ?$/
/** The event that a bare date tells as the answer to a question. */
const answered = ({ clause: { mention }, setting: { reading }, headWords }: Telling): EventType | undefined => {
  if (!opensAnswer.test(headWords)) return undefined
  const question = questionOf(reading, sentenceAt(reading, mention.start))
  const asked = question === undefined ? '' : textOf(question)
  return questions.find(([, words]) => words.test(asked))?.[0]
}

const separators = '/|、;\n'

/** Does a date stand under a heading, or a short line, of reports and no more? */
const underReports = (reading: Reading, at: number, heading: string): boolean => {
  const { text, lines } = reading
  if (reportsAbove.test(heading)) return true
  const line = lines[lineIndexAt(reading, at) - 1]
  return line !== undefined && line.end - line.start <= 20 && reportsAbove.test(text.slice(line.start, line.end))
}

/** What stands beside a date of such a list, up to the next date or sign. Words of a sentence there tell by themselves. */
const officeBeside = ({ text, dates }: Reading, { start, end }: DateMention): string => {
  let index = 0
  for (let high = dates.length - 1; index < high; ) {
    const middle = (index + high) >> 1
    if (dates[middle]!.start < start) index = middle + 1
    else high = middle
  }
  const floor = Math.max(dates[index - 1]?.end ?? 0, start - 40)
  const ceiling = Math.min(dates[index + 1]?.start ?? text.length, end + 40)
  let from = start
  while (from > floor && !separators.includes(text.charAt(from - 1))) from--
  let to = end
  while (to < ceiling && !separators.includes(text.charAt(to))) to++
  const after = text.slice(end, to)
  // 「◇ 総務省 ◇ 警察」 has the office behind, 「総務省 ◇ / 警察 ◇」 before.
  const beside = text.charAt(start - 1) === '(' || after.trim() === '' ? text.slice(from, start) : after
  return /[をはが。]|から|より/.test(beside) ? '' : beside
}

const nextLabel = /[/|;→⇒➡]| {2}| (?=[一-鿿ぁ-んァ-ヶー]{2,12}: ?$)/
/** The words after a date up to the label of the next. */
const beforeNextLabel = (tail: string): string => {
  const cut = tail.search(nextLabel)
  return cut < 0 ? tail : tail.slice(0, cut)
}

const opensRow = /^[ ・●○■◆]{0,2}(?:[【[〔<(][^】\]〕>)]{1,12}[】\]〕>)])? ?$/
/** What stands between the date before on the same line and this one, where that is a label and no more. */
const labelAfterDate = ({ text, dates }: Reading, { start }: DateMention): string | undefined => {
  const lineStart = lastBefore(text, '\n', start, 161) + 1
  if (start - lineStart > 160) return undefined
  let index = 0
  for (let high = dates.length - 1; index < high; ) {
    const middle = (index + high) >> 1
    if (dates[middle]!.start < start) index = middle + 1
    else high = middle
  }
  const before = dates[index - 1]?.end ?? 0
  if (before <= lineStart || start - before > 30) return undefined
  // 「【時系列】◇ 検知 ◇ 停止 ◇ 相談」: what opens the line with a date tells behind it.
  let first = index - 1
  while (first > 0 && dates[first - 1]!.start >= lineStart) first--
  if (opensRow.test(text.slice(lineStart, dates[first]!.start))) return undefined
  return /^(?:まで|頃)?[ /|;、→⇒➡]{1,4}([^ /|;、。はがを:\d]{2,20})[: ]*$/.exec(text.slice(before, start))?.[1]
}

const sortOf = (type: EventType) => (type === 'discovered' ? 'noticed' : type)

/**
 * Reads a date that stands for itself: beside or under a label (発生日時), under the head of its column, in a list that a
 * line leads in. True where that says what the date is.
 */
export const readLabelled = (telling: Telling): boolean => {
  const { clause, setting, headWords, whole, isSpan, add } = telling
  const { reading, soFar } = setting
  const { mention, words, row } = clause
  // The label is quoted with its date.
  const labelled = { start: 0, end: words.length }
  if (clause.inherited) return false
  const column = columnHead(
    reading.document.text,
    reading.toSource(mention.start),
    reading.toSource(mention.end - 1) + 1,
  )
  const inColumn = column === undefined || plainHead.test(column) ? undefined : eventOfLabel(column)
  if (inColumn !== undefined) {
    add(sortOf(inColumn), { start: whole.start, end: whole.start }, `${inColumn}-column`)
    return true
  }
  const headings = headingsAbove(reading, mention.start)
  const last = headings.at(-1)
  const above = last === undefined ? '' : reading.text.slice(last.start, last.end)
  const allAbove = (separator: string): string =>
    headings.map(({ start, end }) => reading.text.slice(start, end)).join(separator)
  // (参考)事業者の公表内容 ⏎ 10月18日 株式会社例: who published what, and when.
  if (
    row &&
    !isSpan &&
    words.length <= 40 &&
    !/[、。]/.test(words) &&
    /公表|発表|リリース|関連|お知らせ/.test(above) &&
    /参考|公表|発表|関連/.test(allAbove('\n'))
  ) {
    add('published', whole, 'published-listed')
    return true
  }
  // 「1.いつ ◇の配信後から◇まで」
  const clocked = mention.date.length > 10 && (mention.until?.length ?? 0) > 10
  if (isSpan && clocked && /^[\s\d.()①-⑳■・◎◆●▼]*(?:対象|該当)?(?:期間|時間帯?|日時)[ ::]*$/.test(headWords)) {
    add('occurred', labelled, 'occurred-label')
    return true
  }
  if (spanLabel.test(headWords) && isOfOther(reading, headings, mention.start)) return false
  if (isSpan && spanLabel.test(headWords)) {
    add('occurred', labelled, 'occurred-label')
    return true
  }
  const addOffices = (words: string): boolean => {
    const offices = officesIn(reading.lexicon, words, soFar.discloser?.name ?? '')
    for (const authority of offices) add('reported', whole, 'reported-listed', { authority })
    return offices.length > 0
  }
  // 「(届出) 12月26日 個人情報保護委員会 1月10日 プライバシーマークの審査機関」
  if (!isSpan && (aboutReports.test(headWords) || underReports(reading, mention.start, above))) {
    if (addOffices(officeBeside(reading, mention).trim())) return true
  }
  if (!isSpan && officeUnderLabel.test(headWords) && telling.tailWords.replace(fillers, '').length <= 2) {
    if (addOffices(headWords.replace(/[ ::…・]{1,6}$/, ''))) return true
  }
  // 「検知 ◇/停止 ◇」「発生日:◇ 判明日:◇」: the label of the next date is none of this one's.
  const between = labelAfterDate(reading, mention)
  if (between !== undefined) {
    const told = eventOfLabel(between)
    if (told !== undefined) {
      add(sortOf(told), whole, `${told}-label`)
      return true
    }
  }
  const tailWords = beforeNextLabel(telling.tailWords)
  if (saysMore(tailWords) || tailWords.replace(fillers, '').length > 3) return false
  const answer = answered(telling)
  if (answer !== undefined) {
    add(sortOf(answer), whole, `${answer}-answer`)
    return true
  }
  const own = headWords.replace(/[\s・■()]/g, '').length > 1
  const label = own
    ? headWords.length <= 40
      ? headWords
      : ''
    : (leadInOf(reading, lineIndexAt(reading, mention.start)) ?? above)
  // 「総務省:◇」 under a heading of reports, 「警察署への届出日:◇」.
  const stage = /速報|確報|続報/.test(tailWords)
  // 「個人情報保護委員会 ◇(速報)、◇(確報)」
  if (
    stage &&
    !own &&
    setting.authoritiesBefore.length > 0 &&
    !/委員?会?[^、。]{0,6}(?:速報|確報)|個情委|署|省|庁/.test(tailWords)
  ) {
    for (const authority of setting.authoritiesBefore) add('reported', whole, 'reported-label', { authority })
    return true
  }
  const reports =
    reportLabel.test(label) ||
    (/報告|届出|相談|届け出/.test(above) && /^[^、。]{2,30}[ ::]?$/.test(label)) ||
    (stage && /^[^、。]{2,30}$/.test(label))
      ? authoritiesIn(reading.lexicon, label, soFar.discloser?.name ?? '')
      : []
  for (const authority of reports) add('reported', own ? labelled : whole, 'reported-label', { authority })
  if (reports.length > 0) return true
  // 「(1)例示高校 ◇」 under 「閲覧可能であった期間」.
  const listed = headWords.length <= 24 && !/[、。はがを]/.test(headWords) ? above : ''
  const type =
    eventOfLabel(label, allAbove(' ')) ??
    eventOfLabel(listed) ??
    (own ? undefined : eventOfLabel(lineAbove(reading, lineIndexAt(reading, mention.start))))
  if (type === undefined) return false
  add(sortOf(type), own ? labelled : whole, `${type}-label`)
  return true
}
