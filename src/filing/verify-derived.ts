import type { Decision } from '../casebook/records.js'
import type { CaptureState, StoreDifference } from '../store/contract.js'
import type { Casebook } from './casebook.js'
import { type RebuildOptions, replay } from './rebuild.js'

/** What a table holds of a release or case, in words. */
const things: Readonly<Record<string, string>> = {
  releases: 'its entry in lists',
  labels: 'its labels',
  parts: 'its organisations',
  aliases: 'other names of its organisations',
  flawed_products: 'its flawed products',
  proposals: 'the cases proposed for it',
  updates: 'the release it may go on from',
  cases: 'its summary',
  link_keys: 'what leads other releases to it',
  words: 'its words in the search index',
}

/** Named one by one; beyond that they are only counted. */
const namedDifferences = 20

const thingOf = ({ table, columns }: StoreDifference): readonly string[] => {
  if (table !== 'versions') return [things[table] ?? table]
  const facts = columns.length === 0 || columns.includes('facts')
  const text = columns.length === 0 || columns.some((c) => c !== 'facts')
  return [...(text ? ['its text'] : []), ...(facts ? ['its facts'] : [])]
}

/** Differences as a person can act on them: one sentence for each release, case, or part of the store. */
const describeDifferences = (
  differences: readonly StoreDifference[],
  numbers: ReadonlyMap<string, string>,
): readonly string[] => {
  const found = new Map<string, Set<string>>()
  const add = (what: string, parts: readonly string[]) => {
    const known = found.get(what) ?? new Set()
    for (const part of parts) known.add(part)
    found.set(what, known)
  }
  for (const d of differences)
    if (d.release !== undefined) {
      const number = numbers.get(d.release)
      add(`release ${d.release}${number === undefined ? '' : ` of #${number}`}`, thingOf(d))
    } else if (d.number !== undefined) add(`case #${d.number}`, thingOf(d))
    else if (d.table === 'words') add('the search index', ['its words'])
    else add('the tables', ['their definitions'])
  const told = [...found].map(
    ([what, parts]) =>
      `${what}: ${[...parts].join(', ')} in casebook.db: not what archive and decisions say; ${what === 'the tables' ? 'put casebook.db back from a backup' : 'run jikenbo rebuild'}`,
  )
  const rest = told.length - namedDifferences
  return rest > 0 ? [...told.slice(0, namedDifferences), `${rest} more releases and cases; run jikenbo rebuild`] : told
}

/** Derives everything again and compares it with what the database holds; `numbers` as they were decided, by release. */
export const checkDerived = async (
  casebook: Casebook,
  numbers: ReadonlyMap<string, string>,
  options: RebuildOptions,
): Promise<readonly string[]> => {
  const unread: string[] = []
  const differences = await casebook.store.differences(async (tx) => {
    unread.push(...(await replay(casebook, tx, options)).problems)
  })
  return unread.length > 0
    ? unread.map((problem) => `could not be derived again, so nothing was compared: ${problem}`)
    : describeDifferences(differences, numbers)
}

/** Captures that are marked otherwise than was ever decided of them. */
export function* checkStates(
  captures: readonly {
    readonly sha256: string
    readonly name: string
    readonly state: CaptureState
    readonly partOf?: string
  }[],
  decisions: readonly Decision[],
): Generator<string> {
  const decided = new Map<string, Set<string>>()
  for (const { act } of decisions)
    if (act.kind === 'file' || act.kind === 'version' || act.kind === 'pass') {
      const states = decided.get(act.capture) ?? new Set()
      decided.set(act.capture, states.add(act.kind === 'pass' ? act.as : 'filed'))
    }
  const wholes = new Set(captures.map((c) => c.partOf))
  for (const { sha256, name, state } of captures) {
    // An export that posts were cut out of is filed by them.
    const states = decided.get(sha256) ?? new Set(wholes.has(sha256) ? ['filed', 'pending'] : ['pending'])
    if (!states.has(state))
      yield `${name}: marked ${state}, decided was ${[...states].join(' or ')}; put casebook.db back from a backup`
  }
}
