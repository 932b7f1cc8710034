import { describe, expect, it } from 'vitest'
import { readRelease } from '../index.js'

it.each([
  ['first', '不正アクセスによる個人情報の漏えいについて'],
  ['first', '不正アクセスについて(第1報)'],
  ['update', '不正アクセスについて(第2報)'],
  ['update', '【続報】不正アクセスによる個人情報の漏えいについて'],
  ['update', '個人情報漏えいに関する追加のお知らせ'],
  ['update', '(訂正)委託先における不正アクセスについて'],
  ['update', '不正アクセスに関する調査の進捗について'],
  ['update', '不正アクセスに関するお知らせ その2'],
  ['update', '個人情報の漏えいについて(その3)'],
  ['first', '2.現在の状況'],
  ['final', '不正アクセスに関する調査の終了について'],
  ['final', '不正アクセスについて(最終報告)'],
  ['final', '不正アクセスに関する調査結果のご報告'],
])('%s: %s', (stage, title) => {
  expect(
    readRelease(`2024年6月20日\n株式会社例示堂\n\n${title}\n\n当社のサーバーが不正アクセスを受けました。`).report.value,
  ).toBe(stage)
})

it.each([
  ['update', '6月5日に公表いたしました不正アクセスについて、その後の調査で判明した事項をお知らせいたします。'],
  ['update', '先日お知らせいたしました不正アクセスに関し、その後の状況をご報告いたします。'],
  ['update', '6月5日に公表した対象者数に誤りがあったため、訂正いたします。'],
  ['update', '前回の公表後に判明した内容についてお知らせします。'],
  ['update', '6月5日に紛失を公表した書類が、6月18日に庁内で見つかりました。'],
  ['update', '先日公表したUSBメモリは、6月18日に発見し、回収しました。'],
  ['first', '6月5日に紛失した書類が、6月18日に庁内で見つかりました。'],
  ['final', '6月5日付で公表した不正アクセスについて、このたび調査結果がまとまりましたのでお知らせいたします。'],
  ['final', '本件に関するご報告は、本報をもちまして最後とさせていただきます。'],
  ['first', 'なお、詳細が判明し次第、続報にてお知らせいたします。'],
  ['first', '6月15日 委託先から調査結果の報告'],
])('%s: %s', (stage, body) => {
  expect(
    readRelease(
      `2024年6月20日\n株式会社例示堂\n\n不正アクセスに関するお知らせ\n\n${body}\n当社のサーバーが不正アクセスを受けました。`,
    ).report.value,
  ).toBe(stage)
})

it('reads the stage of a title that runs into the text', () => {
  expect(
    readRelease(
      '2024年6月20日\n株式会社例示堂\n\n不正アクセスについて(第2報) 6月5日に発表した件について、その後の状況をお伝えします。\n当社のサーバーが不正アクセスを受けました。',
    ).report.value,
  ).toBe('update')
})

describe('published', () => {
  it.each([
    ['2024-06-20', '2024年6月20日\n例示市\n漏えいについて'],
    ['2024-06-20', '漏えいについて\n掲載日:令和6年6月20日 更新日:令和6年6月25日'],
    ['2024-06-20', '例示市 報道発表 令和6年6月20日\n漏えいについて'],
    ['2024-06-20', '漏えいについて\n\n5月3日に発覚しました。\n\n令和6年6月20日\n例示市長'],
    ['2024-06-20', '漏えいについて\n\n現時点(令和6年6月20日)では、流出は確認されておりません。'],
    [undefined, '漏えいについて\n\n2024年6月20日に発覚しました。'],
  ])('%s', (date, text) => {
    expect(readRelease(text).published?.date).toBe(date)
  })
})

it('reads the newest of several reports on a page, and says that there are others', () => {
  const facts = readRelease(
    [
      '不正アクセスについて(第2報)',
      '2024年6月20日',
      '株式会社例示堂',
      '調査の結果、お客様120名の情報が漏えいしたことを確認しました。',
      '再発防止に努めます。',
      '――――――――――',
      '不正アクセスについて(第1報)',
      '2024年6月1日',
      '株式会社例示堂',
      'お客様最大900名の情報が漏えいした可能性があります。',
    ].join('\n'),
  )
  expect(facts.report.value).toBe('update')
  expect(facts.published?.date).toBe('2024-06-20')
  expect(facts.affected.map(({ count }) => count)).toEqual([120])
  expect(facts.doubts.map(({ code }) => code)).toEqual(['SEVERAL_REPORTS'])
})
