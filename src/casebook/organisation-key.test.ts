import { describe, expect, test } from 'vitest'
import { organisationKey } from './organisation-key.js'

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
