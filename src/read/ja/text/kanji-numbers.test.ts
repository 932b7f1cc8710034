import { expect, it } from 'vitest'
import { parseNumber } from './kanji-numbers.js'

it.each([
  ['1,234', 1234],
  ['6.5万', 65_000],
  ['1億2,000万', 120_000_000],
  ['1万2千', 12_000],
  ['二万三千', 23_000],
  ['三百十二', 312],
  ['2千20', 2020],
  ['二〇二三', 2023],
  ['一、九四三', 1943],
  ['十', 10],
  ['12,34,56', Number.NaN],
  ['千千', Number.NaN],
  ['9007199254740991', 9_007_199_254_740_991],
  ['99,999,999,999,999,999', Number.NaN],
  ['12345678901234567890123', Number.NaN],
])('%s → %d', (written, value) => {
  expect(parseNumber(written)).toBe(value)
})
