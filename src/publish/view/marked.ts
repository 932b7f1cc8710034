import type { Document } from '../../casebook/document.js'
import type { ListedFact } from '../../casebook/fact-ids.js'
import type { Facts } from '../../casebook/facts.js'
import { groupFacts, groupOf, type Hue, hueOf } from '../describe.js'
import { cutAt, type Span } from './spans.js'

/** A stretch of the text that is the evidence of one or more facts. */
export interface Mark {
  readonly start: number
  readonly end: number
  readonly facts: readonly ListedFact[]
  readonly hue: Hue
  /** Anchor of this stretch, where it is the first of some fact's evidence. */
  readonly id?: string
}

export interface MarkedText {
  /** In the order of the text, never overlapping. */
  readonly marks: readonly Mark[]
  /** The anchor of a fact's words, by the fact's id. */
  readonly evidenceIds: ReadonlyMap<string, string>
}

/** Evidence that is no longer where it was said to be marks nothing: better no mark than a wrong one. */
const holds = (document: Document, fact: ListedFact): boolean =>
  fact.evidence !== undefined &&
  fact.evidence.end > fact.evidence.start &&
  document.text.slice(fact.evidence.start, fact.evidence.end) === fact.evidence.quote

/** Which words prove which facts. */
export const markEvidence = (document: Document, facts: Facts): MarkedText => {
  const spans: Span<ListedFact>[] = groupFacts(facts)
    .flatMap((g) => g.facts)
    .filter((f) => holds(document, f))
    .map((f) => ({ start: f.evidence?.start ?? 0, end: f.evidence?.end ?? 0, value: f }))
  const evidenceIds = new Map<string, string>()
  const marks = cutAt(0, document.text.length, spans)
    .filter((p) => p.values.length > 0)
    .map((p, i): Mark => {
      const id = `e${i + 1}`
      let isFirst = false
      for (const f of p.values) {
        if (evidenceIds.has(f.id)) continue
        evidenceIds.set(f.id, id)
        isFirst = true
      }
      // The narrowest evidence says best what a stretch is about.
      const narrowest = p.values.toSorted((a, b) => (a.evidence?.quote.length ?? 0) - (b.evidence?.quote.length ?? 0))
      const [first] = narrowest
      return {
        start: p.start,
        end: p.end,
        facts: narrowest,
        hue: first === undefined ? 'plain' : hueOf(groupOf(first)),
        ...(isFirst ? { id } : {}),
      }
    })
  return { marks, evidenceIds }
}
