import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runQueries, spell, tokensOf } from './segment.js'
import { foldForSearch } from './tokens.js'

/** Whether an index of this text answers a question, as Pagefind does: words side by side, or the beginning of one. */
const finds = (text: string, query: string): boolean => {
  const words = tokensOf(foldForSearch(text)).map(spell)
  return runQueries(foldForSearch(query)).every(({ tokens, prefix }) => {
    const asked = tokens.map(spell)
    return words.some((word, i) =>
      prefix ? word.startsWith(asked[0] ?? '') : asked.every((w, n) => words[i + n] === w),
    )
  })
}

describe('a static site finds', () => {
  test.each([
    ['個人情報が漏えいしました', '漏えい', true],
    ['個人情報が漏洩しました', '漏えい', true],
    ['千葉市の委託先', '千葉', true],
    ['千葉市の委託先', '葉市', true],
    ['千葉市の委託先', '千葉県', false],
    ['メールを流出', '流出', true],
    ['報', '報', true],
    ['第2報', '報', true],
    ['ClassPad.netの利用', 'classpad', true],
    ['ＣｌａｓｓＰａｄ', 'class', true],
    ['ClassPad', 'pad', false],
    ['甲乙丙', '甲丙', false],
    ['2024年', '2024', true],
  ])('in %s: %s', (text, query, found) => expect(finds(text, query)).toBe(found))

  test('whatever stretch of the text is asked for', () => {
    const run = fc.string({
      unit: fc.constantFrom('漏', 'え', 'い', '市', 'の', 'ー', '𠮷', '1', 'a'),
      minLength: 1,
      maxLength: 12,
    })
    fc.assert(
      fc.property(run, fc.nat(11), fc.nat(5), (text, at, length) => {
        const chars = [...text]
        const asked = chars.slice(at, at + length + 1).join('')
        // Inside a Latin word or a number only its beginning can be asked for.
        fc.pre(asked !== '' && !/[1a]/.test(asked))
        expect(finds(text, asked)).toBe(true)
      }),
    )
  })
})

test('tokens are spelt in letters no tokenizer parts', () =>
  expect(tokensOf(foldForSearch('漏えい 12 ab-c')).map(spell).join(' ')).toMatch(/^[a-p]+(?: [a-p]+)*$/))
