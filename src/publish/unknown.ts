import { listFacts } from '../casebook/fact-ids.js'
import type { Case } from '../casebook/records.js'
import { currentFacts } from '../link/index.js'
import type { Chain, Timeline, Totals } from '../link/shapes.js'
import type { MessageKey } from './message-keys.js'

/** Something the releases of a case leave open, as a message with its values, and the release that leaves it open. */
export interface OpenQuestion {
  readonly message: MessageKey
  readonly values?: Readonly<Record<string, string | number>>
  /** Values that are names. */
  readonly names?: Readonly<Record<string, string>>
  readonly release?: string
  readonly fact?: string
}

/** What is still unknown of a case: only what its own releases let one ask. */
export const openQuestions = (of: {
  readonly case: Case
  readonly chain: Chain
  readonly timeline: Timeline
  readonly totals: Totals
}): readonly OpenQuestion[] => {
  const { chain, timeline, totals } = of
  const open: OpenQuestion[] = []
  const { stated, named } = totals.organisations
  if (stated !== undefined && stated.most > named) {
    const message = stated.least === stated.most ? 'open.names' : 'open.namesAtMost'
    open.push({ message, values: { stated: stated.most, missing: stated.most - named }, ...stated.source })
  }
  for (const c of chain.conflicts) if (c.code === 'no-origin') open.push({ message: 'open.origin' })
  if (timeline.occurred === undefined) open.push({ message: 'open.occurred' })
  // Only each discloser's newest word counts: what it left open earlier it may have settled since.
  const newest = new Map(of.case.releases.filter((r) => !r.withdrawn).map((r) => [r.discloser?.key ?? r.id, r]))
  for (const release of newest.values()) {
    const facts = currentFacts(release)
    const who = release.discloser?.name ?? release.title
    const own = facts.affected.filter((a) => a.scope === 'own' && a.unit !== 'files' && a.unit !== 'organizations')
    const about = { release: release.id }
    if (facts.affected.length === 0) open.push({ message: 'open.count', names: { who }, ...about })
    const possible = listFacts(facts).find(
      (f) =>
        f.field === 'affected' &&
        (f.fact as { status?: unknown; scope?: unknown }).status === 'possible' &&
        (f.fact as { scope?: unknown }).scope === 'own',
    )
    if (possible && own.every((a) => a.status === 'possible')) {
      open.push({ message: 'open.possible', names: { who }, ...about, fact: possible.id })
    }
    const told = facts.notification.value
    if (told === 'planned' || told === 'in-progress') {
      const fact = listFacts(facts).find((f) => f.field === 'notification')
      open.push({
        message: told === 'planned' ? 'open.toNotify' : 'open.notifying',
        names: { who },
        ...about,
        ...(fact ? { fact: fact.id } : {}),
      })
    }
  }
  return open
}
