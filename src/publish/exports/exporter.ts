import type { Writable } from 'node:stream'
import type { Release } from '../../casebook/records.js'
import type { Casebook } from '../../filing/index.js'

/** What of a casebook to export. */
export type Selection =
  | { readonly kind: 'all' }
  | { readonly kind: 'case'; readonly number: string }
  | { readonly kind: 'query'; readonly query: string }

export interface ExportRequest {
  readonly casebook: Casebook
  readonly selection: Selection
  /** The releases chosen, withdrawn ones left out. May be gone through more than once. */
  readonly releases: () => AsyncIterable<Release>
  /** Name and version of the program, for formats that say who wrote them. */
  readonly software: string
  readonly onProgress?: (done: number, total: number) => void
}

export interface ExportReport {
  readonly releases: number
  /** What could not be exported, in plain words. */
  readonly problems: readonly string[]
}

/** A form in which a casebook can be handed on. */
export interface Exporter {
  /** As it is asked for: `wacz`. */
  readonly name: string
  readonly title: { readonly ja: string; readonly en: string }
  readonly mediaType: string
  /** Writes everything into the sink and ends it. Throws what stands in the way; nothing of the sink is to be used then. */
  readonly write: (request: ExportRequest, sink: Writable) => Promise<ExportReport>
}
