import { expect, it } from 'vitest'
import { readRelease } from '../../src/read/index.js'

/** Who speaks, above what is said of the parties. */
export const letterheads = {
  society: '2024年5月1日\n一般社団法人青葉歯科医師会\n個人情報の漏えいについて\n',
  company: '2024年5月1日\n株式会社アオゾラ\n個人情報の漏えいについて\n',
  hospital: '2024年5月1日\n医療法人みどり会 みどり病院\n個人情報の漏えいについて\n',
  shop: 'お店からのお知らせ\n2024年5月1日\nいつもありがとうございます。珈琲店「ことりカフェ」の店主です。\n',
  school: '2024年5月1日\n学校法人青葉学園\n個人情報の漏えいについて\n',
  town: '2024年5月1日\n霧原市\n個人情報の漏えいについて\n',
} as const

/** What is said under a letterhead, and the parties it names: `株式会社ミナト contractor*`, * where it happened. */
export type PartyProbe = readonly [head: string, text: string, parties: string]

const partiesIn = (text: string): string =>
  readRelease(text)
    .parties.map(({ name, role, origin = false }) => `${name} ${role}${origin ? '*' : ''}`)
    .sort()
    .join(' · ')

/** Tests what parties are read of each probe. */
export const testParties = (probes: readonly PartyProbe[]): void => {
  it.each(probes)('%s%s → %s', (head, text, parties) => {
    expect(partiesIn(`${head}${text}\n`)).toBe(parties)
  })
}
