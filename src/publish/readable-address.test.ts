import { expect, test } from 'vitest'
import { readableAddress } from './readable-address.js'

test.each([
  ['https://c.example/organisations/%E9%9B%B2%E5%B1%85%E7%9C%8C', 'https://c.example/organisations/雲居県'],
  ['/search?q=%E6%BC%8F%E3%81%88%E3%81%84+%22a%26b%22', '/search?q=漏えい+%22a%26b%22'],
  // What separates, escapes or cannot be seen stays written out, and so do bytes that are no text.
  ['/a%2Fb%20c%2523', '/a%2Fb%20c%2523'],
  ['/%E3%80%80%E2%80%AE', '/%E3%80%80%E2%80%AE'],
  ['/%E9%9B', '/%E9%9B'],
])('%s', (address, readable) => {
  expect(readableAddress(address)).toBe(readable)
  expect(new URL(readable, 'https://c.example').href).toBe(new URL(address, 'https://c.example').href)
})
