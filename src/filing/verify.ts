import { openMember } from '../capture/gzip-member.js'
import { digestsOf, parseRecord } from '../capture/warc-record.js'
import { canonicalJson } from '../casebook/decisions.js'
import { codedError } from '../casebook/errors.js'
import type { Capture, Decision, Visit } from '../casebook/records.js'
import type { CaptureState } from '../store/contract.js'
import type { Casebook } from './casebook.js'
import { placeOf, type Survey, surveyArchive } from './survey.js'
import { checkStamps, type Proof, proofOf } from './verify-stamps.js'

export interface Finding {
  /** `archive`, `captures`, `visits`, `decisions`, `stamps`, `database`. */
  readonly where: string
  readonly problem: string
}

export interface VerifyOptions {
  /** Also prove how long a capture (SHA-256) has been here. */
  readonly capture?: string
  readonly onProgress?: (bytes: number, total: number) => void
}

export interface VerifyReport {
  readonly records: number
  readonly captures: number
  readonly decisions: number
  readonly stamps: number
  readonly findings: readonly Finding[]
  /** Of the capture asked for; absent where no time-stamp covers it yet. */
  readonly proof?: Proof
}

type KnownCapture = Capture & { readonly state: CaptureState }

const all = async <T>(rows: AsyncIterable<T>): Promise<readonly T[]> => {
  const found: T[] = []
  for await (const row of rows) found.push(row)
  return found
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** What the database holds that cannot be derived again. What cannot be read is absent, and a finding. */
const readDatabase = async ({ store }: Casebook, findings: Finding[]) => {
  const attempt = async <T>(what: string, read: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await read()
    } catch (error) {
      findings.push({
        where: 'database',
        problem: `its ${what} cannot be read: ${reasonOf(error)}; put casebook.db back from a backup`,
      })
      return undefined
    }
  }
  return {
    captures: await attempt('captures', () => all(store.captures())),
    visits: await attempt('visits', () => all(store.visits())),
    decisions: await attempt('decisions', () => store.decisions()),
  }
}

/** Which release and case a capture belongs to, as was decided. */
const filingOf = (decisions: readonly Decision[]): ReadonlyMap<string, string> => {
  const numbers = decidedNumbers(decisions)
  const filed = new Map<string, string>()
  for (const { act } of decisions)
    if (act.kind === 'file' || act.kind === 'version')
      filed.set(act.capture, `release ${act.release} of #${numbers.get(act.release)}`)
  return filed
}

/** The number each release was decided to stand under. */
const decidedNumbers = (decisions: readonly Decision[]): ReadonlyMap<string, string> => {
  const decided = new Map<string, string>()
  for (const { act } of decisions)
    if (act.kind === 'file' || act.kind === 'move') decided.set(act.release, act.number)
    else if (act.kind === 'merge')
      for (const [release, number] of decided) if (number === act.from) decided.set(release, act.into)
  return decided
}

function* checkCaptures(
  captures: readonly KnownCapture[],
  survey: Survey,
  filed: ReadonlyMap<string, string>,
): Generator<Finding> {
  const where = 'captures'
  const known = new Set<string>()
  for (const { state, ...c } of captures) {
    known.add(c.sha256)
    const release = filed.get(c.sha256)
    const name = release === undefined ? c.source.name : `${c.source.name} (${release})`
    const found = survey.captures.get(c.sha256)
    if (found === undefined)
      yield {
        where,
        problem: `${name}: its bytes (SHA-256 ${c.sha256}) are not whole in ${placeOf(c.archive)}; put ${c.archive.file} back from a backup`,
      }
    else if (placeOf(found) !== placeOf(c.archive))
      yield { where, problem: `${name}: stands in ${placeOf(found)}, the database says ${placeOf(c.archive)}` }
    else {
      const { file, offset, length, sha256, size, mediaType, date, source, refersTo } = found
      const archived = { sha256, size, mediaType, receivedAt: date, source, archive: { file, offset, length } }
      if (canonicalJson({ ...archived, ...(refersTo && { partOf: refersTo }) }) !== canonicalJson(c))
        yield {
          where,
          problem: `${name}: the database says otherwise of it than ${placeOf(found)}; put casebook.db back from a backup`,
        }
    }
    if (state === 'pending')
      yield { where, problem: `${name}: kept but not filed; the next jikenbo add goes on with it` }
  }
  for (const [sha256, found] of survey.captures)
    if (!known.has(sha256))
      yield {
        where,
        problem: `${placeOf(found)} (SHA-256 ${sha256}): kept but not in the database; the next jikenbo add takes it in`,
      }
}

