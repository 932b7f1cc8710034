import { type EventProbe, testEvents } from '../../../../test/support/event-probes.js'

/** How far a date reaches: over the clauses that follow it, into what somebody said, out of what was found. All in 2024. */
const probes: Readonly<Record<string, readonly EventProbe[]>> = {
  'a date at the head of a sentence reaches over its clauses': [
    [
      'attack',
      '5月19日、当社の監視システムが不審な通信を検知し、直ちに当該サーバーを停止するとともに、警察に通報いたしました。',
      ['contained 05-19', 'discovered 05-19', 'reported 05-19 police'],
    ],
    [
      'slip',
      '5月20日、受信した方から指摘を受けて誤りに気付き、受信者全員に電話で謝罪のうえ、メールの削除を確認した。',
      ['contained 05-20', 'discovered 05-20', 'informed 05-20', 'notified 05-20'],
    ],
    [
      'attack',
      '5月19日午前8時、出勤した社員がサーバーの異常に気づき、午前9時に全システムを停止し、翌20日に警察へ相談しました。',
      ['contained 05-19T09:00', 'discovered 05-19T08:00', 'reported 05-20 police'],
    ],
    [
      'lost',
      '5月19日、教諭が書類のないことに気付き、校内を捜したが見つからず、同日夜、管理職に報告した。翌日、警察に遺失届を提出した。',
      ['discovered 05-19', 'reported 05-20 police'],
    ],
    [
      'attack',
      '5月19日に不正アクセスを検知した後、5月20日に外部との接続を遮断し、5月22日に個人情報保護委員会へ報告しました。',
      ['contained 05-20', 'discovered 05-19', 'reported 05-22 ppc'],
    ],
    [
      'town',
      '5月21日に委託先から報告を受け、市は翌22日に対象の方へ連絡を行い、同日、個人情報保護委員会にも報告した。',
      ['informed 05-21', 'notified 05-22', 'reported 05-22 ppc'],
    ],
  ],
  'what somebody said, and when it was': [
    [
      'attack',
      '5月28日、委託先から、5月20日に同社のサーバーが不正アクセスを受け、5月23日に復旧作業を終えたとの報告がありました。',
      ['informed 05-28', 'occurred 05-20'],
    ],
    [
      'attack',
      '委託先より、5月20日にサーバーを停止した旨の連絡を5月21日に受けました。',
      ['contained 05-20', 'informed 05-21'],
    ],
    [
      'town',
      '5月28日、受託者から市に対し、5月25日に車両が盗難に遭い、車内の名簿がなくなったとの報告があった。',
      ['informed 05-28', 'occurred 05-25'],
    ],
    [
      'attack',
      '当社は、委託先が5月18日に不正アクセスを受けたことを、5月24日に同社からの報告で知りました。',
      ['informed 05-24', 'occurred 05-18'],
    ],
    [
      'attack',
      '同社の説明によれば、4月28日から5月3日までの間に外部からの侵入があり、5月19日に同社の担当者がこれを発見したとのことです。',
      ['discovered 05-19', 'occurred 04-28/05-03'],
    ],
    [
      'town',
      '5月28日、受託者から、本市の対象者が214名であるとの調査結果の報告があった。',
      ['determined 05-28', 'informed 05-28'],
    ],
  ],
  'what was found, and when it was': [
    [
      'attack',
      '6月10日に調査が完了し、5月2日から5月9日までの間、会員情報が外部に送信されていたことが判明しました。',
      ['determined 06-10', 'occurred 05-02/05-09'],
    ],
    ['attack', '調査の結果、4月26日に当社の従業員のIDが第三者に使用されていたことが判明しました。', ['occurred 04-26']],
    [
      'attack',
      '4月26日に不正なログインが行われたことが、6月10日の調査で確認されました。',
      ['discovered 06-10', 'occurred 04-26'],
    ],
    [
      'attack',
      '5月19日、サーバーの記録を確認したところ、前日の5月18日に外部からの不正な接続があったことを発見しました。',
      ['discovered 05-19', 'occurred 05-18'],
    ],
    [
      'attack',
      '5月19日、社内のサーバーに見慣れないファイルがあることに気付き、調査したところ、5月17日に侵入されていたことが分かりました。',
      ['discovered 05-19', 'occurred 05-17'],
    ],
    [
      'town',
      '5月19日に市民からの指摘を受けて調べたところ、令和6年4月1日の更新の際に誤って名簿を掲載していたことが判明した。',
      ['discovered 05-19', 'informed 05-19', 'occurred 04-01'],
    ],
  ],
  'relative clauses keep their date to themselves': [
    [
      'attack',
      '5月24日に公表した不正アクセスについて、6月10日に調査が終了しました。',
      ['determined 06-10', 'published 05-24'],
    ],
    [
      'slip',
      '5月2日に発送した通知書に他の方の通知書が混入していたことが、5月7日に受取人からの電話で判明した。',
      ['discovered 05-07', 'informed 05-07', 'occurred 05-02'],
    ],
    [
      'attack',
      '5月20日に停止したサーバーを解析した結果、6月10日に漏えいの範囲が確定しました。',
      ['contained 05-20', 'determined 06-10'],
    ],
    [
      'attack',
      '5月19日に発見された不審なプログラムを解析したところ、情報を盗み取る機能を持つことが分かりました。',
      ['discovered 05-19'],
    ],
    ['attack', '2022年4月に導入したVPN装置の脆弱性が5月2日に悪用されました。', ['occurred 05-02']],
  ],
  'several dates share one verb, or one date several receivers': [
    ['town', '5月20日及び21日に対象の方の自宅を訪問し、謝罪した。', ['notified 05-20/05-21']],
    ['town', '5月20日及び21日に、対象の方とそれぞれ面会して説明した。', ['notified 05-20', 'notified 05-21']],
    [
      'attack',
      '個人情報保護委員会には5月22日に、所轄警察署には5月23日に、対象のお客様には5月24日に、それぞれご報告いたしました。',
      ['notified 05-24', 'reported 05-22 ppc', 'reported 05-23 police'],
    ],
    [
      'attack',
      '5月22日に個人情報保護委員会へ報告するとともに、対象のお客様にメールでお知らせいたしました。',
      ['notified 05-22', 'reported 05-22 ppc'],
    ],
    [
      'attack',
      '5月22日、個人情報保護委員会、県警察本部および所管の総務省に報告いたしました。',
      ['reported 05-22 ministry', 'reported 05-22 police', 'reported 05-22 ppc'],
    ],
    [
      'attack',
      '不正アクセスは2月3日、3月8日及び5月2日の3回にわたり行われていました。',
      ['occurred 02-03', 'occurred 03-08', 'occurred 05-02'],
    ],
  ],
  'what comes before or after the date': [
    ['attack', '不正アクセスの発覚(5月19日)から1か月にわたり、調査を行ってまいりました。', ['discovered 05-19']],
    [
      'attack',
      '当該ページの公開停止は5月20日午後1時、検索結果からの削除の確認は5月27日です。',
      ['contained 05-20T13:00', 'contained 05-27'],
    ],
    ['attack', 'お客様へのご連絡が完了したのは5月30日です。', ['notified 05-30']],
    ['attack', '本件を公表しましたのは5月24日です。', ['published 05-24']],
    ['attack', '委託先からの第一報が5月21日、詳細な報告が5月28日にありました。', ['informed 05-21', 'informed 05-28']],
    ['town', '発生:令和6年5月2日、発覚:令和6年5月7日', ['discovered 05-07', 'occurred 05-02']],
  ],
  chronologies: [
    [
      'attack',
      '経緯\n5月2日\n外部からの不正アクセスが発生\n5月19日\n当社システム部門が異常を検知\n5月20日\n外部専門会社に調査を依頼\n5月22日\n個人情報保護委員会に速報\n6月10日\n調査報告書を受領',
      ['determined 06-10', 'discovered 05-19', 'occurred 05-02', 'reported 05-22 ppc'],
    ],
    [
      'attack',
      '経緯\n・5月19日(日) 8時30分 社員より「ファイルが開けない」と情報システム部に連絡\n・同日 9時00分 ネットワークを遮断\n・5月20日(月) 対策本部を設置、警察に相談\n・5月23日(木) 個人情報保護委員会へ報告',
      ['contained 05-19T09:00', 'discovered 05-19T08:30', 'reported 05-20 police', 'reported 05-23 ppc'],
    ],
    [
      'town',
      '2 経過\n【5月21日(火曜)】\n 住民票の写しが別の方に交付されていることに、窓口の職員が気付いた。\n【5月23日(木曜)】\n 2月3日の申請者に連絡を取り、証明書を回収した。\n 市は、個人情報保護委員会に報告した。',
      ['contained 05-23', 'discovered 05-21', 'reported 05-23 ppc'],
    ],
    [
      'town',
      '2 経過\n日付|内容\n5月21日|受託者から市に第一報\n5月23日|受託者が市役所を訪れ、状況を説明\n6月3日|受託者から、市の対象者が214名との報告\n6月5日|個人情報保護委員会に報告\n6月7日|対象者へ通知文を発送',
      ['informed 05-21', 'informed 05-23', 'informed 06-03', 'notified 06-07', 'reported 06-05 ppc'],
    ],
    [
      'slip',
      '(経過)\n5月2日 10:15 参加者23名に案内メールを送信\n10:40 参加者の1人から、他の参加者のアドレスが見えるとの電話\n11:30 全員にお詫びと削除のお願いのメールを送信\n5月7日 全員の削除を確認',
      [
        'contained 05-07',
        'discovered 05-02T10:40',
        'informed 05-02T10:40',
        'notified 05-02T11:30',
        'occurred 05-02T10:15',
      ],
    ],
    [
      'lost',
      '経過\n5月2日 教諭が成績一覧を鞄に入れて退勤\n5月3日 自宅で紛失に気付く\n5月4日 管理職に報告、立ち寄り先を捜索\n5月6日 警察に遺失物届を提出\n5月8日 保護者会で説明し謝罪',
      ['discovered 05-03', 'notified 05-08', 'occurred 05-02', 'reported 05-06 police'],
    ],
    [
      'attack',
      '5月19日:不審なログインを検知\n5月19日:該当アカウントをロック\n5月21日:影響範囲の調査を開始\n6月3日:影響を受けたお客様1,024名を特定\n6月4日:該当のお客様へメールでご案内',
      ['contained 05-19', 'determined 06-03', 'discovered 05-19', 'notified 06-04'],
    ],
    [
      'town',
      '1 経緯\n令和6年5月7日、市民から、市のホームページに掲載している資料に個人情報が含まれているとの連絡があった。\n直ちに当該資料を削除し、内容を確認したところ、3月15日に掲載した資料に申請者の氏名が含まれていた。\n5月9日、個人情報保護委員会に報告した。',
      ['contained 05-07', 'discovered 05-07', 'informed 05-07', 'occurred 03-15/05-07', 'reported 05-09 ppc'],
    ],
  ],
}

testEvents(probes)
