import { describe, expect, it } from 'vitest'
import { readRelease } from '../index.js'

it.each([
  ['first', '不正アクセスによる個人情報の漏えいについて'],
  ['first', '不正アクセスについて(第1報)'],
  ['update', '不正アクセスについて(第2報)'],
  ['update', '【続報】不正アクセスによる個人情報の漏えいについて'],
  ['final', '不正アクセスについて(最終報告)'],
  ['final', '不正アクセスに関する調査結果のご報告'],
])('%s: %s', (stage, title) => {
  expect(
    readRelease(`2024年6月20日\n株式会社例示堂\n\n${title}\n\n当社のサーバーが不正アクセスを受けました。`).report.value,
  ).toBe(stage)
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
