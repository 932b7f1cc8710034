import { describe, expect, it } from 'vitest'
import { readRelease } from '../../index.js'

const titles = {
  intrusion: '不正アクセスによる個人情報の漏えいのおそれについて',
  misdelivery: '個人情報が記載された書類の誤送付について',
  mail: 'メールの誤送信による個人情報の漏えいについて',
  loss: '個人情報を含む書類の紛失について',
  publishing: '個人情報の誤掲載について',
  insider: '元従業員による顧客情報の不正な持ち出しについて',
  ransomware: 'ランサムウェア被害に関するお知らせ',
  contractor: '委託先における個人情報の漏えいのおそれについて',
} as const

const read = (title: string, body: string): string[] =>
  readRelease(`2024年6月20日\n株式会社例示堂\n\n${title}\n\n${body}`).affected.map(
    ({ count, countMax, unit, approx }) =>
      `${approx ? '約' : ''}${count}${countMax === undefined ? '' : `~${countMax}`} ${unit}`,
  )

type Row = readonly [title: keyof typeof titles, body: string, affected: string]
const check = ([title, body, affected]: Row): void => {
  expect(read(titles[title], body)).toEqual(affected === '' ? [] : affected.split(', '))
}
const table = (name: string, rows: readonly Row[]): void => {
  describe(name, () => {
    it.each(rows.map((row) => [row[1], row] as const))('%s', (_, row) => check(row))
  })
}

table('people in running text', [
  ['intrusion', '対象となるのは、2019年4月から2023年3月までに入会された4,210名です。', '4210 people'],
  ['intrusion', '影響を受けたお客様は2,318名にのぼります。', '2318 people'],
  ['intrusion', '該当するお客様の数は、延べ1万2千人です。', '12000 people'],
  ['intrusion', '対象人数は最大で8,800名でございます。', '約8800 people'],
  ['intrusion', '751名の方の氏名と住所が外部から参照できる状態でした。', '751 people'],
  ['misdelivery', '別の患者様お一人の検査結果の控えを同封していました。', '1 people'],
  ['misdelivery', '受給者1名の申請書の写しを、別の方に渡してしまいました。', '1 people'],
  ['misdelivery', 'お客様2名様分のご契約内容のお知らせが、それぞれ入れ替わって届いていました。', '2 people'],
  ['mail', '送信先のうち52名のメールアドレスが、互いに見える形となっていました。', '52 people'],
  ['mail', '保護者96名に、全員のアドレスを宛先欄に入れたまま一斉に送信しました。', '96 people'],
  ['mail', '受講者全員(64名)の連絡先を記した表を添付して送りました。', '64 people'],
  ['loss', '名簿には、3年2組の生徒38名の氏名と連絡先が載っていました。', '38 people'],
  ['loss', '申込書には計45人分の住所、氏名などが書かれています。', '45 people'],
  ['loss', '当該ノートには利用者十二名の氏名が手書きで記されていました。', '12 people'],
  ['insider', '元従業員が転職先に持ち込んだのは、取引先の担当者ら約1,500人の名刺情報です。', '約1500 people'],
  ['insider', '持ち出された情報は少なくとも640名分に及びます。', '約640 people'],
  ['ransomware', '従業員ほか612名の人事情報が暗号化されたサーバーに保管されていました。', '612 people'],
  ['publishing', '市のホームページに、当選者214人の氏名や電話番号を載せた一覧を誤って公開しました。', '214 people'],
  ['publishing', '公開したファイルの別シートに、職員83人分の給与額が残っていました。', '83 people'],
  ['publishing', 'このうち19人については、口座番号も含まれていました。', '19 people'],
  ['contractor', '本市の対象者は、児童手当の受給者3,204人です。', '3204 people'],
  ['contractor', '当社のお客様は1万1,020名が対象に含まれているとの報告を受けました。', '11020 people'],
  ['intrusion', '過去に資料を請求された方も含め、23,400名余りの情報が登録されていました。', '約23400 people'],
  ['intrusion', '会員様350名ほどに影響が及びます。', '約350 people'],
  ['intrusion', '対象は、お客様が1,204名、従業員が86名です。', '1204 people, 86 people'],
  [
    'intrusion',
    '対象者は、購入者3,100名と資料請求者420名の合わせて3,520名です。',
    '3100 people, 420 people, 3520 people',
  ],
  ['intrusion', '影響する可能性があるのは児童58名、保護者102名の計160名です。', '58 people, 102 people, 160 people'],
  ['publishing', '閲覧できたのは申込者58名及び同行者83名の氏名です。', '58 people, 83 people'],
  ['publishing', '第三者に開かれた可能性があるのは200人から300人分とみています。', '200~300 people'],
  ['misdelivery', '100人から150人ほどの生年月日が記載されていました。', '約100~150 people'],
])

