/** Where in the document's text a fact stands: `text.slice(start, end) === quote`, in UTF-16 code units. */
export interface Evidence {
  readonly quote: string
  readonly start: number
  readonly end: number
}

/** `stated`: the words say it. `inferred`: it follows from words elsewhere in the text (a year left out, 同社, a role). */
export type Basis = 'stated' | 'inferred'

/** A value with the words it came from and the name of the rule that found it, e.g. `events/informed-by-party`. */
export type Fact<T> = T & { readonly evidence: Evidence; readonly rule: string; readonly basis: Basis }

export const partyRoles = ['contractor', 'subcontractor', 'provider', 'client', 'victim', 'vendor-agent'] as const
export type PartyRole = (typeof partyRoles)[number]

export const actionValues = [
  'unauthorized-access',
  'ransomware',
  'malware',
  'vulnerability',
  'phishing',
  'spoofed-mail',
  'defacement',
  'skimming',
  'credential-attack',
  'insider',
  'misdelivery',
  'publishing-error',
  'misconfiguration',
  'loss',
  'disposal-error',
  'theft',
  'dos',
  'system-failure',
  'other',
] as const
export type ActionValue = (typeof actionValues)[number]

export const itemValues = [
  'name',
  'kana',
  'address',
  'postal-code',
  'phone',
  'email',
  'birth-date',
  'age',
  'sex',
  'family',
  'affiliation',
  'job-title',
  'member-id',
  'insurance-id',
  'my-number',
  'login-id',
  'password',
  'credit-card',
  'card-security-code',
  'bank-account',
  'payment',
  'usage',
  'health',
  'education',
  'survey',
  'property',
  'biography',
  'photo',
  'document',
  'device',
  'other',
] as const
export type ItemValue = (typeof itemValues)[number]

export const eventTypes = [
  'occurred',
  'discovered',
  'informed',
  'contained',
  'determined',
  'reported',
  'notified',
  'published',
] as const
export type EventType = (typeof eventTypes)[number]

export const authorityValues = [
  'ppc',
  'police',
  'ministry',
  'prefecture',
  'jipdec',
  'ipa',
  'jpcert',
  'card-brand',
  'other',
] as const
export type AuthorityValue = (typeof authorityValues)[number]

export const preventionValues = [
  'access-control',
  'monitoring',
  'encryption',
  'patching',
  'password',
  'mfa',
  'configuration-review',
  'process',
  'training',
  'contractor-oversight',
  'contract-change',
  'organization',
  'external-audit',
  'system-replacement',
  'other',
] as const
export type PreventionValue = (typeof preventionValues)[number]

export const affectedUnits = [
  'people',
  'records',
  'households',
  'organizations',
  'groups',
  'accounts',
  'files',
] as const
export type AffectedUnit = (typeof affectedUnits)[number]

export const affectedStatuses = ['confirmed', 'possible', 'unstated'] as const
export const affectedScopes = ['own', 'case'] as const
export const reportStages = ['first', 'update', 'final'] as const
export const notificationValues = ['done', 'in-progress', 'planned', 'impossible', 'unstated'] as const
export const misuseValues = ['found', 'none-found', 'unstated'] as const
export const authorityStates = ['reported', 'planned'] as const

export type ReportStage = (typeof reportStages)[number]
export type NotificationValue = (typeof notificationValues)[number]
export type MisuseValue = (typeof misuseValues)[number]

export interface Party {
  /** As the text writes it, without honorifics and without the alias in brackets. */
  readonly name: string
  readonly role: PartyRole
  /** The incident happened at this party's system or staff. */
  readonly origin?: true
  /** Short forms the text defines for it: 「以下「X」という」. */
  readonly aliases?: readonly string[]
}

export interface Affected {
  readonly count: number
  /** Upper bound, where the text gives a range (100~200名). */
  readonly countMax?: number
  readonly unit: AffectedUnit
  readonly approx: boolean
  readonly status: (typeof affectedStatuses)[number]
  readonly scope: (typeof affectedScopes)[number]
  /** A stated total of other entries of this release. */
  readonly total?: true
}

export interface ReleaseEvent {
  readonly type: EventType
  /** ISO 8601 prefix with the precision the text has: `2023-10`, `2023-10-12`, `2023-10-12T17:46`. */
  readonly date: string
  /** The end of a span, same form. */
  readonly end?: string
  /** `reported` only: to whom. */
  readonly authority?: AuthorityValue
}

/** What one release says, in the vocabulary of the casebook. What the text does not state is absent. */
export interface Facts {
  /** Is this an organisation's own disclosure of a security or data-protection incident? */
  readonly notice: boolean
  /** Why it was taken, or not taken, for a notice: short plain phrases, the heaviest first, each with its weight, which come to 1 or more for a notice. */
  readonly noticeReasons: readonly string[]
  readonly discloser?: Fact<{ readonly name: string }>
  /** The text's own date of publication. */
  readonly published?: Fact<{ readonly date: string }>
  readonly report: { readonly value: ReportStage; readonly evidence?: Evidence; readonly rule: string }
  readonly parties: readonly Fact<Party>[]
  readonly products: readonly Fact<{ readonly name: string }>[]
  readonly actions: readonly Fact<{ readonly value: ActionValue }>[]
  readonly affected: readonly Fact<Affected>[]
  readonly items: readonly Fact<{ readonly value: ItemValue }>[]
  readonly excludedItems: readonly Fact<{ readonly value: ItemValue }>[]
  readonly events: readonly Fact<ReleaseEvent>[]
  readonly authorities: readonly Fact<{
    readonly value: AuthorityValue
    readonly state: (typeof authorityStates)[number]
  }>[]
  readonly notification: { readonly value: NotificationValue; readonly evidence?: Evidence; readonly rule: string }
  readonly misuse: { readonly value: MisuseValue; readonly evidence?: Evidence; readonly rule: string }
  readonly prevention: readonly Fact<{ readonly value: PreventionValue }>[]
  readonly contacts: readonly Fact<{ readonly phone?: string; readonly email?: string }>[]
  readonly secondaryVictim: { readonly value: boolean; readonly evidence?: Evidence; readonly rule: string }
  /** What does not fit together: a total that does not add up, several reports on the page. In plain words, with the place. */
  readonly doubts: readonly { readonly code: string; readonly message: string; readonly evidence?: Evidence }[]
}
