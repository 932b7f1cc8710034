import { expect, it } from 'vitest'
import { letterheads, type PartyProbe, testParties } from '../../../../test/support/party-probes.js'
import { readRelease } from '../../index.js'

const { company, town } = letterheads

/** Parties named in passing, in ordinary sentences; * marks where it happened. Below each family what comes near it. */
const cases: readonly PartyProbe[] = [
  // The title or the work stands before a bracket with the name.
  [
    town,
    '予約コールセンターの運営事業者（富岳コミュニケーションズ）の従業員が、業務に関係なく知人の情報を閲覧していました。',
    '富岳コミュニケーションズ contractor*',
  ],
  [
    company,
    '夜間に、装置の保守員（株式会社ミナト）が当社の端末で作業し、データを誤って持ち出しました。',
    '株式会社ミナト contractor*',
  ],
  [
    company,
    '社員食堂の給食を作る会社（株式会社ミナト、当社と契約）の栄養士がパソコンを紛失しました。',
    '株式会社ミナト contractor*',
  ],
  [
    company,
    '当社が使うエントリーサービスヤマパス（運営はヤマレコーズ）で、ほかの参加者の情報が見える状態でした。同サービスの設定の不備によるものです。',
    'ヤマレコーズ provider*',
  ],
  [company, '拾得者は作業員（株式会社ミナト）の方です。当社の社員が名簿を紛失しました。', ''],
  [company, '写真（提供：ミナトフォト）を誤って掲載しました。', ''],
  [company, '催し（運営：アオバプロモーション、協力：青葉市）の参加者名簿を当社の社員が誤送信しました。', ''],
  [company, '印刷を委託している株式会社ミナトは本件とは関係ありません。当社のサーバーが不正アクセスを受けました。', ''],
  // What is done for one.
  [
    company,
    '従業員の健康診断を実施していただいた株式会社ミナト様において、結果の封入に誤りがありました。',
    '株式会社ミナト contractor*',
  ],
  [town, '児童クラブの運営を受けている株式会社ミナトの支援員が、名簿を紛失しました。', '株式会社ミナト contractor*'],
  [
    company,
    '当社の事務センターに常駐していた株式会社ミナトの技術者が、名簿を持ち出しました。',
    '株式会社ミナト contractor*',
  ],
  [
    company,
    '当社のホームページは、株式会社ミナトに制作と更新をまとめてお任せしています。同社が設定を誤り、名簿が公開されていました。',
    '株式会社ミナト contractor*',
  ],
  [
    company,
    '会報の発送を引き受けてくださっていたオフィスみなもの方が、名簿の入ったパソコンを売却していました。',
    'オフィスみなも contractor*',
  ],
  [
    company,
    '当社の物流は株式会社ミナトに委託しており、市内の配達は、同社が合同会社カワに出しております。合同会社カワの運転手が伝票を紛失しました。',
    '合同会社カワ subcontractor* · 株式会社ミナト contractor',
  ],
  [company, '説明会を実施いただいた株式会社ミナト様の会場で、当社の社員が名簿を紛失しました。', ''],
  [company, '当社の社員が常駐していた株式会社ミナト様の社屋で、当社の社員が名簿を紛失しました。', ''],
  [company, '伝票は、株式会社ミナトが合同会社カワから借りており、当社の社員が紛失しました。', ''],
  // Whose service it is.
  [
    company,
    '当社が手配に用いているＴＬ　Ｃｏｎｎｅｃｔを運営するシンガポールの株式会社ミナトのサーバーが不正アクセスを受けました。',
    '株式会社ミナト provider*',
  ],
  [
    company,
    '株式会社ミナトが営むインターネット写真販売で、同社の手違いにより、他の方の写真が閲覧できる状態でした。',
    '株式会社ミナト provider*',
  ],
  [company, '株式会社ミナトが営む店舗の近くで、当社の社員がかばんを紛失しました。', ''],
  // Others hit by the same.
  [
    company,
    '株式会社ミナトのオンラインストレージＢｉｚＫｅｅｐが攻撃され、これを使っていた当社、株式会社カワ、合同会社ウミの３社の従業員情報が持ち出されました。',
    '合同会社ウミ victim · 株式会社カワ victim · 株式会社ミナト provider*',
  ],
  [
    company,
    '影響が及んだのは83法人で、当法人のほか、県内では医療法人みどり会、社会福祉法人ひかり会が該当します。',
    '医療法人みどり会 victim · 社会福祉法人ひかり会 victim',
  ],
  [town, '14市町のうち、青葉市が、先行して公表しています。', '青葉市 victim'],
  [town, '青葉市が先行して公表した基準に基づき、漏えいを報告しました。', ''],
  // Of the discloser's own people.
  [
    company,
    '弊社広報担当者が宛先をCCに入れて送信し、サイトの運営をお願いしている株式会社ミナトから指摘を受けました。',
    '株式会社ミナト contractor',
  ],
]

testParties(cases)

it.each([
  // A name of kana and katakana, right after what it is; its end alone is no other.
  [
    '学習サービスまなびポケッツにおいて情報が流出しました。高校で使っているまなびポケッツ（開発：株式会社ソラ）の不具合です。',
    'まなびポケッツ',
  ],
  ['電子書籍サービスヨミモノ倉庫への不正ログインにより情報が流出しました。', 'ヨミモノ倉庫'],
  ['欠席連絡システム（製品名　スクールコネクト、開発元　株式会社ソラ）で情報が漏えいしました。', 'スクールコネクト'],
  ['当社が手配に用いているTL Connectを運営する株式会社ソラから、情報が流出したとの連絡を受けました。', 'TL Connect'],
  ['当社がメルマガの配信に契約しているCloudPostが不正アクセスを受け、情報が流出しました。', 'CloudPost'],
  ['サービスからダウンロードした名簿を紛失しました。', ''],
  ['当社サービスにかかるポイントの情報が流出しました。', ''],
  ['システムおよびネットワークに不正アクセスがあり、情報が流出しました。', ''],
  ['アプリならびにメールサイトへの不正アクセスにより情報が流出しました。', ''],
  ['当社が契約しているコンサルタントが名簿を紛失しました。', ''],
])('%s → %s', (sentence, names) => {
  const { products } = readRelease(`${company}${sentence}\n`)
  expect(products.map(({ name }) => name).join(' · ')).toBe(names)
})
