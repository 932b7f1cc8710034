import { codedError } from '../../casebook/errors.js'
import { sha256OfRecordId } from '../warc-record.js'

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
 * A WARC record (not compressed) with every address of this computer replaced by its address in an export; `undefined`
 * where it holds none and can be copied as it is. Block, digests, date and id stay.
 */
export const withWebAddresses = (record: Buffer, headers: Readonly<Record<string, string>>): Buffer | undefined => {
  const changed = new Map<string, string>()
  for (const [name, names] of addressed) {
    const address = headers[name]
    if (address === undefined || isWebAddress(address)) continue
    const digest = headers[names]
    const sha256 = sha256OfRecordId(digest) ?? /^sha256:([0-9a-f]{64})$/.exec(digest ?? '')?.[1]
    if (sha256 === undefined)
      throw codedError('capture', 'BAD_RECORD', `could not export the record of ${address}: it names no bytes`)
    changed.set(name, exportAddress(address, sha256))
  }
  if (changed.size === 0) return undefined
  const end = record.indexOf('\r\n\r\n')
  const head = record
    .toString('utf8', 0, end)
    .split('\r\n')
    .map((line) => {
      const name = line.slice(0, Math.max(0, line.indexOf(':')))
      const address = changed.get(name.toLowerCase())
      return address === undefined ? line : `${name}: ${address}`
    })
  return Buffer.concat([Buffer.from(head.join('\r\n')), record.subarray(end)])
}
