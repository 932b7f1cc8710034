import { expect, it } from 'vitest'
import { findGateBits, type Gate, gateOf } from './gates.js'

const gates: Readonly<Record<string, Gate>> = {
  leak: gateOf(['漏えい', '漏洩', '流出']),
  letter: gateOf(['漏']),
  long: gateOf(['漏えい等報告']),
  other: gateOf(['報告', '等報']),
}
const sentences = ['漏洩した。', '漏えい等報告', '。流', '出した報告']
const text = sentences.join('')

it('tells for every sentence which words stand in it, and for the text', () => {
  const spans = sentences.map((sentence) => ({
    start: text.indexOf(sentence),
    end: text.indexOf(sentence) + sentence.length,
  }))
  const { bits, stride } = findGateBits(text, spans)
  const open = (row: number) =>
    Object.entries(gates).flatMap(([name, { slot, bit }]) => ((bits[row * stride + slot]! & bit) === 0 ? [] : [name]))
  expect(sentences.map((_, row) => open(row))).toEqual([
    ['leak', 'letter'],
    ['leak', 'letter', 'long', 'other'],
    // A word belongs to a sentence only where it stands wholly in it.
    [],
    ['other'],
  ])
  expect(open(sentences.length)).toEqual(['leak', 'letter', 'long', 'other'])
  expect(open(sentences.length + 1)).toEqual(Object.keys(gates))
})

it('has one gate for one list of words', () => {
  expect(gateOf(['漏えい', '漏洩', '流出'])).toBe(gates.leak)
})
