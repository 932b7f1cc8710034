import { letterheads, type PartyProbe, testParties } from '../../../../test/support/party-probes.js'

const { company, society, school, town } = letterheads

/** Companies of one group, houses of one's own, one company in two writings, and who uses whose thing. */
const cases: readonly PartyProbe[] = [
  // A company of the group that was hit is another victim, whatever services it offers.
  [
    company,
    '当社の連結子会社である株式会社ミナト物流が管理するサーバーが不正アクセスを受け、情報が流出した可能性があります。',
    '株式会社ミナト物流 victim',
  ],
  [
    company,
    '当社グループの株式会社ミナトおよび若葉物産株式会社のサーバーが不正アクセスを受け、従業員の情報が漏えいしました。',
    '株式会社ミナト victim · 若葉物産株式会社 victim',
  ],
  [
    company,
    '当社は子会社の株式会社ミナトと、発送業務を若葉物産株式会社に委託しています。若葉物産株式会社のサーバーが不正アクセスを受けました。',
    '若葉物産株式会社 contractor*',
  ],
  [
    society,
    '当会が運営する青葉中央病院および青葉リハビリテーション病院(以下「両病院」といいます。)のサーバーがランサムウェアに感染しました。',
    '',
  ],
  [
    company,
    '子会社の株式会社ミナトに対するランサムウェア攻撃について、その後判明した事項をお知らせします。株式会社ミナトの宅配サービス「みなと便」の会員の情報が漏えいしたおそれがあります。',
    '株式会社ミナト victim',
  ],
  [
    company,
    '当社の連結子会社であるMinato Leasing America, Inc.(以下「MLA社」といいます。)における不正アクセスについてお知らせします。',
    'Minato Leasing America, Inc. victim',
  ],
  [
    company,
    '当社が給与計算を委託している子会社の株式会社ミナトのサーバーが不正アクセスを受けました。',
    '株式会社ミナト contractor*',
  ],
  [
    company,
    'グループ会社の株式会社ミナトが運用する共通システムを利用しており、同システムが攻撃を受けました。',
    '株式会社ミナト provider*',
  ],
  [company, '本件は、子会社である株式会社ミナトには影響がありません。', ''],
  // A house of the discloser's own is no party.
  [
    society,
    '青葉歯科医師会が運営する霧原歯科診療所では、案内のメールを送る際にアドレスが見える状態で送信しました。',
    '',
  ],
  [school, '本学園が設置する霧原高等学校において、教員が名簿を紛失しました。', ''],
  // One company in two writings is one party.
  [
    town,
    '通知書を誤って送付しました。原因は、業務受託者(㈱北斗印刷)が宛名データを加工した際に行がずれたことです。\n委託先 株式会社北斗印刷',
    '㈱北斗印刷 contractor*',
  ],
  // Whose people did it, and whose thing they merely use.
  [
    company,
    '顧客管理の運用を委託している株式会社ミナトは、株式会社クラウドベースのデータセンターを利用しておりますが、株式会社ミナトの社員が設定を誤り、情報が閲覧できる状態となっていました。',
    '株式会社クラウドベース subcontractor · 株式会社ミナト contractor*',
  ],
  [
    company,
    '当社が事務を委託する株式会社ミナトの委託先、株式会社カワBPOの社員が、お客様の情報を持ち出していました。',
    '株式会社カワBPO subcontractor* · 株式会社ミナト contractor',
  ],
  // 健康診断 is no looking into the matter.
  [
    company,
    '当社が従業員の健康診断を委託している一般財団法人ミナト健診財団が、結果を別の会社へ誤って送付しました。',
    '一般財団法人ミナト健診財団 contractor*',
  ],
  [company, '株式会社ミナトに侵入経路の診断を委託しました。', ''],
  [
    company,
    '当社の株主名簿管理人である霧原信託銀行株式会社の担当者が、株主様の名簿を誤って送付しました。',
    '霧原信託銀行株式会社 contractor*',
  ],
  [
    company,
    '弊社は、ミナト損害保険株式会社様ならびに生命保険会社2社様の代理店として保険募集を行っております。弊社の元従業員が情報を持ち出しました。',
    'ミナト損害保険株式会社 client',
  ],
  [
    company,
    '弊社はミナト生命保険株式会社の募集代理店です。弊社社員が、契約者様の情報を誤って送信いたしました。',
    'ミナト生命保険株式会社 client',
  ],
  [
    town,
    '町が公益財団法人緑の会を指定管理者に指定している町民体育館で、申請書の綴り1冊が紛失した。',
    '公益財団法人緑の会 contractor*',
  ],
  [
    town,
    '県が就労支援事業を委託している株式会社ミナトリンク霧原支店で、元従業員が求職者の情報を持ち出していた。',
    '株式会社ミナトリンク contractor*',
  ],
  [
    company,
    '当社が配信に利用している米ネプチューン社のサービスにおいて、同社のシステムへの不正アクセスによりアドレスが流出しました。',
    'ネプチューン社 provider*',
  ],
  // The service sent what the discloser's own people gave it.
  [
    school,
    '本学園では、出願の受付に株式会社ミナト様の「願書ポスト」を使用しております。本学園入試広報部の担当者が、受験票の案内に志願者の一覧を添付いたしました。',
    '株式会社ミナト provider',
  ],
  // A flaw of what the maker sold, run by the discloser itself.
  [
    company,
    '当社が提供しているファイル管理ツール「FileTerrace」(開発元:TerraceSoft Inc.)の未修正の脆弱性を突かれ、サーバーに不正なプログラムを設置されました。',
    'TerraceSoft Inc. provider',
  ],
  // A name of another time is no other party.
  [
    town,
    '市が入力を委託している株式会社ミナト電算（現カワデータ株式会社）のサーバーが攻撃を受けた。カワデータ株式会社から報告があった。',
    '株式会社ミナト電算 contractor*',
  ],
  [
    company,
    '配送を委託している株式会社ミナト（旧社名：株式会社カワ運輸）の従業員が名簿を紛失した。株式会社カワ運輸に提供したものである。',
    '株式会社ミナト contractor*',
  ],
  [
    company,
    '配送を委託しているミナト株式会社（旧株式会社カワ運輸）の従業員が名簿を紛失した。カワ運輸の時代に委託した。',
    'ミナト株式会社 contractor*',
  ],
  [company, '株式会社アオゾラ（旧社名：株式会社ミナト商会）の社員が名簿を紛失した。', ''],
  // What it does for the discloser says more than whose it is.
  [
    company,
    '修理の受付業務を担う当社子会社の株式会社ミナトにおいて、社員が受付票を紛失しました。',
    '株式会社ミナト contractor*',
  ],
  [
    company,
    '配送を請け負うグループ会社の株式会社ミナトにおいて、社員が伝票を紛失しました。',
    '株式会社ミナト contractor*',
  ],
  // A town gives work to a body that is named after it.
  [
    '2024年5月1日\n霧原町社会福祉協議会\n名簿の紛失について\n',
    '本会が霧原町から受託している事業で、職員が名簿を紛失しました。',
    '霧原町 client',
  ],
  [
    '2024年5月1日\n霧原町社会福祉協議会\n名簿の紛失について\n',
    '霧原町が利用するサービスと同じものを使っており、職員が名簿を紛失しました。',
    '',
  ],
  [
    '2024年5月1日\n霧原町教育委員会\n名簿の紛失について\n',
    '霧原町から受託している事業で、職員が名簿を紛失しました。',
    '',
  ],
]

testParties(cases)
