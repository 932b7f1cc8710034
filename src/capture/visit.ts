import type { Visit } from '../casebook/records.js'
import { type HttpHead, headerOf } from './http-message.js'

/** A visit as its answer tells it; the same whether it was just made or read back from the archive. */
export const makeVisit = (
  answer: Pick<Visit, 'at' | 'uri' | 'finalUri' | 'unchanged' | 'archive'> & {
    readonly http: HttpHead
    readonly capture: string | undefined
  },
): Visit => {
  const { at, uri, finalUri, unchanged, archive, http, capture } = answer
  const etag = headerOf(http.headers, 'etag')
  const lastModified = headerOf(http.headers, 'last-modified')
  return {
    at,
    uri,
    finalUri,
    status: http.status,
    unchanged,
    ...(capture !== undefined && { capture }),
    ...(etag !== undefined && { etag }),
    ...(lastModified !== undefined && { lastModified }),
    archive,
  }
}
