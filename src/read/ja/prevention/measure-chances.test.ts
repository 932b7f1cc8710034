import { describe, expect, it } from 'vitest'
import { readRelease } from '../../index.js'

const release = (sentence: string): string =>
  `メールの誤送信について\n2024年6月20日\n例示市\n\n5月13日、担当課の職員が別の方の申請書をメールに添付して送信した。\n\n当会は、\n${sentence}\n`

const weighedIn = (sentence: string): string[] =>
  readRelease(release(sentence))
    .prevention.filter(({ rule }) => rule === 'prevention/weighed')
    .map(({ value, evidence }) => `${value} ${evidence.quote}`)

describe('measures that no rule knows, by the likeness of their words', () => {
  it.each([
    [
      '海外からのログインを受け付けないよう、管理会社に設定を依頼しました。',
      ['access-control 海外からのログインを受け付けないよう、管理会社に設定を依頼しました。'],
    ],
    ['・全庁の文書主任を対象に研修を実施済み。', ['training ・全庁の文書主任を対象に研修を実施済み。']],
  ])('%s', (sentence, expected) => {
    expect(weighedIn(sentence)).toEqual(expected)
  })

  it.each([
    ['what a rule named', '全職員に研修を行います。'],
    ['a resolve', '情報管理体制の強化に努めてまいります。'],
    ['what happened', '監視システムが不審な通信を検知し、発覚しました。'],
    ['what ends the matter', '直ちに公開を停止し、アクセスできないようにしました。'],
  ])('none: %s', (_, sentence) => {
    expect(weighedIn(sentence)).toEqual([])
  })
})
