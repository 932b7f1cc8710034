import { pattern } from '../patterns/pattern.js'
import type { Words } from '../patterns/words.js'
import { aboutData, type Refusal, sufferedBefore } from './refusal.js'

/** 「受信した62名の間で」: who received it sees the others, and is seen. */
const sharedOrData = pattern(new RegExp(`^(?:様)?(?:の間|同士|全員が互い)|${aboutData.regex.source}`))

/**
 * How often, and by how many, whatever stands around it: 「閲覧件数 14件」「サイトを閲覧された方は14名」「他の方の情報を
 * 見た方 14名」. 「第三者に情報を閲覧された方は14名」 counts whose it was.
 */
const viewings = pattern(
  /(?:閲覧|参照|ダウンロード|表示|アクセス|再生|視聴|開封|クリック|訪問)の?(?:回数|件数|数)(?:は|が|:|、| |\||\t){1,4}[^。、\d\n]{0,10}$|(?:(?:サイト|ページ|HP|URL|ショップ|ストア|画面)(?:を|に|へ)[^。、\d]{0,6}(?:閲覧|アクセス|訪問|来訪|ご覧に)|(?<![一-鿿])(?:他|別|ほか)の[^。、\dに]{1,16}を(?:閲覧|参照|見|ご覧に)|(?<![一-鿿])(?:他|別|ほか)の?[^。、\dに]{1,8}の[^。、\dに]{1,12}が(?:表示|見え)(?!さ?れた(?:可能性|おそれ|恐れ)))(?:さ?れ|し|なっ|いただい)?た(?:可能性の(?:ある|あった)|と(?:みら|思わ|考えら)れる)?(?:(?:端末|画面|スマートフォン|マイページ)の)?(?:第三者|方|人|者|皆(?:様|さま)|お客(?:様|さま)|会員|利用者|保護者|生徒|学生|ユーザー)[^。、\d]{0,10}$/,
)

/** 「ページを見た人は、多くて25人と」「他の学校の写真を開いた保護者は14人でした」 */
const thoseWhoSaw = pattern(
  /(?:見|開い|(?<![にがら]、?)(?:画面|ページ|ファイル|リンク|メール)を開かれ|開封し|閲覧し|参照し|ダウンロードし|アクセスし|視聴し|表示させ)(?:た|ていた|てしまった)(?:第三者|者|方|人|利用者|会員|保護者|生徒|児童|学生|職員|社員|教職員|お客(?:様|さま)|組合員|住民|応募者|申込者|受講者|参加者|[^。、\d]{1,6}者)(?:の?数|の人数)?は、?[^。、\d]{0,10}$/,
)
/** Said so plainly of those who saw, or how often, that no likeness counts against it. */
export const tellsOfViewers = (before: Words): boolean => viewings.test(before) || thoseWhoSaw.test(before)

/** Who saw, received or opened the data of others, and how often: none of them is affected by that. */
export const viewers: readonly Refusal[] = [
  {
    why: 'messages',
    units: ['people'],
    after: pattern(
      /^(?:の[^。、]{0,8})?が(?:[^。、]{0,12}(?:閲覧|開封|ダウンロード|アクセス|視聴|参照)し(?:た|て|まし)|(?:[^。]{0,16}[をも])?(?:実際に)?(?:開い|見|覗い|のぞい)(?:た|て)(?!いな))/,
    ),
  },
  // 「全教職員2,140名から見られる設定」「約14,800名)から閲覧可能な状態」
  {
    why: 'messages',
    units: ['people', 'accounts', 'organizations', 'households'],
    after: pattern(
      /^(?:の(?:方|皆様|お客様|会員|利用者|生徒|学生|職員|社員|教職員|保護者))?(?:様|のみ)?\)?(?:が|から|に(?:は|も)?|より)[^。、]{0,14}(?:(?:閲覧|参照|アクセス|ダウンロード|検索|編集)(?:可能|でき|し得|が可能)|見(?:られ|え)(?:る|て)|開(?:ける|くこと))/,
    ),
    unlessBefore: sufferedBefore,
  },
  // 「別の7名の方の画面で表示され」「61人の画面に」
  {
    why: 'messages',
    units: ['people', 'accounts', 'households', 'groups'],
    after: pattern(
      /^(?:の(?:方|お客(?:様|さま)|利用者|会員|生徒|学生)(?:様)?)?の(?:画面|端末|スマートフォン|マイページ|アプリ|パソコン)(?:に|で|へ|上)/,
    ),
  },
  // 「情報を受け取った3名」「画面を見た6人」
  {
    why: 'messages',
    units: ['people', 'organizations', 'households'],
    before: pattern(
      /(?:受け取(?:っ|られ|ってしまっ|ってしまわれ)|お受け取りに?なっ|受信(?:し|され)|受領(?:し|され)|届い|目に(?:し|され)|(?<!で)見|開い|開封し|閲覧し|参照し|ダウンロードし|保存し|視聴し)(?:た|ていた|てしまった)(?:第三者|者|方|人|会員|生徒|学生|児童|保護者|職員|利用者|会社|企業|うちの?)?(?:は|が|の|:| )?(?:計|合計|全|延べ)?$/,
    ),
    // 「学生が試しに開いた6世帯分」: theirs is what somebody opened.
    unlessBefore: pattern(
      new RegExp(`${sufferedBefore.regex.source}|が[^。、]{0,10}(?:開い|見|閲覧し|参照し|ダウンロードし|保存し)た$`),
    ),
    unlessAfter: sharedOrData,
  },
  { why: 'messages', before: thoseWhoSaw, unlessAfter: sharedOrData },
  // 「ダウンロードされた回数は12件」
  {
    why: 'messages',
    before: pattern(
      /(?:閲覧|参照|ダウンロード|表示|アクセス|再生|視聴)(?:された|した)(?:回数|件数)(?:は|が|:)、?[^。、\d]{0,10}$/,
    ),
    unlessAfter: sharedOrData,
  },
  { why: 'messages', before: viewings, unlessAfter: sharedOrData },
  {
    why: 'messages',
    units: ['records'],
    before: pattern(
      /(?:閲覧|アクセス|ダウンロード|接続|通信)(?:数|回数)?(?:は|が)、?[^。]{0,24}(?:から|より)(?:の|計|延べ|約)?$/,
    ),
  },
]
