import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isPartWord, organisationKey } from './organisation-key.js'

describe('organisationKey', () => {
  test.each([
    ['JCOM 株式会社', 'JCOM株式会社'],
    ['㈱ミナホ', '株式会社ミナホ'],
    ['(株)ミナホ', 'ミナホ'],
    ['Ｍｉｎａｈｏ Ｃｏ．，Ｌｔｄ．', 'minaho'],
    ['一般社団法人 湊 協会', '湊協会'],
    ['株 式 会 社　汐見商事', '株式会社汐見商事'],
    ['株式会 社汐見商事', '汐見商事'],
    ['汐見 株式 会社', '汐見'],
    ['( 株 )汐見商事', '汐見商事'],
    ['Ｎ Ｐ Ｏ 法人 湊', 'NPO法人湊'],
    ['Example Co., Ltd.', 'EXAMPLE株式会社'],
    ['日本Corp.Ltd', '日本'],
    ['カートリンク社', '株式会社カートリンク'],
    ['ミナトサーバー 社', 'ミナトサーバー'],
    ['Ｃａｒｔ Ｌｉｎｋ社', 'cartlink'],
    ['汐見IBM社', '汐見IBM株式会社'],
  ])('%s and %s meet', (a, b) => expect(organisationKey(a)).toBe(organisationKey(b)))

  test.each([
    ['汐見崎市', '汐見崎市教育委員会'],
    ['葉山台大学', '葉山台大学病院'],
    ['汐見新聞社', '汐見新聞'],
    ['汐見出版社', '汐見出版'],
    ['ミナト通信社', 'ミナト通信'],
    ['汐見神社', '汐見神'],
    ['汐見県住宅供給公社', '汐見県住宅供給公'],
    ['A社', 'A'],
  ])('%s and %s stay apart', (a, b) => expect(organisationKey(a)).not.toBe(organisationKey(b)))

  test('never empty, never a path separator', () => {
    expect(organisationKey('株式会社')).toBe('株式会社')
    expect(organisationKey('A/B 株式会社')).toBe('ab')
  })
})

test('a key is the key of itself', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '株式会社',
      '株 式',
      '会社',
      '(',
      '株',
      ')',
      '㈱',
      'ＮＰＯ',
      'Corp',
      'Inc.',
      'Co., Ltd',
      'K.K',
      'Ltd',
      '社',
      'ミナ',
    ),
    fc.constantFrom(' ', '　', '.', ',', '/', '\u0301', '\u3099', 'か', 'İ', '汐見'),
    fc.string({ unit: 'grapheme', maxLength: 4 }),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const key = organisationKey(pieces.join(''))
      expect(organisationKey(key)).toBe(key)
    }),
    { numRuns: 2000 },
  )
})

describe('isPartWord', () => {
  test.each(['受託者', '委託先', '外部委託会社', '本サービス', '同社', '再委託先', '運営会社'])(
    '%s names nobody',
    (w) => expect(isPartWord(w)).toBe(true),
  )
  test.each(['ミナホ社', 'BIPROGY 社', 'トワビト社', '県協会'])('%s does', (w) => expect(isPartWord(w)).toBe(false))
})
