import { expect, it } from 'vitest'
import { eventWords } from './events-words.js'
import { prefilter } from './prefilter.js'

const texts = ['市へ報告した。', '市へ連絡し、公表した。', '2日に発送', '', 'あ'.repeat(600)]
const patterns = [/報告|公表/, /(?:市|県)へ[^。]{0,8}連絡/, /\d日/, /発送(?!者)/]

it('passes over no pattern that matches', () => {
  const patternsFor = prefilter(patterns)
  for (const text of texts)
    expect(patternsFor(text)).toEqual(expect.arrayContaining(patterns.filter((pattern) => pattern.test(text))))
})

it('keeps of a list those that may match, in their order', () => {
  const patternsFor = prefilter(patterns)
  // 日 decides for the third: its digit is no word.
  expect(patternsFor('市へ連絡し、公表した。')).toEqual([patterns[0], patterns[1]])
  expect(patternsFor('2日に発送')).toEqual([patterns[2], patterns[3]])
  expect(patternsFor('')).toEqual([])
  expect(prefilter([/\d?/])('')).toHaveLength(1)
})

it('passes over nothing that tells an event', () => {
  const clause = '18時42分に委託先から連絡を受け、19日にサーバーを停止し、個人情報保護委員会に報告した。'
  for (const { patternsFor } of Object.values(eventWords))
    for (const pattern of patternsFor(clause)) pattern.lastIndex = 0
  expect(eventWords.published.patternsFor('6月4日に公表し').some((pattern) => pattern.test('公表し'))).toBe(true)
  expect(eventWords.contained.patternsFor(clause).some((pattern) => pattern.test(clause))).toBe(true)
})
