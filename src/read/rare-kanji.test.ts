import { describe, expect, test } from 'vitest'
import { findOrganizations, readRelease } from './index.js'

/** A town, with the selector of one of its kanji's shapes, entrusts a shop whose name has a kanji beyond the first plane. */
const text = `令和6年6月20日
葛\u{e0100}城市
個人情報の漏えいについて(お詫び)
本市が印刷を委託している株式会社𠮷川商店(以下「𠮷川商店」という。)のサーバーが不正アクセスを受け、市民の氏名300名分が漏えいしました。𠮷川商店と、その印刷システム「𩸽」を調べています。お詫び申し上げます。`

describe('kanji of two units, and selectors of shapes', () => {
  test('stand in the names of facts as in any other word, and evidence is the words of the text', () => {
    const { discloser, parties, affected, notice } = readRelease(text)
    expect(notice).toBe(true)
    expect(discloser).toMatchObject({ name: '葛城市', evidence: { quote: '葛\u{e0100}城市' } })
    expect(parties).toMatchObject([
      { name: '株式会社𠮷川商店', aliases: ['𠮷川商店'], role: 'contractor', origin: true },
    ])
    for (const { evidence } of [...parties, ...affected])
      expect(text.slice(evidence.start, evidence.end)).toBe(evidence.quote)
  })

  test.each([
    ['株式会社𠮷川商店の社員', '株式会社𠮷川商店', '株式会社𠮷川商店'],
    ['𠮷野家株式会社は', '𠮷野家株式会社', '𠮷野家株式会社'],
    ['昨日、葛\u{e0100}飾区が公表', '葛飾区', '葛\u{e0100}飾区'],
    ['有限会社𩸽𠮷が', '有限会社𩸽𠮷', '有限会社𩸽𠮷'],
  ])('%s', (words, name, quoted) => {
    const [found] = findOrganizations(words)
    expect(found?.name).toBe(name)
    expect(words.slice(found?.start, found?.end)).toBe(quoted)
  })

  test('more of them than others can stand in for are read all the same', () => {
    const many = Array.from({ length: 200 }, (_, i) => String.fromCodePoint(0x20000 + i)).join('')
    expect(readRelease(`${text}\n${many}`).discloser?.name).toBe('葛城市')
  })
})
