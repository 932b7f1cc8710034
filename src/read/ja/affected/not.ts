import { pattern } from '../patterns/pattern.js'
import { type Words, wordsBetween } from '../patterns/words.js'
import { tellsWhomItReached } from './bystanders.js'
import type { CountPlace } from './place.js'
import { type CountRefusal, counted, type Refusal, sufferedBefore } from './refusal.js'
import { refusals } from './refusals.js'

const receivers = pattern(
  /^\)?(?:程度|ほど|全員)?(?:の)?(?:方|皆様|皆さま|お客様|顧客|会員|利用者|生徒|保護者|職員|社員|取引先|事業者|施設|企業|団体)?(?:様)?(?:(?:と|、|及び|および|並びに|や)(?:その)?(?:保護者|ご?家族|ご?遺族|ご?親族|ご?本人)(?:の方|の皆様|様)?)?(?:の)?(?:々|全員|すべて|全て|全校|全社)?(?:様)?(?:に(?!ご?(?:登録|所属|在籍|勤務|在学|加入|契約|入会|お勤め)|つ|関|係|よ|お[けい]|及|影|の|上|限|当た|含|対する)|へ(?!の)|宛(?:て)?に?|あて(?:に)?)(?:対し(?:て)?)?(?:は)?、?[^。、]{0,40}(?:誤|送信|送付|配信|発送|配布|配付|配達|連絡|電話|お?詫び|謝罪|封書|書状|書面|手紙|差し上げ|通知|郵送|説明|再?教育|研修|訓練|講習|指導|聞き取り|聴き取り|聴取|ヒアリング|アンケート|貸与|訪|渡|交付|届|かか|案内|お知らせ|お願い|依頼|送[っりるら]|喚起|指示|周知|要請|求め|伝え|話し|見せ|会[いっ]|面会|面談|謝)|^(?:様)?の(?:お宅|ご?自宅|ご?家庭|もと)(?:等)?(?:を|へ|に)|^(?:様)?を(?:職員が|個別に|順次|直接)?(?:お訪ね|訪ね|(?:個別)?訪問)(?:し|いたし)?(?:まし|(?:、|て、?|の?うえ、?)[^。]{0,30}(?:詫び|謝罪|説明|回収|報告|伝え|経緯))|^(?:様|の方)?の(?:封筒|机|ロッカー|下駄箱|端末|画面|マイページ|スマートフォン|郵便受け)(?:へ|に|の中に)、?[^。]{0,24}(?:混入|入れ|同封|封入|渡|配|置|届|表示|投函)/,
)
const wrongReceivers = pattern(
  /(?:誤(?:って)?(?:送信|送付|配達|配布|交付|発送)?(?:し|され|届い)?(?:た)?(?:先|相手)|届いた(?:先|相手)|送(?:ってしまっ|っ|付し|信し|付してしまっ|信してしまっ)た(?:先|相手)|(?:渡し|渡っ|配っ|届け|見せ)た(?:先|相手))[^。、\d]{0,6}$/,
)

/** 「送った相手は2世帯で」: so plainly those who got it that no likeness counts against it. */
const sentTo = pattern(
  /(?:送(?:っ|ってしまっ|付し|信し)|渡(?:し|してしまっ|っ)|届(?:い|け)|配っ|見せ)た(?:先|相手)は、?[^。、\d]{0,6}$/,
)
export const tellsOfReceivers = (before: Words): boolean => sentTo.test(before) || tellsWhomItReached(before)

/** Sent to all with every address in sight: the receivers are the victims. */
const inSight = pattern(
  /BCC|Bcc|bcc|互いに|宛先欄|全員のアドレス|アドレスを「?宛先」?欄?に|(?:TO|To|CC|Cc)(?:欄|に|で|」)|見える(?:形|状態)|他の(?:受信|受取|方|会員|保護者)[^。]{0,12}(?:表示|見|知)|(?<!い)ずれ|入れ違|入れ替わ|取り違/,
)

/** 「17名の方全員に、電話でお詫びと説明を終えました」: nothing was sent to them. */
const spokenTo = pattern(
  /^(?:の方|様)?[^。、\d]{0,20}(?:に|へ)(?:対し(?:て)?)?(?:は)?、?(?:個別に|直接|順次|担当者が)?[^。、\d送配]{0,8}(?:(?<!メール)で)?(?:電話|面談|訪問|対面|口頭)(?!番号)[^。、送配]{0,24}(?:詫び|謝罪|説明|連絡|報告)/,
)

/** 「50人ずつ6回に分けて送信したところ、3回目の50人について」: of all it went to, one part saw each other. */
const inTurns = pattern(/\d ?(?:回|通|組|便)に分け[^。]{0,40}(?:うち|のみ|だけ|目)/)

/** What takes back that those it was sent to are no victims: 「3名に誤送付された5名分」 */
const besideReceivers = pattern(
  /^[^。]{0,50}(?:勧誘|私的|個人的な|私用|執拗|交際|書き添)|^[^。\d]{0,50}(?:含ま|記載|記さ|載って)|^の(?:保護者|ご?家族|お母様|お父様)に[^。、]{0,10}べき/,
)

const judgeReceiver = ({
  reading,
  sentence,
  mention,
  unit,
  before,
  after,
}: CountPlace): 'receivers' | 'in-sight' | undefined => {
  if (!(counted as readonly string[]).includes(unit)) return undefined
  const receives =
    wrongReceivers.test(before) ||
    (receivers.test(after) &&
      !sufferedBefore.test(before) &&
      !mention.counter.endsWith('分') &&
      !besideReceivers.test(after))
  if (!receives) return undefined
  if (unit === 'organizations') return 'receivers'
  const from = Math.max(sentence.start, mention.start - 200)
  const around = wordsBetween(reading, from, Math.min(sentence.end + 160, mention.end + 300))
  return inSight.test(around) && !inTurns.test(around) && !spokenTo.test(after) ? 'in-sight' : 'receivers'
}

/** The refusals in one shape: they are asked one after another about every count, and of many shapes that is dearer. */
const inOrder: readonly Refusal[] = refusals.map(
  ({ why, units, before, after, words, unlessWords, unlessBefore, unlessAfter }) => ({
    why,
    units,
    before,
    after,
    words,
    unlessWords,
    unlessBefore,
    unlessAfter,
  }),
)

/**
 * Why the words around a count say that it is of something else than the affected, or undefined. Those a mail went to
 * with every address in sight are the affected, unless their addresses are counted too: `in-sight`.
 */
export const refusalOf = (place: CountPlace): CountRefusal | 'in-sight' | undefined => {
  const { before, after, words, unit } = place
  for (const refusal of inOrder) {
    if (refusal.units !== undefined && !refusal.units.includes(unit)) continue
    // What follows is anchored at the count: it fails at once, where what stands before is looked through for its end.
    if (refusal.after !== undefined && !refusal.after.test(after)) continue
    if (refusal.before !== undefined && !refusal.before.test(before)) continue
    if (refusal.words !== undefined && !refusal.words.test(words)) continue
    if (refusal.unlessBefore?.test(before) || refusal.unlessAfter?.test(after)) continue
    if (refusal.unlessWords?.test(words)) continue
    return refusal.why
  }
  return judgeReceiver(place)
}
