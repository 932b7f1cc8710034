import { describe, expect, it } from 'vitest'
import { readRelease } from '../index.js'

const cases: readonly (readonly [text: string, contacts: readonly string[]])[] = [
  ['お問い合わせ窓口 0120-000-358(9時~18時)', ['0120-000-358']],
  ['問合せ先\n総務課 電話 ０２６８－０１－３３５５(内線217)', ['0268-01-3355']],
  ['お問い合わせ 電話:03(1234)5678 FAX:03(1234)5679', ['03-1234-5678']],
  ['学校教育課 〇二九七-〇一-六六二五', ['0297-01-6625']],
  ['(問い合わせ)役場 住民税務課 ☎0266-02-2001', ['0266-02-2001']],
  ['お問い合わせ先\nTEL:079ー001ー8123 / 079ー001ー8124', ['079-001-8123', '079-001-8124']],
  ['【お問い合わせ先】\nメール soudan@kanata.example.co.jp', ['soudan@kanata.example.co.jp']],
  ['お問い合わせ先 Eメール info＠example.jp', ['info@example.jp']],
  ['〒100-0000 東京都千代田区1-1-1 本店 電話 03-0000-0000', []],
  ['予約専用電話 053-002-4141', []],
  ['受付番号 2024-0001-2345', []],
]

describe('contacts', () => {
  it.each(cases)('%j', (text, contacts) => {
    const found = readRelease(`株式会社例\n個人情報の漏えいについて\n${text}\n`).contacts
    expect(found.map(({ phone, email }) => phone ?? email)).toEqual(contacts)
  })
})
