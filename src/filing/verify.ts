import { join } from 'node:path'
import { verifyArchive } from '../capture/archive.js'
import { canonicalJson } from '../casebook/decisions.js'
import type { Decision } from '../casebook/records.js'
import type { Casebook } from './casebook.js'

export interface Finding {
  /** `archive`, `captures`, `visits`, `decisions`, `database`. */
  readonly where: string
  readonly problem: string
}

export interface VerifyReport {
  readonly records: number
  readonly captures: number
  readonly decisions: number
  readonly findings: readonly Finding[]
}

/**
 * Every record of the archive against its digests, every capture against its record, the decisions against their chain,
 * and the database against both. Changes nothing.
 */
export const verify = async (
  casebook: Casebook,
  onProgress: (bytes: number, total: number) => void = () => {},
): Promise<VerifyReport> => {
  const findings: Finding[] = []
  const places = new Map<string, string>()
  const visited = new Map<string, string>()
  const total = Object.values(casebook.archive.sizes()).reduce((sum, n) => sum + n, 0)
  let records = 0
  let done = 0
  for await (const r of verifyArchive(join(casebook.dir, 'archive'))) {
    records++
    done += r.length
    onProgress(done, total)
    if (!r.ok)
      findings.push({
        where: 'archive',
        problem: `${r.file} at byte ${r.offset}: ${r.problem}${r.uri ? ` (${r.uri})` : ''}`,
      })
    else {
      const place = `${r.file} at byte ${r.offset}`
      if (r.sha256 && r.source) places.set(r.sha256, place)
      if (r.visit) visited.set(place, canonicalJson(r.visit))
    }
  }
  const known = new Map<string, string>()
  for await (const c of casebook.store.captures()) {
    known.set(c.sha256, c.state)
    const place = `${c.archive.file} at byte ${c.archive.offset}`
    const found = places.get(c.sha256)
    if (found === undefined)
      findings.push({
        where: 'captures',
        problem: `${c.source.name}: its bytes (SHA-256 ${c.sha256}) are not whole in ${place}`,
      })
    else if (found !== place)
      findings.push({ where: 'captures', problem: `${c.source.name}: stands in ${found}, the database says ${place}` })
    if (c.state === 'pending')
      findings.push({
        where: 'captures',
        problem: `${c.source.name}: kept but not filed; the next jikenbo add goes on with it`,
      })
  }
  for (const [sha256, place] of places)
    if (!known.has(sha256))
      findings.push({
        where: 'captures',
        problem: `${place} (SHA-256 ${sha256}): kept but not in the database; the next jikenbo add takes it in`,
      })
  for await (const visit of casebook.store.visits()) {
    const place = `${visit.archive.file} at byte ${visit.archive.offset}`
    const found = visited.get(place)
    visited.delete(place)
    if (found !== canonicalJson(visit))
      findings.push({
        where: 'visits',
        problem: `${visit.uri} of ${visit.at}: ${place} ${found === undefined ? 'holds no whole record of this visit' : 'says otherwise than the database'}`,
      })
  }
  for (const place of visited.keys())
    findings.push({
      where: 'visits',
      problem: `${place}: a visit that is not in the database; the next jikenbo add takes it in`,
    })
  const decisions = await casebook.store.decisions()
  for (const problem of await casebook.store.check())
    findings.push({ where: problem.startsWith('decision') ? 'decisions' : 'database', problem })
  findings.push(...(await compareWithDecisions(casebook, decisions, known)))
  return { records, captures: known.size, decisions: decisions.length, findings }
}

/** Each filed release stands under the number that was decided, each number in the database was decided. */
const compareWithDecisions = async (
  casebook: Casebook,
  decisions: readonly Decision[],
  captures: ReadonlyMap<string, string>,
): Promise<readonly Finding[]> => {
  const findings: Finding[] = []
  const decided = new Map<string, string>()
  for (const { seq, act } of decisions) {
    switch (act.kind) {
      case 'file':
        decided.set(act.release, act.number)
        if (!captures.has(act.capture))
          findings.push({
            where: 'decisions',
            problem: `decision ${seq}: its capture ${act.capture} is not in the database`,
          })
        break
      case 'move':
        decided.set(act.release, act.number)
        break
      case 'merge':
        for (const [release, number] of decided) if (number === act.from) decided.set(release, act.into)
        break
      case 'withdraw':
      case 'follow':
      case 'label':
      case 'version':
      case 'pass':
        break
      default:
        act satisfies never
    }
  }
  const filed = await casebook.store.releaseNumbers()
  for (const [release, number] of decided) {
    const standing = filed.get(release)
    if (standing === undefined)
      findings.push({ where: 'database', problem: `release ${release} of #${number} is missing; run jikenbo rebuild` })
    else if (standing !== number)
      findings.push({
        where: 'database',
        problem: `release ${release} stands under #${standing}, decided was #${number}; run jikenbo rebuild`,
      })
  }
  for (const release of filed.keys())
    if (!decided.has(release))
      findings.push({ where: 'database', problem: `release ${release} was never decided; run jikenbo rebuild` })
  return findings
}
