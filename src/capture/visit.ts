import type { Visit } from '../casebook/records.js'
import { type HttpHead, validatorsOf } from './http-message.js'

/** A visit as its answer tells it; the same whether it was just made or read back from the archive. */
export const makeVisit = (
  answer: Pick<Visit, 'at' | 'uri' | 'finalUri' | 'unchanged' | 'archive'> & {
    readonly http: HttpHead
    readonly capture: string | undefined
  },
): Visit => {
  const { at, uri, finalUri, unchanged, archive, http, capture } = answer
  return {
    at,
    uri,
    finalUri,
    status: http.status,
    unchanged,
    ...(capture !== undefined && { capture }),
    ...validatorsOf(http.headers),
    archive,
  }
}
