import { describe, expect, it } from 'vitest'
import { readRelease } from '../../index.js'

const release = (sentence: string): string =>
  `メールの誤送信について\n2024年6月20日\n例示市\n\n5月13日、担当課の職員が別の方の申請書をメールに添付して送信した。${sentence}`

const weighedIn = (text: string): string[] =>
  readRelease(text)
    .events.filter(({ rule }) => rule === 'events/weighed')
    .map(({ type, date, evidence }) => `${type} ${date} ${evidence.quote}`)

describe('events that no rule knows, by the likeness of their words', () => {
  it.each<[string, string[]]>([
    [
      '5月14日7時10分 窓口へのお電話で、「知らない人の名前が出ている」とのお申し出',
      [
        'discovered 2024-05-14T07:10 5月14日7時10分 窓口へのお電話で、「知らない人の名前が出ている」とのお申し出',
        'informed 2024-05-14T07:10 5月14日7時10分 窓口へのお電話で、「知らない人の名前が出ている」とのお申し出',
      ],
    ],
    [
      '5月16日午後1時、88件すべてに、お詫びと先のメールの削除をお願いするメールをお送りいたしました。',
      [
        'notified 2024-05-16T13:00 5月16日午後1時、88件すべてに、お詫びと先のメールの削除をお願いするメールをお送りいたしました。',
      ],
    ],
  ])('%s', (sentence, expected) => {
    expect(weighedIn(release(sentence))).toEqual(expected)
  })

  it.each([
    ['planned', '6月28日に対象の方へ通知を送付します。'],
    ['within what a rule read', '5月20日及び21日に対象の方の自宅を訪問し、謝罪した。'],
    ['what somebody told', '5月28日、委託先から、5月20日に復旧作業を終えたとの報告がありました。'],
    ['a search', '5月14日から5月17日まで、庁内の書庫を捜しました。'],
    ['calls', '5月20日以降、問い合わせ窓口に30件のお電話がありました。'],
  ])('none: %s', (_, sentence) => {
    expect(weighedIn(release(sentence))).toEqual([])
  })
})
