import type { Affected } from '../../casebook/facts.js'
import type { SoFar } from '../fact-reader.js'
import type { Reading, Span } from '../reading.js'
import { headingsAbove } from './zones.js'

type Status = Affected['status']

const possible = /おそれ|恐れ|可能性|懸念|疑い|否定でき|断定でき/
const confirmed =
  /(?:漏え?い|漏洩|流出|持ち出|窃取|取得|抜き取|掲載|閲覧|送信|ダウンロード|露出|不正にログイン)(?:し(?:た|まし|て)|され(?:た|まし|て)|が(?:確認|判明|確定)|を確認|したこと|していたこと|したもの|と判断|が発生)|漏えいした|流出した|持ち出された|知られ|目に触れ|見られ|開封され|が漏れ|誤(?:って|り|送|配|交)/

/** What a stretch of text says of the leak: possible wins, for it takes back what stands before it. */
const judge = (words: string): Status | undefined =>
  possible.test(words) ? 'possible' : confirmed.test(words) ? 'confirmed' : undefined

/** Whether the leak is confirmed for a count: by its own sentence, then the headings above, then how the release opens. */
export const statusOf = (reading: Reading, mention: Span, sentence: Span, soFar: SoFar): Status => {
  const { text } = reading
  const near = judge(text.slice(sentence.start, Math.min(sentence.end, sentence.start + 300)))
  if (near !== undefined) return near
  for (const heading of [...headingsAbove(reading, mention.start)].reverse()) {
    const said = judge(text.slice(heading.start, heading.end))
    if (said !== undefined) return said
  }
  // The sentence that leads in a list: 「…次のとおり確定した。いずれも漏えいのおそれがある」.
  const index = reading.sentences.indexOf(sentence)
  for (let back = index - 1; back >= Math.max(0, index - 4); back--) {
    const earlier = reading.sentences[back]!
    const words = text.slice(earlier.start, Math.min(earlier.end, earlier.start + 300))
    const said = /次の|以下|下記|いずれも|とおり|対象/.test(words) ? judge(words) : undefined
    if (said !== undefined) return said
  }
  const opening = reading.sentences.slice(0, 16)
  for (const { start, end } of opening) {
    const said = judge(text.slice(start, Math.min(end, start + 300)))
    if (said !== undefined) return said
  }
  if (soFar.actions.some(({ value }) => value === 'misdelivery' || value === 'insider')) return 'confirmed'
  return soFar.actions.some(
    ({ value }) => value === 'loss' || value === 'theft' || value === 'publishing-error' || value === 'ransomware',
  )
    ? 'possible'
    : 'unstated'
}
