import { describe, expect, test } from 'vitest'
import { parseQuery } from './query.js'
import { spellingsOf, tokensOf } from './segment.js'
import { snippetOf } from './snippet.js'
import { spellingGroups } from './synonyms.js'
import { foldForSearch, queryTokens, searchedTokens } from './tokens.js'

const indexTokens = (text: string): string => tokensOf(foldForSearch(text)).join(' ')

describe('indexTokens', () => {
  test.each([
    ['個人情報', '個 個人 人情 情報 報'],
    ['漏洩', indexTokens('漏えい')],
    ['NTTマーケティング', 'ntt nttマ マー ーケ ケテ ティ ィン ング グ'],
    ['第2報', '第 第2 2 2報 報'],
    ['ＡＢＣ　①', 'abc 1'],
    ['', ''],
    ['、。', ''],
  ])('%s', (text, tokens) => expect(indexTokens(text)).toBe(tokens))
})

test.each([
  ['株式会社トワビト', '(株)トワビト'],
  ['トワビト株式会社', 'トワビト㈱'],
  ['一般財団法人白帆会', '（一財）白帆会'],
])('%s is found where %s is written', (asked, written) => {
  expect(` ${indexTokens(written)} `).toContain(` ${queryTokens(asked)?.tokens.join(' ')} `)
})

test.each([
  '0120-000-577',
  'info-sec@example.jp',
  'CVE-2023-1234',
  '[x]',
  'a/b',
  '2023-11',
  '(株)',
  'C++',
  '\\d',
  '$1^|?',
])('a snippet marks %s', (word) => {
  const { snippet, marks } = snippetOf(`お問い合わせは ${word} まで`, [word], spellingGroups)
  expect(marks.map(([start, end]) => snippet.slice(start, end))).toContain(word)
})

test.each([
  ['27306名', '対象は２７，３０６名です', '２７，３０６名'],
  ['27,306', '対象は27306名です', '27306'],
  ['トワビト', '㈱ﾄﾜﾋﾞﾄ様', 'ﾄﾜﾋﾞﾄ'],
  ['ガス', 'ﾄﾜﾋﾞﾄｶﾞｽ㈱', 'ｶﾞｽ'],
  ['株式会社トワビト', '㈱トワビト様', '㈱トワビト'],
  ['令和5年', '令和 ５ 年度', '令和 ５ 年'],
  ['氏名、住所', '氏名・住所', '氏名・住所'],
  ['usbメモリ', 'ＵＳＢメモリ', 'ＵＳＢメモリ'],
])('a snippet marks %s in %s', (word, text, marked) => {
  const { snippet, marks } = snippetOf(text, [word], spellingGroups)
  expect(marks.map(([start, end]) => snippet.slice(start, end))).toEqual([marked])
})

test('title with names, and text, are what is searched', () =>
  expect(
    searchedTokens({
      title: '題',
      document: { text: '本文' },
      facts: { discloser: { name: '甲' }, parties: [{ name: '乙' }], products: [] },
    }),
  ).toEqual({ title: ['題', '甲', '乙'], body: ['本', '本文', '文'] }))

describe('queryTokens', () => {
  test.each([
    ['流出', { tokens: ['流出'], prefix: false }],
    ['報', { tokens: ['報'], prefix: true }],
    ['千葉市', { tokens: ['千葉', '葉市'], prefix: false }],
    ['pro', { tokens: ['pro'], prefix: true }],
    ['第2報', { tokens: ['第2', '2', '2報'], prefix: false }],
    ['「」', undefined],
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
  test.each(['after:2024-13', 'before:2024-02-31', 'after:2024-00', 'after:20240101'])(
    'the calendar has no %s, so it is named and filters nothing',
    (query) =>
      expect(parseQuery(query)).toMatchObject({ filters: [], warnings: [expect.stringContaining('wants a date')] }),
  )
  test.each(['after:2024-02-29', 'before:2024-12', 'after:２０２４'])('%s is a date', (query) =>
    expect(parseQuery(query)).toMatchObject({ filters: [{}], warnings: [] }),
  )
  test.each(['label:', 'label:""', '組織：', '盗難 origin:'])(
    '%s names a filter and no value, which is said',
    (query) =>
      expect(parseQuery(query)).toMatchObject({
        filters: [],
        warnings: [expect.stringContaining('wants a word after it')],
      }),
  )
  test('an unknown filter is searched as a word, and that is said', () => {
    expect(parseQuery('foo:bar').warnings).toEqual(['foo: is no filter, so it was searched as a word'])
    expect(parseQuery('https://example.jp/').warnings).toEqual([])
  })
  test.each(['紛失 OR 盗難', '紛失 AND 盗難', '紛失|盗難', '紛失 ｜｜ 盗難', '紛失 && 盗難'])(
    '%s: what joins words elsewhere is left out, and named',
    (query) =>
      expect(parseQuery(query)).toEqual({
        terms: [
          { text: '紛失', not: false },
          { text: '盗難', not: false },
        ],
        filters: [],
        warnings: [expect.stringContaining('words side by side must all be found')],
      }),
  )
  test('"OR" in quotation marks and or in small letters are words', () => {
    expect(parseQuery('"OR" or').terms.map(({ text }) => text)).toEqual(['OR', 'or'])
  })
  test.each(['NOT 紛失', 'NOT "紛失"', '-紛失'])('盗難 %s is without the second word', (query) =>
    expect(parseQuery(`盗難 ${query}`)).toEqual({
      terms: [
        { text: '盗難', not: false },
        { text: '紛失', not: true },
      ],
      filters: [],
      warnings: [],
    }),
  )
  test.each(['""', '「」', '-', '-""', '、。', '盗難 NOT'])('%s has nothing to search for, which is said', (query) =>
    expect(parseQuery(query).warnings).toHaveLength(1),
  )
  test.each(['#2024-3', '＃2024-3', 'case:2024-3', 'case:#2024-003'])('%s is a case number', (query) =>
    expect(parseQuery(query).filters).toEqual([{ field: 'case', value: '2024-003', not: false }]),
  )
  test.each(['＃2024-003', '＃２０２４－００３', '#2024-003', '2024-003'])('%s is a case number', (query) =>
    expect(parseQuery(query).filters).toEqual([{ field: 'case', value: '2024-003', not: false }]),
  )
  test('full-width minus and quotation marks of any shape', () => {
    expect(parseQuery('盗難　－紛失 −廃棄').terms).toEqual([
      { text: '盗難', not: false },
      { text: '紛失', not: true },
      { text: '廃棄', not: true },
    ])
    expect(parseQuery('“委託 先” ＂再 委託＂').terms.map(({ text }) => text)).toEqual(['委託 先', '再 委託'])
  })
  test('nothing but punctuation is named', () => expect(parseQuery('、。').warnings).toHaveLength(1))
})

test('spellingsOf finds every way a word is written', () => {
  expect(spellingsOf('情報漏えい', spellingGroups)).toContain('情報漏洩')
  expect(spellingsOf('千葉', spellingGroups)).toEqual(['千葉'])
})
