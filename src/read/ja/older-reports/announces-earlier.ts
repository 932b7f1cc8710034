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

/** What a page publishes; a leaflet, a notice board and a letter may be what the matter itself is about. */
const published = '(?:公表|発表|お?知らせ|ご?報告|リリース|プレスリリース|報道発表)'
const lastTime = '(?:前回|前報|前々回|初回|当初|既報|従前)'

const heads = [
  // 「(以下、前回のお知らせ)」「以下は、4月22日に公表した内容です。」
  `${opening}(?:以下|ここから(?:下)?|下記)(?:は|の(?:内容|文章|お知らせ)は|に)?[、,: ]?(?:${before}|${day})(?:に|の|付け?で?の?|時点の)?${told}${did}の?(?:${told})?の?(?:${whole})?${closing}`,
  // 「【前回公表分(2024年4月22日)】」「〈当初のお知らせ〉」「(参考)前回の発表内容」
  `${opening}${lastTime}の?${told}${did}の?(?:${told})?の?(?:${whole})?${closing}`,
  // 「◆4月22日のお知らせ(再掲)」「【4月22日公表分】」「4月22日に公表した内容」
  `${opening}${day}(?:に|の|付け?で?の?|時点の)?${published}${did}の?(?:${told})?の?[(【〔]?${whole}${closing}`,
].map((source) => new RegExp(source, 'u'))

const earlier = /前[回報々]|初回|当初|既報|従前|以前|過去|最初|再掲|全文|内容|公表|発表|掲載|知らせ/

/** Words that set apart by themselves what was told before. */
const setsApart = /以下|ここから|下記|再掲|全文|原文|抜粋/
/** Does what stands above speak of something told before? Else 「4月22日のお知らせ」 may be the mail that went astray. */
const laterReport =
  /続報|第 ?[2-9二三四五六七八九] ?報|最終報|中間報|追加|訂正|追記|その後|調査結果|前[回報]|(?:公表|発表|お?知らせ|ご?報告)(?:を?(?:いた)?(?:しました|した|して(?:い|お)り?(?:ました|た))|済)/
/** Where the page goes on with what is so today: 「【今回の内容】」「■訂正後」 */
const ofToday =
  /^[^\p{L}\p{N}]{0,6}(?:[\d一二三四五六七八九]{1,2}[^\p{L}\p{N}]{1,3})?(?:今回|今般|このたび|この度|訂正|修正|変更|その後|新た|追加|現在|現時点|最新|続報|調査の?結果|再発防止)/u
const sign = /^ *([^\p{L}\p{N}\s])/u

/** Does a line say, and no more, that what was told before stands below it? 「以下、前回のお知らせ」 */
export const announcesEarlier = (line: string, above: string): boolean =>
  line.length <= 60 &&
  earlier.test(line) &&
  heads.some((head) => head.test(line)) &&
  (setsApart.test(line) || laterReport.test(above))

/**
 * The line at which what was told before ends, before `to`: one that speaks of today, or a head that has the sign of the
 * announcing one and of a head above it and does not come again: 「■前回の公表内容」 among 「■概要」 and 「■対応」.
 */
export const endOfAnnounced = (lineAt: (index: number) => string, from: number, to: number): number => {
  const own = sign.exec(lineAt(from))?.[1]
  const above = new Set<string>()
  for (let at = Math.max(0, from - 200); own !== undefined && at < from; at++)
    if (sign.exec(lineAt(at))?.[1] === own) above.add(lineAt(at))
  for (let at = from + 1; at < to; at++) {
    const words = lineAt(at)
    if (words.length > 40 || words.includes('。')) continue
    if (ofToday.test(words)) return at
    if (above.size > 0 && sign.exec(words)?.[1] === own) return above.has(words) ? to : at
  }
  return to
}
