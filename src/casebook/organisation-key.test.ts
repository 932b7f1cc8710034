import { describe, expect, test } from 'vitest'
import { isPartWord, organisationKey } from './organisation-key.js'

describe('organisationKey', () => {
  test.each([
    ['JCOM 株式会社', 'JCOM株式会社'],
    ['㈱ミナホ', '株式会社ミナホ'],
    ['(株)ミナホ', 'ミナホ'],
    ['Ｍｉｎａｈｏ Ｃｏ．，Ｌｔｄ．', 'minaho'],
    ['一般社団法人 湊 協会', '湊協会'],
  ])('%s and %s meet', (a, b) => expect(organisationKey(a)).toBe(organisationKey(b)))

  test.each([
    ['汐見崎市', '汐見崎市教育委員会'],
    ['葉山台大学', '葉山台大学病院'],
  ])('%s and %s stay apart', (a, b) => expect(organisationKey(a)).not.toBe(organisationKey(b)))

  test('never empty, never a path separator', () => {
    expect(organisationKey('株式会社')).toBe('株式会社')
    expect(organisationKey('A/B 株式会社')).toBe('ab')
  })
})

describe('isPartWord', () => {
  test.each(['受託者', '委託先', '外部委託会社', '本サービス', '同社', '再委託先', '運営会社'])(
    '%s names nobody',
    (w) => expect(isPartWord(w)).toBe(true),
  )
  test.each(['ミナホ社', 'BIPROGY 社', 'トワビト社', '県協会'])('%s does', (w) => expect(isPartWord(w)).toBe(false))
})
