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
      'the line below whom it is for',
      'お客様へ\n個人情報漏えいに関するお詫びとお知らせ\n本文です。',
      undefined,
      '個人情報漏えいに関するお詫びとお知らせ',
    ],
    [
      'whom a letter speaks to, not who speaks',
      '会員のみなさまへ\n\n株式会社アオゾラ 会員係です。\n\n' +
        '当社の会員名簿が外から見られる状態になっておりました。ご安心ください。',
      undefined,
      '会員のみなさまへ',
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
    [
      'brackets of either width',
      '令和8年5月15日\n霞立市教育委員会\n\n学校写真の閲覧について（第一報）\n本文です。',
      undefined,
      '学校写真の閲覧について（第一報）',
    ],
    [
      'no date, no heading of a section',
      '令和7年9月5日\n関係各位へのご連絡文\n1 経過について\n本文です。',
      undefined,
      '関係各位へのご連絡文',
    ],
    ['no line of a chronology', '学園からのご連絡\n同年6月19日 受託者から報告', undefined, '学園からのご連絡'],
    [
      'not the heading of a list of news',
      '2026年3月13日 重要なお知らせ\n感染に関する調査の進捗について(第2報)\n本文',
      undefined,
      '感染に関する調査の進捗について(第2報)',
    ],
    [
      'what asks and warns, not its letterhead',
      '会員各位\n2023年3月10日\n一般社団法人アオゾラ協会\n\n感染に関するお詫びと注意のお願い\n\n本文です。',
      undefined,
      '感染に関するお詫びと注意のお願い',
    ],
    [
      'what happened, under the sender',
      '株式会社アオゾラ\n代表取締役 青空太郎\n\n会員情報の流出\n\n本文です。',
      undefined,
      '会員情報の流出',
    ],
    [
      'a warning only where no line reports',
      '弊社を装ったメールにご注意ください\n個人情報の流出について\n本文です。\nお客様へのお願い',
      undefined,
      '個人情報の流出について',
    ],
    ...[
      'HOME > 重要なお知らせ',
      'ホーム ＞ お知らせ ＞ 2024年度 ＞ 納付書の漏えいについて',
      '現在の位置：トップ > 組織でさがす > 生涯学習課 > 講座の申込受付への不正アクセスについ',
      'トップ → お知らせ一覧 → システムの障害について(第一報)',
      'TOP » お知らせ » 重要 » ホームページの改ざんについて',
      'ホーム　防災　くらし　ふるさと納税　ご案内',
    ].map((crumbs): [string, string, undefined, string] => [
      `not where the page stands: ${crumbs}`,
      `${crumbs}\n\n会員情報の漏えいについて\n\n本文です。`,
      undefined,
      '会員情報の漏えいについて',
    ]),
    [
      'the end of the breadcrumbs where nothing else is a title',
      'ホーム > お知らせ > 会員情報の漏えいについて\n本文です。',
      undefined,
      '会員情報の漏えいについて',
    ],
    [
      'the subject of a mail',
      '差出人：事務局\n件名：【お詫び】会員情報の流出の可能性について\n本文です。',
      undefined,
      '【お詫び】会員情報の流出の可能性について',
    ],
    [
      'a title that a line breaks within a word',
      '2024年6月20日\n汐見崎市\n業務委託先における個人情報の漏えいのお\nそれについて(お詫び)\n本文です。',
      undefined,
      '業務委託先における個人情報の漏えいのおそれについて(お詫び)',
    ],
    [
      'a title in two lines',
      '汐見崎市\n\n委託先への不正アクセスによる個人情報の漏えいに関する\nお詫びとお知らせ\n\n本文です。',
      undefined,
      '委託先への不正アクセスによる個人情報の漏えいに関するお詫びとお知らせ',
    ],
    [
      'no sender with its title',
      '株式会社アオゾラ\nはがきの誤送付について\n本文です。',
      undefined,
      'はがきの誤送付について',
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
