import { letterheads, type PartyProbe, testParties } from '../../../../test/support/party-probes.js'

const { town } = letterheads

/** Verbs by which one gives work to whoever is named next, and by which that one takes it on; * marks where it happened. */
const given =
  '任せていた まかせていた ゆだねていた 委ねた 託した 頼んだ 頼んでいた 請け負わせていた 担わせた 担当させた 手伝わせた 行わせていた 依頼した 外注していた 下請けに出した'.split(
    ' ',
  )
const taken = '請け負った 引き受けた 受けた 任された 託されている 頼まれた 依頼された 委託された'.split(' ')
const used = '利用する 利用している 使う 使っている 用いる 用いている 導入した 採用している 借りている'.split(' ')

testParties([
  ...given.flatMap((verb): readonly PartyProbe[] => [
    [town, `市が受付業務を${verb}株式会社ミナトの従業員が、名簿を紛失しました。`, '株式会社ミナト contractor*'],
    [
      town,
      `市が発送を委託する株式会社ミナトが封入を${verb}合同会社カワにおいて、名簿が紛失しました。`,
      '合同会社カワ subcontractor* · 株式会社ミナト contractor',
    ],
    [
      town,
      `委託先の株式会社ミナトから、封入を${verb}合同会社カワの従業員が名簿を紛失したとの連絡がありました。`,
      '合同会社カワ subcontractor* · 株式会社ミナト contractor',
    ],
    [
      town,
      `委託先の株式会社ミナトは、封入を合同会社カワに${verb}とのことです。カワの従業員が名簿を紛失しました。`,
      '合同会社カワ subcontractor* · 株式会社ミナト contractor',
    ],
  ]),
  ...taken.map(
    (verb): PartyProbe => [
      town,
      `市が発送を委託する株式会社ミナトから封入を${verb}合同会社カワが名簿を紛失しました。`,
      '合同会社カワ subcontractor* · 株式会社ミナト contractor',
    ],
  ),
  ...used.flatMap((verb): readonly PartyProbe[] =>
    ['を納めた', 'を保守する', 'の運用保守を担う', 'の開発元である'].map((maker) => [
      town,
      `受託者の株式会社ミナトが${verb}受付システム${maker}合同会社カワのサーバーが不正アクセスを受けました。`,
      '合同会社カワ subcontractor* · 株式会社ミナト contractor',
    ]),
  ),
  // Who offers a service to many works for none of them.
  [
    town,
    '受託者の株式会社ミナトが受付に用いる「マドカ」の運営元、合同会社カワのサーバーが不正アクセスを受けました。',
    '合同会社カワ provider* · 株式会社ミナト contractor',
  ],
  // What is asked for afterwards is no work given out.
  [
    town,
    '委託先の株式会社ミナトの社員が名簿を紛失しました。同社は、情報の削除を合同会社カワに依頼したとのことです。',
    '株式会社ミナト contractor*',
  ],
])
