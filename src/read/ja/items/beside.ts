import type { Span } from '../../reading.js'
import { pattern } from '../patterns/pattern.js'
import { sticky } from '../patterns/sticky.js'
import type { Words } from '../patterns/words.js'
import { joinsBetween } from './places.js'

const none =
  '(?:なし|無し|無|×|✕|✖|対象外|範囲外|非該当|該当なし|該当せず|含まない|含まず|含まれない|含まれず|漏えいなし|流出なし|影響なし|記載なし|登録なし|保有なし|保存なし|取得なし|非保持|未登録|未取得|(?:非保持|未保有|未登録|未取得|対象外)(?:のため|につき)、?(?:漏え?い|流出|影響|該当)?(?:なし|無し|せず))'
const some = '(?:あり|有り|有|○|〇|◯|含む|含まれる|該当|漏えいあり|流出あり|記載あり)'
const cell = (word: string): RegExp =>
  new RegExp(
    `(?:[・/][^ \\t\\n、。:(・/|]{1,12}){0,3}(?:等|など)?[ \\t]{0,8}(?:[|:/][ \\t]{0,6}|[ \\t]|\\( ?|(?=[な無]し))${word}(?:[ \\t]{0,8}(?=$|[|\\n。)、/])|(?<=[×✕✖○〇◯])[ \\t])`,
  )

/** 「電話番号 なし」「パスワード:×」: the cell beside an item says that it was not there. */
export const deniedBeside = sticky(cell(none), '等な無 \t|:/(・')
/** 「氏名 | 有」 */
export const affirmedBeside = sticky(cell(some), '等な \t|:/(・')

const notTouched =
  '(?:対象外|範囲外|(?:含(?:まれ|ま)|(?:漏え?い|漏洩|流出|該当|保有|保存|保管|登録)(?:し|は)?|漏れ|対象と(?:は)?なら|対象では?|影響(?:の|が|を受け)|(?:記載|閲覧|表示|掲載|公開|取得|保存|登録)(?:され|し)|載(?:っ|せ)|書(?:かれ|い)|入(?:っ|れ)|写っ|出|渡(?:っ|し)|送っ|預(?:け|かっ)|含め|(?:漏え?い|流出)の(?:おそれ|可能性)(?:の|が))(?:て(?:は)?(?:い|おり))?(?:ない|なかった|ません))'
const headWords = `${notTouched}(?:と[^。、:]{1,8})?(?:の|主な)?(?:個人)?(?:情報|項目|事項|データ|もの|内容)(?:等)?(?:について|は次のとおり|は以下のとおり)?`
const denyingLine = pattern(
  new RegExp(`^(?:[^。、:?？]{0,24}${headWords}|[^一-鿿ぁ-んァ-ヶ]{0,6}[対範][象囲]外)[】\\]>)》〉:]{0,2}\\s*$`),
)

/** 「3 対象外の情報」「漏えいしていない情報:」 over a list: nothing in the list was touched. */
export const deniesList = (words: Words): boolean => denyingLine.test(words)

/** 「表示されていない情報:お名前、…」「対象外の情報:…」: the label denies all that is listed after it. */
export const denyingLabel = pattern(
  new RegExp(
    `^\\W{0,3}(?:対象外|範囲外|(?:漏え?い|流出|該当|影響|記載)(?:なし|無し)|非該当|含まれず|含まず) ?[:|]|^\\W{0,3}(?:除(?:く|いた|かれる)|除外)[^。、:]{0,6}:|^\\W{0,3}[^。、:]{0,20}?(?:され|して|れて)(?:おら|い|おりませ|いませ)?(?:ない|ん)(?:個人)?(?:情報|項目|事項|データ|もの)(?:\\s?:|\\s+(?=[^\\s。]))|^[^。、:?？]{0,24}${headWords}(?:\\s?[:|]|\\s+(?=[^\\s。]))`,
  ),
)

/** The mentions that a word behind the last of them holds for, too: 「氏名、住所以外」. */
const chainedTo = (
  text: string,
  mentions: readonly Span[],
  isLast: (mention: Span, next: Span | undefined) => boolean,
): ReadonlySet<Span> | undefined => {
  let chain: Set<Span> | undefined
  for (let at = mentions.length - 1; at >= 0; at--) {
    const mention = mentions[at]!
    const next = mentions[at + 1]
    if (
      isLast(mention, next) ||
      (next !== undefined &&
        chain?.has(next) === true &&
        next.start - mention.end <= 14 &&
        joinsBetween(text, mention.end, next.start) &&
        !sumsUp.test(text.slice(mention.end, next.start)))
    ) {
      chain ??= new Set()
      chain.add(mention)
    }
  }
  return chain
}

/** 「住所や電話番号など、氏名以外の情報は」: those before are of what was not there. */
const sumsUp = /^(?:等|など)(?:、|の)/
const excepts = /^(?:以外|のみ|だけ)/

/** 「氏名、住所以外の情報は」「氏名と住所のみで」: which of the mentions are what alone was there. */
export const aloneAmong = (text: string, mentions: readonly Span[]): ReadonlySet<Span> | undefined =>
  chainedTo(text, mentions, ({ end }) => excepts.test(text.slice(end, end + 2)))

const leavesFor = /^以外の[ごお]?$/

/** 「口座番号以外の氏名、住所が流出」: which of the mentions are left out of those named right behind. */
export const leftOutAmong = (text: string, mentions: readonly Span[]): ReadonlySet<Span> | undefined =>
  chainedTo(
    text,
    mentions,
    ({ end }, next) => next !== undefined && next.start - end <= 4 && leavesFor.test(text.slice(end, next.start)),
  )

/** 「いいえ、流出しておりません。」: an answer that denies what it was asked about. */
export const deniesAsked = pattern(
  /^(?:[A答][^一-鿿ぁ-ん]{0,4}|回答[:.、 ]{0,2})?(?:いいえ|いえ)(?:。|$|、[^。]{0,50}(?:ません|ない|おらず))|^(?:[A答][^一-鿿ぁ-ん]{0,4}|回答[:.、 ]{0,2})?(?:現時点で|現在のところ|今回)?(?:は)?、?[^。、否]{0,12}(?:漏え?い|漏れ|流出|含まれ|対象|影響|該当|閲覧|表示|保有|保管|お預かり|ござい|あり)[^。否]{0,16}(?:ません|おらず|ない)/,
)
