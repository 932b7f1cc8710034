import { describe, expect, it } from 'vitest'
import { readRelease } from '../../index.js'

const head = '2024年6月20日\n株式会社例示堂\n\n不正アクセスによる個人情報の漏えいについて\n\n'
const read = (body: string, top = head) =>
  readRelease(`${top}${body}`).events.map(
    ({ type, date, end, authority }) => `${type} ${date}${end ? `/${end}` : ''}${authority ? ` ${authority}` : ''}`,
  )

describe('prose', () => {
  it.each([
    ['5月19日、当社の社員がサーバーの異常に気付きました。', ['discovered 2024-05-19']],
    ['5月21日、委託先から漏えいの可能性がある旨の報告を受けました。', ['informed 2024-05-21']],
    [
      '5月21日、お客様から別の方の情報が表示されるとのお問い合わせをいただきました。',
      ['discovered 2024-05-21', 'informed 2024-05-21'],
    ],
    ['同社から報告を受けたのは、5月29日のことです。', ['informed 2024-05-29']],
    [
      '5月28日、委託先から、5月20日に不正アクセスの痕跡を見つけたとの電話がありました。',
      ['discovered 2024-05-20', 'informed 2024-05-28'],
    ],
    [
      '調査の結果、5月2日から5月9日までの間、第三者による不正アクセスを受けていたことが判明しました。',
      ['occurred 2024-05-02/2024-05-09'],
    ],
    ['5月20日に当該サーバーをネットワークから切り離しました。', ['contained 2024-05-20']],
    ['6月10日に外部の専門会社による調査が完了しました。', ['determined 2024-06-10']],
    ['対象のお客様には6月12日に書面をお送りしました。', ['notified 2024-06-12']],
    ['6月4日に公表いたしました標記の件について、続報をお知らせします。', ['published 2024-06-04']],
    [
      '個人情報保護委員会には5月22日に、警察には同月24日にそれぞれ届け出ました。',
      ['reported 2024-05-22 ppc', 'reported 2024-05-24 police'],
    ],
    [
      '5月22日に個人情報保護委員会へ速報を、6月10日に確報を提出しました。',
      ['reported 2024-05-22 ppc', 'reported 2024-06-10 ppc'],
    ],
    ['5月20日から郵送を開始し、6月12日までにお客様への発送を終えました。', ['notified 2024-05-20/2024-06-12']],
  ])('%s', (body, events) => {
    expect(read(body).sort()).toEqual(events)
  })

  it.each([
    'お客様には7月上旬に書面でお知らせする予定です。',
    '2019年4月1日に業務を委託しました。',
    '6月19日現在、情報の悪用は確認されておりません。',
    '受付時間 平日9時から17時まで',
    '2024年3月期の業績への影響はありません。',
  ])('none in %s', (body) => {
    expect(read(body)).toEqual([])
  })
})

it('reads the rows of a chronology, and what a row says after its first sentence', () => {
  const rows = [
    '1 経過',
    '5月18日 23時42分|攻撃者が当社サーバーに侵入',
    '翌19日 6時30分|社員が受注システムの異常に気付く',
    '同日 7時15分|全拠点のネットワークを遮断',
    '5月20日|県警察に被害を申告。個人情報保護委員会に速報',
  ].join('\n')
  expect(read(rows)).toEqual([
    'occurred 2024-05-18T23:42',
    'discovered 2024-05-19T06:30',
    'contained 2024-05-19T07:15',
    'reported 2024-05-20 police',
    'reported 2024-05-20 ppc',
  ])
})

it('takes a date under a label for what the label says', () => {
  expect(read('■ 閲覧可能であった期間\n2021年5月~2023年9月27日')).toEqual(['occurred 2021-05/2023-09-27'])
})

it('takes the day of a sending that went wrong for the day it happened', () => {
  const top = '2024年5月14日\n例示市\n\n納税通知書の誤送付について\n\n'
  expect(
    read('5月2日に発送した納税通知書について、宛先と異なる方の通知書を封入していたことが判明しました。', top),
  ).toEqual(['occurred 2024-05-02'])
})
