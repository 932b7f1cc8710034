import type { AuthorityValue, EventType, PartyRole } from '../casebook/facts.js'
import type { CountRange, Headline, OrganisationRef } from '../casebook/records.js'

/** Where a statement of a chain, time line or total comes from: a fact of a release, to be linked to. */
export interface Source {
  readonly release: string
  /** Anchor of the fact on the release's page (`factId` in casebook/fact-ids.ts). */
  readonly fact: string
}

export interface ChainNode {
  readonly key: string
  /** As its own releases sign, else as most write it; empty where a release does not say who speaks. */
  readonly name: string
  readonly kind: 'organisation' | 'product'
  /** Column from the left: 0 the outermost discloser, then whom it entrusted, and so on to the product. */
  readonly tier: number
  readonly role: PartyRole | 'discloser' | 'product'
  /** The incident happened here, as most releases say. One node of a chain at most. */
  readonly origin: boolean
  /** By its own word it was hit through somebody else, and it is not the origin. */
  readonly secondHand: boolean
  /** Its own releases in this case, by publication date. */
  readonly releases: readonly string[]
  /** First publication of its own (ISO prefix), where it published. */
  readonly published?: string
  /** The figure its releases give together: of each unit what the newest report on it says. */
  readonly headline?: Headline
  readonly sources: readonly Source[]
}

export interface ChainEdge {
  readonly from: string
  readonly to: string
  /** `entrusts`: 委託元 → 委託先. `uses`: whoever uses a service or product → its provider or the product. */
  readonly kind: 'entrusts' | 'uses'
  readonly sources: readonly Source[]
}

/** Who stood behind whom: nodes by tier, then in order of publication. */
export interface Chain {
  readonly nodes: readonly ChainNode[]
  readonly edges: readonly ChainEdge[]
  /** Whom releases call the origin where they do not agree, the one most of them name first; none where nobody is. */
  readonly conflicts: readonly { readonly code: 'two-origins' | 'no-origin'; readonly keys: readonly string[] }[]
}

export interface TimelineMark {
  readonly type: EventType
  readonly date: string
  readonly end?: string
  readonly authority?: AuthorityValue
  readonly source: Source
}

export interface Lane {
  /** Absent where the release does not say who speaks. */
  readonly organisation?: OrganisationRef
  readonly origin: boolean
  /** By date. The same event told by several releases stands once. */
  readonly marks: readonly TimelineMark[]
}

/** Who knew when: one lane an organisation, the origin first, then by the first mark. */
export interface Timeline {
  readonly lanes: readonly Lane[]
  /** First and last day over all marks (`YYYY-MM-DD`); absent when no mark has a date. */
  readonly from?: string
  readonly to?: string
  /** When it occurred at the earliest, where stated: a day, or the month or year the text has. */
  readonly occurred?: string
  /** Days from the day it occurred, where that is known, to when each organisation first knew (informed or discovered); largest last. */
  readonly lags: readonly { readonly organisation?: OrganisationRef; readonly days: number; readonly source: Source }[]
}

export interface DiscloserTotal extends CountRange {
  /** Absent where the release does not say who speaks; it counts all the same. */
  readonly organisation?: OrganisationRef
  readonly release: string
  /** The entries it was made of: the stated total, or each group. */
  readonly counted: readonly Source[]
  /** Breakdown entries that a stated total already holds. */
  readonly within: readonly Source[]
}

/** How many, without counting anybody twice. */
export interface Totals {
  /** Sums over the disclosers' own subjects, one row a unit, people first. Units are never added to one another. */
  readonly own: readonly CountRange[]
  readonly byDiscloser: readonly DiscloserTotal[]
  /**
   * Figures for the whole incident: as the origin states them, then as others do, newest first; never added to `own`.
   * So does a contractor's that its clients' figures are part of, though it calls the people its own.
   */
  readonly whole: readonly (CountRange & { readonly organisation?: OrganisationRef; readonly source: Source })[]
  /**
   * Organisations hit through the origin: as the origin states last (else whoever speaks of the whole incident), and
   * how many are known by name. Contractors and providers stand between and are none of them.
   */
  readonly organisations: {
    readonly stated?: CountRange & { readonly source: Source }
    readonly named: number
  }
}