function* checkVisits(visits: readonly Visit[], survey: Survey): Generator<Finding> {
  const where = 'visits'
  const known = new Set<string>()
  for (const visit of visits) {
    const place = placeOf(visit.archive)
    known.add(place)
    const found = survey.visits.get(place)?.visit
    if (found === undefined || canonicalJson(found) !== canonicalJson(visit))
      yield {
        where,
        problem: `${visit.uri} of ${visit.at}: ${place} ${found === undefined ? 'holds no whole record of this visit' : 'says otherwise than the database'}`,
      }
  }
  for (const place of survey.visits.keys())
    if (!known.has(place))
      yield { where, problem: `${place}: a visit that is not in the database; the next jikenbo add takes it in` }
}

/** Each damaged record, with what it held as far as the database knows. */
function* checkArchive(
  survey: Survey,
  captures: readonly KnownCapture[],
  filed: ReadonlyMap<string, string>,
): Generator<Finding> {
  const held = new Map(captures.map((c) => [placeOf(c.archive), c]))
  for (const r of survey.damaged) {
    const capture = held.get(placeOf(r))
    const release = capture && filed.get(capture.sha256)
    const what = capture ? ` (${capture.source.name}${release ? `, ${release}` : ''})` : r.uri ? ` (${r.uri})` : ''
    yield { where: 'archive', problem: `${placeOf(r)}: ${r.problem}${what}` }
  }
}

/** Each filed release stands under the number that was decided, each number in the database was decided. */
async function* compareWithDecisions(
  { store }: Casebook,
  decisions: readonly Decision[],
  captures: readonly KnownCapture[],
): AsyncGenerator<Finding> {
  const known = new Set(captures.map((c) => c.sha256))
  for (const { seq, act } of decisions)
    if (act.kind === 'file' && !known.has(act.capture))
      yield { where: 'decisions', problem: `decision ${seq}: its capture ${act.capture} is not in the database` }
  const where = 'database'
  const decided = decidedNumbers(decisions)
  const filed = await store.releaseNumbers()
  for (const [release, number] of decided) {
    const standing = filed.get(release)
    if (standing === undefined)
      yield { where, problem: `release ${release} of #${number} is missing; run jikenbo rebuild` }
    else if (standing !== number)
      yield {
        where,
        problem: `release ${release} stands under #${standing}, decided was #${number}; run jikenbo rebuild`,
      }
  }
  for (const release of filed.keys())
    if (!decided.has(release)) yield { where, problem: `release ${release} was never decided; run jikenbo rebuild` }
}

/** A record's digests: what a proof needs besides the bytes. */
const recordDigests = async ({ archive }: Casebook, { file, offset }: Capture['archive']): Promise<Proof['record']> => {
  for await (const { member } of archive.members(file, offset)) {
    const opened = member === undefined ? undefined : openMember(member)
    const record = opened && 'record' in opened ? parseRecord(opened.record) : undefined
    if (opened && 'record' in opened && record && !('problem' in record)) return digestsOf(opened.record, record)
    break
  }
  throw codedError('filing', 'DAMAGED', `could not prove the record in ${placeOf({ file, offset })}: it is damaged`)
}

/**
 * Every record of the archive against its digests, every capture and visit against its record, the decisions against
 * their chain, the time-stamps against all of them, and the database against both. Changes nothing, needs no network.
 * Throws `NO_CAPTURE` where a proof is asked of bytes that are not here.
 */
export const verify = async (casebook: Casebook, options: VerifyOptions = {}): Promise<VerifyReport> => {
  const findings: Finding[] = []
  // Before the archive: what is added meanwhile stands there first.
  const { captures = [], visits = [], decisions } = await readDatabase(casebook, findings)
  const total = Object.values(casebook.archive.sizes()).reduce((sum, n) => sum + n, 0)
  const survey = await surveyArchive(casebook.dir, (bytes) => options.onProgress?.(bytes, total))
  const filed = filingOf(decisions ?? [])
  findings.push(...checkArchive(survey, captures, filed))
  findings.push(...checkCaptures(captures, survey, filed))
  findings.push(...checkVisits(visits, survey))
  try {
    for (const problem of await casebook.store.check())
      findings.push({ where: problem.startsWith('decision') ? 'decisions' : 'database', problem })
    if (decisions) for await (const f of compareWithDecisions(casebook, decisions, captures)) findings.push(f)
  } catch (error) {
    findings.push({ where: 'database', problem: reasonOf(error) })
  }
  const stamps = await checkStamps(casebook, survey, decisions)
  findings.push(...stamps.problems.map((problem) => ({ where: 'stamps', problem })))
  let proof: Proof | undefined
  if (options.capture !== undefined) {
    const asked = captures.find((c) => c.sha256 === options.capture)
    if (asked === undefined)
      throw codedError('filing', 'NO_CAPTURE', `could not find the capture ${options.capture}: no such SHA-256 here`)
    proof = proofOf(asked, await recordDigests(casebook, asked.archive), stamps)
  }
  return {
    records: survey.records,
    captures: captures.length,
    decisions: decisions?.length ?? 0,
    stamps: stamps.stamps,
    findings,
    ...(proof && { proof }),
  }
}
