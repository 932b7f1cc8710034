import { expect, test } from 'vitest'
import { checkDecisions, nextDecision } from './decisions.js'
import type { Decision } from './records.js'

const chain = (): Decision[] => {
  const out: Decision[] = []
  for (let i = 1; i <= 4; i++) {
    out.push(
      nextDecision(out.at(-1), `2026-01-0${i}T00:00:00Z`, 'jikenbo', {
        kind: 'withdraw',
        release: `r${i}`,
        reason: 'test',
      }),
    )
  }
  return out
}

test('a chain as written holds', () => expect([...checkDecisions(chain())]).toEqual([]))

test('the order of keys does not matter', () => {
  const [first, ...rest] = chain()
  const turned = { ...first!, act: { reason: 'test', release: 'r1', kind: 'withdraw' } as Decision['act'] }
  expect([...checkDecisions([turned, ...rest])]).toEqual([])
})

test.each([
  ['a changed word', (c: Decision[]) => c.with(1, { ...c[1]!, by: 'somebody' }), 'decision 2: its words were changed'],
  ['a missing one', (c: Decision[]) => c.toSpliced(1, 1), 'decision 3: 2 is missing'],
  [
    'a replaced one',
    (c: Decision[]) => c.with(1, nextDecision(c[0], 'x', 'y', c[1]!.act)),
    'decision 3: does not follow',
  ],
])('%s is named', (_name, harm, said) => {
  expect([...checkDecisions(harm(chain()))][0]).toContain(said)
})
