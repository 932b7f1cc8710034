import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainToDocument } from './plain.js'

describe('plainToDocument', () => {
  it('changes nothing but line ends and the byte order mark', () => {
    expect(plainToDocument('\uFEFF 一\r\n\r\n二\r三\t \n').text).toBe(' 一\n\n二\n三\t \n')
  })

  it('knows headings and list items by how they begin', () => {
    const text = [
      '■ 経緯',
      '【お問い合わせ先】',
      '1. 概要',
      '本文です。',
      '(2) 対象',
      '・氏名',
      '・住所',
      '1 氏名',
      '2 住所',
      '3 電話番号です。',
      '12月18日(月曜)',
      '■ 対象となる方には連絡しました。',
      '2023年の件',
    ].join('\n')
    const { blocks } = plainToDocument(text)
    expect(blocks.map(({ kind, level, start, end }) => `${kind} ${level ?? '-'} ${text.slice(start, end)}`)).toEqual([
      'heading 2 ■ 経緯',
      'heading 2 【お問い合わせ先】',
      'heading 2 1. 概要',
      'paragraph - 本文です。',
      'heading 3 (2) 対象',
      'list-item 1 ・氏名',
      'list-item 1 ・住所',
      'paragraph - 1 氏名',
      'paragraph - 2 住所',
      'paragraph - 3 電話番号です。',
      'paragraph - 12月18日(月曜)',
      'paragraph - ■ 対象となる方には連絡しました。',
      'paragraph - 2023年の件',
    ])
    expect(blocks.filter(({ kind }) => kind === 'list-item').map(({ group }) => group)).toEqual([0, 0])
  })

  it.each(['', ' \n\t\r\n', '\uFEFF', '\u3000'])('refuses %j', (text) => {
    expect(() => plainToDocument(text)).toThrow(expect.objectContaining({ code: 'EMPTY_TEXT' }))
  })

  it('has a block for every line that is not empty (property)', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('・', '1', '.', ' ', '■', 'あ', '\n', '\r', '【', '】', '。', '\u3000', '(')),
        (chars) => {
          const source = `あ${chars.join('')}`
          const { text, blocks } = plainToDocument(source)
          expect(blocks.map(({ start, end }) => text.slice(start, end))).toEqual(
            text.split('\n').filter((line) => line.trim() !== ''),
          )
        },
      ),
    )
  })
})

it('lines broken at a fixed column are paragraphs, however they begin', () => {
  const wrapped = Array.from({ length: 14 }, (_, i) =>
    i % 2 === 0
      ? '令和 6 年 11 月 6 日に、委託先の担当者が保存した名簿が外'
      : '7 年度の利用者の氏名とともに閲覧できる状態となっていたこと',
  )
  expect(new Set(plainToDocument(wrapped.join('\n')).blocks.map((b) => b.kind))).toEqual(new Set(['paragraph']))
})
