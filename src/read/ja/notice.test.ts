import { expect, it } from 'vitest'
import { readRelease } from '../index.js'

it.each([
  [
    true,
    'a short apology',
    '2024年5月1日\n例示市\n\nメールの誤送信について\n\n4月30日、案内メールを誤って別の方に送信しました。深くお詫び申し上げます。',
  ],
  [
    true,
    'a contractor’s breach',
    '委託先への不正アクセスについて\n\n当社が業務を委託している株式会社例のサーバーが不正アクセスを受け、お客様の情報が流出した可能性があることが判明しました。',
  ],
  [
    true,
    'questions and answers',
    '応募者の皆さまへ　応募フォームに関するお詫びとQ&A\n株式会社アオゾラ\n2023年4月28日\n\n応募フォームで、応募者の情報がほかの応募者から見える状態になっていました。\n\nQ. 自分の情報も見られたのでしょうか？\nA. 対象は22名の方です。',
  ],
  [
    true,
    'a misprint that shows others',
    '申込書への他の会員さまの情報の印字について（お詫び）\n2024年5月16日\nあおぞら生活協同組合\n\nお届けした申込書の一部に、他の会員さまのお名前を印字してしまいました。心からお詫びいたします。',
  ],
  [
    true,
    'what was left in a file, told by a prefecture without an apology',
    '令和8年3月18日\n雲居県産業課\n\n補助金の公表資料における個人情報の掲載について\n\n県ホームページで公表した一覧の非表示シートに、申請者の個人情報を含むデータが残っていた。',
  ],
  [
    false,
    'a warning of forged messages, with losses of those who were fooled',
    '水道局を名乗る不審なSMSにご注意ください\n\n令和7年8月29日\n雲居市水道局\n\n本局を装い、偽のホームページに誘導するSMSが届いています。個人情報を入力した市民が4人おり、不正利用の被害が出ています。\nシステムの記録を調べましたが、不正アクセスの痕跡はありませんでした。',
  ],
  [
    false,
    'a warning that quotes the forged mail',
    '当行をかたるフィッシングメールにご注意ください\n\n2024年9月4日\n株式会社あおぞら銀行\n\n「お客さまの口座に不正アクセスがありました」と記載したメールが送られています。これらは当行が送信したものではありません。お客さま情報の流出は発生しておりません。',
  ],
  [
    false,
    'a digest',
    '週刊セキュリティまとめ\n\n●例示市は5日、職員がUSBメモリーを紛失したと発表した。\n●例示大学は6日、学生の名簿を誤送信したと発表した。\n●例示堂は7日、通販サイトが不正アクセスを受けたと発表した。',
  ],
  [
    false,
    'advice',
    '情報漏えいを防ぐための五つのポイント\n\n不正アクセスの被害が増えています。パスワードは使い回さないようにしましょう。更新を忘れないようにしましょう。USBメモリは持ち出さないようにしましょう。',
  ],
  [
    false,
    'a form with blanks',
    '個人情報の漏えいに関するお詫び(ひな形)\n\n○○株式会社\n\nこのたび、○○において不正アクセスが発生し、お客様○○名の情報が漏えいしたことが判明しました。深くお詫び申し上げます。',
  ],
  [
    false,
    'a warning of forged mail',
    '当金庫を名乗る不審なメールにご注意ください\n\n当金庫をかたる偽のメールが届いています。当金庫が送ったものではなく、お客さまの情報が当金庫から漏えいした事実はございません。',
  ],
  [false, 'maintenance', 'システムメンテナンスのお知らせ\n\n6月1日0時から5時までメンテナンスを行います。'],
  [false, 'nothing', ''],
])('%s: %s', (notice, _, text) => {
  const facts = readRelease(text)
  expect({ notice: facts.notice, why: facts.noticeReasons }).toMatchObject({ notice })
})
