import { expect, it } from 'vitest'
import { readRelease } from '../../src/read/index.js'

/** A release in short, above the sentence that is read. */
const release =
  '2024年5月1日\n株式会社アオゾラ\n個人情報の漏えいについて\n当社のサーバーが不正アクセスを受け、お客様152名の氏名が漏えいしたおそれがあります。\n'

/** What a release goes on to say, and the values read of it, in order of the alphabet. */
export type ValueProbe = readonly [text: string, values: string]

/** The values of one of the facts that the release has with a text. */
export const valuesIn = (field: 'prevention' | 'misuse' | 'notification', text: string): string =>
  [readRelease(`${release}${text}\n`)[field]]
    .flat()
    .map(({ value }) => value)
    .sort()
    .join(' ')

/** Tests the values of each probe; `under` is a heading, or whatever else its text begins with. */
export const testValues = (
  field: 'prevention' | 'misuse' | 'notification',
  probes: readonly ValueProbe[],
  under = '',
): void => {
  it.each(probes)(`${under.trim()}%s → %s`, (text, values) => {
    expect(valuesIn(field, `${under}${text}`)).toBe(values)
  })
}
