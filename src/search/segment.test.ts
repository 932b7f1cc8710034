import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { phraseQuery, spell, tokensOf } from './segment.js'
import { foldForSearch } from './tokens.js'

/** Whether an index of this text answers a question: tokens side by side, or the beginning of one. */
const finds = (text: string, query: string): boolean => {
  const words = tokensOf(foldForSearch(text)).map(spell)
  const { tokens, prefix } = phraseQuery(foldForSearch(query)) ?? { tokens: [], prefix: false }
  const asked = tokens.map(spell)
  return words.some((word, i) => (prefix ? word.startsWith(asked[0] ?? '') : asked.every((w, n) => words[i + n] === w)))
}

describe('an index finds', () => {
  test.each([
    ['個人情報が漏えいしました', '漏えい', true],
    ['個人情報が漏洩しました', '漏えい', true],
    ['髙橋医院', '高橋', true],
    ['齊藤と濵﨑', '斎藤', true],
    ['齊藤と濵﨑', '浜崎', true],
    ['佐藤', '斎藤', false],
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
    ['お知らせ(第2報)', '第2報', true],
    ['第20報', '第2報', false],
    ['2件の報告、第3回', '第2報', false],
    ['発覚(令和5年12月26日)について', '令和5年12月26日', true],
    ['発覚(令和5年12月26日)について', '12月26日', true],
    ['令和 ５ 年度', '令和5年', true],
    ['令和4年に5名', '令和5年', false],
    ['26日から12月まで', '12月26日', false],
    ['USBメモリの紛失', 'USBメモリ', true],
    ['USBメモリの紛失', 'メモリの紛失', true],
    ['USBメモリの紛失', '紛失のUSBメモリ', false],
    ['紛失のUSBメモリ', '紛失のUSB', true],
    ['紛失のUSB3', '紛失のUSB', false],
    ['氏名、住所', '氏名、住所', true],
    ['氏名・住所', '氏名、住所', true],
    ['住所、氏名', '氏名、住所', false],
    ['氏名住所', '氏名、住所', false],
    ['氏名、住所', '氏名住所', false],
    ['長男・女性', '男・女', true],
    ['10名の方', '10名', true],
    ['110名の方', '10名', false],
    ['10件、名簿', '10名', false],
    ['2次被害のおそれ', '2次被害', true],
    ['2月、次の被害', '2次被害', false],
    ['委託先であるA社', 'A社', true],
    ['PTA、社会', 'A社', false],
    ['27,306名', '27306', true],
    ['27,306名', '27306名', true],
    ['２７，３０６名', '27,306名', true],
    ['27306名', '27,306', true],
    ['1,234,567円', '1234567円', true],
    ['27,306名', '306名', false],
    ['3,5,100', '5', true],
    ['個人 情報', '個人情報', true],
    ['0120-000-577', '000-577', true],
    ['CVE-2023-1234', 'CVE-2023-1234', true],
    ['info@example.jp', 'example.jp', true],
  ])('in %s: %s', (text, query, found) => expect(finds(text, query)).toBe(found))

  test('whatever stretch of the text is asked for', () => {
    const run = fc.string({
      unit: fc.constantFrom('漏', 'え', 'い', '市', 'の', 'ー', '𠮷', '1', 'a', '、', ' '),
      minLength: 1,
      maxLength: 12,
    })
    fc.assert(
      fc.property(run, fc.nat(11), fc.nat(5), (text, at, length) => {
        const chars = [...text]
        const asked = chars.slice(at, at + length + 1).join('')
        // A Latin word or a number can be asked for only as a whole.
        const cutsWord = /[1a]$/.test(chars.slice(0, at).join('')) && /^[1a]/.test(asked)
        const endsWithin = /[1a]$/.test(asked) && /[1a]/.test(chars[at + length + 1] ?? '')
        fc.pre(/[^、 ]/.test(asked) && !cutsWord && !endsWithin)
        expect(finds(text, asked)).toBe(true)
      }),
    )
  })
})

test('tokens are spelt in letters no tokenizer parts', () =>
  expect(tokensOf(foldForSearch('漏えい 12 ab-c')).map(spell).join(' ')).toMatch(/^[a-p]+(?: [a-p]+)*$/))
