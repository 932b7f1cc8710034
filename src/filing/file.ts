import { createHash } from 'node:crypto'
import { dayInJapan } from '../casebook/dates.js'
import { organisationKey } from '../casebook/organisation-key.js'
import type { Capture, Label, LinkProposal, PassReason } from '../casebook/records.js'
import { mergeLabels } from '../link/labels.js'
import { joiningCase, matchCases, proposeScore } from '../link/match.js'
import { similarity } from '../link/titles.js'
import { daysNamed, type EarlierRelease, ownIn, threadCase, updatesAround } from '../link/updates.js'
import type { CasebookTransaction, KnownRelease } from '../store/contract.js'
import { structureDigest } from '../text/compare.js'
import type { Derived } from './derive.js'

/** What became of an input. */
export type Filed =
  | {
      readonly kind: 'filed'
      readonly release: string
      readonly number: string
      readonly newCase: boolean
      readonly why: readonly string[]
    }
  | { readonly kind: 'version'; readonly release: string; readonly number: string }
  | { readonly kind: 'passed'; readonly as: PassReason; readonly reason: string }

/** Releases of its organisation on either side of it that a new one is held against, beside those it names the day of. */
const ownLooked = 30

/** What the program does by itself is signed with its own name. */
export const program = 'jikenbo'

/** A release's id is derived from what it is known by (a post's number, an address, its first bytes): the same everywhere. */
const releaseId = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 12)

/**
 * Is what now stands at a release's address a new state of it? An address may also be used again for something else
 * (a page that names the site's front page as its own; a file called notice.txt), so its organisation or title must be the same.
 */
const isSameRelease = (known: KnownRelease, derived: Derived): boolean => {
  const { discloser } = derived.facts
  const sameOrganisation = discloser !== undefined && organisationKey(discloser.name) === known.discloser
  const alike = similarity(known.title, derived.title)
  return alike >= 0.7 || (sameOrganisation && alike >= 0.35)
}

const findKnown = (tx: CasebookTransaction, capture: Capture, derived: Derived): KnownRelease | undefined => {
  if (derived.post) return tx.findRelease({ id: releaseId(`blogger:${derived.post.id}`) })
  const same = tx.findRelease({ textDigest: derived.textDigest })
  if (same) return same
  const byUrl = derived.url === undefined ? undefined : tx.findRelease({ url: derived.url })
  const bySource = capture.source.kind === 'stdin' ? undefined : tx.findRelease({ sourceUri: capture.source.uri })
  return [byUrl, bySource].find((known) => known !== undefined && isSameRelease(known, derived))
}

/** The labels a release has: derived, put on its post, and what people decided since. */
export const labelsOf = (
  tx: CasebookTransaction,
  release: string,
  derived: Pick<Derived, 'labels' | 'postLabels'>,
): readonly Label[] => {
  const put = new Set(derived.postLabels)
  const taken = new Set<string>()
  for (const { add, remove } of tx.labelActs(release)) {
    for (const l of remove) {
      taken.add(l)
      put.delete(l)
    }
    for (const l of add) {
      put.add(l)
      taken.delete(l)
    }
  }
  return mergeLabels(derived.labels, [...put], [...taken])
}

/** Enters a release or its next version as a decision says; the same when it is made and when it is played again. */
export const enterRelease = (
  tx: CasebookTransaction,
  capture: Capture,
  derived: Derived,
  decision: { readonly release: string; readonly number: string; readonly at: string },
): void => {
  const { release: id, number, at } = decision
  const { document, facts, title, published, archiveUrls, post, url, signature, textDigest } = derived
  tx.putRelease({
    id,
    number,
    title,
    addedAt: at,
    updatedAt: at,
    labels: labelsOf(tx, id, derived),
    archiveUrls,
    sourceUri: capture.source.uri,
    signature,
    capture: capture.sha256,
    textDigest,
    document,
    facts,
    ...(published ? { published } : {}),
    ...(url === undefined ? {} : { url }),
    ...(post ? { post } : {}),
  })
}

/** Where a new release may belong. */
export interface Placement {
  /** The case it is filed in by itself. */
  readonly join?: Proposed
  /** Cases worth a look, that one too, best first. */
  readonly cases: readonly Proposed[]
  /** Releases of the same organisation, newest first. */
  readonly own: readonly EarlierRelease[]
}
type Proposed = Omit<LinkProposal, 'release'>

/** Releases of the same organisation that stand around a new one in time, or that it names the day of. */
const ownAround = (tx: CasebookTransaction, { facts, published, signature }: Derived): readonly EarlierRelease[] => {
  if (facts.discloser === undefined) return []
  return tx.releasesBy(organisationKey(facts.discloser.name), {
    near: published?.date ?? signature.to ?? '',
    named: daysNamed(facts),
    limit: ownLooked,
  })
}

