import type { Document } from './document.js'
import type { Affected, AffectedUnit, Facts, PartyRole } from './facts.js'

/** Where bytes came from. `uri` is what the archive records; `name` is what may be shown to readers (no local paths). */
export interface CaptureSource {
  readonly kind: 'file' | 'stdin' | 'url' | 'blogger'
  readonly uri: string
  readonly name: string
}

/** The bytes as received, named by their SHA-256 (lower-case hex), and where in the archive they stand. */
export interface Capture {
  readonly sha256: string
  readonly size: number
  readonly mediaType: string
  /** When they were received, ISO 8601 UTC. */
  readonly receivedAt: string
  readonly source: CaptureSource
  readonly archive: { readonly file: string; readonly offset: number; readonly length: number }
  /** The capture these bytes were cut out of (a post out of an export). */
  readonly partOf?: string
}

/** One look at an address, as the archive noted it. Kept for ever: that a page is gone is a visit too. */
export interface Visit {
  /** When the answer was received, ISO 8601 UTC. */
  readonly at: string
  /** The address asked for. */
  readonly uri: string
  /** The address that answered: another one where redirects led on. */
  readonly finalUri: string
  /** HTTP status of that answer: 200, 304, 404, 410 … */
  readonly status: number
  /** SHA-256 of the capture that holds the bytes that stood there; absent where the answer was no page. */
  readonly capture?: string
  /** The bytes were known: a `revisit` record, or 304. */
  readonly unchanged: boolean
  /** What the server calls this state of the page, for the next conditional request. */
  readonly etag?: string
  readonly lastModified?: string
  readonly archive: { readonly file: string; readonly offset: number; readonly length: number }
}

/**
 * What became of the address of a release. `there`: it stands there. `gone`: the server says there is nothing (404,
 * 410). `back`: after it was gone, or could not be had. `moved`: it answers from another address. `replaced`: something
 * else stands there now. `failing`: no sensible answer (403, 5xx), which says nothing about the release.
 */
export type AddressState = 'there' | 'gone' | 'back' | 'moved' | 'replaced' | 'failing'

/** When an address came into a state, as far as visits can tell. */
export interface AddressChange {
  readonly state: AddressState
  /** The first visit that found it so, ISO 8601 UTC. */
  readonly since: string
  /** HTTP status of that visit. */
  readonly status: number
  /** Where it moved to. */
  readonly to?: string
}

/** A label is `facet:value`; `derived` ones follow from the facts, `hand` ones were put on by a person or an import. */
export interface Label {
  readonly facet: string
  readonly value: string
  readonly origin: 'derived' | 'hand'
}

export interface OrganisationRef {
  /** Stable key: the name without legal form and spaces, NFKC. Also its path segment. */
  readonly key: string
  /** As written most often. */
  readonly name: string
}

/** A range of a count: `least` is what the releases establish, `most` what they leave possible. */
export interface CountRange {
  readonly unit: AffectedUnit
  readonly least: number
  readonly most: number
  readonly approx: boolean
}

/** How many a release says, as lists show it. `scope: "case"`: of the whole incident, by whoever speaks for its clients. */
export interface Headline extends CountRange {
  readonly scope: Affected['scope']
}

/** What lists of releases show. */
export interface ReleaseSummary {
  readonly id: string
  /** Case number, `2023-416`. */
  readonly number: string
  readonly title: string
  readonly discloser?: OrganisationRef
  /** The release's own date (ISO prefix); `basis` says whether the text states it or it was taken from elsewhere. */
  readonly published?: { readonly date: string; readonly basis: 'stated' | 'source' }
  /** When this casebook first took it in, ISO 8601 UTC. Never changes. */
  readonly addedAt: string
  /** When anything a reader would care about last changed, ISO 8601 UTC. */
  readonly updatedAt: string
  readonly headline?: Headline
  readonly labels: readonly Label[]
  /** Was the discloser hit through another organisation? Not so where others were hit through the discloser. */
  readonly secondaryVictim: boolean
  readonly withdrawn: boolean
}

/** One state of a release's text. Version 1 is the oldest. */
export interface ReleaseVersion {
  readonly version: number
  readonly capture: Capture
  readonly document: Document
  readonly facts: Facts
}

/** A later report about the same matter that stands at an address of its own, and the release it goes on from. */
export interface UpdateProposal {
  readonly release: string
  /** The earlier release. */
  readonly of: string
  /** 0–1. */
  readonly score: number
  readonly reasons: readonly string[]
}

export interface Release extends ReleaseSummary {
  /** The earlier release it goes on from, where somebody decided so. */
  readonly follows?: string
  /** Somebody decided that it goes on from none, whatever it reads like. */
  readonly standsAlone?: true
  /** Oldest first; the last one is what the release says now. At least one. */
  readonly versions: readonly ReleaseVersion[]
  /** The discloser's own page. */
  readonly url?: string
  /** Where somebody archived the release before (a casebook post's archive link). */
  readonly archiveUrls: readonly string[]
  /** The post it was imported from. */
  readonly post?: { readonly id: string; readonly url?: string; readonly published: string; readonly updated: string }
}

