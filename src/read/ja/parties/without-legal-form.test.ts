import { letterheads, type PartyProbe, testParties } from '../../../../test/support/party-probes.js'

const { town } = letterheads

const leaked = '、45名分の氏名が漏えいしたおそれがあります。'

/** What is said of somebody who works for the town, or below one who does, around the name. */
const frames: readonly ((name: string) => string)[] = [
  (name) => `封筒の印刷は${name}に依頼しており、同社の作業ミスにより${leaked}`,
  (name) => `健診の案内の発送業務を${name}に委託していたところ、同社の従業員が名簿を紛失し${leaked}`,
  (name) => `案内の発送業務は${name}が受託しており、封入の際に誤って別の方に送付し${leaked}`,
  (name) => `発送業務を委託している${name}の社員が名簿を紛失し${leaked}`,
  (name) => `本市の委託先(${name})のサーバーが不正アクセスを受け${leaked}`,
  (name) =>
    `1 概要\n別の方の氏名が印字され${leaked}\n2 委託先\n${name}\n3 原因\n委託先における印字プログラムの設定誤り`,
]

/** Names in katakana, in Latin letters, of two Latin words, with a trade at the end. */
const names = ['ミドリ工房', 'アサヒビズ', 'サンライズBPO', 'ミナト・ロジスティクス', 'Hokuto Works', 'こもれび書房']

testParties(frames.flatMap((frame) => names.map((name): PartyProbe => [town, frame(name), `${name} contractor*`])))

/** Words for a kind of helper are nobody's name. */
const helpers = [
  'コールセンター',
  'ヘルプデスク',
  'システムベンダー',
  'フリーランス',
  'クリーニング店',
  '印刷会社',
  'PTA',
  '学校給食センター',
]

testParties(frames.flatMap((frame) => helpers.map((helper): PartyProbe => [town, frame(helper), ''])))

testParties([
  [
    town,
    `委託先の株式会社ミナトは、配送を有限会社カモメ急便に任せていました。同社の運転手が名簿を紛失し${leaked}`,
    '有限会社カモメ急便 subcontractor* · 株式会社ミナト contractor',
  ],
  [
    town,
    `発送業務は株式会社ミナトに委託し、株式会社ミナトは印刷を株式会社ヒバリに、株式会社ヒバリは配送を有限会社カモメ急便に委託していました。有限会社カモメ急便の運転手が名簿を紛失し${leaked}`,
    '有限会社カモメ急便 subcontractor* · 株式会社ヒバリ subcontractor · 株式会社ミナト contractor',
  ],
  [
    town,
    `株式会社ミナトに発送業務を委託しております。同社のサーバーを保守する株式会社ヒバリの作業員が設定を誤り${leaked}`,
    '株式会社ヒバリ subcontractor* · 株式会社ミナト contractor',
  ],
  [
    town,
    `株式会社ミナトに発送業務を委託しております。実際の作業は株式会社ヒバリが行っており、株式会社ヒバリの従業員が名簿を紛失し${leaked}`,
    '株式会社ヒバリ subcontractor* · 株式会社ミナト contractor',
  ],
  [
    town,
    `株式会社ミナトに発送業務を委託しております。同社によると、配送を担う有限会社カモメ急便の運転手が名簿を紛失し${leaked}`,
    '有限会社カモメ急便 subcontractor* · 株式会社ミナト contractor',
  ],
  [
    town,
    `業務を委託している株式会社ミナトの再委託先において名簿を紛失し${leaked}再委託先は株式会社ヒバリです。`,
    '株式会社ヒバリ subcontractor* · 株式会社ミナト contractor',
  ],
  [
    town,
    `本市の外郭団体である公益財団法人霧原文化財団において、職員が名簿を紛失し${leaked}`,
    '公益財団法人霧原文化財団 contractor*',
  ],
])

/** A name in brackets after what kind of body bears it. */
testParties([
  [
    town,
    `台帳の電子化を委託しているスキャン専門会社「ミドリアーカイブ」の元従業員が名簿を持ち出し${leaked}`,
    'ミドリアーカイブ contractor*',
  ],
  [
    town,
    `行事の撮影を担当いただいている写真館「フォトスタジオ銀河」様の社員が名簿を紛失し${leaked}`,
    'フォトスタジオ銀河 contractor*',
  ],
  [
    town,
    `音訳をお願いしているボランティア団体「みどり音訳の会」の会員が名簿を紛失し${leaked}`,
    'みどり音訳の会 contractor*',
  ],
  [
    town,
    `学童保育の運営を委託しているNPO法人「ひなたキッズ」の職員が名簿を紛失し${leaked}`,
    'ひなたキッズ contractor*',
  ],
  [town, `印刷を依頼している会社「プリントヤマ」で、名簿が誤って廃棄され${leaked}`, 'プリントヤマ contractor*'],
  [town, `翻訳を頼んでいる翻訳事務所「ことのは」から名簿を紛失したとの報告があり${leaked}`, 'ことのは contractor*'],
  [town, `運営を委託しているコールセンター「みどり」の画面が見える状態になり${leaked}`, ''],
  [town, `本市が利用している予約サービス「ヨヤクル」の画面が見える状態になり${leaked}`, ''],
])
