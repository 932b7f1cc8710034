import { join } from 'node:path'
import { openArchive } from '../capture/archive.js'
import { openMember } from '../capture/gzip-member.js'
import { digestsOf, parseRecord } from '../capture/warc-record.js'
import { canonicalJson } from '../casebook/decisions.js'
import { codedError, codeOf } from '../casebook/errors.js'
import type { Capture, Decision, Visit } from '../casebook/records.js'
import type { CaptureState } from '../store/contract.js'
import { checkFiles } from '../store/sqlite/files.js'
import { type Casebook, openCasebook } from './casebook.js'
import { readSettings } from './settings.js'
import { placeOf, type Survey, surveyArchive } from './survey.js'
import { checkDerived, checkStates } from './verify-derived.js'
import { checkStamps, type Proof, proofOf, type StampsCheck } from './verify-stamps.js'

export interface Finding {
  /** `archive`, `captures`, `visits`, `decisions`, `stamps`, `database`. */
  readonly where: string
  readonly problem: string
}

export interface VerifyOptions {
  /** Also derive everything again and compare it with the database. */
  readonly deep?: boolean
  /** Also prove how long a capture (SHA-256) has been here. */
  readonly capture?: string
  /** How far it is: bytes of the archive, then, with `deep`, decisions whose captures are derived again. */
  readonly onProgress?: (done: number, total: number) => void
  /** Aborted, the check ends with its reason. */
  readonly signal?: AbortSignal
}

