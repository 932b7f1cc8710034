import { type EventProbe, testEvents } from '../../../../test/support/event-probes.js'

/** Months beside days, what is still to come, what went on over days, what was done at once. All in 2024. */
const probes: Readonly<Record<string, readonly EventProbe[]>> = {
  'letters out over days': [
    ['attack', '5月13日　対象のお客さまへの書状の投函を開始(5月17日完了)', ['notified 05-13/05-17']],
    ['attack', '対象の方へのお詫び状の発送を5月13日に開始しました(17日完了)。', ['notified 05-13/05-17']],
    ['attack', '5月13日　会員様へ電子メールでご連絡(17日まで)', ['notified 05-13/05-17']],
    // Another meaning: what is planned, and what is counted.
    ['attack', '対象の方へのお詫び状の発送を5月13日に開始しました(6月17日完了予定)。', ['notified 05-13']],
    ['attack', '5月13日、サーバーの復旧作業を開始しました(5月17日完了)。', []],
    ['attack', '5月13日　個人情報保護委員会へ通知(5月17日完了)', ['reported 05-13 ppc', 'reported 05-17 ppc']],
    ['attack', '5月13日　委託先から報告書を送付(5月17日まで)', ['informed 05-13', 'informed 05-17']],
  ],
  'earlier releases': [
    [
      'attack',
      '本件につきましては、5月13日に概要をお知らせしておりましたが、その後の調査で経路が分かりました。',
      ['published 05-13'],
    ],
    [
      'attack',
      '5月2日に発生した不正アクセスについては、5月13日にお知らせいたしました。',
      ['occurred 05-02', 'published 05-13'],
    ],
    ['attack', '5月13日のお知らせ(第1報)以降、調査を続けてまいりました。', ['published 05-13']],
    // Another meaning: those concerned, an office.
    ['attack', '本件については、5月13日にお知らせした手紙で、対象の方に説明しました。', ['notified 05-13']],
    ['attack', '対象の皆様には、5月13日に概要をお知らせしております。', ['notified 05-13']],
    ['attack', '個人情報保護委員会には、5月13日に概要を報告しております。', ['reported 05-13 ppc']],
  ],
  'still to come': [
    ['attack', '対象のお客さまには、6月末までに書面を郵送し、ご説明申し上げる予定です。', []],
    ['attack', '対象の方には、6月中に個別に文書を送付し、お詫びと説明を行います。', []],
    ['attack', '現在のソフトは今月限りで使用をやめ、新しい仕組みに置き換えます。', []],
    // Another meaning: it was done, and what is planned follows from it.
    ['attack', '6月半ばに、委託先から流出のおそれがあると連絡を受ける。', ['informed 06']],
    ['attack', '6月初旬に判明し、6月下旬に対象者へ連絡する予定です。', ['discovered 06']],
    ['attack', '6月中旬に検知した不正アクセスについて、委員会への報告を月内に行う予定です。', ['discovered 06']],
    ['attack', '6月上旬、サーバーがランサムウェアに感染したため、復旧は7月となる見込みです。', ['occurred 06']],
    ['attack', '5月中旬に、対象のお客さまへ郵送でお知らせしました。', ['notified 05']],
  ],
  'months beside days': [
    [
      'slip',
      '5月に判明した誤送付は次の2件です。\n5月8日、受け取った方から電話をいただき判明しました。',
      ['informed 05-08', 'discovered 05-08'],
    ],
    [
      'post',
      '4月に判明した誤掲載に続き、5月8日、利用者の方から電話をいただき判明しました。',
      ['discovered 04', 'discovered 05-08', 'informed 05-08'],
    ],
  ],
  'months told for themselves': [
    [
      'chain',
      '委託先は5月に本件を公表しました。\n本市は5月30日に第一報を公表しました。',
      ['published 05', 'published 05-30'],
    ],
    [
      'insider',
      '元従業員は2024年4月に顧客情報を持ち出しました。4月25日には別の名簿も持ち出していました。',
      ['occurred 04', 'occurred 04-25'],
    ],
    [
      'attack',
      '2024年3月に攻撃者が侵入し、2024年3月18日、サーバーが暗号化されました。',
      ['occurred 03', 'occurred 03-18'],
    ],
    [
      'post',
      '2024年5月に発送した納税通知書に別の世帯のものを同封していました。\n5月14日に発送した通知書のうち、12世帯の通知書を別の封筒に入れて送付しました。',
      ['occurred 05-14'],
    ],
    ['post', '2024年5月に発送した通知書に別の方のものを同封しました。', ['occurred 05']],
    ['attack', '5月の公表では、対象は42名としておりました。5月13日に公表した内容を訂正します。', ['published 05-13']],
  ],
  'the bait of a support scam': [
    ['scam', '5月14日、全職員を対象に、警告が出た場合の研修を行いました。', []],
    ['scam', '5月12日、セキュリティソフトがウイルスを検知し警告が表示されました。', ['discovered 05-12']],
  ],
  'the time of contracts': [
    ['attack', '当社が見本社に業務を委託していたのは、2023年4月から2024年3月までです。', []],
    ['attack', '2023年4月から2024年3月まで運営しておりました旧サイトの会員様が対象です。', []],
    ['attack', '2023年12月1日から20日までに寄附をされた3,460名の氏名です。', []],
    [
      'attack',
      '2023年10月1日から2024年1月31日までに弊社オンラインショップ「花の庭」でご注文された商品のお届け先 14,386件',
      [],
    ],
    ['attack', '2023年12月から2024年3月までに、注文用紙で宅配をご注文いただいた組合員 18,266人分', []],
    ['attack', '5月1日から20日までに、攻撃者が顧客の登録情報を閲覧しました。', ['occurred 05-01/05-20']],
    ['attack', '5月1日から5月20日までに不正に利用された42名の被害を確認しました。', ['occurred 05-01/05-20']],
  ],
  'at once': [
    [
      'attack',
      '5月12日、社員がファイルを開けないことに気付きました。確かめたところ、サーバーが暗号化されていたため、ただちに外部との通信を断ちました。',
      ['discovered 05-12', 'contained 05-12'],
    ],
    [
      'attack',
      '5月12日、職員が画面に出た番号に電話をかけ、操作を許しました。30分後に不審に思った同僚が通信ケーブルを抜きました。',
      ['discovered 05-12', 'contained 05-12'],
    ],
    // Another meaning: what was found out later, and a rule for the time to come.
    [
      'attack',
      '5月12日に不正アクセスを検知しました。その後の調査で情報の流出が判明したため、速やかに個人情報保護委員会へ報告しました。',
      ['discovered 05-12'],
    ],
    [
      'post',
      '4月3日に名簿を掲載しました。名簿には非公開の情報が含まれていました。職員が誤りに気付き、直ちに削除しました。',
      ['occurred 04-03'],
    ],
    [
      'attack',
      '5月12日、社員が異常に気付きました。今後は不審な通信があれば、ただちに通信を断つことといたします。',
      ['discovered 05-12'],
    ],
  ],
  'words and nouns': [
    [
      'lost',
      '5月12日、紛失に気付きました。5月13日、警察署に盗難届を出しました。',
      ['discovered 05-12', 'reported 05-13 police'],
    ],
    [
      'attack',
      '5月12日、会員の方から覚えのない注文があると知らせていただき、調べたところ412件のログインが確認されました。',
      ['informed 05-12', 'discovered 05-12'],
    ],
    ['insider', '5月12日に元社員本人と面談し、本人が持ち出しを認めました。', ['determined 05-12']],
    ['post', '5月12日、ページを閲覧できない状態にしました。', ['contained 05-12']],
    [
      'attack',
      '5月19日、第三者調査機関から、情報が抜き取られた形跡はないとの結果が届いています。',
      ['determined 05-19'],
    ],
  ],
}

testEvents(probes)
