import type { AffectedUnit } from '../../../casebook/facts.js'
import type { PassedOverWhy } from '../../../casebook/passed-over.js'
import { type Pattern, pattern } from '../patterns/pattern.js'

/** Why a count is none of the affected: `count-receivers` without its field. */
export type CountRefusal = PassedOverWhy extends infer Why ? (Why extends `count-${infer Rest}` ? Rest : never) : never

export interface Refusal {
  readonly why: CountRefusal
  /** Left out: counts of any unit. */
  readonly units?: readonly AffectedUnit[] | undefined
  readonly before?: Pattern | undefined
  readonly after?: Pattern | undefined
  readonly words?: Pattern | undefined
  readonly unlessWords?: Pattern | undefined
  /** Words before or after the count that take the refusal back. */
  readonly unlessBefore?: Pattern | undefined
  readonly unlessAfter?: Pattern | undefined
}

/** What a count of the affected is said to have suffered, right before it: 「漏えいした5人に」 meets no mere receivers. */
export const sufferedBefore = pattern(
  /(?:漏え?い(?:し)?た|漏洩した|流出した|漏れた|紛失した|転売された|持ち出(?:し|され)た|盗まれた|飛散した|(?:飛んだ|(?:風に飛ばされ|落とし|落としてしまっ|置き忘れ|紛失してしまっ)た)|(?:他|別|ほか)の(?:方|人|お客(?:様|さま)|会員|世帯|保護者|利用者)(?:の[^。、]{0,6})?(?:に|へ)(?:届い|渡っ|送られ|交付され|見られ|知られ)た|(?:掲載|記載|表示|登録|保存)(?:され(?:た|ていた)|の(?:ある|あった))|含まれ(?:る|た|ていた)|(?:おそれ|恐れ|可能性)(?:の|が)(?:ある|あった)|可能性(?:を|が)否定でき(?:ない|なかった)|対象(?:の|となる|となった|者|である)|(?:該当(?:の|する|した)|(?<![いしっ]た)該当(?=学生|生徒|児童|園児|患者|会員|お客|利用者|世帯|保護者|応募者|申込者|受験者|組合員))|判明した|追加で(?:確認|特定)(?:され|し)た|増加した|増えた|追加(?:と|に)なった|影響を受け(?:た|る))(?!こと|旨|ため)(?:(?!\d ?(?:名|人|件|世帯|社))[^。、]){0,12}$|追加(?:分)?の(?:対象(?:者|世帯)|該当者|お客(?:様|さま)|会員|方)?の?$/,
)
/** 「5人の氏名」: whoever they are, the data are theirs. */
export const aboutData = pattern(
  /^(?:程度|ほど|様)?(?:分)?(?:の(?:方|皆様|皆さま|お客様)?)?の?(?:[^。、]{0,14}の)?(?:個人)?(?:情報|氏名|お?名前|御?住所|電話番号|連絡先|名簿|データ|メールアドレス|アドレス|検査|口座|写真|内容|生年月日|年齢|性別|成績|カルテ|診療|履歴|フリガナ|病名|給与|所得|税額)/,
)
export const counted = ['people', 'households', 'organizations', 'groups'] as const
