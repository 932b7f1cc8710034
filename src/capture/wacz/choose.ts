import type { WarcRecord } from '../warc-record.js'

/** A record of the archive, compressed as it stands there, and opened. */
export interface Opened {
  readonly member: Buffer
  readonly uncompressed: Buffer
  readonly record: WarcRecord
}

const idOf = ({ record }: Opened): string => record.headers['warc-record-id'] ?? ''
const answerTo = ({ record }: Opened): string => record.headers['warc-concurrent-to'] ?? ''

/** An answer on the way to another: it was neither kept as a capture nor did a visit end with it. */
const isHop = ({ record: { headers, http } }: Opened): boolean =>
  headers['warc-type'] === 'response' &&
  http !== undefined &&
  headers['jikenbo-source'] === undefined &&
  headers['jikenbo-visit'] === undefined

/**
 * Chooses the records that make a set of captures whole: those that hold the bytes or stand for them again, the
 * redirects that led there, and the requests for all of them. Given the records in the order of the archive, gives
 * those to write now; no set chooses all.
 */
export const chooser = (captures: ReadonlySet<string> | undefined): ((one: Opened) => readonly Opened[]) => {
  if (captures === undefined) return (one) => [one]
  const answers = new Set<string>()
  // Redirects stand right before the answer they led to, so they wait until that is seen.
  let hops: Opened[] = []
  return (one) => {
    const { headers } = one.record
    if (headers['warc-type'] === 'request') {
      if (answers.has(answerTo(one))) return [one]
      if (hops.some((hop) => idOf(hop) === answerTo(one))) hops.push(one)
      return []
    }
    if (isHop(one)) {
      hops.push(one)
      return []
    }
    const way = headers['jikenbo-visit'] === headers['warc-target-uri'] ? [] : hops
    hops = []
    const digest = headers['warc-payload-digest']?.replace(/^sha256:/, '')
    if (digest === undefined || !captures.has(digest)) return []
    answers.add(idOf(one))
    return [...way, one]
  }
}
