import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sectorOf, sectors } from './sectors.js'

const cases: readonly (readonly [string, string | undefined])[] = [
  ['千葉市', '自治体'],
  ['沖縄県', '自治体'],
  ['横浜市教育委員会', '教育'],
  ['市立みなほ病院', '医療'],
  ['国立大学法人みなほ大学', '教育'],
  ['みなほ大学病院', '医療'],
  ['西日本電信電話株式会社', '通信'],
  ['株式会社NTTマーケティングアクトProCX', '通信'],
  ['あおば銀行', '金融'],
  ['株式会社さくら信用金庫', '金融'],
  ['カシオ計算機株式会社', undefined],
  ['さざなみ健康保険組合', '健康保険組合'],
  ['株式会社朝市', undefined],
  ['みなほ市水道局', '自治体'],
  ['厚生労働省', '官公庁'],
  ['一般社団法人みなほ観光協会', '旅行・宿泊'],
  ['公益財団法人あおば', '団体'],
  ['社会福祉法人みなほ市社会福祉協議会', '介護・福祉'],
  ['京都府警察', '警察・消防'],
]

describe('sectorOf', () => {
  it.each(cases)('%s → %s', (name, sector) => {
    expect(sectorOf(name)?.key).toBe(sector)
  })

  it('has one sector a name', () => {
    expect(new Set(sectors.map(({ key }) => key)).size).toBe(sectors.length)
    expect(new Set(sectors.map(({ en }) => en)).size).toBe(sectors.length)
  })

  it('has no ending or part twice', () => {
    const { sectors: rules } = JSON.parse(readFileSync(new URL('./sectors.json', import.meta.url), 'utf8')) as {
      sectors: { ends: string[]; contains: string[] }[]
    }
    for (const list of [rules.flatMap((rule) => rule.ends), rules.flatMap((rule) => rule.contains)]) {
      expect(list.filter((word, index) => list.indexOf(word) !== index)).toEqual([])
    }
  })
})
