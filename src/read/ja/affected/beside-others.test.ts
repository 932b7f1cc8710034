import { affectedTable } from '../../../../test/support/affected-probes.js'

const under = {
  loss: '書類の紛失について\n青空市\n本市の職員が、申込書を運ぶ途中で紛失しました。\n',
  theft: '盗難による個人情報の漏えいのおそれについて\n株式会社アオゾラ\n',
  astray: '書類の誤送付について\n青空市\n次のとおり書類を誤って送付しました。\n',
  open: '写真の公開設定の誤りについて\nあおぞら保育園\n園の写真サイトの設定を誤り、写真を誰でも見ることができる状態でした。\n',
  taken:
    '不正アクセスによる個人情報漏えいのおそれについて\n株式会社アオゾラ\n当社のサーバーが不正アクセスを受けました。\n',
} as const
const table = affectedTable(under)

table('what was picked up again, and who picked it up', [
  ['loss', '風で飛んだ申込書42枚のうち、31枚は職員が拾い集めました。', '42 files'],
  ['loss', '紛失した申込書は42枚です。31枚を拾い集めましたが、残る11枚は見つかっていません。', '42 files, 11 files'],
  ['loss', '近所の方が、紛失した申込書42枚を届けてくださいました。', '42 files'],
  ['loss', '路上に落とした申込書42枚のうち31枚は回収しました。', '42 files'],
])

table('things of which a part carried data', [
  [
    'theft',
    'パソコン2台と現金が盗まれました。このうちパソコン1台に、会員42名の名簿が保存されていました。',
    '1 files, 42 people',
  ],
  ['theft', 'パソコン2台が盗まれました。うち1台にはパスワードが設定されていませんでした。', '2 files, 1 files'],
  [
    'theft',
    'USBメモリ3本が盗まれました。いずれにも名簿があり、うち1本には口座番号も保存されていました。',
    '3 files, 1 files',
  ],
  ['theft', '申込書をとじたファイル3冊が盗まれました。うち1冊には病歴の記録がありました。', '3 files, 1 files'],
  [
    'theft',
    'パソコン3台が盗まれ、うち1台から名簿の流出が確認されました。いずれにも会員42名の名簿が保存されていました。',
    '3 files, 1 files, 42 people',
  ],
  ['theft', 'パソコン3台のうち2台から記憶装置が抜き取られました。', '2 files'],
])

table('those who got or saw what was of others', [
  ['astray', '送った相手は2世帯で、写しに記されていたのは児童42名の氏名です。', '42 people'],
  ['astray', '市は同日中に2世帯を訪問して書類を回収しました。', ''],
  ['astray', '別の方の書類を受け取られた12名様と、書類が他の方に届いた42名様にお詫びしました。', '42 people'],
  ['astray', '書類が他の方に届いた42名様を訪問し、お詫びしました。', '42 people'],
  ['astray', '別の患者の検査画像を入れたCDをお渡ししました。画像を書き込まれてしまった患者は42名です。', '42 people'],
  ['open', '他の園児の写真を表示させた保護者は17名でした。', ''],
])

table('a number of all of them, told of to say what was done', [
  [
    'astray',
    '対象は、A社分が203名、B社分が96名です。\n299名の皆様には手紙をお送りします。',
    '203 people, 96 people, 299 people',
  ],
  ['astray', '対象は、会員30名、職員20名です。\n職員50名全員に研修を行います。', '30 people, 20 people'],
  ['astray', '対象は、会員30名、職員20名です。\n委員48名の皆様に報告しました。', '30 people, 20 people'],
  ['astray', '本日、該当学生42名に個別に連絡しました。', '42 people'],
  ['astray', '本日、該当職員42名に厳しく注意しました。', ''],
])

table('who is in a photograph, and who took it', [
  ['open', '対象は園児58名が写った写真1,322枚です。', '58 people, 1322 files'],
  ['open', '写真は職員3名が写して園に届けています。', ''],
])

table('brackets that name what is missing', [
  ['taken', '会員1,250名の検査データ(氏名は含まない)が閲覧されました。', '1250 people'],
  ['taken', '会員1,250名の検査データ(氏名を含む)は漏えいしておりません。', ''],
])