table('records, households, accounts, things', [
  ['intrusion', '漏えいのおそれがある個人情報は12万3,456件です。', '123456 records'],
  ['intrusion', 'カード情報は最大1,802件が対象となります。', '約1802 records'],
  ['intrusion', '顧客データ約400万件が外部へ送られていました。', '約4000000 records'],
  ['intrusion', '不正ログインされたのは15,883アカウントです。', '15883 accounts'],
  ['intrusion', '第三者にログインされた会員IDは1,240件でした。', '1240 accounts'],
  ['intrusion', '1,846,202アカウント分の情報が参照できる状態でした。', '1846202 accounts'],
  ['misdelivery', '水道料金の通知を誤って発送し、対象は217世帯です。', '217 households'],
  ['loss', '検針票の控え(312世帯分)がなくなっていました。', '312 households'],
  ['loss', '紛失したのは、個人番号カードの申請書3通です。', '3 records'],
  ['loss', '診療録12冊の所在がわからなくなっています。', '12 files'],
  ['loss', 'USBメモリ1本を紛失しました。', '1 files'],
  ['loss', '業務用の携帯電話1台(連絡先85件を登録)を置き忘れました。', '1 files, 85 records'],
  ['loss', '書類は段ボール箱2箱に入っており、4,120人分の氏名が書かれていました。', '4120 people'],
  ['publishing', '3つのファイルに計1,020件の記録が含まれていました。', '3 files, 1020 records'],
  ['intrusion', '62のファイルが外部に取り出されたことを確認しました。', '62 files'],
  ['misdelivery', '住民票の写し1通(世帯4人分)を別の方に交付しました。', '4 people'],
  ['insider', '顧客リスト9枚を外部の者に渡していました。', '9 files'],
  ['insider', '個人のお客さま327先の氏名、住所を漏らしました。', '327 people'],
  ['loss', 'マイクロフィルム46本を廃棄した可能性が高いと判断しました。', '46 files'],
  ['intrusion', '宿泊を予約された273組の情報が見られた可能性があります。', '273 groups'],
  ['contractor', '63者分の事業者名、代表者名が含まれていました。', '63 organizations'],
  ['intrusion', '取引先60社との契約書についても漏えいの可能性があります。', '60 organizations'],
  ['publishing', '表示されていたお客様は38社です。', '38 organizations'],
  ['contractor', '市内の小中学校8校が対象です。', '8 organizations'],
])

