import { describe, expect, test } from 'vitest'
import { plainDocument } from '../casebook/document.js'
import { caseTitle, releaseTitle } from './titles.js'

describe('releaseTitle', () => {
  test.each([
    [
      'the line that says what it is about',
      '2024年6月20日\n汐見崎市\n\n個人情報の漏えいについて(お詫び)\n\n本文です。',
      undefined,
      '個人情報の漏えいについて(お詫び)',
    ],
    [
      'a page title without the name of its site',
      'お知らせ\n本文です。',
      '委託先への不正アクセスの経過 | 汐見崎市',
      '委託先への不正アクセスの経過',
    ],
    [
      "a post's title without its number and date",
      '本文',
      '【セキュリティ事件簿#2023-416】汐見崎市 個人情報の流出について 2024/1/26',
      '汐見崎市 個人情報の流出について',
    ],
    ['else the first line', '何かの文章です\n本文', undefined, '何かの文章です'],
  ])('%s', (_name, text, title, expected) => expect(releaseTitle(plainDocument(text, title))).toBe(expected))
})

describe('caseTitle', () => {
  const city = { title: '個人情報の漏えいについて', discloser: '汐見崎市' }
  test('an origin others were hit through', () =>
    expect(caseTitle([city], 'ミナホ', '株式会社ミナホ', ['ransomware'])).toBe('株式会社ミナホ(ランサムウェア)'))
  test("a lone discloser's own incident", () =>
    expect(caseTitle([city], '汐見崎市', '汐見崎市', ['loss'])).toBe(city.title))
  test('an origin nobody names', () => expect(caseTitle([city], undefined, undefined, [])).toBe(city.title))
})
