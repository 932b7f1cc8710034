import { describe, expect, it } from 'vitest'
import { readRelease } from '../index.js'

const head =
  '個人情報の漏えいについて\n2024年5月1日\n株式会社アオゾラ\n当社のサーバーが不正アクセスを受け、お客様の氏名が漏えいしました。\n'

const cases: readonly (readonly [text: string, value: string])[] = [
  ['対象のお客様には、個別にお詫びとご連絡を差し上げました。', 'done'],
  ['対象となる方へは、5月10日に書面にてお知らせいたしました。', 'done'],
  ['該当する方には、電子メールで順次ご連絡いたします。', 'in-progress'],
  ['対象者の皆様には、順次、郵送にてお知らせしております。', 'in-progress'],
  ['対象の方には、準備が整い次第、書面にてご連絡いたします。', 'planned'],
  ['対象者が特定でき次第、個別に通知する予定です。', 'planned'],
  ['連絡先が分からない方については、本公表をもって通知に代えさせていただきます。', 'impossible'],
  ['個別のご連絡が困難な方には、本ページでの公表をもって代えさせていただきます。', 'impossible'],
  ['該当の4名には電話で謝罪しました。', 'done'],
  ['ご本人に対し、経緯を説明のうえ謝罪いたしました。', 'done'],
  ['保護者の皆様へは、5月2日に文書を配布し、保護者会で説明しました。', 'done'],
  ['該当の患者様にはご自宅を訪問し、お詫びいたしました。', 'done'],
  ['対象となるお客様には、当社より個別にご連絡させていただきます。', 'planned'],
  ['対象の会員様全員に、お詫びのメールを送信いたしました。', 'done'],
  ['関係者の皆様に多大なるご迷惑をおかけしましたことを深くお詫び申し上げます。', 'unstated'],
  ['ご不明な点は下記までお問い合わせください。', 'unstated'],
  ['対象となる方への通知は、現在準備を進めております。', 'planned'],
  ['対象者への連絡は完了しております。', 'done'],
  ['対象の皆様へのご連絡を開始いたしました。', 'in-progress'],
  ['該当の方々には個別に連絡を取り、お詫びと説明を行っています。', 'in-progress'],
]

describe('notification', () => {
  it.each(cases)('%s → %s', (text, value) => {
    const found = readRelease(`${head}${text}\n`).notification
    expect(found.value, found.rule).toBe(value)
    if (value !== 'unstated') expect(text).toContain(found.evidence?.quote)
  })
})