table('flattened tables and lists', [
  [
    'intrusion',
    '2 漏えいした可能性のある個人情報\n会員 1,204名\n退会者 310名\n合計 1,514名',
    '1204 people, 310 people, 1514 people',
  ],
  [
    'intrusion',
    '対象となる情報\n区分 人数(名)\n会員 1,204\n退会者 310\n合計 1,514',
    '1204 people, 310 people, 1514 people',
  ],
  ['intrusion', '対象となる情報\n区分|件数(件)\n会員|1,204\n退会者|310', '1204 records, 310 records'],
  [
    'intrusion',
    '漏えい件数\n東センター\t21,877人\n西センター\t34,105人\n計\t55,982人',
    '21877 people, 34105 people, 55982 people',
  ],
  ['intrusion', '対象件数:12,692件', '12692 records'],
  ['intrusion', '対象者数 1,234名', '1234 people'],
  ['intrusion', '・影響範囲 お客様 18,600名', '18600 people'],
  ['intrusion', '■件数 411件', '411 records'],
  ['intrusion', '【対象者】令和4年度の受講者 1,127名', '1127 people'],
  [
    'intrusion',
    '(1) 漏えいした可能性のある項目\n氏名 120件\n住所 80件\n電話番号 75件',
    '120 records, 80 records, 75 records',
  ],
  [
    'intrusion',
    '① 学生 延べ264名\n② 高校生 77名\n③ 研究者等 118名',
    '約264 people, 77 people, 118 people'.replace('約', ''),
  ],
  [
    'ransomware',
    '株主様｜412名\n採用応募者｜1,905名\n取引先ご担当者｜約6,700名',
    '412 people, 1905 people, 約6700 people',
  ],
  [
    'loss',
    '本店営業部 諸届 2013年度 42件\n東町支店 為替取引記録綴 316件\n合計 2店舗 358件',
    '42 records, 316 records, 358 records',
  ],
  ['loss', '紛失物 業務日誌1冊(利用者31名の氏名、電話番号)', '1 files, 31 people'],
  ['intrusion', '対象者\n 2020年4月1日から2023年12月31日までに当店をご利用になった方 9,310名', '9310 people'],
  ['publishing', '掲載されていた会員 4,118名\n 正会員 3,902名\n 準会員 216名', '4118 people, 3902 people, 216 people'],
  ['mail', '1 事案の概要 メールアドレス31件が他の受信者に表示された。', '31 records'],
  [
    'insider',
    '①ご利用者様の情報 6,431件\n②ご家族様の情報 5,077件\n①②の合計 11,508件',
    '6431 records, 5077 records, 11508 records',
  ],
  [
    'ransomware',
    '流出が確認された情報\n・従業員(退職者を含む) 688名\n流出のおそれがある情報\n・お取引先のご担当者様 約4,200名',
    '688 people, 約4200 people',
  ],
  ['intrusion', '(うち児童手当受給世帯 217世帯)', '217 households'],
])

table('counts that come with others, and those who are not meant', [
  ['misdelivery', '誤って送付した書類には5名の方の氏名等が記載されていました。', '5 people'],
  ['publishing', '13社117名の担当者情報が対象です。', '13 organizations, 117 people'],
  ['publishing', '17組29名分の宿泊者情報が流出しました。', '17 groups, 29 people'],
  [
    'publishing',
    '市内の小学校12校、中学校5校の児童生徒2,310名の情報です。',
    '12 organizations, 5 organizations, 2310 people',
  ],
  ['ransomware', 'お客様情報…12,033名、お取引先様情報…410社', '12033 people, 410 organizations'],
  ['intrusion', '学校名\t児童数\n東小学校\t12\n西小学校\t8\n計\t20', '12 people, 8 people, 20 people'],
  [
    'intrusion',
    '攻撃者に転送されたメールは2,308通であり、このうち個人情報を含むものは155通でした。',
    '2308 records, 155 records',
  ],
  ['publishing', '一覧を開いた端末は5台でした。', ''],
  ['publishing', '資料をダウンロードした会員は19名でした。', ''],
  ['publishing', '学外からの閲覧は、記録で確認できる4月以降で少なくとも14件ありました。', ''],
  ['publishing', '申込者のお一人が電話で教えてくださいました。', ''],
  ['intrusion', '身に覚えのない請求があったとのお申し出を2名のお客様からいただいております。', ''],
  ['intrusion', 'アクセスした第三者は3名です。', ''],
  ['intrusion', '外部委員2名を含む調査委員会で調査を行っています。', ''],
  ['intrusion', '個人情報(最大約2万名分)の漏えいの有無は調査中です。', '約20000 people'],
  ['mail', '市立小学校18校に対し、各校の一覧を電子メールで送る際に起きたものです。', ''],
  ['insider', '画面の写真が、SNSで生徒9名に送られていました。', ''],
])

