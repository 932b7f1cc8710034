import { describe, expect, test } from 'vitest'
import { notice, sampleRelease } from '../../test/e2e/sample.js'
import { listFacts } from '../casebook/fact-ids.js'
import { currentFacts } from '../link/index.js'
import { describeFact, groupFacts } from './describe.js'
import { translator } from './messages.js'
import { statutoryCover, statutoryItems } from './statutory.js'

const ja = { lang: 'ja', t: translator('ja') } as const
const en = { lang: 'en', t: translator('en') } as const
const facts = currentFacts(sampleRelease([notice]))

describe('describeFact', () => {
  test('says every fact in both languages, and none of them is empty', () => {
    for (const f of listFacts(facts)) {
      expect(describeFact(f, ja).value).not.toBe('')
      expect(describeFact(f, en).value).not.toBe('')
    }
  })

  test('a count of 最大 is a most, not an about', () => {
    const base = listFacts(facts).find((f) => f.field === 'affected')
    if (base === undefined) throw new Error('the notice has no count')
    const fact = {
      count: 8615,
      unit: 'people',
      approx: true,
      status: 'possible',
      scope: 'own',
      evidence: { quote: '最大8,615人', start: 0, end: 8 },
    }
    expect(describeFact({ ...base, fact }, ja)).toEqual({ value: '最大8,615人', note: '漏えいのおそれ' })
    expect(describeFact({ ...base, fact }, en).value).toBe('up to 8,615 people')
  })
})

test('groupFacts keeps what says nothing out, and puts days in order', () => {
  const groups = groupFacts(facts)
  const when =
    groups.find((g) => g.group === 'when')?.facts.map((f) => String((f.fact as { date?: unknown }).date)) ?? []
  expect(when.length).toBeGreaterThan(1)
  expect(when).toEqual([...when].sort())
  const silent = {
    ...facts,
    misuse: { value: 'unstated' as const, rule: 'x' },
    notification: { value: 'unstated' as const, rule: 'x' },
  }
  expect(groupFacts(silent).map((g) => g.group)).not.toContain('misuse')
  expect(groupFacts(silent).map((g) => g.group)).not.toContain('response')
})

describe('statutoryCover', () => {
  test('has nine items, each spoken of with the fact that shows it', () => {
    const cover = statutoryCover(facts)
    expect(cover.map((c) => c.item)).toEqual(statutoryItems)
    expect(cover.find((c) => c.item === 'number')?.fact?.field).toBe('affected')
    expect(cover.find((c) => c.item === 'prevention')?.fact).toBeUndefined()
  })
})
