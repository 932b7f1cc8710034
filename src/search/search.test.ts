import { describe, expect, test } from 'vitest'
import { parseQuery } from './query.js'
import { spellingsOf } from './synonyms.js'
import { indexTokens, queryTokens } from './tokens.js'

describe('indexTokens', () => {
  test.each([
    ['個人情報', '個人 人情 情報 報'],
    ['漏洩', indexTokens('漏えい')],
    ['NTTマーケティング', 'ntt マー ーケ ケテ ティ ィン ング グ'],
    ['第2報', '第 2 報'],
    ['ＡＢＣ　①', 'abc 1'],
    ['', ''],
    ['、。', ''],
  ])('%s', (text, tokens) => expect(indexTokens(text)).toBe(tokens))
})

describe('queryTokens', () => {
  test.each([
    ['流出', [{ tokens: ['流出'], prefix: false }]],
    ['報', [{ tokens: ['報'], prefix: true }]],
    ['千葉市', [{ tokens: ['千葉', '葉市'], prefix: false }]],
    ['pro', [{ tokens: ['pro'], prefix: true }]],
    ['「」', []],
  ])('%s', (word, tokens) => expect(queryTokens(word)).toEqual(tokens))
})

describe('parseQuery', () => {
  test('words, phrases, exclusions and filters', () => {
    expect(
      parseQuery('漏えい "委託 先" -訓練 label:インシデント:2次被害 org:"千葉市" #2023-416 after:2023-10'),
    ).toEqual({
      terms: [
        { text: '漏えい', not: false },
        { text: '委託 先', not: false },
        { text: '訓練', not: true },
      ],
      filters: [
        { field: 'label', value: 'インシデント:2次被害', not: false },
        { field: 'org', value: '千葉市', not: false },
        { field: 'case', value: '2023-416', not: false },
        { field: 'after', value: '2023-10', not: false },
      ],
      warnings: [],
    })
  })
  test('an unclosed quote, an unknown field and full-width signs are searched, not refused', () => {
    expect(parseQuery('"委託').terms).toEqual([{ text: '委託', not: false }])
    expect(parseQuery('foo:bar').terms).toEqual([{ text: 'foo:bar', not: false }])
    expect(parseQuery('組織：千葉市').filters).toEqual([{ field: 'org', value: '千葉市', not: false }])
  })
  test('a date that is none is named', () => expect(parseQuery('after:soon').warnings).toHaveLength(1))
  test('nothing but punctuation is named', () => expect(parseQuery('、。').warnings).toHaveLength(1))
})

test('spellingsOf finds every way a word is written', () => {
  expect(spellingsOf('情報漏えい')).toContain('情報漏洩')
  expect(spellingsOf('千葉')).toEqual(['千葉'])
})
