import { expect, it } from 'vitest'
import { stick, sticky } from './sticky.js'

it('tries a pattern at one place only', () => {
  const month = sticky(/(\d{1,2}) ?月/, '0123456789')
  expect(stick(month, '令和7年3月', 4)?.[1]).toBe('3')
  expect(stick(month, '令和7年3月', 2)).toBeNull()
  expect(stick(month, '令和7年3月', 0)).toBeNull()
  expect(stick(month, '令和7年3月', 99)).toBeNull()
})
