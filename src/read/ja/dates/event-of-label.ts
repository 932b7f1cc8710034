import type { EventType } from '../../../casebook/facts.js'

/** The last noun of a label: 発生日時, 判明した日. */
const day = '(?:の)?(?:年月日|日時|時期|時刻|期日|日|時)'
const people =
  '(?:本人|対象者|該当者|関係者|被害者|利用者|保護者|お客|顧客|会員|患者|学生|生徒|申込者|応募者|受講者|参加者|契約者|購入者|世帯|ご?家族|対象の方|該当の方)(?:様|さま|等)?(?:へ|に対する)?(?:の)?'
const stopped =
  '停止|遮断|回収|削除|消去|非公開(?:化|措置)?|閉鎖|是正|無効化|隔離|切断|封鎖|凍結|直した|止めた|暫定対処|対応(?:の)?完了|取り下げ|差し?替え|(?:公開|掲載|表示|配信)(?:の)?(?:終了|停止|中止)|(?:公開|掲載|設定|プログラム|システム|不具合)(?:の|設定の?)?(?:変更|修正)|^修正|パスワード(?:の)?(?:変更|リセット)|リセット'
const known = '判明|発覚|発見|覚知|認知|探知|把握|認識|気付いた|気づいた|気付き|気づき|検知|検出|確認'
const harm =
  '発生|掲載|公開|閲覧|持ち?出し?|流出|不正アクセス|不正ログイン|ログイン(?:の)?試行|侵入|攻撃|障害|停止|つながりにく|暗号化|漏え?い|漏洩|改ざん|悪用|表示|送信|発送|送付|配布|配達|交付|誤[一-鿿]{1,3}|感染|紛失|盗難|遺失|事故|事案|被害|影響|期間中|可能性のある|不具合'

/** What a date beside or under a label is, by the label's last noun: 発生日時, 判明日, 閲覧可能であった期間. In this order. */
const labels: readonly (readonly [EventType, RegExp])[] = [
  [
    'notified',
    new RegExp(
      `${people}(?:個別)?(?:の)?(?:通知|連絡|説明|謝罪|お?詫び|お知らせ|対応)(?:した)?(?:${day})?$|(?:お?詫び|おわび|謝罪|通知|説明)(?:状|文書?|書面?|の?メール)(?:の)?(?:発送|送付|郵送|送信)(?:した)?(?:${day})?$|^(?:謝罪|お?詫び|おわび|(?:個別|書面|電話)(?:の)?(?:連絡|通知))(?:${day})?$|^通知(?:${day})$`,
    ),
  ],
  ['contained', new RegExp(`(?:${stopped})(?:の)?(?:完了|確認)?(?:した)?(?:${day})?$`)],
  ['discovered', new RegExp(`(?:${known})(?:した|された)?(?:${day}|(?:の)?経緯)?$`)],
  [
    'informed',
    new RegExp(
      `(?:連絡|報告|第一報|通報|通知|指摘|申し?出|情報提供)(?:を)?(?:受けた|受領した?|いただいた)(?:${day})$|(?:委託先|受託者|委託業者|受託業者|事業者|同社)(?:から|より)の(?:第一報|報告|連絡|通知)(?:${day})?$|(?:通報|指摘|申告)(?:${day})$|^連絡(?:${day})$|受報(?:日|日時)?$`,
    ),
  ],
  ['published', /(?:公表|発表)(?:した|済み?)?(?:年月日|日時|日)$/],
  [
    'occurred',
    new RegExp(
      `(?:${harm})[^。\\n、]{0,22}?(?:年月日|日時|期間|時期|時間|時間帯|日|時)$|^発生$|発生$|^(?:期間|いつ|日時|日付|時期)(?:のことですか|ですか|(?:発生|起き|起こ)[^。]{0,8})?[?？]?$`,
    ),
  ],
]

/** No events: when something is valid, open, or was collected. */
const notEvents =
  /契約|委託(?!先|業者|事業者)|保存|募集|受付|利用期間|履行|在籍|加入|実施|開設|営業|購入|登録|予約|お問|問い?合わ?せ|納期|期限|有効|(?<!発)生年|調査期間|開催|公開予定|次回|更新/

const endSigns = ' 】〕]>:|/は、・()-\u3000'
/** A label without the signs that set it off. */
const withoutEnd = (label: string): string => {
  let end = label.length
  while (end > 0 && endSigns.includes(label.charAt(end - 1))) end--
  return label.slice(0, end)
}

/** The event that a label tells of the date beside or under it. */
export const eventOfLabel = (label: string, headings = ''): EventType | undefined => {
  const bare = withoutEnd(label.replace(/\([^()]{0,40}\)$/, '').replace(/^[\s\d()①-⑳.、・■□◆◇○●◎※〇▼▽【〔[<#*|-]+/, ''))
  if (bare === '' || notEvents.test(bare)) return undefined
  if (/^対象期間$|^期間$/.test(bare) && /漏|流出|影響|閲覧|可能性/.test(headings)) return 'occurred'
  return labels.find(([, pattern]) => pattern.test(bare))?.[0]
}