table('units told by the words beside', [
  ['intrusion', '■ログインされた会員ID\n2,019件', '2019 accounts'],
  ['loss', '書類には、納付された1,027先のお客さまのお名前、ご住所が記載されていました。', '1027 people'],
  ['intrusion', '外部から見られたおそれのあるのは49家族ぶんのお名前です。', '49 households'],
])

table('accounts of a bank', [['intrusion', '214口座では、口座番号と残高を見られた可能性があります。', '214 accounts']])

table('parts that add up to one of the affected', [
  [
    'intrusion',
    '3町の受診者1,140人のデータが漏えいしました。町ごとには412人、390人、338人です。',
    '1140 people, 412 people, 390 people, 338 people',
  ],
  [
    'intrusion',
    '不正にログインされたアカウントは672件です。パスワードを672件とも初期化しました。このうち672件の中の88件では購入履歴も見られました。',
    '672 accounts, 88 accounts',
  ],
  ['intrusion', '受講者の氏名を含むメールが延べ1,570人分、外部から読める状態でした。', '1570 people'],
])

table('corrected and superseded figures', [
  [
    'intrusion',
    '漏えいのおそれのある方を前回は最大900名様と申し上げましたが、精査の結果、812名様と確定しました。',
    '812 people',
  ],
  ['intrusion', '当初、対象を1,204名とお知らせいたしましたが、正しくは1,240名でした。', '1240 people'],
  ['intrusion', '前回の公表で3,000件としていた件数は、調査の結果2,871件でした。', '2871 records'],
  ['intrusion', '第1報では約500名と発表しておりましたが、対象の方は612名に増えました。', '612 people'],
  ['intrusion', '(誤)対象者 45名\n(正)対象者 54名', '54 people'],
  ['intrusion', '対象の方が新たに356名増え、合計1,646名となりました。', '356 people, 1646 people'],
])

table('nothing affected', [
  ['intrusion', '2月15日以降、外部からの不審な接続は1件も記録されていません。', ''],
  ['loss', '情報の扱いに詳しい理事を1人迎え、担当とします。', ''],
  ['intrusion', 'カード会社1社から、流出の懸念があるとの連絡を受けました。', ''],
  ['mail', 'それまでに14世帯が既読となっていました。', ''],
  ['mail', '同様の連絡は計7件でした。', ''],
  ['intrusion', '本四半期の事故は、3件です。', ''],
  ['mail', 'このうち7名はご不在のため、再度ご連絡いたします。', ''],
  ['intrusion', '先のお知らせで「約2,000名」としたのは、退会者を含めた概数でした。', ''],
  ['intrusion', '漏えいした情報の件数は現在調査中です。', ''],
  ['intrusion', '個人情報の流出は0件です。', ''],
  ['misdelivery', '誤って届いた先は2名で、いずれも回収いたしました。', ''],
  ['misdelivery', '誤送付先は3世帯です。', ''],
  ['mail', '送信したメールは31通です。', ''],
  ['mail', 'メールを受け取った5名の方には削除をお願いし、削除を確認しました。', ''],
  ['publishing', '公開していた間の閲覧数は42件でした。', ''],
  ['publishing', '当該ページへのアクセスは延べ18件ありました。', ''],
  ['publishing', 'ファイルをダウンロードした方は6名いらっしゃいます。', ''],
  ['intrusion', '攻撃者は約3万件のログインを試行していました。', ''],
  ['intrusion', '窓口には、これまでに128件のお問い合わせをいただいています。', ''],
  ['ransomware', 'サーバー12台とパソコン45台が暗号化されました。', ''],
  ['ransomware', '社員約40名が復旧作業に当たっています。', ''],
  ['loss', '職員15名で庁舎内をくまなく捜しましたが、見つかっていません。', ''],
  ['loss', '今後は必ず2名で確認します。', ''],
  ['intrusion', '当社の会員数は約120万人です。', ''],
  ['intrusion', '当社は従業員320名の会社です。', ''],
  ['intrusion', '過去5年間に同様の事案が3件ありました。', ''],
  ['intrusion', '外部の専門家3名からなる調査委員会を設置しました。', ''],
  ['intrusion', '不審なメールに関するご相談が14件寄せられています。', ''],
  ['intrusion', '専用窓口は10名体制で対応しています。', ''],
  ['intrusion', '全職員850名を対象に研修を行います。', ''],
  ['mail', '会員3,000名に配信したメールの一部に誤りがありました。', ''],
  ['intrusion', 'なりすましメールが約2,000件送信されました。', ''],
  ['intrusion', '当社のサービスは全国1,200の企業に導入いただいています。', ''],
  ['misdelivery', '1,500通を発送したうちの一部で宛名がずれていました。', ''],
  ['insider', '当該職員1名を懲戒処分としました。', ''],
  ['insider', '元社員ら2人が逮捕されました。', ''],
  ['loss', '職員2名が関係先を訪問し、謝罪しました。', ''],
  ['intrusion', '本件について、5社の報道機関から取材を受けました。', ''],
  ['publishing', '市民の方1名から、他人の氏名が見えるとの連絡がありました。', ''],
  ['intrusion', '対策として次の3点を行います。', ''],
  ['intrusion', '調査会社2社に解析を依頼しました。', ''],
  ['intrusion', '本日までに412名の方へお詫びの文書を郵送しました。', ''],
])

