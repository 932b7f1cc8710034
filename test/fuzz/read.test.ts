import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainDocument } from '../../src/casebook/document.js'
import type { Evidence } from '../../src/casebook/facts.js'
import {
  explainRelease,
  findCounts,
  findDates,
  findOrganizations,
  readRelease,
  toFactsLine,
} from '../../src/read/index.js'
import { fold } from '../../src/read/ja/text/normalise.js'

/** What releases are made of, and what breaks readers: halves of surrogates, NUL, marks without kana, lone brackets. */
const scraps = [
  '令和5年12月8日(金)',
  '同日',
  '翌4日',
  '5月1~2日',
  '10月3日から',
  'まで',
  '午前9時',
  '１２，３４５人分',
  '約6.5万件',
  '合計',
  'うち',
  '株式会社例示堂',
  '(以下「当社」という。)',
  '個人情報保護委員会に',
  '報告しました。',
  '不正アクセスを受け、',
  '漏えいした可能性があります。',
  'から報告を受け',
  '気付き、',
  '停止しました。',
  '氏名、住所',
  '\n',
  '\r\n',
  '\n\n',
  '- 1 -\n',
  '第2報',
  '【',
  '】',
  '(',
  '」',
  '。',
  '、',
  '\ud800',
  '\udc00',
  '\u0000',
  'ﾞ',
  '\u3099',
  '｡',
  '　',
  '\u200b',
  '１',
  'ー',
  '〜',
  '㋿',
  '①',
  '|',
  '\t',
  '1/2\n',
  '11/14 ',
] as const

const texts = fc.oneof(
  fc.array(fc.constantFrom(...scraps), { maxLength: 60 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ maxLength: 200 }),
)

const evidenceIn = (value: unknown): Evidence[] => {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap(evidenceIn)
  const entries = Object.entries(value)
  const own = 'evidence' in value ? [(value as { evidence: Evidence | undefined }).evidence] : []
  return [
    ...own.filter((evidence) => evidence !== undefined),
    ...entries.filter(([key]) => key !== 'evidence').flatMap(([, inner]) => evidenceIn(inner)),
  ]
}

describe('reading any text', () => {
  it('never throws, and every fact quotes the text where it says it does', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const facts = readRelease(text)
        for (const { quote, start, end } of evidenceIn(facts)) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeLessThanOrEqual(text.length)
          expect(text.slice(start, end)).toBe(quote)
        }
        JSON.stringify(toFactsLine('x', facts))
      }),
      { numRuns: 400 },
    )
  })

  it('tells what it passes over with its words, and reads the same facts as without telling', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { facts, passedOver } = explainRelease(text)
        for (const { quote, start, end } of evidenceIn(passedOver)) expect(text.slice(start, end)).toBe(quote)
        expect(facts).toEqual(readRelease(text))
      }),
      { numRuns: 300 },
    )
  })

  it('folds with offsets that only go forward and end at the end', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { text: folded, toSource } = fold(plainDocument(text))
        let last = 0
        for (let offset = 0; offset < folded.length; offset++) {
          const source = toSource(offset)
          expect(source).toBeGreaterThanOrEqual(last)
          expect(source).toBeLessThan(text.length)
          last = source
        }
        expect(toSource(folded.length)).toBe(text.length)
      }),
      { numRuns: 400 },
    )
  })

  it('finds dates, counts and names inside the text, in order, none overlapping', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const mentions of [findDates(text, { caseYear: '2023' }), findCounts(text)]) {
          let at = 0
          for (const { start, end } of mentions) {
            expect(start).toBeGreaterThanOrEqual(at)
            expect(end).toBeGreaterThan(start)
            at = end
          }
          expect(at).toBeLessThanOrEqual(text.length)
        }
        for (const { date, until } of findDates(text, { caseYear: '2023' })) {
          expect(date).toMatch(/^\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2})?)?)?$/)
          if (until !== undefined)
            expect(until.slice(0, 7) >= date.slice(0, 7) || until.length < 7 || date.length < 7).toBe(true)
        }
        for (const { start, end } of findOrganizations(text)) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeLessThanOrEqual(text.length)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('reads the same text the same way twice', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(readRelease(text)).toEqual(readRelease(text))
      }),
      { numRuns: 100 },
    )
  })
})
