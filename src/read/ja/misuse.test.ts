import { describe, expect, it } from 'vitest'
import { readRelease } from '../index.js'

const head =
  '個人情報の漏えいについて\n2024年5月1日\n株式会社アオゾラ\n当社のサーバーが不正アクセスを受け、お客様の氏名が漏えいしました。\n'

const cases: readonly (readonly [text: string, value: string])[] = [
  ['現時点で、個人情報の不正利用等の事実は確認されておりません。', 'none-found'],
  ['現在のところ、二次被害は確認されておりません。', 'none-found'],
  ['これまでに被害の報告は受けていません。', 'none-found'],
  ['本件による二次被害の発生は確認していない。', 'none-found'],
  ['情報が悪用されたとの情報は得ておりません。', 'none-found'],
  ['第三者への流出は確認されていません。', 'unstated'],
  ['個人情報が不正に使用された形跡はありません。', 'none-found'],
  ['一部のお客様のクレジットカードが不正利用された可能性があることを確認いたしました。', 'found'],
  ['漏えいしたメールアドレスあてに迷惑メールが届いたとの申告が5件ありました。', 'found'],
  ['クレジットカードの不正利用が確認されております。', 'found'],
  ['お客様から不審な電話があったとの連絡を受けており、情報が悪用されたものとみられます。', 'found'],
  ['二次被害のおそれがあるため、不審なメールにご注意ください。', 'unstated'],
  ['二次被害の防止に努めてまいります。', 'unstated'],
  ['なお、悪用等の被害は現在まで発生しておりません。', 'none-found'],
  ['今のところ苦情や被害の申し出はありません。', 'none-found'],
  ['システムの脆弱性が悪用されたことを確認しました。', 'unstated'],
  ['当該情報を利用した詐欺等の被害は報告されていません。', 'none-found'],
  ['本件に関する被害の申告は受けておりません。', 'none-found'],
  ['これまでのところ、悪用された事例は把握していません。', 'none-found'],
  ['二次被害については、現在のところ報告はありません。', 'none-found'],
  ['お客様からの被害に関するお問い合わせはありません。', 'none-found'],
  ['現時点では、流出した情報を使った詐欺などは確認できていません。', 'none-found'],
  ['情報が第三者に使用された事実は認められていない。', 'none-found'],
  ['会員様から、身に覚えのない請求があったとの連絡が2件寄せられています。', 'found'],
  ['漏えいした情報がダークウェブ上に掲載されていることを確認しました。', 'unstated'],
  ['実際に不正利用の被害が3件発生しています。', 'found'],
  ['情報が外部で使われたという報告はありません。', 'none-found'],
  ['実害は生じておりません。', 'none-found'],
  ['漏えいした情報を利用したとみられる架空請求が3件確認されました。', 'found'],
  ['一部のお客様のポイントが第三者に使われていました。', 'found'],
  ['当社をかたるフィッシングメールが会員に届いています。', 'found'],
  ['不審な電話やメールがあったというお話は、今のところいただいていません。', 'none-found'],
  ['不審な電話にはお答えにならず、情報の提供はなさらないようお願いいたします。', 'unstated'],
  ['漏えいした情報の一部が不正に使われたことを確認いたしました。', 'found'],
  ['元社員は、一覧を転職先の営業活動に使用しておりました。', 'found'],
  ['お客様から、購入した商品を知る業者から勧誘を受けたとのお声をいただきました。', 'found'],
  ['当会の職員を装った不審なメールが、会員の皆様に送信されております。', 'found'],
  [
    '当会の職員を装ったメールが不特定多数に送信されておりました。これまでに悪用されたとの報告はありません。',
    'none-found',
  ],
]

describe('misuse', () => {
  it.each(cases)('%s → %s', (text, value) => {
    const found = readRelease(`${head}${text}\n`).misuse
    expect(found.value, found.rule).toBe(value)
    if (value !== 'unstated') expect(text).toContain(found.evidence?.quote)
  })

  it('takes the one word under its heading, and the answer to a question', () => {
    expect(readRelease(`${head}3 二次被害\nなし\n`).misuse.evidence?.quote).toBe('なし')
    const answer = 'これまでに不審な訪問などの報告は受けていません。'
    const found = readRelease(`${head}よくあるご質問\n問1 悪用されませんか。\n答 ${answer}\n`).misuse
    expect(found.value).toBe('none-found')
    expect(found.evidence?.quote).toContain(answer)
  })
})