describe('status and whose', () => {
  const judged = (title: string, body: string): string[] =>
    readRelease(`2024年6月20日\n株式会社例示堂\n\n${title}\n\n${body}`).affected.map(
      ({ count, status, scope }) => `${count} ${status} ${scope}`,
    )
  it.each([
    [
      titles.publishing,
      '応募者412名の氏名が閲覧できる状態でした。\n\n市民の方から電話があり判明しました。',
      ['412 confirmed own'],
    ],
    [
      titles.publishing,
      '応募者412名の氏名が閲覧できる状態でした。\n\n報道機関の記者から指摘があり判明しました。',
      ['412 possible own'],
    ],
    [
      titles.publishing,
      '応募者412名の一覧を掲載しました。\n\n期間中のダウンロードは53回でした。',
      ['412 confirmed own'],
    ],
    [
      titles.publishing,
      '会員200名の登録情報が開ける状態でした。\n\n会員から電話がありました。このうち実際に開かれたのは31人です。',
      ['200 possible own', '31 confirmed own'],
    ],
    [titles.loss, '利用者31名の氏名を記した名簿が見当たらないことが判明しました。', ['31 possible own']],
    [titles.loss, '職員が持ち出した名簿を紛失しました。\n対象 31名', ['31 possible own']],
    [
      '保存文書の誤廃棄について',
      '相談記録票96名分を誤って焼却しました。\n外部に漏れたおそれはないものと考えています。',
      ['96 unstated own'],
    ],
    [
      '保存文書の誤廃棄について',
      '相談記録票96名分を誤って焼却しました。\n外部に漏れた可能性は極めて低いと考えています。',
      ['96 possible own'],
    ],
    [titles.intrusion, '自分の情報は見られたのか?\n対象は95名です。', ['95 possible own']],
    [titles.mail, '送信先のうち52名のメールアドレスが、互いに閲覧できる状態となっていました。', ['52 confirmed own']],
    [titles.publishing, '他の応募者に表示された方 52名', ['52 confirmed own']],
    [titles.publishing, '応募者412名の氏名が閲覧できる状態でした。', ['412 possible own']],
    [titles.insider, '顧客320名の情報を私物の端末に複写していました。', ['320 confirmed own']],
    [
      titles.contractor,
      'F社の発表によれば、同サービスを利用する全国の会員34,000名の情報が対象とのことです。',
      ['34000 possible case'],
    ],
  ] as const)('%s: %s', (title, body, affected) => {
    expect(judged(title, body)).toEqual(affected)
  })
})
