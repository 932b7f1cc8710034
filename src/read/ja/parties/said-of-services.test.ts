import { expect, it } from 'vitest'
import { letterheads, type PartyProbe, testParties } from '../../../../test/support/party-probes.js'
import { readRelease } from '../../index.js'

const { company, town } = letterheads

/** Who makes, keeps or does what is spoken of, and below each family what comes near it. */
const cases: readonly PartyProbe[] = [
  // A coined word and its maker in a bracket.
  [
    company,
    '記録の写しをソラノート（株式会社ミナト）に置いておりますが、同社のデータセンターがランサムウェアに感染しました。',
    '株式会社ミナト provider*',
  ],
  [
    town,
    '児童が使うドリル教材ソフト（ミライシード学習、株式会社ミナト）で、同社の更新の誤りにより別の児童の情報が表示されました。',
    '株式会社ミナト provider*',
  ],
  [company, '職員が利用したタクシー（株式会社ミナト）に名簿を置き忘れました。', ''],
  [company, '社員が利用したホテルミドリ（株式会社ミナト）に名簿を置き忘れました。', ''],
  [company, '教材ソフト（数学、株式会社ミナト）の入った箱を当社の社員が紛失しました。', ''],
  // What is offered to many.
  [
    company,
    '会員証アプリ「マドカ」は、株式会社ミナトがつくり、全国の店に出しているものです。同社のサーバーから情報が流出しました。',
    '株式会社ミナト provider*',
  ],
  [
    company,
    '当社が契約するファイル共有サービスマドカについて、株式会社ミナトから、同社のサーバーに侵入があったとの通知を受けました。',
    '株式会社ミナト provider*',
  ],
  [company, '新商品は株式会社ミナトがつくり、全国の書店に出しています。当社のサーバーが不正アクセスを受けました。', ''],
  [company, '当社が使用するサーバーについて、株式会社ミナトから、不正アクセスの痕跡があるとの連絡を受けました。', ''],
  // Where papers are kept.
  [
    company,
    '退職者のファイルは、株式会社ミナトの川口倉庫に保管しておりましたところ、同社が2箱を紛失しました。',
    '株式会社ミナト contractor*',
  ],
  [company, '当社商品は株式会社ミナトの倉庫に保管しています。当社のサーバーが不正アクセスを受けました。', ''],
  // Whose people do it, and who took it on.
  [
    company,
    '当社の受付は、株式会社ミナトのスタッフが務めております。受付で、同社のスタッフが名簿を誤って渡しました。',
    '株式会社ミナト contractor*',
  ],
  [
    town,
    '本市から認定調査の委託を受けた事業所（株式会社ミナト）の調査員が、調査票を紛失しました。',
    '株式会社ミナト contractor*',
  ],
  [
    company,
    '株式会社ミナト（当社の情報処理を担当）のプログラムの誤りにより、別の方の情報が印字されました。',
    '株式会社ミナト contractor*',
  ],
  [
    company,
    '会報の編集は、長年、株式会社ミナトにお世話になっています。同社の従業員が原稿を紛失しました。',
    '株式会社ミナト contractor*',
  ],
  [
    company,
    '社員旅行の添乗を引き受けた、さくら観光バスの添乗員が、名簿を置き忘れました。',
    'さくら観光バス contractor*',
  ],
  [
    company,
    '検針は株式会社ミナトに委託しています。同社が下請けとして使っている合同会社カワの検針員が、名簿を紛失しました。',
    '合同会社カワ subcontractor* · 株式会社ミナト contractor',
  ],
  [
    company,
    'お問い合わせの受付は、株式会社ミナトのスタッフが行っております。当社のサーバーが不正アクセスを受けました。',
    '',
  ],
  [company, '復旧作業は、株式会社ミナトの社員が行っています。当社のサーバーが不正アクセスを受けました。', ''],
  [
    company,
    '調査の委託を受けた専門会社（株式会社ミナト）の報告によると、当社のサーバーが不正アクセスを受けました。',
    '',
  ],
  // For whom the discloser works.
  [
    company,
    '当社では、株式会社ミナト様、合同会社カワ様のお歳暮の配送を任せていただいております。当社の配達員が送り状を紛失しました。',
    '合同会社カワ client · 株式会社ミナト client',
  ],
  [
    company,
    '当社が募集代理店を務めております株式会社ミナトのお客様の申込書を、当社の社員が誤送信しました。',
    '株式会社ミナト client',
  ],
  [
    company,
    '当社は、株式会社ミナト様主催の催しの受付を代行いたしております。当社の担当者が共有設定を誤りました。',
    '株式会社ミナト client',
  ],
  [company, '株式会社ミナト様名義の口座情報を当社の社員が誤送信しました。', ''],
]

testParties(cases)

it.each([
  [
    '本学院で使用しておりますクラウドSchool Palette（開発元：株式会社ソラ）に障害が起き、情報が表示されました。',
    'School Palette',
  ],
  [
    '当社が利用するサービスGoogle Workspace Businessのアカウントに不正ログインがありました。',
    'Google Workspace Business',
  ],
  ['記録の写しをソラノート（株式会社ソラ）に置いておりますが、暗号化されました。', 'ソラノート'],
  ['「ミナトID」に対し、リスト型攻撃による不正ログインが発生し、情報が閲覧されました。', 'ミナトID'],
  ['「パスワード」に対する総当たりの不正ログインがあり、情報が閲覧されました。', ''],
  ['「マクロ」を組み込んだファイルを開き、情報が流出しました。', ''],
  ['社員が利用したホテルミドリ（株式会社ソラ）に名簿を置き忘れました。', ''],
])('%s → %s', (sentence, names) => {
  const { products } = readRelease(`${company}${sentence}\n`)
  expect(products.map(({ name }) => name).join(' · ')).toBe(names)
})
