/** How a source of releases is doing. */
export interface SourceState {
  readonly name: string
  /** When it was last looked at, ISO 8601 UTC; absent before the first time. */
  readonly lastLooked?: string
  /** When it last brought something new. */
  readonly lastNew?: string
  /** When it is to be looked at next. */
  readonly nextLook: string
  readonly looks: number
  /** Looks that failed, ever. */
  readonly failures: number
  /** Looks that failed since it last worked. */
  readonly failing: number
  /** When it began to fail, and why the last look failed. */
  readonly failingSince?: string
  readonly error?: string
  /** Items it listed at the last look that worked. */
  readonly listed: number
  /** Items it has listed in all. */
  readonly items: number
  /** Releases filed from it. */
  readonly filed: number
  /** It behaves unlike itself: `nothing` where it always listed something, `everything` new at once. */
  readonly alarm?: SourceAlarm
  /** What of it the last look that worked left out, and why. */
  readonly missed?: readonly string[]
  /** Validators of the last answer. */
  readonly etag?: string
  readonly lastModified?: string
  /** Of a blog: all pages of its feed were taken. Absent while that is under way, and where it was cut off. */
  readonly readToEnd?: true
}

export type SourceAlarm = 'nothing' | 'everything'

/**
 * What became of an item. `waiting`: to be fetched. `passed-over`: its title tells of something else, it was not
 * fetched. `filed`, `version`: a release. `no-notice`, `unreadable`, `unchanged`, `known`: fetched, kept and not filed; a
 * `known` one names the release its bytes were filed as before. `failed`: could not be had.
 */
export const itemStates = [
  'waiting',
  'passed-over',
  'filed',
  'version',
  'no-notice',
  'unreadable',
  'unchanged',
  'known',
  'failed',
] as const
export type ItemState = (typeof itemStates)[number]

/** Something a source brought, in the inbox. */
export interface WatchedItem {
  readonly source: string
  readonly key: string
  readonly uri: string
  readonly title?: string
  readonly stamp?: string
  /** When the source first listed it, ISO 8601 UTC. */
  readonly foundAt: string
  readonly state: ItemState
  /** When it came into this state. */
  readonly at: string
  /** Why, in plain words. */
  readonly why?: string
  /** The release and case it went into. */
  readonly release?: string
  readonly number?: string
  /** Times it was tried in vain since it was found or changed. */
  readonly attempts: number
  /** A waiting item is not tried before. */
  readonly nextTry?: string
}
