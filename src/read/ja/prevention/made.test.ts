import { describe, expect, it } from 'vitest'
import { readRelease } from '../../index.js'

const head =
  '2024年5月1日\n株式会社アオゾラ\n個人情報の漏えいについて\n当社のサーバーが不正アクセスを受け、お客様の氏名が漏えいしました。\n'

/** Told in passing, under no heading about prevention: rules that were made, what lasts once done, what others are told. */
const made: readonly (readonly [text: string, value: string])[] = [
  ['古い注文のメールは、半年で消すことにしました。', 'process'],
  ['名簿は当日中に本部へ送る決まりにしました。', 'process'],
  ['封筒は二人で確かめてから出す運用に改めました。', 'process'],
  ['申込書は写真に撮らない、というルールにしました。', 'process'],
  ['全従業員に、偽のメールの見分け方の研修を行いました。', 'training'],
  ['全店長を集めた緊急の講習会を開催しました。', 'training'],
  ['メールに2段階認証をつけました。', 'mfa'],
  ['管理画面に二要素認証を設定しました。', 'mfa'],
  ['社長直属の「情報管理室」を6月に設置します。', 'organization'],
  ['事業者に対し、送信の前に当社の確認を受けることを申し入れました。', 'contractor-oversight'],
  ['同社とのデータの受け渡しは停止しており、来年度は別の印刷会社に委託いたします。', 'contract-change'],
  ['同社との契約は8月末で解約します。', 'contract-change'],
  ['名簿の電子版は廃止し、会員専用の検索システムに改めます。', 'system-replacement'],
  ['上司が承認しなければ外部に送られない仕組みを12月中に導入します。', 'access-control'],
]

/** What is decided of the matter itself, a means by which it came to light, a name, a state. */
const none: readonly string[] = [
  '本日、経緯を公表することにしました。',
  '対象の方には個別にご連絡することといたしました。',
  '応募の受付を当面休止することにしました。',
  '22日の午前に同社の監視で検知し、侵入経路を塞いだと聞いています。',
  '誤った書類の再発行の費用は当社が負担することとしました。',
  '事業者に対し、データの削除を求めました。',
]

const valuesOf = (text: string): string =>
  readRelease(`${head}${text}\n`)
    .prevention.map(({ value }) => value)
    .join(' ')

describe('a measure told in passing', () => {
  it.each(made)('%s → %s', (text, value) => expect(valuesOf(text).split(' ')).toContain(value))
  it.each(none)('none: %s', (text) => expect(valuesOf(text)).toBe(''))
})

describe('a numbered heading', () => {
  it('does not stand under the questions that interrupt the numbers', () => {
    const text = `${head}1.経緯\n5月1日に判明しました。\n2.対応\n通信を遮断しました。\n【よくいただくご質問】\nQ1 自分は対象か。\nA1 対象の方にはご連絡します。\n3.再発防止策\n(1)SMS認証の追加(9月1日実施済み)\n(2)ログインを24時間監視する仕組みの稼働\n`
    expect(
      readRelease(text)
        .prevention.map(({ value }) => value)
        .sort(),
    ).toEqual(['mfa', 'monitoring'])
  })
})
