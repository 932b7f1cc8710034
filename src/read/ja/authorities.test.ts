import { describe, expect, it } from 'vitest'
import { readRelease } from '../index.js'

const head =
  '個人情報の漏えいについて\n2024年5月1日\n株式会社アオゾラ\n当社のサーバーが不正アクセスを受け、お客様の氏名が漏えいしました。\n'

const cases: readonly (readonly [text: string, values: string])[] = [
  ['個人情報保護委員会に報告いたしました。', 'ppc:reported'],
  ['個人情報保護委員会への報告を行う予定です。', 'ppc:planned'],
  ['個人情報保護委員会及び警察へ報告・相談を行っております。', 'police:reported ppc:reported'],
  ['所轄警察署に被害届を提出しました。', 'police:reported'],
  ['本件については、警察に相談のうえ、総務省にも報告済みです。', 'ministry:reported police:reported'],
  ['警察への被害届の提出を検討しています。', 'police:planned'],
  ['最寄りの警察署にご相談ください。', ''],
  ['警察から連絡を受け、発覚しました。', ''],
  ['一般財団法人日本情報経済社会推進協会（JIPDEC）に報告しました。', 'jipdec:reported'],
  ['プライバシーマークの審査機関へ報告いたしました。', 'jipdec:reported'],
  ['監督官庁である国土交通省に報告しました。', 'ministry:reported'],
  ['県に報告しました。', 'prefecture:reported'],
  ['事故報告書を市に提出しました。', 'prefecture:reported'],
  ['関東財務局に報告しています。', 'ministry:reported'],
  ['独立行政法人情報処理推進機構（IPA）に届け出ました。', 'ipa:reported'],
  ['JPCERT/CCに連絡しました。', 'jpcert:reported'],
  [
    'クレジットカード会社と連携し、漏えいした可能性のあるカードのモニタリングを継続して実施しています。',
    'card-brand:reported',
  ],
  ['最寄りの交番に遺失届を提出しました。', 'police:reported'],
  ['東京証券取引所に報告しました。', 'other:reported'],
]

describe('authorities', () => {
  it.each(cases)('%s → %s', (text, values) => {
    const found = readRelease(`${head}${text}\n`).authorities
    expect(
      found
        .map(({ value, state }) => `${value}:${state}`)
        .sort()
        .join(' '),
    ).toBe(values)
  })

  it('do not count the discloser as its own authority', () => {
    const text =
      '青葉台市\n個人情報の漏えいについて\n5月1日、委託先から市に報告がありました。5月2日、県に報告しました。'
    expect(readRelease(text).authorities.map(({ evidence }) => evidence.quote)).toEqual(['5月2日、県に報告しました。'])
  })
})
