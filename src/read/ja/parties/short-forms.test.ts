import { letterheads, type PartyProbe, testParties } from '../../../../test/support/party-probes.js'

const { company, town } = letterheads

/** One organisation in full and by a short form that is a name by itself too, or that is called a company. */
const cases: readonly PartyProbe[] = [
  [
    company,
    '名簿の発送をみなと信託銀行株式会社に委託しておりました。みなと信託銀行の社員が名簿を別の会社へ誤送信しました。',
    'みなと信託銀行株式会社 contractor*',
  ],
  [
    town,
    '給付金の振込は白波銀行が行っている。4月1日、株式会社白波銀行に委託した振込のうち3件で、白波銀行の行員が氏名を誤って登録した。',
    '株式会社白波銀行 contractor*',
  ],
  [
    company,
    '発送を株式会社丸北百貨店に委託しました。丸北百貨店の社員が名簿を誤って廃棄しました。',
    '株式会社丸北百貨店 contractor*',
  ],
  [
    company,
    '当社が利用するKaze Cloud Inc.のクラウドサービスにおいて、Kaze Cloud社のサーバーに第三者が不正アクセスしました。',
    'Kaze Cloud Inc. provider*',
  ],
  [
    company,
    '当社は申込フォームサービス（運営会社：Formeko, Inc.）を利用しています。Formeko社のサーバーが不正アクセスを受けました。',
    'Formeko, Inc. provider*',
  ],
  // Two companies of one name stay two.
  [
    company,
    '印刷を株式会社丸北製作所に、発送を丸北製作所有限会社に委託しました。丸北製作所有限会社の社員が名簿を紛失しました。',
    '丸北製作所有限会社 contractor* · 株式会社丸北製作所 contractor',
  ],
]
testParties(cases)
