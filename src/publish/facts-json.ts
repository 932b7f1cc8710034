import { listFacts } from '../casebook/fact-ids.js'
import type { Facts } from '../casebook/facts.js'

/** The facts as programs get them: one list, each with its field, its values, and what it rests on. */
export const factsJson = (facts: Facts) =>
  listFacts(facts).map(({ id, field, rule, basis, evidence, fact }) => {
    const { evidence: _e, rule: _r, basis: _b, ...values } = fact as Record<string, unknown>
    return { id, field, ...values, evidence, rule, basis }
  })
