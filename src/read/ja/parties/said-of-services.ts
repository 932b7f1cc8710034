import type { Reading, Span } from '../../reading.js'
import { isCoined } from '../organisations/coined.js'
import { pattern } from '../patterns/pattern.js'
import { venue } from './bare-products.js'
import { service, usesNext, work } from './work-words.js'

/** 「当社が利用するサービス「マドカ」について、X社から、不正アクセスがあったとの通知」 */
export const reportsOnService = pattern(
  new RegExp(
    `(?:${usesNext})[^。、はがを]{0,16}(?:サービス|アプリ|クラウド|ツール|プラットフォーム)[^。、はがを]{0,20}(?:について|につき|に関し)、?(?:(?:提供|開発|運営|販売|同|その)[^。、はが]{0,6}の)?$`,
  ),
)
export const isReport = pattern(
  /^(?:社)?(?:から|より)、?[^。]{0,50}(?:不正アクセス|攻撃|侵入|感染|障害|不具合|流出|漏えい|脆弱性)[^。]{0,20}との(?:通知|連絡|報告|説明)/,
)
/** 「退職者のファイルは、X社の川口倉庫に保管しておりました」 */
export const keptThing = pattern(
  /(?:書類|文書|ファイル|名簿|媒体|テープ|台帳|カルテ|申込書|記録|資料)[^。、はがを]{0,8}(?:は|を)、?[^。]{0,40}$/,
)
export const isKeptThere = pattern(
  /^(?:社)?の[^。、はがを]{0,10}(?:倉庫|書庫|保管庫|保管センター)(?:に|で|にて)[^。、はがを]{0,6}(?:保管|預け)[^。、]{0,2}て(?:おり|い(?:ます|まし|たところ|ましたところ))/,
)
/** 「「マドカ」は、X社がつくり、全国の薬局に出しているもの」 */
export const thingOffered = pattern(/(?:[」』]|サービス|システム|アプリ|ソフト|クラウド|ツール)は、?$/)
export const isMadeForMany = pattern(
  /^(?:社)?が(?:つくり|作り|開発し|製造し)、[^。、はが]{0,14}(?:に|へ)(?:出し|提供し|販売し|売っ|貸し出し)て|^の(?:提供|開発)にな(?:る|り)/,
)
/** 「卒業アルバムの編集は、長年、X写真館にお世話になって」 */
export const ourWork = pattern(new RegExp(`${work}は、?(?:[^。、はがを]{1,8}、)?$`))
export const owedThanks = pattern(/^(?:様|さん)?に[^。、はがを]{0,6}お世話になって/)
/** 「記録をマドカノート(株式会社X)に置いて」「教材ソフト(マドカノート、株式会社X)で」: a coined word before the maker's name in a bracket. */
export const isInMakersBracket = ({ text, lexicon }: Reading, { start, end }: Span, floor: number): boolean => {
  if (text.charAt(end) !== ')') return false
  const left = text.slice(floor, start)
  const apart = inOneBracket.exec(left)
  if (apart !== null) return isCoined(apart[1] ?? '', lexicon)
  const thing = thingAhead.exec(left)?.[1] ?? ''
  if (venue.test(thing) || !isCoined(thing, lexicon)) return false
  const right = text.slice(end, end + 24)
  return (
    isKeptIn.test(right) ||
    (used.test(left.slice(0, -thing.length)) && /^\)[をにでがの](?![^。]{0,16}(?:忘れ|紛失|落と|立ち寄))/.test(right))
  )
}
const inOneBracket = new RegExp(`${service}\\(([^()、。]{3,20})、$`)
const thingAhead = /(?<![ァ-ヴーA-Za-z0-9])([ァ-ヴーA-Za-z0-9]{3,24})\((?:米国?|英国?|独|仏)?$/
const used = /(?:用い(?:る|た|て)|使(?:う|っ)|(?:利用|使用|導入|契約)(?:し|する))[^。、「」()はが]{0,30}$/
const isKeptIn =
  /^\)(?:に[^。、はがを]{0,8}(?:置[いか]|保存|保管|登録し|預け)|で[^。、はがを]{0,8}(?:管理|運用|保管|受け付け))/
