import { expect, test } from 'vitest'
import { sampleRelease } from '../../test/e2e/sample.js'
import { makeFacts } from '../../test/support/make-release.js'
import { currentFacts } from './current.js'
import { deriveLabels } from './labels.js'
import { happenedHere, hitThroughOther } from './origin.js'

const clients = [{ count: 20, unit: 'organizations' as const, scope: 'case' as const }]

test.each([
  ['its own incident', makeFacts({ discloser: 'A' }), true, false],
  [
    'a contractor broken into through a flaw of its VPN, with clients',
    makeFacts({ discloser: 'A', actions: ['vulnerability'], affected: clients, secondaryVictim: true }),
    true,
    false,
  ],
  ['a flaw, and nobody behind it', makeFacts({ discloser: 'A', secondaryVictim: true }), false, true],
  [
    'a client of a named contractor',
    makeFacts({ discloser: 'A', parties: [{ name: 'B', role: 'contractor', origin: true }], affected: clients }),
    false,
    true,
  ],
])('%s', (_name, facts, here, through) => {
  expect(happenedHere(facts)).toBe(here)
  expect(hitThroughOther(facts)).toBe(through)
  expect(deriveLabels(facts).some((l) => l.value === '2次被害')).toBe(through)
})

test('a contractor left unnamed keeps the incident, whatever is quoted of the whole', () => {
  const facts = currentFacts(
    sampleRelease([
      '2024年6月20日\n汐見崎市\n\n個人情報の漏えいについて\n\n本市が発送業務を委託している業者のサーバーが、VPN装置の脆弱性を突かれて不正アクセスを受け、市民98名の氏名が流出しました。委託先によれば、全体では20団体、232,463人分が流出したとのことです。\n',
    ]),
  )
  expect(facts.secondaryVictim.value).toBe(true)
  expect(happenedHere(facts)).toBe(false)
})
