import { expect, test } from 'vitest'
import { toDocument } from '../../../text/index.js'
import { readRelease } from '../../index.js'

const discloserOf = async (title: string, body: string) =>
  readRelease(
    await toDocument(
      Buffer.from(
        `<title>${title}</title><h1>フォームの設定誤りについて</h1>${body}<p>6月28日、対象の36組に謝罪しました。</p>`,
      ),
      'text/html; charset=utf-8',
    ),
  ).discloser?.name

const desk = '<p>所在地 東京都茜川区本町2-5-1 区役所4階</p>'

test.each([
  ['設定誤りについて/茜川区', `<p>区の講座の申込者36組の氏名が閲覧できる状態でした。</p>${desk}`, '茜川区'],
  [
    '設定誤りについて｜茜川区公式ホームページ',
    `<p>区の講座の申込者36組の氏名が閲覧できる状態でした。</p>${desk}`,
    '茜川区',
  ],
  [
    '【お詫び】設定誤りについて - NPO法人ひだまり学習サポート 活動ブログ',
    '<p>教室の申込者36組の氏名が閲覧できる状態でした。</p><p>連絡先:NPO法人ひだまり学習サポート 事務局</p>',
    'NPO法人ひだまり学習サポート',
  ],
  // A brand is not put before who says that it speaks.
  [
    '設定誤りについて – KOMOREBI KNIT',
    '<p>株式会社ことり編物店が運営するKOMOREBI KNITで、申込者36組の氏名が閲覧できる状態でした。</p>',
    '株式会社ことり編物店',
  ],
])('of the page 「%s」', async (title, body, discloser) => expect(await discloserOf(title, body)).toBe(discloser))
