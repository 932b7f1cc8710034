import { createHash } from 'node:crypto'
import type { Decision, DecisionAct } from './records.js'

/** JSON with keys in order, so that the same act has the same hash everywhere. */
export const canonicalJson = (value: unknown): string =>
  JSON.stringify(value, (_key, v: unknown) =>
    v !== null && typeof v === 'object' && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
      : v,
  )

/** What the first decision of a casebook follows. */
export const noDecision = '0'.repeat(64)

const hashOf = (d: Omit<Decision, 'hash'>): string =>
  createHash('sha256')
    .update(`${d.previous}\n${canonicalJson({ seq: d.seq, at: d.at, by: d.by, act: d.act })}`)
    .digest('hex')

/** The decision that follows `previous` in the chain. */
export const nextDecision = (
  previous: Pick<Decision, 'seq' | 'hash'> | undefined,
  at: string,
  by: string,
  act: DecisionAct,
): Decision => {
  const d = { seq: (previous?.seq ?? 0) + 1, at, by, act, previous: previous?.hash ?? noDecision }
  return { ...d, hash: hashOf(d) }
}

/** What is wrong with a chain of decisions in order of `seq`: each broken link or changed act by its number. */
export const checkDecisions = function* (decisions: Iterable<Decision>): Generator<string> {
  let previous: Decision | undefined
  for (const d of decisions) {
    if (d.seq !== (previous?.seq ?? 0) + 1) yield `decision ${d.seq}: ${(previous?.seq ?? 0) + 1} is missing before it`
    else if (d.previous !== (previous?.hash ?? noDecision))
      yield `decision ${d.seq}: does not follow decision ${d.seq - 1}`
    if (hashOf(d) !== d.hash) yield `decision ${d.seq}: its words were changed after it was made`
    previous = d
  }
}
