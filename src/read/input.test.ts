import { expect, test } from 'vitest'
import { plainDocument } from '../casebook/document.js'
import { explainRelease, findCounts, findDates, findOrganizations, readRelease } from './index.js'

const anything = (value: unknown) => value as string

test.each([
  [{ text: 'a' }, /an object/],
  [42, /a number/],
  [undefined, /a undefined|undefined/],
  [null, /null/],
  [Buffer.from('令和6年6月20日'), /toDocument/],
  [Promise.resolve('令和6年6月20日'), /await/],
])('%o is no text: that is said, not that it holds nothing', (value, says) => {
  for (const read of [readRelease, explainRelease, findDates, findCounts, findOrganizations]) {
    expect(() => read(anything(value))).toThrow(says)
    expect(() => read(anything(value))).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }))
  }
})

test('a text is read, and so is a document', () => {
  expect(findDates('2023年5月1日')).toHaveLength(1)
  expect(readRelease(plainDocument('株式会社例\n紛失のお詫び')).discloser?.name).toBe('株式会社例')
})
