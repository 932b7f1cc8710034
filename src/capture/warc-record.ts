import { createHash, randomUUID } from 'node:crypto'
import { codedError } from '../casebook/errors.js'
import type { CaptureSource } from '../casebook/records.js'
import {
  answerHead,
  type HttpExchange,
  type HttpHead,
  mediaTypeForm,
  parseAnswer,
  requestHead,
} from './http-message.js'

/** Bytes to be kept, and what is known of them. */
export interface ArchiveInput {
  readonly bytes: Uint8Array
  readonly mediaType: string
  /** ISO 8601 UTC. */
  readonly receivedAt: string
  readonly source: CaptureSource
  /** SHA-256 of the capture these bytes were cut out of: makes this a `conversion` record. */
  readonly partOf?: string
  /** The bytes are the body of a web server's answer: makes this a `response` (or `revisit`) record with its `request`. */
  readonly http?: HttpExchange
}

/** A record as read back. Names of headers are in lower case. */
export interface WarcRecord {
  readonly headers: Readonly<Record<string, string>>
  /** The record's block: for an answer its HTTP head and body, for everything else the bytes themselves. */
  readonly block: Buffer
  /** The bytes that were kept: an answer's body as received (Content-Encoding still on), for everything else the block. */
  readonly bytes: Buffer
  readonly http?: HttpHead
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

/** Where a record's bytes came from, as `recordsOf` noted it; `undefined` where the record says nothing of it. */
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

const check = (what: string, value: string, pattern: RegExp): void => {
  if (!pattern.test(value))
    throw codedError('capture', 'BAD_RECORD', `could not archive a record: ${what} ${JSON.stringify(value)}`)
}

// warcio takes 40 ms to load, and commands that only read a casebook never need it; asking the loader again for every
// record would cost more than the record.
let loaded: Promise<typeof import('warcio')> | undefined
const warcio = () => {
  loaded ??= import('warcio')
  return loaded
}

const digested = (sha256: string) => `sha256:${sha256}`

/** Throws `BAD_RECORD` where an input's address, date, media type or whole cannot stand in a header. */
export const checkInput = ({ source, receivedAt, mediaType, partOf, http }: ArchiveInput): void => {
  for (const address of [http?.uri ?? source.uri, http?.asked, http?.revisitOf?.uri])
    if (address !== undefined) check('address', address, /^[A-Za-z][A-Za-z0-9+.-]*:[\x21-\x7e]+$/)
  for (const date of [receivedAt, http?.revisitOf?.date])
    if (date !== undefined) check('date', date, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/)
  check('media type', mediaType, mediaTypeForm)
  if (partOf !== undefined) check('digest', partOf, /^[0-9a-f]{64}$/)
}

const serialize = async (
  type: 'resource' | 'conversion' | 'response' | 'request' | 'revisit',
  date: string,
  warcHeaders: Record<string, string>,
  block: readonly Uint8Array[],
): Promise<Uint8Array> => {
  const { WARCRecord, WARCSerializer } = await warcio()
  // Told the type of an answer, warcio writes an HTTP head of its own, with every header once.
  const headers = { 'WARC-Type': type, ...warcHeaders }
  const options = { date, warcVersion: version, warcHeaders: headers } as const
  return WARCSerializer.serialize(WARCRecord.create(options, block))
}

/** What marks a record as a capture: where its bytes came from, in words that `sourceOf` reads back. */
const captureHeaders = ({ source }: ArchiveInput) => ({
  'Jikenbo-Source': source.kind,
  'Jikenbo-Name': encodeName(source.name),
})

/**
 * An answer of a web server and what it was asked, as WARC/1.1 has them: `response` or, where the bytes are known
 * already, `revisit` (with the head alone); then the `request`, which names the answer it belongs to.
 */
const exchangeRecords = async (
  input: ArchiveInput,
  http: HttpExchange,
  sha256: string,
): Promise<readonly Uint8Array[]> => {
  const head = answerHead(http)
  const { revisitOf } = http
  const block = revisitOf === undefined ? Buffer.concat([head, input.bytes]) : head
  // Only the first answer with these bytes is named by them; a record's id must not come twice.
  const id = http.capture && revisitOf === undefined ? recordIdOf(sha256) : `<urn:uuid:${randomUUID()}>`
  const address = { 'WARC-Target-URI': http.uri, ...(http.ip && { 'WARC-IP-Address': http.ip }) }
  const answer = await serialize(
    revisitOf === undefined ? 'response' : 'revisit',
    input.receivedAt,
    {
      'WARC-Record-ID': id,
      ...address,
      'Content-Type': 'application/http; msgtype=response',
      'WARC-Block-Digest': digested(sha256Of(block)),
      'WARC-Payload-Digest': digested(revisitOf?.sha256 ?? sha256),
      ...(revisitOf && {
        'WARC-Profile': `http://netpreserve.org/warc/1.1/revisit/${http.status === 304 ? 'server-not-modified' : 'identical-payload-digest'}`,
        'WARC-Refers-To': recordIdOf(revisitOf.sha256),
        'WARC-Refers-To-Target-URI': revisitOf.uri,
        'WARC-Refers-To-Date': revisitOf.date,
      }),
      ...(http.asked !== undefined && { 'Jikenbo-Visit': http.asked }),
      ...(http.robots !== undefined && { 'Jikenbo-Robots': http.robots }),
      ...(http.capture && revisitOf === undefined && captureHeaders(input)),
      ...(http.capture && revisitOf === undefined && { 'WARC-Identified-Payload-Type': input.mediaType }),
    },
    [block],
  )
  const asked = requestHead(http)
  const request = await serialize(
    'request',
    input.receivedAt,
    {
      'WARC-Record-ID': `<urn:uuid:${randomUUID()}>`,
      ...address,
      'WARC-Concurrent-To': id,
      'Content-Type': 'application/http; msgtype=request',
      'WARC-Block-Digest': digested(sha256Of(asked)),
      // A request has no body; left to itself, warcio takes the digest of its head for that of a body.
      'WARC-Payload-Digest': digested(sha256Of(Buffer.alloc(0))),
    },
    [asked],
  )
  return [answer, request]
}

/**
 * Writes what is to be kept as WARC/1.1 records, not compressed; the first of them is the one that holds the bytes:
 * `resource`, `conversion` for a part of another capture, or the records of an exchange with a web server.
 * Digests are ours: warcio's own hashers start a WebAssembly instance a record, twenty times the cost of all the rest.
 * Throws what `checkInput` throws.
 */
export const recordsOf = async (
  input: ArchiveInput,
): Promise<{ readonly sha256: string; readonly records: readonly Uint8Array[] }> => {
  checkInput(input)
  const sha256 = sha256Of(input.bytes)
  if (input.http) return { sha256, records: await exchangeRecords(input, input.http, sha256) }
  const warcHeaders: Record<string, string> = {
    'WARC-Record-ID': recordIdOf(sha256),
    'WARC-Target-URI': input.source.uri,
    'Content-Type': input.mediaType,
    'WARC-Block-Digest': digested(sha256),
    'WARC-Payload-Digest': digested(sha256),
    ...captureHeaders(input),
  }
  if (input.partOf !== undefined) warcHeaders['WARC-Refers-To'] = recordIdOf(input.partOf)
  const type = input.partOf === undefined ? 'resource' : 'conversion'
  return { sha256, records: [await serialize(type, input.receivedAt, warcHeaders, [input.bytes])] }
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
  const block = record.subarray(start, start + length)
  if (headers['warc-type'] !== 'response' && headers['warc-type'] !== 'revisit') return { headers, block, bytes: block }
  const answer = parseAnswer(block)
  if ('problem' in answer) return answer
  return { headers, block, bytes: answer.body, http: answer.head }
}

/** The digests (hex) of a record's head, its block, and the bytes it keeps: all of it, in the parts a proof may show. */
export const digestsOf = (
  record: Buffer,
  { block, bytes }: WarcRecord,
): { readonly head: string; readonly block: string; readonly bytes: string } => {
  const sha256 = sha256Of(bytes)
  const head = sha256Of(record.subarray(0, record.length - 4 - block.length))
  return { head, block: block === bytes ? sha256 : sha256Of(block), bytes: sha256 }
}
