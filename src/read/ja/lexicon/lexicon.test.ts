import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readRelease } from '../../index.js'
import { builtInLexicon, makeLexicon } from './lexicon.js'

const load = (name: string): unknown => JSON.parse(readFileSync(new URL(`./${name}.json`, import.meta.url), 'utf8'))

const items = load('items') as {
  entries: { value: string; words: string[]; inLists?: string[]; tails?: string[] }[]
  passedOver: string[]
}
const ruleFiles = ['actions', 'authorities', 'prevention'] as const
interface Rule {
  value: string
  words: string[]
  near?: string[]
  unless?: string[]
  notBefore?: string[]
}
const rulesOf = (name: string) => (load(name) as { rules: Rule[] }).rules

describe('the item words', () => {
  const lexicon = builtInLexicon()

  it('are all found as themselves', () => {
    const lost = items.entries.flatMap(({ value, words, inLists = [] }) =>
      [...words, ...inLists].filter((word) => {
        const hit = lexicon.items.longest(word, 0)
        return hit?.end !== word.length || hit.value.value !== value
      }),
    )
    expect(lost).toEqual([])
  })
})

describe.each(ruleFiles)('the rules of %s', (name) => {
  it('hold no unconditional word that another one of the rule makes needless', () => {
    const shadowed = rulesOf(name).flatMap(({ value, words, notBefore = [] }) =>
      notBefore.length > 0
        ? []
        : words
            .filter((word) => words.some((other) => other !== word && word.includes(other)))
            .map((word) => `${value}: ${word}`),
    )
    expect(shadowed).toEqual([])
  })
})

describe('the words for organisations', () => {
  const organisations = load('organisations') as {
    legalForms: { form: string }[]
    endings: { words: string[] }[]
    common: string[]
    before: string[]
  }
  const endings = organisations.endings.flatMap(({ words }) => words)

  it('call common only what looks like a name', () => {
    const looks = (word: string) => endings.some((ending) => word.endsWith(ending)) || /^[ァ-ヴー]+$/.test(word)
    expect(organisations.common.filter((word) => !looks(word))).toEqual([])
  })
})

describe("a casebook's own words", () => {
  const text = '個人情報の漏えいについて\n株式会社例\n漏えいした情報は、氏名及び足の大きさです。'

  it('are read beside the built-in ones', () => {
    const lexicon = makeLexicon({ items: { entries: [{ value: 'other', words: ['足の大きさ'] }] } })
    expect(readRelease(text).items.map(({ value }) => value)).toEqual(['name'])
    expect(readRelease(text, { lexicon }).items.map(({ value }) => value)).toEqual(['name', 'other'])
  })

  it('are refused with the place where they have another shape', () => {
    expect(() => makeLexicon({ items: { entries: [{ value: 'shoe-size', words: ['靴'] }] } })).toThrow(
      /read: the added lexicon cannot be used: .* at items\.entries\.0\.value \(BAD_LEXICON\)/,
    )
  })
})