/** What came before and after a release, and what became of its address. */
export interface ReleaseHistory {
  /** States of its address, oldest first; empty for what came as a file. */
  readonly address: readonly AddressChange[]
  /** When its address was last looked at, ISO 8601 UTC. */
  readonly lastLooked?: string
  /** The release this one goes on from (第2報), where somebody decided so, and those that go on from this one. */
  readonly follows?: ReleaseSummary
  readonly followedBy: readonly ReleaseSummary[]
  /** Not decided yet: the release this one seems to go on from, and those that seem to go on from this one. */
  readonly proposals: readonly (UpdateProposal & { readonly other: ReleaseSummary })[]
}

export interface CaseSummary {
  readonly number: string
  readonly title: string
  readonly disclosers: readonly OrganisationRef[]
  readonly origin?: OrganisationRef
  readonly releaseCount: number
  /** Earliest and latest publication dates of its releases (ISO prefixes), where known. */
  readonly firstPublished?: string
  readonly lastPublished?: string
  readonly addedAt: string
  readonly updatedAt: string
  readonly labels: readonly Label[]
}

export interface CampaignRef {
  readonly id: string
  readonly title: string
}

export interface Case extends CaseSummary {
  /** By publication date, then by when they were added. */
  readonly releases: readonly Release[]
  /** Of a case all of whose releases were moved: the cases they stand in now. */
  readonly wentTo?: readonly string[]
  readonly campaigns: readonly CampaignRef[]
  /** Not decided yet: cases that releases here may belong to, and releases of other cases that may belong here. */
  readonly proposals: readonly CaseProposal[]
}

/** A case as one of its releases refers to it. */
export interface CaseOutline extends Pick<CaseSummary, 'number' | 'title'> {
  /** As in `Case`. */
  readonly releases: readonly ReleaseSummary[]
}

/** A proposal as one of its two cases sees it. */
export interface CaseProposal extends LinkProposal {
  /** The release's title. */
  readonly title: string
  /** The other case: the one proposed for a release of this case, or the one from which a release may come. */
  readonly other: string
}

export interface LinkProposal {
  readonly release: string
  /** The case it may belong to. */
  readonly number: string
  /** 0–1. */
  readonly score: number
  readonly reasons: readonly string[]
}

/** Cases joined by a common product flaw, each with an origin of its own. */
export interface Campaign extends CampaignRef {
  readonly product: string
  readonly cases: readonly CaseSummary[]
}

/** In which part an organisation stands in a case, and the release that says so. */
export interface OrganisationPart {
  readonly number: string
  readonly caseTitle: string
  readonly role: PartyRole | 'discloser'
  /** The incident happened there, as the releases of the case together say. */
  readonly origin: boolean
  /** Was it hit through somebody else? By its own word, or as a client or victim that the release names. */
  readonly hit: boolean
  /** Through whom it was hit: the case's origin, where that has a name. */
  readonly through?: OrganisationRef
  readonly release: ReleaseSummary
}

export interface Organisation extends OrganisationRef {
  readonly otherNames: readonly string[]
  readonly sector?: string
  /** Newest case first. */
  readonly parts: readonly OrganisationPart[]
  /** Organisations hit through it: whoever the chain of a case leads from, to where it happened, by way of it. */
  readonly downstream: readonly {
    /** Absent where its release does not say who speaks. */
    readonly organisation?: OrganisationRef
    readonly number: string
    /** The release of one without a name. */
    readonly release?: string
  }[]
}

export interface LabelCount {
  readonly facet: string
  readonly value: string
  readonly releases: number
}

export interface OrganisationCount extends OrganisationRef {
  readonly cases: number
  readonly asOrigin: number
}

/** One act that cannot be derived again, in a chain: `hash` = SHA-256 over `previous` and the canonical JSON of the rest. */
export interface Decision {
  readonly seq: number
  readonly at: string
  /** `jikenbo` for what the program did by itself, else the person. */
  readonly by: string
  readonly act: DecisionAct
  readonly previous: string
  readonly hash: string
}

/** Why a capture was not filed. */
export type PassReason = 'unreadable' | 'no-notice' | 'unchanged'

/** What was done. What a release or post says by itself is not repeated here: it is read from its capture again. */
export type DecisionAct =
  /** A release was filed under a number for the first time. */
  | {
      readonly kind: 'file'
      readonly release: string
      readonly capture: string
      readonly number: string
      readonly why: readonly string[]
    }
  /** A further version of a filed release was kept. */
  | { readonly kind: 'version'; readonly release: string; readonly capture: string }
  /** A capture was looked at and not filed: unreadable, no notice of an incident, or nothing new to a release. */
  | { readonly kind: 'pass'; readonly capture: string; readonly as: PassReason; readonly reason: string }
  | { readonly kind: 'move'; readonly release: string; readonly number: string; readonly reason: string }
  | { readonly kind: 'merge'; readonly from: string; readonly into: string; readonly reason: string }
  | {
      readonly kind: 'label'
      readonly release: string
      readonly add: readonly string[]
      readonly remove: readonly string[]
      readonly reason?: string
    }
  | { readonly kind: 'withdraw'; readonly release: string; readonly reason: string }
  /** A withdrawal is taken back. */
  | { readonly kind: 'restore'; readonly release: string; readonly reason: string }
  /** A release goes on from an earlier one (`of`), or does not after all (`of` left out). */
  | { readonly kind: 'follow'; readonly release: string; readonly of?: string; readonly reason: string }
  /** A time-stamp was made: the chain knows how many there are, so that the newest cannot go missing unnoticed. */
  | { readonly kind: 'stamp'; readonly number: number; readonly seal: string }
