import { describe, expect, it } from 'vitest'
import { findAliasDefinitions } from './aliases.js'

const cases: readonly (readonly [text: string, alias: string | undefined])[] = [
  ['株式会社例(以下「受託者」という。)', '受託者'],
  ['株式会社例(以下、「例社」といいます)', '例社'],
  ['株式会社例(以下「例社」)', '例社'],
  ['株式会社例(以下、ECCという。)', 'ECC'],
  ['株式会社例(本社:大阪市 以下、「例社」という。)', '例社'],
  ['株式会社例(以下「S社」といいます)に委託', 'S社'],
  ['内容は以下のとおりです。', undefined],
  ['対象(以下の情報)', undefined],
  ['10名以下「です」', undefined],
]

describe('findAliasDefinitions', () => {
  it.each(cases)('%s → %s', (text, alias) => {
    const [found] = findAliasDefinitions(text)
    expect(found?.alias).toBe(alias)
    if (found !== undefined) expect(text.slice(found.span.start, found.span.end)).toBe(alias)
  })
})
