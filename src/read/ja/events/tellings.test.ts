import { type EventProbe, testEvents } from '../../../../test/support/event-probes.js'

/** Who told whom, and from when to when. All in 2024; the release is of 20 June. */
const probes: Readonly<Record<string, readonly EventProbe[]>> = {
  'the people concerned are told': [
    ['attack', '対象の方には本日から順次郵便でお知らせいたします。', ['notified 06-20']],
    ['attack', '該当されるお客様には、本日より電子メールにて個別にご連絡申し上げます。', ['notified 06-20']],
    ['attack', 'お問い合わせをいただいた方(4,310件分)には、6月10日にメールでご連絡しました。', ['notified 06-10']],
    ['attack', '対象の方へは個別にご連絡しており、6月10日までに完了しました。', ['notified 06-10']],
    [
      'attack',
      '6月10日夕刻より、ご予約者様全員にお電話を差し上げ、6月12日までに全員へのご連絡を終えました。',
      ['notified 06-10/06-12'],
    ],
    ['attack', '6月10日 対象のお客様全員に、電話で注意喚起', ['notified 06-10']],
    ['attack', '6月10日に保護者会を開きました。', ['notified 06-10']],
    ['attack', '会員の皆様には6月10日付けの事務連絡をもってお知らせしたところです。', ['notified 06-10']],
    ['attack', '6月10日(月)、安定所長がBさん宅を訪問し、経緯を説明の上、謝罪した。', ['notified 06-10']],
  ],
  'nobody concerned is told': [
    ['attack', '6月10日の写真の販売方法につきましては、改めてお知らせいたします。', []],
    ['attack', '6月10日、委員と職員で自宅と訪問先を捜しましたが、見つかりません。', []],
    ['attack', '6月10日 全ご契約企業さまへメールで通知', []],
    ['attack', '6月10日11時30分までに送信先21社すべてへ電話でお詫びし、破棄をお願いしました。', []],
  ],
  'word came': [
    [
      'slip',
      'フォームの回答が誰でも見られる状態であったことが、5月20日、応募者からのメールで判明しました。',
      ['discovered 05-20', 'informed 05-20'],
    ],
    [
      'slip',
      'フォームの回答が誰でも見られる状態であったことが、5月20日、出願者からのメールで分かりました。',
      ['discovered 05-20', 'informed 05-20'],
    ],
    [
      'slip',
      'フォームの回答が誰でも見られる状態であったことが、5月20日、組合員からのメールで分かりました。',
      ['discovered 05-20', 'informed 05-20'],
    ],
    [
      'slip',
      'フォームの回答が誰でも見られる状態であったことが、5月20日、株主様からのメールで判明いたしました。',
      ['discovered 05-20', 'informed 05-20'],
    ],
    ['attack', '同社から6月10日に最終の調査結果が提出されました。', ['determined 06-10', 'informed 06-10']],
    ['attack', '漏えいした可能性があるとの連絡が、6月10日に同社からありました。', ['informed 06-10']],
    ['attack', '6月10日朝、参加者の方に教えていただき、すぐに調べています。', ['discovered 06-10', 'informed 06-10']],
    [
      'attack',
      '6月10日18時過ぎ、海外のセキュリティ研究者と名乗る方から当社の問合せ用アドレスに、データが見えているとの連絡が入りました。',
      ['discovered 06-10T18:00', 'informed 06-10T18:00'],
    ],
    [
      'attack',
      '6月10日、連絡を受けたお客さまから当社にご相談があり、調査を求めました。',
      ['discovered 06-10', 'informed 06-10'],
    ],
    ['attack', '6月10日の放課後、生徒が担任に相談しました。', ['discovered 06-10', 'informed 06-10']],
    [
      'attack',
      '6月10日 得意先3社から「怪しいメールが来た」とのご連絡があり、社内調査を開始',
      ['discovered 06-10', 'informed 06-10'],
    ],
    [
      'attack',
      '6月10日 例示電力の従業員から当社の相談窓口に通報があり、事実の確認を開始',
      ['discovered 06-10', 'informed 06-10'],
    ],
    ['attack', '6月10日 06:40 監視システムがログイン試行の急増を通知', ['discovered 06-10T06:40']],
    ['attack', '6月10日14:50 SNSへの投稿をきっかけに社員が異常に気づき、調べ始めました。', ['discovered 06-10T14:50']],
    ['attack', '6月10日 電話で申出', ['discovered 06-10', 'informed 06-10']],
  ],
  'offices are told': [
    ['attack', '個人情報保護委員会への報告は、6月10日に行いました。', ['reported 06-10 ppc']],
    ['attack', '個人情報保護委員会への報告は、6月10日に当社から行いました。', ['reported 06-10 ppc']],
    ['attack', '6月10日、県知事へ報告しました。', ['reported 06-10 prefecture']],
    [
      'attack',
      '文部科学省及び県には6月10日に報告しています。',
      ['reported 06-10 ministry', 'reported 06-10 prefecture'],
    ],
    ['attack', '6月10日、総務省には県を通じて報告しました。', ['reported 06-10 ministry']],
    ['attack', 'JPCERTコーディネーションセンターにも6月10日に情報を提供しています。', ['reported 06-10 jpcert']],
    ['attack', '6月10日 対象のカード番号を各カード会社へ連携し、監視を依頼', ['reported 06-10 card-brand']],
    ['attack', '6月10日に告訴し、受理されました。', ['reported 06-10 police']],
    ['attack', '6月10日に委託先から顛末書を受領しました。', ['informed 06-10']],
  ],
  'what receivers are asked to do with a mail': [
    ['slip', '6月10日、誤送信先の方にメールを削除していただきました。', ['contained 06-10']],
    ['slip', '6月10日、該当のメールは削除していただいております。', ['contained 06-10']],
    [
      'slip',
      '6月10日、全員にお詫びのメールを送り、先のメールを削除していただくようお願いしました。',
      ['notified 06-10'],
    ],
  ],
  'word that came, and to whom': [
    [
      'attack',
      '6月10日 研究者の方より、ファイルが閲覧できるとのご指摘を当社窓口にいただく',
      ['discovered 06-10', 'informed 06-10'],
    ],
    [
      'attack',
      '6月10日 当基金から個人情報保護委員会へ速報、地方厚生局へ報告',
      ['reported 06-10 ministry', 'reported 06-10 ppc'],
    ],
  ],
  'what is said of word that comes is no telling': [
    ['attack', 'お客様からのお問い合わせは、6月10日に開設する専用窓口で承ります。', []],
    ['attack', 'お客様からのお問い合わせは、6月10日に急増しました。', []],
  ],
  'how long it went on': [
    ['attack', '対象期間 2024年2月9日(金)22:31 ~ 2月12日(月)06:48', ['occurred 02-09T22:31/02-12T06:48']],
    ['attack', '■ 障害の時間\n2024年2月28日 7時25分頃 ~ 2月29日 2時50分', ['occurred 02-28T07:25/02-29T02:50']],
    ['attack', '時期 今年4月中旬~5月14日(計9回)', ['occurred 04/05-14']],
    [
      'attack',
      '5月14日午後零時50分頃からおよそ40分間、相手がパソコンを操作できる状態が続き、画面を見られました。',
      ['occurred 05-14T12:50/05-14T13:30'],
    ],
    [
      'attack',
      '5月6日(月)より断続的につながりにくい状態となっておりましたが、5月7日18時10分に復旧いたしました。',
      ['occurred 05-06/05-07T18:10'],
    ],
    ['attack', '2014年10月から2024年4月までの間にサービスにご加入いただいたお客様 約24,600人', []],
    ['attack', '2008年4月から2011年3月までにご提出いただいたものです。', []],
    ['attack', '令和6年4月以降に当院に入院された患者様の、お名前と生年月日でございます。', []],
  ],
  'an earlier report is spoken of': [
    [
      'attack',
      '5月8日および5月15日に公表いたしました当社グループのシステム障害に関し、判明した事項をお知らせいたします。',
      ['published 05-08', 'published 05-15'],
    ],
    [
      'attack',
      '5月16日にお知らせいたしました会員情報流出につきまして、その後の状況をお知らせします。',
      ['published 05-16'],
    ],
    ['attack', '5月8日の第2報以降に判明した事項は次のとおりです。', ['published 05-08']],
    ['attack', '5月16日に会員の皆様にお知らせいたしました。', ['notified 05-16']],
  ],
  'offices in a list under their heading': [
    [
      'attack',
      '(届出)\n 5月26日 個人情報保護委員会 6月10日 プライバシーマークの審査機関 6月3日 例示県警',
      ['reported 05-26 ppc', 'reported 06-03 police', 'reported 06-10 jipdec'],
    ],
    [
      'attack',
      '届出\n金融庁(関東財務局) 5月25日 / 個人情報保護委員会 5月26日 / 警視庁 5月26日',
      ['reported 05-25 ministry', 'reported 05-26 police', 'reported 05-26 ppc'],
    ],
    ['attack', '日程\n 5月26日 例示県警 6月3日 例示市', []],
  ],
  'no containment': [
    ['attack', '6月10日に個別にメールをお送りし、パスワードの再設定をお願いしました。', ['notified 06-10']],
    ['attack', '6月10日から12日まで工場の操業を停止しました。', []],
    ['attack', '6月10日、検索サイトに対し検索結果からの削除を申請した。', []],
  ],
  'what the release says of itself': [
    ['attack', '6月10日に調査報告書の提出を受けたので、その概要を公表する。', ['determined 06-10']],
    ['attack', '6月10日、学会発表の準備をした。', []],
  ],
}

testEvents(probes)
