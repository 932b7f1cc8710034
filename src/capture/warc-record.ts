import { createHash, randomUUID } from 'node:crypto'
import { codedError } from '../casebook/errors.js'
import type { CaptureSource } from '../casebook/records.js'

/** Bytes to be kept, and what is known of them. */
export interface ArchiveInput {
  readonly bytes: Uint8Array
  readonly mediaType: string
  /** ISO 8601 UTC. */
  readonly receivedAt: string
  readonly source: CaptureSource
  /** SHA-256 of the capture these bytes were cut out of: makes this a `conversion` record. */
  readonly partOf?: string
}

/** A record as read back. Names of headers are in lower case. */
export interface WarcRecord {
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Buffer
}

const version = 'WARC/1.1'

/** SHA-256 of bytes in lower-case hex: the name of a capture. */
export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** A record's id is its content's: `<ni:///sha-256;…>` (RFC 6920), so that a part can name its whole by digest alone. */
const recordIdOf = (sha256: string) => `<ni:///sha-256;${Buffer.from(sha256, 'hex').toString('base64url')}>`

/** The digest a record id names; `undefined` for ids of another form (the warcinfo record's). */
export const sha256OfRecordId = (id: string | undefined): string | undefined => {
  const encoded = id === undefined ? undefined : /^<ni:\/\/\/sha-256;([\w-]{43})>$/.exec(id)?.[1]
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64url').toString('hex')
}

const sourceKinds = ['file', 'stdin', 'url', 'blogger'] as const satisfies readonly CaptureSource['kind'][]

/** Where a record's bytes came from, as `recordOf` noted it; `undefined` where the record says nothing of it. */
export const sourceOf = ({ headers }: WarcRecord): CaptureSource | undefined => {
  const kind = sourceKinds.find((known) => known === headers['jikenbo-source'])
  const uri = headers['warc-target-uri']
  if (kind === undefined || uri === undefined) return undefined
  return { kind, uri, name: decodeName(headers['jikenbo-name'] ?? '') }
}

// Headers are lines of ASCII; names are Japanese, may hold anything, and must come back exactly (lone surrogates become U+FFFD).
const encodeName = (name: string) => encodeURIComponent(Buffer.from(name).toString())
const decodeName = (name: string) => {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

const checked = (what: string, value: string, pattern: RegExp): string => {
  if (!pattern.test(value))
    throw codedError('capture', 'BAD_RECORD', `could not archive a record: ${what} ${JSON.stringify(value)}`)
  return value
}

// warcio takes 40 ms to load, and commands that only read a casebook never need it; asking the loader again for every
// record would cost more than the record.
let loaded: Promise<typeof import('warcio')> | undefined
const warcio = () => {
  loaded ??= import('warcio')
  return loaded
}

/**
 * Writes one WARC/1.1 record, not compressed: `resource`, or `conversion` for a part of another capture.
 * Digests are ours: warcio's own hashers start a WebAssembly instance a record, twenty times the cost of all the rest.
 * Throws `BAD_RECORD` where the address, date or media type cannot stand in a header.
 */
export const recordOf = async (
  input: ArchiveInput,
): Promise<{ readonly sha256: string; readonly record: Uint8Array }> => {
  const { WARCRecord, WARCSerializer } = await warcio()
  const sha256 = sha256Of(input.bytes)
  const type = input.partOf === undefined ? 'resource' : 'conversion'
  const warcHeaders: Record<string, string> = {
    'WARC-Record-ID': recordIdOf(sha256),
    'WARC-Target-URI': checked('address', input.source.uri, /^[A-Za-z][A-Za-z0-9+.-]*:[\x21-\x7e]+$/),
    'Content-Type': checked('media type', input.mediaType, /^[\w.+-]+\/[\w.+-]+(?:; ?[\w-]+=[\w."-]+)*$/),
    'WARC-Block-Digest': `sha256:${sha256}`,
    'WARC-Payload-Digest': `sha256:${sha256}`,
    'Jikenbo-Source': input.source.kind,
    'Jikenbo-Name': encodeName(input.source.name),
  }
  if (input.partOf !== undefined)
    warcHeaders['WARC-Refers-To'] = recordIdOf(checked('digest', input.partOf, /^[0-9a-f]{64}$/))
  const date = checked('date', input.receivedAt, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/)
  const record = WARCRecord.create({ type, date, warcVersion: version, warcHeaders }, [input.bytes])
  return { sha256, record: await WARCSerializer.serialize(record) }
}

/** The record a file of an archive begins with: which program wrote it, by which standard. */
export const warcinfoOf = async (file: string, receivedAt: string): Promise<Uint8Array> => {
  const { WARCRecord, WARCSerializer } = await warcio()
  const fields = {
    software: 'jikenbo',
    format: 'WARC File Format 1.1',
    conformsTo: 'http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/',
  }
  const block = Buffer.from(
    Object.entries(fields)
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join(''),
  )
  const warcHeaders = {
    'WARC-Record-ID': `<urn:uuid:${randomUUID()}>`,
    'WARC-Block-Digest': `sha256:${sha256Of(block)}`,
  }
  const opts = { type: 'warcinfo', filename: file, date: receivedAt, warcVersion: version, warcHeaders } as const
  return WARCSerializer.serialize(WARCRecord.create(opts, [block]))
}

/**
 * Reads one WARC record strictly: the version line, headers, exactly Content-Length bytes, and the closing empty lines.
 * Gives in plain words what is wrong where it is not one. (warcio's parser forgives and prints; an archive must not.)
 */
export const parseRecord = (record: Buffer): WarcRecord | { readonly problem: string } => {
  const headEnd = record.indexOf('\r\n\r\n')
  if (headEnd < 0) return { problem: 'not a WARC record: the headers do not end' }
  const [first, ...lines] = record.toString('utf8', 0, headEnd).split('\r\n')
  if (first !== version) return { problem: `not a ${version} record` }
  const headers: Record<string, string> = Object.create(null)
  for (const line of lines) {
    const colon = line.indexOf(':')
    if (colon <= 0) return { problem: `a header without a name: ${JSON.stringify(line.slice(0, 80))}` }
    headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim()
  }
  const start = headEnd + 4
  const length = record.length - start - 4
  if (length < 0 || record.toString('latin1', record.length - 4) !== '\r\n\r\n')
    return { problem: 'the record does not end as a WARC record does' }
  if (headers['content-length'] !== String(length))
    return { problem: `Content-Length says ${headers['content-length'] ?? 'nothing'}, there are ${length} bytes` }
  return { headers, bytes: record.subarray(start, start + length) }
}
