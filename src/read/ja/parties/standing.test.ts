import { letterheads, type PartyProbe, testParties } from '../../../../test/support/party-probes.js'

const { company, hospital, society, town } = letterheads

/** Who works for the discloser all the time, whatever the verb; who works below a contractor; * marks where it happened. */
const cases: readonly PartyProbe[] = [
  // Standing work, and what is asked after a mishap.
  [company, '当社では電話の応対を株式会社ミナトに受けてもらっております。', '株式会社ミナト contractor*'],
  [company, '名札の手配は株式会社ミナトに見ていただいています。', '株式会社ミナト contractor*'],
  [company, '会報の発送を担ってくださっている株式会社ミナトで、封入の誤りがありました。', '株式会社ミナト contractor*'],
  [company, '現在、流出先の有無を株式会社ミナトに調べてもらっています。', ''],
  // What somebody is called stands between what is said of it and its name.
  [town, '封入を担当した業者は株式会社ミナトで、作業に誤りがあった。', '株式会社ミナト contractor*'],
  [
    hospital,
    '検体の運搬を引き受けている会社（株式会社ミナト）の社員が、検査票を紛失しました。',
    '株式会社ミナト contractor*',
  ],
  [society, '入力を任せている同じグループの株式会社ミナトのサーバーが攻撃を受けました。', '株式会社ミナト contractor*'],
  [company, '株式会社ミナトは当社の委託先で、会員データの入力を行っています。', '株式会社ミナト contractor*'],
  [company, '会報の発送は株式会社ミナトと契約しており、同社が名簿を紛失しました。', '株式会社ミナト contractor*'],
  [company, '株式会社ミナトに預けていた名簿が流出しました。', '株式会社ミナト contractor*'],
  [town, 'ホームページの管理会社である株式会社ミナトから、改ざんの連絡があった。', '株式会社ミナト contractor*'],
  // Below a contractor.
  [
    company,
    '夜間の分は、委託先の株式会社カワセミがさらに株式会社ミナトに回していました。同社の社員が名簿を持ち出しました。',
    '株式会社カワセミ contractor · 株式会社ミナト subcontractor*',
  ],
  [
    company,
    '委託先の株式会社カワセミの下で作業していた株式会社ミナトの社員が名簿を持ち出しました。',
    '株式会社カワセミ contractor · 株式会社ミナト subcontractor*',
  ],
  [
    company,
    '委託先の株式会社カワセミに人材を派遣している株式会社ミナトの社員が名簿を持ち出しました。',
    '株式会社カワセミ contractor · 株式会社ミナト subcontractor*',
  ],
  [
    company,
    '関係する会社\n（入力の受注者）株式会社カワセミ\n（同社から作業を引き受けている会社）株式会社ミナト\n',
    '株式会社カワセミ contractor · 株式会社ミナト subcontractor*',
  ],
  // Work on what has a name is no work for the discloser.
  [
    company,
    '予約に使う「マドカ」を手がける株式会社ミナトから、不正アクセスを受けたとの連絡がありました。',
    '株式会社ミナト provider*',
  ],
  [
    hospital,
    '電子カルテを納めた株式会社ミナトから、不具合により別の患者の情報が表示されたとの連絡がありました。',
    '株式会社ミナト provider*',
  ],
  [company, '予約システムの提供を受けている株式会社ミナトのサーバーが攻撃を受けました。', '株式会社ミナト provider*'],
  // Through whom word came.
  [town, '教材を学校に納めている有限会社ミナトから、市に連絡があった。', '有限会社ミナト vendor-agent'],
  // Whose work the discloser does.
  [company, '資料は、株式会社ミナトより調査を受任している案件のものです。', '株式会社ミナト client'],
  [company, '当社に発送を任せてくださっている株式会社ミナト様の名簿を紛失しました。', '株式会社ミナト client'],
  [
    company,
    '当社のシステムを導入していただいている株式会社ミナト様のデータが表示されました。',
    '株式会社ミナト client',
  ],
  [company, 'お取引先である株式会社ミナト様の名簿を紛失しました。', '株式会社ミナト client'],
  // Others hit.
  [
    company,
    '流出した従業員の人数は次のとおりです。\n会社名　人数\n当社　2,317名\nみなと物流株式会社　880名\n株式会社ミナトデリカ　104名\n',
    'みなと物流株式会社 victim · 株式会社ミナトデリカ victim',
  ],
  [
    company,
    '当社は顧客データの管理を受託しています。\n影響を受けた契約企業（データが他社に表示された企業）\n・みなと物流株式会社　従業員880名\n・株式会社ミナトデリカ　従業員104名\n',
    'みなと物流株式会社 client · 株式会社ミナトデリカ client',
  ],
  [company, '被害を受けたのは当社と株式会社ミナトの2社です。', '株式会社ミナト victim'],
  [company, '同社に発送を委託していた株式会社ミナトの情報も流出しました。', '株式会社ミナト victim'],
  // What somebody does on the discloser's own system, and what the discloser does for another.
  [
    company,
    'システム会社　株式会社ミナト\n内容　同社が当社の販売管理システムを改修した際の不具合により、75名の情報が表示された。',
    '株式会社ミナト contractor*',
  ],
  [
    town,
    '株式会社ミナトが市の予約サイトを更新した際の誤りにより、75名の情報が表示された。',
    '株式会社ミナト contractor*',
  ],
  [
    company,
    '当社は、株式会社ミナト様の販促キャンペーンの事務局業務を行っております。応募者の情報を当社のミスにより公開しました。',
    '株式会社ミナト client',
  ],
  // The discloser's own people and site, whatever it uses.
  [
    society,
    '本会のメール配信は株式会社ミナトの「ソラ配信」で行っていますが、職員が宛先を取り違えて送信しました。',
    '株式会社ミナト provider',
  ],
  [
    company,
    'カード決済を委託する株式会社ミナトから、流出の懸念がある旨の連絡を受けました。当社サイトの改ざんにより情報が流出しました。',
    '株式会社ミナト contractor',
  ],
  [
    company,
    '当社の予約を扱う株式会社ミナトのサイトコントローラー「ソラルーム」が不正アクセスを受けました。',
    '株式会社ミナト provider*',
  ],
  // Who gave the work to the discloser, and who uses what is hit.
  [company, '霧原市様発注の測量業務で、当社社員が地権者名簿を紛失しました。', '霧原市 client'],
  [
    company,
    '当社の従業員が使う経費精算サービス「ソラセイ」の提供会社、株式会社ミナトが攻撃を受けました。',
    '株式会社ミナト provider*',
  ],
  [
    town,
    '申込みの受付に使用した株式会社ミナトの「ソラフォーム」で、設定を職員が誤り、申込者の情報が見えた。',
    '株式会社ミナト provider',
  ],
  [town, '市の学童保育事業の運営主体であるNPO法人ミナトの支援員が、名簿を紛失した。', 'NPO法人ミナト contractor*'],
]
testParties(cases)
