import { expect } from 'vitest'
import { readRelease } from '../../src/read/index.js'

export const sorted = (values: readonly string[]): string => values.filter(Boolean).sort().join(' ')

/** What a text says leaked, and what it says did not; each the values with blanks between, in any order. */
export const expectItems = (text: string, items: string, excluded: string): void => {
  const found = readRelease(text)
  expect(sorted(found.items.map(({ value }) => value))).toBe(sorted(items.split(' ')))
  expect(sorted(found.excludedItems.map(({ value }) => value))).toBe(sorted(excluded.split(' ')))
}
