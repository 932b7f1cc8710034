import { letterheads, type PartyProbe, testParties } from '../../../../test/support/party-probes.js'

const { company, town } = letterheads
const printer = `${company}当社は印刷と発送を請け負っております。当社のサーバーがランサムウェアに感染しました。\n`
const hit = `${company}委託先の株式会社ミナトのサーバーが攻撃を受け、当社の情報が流出しました。\n`
const member = '本市が図書館の運営を委託している青葉共同企業体'

const clients = '医療法人ソラ会 client · 学校法人カワ学園 client · 株式会社ツキ client'
const victims = 'ツキ株式会社 victim · 医療法人ソラ会 victim · 学校法人カワ学園 victim · 株式会社ミナト contractor*'
const joint = '有限会社カワ contractor · 株式会社ツキ contractor · 青葉共同企業体 contractor*'

/** Lists of clients, of others that were hit and of members, and lines that say of each name what it did. */
const cases: readonly PartyProbe[] = [
  ...[
    '主な委託元は次のとおりです。\n・株式会社ツキ　1,200件\n・学校法人カワ学園　300件\n・医療法人ソラ会　20件',
    '委託元　業務　件数\n株式会社ツキ　納税通知の印刷　1,200件\n学校法人カワ学園　会報の発送　300件\n医療法人ソラ会　健診票の印刷　20件',
    '委託元\n株式会社ツキ\n学校法人カワ学園\n医療法人ソラ会',
    '当社をご利用の企業様のうち、株式会社ツキ様、学校法人カワ学園様、医療法人ソラ会様に影響がありました。',
    '当社が印刷を請け負った株式会社ツキ、学校法人カワ学園、医療法人ソラ会の宛名が含まれます。',
  ].map((words): PartyProbe => [printer, words, clients]),
  ...[
    'ツキ株式会社、学校法人カワ学園、医療法人ソラ会が、本件による被害を公表しています。',
    '本件については、ツキ株式会社、学校法人カワ学園、医療法人ソラ会からも発表がありました。',
    'ツキ株式会社、学校法人カワ学園、医療法人ソラ会にも影響が及んでいます。',
    '同社の発表によれば、ツキ株式会社、学校法人カワ学園、医療法人ソラ会も対象です。',
    '同様の公表をしている団体\n・ツキ株式会社\n・学校法人カワ学園\n・医療法人ソラ会',
  ].map((words): PartyProbe => [hit, words, victims]),
  ...[
    '代表構成員・株式会社ツキ、構成員・有限会社カワ',
    '代表構成員：株式会社ツキ、構成員：有限会社カワ',
    '株式会社ツキ・有限会社カワ',
    '株式会社ツキ及び有限会社カワで構成',
    '代表者株式会社ツキ、構成員有限会社カワ',
    '代表企業　株式会社ツキ、構成企業　有限会社カワ',
  ].map((words): PartyProbe => [town, `${member}（${words}）の司書が、名簿を紛失した。`, joint]),
  [
    town,
    '健診の委託先は株式会社ミナトです。\n(1) 合同会社カワ　受付システムを株式会社ミナトに納め、保守を行う。\n(2) 有限会社ツキ　合同会社カワの依頼により回線を管理する。\n合同会社カワのサーバーが攻撃を受けた。',
    '合同会社カワ subcontractor* · 有限会社ツキ subcontractor · 株式会社ミナト contractor',
  ],
  [
    company,
    'A. 株式会社ミナト：当社の依頼を受け、手配を請け負う会社\nB. 合同会社カワ：Aから送迎を任された会社\nC. 株式会社ツキ：Aの求めで記録を解析した会社\nBの社員が名簿を紛失しました。',
    '合同会社カワ subcontractor* · 株式会社ミナト contractor',
  ],
  [
    town,
    '受付を任せている株式会社ミナトは、保守を「スタジオ波の音」という個人事業者に回していました。このスタジオ波の音の担当者が設定を誤りました。',
    'スタジオ波の音 subcontractor* · 株式会社ミナト contractor',
  ],
  [
    company,
    '発送をお願いしている「会計オフィス・ミナト」で、別の方の書類を入れる事故がありました。',
    '会計オフィス・ミナト contractor*',
  ],
  [
    company,
    'アプリを作ったのは株式会社ミナト、当社が開発を任せている会社です。同社の担当者が設定を誤りました。',
    '株式会社ミナト contractor*',
  ],
  ...['当社が保守を依頼', '当社との業務委託契約に基づく', '当社が発送を頼んでいる会社', '保守を請け負う会社'].map(
    (words): PartyProbe => [
      company,
      `株式会社ミナト（${words}）の社員が、書類を誤って別の会社に送りました。`,
      '株式会社ミナト contractor*',
    ],
  ),
  ...['運営　株式会社ミナト', '運営は株式会社ミナト', '運営＝株式会社ミナト', '提供者：株式会社ミナト'].map(
    (words): PartyProbe => [
      company,
      `当社が利用しているサービス「マドカ」（${words}）において、他社の方の情報が表示される不具合が発生しました。`,
      '株式会社ミナト provider*',
    ],
  ),
  ...['作る', '手がける', '貸し出す', '供給している'].map(
    (verb): PartyProbe => [
      company,
      `当社は株式会社ミナトが${verb}予約システム「マドカ」を利用しています。マドカのサーバーが不正アクセスを受けました。`,
      '株式会社ミナト provider*',
    ],
  ),
  // What is denied of it, and who warns, and whose product was left unmended by the discloser.
  [
    company,
    '当社のプログラムの誤りで、別の企業様の情報が表示されました。基盤として用いているミナトクラウド社の障害ではございません。',
    'ミナトクラウド社 provider',
  ],
  [
    company,
    '当社が受付に用いるソフト「マドカ」には開発元の有限会社ミナトが公表した欠陥があり、当社は修正版をまだ入れていなかった。この穴から侵入された。',
    '有限会社ミナト provider',
  ],
]

testParties(cases)