/** Looks where a new release may belong; a post carries its number itself. */
export const placeRelease = (tx: CasebookTransaction, derived: Derived, release: string): Placement => {
  const { facts, title, published, signature, number } = derived
  const own = ownAround(tx, derived)
  if (number !== undefined) return { cases: [], own }
  const added = { id: release, title, facts, ...(published ? { published: published.date } : {}) }
  const thread = threadCase(added, own)
  const candidates = tx.candidates(signature).map((candidate) => {
    const there = ownIn(candidate.number, added, own)
    return there ? { ...candidate, own: there } : candidate
  })
  // Whose later report it is being known, that it is one leads nowhere else.
  const matches = matchCases(thread ? { ...signature, report: 'first' } : signature, candidates)
  const cases = matches.filter((m) => m.score >= proposeScore)
  if (thread) return { join: thread, cases: [thread, ...cases.filter((m) => m.number !== thread.number)], own }
  const join = joiningCase(cases)
  return { cases, own, ...(join ? { join } : {}) }
}

const yearOf = ({ published, signature }: Derived, at: string): number =>
  Number((published?.date ?? signature.to ?? '').slice(0, 4)) || Number(dayInJapan(at).slice(0, 4))

export const passCapture = (
  tx: CasebookTransaction,
  capture: string,
  as: PassReason,
  reason: string,
  at: string,
): Filed => {
  tx.decide(at, program, { kind: 'pass', capture, as, reason })
  tx.setCaptureState(capture, as)
  return { kind: 'passed', as, reason }
}

const nextVersion = (
  tx: CasebookTransaction,
  capture: Capture,
  derived: Derived,
  { id: release, number }: Pick<KnownRelease, 'id' | 'number'>,
  at: string,
): Filed => {
  tx.decide(at, program, { kind: 'version', release, capture: capture.sha256 })
  enterRelease(tx, capture, derived, { release, number, at })
  return { kind: 'version', release, number }
}

/**
 * Files bytes that are known and stand at their address once more: where another version stood there meanwhile, the
 * release says again what it said before, which is a version too. Gives undefined where nothing changed.
 */
export const fileAgain = (
  tx: CasebookTransaction,
  capture: Capture,
  derived: Derived,
  at: string,
): Filed | undefined => {
  const newest = tx.newestOf(capture.sha256)
  const known = newest && newest.capture !== capture.sha256 ? tx.findRelease({ id: newest.release }) : undefined
  return known && known.textDigest !== derived.textDigest ? nextVersion(tx, capture, derived, known, at) : undefined
}

/** Enters a new release where it was decided to be, and proposes what else it may have to do with. */
export const enterPlaced = (
  tx: CasebookTransaction,
  capture: Capture,
  derived: Derived,
  decision: { readonly release: string; readonly number: string; readonly at: string },
  { cases, own }: Placement,
): void => {
  const { release, number } = decision
  const { title, facts, published } = derived
  enterRelease(tx, capture, derived, decision)
  tx.putProposals(
    release,
    cases.filter((p) => p.number !== number),
  )
  const added = { id: release, number, title, facts, ...(published ? { published: published.date } : {}) }
  for (const update of updatesAround(added, own)) tx.putUpdate(update)
}

/** Files a capture that was read: as a new release, as the next version of one, or not at all. */
export const fileCapture = (
  tx: CasebookTransaction,
  capture: Capture,
  derived: Derived,
  at: string,
  options: { readonly anyText?: boolean } = {},
): Filed => {
  const { facts } = derived
  if (!facts.notice && derived.number === undefined && !options.anyText)
    return passCapture(
      tx,
      capture.sha256,
      'no-notice',
      facts.noticeReasons.join('; ') || 'no notice of an incident',
      at,
    )
  const known = findKnown(tx, capture, derived)
  if (known?.textDigest === derived.textDigest) {
    const before = tx.documentOf(known.id)
    const sameLayout = before !== undefined && structureDigest(before) === structureDigest(derived.document)
    const how = sameLayout ? 'only its bytes differ' : 'only its layout differs'
    return passCapture(tx, capture.sha256, 'unchanged', `says the same as release ${known.id}: ${how}`, at)
  }
  tx.setCaptureState(capture.sha256, 'filed')
  if (known) return nextVersion(tx, capture, derived, known, at)
  const release = releaseId(derived.post ? `blogger:${derived.post.id}` : `sha256:${capture.sha256}`)
  const placed = placeRelease(tx, derived, release)
  const number =
    derived.number !== undefined
      ? tx.standingNumber(derived.number)
      : (placed.join?.number ?? tx.nextNumber(yearOf(derived, at)))
  const newCase = !tx.caseExists(number)
  const why = derived.number !== undefined ? ['number of the post'] : (placed.join?.reasons ?? [])
  tx.decide(at, program, { kind: 'file', release, capture: capture.sha256, number, why })
  enterPlaced(tx, capture, derived, { release, number, at }, placed)
  return { kind: 'filed', release, number, newCase, why }
}
