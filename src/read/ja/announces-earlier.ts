/** What was told before, by its name: 「前回のお知らせ」「当初公表した内容」「4月22日公表分」. */
const told = '(?:公表|発表|お?知らせ|掲載|ご?報告|ご?案内|リリース|プレスリリース|報道発表|文書)'
const day =
  '(?:(?:(?:令和|平成) ?(?:\\d{1,2}|元)年|\\d{4} ?年|\\d{4}[/.])? ?\\d{1,2} ?[月/.] ?\\d{1,2} ?日?(?:\\([月火水木金土日]\\))?)'
const before = '(?:前回|前報|前々回|初回|当初|既報|従前|以前|過去|最初)'
const whole = '(?:全文|内容|本文|分|記事|原文|再掲|抜粋|要旨)'
const did = '(?:を?(?:いた)?しました|し(?:まし)?た|済み?の?|させていただきました)?'
/** Signs that set a head apart, and the day of what is told again beside it. */
const opening = `^[^\\p{L}\\p{N}]{0,6}(?:参考[^\\p{L}\\p{N}]{0,3})?`
const closing = `(?:[(【〔〈]?(?:${day}(?:付け?)?)?(?:${told})?(?:再掲|掲載|公表|発表)?[)】〕〉]?)(?:です|となります|になります)?[^\\p{L}\\p{N}]{0,6}$`

const heads = [
  // 「(以下、前回のお知らせ)」「以下は、4月22日に公表した内容です。」
  `${opening}(?:以下|ここから(?:下)?|下記)(?:は|の(?:内容|文章|お知らせ)は|に)?[、,: ]?(?:${before}|${day})(?:に|の|付け?で?の?|時点の)?${told}${did}の?(?:${told})?の?(?:${whole})?${closing}`,
  // 「【前回公表分(2024年4月22日)】」「〈当初のお知らせ〉」「(参考)前回の発表内容」
  `${opening}${before}の?${told}${did}の?(?:${told})?の?(?:${whole})?${closing}`,
  // 「◆4月22日のお知らせ(再掲)」「【4月22日公表分】」「4月22日に公表した内容」
  `${opening}${day}(?:に|の|付け?で?の?|時点の)?${told}${did}の?(?:${told})?の?[(【〔]?${whole}${closing}`,
].map((source) => new RegExp(source, 'u'))

const earlier = /前[回報々]|初回|当初|既報|従前|以前|過去|最初|再掲|全文|内容|公表|発表|掲載|知らせ/

/** Does a line say, and no more, that what was told before stands below it? 「以下、前回のお知らせ」 */
export const announcesEarlier = (line: string): boolean =>
  line.length <= 60 && earlier.test(line) && heads.some((head) => head.test(line))
