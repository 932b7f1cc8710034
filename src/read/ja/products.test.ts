import { describe, expect, it } from 'vitest'
import { readRelease } from '../index.js'

const cases: readonly (readonly [text: string, products: readonly string[]])[] = [
  ['当社が利用するクラウドサービス「マドカ」のサーバーが不正アクセスを受けました。', ['マドカ']],
  [
    '当院が診療予約に利用している「まどぐち予約」（提供元：セイラン株式会社）が不正アクセスを受けました。',
    ['まどぐち予約'],
  ],
  [
    'ファイル転送装置「HakoBridge」（株式会社ソラノネ製。以下「本装置」という。）に脆弱性がありました。',
    ['HakoBridge'],
  ],
  ['所内で運用している機器（株式会社ソラノネ製「フミバコ」）が不正アクセスを受けました。', ['フミバコ']],
  ['株式会社ソラノネが提供する「フミバコ」に保存していた情報が漏えいしました。', ['フミバコ']],
  ['ICT教育アプリ「ClassPad.net(クラスパッド)」', ['ClassPad.net']],
  [
    '転送サービスとして利用していたサービス(Proself)が不正アクセスされ、「Proself」の情報が漏えいしました。',
    ['Proself'],
  ],
  ['当社の運営するサイト（以下「本サイト」といいます。）が不正アクセスを受けました。', []],
  ['公開の範囲を誤って「リンクを知っている全員」と設定しました。', []],
  ['お知らせ「なりすましメールにご注意ください」を掲載しました。', []],
  ['「個人情報取扱手順書」を改訂しました。', []],
]

describe('products', () => {
  it.each(cases)('%s', (text, products) => {
    expect(readRelease(`株式会社例\n個人情報の漏えいについて\n${text}\n`).products.map(({ name }) => name)).toEqual(
      products,
    )
  })
})
