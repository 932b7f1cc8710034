import type { SoFar } from '../fact-reader.js'
import type { Reading } from '../reading.js'
import { pattern } from './pattern.js'
import { textOf, type Words, wordsOf } from './words.js'

/** Data lay open: nobody was handed it, and nobody broke in for it. */
export const isExposedOnly = ({ actions }: SoFar): boolean =>
  actions.some(({ value }) => value === 'publishing-error' || value === 'misconfiguration') &&
  !actions.some(({ value }) => value === 'misdelivery' || value === 'unauthorized-access')

const seen = pattern(
  /実際に[^。]{0,12}(?:閲覧|開|見|参照)(?!(?:い|し)?た(?:方|保護者|利用者|会員|者)|でき)|閲覧(?:が(?:あった|あり|確認)|され(?:た|て))|閲覧(?:は|が)[^。、]{0,24}[1-9][\d,]{0,8} ?[回件](?:あ|確)|見られた|目に触れ|第三者が閲覧し|知られ|(?:ダウンロード|取得)(?:は|数|が|され|した)?[^。、]{0,12}[1-9][\d,]{0,8} ?(?:[回件]|名|人)|\d ?回(?:表示|閲覧|ダウンロード)され|開いた(?:端末|方|人|者)[^。、]{0,4}[1-9]|(?:他の|別の|ほかの)[^。]{0,40}表示され(?:まし|た)/g,
)
const notSeen = /ない|ませ|なかった|おらず|ならず|可能性|おそれ|不明/
/** 「実際に開いた保護者は14人でした」「このうち実際に開かれたのは31人」: of the rest nobody knows. */
const ofSome = pattern(/実際に[^。]{0,16}(?:閲覧|開|見|参照|表示)[^。]{0,24}(?:\d ?(?:人|名|件|社|組)|者の数|有無)/)
/** Who came across it and told of it has seen it. Those who look for flaws, or write of them, are not meant. */
const toldByOutsider = pattern(
  /(?:市民|町民|村民|県民|住民|利用者|申込者|応募者|受験者|参加者|保護者|卒業生|お客(?:様|さま)|会員|患者|学生|受講者|見た[^。、]{0,6}|事業者|法人|ユーザー|医師|第三者|の方|外部)(?:の方|様|さま|の?お?一人)?(?:(?:から|より)[^。\n]{0,40}(?:連絡|電話|指摘|通報|問い?合わ?せ|情報提供|メール|申し?出|知らせ|教え)|の(?:ご|御)?指摘)/,
)
const flawSeekers = /研究者|記者|報道|専門家|調査会社|監視|運営会社|委託|JPCERT|IPA/

/** Somebody saw the data, and the words do not deny it. */
export const wasSeen = (words: Words): boolean => {
  if (!seen.may(words)) return false
  const text = textOf(words)
  for (const { index, 0: found } of text.matchAll(seen.regex))
    if (!notSeen.test(text.slice(index + found.length, index + found.length + 28))) return true
  return false
}

const memo = new WeakMap<Reading, boolean>()

/** Does the release as a whole say that somebody saw what lay open? Where it tells how many did, of the others it does not. */
export const wasSeenByAnybody = (reading: Reading): boolean => {
  const known = memo.get(reading)
  if (known !== undefined) return known
  let told = false
  let found = false
  let ofOnlySome = false
  for (const sentence of reading.sentences) {
    const words = wordsOf(reading, sentence)
    if (ofSome.test(words)) ofOnlySome = true
    else if (wasSeen(words) && !/[か?][?。」]?$/.test(textOf(words))) found = true
    if (!told && toldByOutsider.test(words) && !flawSeekers.test(textOf(words))) told = true
  }
  const answer = !ofOnlySome && (found || told)
  memo.set(reading, answer)
  return answer
}
