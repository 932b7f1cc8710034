import type { Document } from '../casebook/document.js'
import { inThread } from './aside.js'

export interface TextTask {
  readonly bytes: Uint8Array
  readonly mediaType: string
  readonly name?: string
}

/** `toDocument` in a thread of its own. Throws what `toDocument` throws, `TOO_COMPLEX`, `BUSY`. */
export const toDocumentAside = inThread<TextTask, Document>('text-worker', { milliseconds: 20_000, atOnce: 3 })
