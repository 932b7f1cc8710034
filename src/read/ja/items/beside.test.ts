import { describe, it } from 'vitest'
import { expectItems } from '../../../../test/support/item-probes.js'

const head = '不正アクセスによる個人情報漏えいのおそれについて\n2024年6月3日\n株式会社アオゾラ\n\n'

describe('what leaked and what did not', () => {
  const rows: readonly (readonly [text: string, items: string, excluded: string])[] = [
    ['漏えいしたのは氏名のみで、住所、電話番号は含まれません。', 'name', 'address phone'],
    ['氏名、住所以外の情報は漏えいしておりません。', 'name address', ''],
    ['氏名、住所以外の電話番号や生年月日は漏えいしておりません。', 'name address', 'phone birth-date'],
    ['氏名や住所など個人を特定できる情報は含まれておらず、メールアドレスのみが対象です。', 'email', 'name address'],
    ['クレジットカード情報は当社のサーバーを通らない仕組みです。', '', 'credit-card'],
    ['カード決済は外部の画面で行われるため、カード番号は当社に渡りません。', '', 'credit-card'],
    ['パスワードにはアクセスされていないことを確認しています。', '', 'password'],
    ['口座番号へのアクセスは確認されていません。', '', 'bank-account'],
    ['電話番号は頂いていません。', '', 'phone'],
    ['氏名・住所はこのIDの登録項目にありません。', '', 'name address'],
    ['電話番号は無かった。', '', 'phone'],
    ['クレジットカード情報の漏えいの可能性は否定できません。', 'credit-card', ''],
    ['住所の記載がない方が12名含まれていました。', '', ''],
    ['メールアドレスをお知らせいただいていない方には、郵便でお伝えします。', '', ''],
    ['ガス料金のご請求に影響はございません。', '', ''],
    [
      '2 漏えいした情報\n(1) 氏名\n(2) 住所\n\n3 漏えいしていない情報\n(1) 電話番号\n(2) クレジットカード情報',
      'name address',
      'phone credit-card',
    ],
    [
      '2 対象の情報\n氏名、住所\n\n3 対象外の情報\nクレジットカード情報、パスワード',
      'name address',
      'credit-card password',
    ],
    ['2 対象の情報\n氏名、住所\n対象外の情報:クレジットカード情報、パスワード', 'name address', 'credit-card password'],
    [
      '2 漏えいした情報\n氏名 あり\n住所 あり\n電話番号 なし\nクレジットカード情報 なし',
      'name address',
      'phone credit-card',
    ],
    ['2 漏えいした情報\n氏名:○\n住所:○\n電話番号:×\nパスワード:×', 'name address', 'phone password'],
    [
      '2 漏えいした情報\n氏名 含む\n住所 含む\n電話番号 含まない\nパスワード 含まない',
      'name address',
      'phone password',
    ],
    ['| 項目 | 漏えいの有無 |\n| 氏名 | 有 |\n| 住所 | 有 |\n| 電話番号 | 無 |', 'name address', 'phone'],
    ['2 よくあるご質問\nQ. 口座の情報は流出していますか。\nA. いいえ、流出しておりません。', '', 'bank-account'],
    ['2 よくあるご質問\nQ. 会場の住所の変更はありますか。\nA. ありません。', '', ''],
    [
      '2 漏えいした情報\n氏名、お支払い方法(口座振替・クレジットカードの別)です。口座番号は含まれません。',
      'name payment',
      'bank-account',
    ],
    ['載っていない事項　投票先、電話番号', '', 'other phone'],
    ['書かれていないもの：住所、口座番号', '', 'address bank-account'],
    ['2 漏えいした情報\n氏名\n住所なし、電話番号なし', 'name', 'address phone'],
    [
      '2 よくあるご質問\nQ. 何を見られたおそれがありますか。\nA. 氏名、郵便番号、生年月日です。',
      'name postal-code birth-date',
      '',
    ],
    ['パスワードは、今回閲覧された画面には表示されません。', '', 'password'],
    ['口座番号は暗号化して別の場所に保存しており、閲覧されていません。', '', 'bank-account'],
    ['2 漏えいした情報\n氏名 対象\nパスワード 対象外', 'name', 'password'],
    ['氏名の漏えいを確認しました。', 'name', ''],
    ['漏えいした情報は履歴書です。', 'document', ''],
    ['写真の流出を確認しました。', 'photo', ''],
    ['履歴書の提出は不要です。', '', ''],
  ]
  it.each(rows)('%s', (text, items, excluded) => {
    expectItems(`${head}${text}\n`, items, excluded)
  })
})
