import { codedError } from '../../casebook/errors.js'
import { decodeText } from '../charset.js'
import { sha256OfRecordId, type WarcRecord } from '../warc-record.js'

const isWebAddress = (address: string): boolean => /^https?:\/\//i.test(address)

/**
 * The address a capture has in an export. What came from the web keeps its own. A file, standard input or a post
 * without an address gets one under `.invalid`, a name that can never exist: readers of web archives open nothing but
 * web addresses, a `file:` address tells how somebody's disk is laid out, and the release's own address would claim
 * that the bytes were seen there.
 */
export const exportAddress = (address: string, sha256: string): string =>
  isWebAddress(address) ? address : `https://jikenbo.invalid/${sha256}`

/** Headers that hold the address of a capture, and the one that names that capture's bytes. */
const addressed = [
  ['warc-target-uri', 'warc-payload-digest'],
  ['warc-refers-to-target-uri', 'warc-refers-to'],
] as const

/**
 * A WARC record (not compressed) as it stands in an export: every address of this computer replaced (`exportAddress`),
 * and a part cut out of a larger file (`conversion`) as a `resource` of its own, for ReplayWeb.page shows no page for a
 * conversion, and the encoding of a text that says none itself, for browsers take it for Latin. `undefined` where nothing is to be changed and it can be copied as it is. Block, digests, date and id stay.
 */
export const asExported = (record: Buffer, { headers, bytes }: WarcRecord): Buffer | undefined => {
  const changed = new Map<string, string | undefined>()
  for (const [name, names] of addressed) {
    const address = headers[name]
    if (address === undefined || isWebAddress(address)) continue
    const digest = headers[names]
    const sha256 = sha256OfRecordId(digest) ?? /^sha256:([0-9a-f]{64})$/.exec(digest ?? '')?.[1]
    if (sha256 === undefined)
      throw codedError('capture', 'BAD_RECORD', `could not export the record of ${address}: it names no bytes`)
    changed.set(name, exportAddress(address, sha256))
  }
  if (headers['warc-type'] === 'conversion') {
    changed.set('warc-type', 'resource')
    // A resource refers to nothing (WARC 1.1, 5.11).
    changed.set('warc-refers-to', undefined)
  }
  const mediaType = headers['content-type']
  if (headers['warc-type'] === 'resource' && mediaType === 'text/plain')
    changed.set('content-type', `${mediaType}; charset=${decodeText(bytes).charset}`)
  if (changed.size === 0) return undefined
  const end = record.indexOf('\r\n\r\n')
  const head = record
    .toString('utf8', 0, end)
    .split('\r\n')
    .flatMap((line) => {
      const name = line.slice(0, Math.max(0, line.indexOf(':')))
      if (!changed.has(name.toLowerCase())) return [line]
      const value = changed.get(name.toLowerCase())
      return value === undefined ? [] : [`${name}: ${value}`]
    })
  return Buffer.concat([Buffer.from(head.join('\r\n')), record.subarray(end)])
}
