import { letterheads, type PartyProbe, testParties } from '../../../../test/support/party-probes.js'

const { company, town } = letterheads

/** A probe of a sentence after `lead`. */
const said =
  (letterhead: string, lead: string, party: string) =>
  (words: string): PartyProbe => [letterhead, `${lead}${words}`, party]

/** Whose doing it was, where somebody works for the discloser or it uses a service; * marks where it happened. */
const cases: readonly PartyProbe[] = [
  ...[
    '市の職員が宛名の抽出条件を誤り、別の方の氏名が印字されました。',
    '抽出条件を誤ったのは市の担当者です。',
    '原因は、市が渡したデータの誤りでした。',
    '市側の確認不足により、古い名簿で発送が行われました。',
    '担当課が渡した名簿に誤りがあり、別の方に通知が届きました。',
    '職員が封筒を取り違え、別の世帯へ送ってしまいました。',
  ].map(said(town, '通知書の印刷は株式会社ミナトに委託しています。', '株式会社ミナト contractor')),
  ...[
    '小社の社員が名簿を誤って添付しました。',
    '弊社側の設定の誤りで、名簿が公開されていました。',
    '弊社スタッフが封筒を取り違えました。',
    '原因は弊社のシステムの不具合です。',
    '弊社が開発したプログラムに誤りがありました。',
  ].map(said(company, '会報の発送は株式会社ミナトにお願いしています。', '株式会社ミナト contractor')),
  ...[
    '同社の担当者が宛名の抽出条件を誤り、別の方の氏名が印字されました。',
    '原因は同社の作業ミスです。',
    '先方の倉庫から書類がなくなりました。',
    '発送の工程で、別の方の書類が混入しました。',
    '当社の社員が誤りに気付き、同社に知らせました。',
  ].map(said(company, '会報の発送は株式会社ミナトにお願いしています。', '株式会社ミナト contractor*')),
  [
    company,
    '当社は株式会社ミナトが提供するフォーム作成サービス「マドカ」を使っています。担当の幹事が公開の設定を消し忘れました。',
    '株式会社ミナト provider',
  ],
  [
    company,
    '当社は株式会社ミナトが提供するフォーム作成サービス「マドカ」を使っています。同社従業員のアカウントが奪われ、回答が取り出されました。',
    '株式会社ミナト provider*',
  ],
  // Its own site was broken into; whose services it uses besides was not hit.
  ...[
    '当社が運営するオンラインストアが不正アクセスを受けました。カード決済は株式会社ミナトの決済代行サービスを利用しています。',
    '弊社の会員サイトに第三者が侵入しました。なお、メールの配信には株式会社ミナトのサービスを利用していますが、影響はありません。',
    '自社ECサイトの一部の脆弱性を突かれました。メール配信には株式会社ミナトのメール配信サービスを利用しています。',
    '当社の通販サイト「あおぞら便」のシステムの脆弱性をついた攻撃がありました。サイトは株式会社ミナトのクラウドを利用しています。',
  ].map(said(company, '', '株式会社ミナト provider')),
  [
    company,
    '当社の会員サイトが利用する株式会社ミナトのカートシステムが不正アクセスを受けました。',
    '株式会社ミナト provider*',
  ],
  // Its own account was taken, and no other's.
  ...[
    'このシステムの当社のパスワードが盗まれ、第三者に不正ログインされました。',
    'このシステムに、弊社のIDとパスワードを使った不正ログインがありました。',
    'このシステムの当社の管理用アカウントが何者かに乗っ取られました。',
    '当社が利用するこのシステムの管理者アカウントが悪用されました。',
  ].map(said(company, '予約の受付には株式会社ミナトが提供する予約システムを使っています。', '株式会社ミナト provider')),
  [
    company,
    '予約の受付には株式会社ミナトが提供する予約システムを使っています。同社の保守用アカウントのパスワードが盗み取られ、情報が漏えいしました。',
    '株式会社ミナト provider*',
  ],
  // Who warns of it, and what the discloser left unmended.
  [
    company,
    '株式会社ミナト（決済代行会社）から、カード情報の漏えいの懸念について連絡を受けました。当社サイトの決済画面が改ざんされていました。',
    '株式会社ミナト provider',
  ],
]

testParties(cases)