export interface VerifyReport {
  readonly records: number
  readonly captures: number
  readonly decisions: number
  readonly stamps: number
  readonly findings: readonly Finding[]
  /** What could not be checked, and why: nothing is wrong by that. */
  readonly notes: readonly string[]
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
    lengths: await attempt('list of archive files', () => store.archiveLengths()),
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

/** What the database knows by now, after the archive was read: captures with their states, and visits by their place. */
interface Now {
  readonly captures: ReadonlyMap<string, CaptureState>
  readonly visits: ReadonlySet<string>
}

/** Whoever adds meanwhile puts a record into the archive first: what looked forgotten or half done may be neither by now. */
const lookAgain = async (
  { store }: Casebook,
  survey: Survey,
  captures: readonly KnownCapture[],
  visits: readonly Visit[],
): Promise<Now> => {
  const now = (cs: readonly KnownCapture[], vs: readonly Visit[]): Now => ({
    captures: new Map(cs.map((c) => [c.sha256, c.state])),
    visits: new Set(vs.map((v) => placeOf(v.archive))),
  })
  const before = now(captures, visits)
  const isSettled =
    captures.every((c) => c.state !== 'pending') &&
    [...survey.captures.keys()].every((sha256) => before.captures.has(sha256)) &&
    [...survey.visits.keys()].every((place) => before.visits.has(place))
  if (isSettled) return before
  try {
    return now(await all(store.captures()), await all(store.visits()))
  } catch {
    // That the database cannot be read is told where it was read first.
    return before
  }
}

function* checkCaptures(
  captures: readonly KnownCapture[],
  now: Now,
  survey: Survey,
  filed: ReadonlyMap<string, string>,
): Generator<Finding> {
  const where = 'captures'
  for (const { state, ...c } of captures) {
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
    if (state === 'pending' && now.captures.get(c.sha256) === state)
      yield { where, problem: `${name}: kept but not filed; the next jikenbo add goes on with it` }
  }
  for (const [sha256, found] of survey.captures)
    if (!now.captures.has(sha256))
      yield {
        where,
        problem: `${placeOf(found)} (SHA-256 ${sha256}): kept but not in the database; the next jikenbo add takes it in`,
      }
}

function* checkVisits(visits: readonly Visit[], now: Now, survey: Survey): Generator<Finding> {
  const where = 'visits'
  for (const visit of visits) {
    const place = placeOf(visit.archive)
    const found = survey.visits.get(place)?.visit
    if (found === undefined || canonicalJson(found) !== canonicalJson(visit))
      yield {
        where,
        problem: `${visit.uri} of ${visit.at}: ${place} ${found === undefined ? 'holds no whole record of this visit' : 'says otherwise than the database'}`,
      }
  }
  for (const place of survey.visits.keys())
    if (!now.visits.has(place))
      yield { where, problem: `${place}: a visit that is not in the database; the next jikenbo add takes it in` }
}

/** Each damaged record, with what it held as far as the database knows. */
function* checkArchive(
  survey: Survey,
  captures: readonly KnownCapture[],
  visits: readonly Visit[],
  filed: ReadonlyMap<string, string>,
): Generator<Finding> {
  const held = new Map<string, string>()
  for (const v of visits) held.set(placeOf(v.archive), `the visit to ${v.uri} of ${v.at}`)
  for (const c of captures) {
    const release = filed.get(c.sha256)
    held.set(placeOf(c.archive), release === undefined ? c.source.name : `${c.source.name}, ${release}`)
  }
  for (const r of survey.damaged) {
    const what = held.get(placeOf(r)) ?? r.uri ?? (r.offset === 0 ? 'the head of the file' : undefined)
    yield { where: 'archive', problem: `${placeOf(r)}: ${r.problem}${what === undefined ? '' : ` (${what})`}` }
  }
}

/**
 * Each filed release stands under the number that was decided, each number in the database was decided. Looked up before
 * and after the decisions: what is decided meanwhile is in one of them.
 */
async function* compareWithDecisions({ store }: Casebook, now: Now): AsyncGenerator<Finding> {
  const before = await store.releaseNumbers()
  const decisions = await store.decisions()
  const after = await store.releaseNumbers()
  for (const { seq, act } of decisions)
    if (act.kind === 'file' && !now.captures.has(act.capture))
      yield { where: 'decisions', problem: `decision ${seq}: its capture ${act.capture} is not in the database` }
  const where = 'database'
  const decided = decidedNumbers(decisions)
  for (const [release, number] of decided) {
    const standing = after.get(release)
    if (standing === undefined)
      yield { where, problem: `release ${release} of #${number} is missing; run jikenbo rebuild` }
    else if (standing !== number && before.get(release) !== number)
      yield {
        where,
        problem: `release ${release} stands under #${standing}, decided was #${number}; run jikenbo rebuild`,
      }
  }
  for (const release of before.keys())
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

/** Of each archive file the database says how far it knows it; a record must end there. */
function* checkLengths(lengths: Readonly<Record<string, number>>, survey: Survey): Generator<Finding> {
  for (const [file, length] of Object.entries(lengths))
    if (length > 0 && !survey.files.get(file)?.some(({ end }) => end === length))
      yield {
        where: 'database',
        problem: `${file} is said to be known up to byte ${length}, where no record ends; put both back from a backup`,
      }
}

/** What only `verify` with `deep` does with a database that can be opened. */
async function* checkDeeply(
  casebook: Casebook,
  survey: Survey,
  captures: readonly KnownCapture[],
  decisions: readonly Decision[],
  options: VerifyOptions,
): AsyncGenerator<Finding> {
  const unread = captures.filter(({ sha256 }) => !survey.captures.has(sha256)).length
  const marked = captures.map(({ source, ...c }) => ({ ...c, name: source.name }))
  for (const problem of checkStates(marked, decisions)) yield { where: 'captures', problem }
  const where = 'derived'
  // What cannot be read is missing on one side, and with it all that follows from it.
  if (unread > 0) yield { where, problem: `not compared with the archive: ${unread} of its captures cannot be read` }
  else for (const problem of await checkDerived(casebook, decidedNumbers(decisions), options)) yield { where, problem }
}

/**
 * Every record of the archive against its digests, every capture and visit against its record, the decisions against
 * their chain, the time-stamps against all of them, and the database against both. Changes nothing, needs no network.
 * Throws `NO_CAPTURE` where a proof is asked of bytes that are not here.
 */
export const verify = async (casebook: Casebook, options: VerifyOptions = {}): Promise<VerifyReport> => {
  const findings: Finding[] = []
  const attempt = async (where: string, check: () => Iterable<Finding> | AsyncIterable<Finding>) => {
    try {
      for await (const finding of check()) findings.push(finding)
    } catch (error) {
      options.signal?.throwIfAborted()
      findings.push({ where, problem: `cannot be checked: ${reasonOf(error)}; put casebook.db back from a backup` })
    }
  }
  // Before the archive: what is added meanwhile stands there first.
  const { captures = [], visits = [], decisions, lengths = {} } = await readDatabase(casebook, findings)
  const survey = await surveyOf(casebook, options)
  const filed = filingOf(decisions ?? [])
  findings.push(...checkArchive(survey, captures, visits, filed))
  const now = await lookAgain(casebook, survey, captures, visits)
  findings.push(...checkCaptures(captures, now, survey, filed))
  findings.push(...checkVisits(visits, now, survey))
  findings.push(...checkLengths(lengths, survey))
  await attempt('database', async function* () {
    for (const problem of await casebook.store.check())
      yield { where: problem.startsWith('decision') ? 'decisions' : 'database', problem }
  })
  if (decisions) await attempt('database', () => compareWithDecisions(casebook, now))
  if (decisions && options.deep)
    await attempt('derived', () => checkDeeply(casebook, survey, captures, decisions, options))
  const stamps = await checkStamps(casebook, survey, decisions)
  findings.push(...stamps.problems.map((problem) => ({ where: 'stamps', problem })))
  const proof =
    options.capture === undefined ? undefined : await proveCapture(casebook, captures, options.capture, stamps)
  return {
    records: survey.records,
    captures: captures.length,
    decisions: decisions?.length ?? 0,
    stamps: stamps.stamps,
    findings,
    notes: [],
    ...(proof && { proof }),
  }
}

const surveyOf = ({ dir, archive }: Pick<Casebook, 'dir' | 'archive'>, { onProgress, signal }: VerifyOptions) => {
  const total = Object.values(archive.sizes()).reduce((sum, n) => sum + n, 0)
  return surveyArchive(dir, (bytes) => {
    signal?.throwIfAborted()
    onProgress?.(bytes, total)
  })
}

const proveCapture = (
  casebook: Casebook,
  captures: readonly KnownCapture[],
  sha256: string,
  stamps: StampsCheck,
): Promise<Proof | undefined> => {
  const asked = captures.find((c) => c.sha256 === sha256)
  if (asked === undefined)
    throw codedError('filing', 'NO_CAPTURE', `could not find the capture ${sha256}: no such SHA-256 here`)
  return recordDigests(casebook, asked.archive).then((record) => proofOf(asked, record, stamps))
}

/**
 * Checks a casebook's folder to the last bit, whether or not its database can be opened: everything `verify` does, all
 * that is derived compared with what archive and decisions say now, and every byte of the database with what was left
 * there. Changes nothing. Throws `NO_CASEBOOK`, `BAD_SETTINGS`, `NO_CAPTURE`.
 */
export const verifyDeep = async (dir: string, options: Omit<VerifyOptions, 'deep'> = {}): Promise<VerifyReport> => {
  const files = await checkFiles(dir)
  const { changed } = files
  const fromFiles = (others: readonly Finding[] | undefined): readonly Finding[] => [
    ...files.problems.map((problem) => ({ where: 'database', problem })),
    ...(changed === undefined ? [] : [{ where: 'database', problem: `${changed}; ${adviceOn(others)}` }]),
  ]
  const opened = files.headless ? undefined : await openToCheck(dir)
  if (opened === undefined || 'problem' in opened) {
    const casebook = { dir, settings: readSettings(dir), archive: openArchive(join(dir, 'archive')) }
    const survey = await surveyOf(casebook, options)
    const stamps = await checkStamps(casebook, survey, undefined)
    const findings = [
      ...fromFiles(undefined),
      ...(opened ? [{ where: 'database', problem: opened.problem }] : []),
      ...checkArchive(survey, [], [], new Map()),
      ...stamps.problems.map((problem) => ({ where: 'stamps', problem })),
    ]
    const notes = ['what the database holds was not compared', ...files.notes]
    return { records: survey.records, captures: 0, decisions: 0, stamps: stamps.stamps, findings, notes }
  }
  try {
    const report = await verify(opened, { ...options, deep: true })
    return { ...report, findings: [...report.findings, ...fromFiles(report.findings)], notes: files.notes }
  } finally {
    await opened.close()
  }
}

/** What to do about a database file that was changed, by what else was found; `undefined` where nothing could be. */
const adviceOn = (others: readonly Finding[] | undefined): string => {
  if (others === undefined || others.some(({ where }) => where !== 'derived')) return 'put it back from a backup'
  return others.length > 0
    ? 'jikenbo rebuild writes it anew'
    : 'no capture, visit, decision or release in it is touched: jikenbo rebuild seals it anew'
}

const openToCheck = async (dir: string): Promise<Casebook | { readonly problem: string }> => {
  try {
    return await openCasebook(dir, 'read')
  } catch (error) {
    if (['NO_CASEBOOK', 'BAD_SETTINGS'].includes(codeOf(error) ?? '')) throw error
    return { problem: reasonOf(error) }
  }
}
