import type { Reading, Span } from '../reading.js'
import { pattern } from './patterns/pattern.js'
import { textOf, unknownWords, type Words, wordsOf } from './patterns/words.js'

/** What a text calls itself or what it tells of: 「この資料」「次の事例」「記載の事案」. */
const itself =
  '(?:これ|以下|下記|上記|(?:この|本|当|次の|記載の|掲載の|登場する)(?:文書?|文面|資料|書面|発表文?|シナリオ|事例|事案|ページ|お知らせ|内容|ケース|想定|人物))'
const unreal =
  '(?:架空|仮想|想定上|作り話)(?:です|であり|である|のものです|の(?:事案|事例|もの|内容|設定|話|想定|ケース|シナリオ)(?:です|で、|であ|でござ|に(?:つい|関す)))'
const forDrill =
  '(?:訓練|演習|研修)(?:です|でござい|であ[りる]|(?:用|のため|に用い|で用い|で使)[^。、はがを]{0,8}(?:作成|作[っりら]|用意|想定|書い|書か|もの(?:です|で、|であ)|資料(?:です|で、|であ)|文(?:書|面|例)?(?:です|で、|であ)))'

/** 「これは訓練です」「この資料は演習のために作ったものです」「次の事例は架空のものです」 */
const saysUnreal = pattern(
  new RegExp(
    [
      `(?:^|[。、※([【\\s・])${itself}[^。、「」]{0,16}(?:は|も)、?(?:すべて|全て|全部)?[^。、「」]{0,12}?(?:${forDrill}|${unreal})(?![かがと])`,
      '(?:記載|登場)[^。、「」]{0,16}は、?[^。、「」]{0,12}架空の[^。、「」]{0,10}(?:です|であ[りる])(?![かがと])',
    ].join('|'),
  ),
)
/** 「実際に起きた事案ではありません」, and not 「実際に流出が発生したものではありません」: of a leak that is feared. */
const didNotHappen = pattern(
  /実際に?(?:[^。、「」]{0,4}(?:事案|事故|事件|災害)が)?(?:起き|起こっ|発生し|あっ)た[^。、「」]{0,6}(?:(?<=(?:事案|事故|事件|災害)が[^。、「」]{2,14})もの|事案|事故|事件|事例)では(?:あり|ござ|な)/,
)
/** 「(訓練で用いる想定)」「演習シナリオ 第2版」「状況付与」: over what is supposed to have happened. */
const scenario = pattern(
  /^[ ([【〔<■◆○●※\d.]{0,4}(?:[一-鿿]{0,6}(?:訓練|演習)(?:で用いる|で使う|用の?|上の|における|の)?(?:想定|シナリオ|発表文|筋書き?)(?:の例|案)?(?=[ )】〕>\d]|$)|状況付与)/,
)
/** 「【訓練】」「※※※ 演習 ※※※」, before anything else is said; 「【訓練資料】の誤掲載」 tells of a paper. */
const mark =
  /^ {0,3}(?:[【[](?:訓練|演習)(?:用|中|資料|文書|文)?[】\]](?![のをが])|\((?:訓練|演習)(?:用|中|資料|文書|文)?\)(?= |$|第|\n)|[※*]{1,6} ?(?:訓練|演習) ?[※*])/
const MARKED_LINES = 4
const LONGEST = 200

/**
 * Does the text say of itself that what it tells happened in a drill only? It says so on a line of its own: in a paragraph,
 * 「この資料は研修で使用するものです」 is said of what leaked. `isNamed` says whether a title names an incident.
 */
export const saysItIsDrill = (reading: Reading, isNamed: boolean): boolean => {
  const { text, lines, sentences } = reading
  if (lines.slice(0, MARKED_LINES).some(({ start }) => mark.test(text.slice(start, start + 20)))) return true
  return sentences.some((sentence) => {
    const words = wordsOf(reading, sentence, LONGEST)
    if (didNotHappen.test(words) || (!isNamed && scenario.test(words))) return true
    return saysUnreal.test(words) && isLine(reading, sentence)
  })
}

const isLine = ({ text }: Reading, { start, end }: Span): boolean =>
  /(?:^|\n)[ ※]{0,4}$/.test(text.slice(Math.max(0, start - 5), start)) &&
  /^ {0,3}(?:\n|$)/.test(text.slice(end, end + 4))

/** 「漏えい対応訓練の実施について」, and nothing that befell in it: 「訓練における名簿の誤送信について」. */
const held =
  /(?:訓練|演習)(?:の|を|への?|に(?:関する|係る)?)?(?: ?ご?(?:実施|開催|結果|参加|取材|案内|報告|概要|予定|計画|講評|シナリオ|想定|次第|要領)|行|つい|お?知らせ| ?[(\d第]| ?$)(?!.*(?:訓練|演習))/

/** Is it the title of a drill that is to be or was held? `tells` says whether words tell of an incident. */
export const isOfDrill = (title: Words, tells: (rest: Words) => boolean): boolean => {
  const said = held.exec(textOf(title))
  return said !== null && !tells(unknownWords(title.reading, textOf(title).slice(said.index + 2)))
}
