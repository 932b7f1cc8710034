import { createHash } from 'node:crypto'
import { dayInJapan } from '../casebook/dates.js'
import { organisationKey } from '../casebook/organisation-key.js'
import type { Capture, Label, LinkProposal, PassReason } from '../casebook/records.js'
import { mergeLabels } from '../link/labels.js'
import { joinScore, matchCases, proposeScore } from '../link/match.js'
import { similarity } from '../link/titles.js'
import { matchUpdate } from '../link/updates.js'
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

/** Earlier releases of an organisation that a new one is held against; nobody goes on from the hundredth before. */
const earlierLooked = 30

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

/** Cases a release may belong to, best first, as far as they are worth a look. */
export const placeRelease = (tx: CasebookTransaction, derived: Derived): readonly Omit<LinkProposal, 'release'>[] =>
  matchCases(derived.signature, tx.candidates(derived.signature)).filter((m) => m.score >= proposeScore)

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

/** Notes which earlier release of the same organisation a new one seems to go on from. */
export const placeUpdate = (tx: CasebookTransaction, release: string, number: string, derived: Derived): void => {
  const { facts, title, published } = derived
  if (facts.discloser === undefined) return
  const earlier = tx.releasesBy(organisationKey(facts.discloser.name), earlierLooked, release)
  const later = { number, title, facts, ...(published ? { published: published.date } : {}) }
  const match = matchUpdate(later, earlier)
  if (match) tx.putUpdate({ release, ...match })
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
  const matches = derived.number === undefined ? placeRelease(tx, derived) : []
  const best = matches.find((m) => m.score >= joinScore)
  const number =
    derived.number !== undefined
      ? tx.standingNumber(derived.number)
      : (best?.number ?? tx.nextNumber(yearOf(derived, at)))
  const newCase = !tx.caseExists(number)
  const why = derived.number !== undefined ? ['number of the post'] : (best?.reasons ?? [])
  tx.decide(at, program, { kind: 'file', release, capture: capture.sha256, number, why })
  enterRelease(tx, capture, derived, { release, number, at })
  tx.putProposals(
    release,
    matches.filter((m) => m.number !== number),
  )
  placeUpdate(tx, release, number, derived)
  return { kind: 'filed', release, number, newCase, why }
}
