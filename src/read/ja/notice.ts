import { readFileSync } from 'node:fs'
import type { FactReader, SoFar } from '../fact-reader.js'
import type { Reading } from '../reading.js'
import { selfWords } from './events-words.js'

interface NoticeWords {
  readonly incident: string
  readonly affirmed: string
  readonly denied: string
  readonly reported: string
  /** How an article advises, how a page sells. */
  readonly advice: string
  readonly selling: string
  readonly againstTitle: Readonly<Record<string, string>>
}

const words = JSON.parse(readFileSync(new URL('./lexicon/notice-words.json', import.meta.url), 'utf8')) as NoticeWords
const incident = new RegExp(words.incident)
const affirmed = new RegExp(words.affirmed)
const denied = new RegExp(words.denied)
const reported = new RegExp(words.reported)
const advice = new RegExp(words.advice, 'g')
const selling = new RegExp(words.selling, 'g')
const againstTitle = Object.entries(words.againstTitle).map(([kind, pattern]) => [kind, new RegExp(pattern)] as const)

const apology =
  /お?詫び(?:を|いた|申|し(?:ます|た|、)|する|と|のうえ|の(?:言葉|意))|お?詫び[)】]?$|おわび(?:いた|申|し|と|$)|謝罪(?:いた|申|の意)|申し訳|陳謝|(?:ご|御)?迷惑[^。]{0,16}(?:おかけ|お掛け|かけ)|(?:ご|御)心配[^。]{0,10}(?:おかけ|お掛け|かけ)|遺憾/m
/** ○○株式会社, [日付を記入]: a form to fill in. */
const blanks = /[○〇●△×□]{2,}|_{3,}|\[[^\]]{0,12}(?:記入|入力|名|日)[^\]]{0,8}\]|X{3,9}月/g
const ownData =
  /(?:個人情報|お?客(?:様|さま)(?:の)?情報|情報|名簿|データ|書類|氏名|アドレス|ファイル|端末|USB|パソコン|サーバ|システム|アカウント|メール|サイト|ホームページ|カード|通知書|会議録|カルテ|台帳|文書|資料|票|写し|記録|媒体|サービス|アプリ|業務|個人|装置|機器|状態)/

const TITLE_LINES = 9

const titleLines = (reading: Reading): string[] => {
  const { text, document } = reading
  const lines = reading.lines
    .slice(0, TITLE_LINES)
    .map(({ start, end }) => text.slice(start, Math.min(end, start + 121)).trim())
    .filter((line) => line.length <= 100 && !/[。]$/.test(line))
  return document.title === undefined ? lines : [document.title, ...lines]
}

/** Long quotations are examples or letters of others, not what the text itself says. */
const withoutQuotations = (words: string): string =>
  words.includes('「') ? words.replace(/「[^「」]{24,160}」/g, '') : words

interface Judgement {
  readonly notice: boolean
  readonly reasons: readonly string[]
}

/** Is this an organisation's own disclosure of an incident? Weighs what speaks for it against what it looks like. */
const judgeNotice = (reading: Reading, soFar: SoFar): Judgement => {
  const { text } = reading
  const reasons: string[] = []
  let score = 0
  const weigh = (weight: number, reason: string): void => {
    score += weight
    reasons.push(reason)
  }

  const titles = titleLines(reading)
  const title = titles.join('\n')
  const titled = incident.test(title)
  if (titled) weigh(1, 'the title names an incident')

  const name = soFar.discloser?.name
  let own = 0
  let toldOfOthers = 0
  for (const { start, end } of reading.sentences.slice(0, 60)) {
    const sentence = withoutQuotations(text.slice(start, Math.min(end, start + 400)))
    if (!incident.test(sentence)) continue
    if (reported.test(sentence.slice(-60)) && !selfWords.test(sentence)) toldOfOthers++
    else if (affirmed.test(sentence) && !denied.test(sentence) && ownData.test(sentence)) own++
  }
  if (own > 0) weigh(own > 1 ? 2.5 : 2, 'it says that an incident happened')
  else weigh(-0.5, 'no sentence says that an incident happened')
  const opening = text.slice(0, 20000)
  if (apology.test(withoutQuotations(opening))) weigh(1, 'it apologises')
  else weigh(-0.5, 'it does not apologise')
  if ((opening.match(advice)?.length ?? 0) >= 3) weigh(-2, 'it gives advice')
  if ((opening.match(selling)?.length ?? 0) >= 3) weigh(-2, 'it offers goods')
  if (name !== undefined || selfWords.test(text.slice(0, 4000))) weigh(0.5, 'an organisation speaks for itself')
  else weigh(-1, 'no organisation speaks for itself')

  for (const [kind, pattern] of againstTitle) {
    if (!titles.some((line) => pattern.test(line))) continue
    // A notice may warn of what follows from it (なりすましメール) or name its training; its own incident outweighs that.
    const weak =
      kind === 'warning' || kind === 'event' || kind === 'policy' || kind === 'product' || kind === 'maintenance'
    weigh(weak ? (own > 0 && titled ? -1 : -2) : -3, `its title is of another kind: ${kind}`)
  }
  if (toldOfOthers >= 3) weigh(-3, 'it tells of incidents of others')
  const empty = opening.match(blanks)?.length ?? 0
  if (empty >= 3) weigh(-4, 'it is a form with blanks')
  const denies =
    /(?:漏え?い|流出|不正アクセス|異常)[^。]{0,40}(?:ものではござ|ものではあり|(?:した|という)?事実(?:は|も)(?:ござ|あり|一切|確認)|起きた(?:もの)?では|(?:異常は|も)?認められず)/.test(
      text.slice(0, 8000),
    )
  const isWarning = titles.some((line) => /ご?注意|をかた|を名乗|を装|偽/.test(line))
  if (denies && isWarning) weigh(-3, 'it says that nothing leaked')
  if (reading.lines.length === 0) weigh(-5, 'there is no text')
  return { notice: score >= 1, reasons }
}

/** `notice`, with the reasons for and against. */
export const noticeReader: FactReader = {
  name: 'notice',
  read: (reading, soFar) => {
    const { notice, reasons } = judgeNotice(reading, soFar)
    return { notice, noticeReasons: reasons }
  },
}
