import type { SourceAlarm } from '../casebook/watching.js'
import type { Outcome } from '../filing/index.js'

/** What a watcher tells while it works. */
export type WatchEvent =
  | { readonly kind: 'looked'; readonly source: string; readonly listed: number; readonly found: number }
  | { readonly kind: 'unchanged'; readonly source: string }
  | { readonly kind: 'source-failed'; readonly source: string; readonly error: Error }
  /** A look that worked left something out. */
  | { readonly kind: 'missed'; readonly source: string; readonly missed: readonly string[] }
  /** It behaves unlike itself. */
  | { readonly kind: 'alarm'; readonly source: string; readonly alarm: SourceAlarm }
  /** An item was fetched, and what became of it. */
  | { readonly kind: 'item'; readonly source: string; readonly outcome: Outcome }
  /** The day's time-stamp was made, or could not be. */
  | { readonly kind: 'stamped'; readonly number: number; readonly added: number }
  | { readonly kind: 'stamp-failed'; readonly error: Error }
  /** A release's address was looked at again. */
  | { readonly kind: 'revisit'; readonly uri: string; readonly outcome: Outcome }
