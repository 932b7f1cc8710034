import { gzipSync } from 'node:zlib'
import { headerOf } from '../http-message.js'
import { sha256Of, type WarcRecord } from '../warc-record.js'
import { surtOf } from './surt.js'

/** Where a record stands in the archive file of an export. */
export interface IndexPlace {
  readonly file: string
  readonly offset: number
  /** The record as it stands there, compressed. */
  readonly member: Uint8Array
}

/** Kinds of record that hold, or stand for, what an address gave. */
const indexed: ReadonlySet<string | undefined> = new Set(['response', 'resource', 'revisit', 'conversion'])

const mediaTypeOf = (contentType: string | undefined): string | undefined =>
  contentType?.split(/[;\s]/)[0]?.trim() || undefined

/**
 * The line of a CDXJ index for a record: sort key, 14-digit time, and as JSON where the record stands. `undefined` for
 * records no reader looks up (a request, a warcinfo). Values are strings, as other indexers write them.
 *
 * ```text
 * jp,example)/news 20261122090011 {"url":"https://example.jp/news","mime":"text/html","status":"200",…}
 * ```
 */
export const cdxjLine = (record: WarcRecord, { file, offset, member }: IndexPlace): string | undefined => {
  const { headers, http } = record
  const type = headers['warc-type']
  const url = headers['warc-target-uri']
  if (!indexed.has(type) || url === undefined) return undefined
  const contentType = http ? headerOf(http.headers, 'content-type') : headers['content-type']
  const entry = {
    url,
    mime: type === 'revisit' ? 'warc/revisit' : mediaTypeOf(contentType),
    // Not of a revisit: ReplayWeb.page takes a 304 for an answer without a body, and looks no further for the page.
    status: http && type === 'response' ? String(http.status) : undefined,
    digest: headers['warc-payload-digest'],
    length: String(member.length),
    offset: String(offset),
    filename: file,
    recordDigest: `sha256:${sha256Of(member)}`,
  }
  const time = (headers['warc-date'] ?? '').replace(/\D/g, '').slice(0, 14)
  return `${surtOf(url)} ${time} ${JSON.stringify(entry)}`
}

/** Lines in one compressed block: what a reader fetches to look up one address. */
const blockLines = 1024

/** Compresses without a clock or a system's name in the header, so that the same lines give the same bytes. */
const compressed = (text: string): Buffer => {
  const bytes = gzipSync(text)
  bytes[9] = 0xff
  return bytes
}

/**
 * An index as readers of large archives want it (ZipNum): `index.cdx.gz`, the lines in order in blocks compressed one
 * by one, and `index.idx`, which says of each block with which line it begins and where it stands.
 */
export const indexFiles = (lines: readonly string[]): { readonly cdx: Buffer; readonly idx: Buffer } => {
  const sorted = lines.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
  const blocks: Buffer[] = []
  const idx = [`!meta 0 ${JSON.stringify({ format: 'cdxj-gzip-1.0', filename: 'index.cdx.gz' })}\n`]
  let offset = 0
  for (let at = 0; at < sorted.length; at += blockLines) {
    const block = sorted.slice(at, at + blockLines)
    const bytes = compressed(block.map((line) => `${line}\n`).join(''))
    const place = { offset, length: bytes.length, digest: `sha256:${sha256Of(bytes)}` }
    idx.push(`${block[0]?.split(' ', 2).join(' ')} ${JSON.stringify(place)}\n`)
    blocks.push(bytes)
    offset += bytes.length
  }
  return { cdx: Buffer.concat(blocks), idx: Buffer.from(idx.join('')) }
}
