import type { Reading, Sentence } from '../../reading.js'
import { pattern } from '../patterns/pattern.js'
import { wordsOf } from '../patterns/words.js'

/** 「サーバーには会員12,000名の情報があり、」: where it lay is told, and not that it left. */
export const layThere = pattern(
  /^(?:様|さま)?(?:分)?(?:の[^。、]{0,24}?)?(?:が|を)[^。、]{0,6}(?:あり|ござい|ありました|残って|入って|含まれて|載って|(?:保存|保管|登録|格納|記録|管理)(?:し|され)?(?:て(?:い|お)|、))/,
)

const foundOfPart = pattern(
  /(?:確認|判明|特定|裏付け)(?:[をが])?(?:し|され|でき|られ)(?:た|ている|ております|ています)[^。、]{0,10}(?:は|が)[^。]{0,40}\d|\d[^。]{0,30}(?:のみ|だけ)(?:が|は|を)?[^。]{0,16}(?:確認|判明|特定)/,
)
const restFeared = pattern(
  /^(?:なお、?|また、?|ただし、?)?(?:(?:これ|それ|この方々|その方々|上記|以上|前記)(?:ら)?以外|(?:その|この)(?:ほか|他)の|残(?:り|る)の?|ほかの)(?![^。]{0,40}(?:メール|サーバ|システム|端末))[^。]{0,40}(?:可能性|おそれ|恐れ)(?![^。]{0,16}(?:注意|調べ|調査|ください)|[^。、]{0,10}(?:ありません|ございません|ない(?!とは)|なし|考えにく|低))/,
)

const memo = new WeakMap<Reading, Sentence | undefined>()
/** The sentence that fears for all but those of whom the sentence before it knows. */
const restOf = (reading: Reading): Sentence | undefined => {
  if (memo.has(reading)) return memo.get(reading)
  const { sentences } = reading
  const found = sentences.find(
    (sentence, at) =>
      at > 0 &&
      restFeared.test(wordsOf(reading, sentence, 200)) &&
      foundOfPart.test(wordsOf(reading, sentences[at - 1]!, 300)),
  )
  memo.set(reading, found)
  return found
}

/**
 * 「掲載を確認したのは、従業員15名の氏名です。これ以外については、漏えいのおそれがあるものとして取り扱います。」: what was counted
 * above is feared for, unless its own words know more.
 */
export const isOfFearedRest = (reading: Reading, sentence: Sentence): boolean => {
  const rest = restOf(reading)
  return rest !== undefined && sentence.index !== rest.index - 1
}
