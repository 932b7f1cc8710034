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
