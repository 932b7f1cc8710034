import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib'
import { codeOf } from '../../casebook/errors.js'
import { fetchError } from './errors.js'
import { type Hop, headerOf } from './exchange.js'

/** The entity a response carries, with what its headers say it is. */
export interface Entity {
  readonly bytes: Uint8Array
  /** The `Content-Type` header as it came. */
  readonly contentType?: string
  /** `text/html`, lower case. */
  readonly mediaType?: string
  /** The charset parameter, lower case; the page itself may know better. */
  readonly charset?: string
}

type Undo = (bytes: Uint8Array, options: { readonly maxOutputLength: number }) => Promise<Uint8Array>

const undoGzip: Undo = promisify(gunzip)
const undoZlib: Undo = promisify(inflate)
const undoRaw: Undo = promisify(inflateRaw)

/** `deflate` means zlib (RFC 1950); some servers send bare deflate (RFC 1951), which has no such header. */
const undoDeflate: Undo = (bytes, options) => {
  const [first = 0, second = 0] = bytes
  const isZlib = (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0
  return isZlib ? undoZlib(bytes, options) : undoRaw(bytes, options)
}

const codings: ReadonlyMap<string, Undo> = new Map([
  ['gzip', undoGzip],
  ['x-gzip', undoGzip],
  ['br', promisify(brotliDecompress)],
  ['deflate', undoDeflate],
])

/** Codings that exist and that we cannot undo. Any other word (`UTF-8`, `none`, `binary`) is a server's mistake, and means nothing. */
const foreign: ReadonlySet<string> = new Set(['zstd', 'compress', 'x-compress', 'dcb', 'dcz', 'aes128gcm', 'exi'])

/** Pages shrink to a twentieth at best; what grows two hundredfold was made to. */
const maxRatio = 200
/** Below this a ratio says nothing. */
const harmless = 1024 * 1024
const maxLayers = 3

const contentOf = (hop: Pick<Hop, 'headers'>): Omit<Entity, 'bytes'> => {
  const contentType = headerOf(hop.headers, 'content-type')
  const mediaType = /^\s*([\w!#$&^.+-]+\/[\w!#$&^.+-]+)/.exec(contentType ?? '')?.[1]?.toLowerCase()
  const charset = /;\s*charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(contentType ?? '')?.[1]?.toLowerCase()
  return {
    ...(contentType === undefined ? {} : { contentType }),
    ...(mediaType === undefined ? {} : { mediaType }),
    ...(charset === undefined ? {} : { charset }),
  }
}

/**
 * Undoes the content coding of an answer (gzip, br, deflate, up to three on top of one another) and says what the
 * headers call it. Never holds more than `limit` bytes: the decoder is stopped at the first byte beyond.
 * Throws TOO_LARGE, DECOMPRESSION_BOMB (more than 200 times its size and over 1 MB), BAD_ENCODING.
 */
export const decodeBody = async (
  hop: Pick<Hop, 'uri' | 'headers' | 'body'>,
  limit = 100 * 1024 * 1024,
): Promise<Entity> => {
  const layers = hop.headers
    .filter(([name]) => name.toLowerCase() === 'content-encoding')
    .flatMap(([, value]) => value.split(','))
    .map((name) => name.trim().toLowerCase())
    .filter((name) => codings.has(name) || foreign.has(name))
    .reverse()
  if (layers.length > maxLayers) throw fetchError('BAD_ENCODING', hop.uri, `${layers.length} content codings`)
  let bytes = hop.body
  for (const name of layers) bytes = await undo(name, bytes, limit, hop.uri)
  if (bytes.length > limit) throw fetchError('TOO_LARGE', hop.uri, `larger than ${limit} bytes`)
  return { bytes, ...contentOf(hop) }
}

const undo = async (name: string, bytes: Uint8Array, limit: number, uri: string): Promise<Uint8Array> => {
  // A 304 or an empty page keeps the header of the coding it would have had.
  if (bytes.length === 0) return bytes
  const coding = codings.get(name)
  if (coding === undefined) throw fetchError('BAD_ENCODING', uri, `the content coding ${name} is not known here`)
  const likely = Math.max(bytes.length * maxRatio, harmless)
  try {
    return await coding(bytes, { maxOutputLength: Math.min(likely, limit) })
  } catch (cause) {
    if (codeOf(cause) !== 'ERR_BUFFER_TOO_LARGE')
      throw fetchError('BAD_ENCODING', uri, `its content coding ${name} cannot be undone`, cause)
    if (likely <= limit)
      throw fetchError('DECOMPRESSION_BOMB', uri, `${bytes.length} bytes unpack to more than ${likely}`, cause)
    throw fetchError('TOO_LARGE', uri, `it unpacks to more than ${limit} bytes`, cause)
  }
}
