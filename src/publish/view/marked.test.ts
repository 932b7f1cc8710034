import { describe, expect, test } from 'vitest'
import { notice, sampleRelease } from '../../../test/e2e/sample.js'
import { listFacts } from '../../casebook/fact-ids.js'
import { currentVersion } from '../../link/index.js'
import { markEvidence } from './marked.js'

const { document, facts } = currentVersion(sampleRelease([notice]))

describe('markEvidence', () => {
  test('every fact that has words has an anchor on one of its marks', () => {
    const { marks, evidenceIds } = markEvidence(document, facts)
    const anchors = new Map(marks.flatMap((m) => (m.id === undefined ? [] : [[m.id, m] as const])))
    expect(evidenceIds.size).toBeGreaterThan(5)
    for (const [fact, anchor] of evidenceIds) {
      expect(anchors.get(anchor)?.facts.map((f) => f.id)).toContain(fact)
    }
  })

  test('marks never overlap and lie within the evidence of each of their facts', () => {
    const { marks } = markEvidence(document, facts)
    for (const [i, m] of marks.entries()) {
      expect(m.start).toBeGreaterThanOrEqual(marks[i - 1]?.end ?? 0)
      for (const f of m.facts) {
        expect(f.evidence?.start).toBeLessThanOrEqual(m.start)
        expect(f.evidence?.end).toBeGreaterThanOrEqual(m.end)
      }
    }
  })

  test('evidence that does not stand where it says marks nothing', () => {
    const shifted = { ...document, text: `x${document.text}` }
    expect(markEvidence(shifted, facts).marks).toEqual([])
    expect(listFacts(facts).length).toBeGreaterThan(0)
  })
})
