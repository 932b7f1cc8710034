import { expect, test } from 'vitest'
import { addressHistory } from './address-history.js'
import type { Visit } from './records.js'

const here = 'https://town.example/1.html'
const there = 'https://www.town.example/1.html'

/** `200`, `304`: the release; `200x`: another page; `200>`: the release, from another address. */
const visitOf = (look: string, day: number): Visit => {
  const status = Number(look.slice(0, 3))
  const page = status === 200 || status === 304
  return {
    at: `2026-01-0${day}T00:00:00Z`,
    uri: here,
    finalUri: look.endsWith('>') ? there : here,
    status,
    unchanged: status === 304,
    ...(page && { capture: look.endsWith('x') ? 'other' : 'ours' }),
    archive: { file: '2026-01-01.warc.gz', offset: day, length: 1 },
  }
}

test.each([
  [['200', '304', '200'], ['there 1']],
  [
    ['200', '404', '404', '410'],
    ['there 1', 'gone 2'],
  ],
  [
    ['200', '404', '200', '304'],
    ['there 1', 'gone 2', 'back 3'],
  ],
  [
    ['200', '503', '503', '200'],
    ['there 1', 'failing 2', 'back 4'],
  ],
  // A server in trouble does not bring a page back.
  [
    ['200', '404', '500', '404'],
    ['there 1', 'gone 2'],
  ],
  [
    ['200', '200>', '200>', '404'],
    ['there 1', `moved 2 ${there}`, 'gone 4'],
  ],
  [
    ['200', '200>', '200'],
    ['there 1', `moved 2 ${there}`, `moved 3 ${here}`],
  ],
  [
    ['200', '200x', '200x', '200'],
    ['there 1', 'replaced 2', 'back 4'],
  ],
  [['404'], ['gone 1']],
  [[], []],
])('%j', (looks, expected) => {
  const history = addressHistory(
    looks.map((look, i) => visitOf(look, i + 1)),
    (capture) => capture === 'ours',
  )
  expect(
    history.map(({ state, since, to }) => [state, Number(since.slice(8, 10)), to].filter(Boolean).join(' ')),
  ).toEqual(expected)
})
