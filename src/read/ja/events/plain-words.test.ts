import { type EventProbe, testEvents } from '../../../../test/support/event-probes.js'

/** Sentences in plain words, as people tell it who write no releases. All in 2024. */
const probes: Readonly<Record<string, readonly EventProbe[]>> = {
  noticed: [
    ['slip', '5月12日、封をしていた係が中身の取り違えに思い当たりました。', ['discovered 05-12']],
    ['attack', '5月12日、当直の者が画面の異状を本部に訴えました。', ['discovered 05-12']],
    ['attack', '5月12日、監視の担当が攻撃の兆しを捉えました。', ['discovered 05-12']],
    ['lost', '5月12日、棚の鍵が無くなっているのが係員の目に留まりました。', ['discovered 05-12']],
    ['lost', '5月12日、申込書が3枚足りません。', ['discovered 05-12']],
    ['insider', '5月12日に明るみに出ました。', ['discovered 05-12']],
  ],
  'stopped, taken away, taken back': [
    ['attack', '5月12日、端末から線を引き抜きました。', ['contained 05-12']],
    ['attack', '5月12日、埋め込まれていた細工を取り除きました。', ['contained 05-12']],
    ['attack', '5月12日、社用メールの合い言葉を付け替えました。', ['contained 05-12']],
    ['attack', '5月12日、決済を取りやめました。', ['contained 05-12']],
    ['attack', '5月12日、侵入者を締め出しました。', ['contained 05-12']],
    ['attack', '5月12日、攻撃はやみました。', ['contained 05-12']],
    ['post', '5月12日、フォームを締め切りました。', ['contained 05-12']],
    ['post', '5月12日、共有を解除しました。', ['contained 05-12']],
    ['post', '5月12日、誰からも見られない形に直しました。', ['contained 05-12']],
    ['attack', '5月12日、写しは転載先から取り下げられました。', ['contained 05-12']],
    ['attack', '悪用されたアカウントについて、5月12日に利用停止の処置を講じました。', ['contained 05-12']],
    ['attack', '5月12日、当該職員の権限を剥奪する方針を決めました。', []],
    ['slip', '5月12日、受け取った方に消してもらいました。', ['contained 05-12']],
    ['slip', '5月12日、職員がお宅を回って集めて戻りました。', ['contained 05-12']],
    ['insider', '5月12日、警察が名簿の写しを押収しました。', ['contained 05-12']],
    ['post', '5月12日、一覧の共有を切りました。', ['contained 05-12']],
    ['post', '5月12日、資料を下げました。', ['contained 05-12']],
    ['slip', '5月12日、受け取った方に消してもらうようお願いしました。', []],
  ],
  'sent or given to the wrong one': [
    ['town', '5月2日、申請者の書類を誤って別の申請者に送りました。', ['occurred 05-02']],
    ['town', '5月2日、当院の看護師が、検査結果を誤って別の医療機関にFAXしました。', ['occurred 05-02']],
    ['town', '5月2日、職員が、組合員の一覧を誤って別の組合員にFAXした。', ['occurred 05-02']],
    ['town', '5月2日、通知書を間違えて別の世帯に配りました。', ['occurred 05-02']],
    ['town', '5月2日、答案を別の生徒に返却しました。', ['occurred 05-02']],
    ['town', '5月2日、カルテの写しを誤って別の方に開示しました。', ['occurred 05-02']],
    ['post', '5月2日、町のサイトに申込者の名簿を誤って載せました。', ['occurred 05-02']],
    [
      'slip',
      '5月2日に案内を発送した。5月12日、全員に削除をお願いするメールを送りました。',
      ['notified 05-12', 'occurred 05-02'],
    ],
  ],
  'an earlier notice and what came after it': [
    ['attack', '5月12日に公表いたしましたとおり、当社のサーバーが不正アクセスを受けました。', ['published 05-12']],
    ['attack', '当社は、5月12日にお知らせしたとおり、何者かの侵入を受けました。', ['published 05-12']],
    ['attack', '5月12日付の第1報でご報告した通り、サーバーのデータが暗号化されました。', ['published 05-12']],
    [
      'slip',
      '5月12日に、対象は15名とお知らせしておりましたが、その後の調査で、18名であることが判明しました。',
      ['published 05-12'],
    ],
    [
      'attack',
      '5月12日に影響はないと公表いたしましたが、今回改めて調べたところ、流出が確認されました。',
      ['published 05-12'],
    ],
  ],
  'noticed what was thrown away': [
    ['lost', '相談の控えを誤って廃棄していたことが、5月12日の点検で判明しました。', ['discovered 05-12']],
    ['lost', '保存すべき簿冊を処分していたことが、5月12日に分かりました。', ['discovered 05-12']],
    ['lost', '届書を誤って溶解していたことが5月12日の監査で明らかになりました。', ['discovered 05-12']],
  ],
  'what the law does': [
    ['insider', '5月12日、元社員が顧客の一覧を不正に持ち出したとして、警察に逮捕されました。', []],
    ['insider', '5月12日、元社員が顧客情報を持ち出した疑いで書類送検されました。', []],
    ['insider', '5月12日、顧客情報を持ち出したため、社員を懲戒解雇としました。', []],
    ['insider', '5月2日、元社員が顧客の一覧を不正に持ち出しました。', ['occurred 05-02']],
  ],
  'an outage and its end': [
    [
      'attack',
      '5月2日15時頃から、大量のデータ送付により、サイトにつながりにくい状況が発生しましたが、同日18時に復旧しました。',
      ['occurred 05-02T15:00/05-02T18:00'],
    ],
    [
      'attack',
      '5月2日9時より、DDoS攻撃のため受付の画面に障害が出ましたが、5月3日に回復しました。',
      ['occurred 05-02T09:00/05-03'],
    ],
  ],
  'an office that is the title of another': [
    ['attack', '監督官庁である個人情報保護委員会には5月12日に報告済みです。', ['reported 05-12 ppc']],
    ['attack', '主務官庁たる個人情報保護委員会に5月12日に報告しました。', ['reported 05-12 ppc']],
    [
      'attack',
      '監督官庁及び個人情報保護委員会には5月12日に報告しました。',
      ['reported 05-12 ministry', 'reported 05-12 ppc'],
    ],
  ],
  told: [
    [
      'attack',
      '■ 関係機関への報告と相談\n個人情報保護委員会(5/12)、例示警察署(5/14)',
      ['reported 05-12 ppc', 'reported 05-14 police'],
    ],
    ['attack', '- どこへ届け出たか\n個人情報保護委員会 5月12日', ['reported 05-12 ppc']],
    ['slip', '5月12日、県の長寿社会課に経過を伝えました。', ['reported 05-12 prefecture']],
    [
      'slip',
      '5月12日、5月10日に取り違えに気付きました。5月12日、対象の82世帯に文書を投函しました。',
      ['discovered 05-10', 'notified 05-12'],
    ],
    [
      'slip',
      '5月12日、会員の方から「覚えのない便りが来た」とのお尋ねをいただきました。',
      ['discovered 05-12', 'informed 05-12'],
    ],
    ['slip', '5月12日、窓口で会員の方が届いた紙を見せてくださいました。', ['discovered 05-12', 'informed 05-12']],
    ['chain', '5月12日、当社の社長に、委託先から被害が告げられました。', ['informed 05-12']],
    ['attack', '退職者には5月12日に封書をお出ししました。', ['notified 05-12']],
    ['slip', 'みなさまには5月12日にお電話をさしあげ、おわびしました。', ['notified 05-12']],
    [
      'slip',
      '5月10日に取り違えに気付きました。5月12日、校長が3軒のお宅に伺って頭を下げました。',
      ['discovered 05-10', 'notified 05-12'],
    ],
  ],
  'offices told': [
    ['attack', '警察署には5月12日に足を運び、被害の相談をしました。', ['reported 05-12 police']],
    ['attack', '個人情報保護委員会へは5月12日に書類を出しました。', ['reported 05-12 ppc']],
    ['attack', '個人情報保護委員会への届けは5月12日に済ませました。', ['reported 05-12 ppc']],
    ['attack', '届出先 個人情報保護委員会 5月12日', ['reported 05-12 ppc']],
    ['attack', '役所への届け出:個人情報保護委員会(5月12日)', ['reported 05-12 ppc']],
    ['attack', 'Q 警察には?\nA 5月12日に相談しました。', ['reported 05-12 police']],
  ],
  'from when to when': [
    ['post', '見えていたのは5月12日から20日までです。', ['occurred 05-12/05-20']],
    [
      'post',
      'アプリを新しくした5月12日から、作り手が直した5月20日までのことです。',
      ['contained 05-20', 'occurred 05-12/05-20'],
    ],
    ['attack', '攻撃者は、5月2日に社内へ接続し、5月10日まで断続的に資料を取り出していた。', ['occurred 05-02/05-10']],
    ['slip', '最初の着信は5月2日、最後は5月10日でした。', ['occurred 05-02/05-10']],
    ['lost', 'なくなったのは5月12日の夜とみられます。', ['occurred 05-12']],
  ],
  'questions and signs': [
    [
      'attack',
      'Q いつ気づいたのですか。\nA 5月12日の昼です。その日のうちにサーバーを止めました。',
      ['contained 05-12', 'discovered 05-12'],
    ],
    ['attack', 'Q いつからいつまでですか。\nA 5月2日から12日までです。', ['occurred 05-02/05-12']],
    ['slip', '発生:5月10日 → 発覚:5月12日 → 回収:5月13日', ['contained 05-13', 'discovered 05-12', 'occurred 05-10']],
    ['chain', '入り込まれたのは5月10日の夜で、当市が聞いたのは14日です。', ['informed 05-14', 'occurred 05-10']],
    [
      'lost',
      '5月10日に落としました。翌朝に気づき、14日に交番から戻りました。',
      ['contained 05-14', 'discovered 05-11', 'occurred 05-10'],
    ],
    ['insider', '5月12日に疑いが持ち上がり、20日に本人が認めました。', ['determined 05-20', 'discovered 05-12']],
    [
      'attack',
      '5月12日、社員がファイルの名前が変わっているのに驚き、回線を抜きました。',
      ['contained 05-12', 'discovered 05-12'],
    ],
  ],
  'said before': [
    ['attack', '5月12日に当サイト上でお伝えした件につき、その後をお知らせします。', ['published 05-12']],
    ['attack', '5月12日のお知らせの続きです。', ['published 05-12']],
  ],
  'who found it, and what came at once': [
    ['lost', '5月12日に受付簿と突き合わせた係員が、申込書の数が合わないことを見つけました。', ['discovered 05-12']],
    [
      'attack',
      '5月12日に侵入に気付いた。20分ほどで端末の線を抜き、13日にはウイルスを取り除いた。',
      ['discovered 05-12', 'contained 05-12', 'contained 05-13'],
    ],
    [
      'theft',
      '5月12日、鞄を持ち去られた。職員は盗まれたことに気づき、その足で交番に被害届を出した。',
      ['discovered 05-12', 'occurred 05-12', 'reported 05-12 police'],
    ],
  ],
  'no deeds': [
    ['attack', '5月12日執行の選挙において使用した名簿です。', []],
    [
      'attack',
      '社外の弁護士からなる調査委員会が5月12日に報告書をまとめましたので、骨子をお伝えします。',
      ['determined 05-12'],
    ],
  ],
  'what came out': [
    [
      'attack',
      '5月2日に異常に気付いた。専門の会社の調べは5月12日に終わった。',
      ['discovered 05-02', 'determined 05-12'],
    ],
    [
      'attack',
      '5月2日に異常に気付いた。外部調査の中間のまとめが5月12日に出た。',
      ['discovered 05-02', 'determined 05-12'],
    ],
    [
      'attack',
      '5月2日に異常に気付いた。持ち出しのないことを5月12日に確かめ終えました。',
      ['discovered 05-02', 'determined 05-12'],
    ],
  ],
  'what goes on is told of no day': [
    ['lost', '6月5日に保健所に報告し、会員様には順次お電話でご説明しております。', ['reported 06-05 prefecture']],
    [
      'lost',
      '6月5日に警察へ届け出るとともに、対象の生徒のご家庭には個別に説明を進めています。',
      ['reported 06-05 police'],
    ],
    ['lost', '6月5日に個人情報保護委員会へ報告し、対象の皆様へのご連絡を進めております。', ['reported 06-05 ppc']],
    [
      'lost',
      '6月5日に警察へ届け出て、対象の皆様にお電話でお詫びしました。',
      ['notified 06-05', 'reported 06-05 police'],
    ],
  ],
  'the day it went wrong, of what came out': [
    ['slip', '6月10日に証明書を交付した際、別の方の証明書を交付していたことが判明しました。', ['occurred 06-10']],
    ['slip', '6月10日の発送において、2名の方の書類を入れ替えて送付していたことが判明しました。', ['occurred 06-10']],
    ['slip', '6月10日、窓口で別の方の証明書をお渡ししていたことが分かりました。', ['occurred 06-10']],
    [
      'attack',
      '6月10日、第三者による不正アクセスを受け、情報が流出した可能性があることが判明しました。',
      ['occurred 06-10'],
    ],
    ['slip', '6月10日、先月の案内を別の方に送付していたことが判明しました。', ['discovered 06-10']],
    ['slip', '6月10日に書類を点検した際、先月の案内を別の方に送付していたことが判明しました。', ['discovered 06-10']],
  ],
  'days of something else in a text of a slip': [
    ['lost', '本日までに発見に至っておりません。', []],
    [
      'lost',
      '5月20日 窓口で申請書を受理\n6月12日 申請者からの問い合わせで紛失が判明',
      ['discovered 06-12', 'informed 06-12'],
    ],
    ['lost', '4月1日の人事異動で担当者が交代し、確認が不十分でした。', []],
    ['lost', '提出期限は6月5日でした。', []],
    ['lost', '6月5日に印刷した名簿です。', []],
    ['lost', '5月20日に申請者から書類を受け取りました。', []],
    ['slip', '6月14日、正しい書類をお送りしました。', []],
    ['slip', '6月14日に再送いたしました。', []],
    ['slip', '会員様には6月14日にご連絡しました。', ['notified 06-14']],
    ['insider', '職員は6月3日に異動した際、前の部署の名簿を持ち出しました。', ['occurred 06-03']],
  ],
  'slip and noticing in one sentence': [
    ['slip', '名簿を6月2日に誤って送信し、直後に気付きました。', ['discovered 06-02', 'occurred 06-02']],
    [
      'slip',
      '6月2日に誤って送信し、送信後すぐに担当者が気づき、6月3日にお詫びのメールを送りました。',
      ['discovered 06-02', 'notified 06-03', 'occurred 06-02'],
    ],
    [
      'slip',
      '6月2日に発生し、受け取った方が帰宅後に気付いて4日に本市へ連絡されました。',
      ['discovered 06-04', 'informed 06-04', 'occurred 06-02'],
    ],
  ],
  'word that tells of an earlier day': [
    [
      'chain',
      '同社からの連絡(6月10日)によれば、6月1日から3日の間に侵入がありました。',
      ['informed 06-10', 'occurred 06-01/06-03'],
    ],
    [
      'chain',
      '株式会社見本印刷から6月10日に受けた連絡によれば、6月1日に侵入がありました。',
      ['informed 06-10', 'occurred 06-01'],
    ],
    ['chain', '6月10日の同社の説明では、6月1日に侵入がありました。', ['informed 06-10', 'occurred 06-01']],
    ['chain', '6月10日付の同社の文書によると、6月1日に侵入がありました。', ['informed 06-10', 'occurred 06-01']],
  ],
  'what was lost comes back': [
    [
      'lost',
      '6月2日に電車内に名簿を置き忘れました。降車後すぐに気づき、翌3日に終着駅で見つかりました。',
      ['contained 06-03', 'discovered 06-02', 'occurred 06-02'],
    ],
    [
      'lost',
      '6月2日に鞄を置き忘れました。帰宅後すぐに気づき、翌日、警察署から届いているとの連絡をいただきました。',
      ['contained 06-03', 'discovered 06-02', 'occurred 06-02'],
    ],
  ],
  'what set in after work on a system': [
    [
      'attack',
      '6月8日2時のシステム更新以降、別の会員様の情報が表示される不具合が生じておりました。',
      ['occurred 06-08T02:00'],
    ],
    [
      'attack',
      '6月8日のメンテナンス以降、別の会員様の情報が閲覧できる不具合が発生しておりました。',
      ['occurred 06-08'],
    ],
    ['attack', '6月8日の更新作業後、別の会員様の情報が表示される不具合が発生しました。', ['occurred 06-08']],
  ],
  'terse courses of events in one line': [
    [
      'lost',
      '6月11日紛失判明、12日所轄署へ届出、13日保護者へお詫び。',
      ['discovered 06-11', 'notified 06-13', 'reported 06-12 police'],
    ],
    [
      'attack',
      '6月11日異常検知、12日サーバー停止、13日警察相談、14日個人情報保護委員会報告。',
      ['contained 06-12', 'discovered 06-11', 'reported 06-13 police', 'reported 06-14 ppc'],
    ],
    [
      'attack',
      '6/11 不審なログインを検知/6/12 サイトを停止/6/13 個人情報保護委員会へ報告',
      ['contained 06-12', 'discovered 06-11', 'reported 06-13 ppc'],
    ],
    [
      'attack',
      '6/11 不審なログインを検知→6/12 サイトを停止→6/13 個人情報保護委員会へ報告',
      ['contained 06-12', 'discovered 06-11', 'reported 06-13 ppc'],
    ],
    [
      'attack',
      '【時系列】6/11 検知 6/12 停止 6/13 警察に相談',
      ['contained 06-12', 'discovered 06-11', 'reported 06-13 police'],
    ],
    ['attack', '6月11日検知→12日停止→13日警察に相談', ['contained 06-12', 'discovered 06-11', 'reported 06-13 police']],
    [
      'attack',
      '発覚6月11日、停止6月12日、個人情報保護委員会への報告6月13日',
      ['contained 06-12', 'discovered 06-11', 'reported 06-13 ppc'],
    ],
  ],
}

testEvents(probes)
