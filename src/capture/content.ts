import { promisify } from 'node:util'
import { brotliDecompress, crc32, gunzip, inflate, inflateRaw } from 'node:zlib'
import { codedError, codeOf } from '../casebook/errors.js'
import { maxInputSize } from './files.js'
import type { HttpHead } from './http-message.js'

type Decode = (bytes: Uint8Array, options: { readonly maxOutputLength: number }) => Promise<Uint8Array>

const decodeZlib: Decode = promisify(inflate)
const decodeRaw: Decode = promisify(inflateRaw)

const gunzipAll: Decode = promisify(gunzip)

/** Unpacks bare deflate, with how many of the bytes it took. */
const inflateWhole = (
  bytes: Uint8Array,
  options: { readonly maxOutputLength: number },
): Promise<{ readonly content: Uint8Array; readonly length: number }> =>
  new Promise((resolve, reject) => {
    inflateRaw(bytes, { ...options, info: true }, (error, result) => {
      // With `info` the result has its engine too, which Node's types do not know.
      const { buffer, engine } = (result ?? {}) as unknown as { buffer: Buffer; engine: { bytesWritten: number } }
      if (error) reject(error)
      else resolve({ content: buffer, length: engine.bytesWritten })
    })
  })

/** Where the compressed bytes of a gzip member begin (RFC 1952, 2.3), past its name, comment and extra field. */
const gzipBody = (bytes: Uint8Array): number => {
  const flags = bytes[3] ?? 0
  let at = 10
  if (flags & 4) at += 2 + (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 256
  for (const flag of [8, 16]) if (flags & flag) at = bytes.indexOf(0, at) + 1 || bytes.length
  return flags & 2 ? at + 2 : at
}

/**
 * What stands behind the end of a gzip stream (a line feed of the server's script) is no part of it, nor does a stream
 * that is whole need the checksum behind it: a browser shows both. One that breaks off is no page.
 */
const decodeGzip: Decode = async (bytes, options) => {
  try {
    return await gunzipAll(bytes, options)
  } catch (error) {
    const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8
    const from = gzipBody(bytes)
    const whole = isGzip ? await inflateWhole(bytes.subarray(from), options).catch(() => undefined) : undefined
    if (whole === undefined) throw error
    const rest = Buffer.from(bytes.subarray(from + whole.length))
    const isDamaged = rest.length >= 8 && rest.readUInt32LE(0) !== crc32(whole.content)
    // A second stream follows, and that is the one that breaks off.
    if (isDamaged || rest.subarray(8, 11).equals(bytes.subarray(0, 3))) throw error
    return whole.content
  }
}

/** `deflate` means zlib (RFC 1950); some servers send bare deflate (RFC 1951), which has no such header. */
const decodeDeflate: Decode = (bytes, options) => {
  const [first = 0, second = 0] = bytes
  const isZlib = (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0
  return isZlib ? decodeZlib(bytes, options) : decodeRaw(bytes, options)
}

const decoders: ReadonlyMap<string, Decode> = new Map([
  ['gzip', decodeGzip],
  ['x-gzip', decodeGzip],
  ['deflate', decodeDeflate],
  ['br', promisify(brotliDecompress)],
])

/** Encodings that exist and that we cannot take off. Any other word (`UTF-8`, `none`) is a server's mistake, and means nothing. */
const unknown: ReadonlySet<string> = new Set(['zstd', 'compress', 'x-compress', 'dcb', 'dcz', 'aes128gcm', 'exi'])

/** Pages shrink to a twentieth at best; what grows two hundredfold was made to. */
const maxRatio = 200
/** Below this a ratio says nothing. */
const harmless = 1024 * 1024
const maxLayers = 3

const decode = async (name: string, bytes: Uint8Array, limit: number): Promise<Uint8Array> => {
  // An empty answer keeps the header of the encoding it would have had.
  if (bytes.length === 0) return bytes
  const refuse = (code: string, why: string, cause?: unknown) =>
    codedError('capture', code, `could not take off the encoding ${name}: ${why}`, cause)
  const decoder = decoders.get(name)
  if (decoder === undefined) throw refuse('BAD_ENCODING', 'not known')
  const likely = Math.max(bytes.length * maxRatio, harmless)
  try {
    return await decoder(bytes, { maxOutputLength: Math.min(likely, limit) })
  } catch (cause) {
    if (codeOf(cause) !== 'ERR_BUFFER_TOO_LARGE')
      throw refuse('BAD_ENCODING', cause instanceof Error ? cause.message : String(cause), cause)
    if (likely <= limit)
      throw refuse('DECOMPRESSION_BOMB', `${bytes.length} bytes unpack to more than ${likely}`, cause)
    throw refuse('TOO_LARGE', `it unpacks to more than ${limit} bytes`, cause)
  }
}

interface Packed {
  readonly http?: Pick<HttpHead, 'headers'>
}

/** The encodings an answer's body came in, in the order they were put on; none for what is no answer. */
export const encodingsOf = ({ http }: Packed): readonly string[] =>
  (http?.headers ?? [])
    .filter(([name]) => name.toLowerCase() === 'content-encoding')
    .flatMap(([, value]) => value.split(','))
    .map((name) => name.trim().toLowerCase())
    .filter((name) => decoders.has(name) || unknown.has(name))

/**
 * What a record's bytes say: an answer's body with its Content-Encoding (gzip, br, deflate, up to three on top of one
 * another) taken off, everything else as it is. Never holds more than `limit` bytes: the decoder is stopped at the
 * first byte beyond. Throws BAD_ENCODING where it cannot be taken off, DECOMPRESSION_BOMB where it grows to more than
 * 200 times its size and 1 MB, TOO_LARGE.
 */
export const contentOf = async (
  packed: Packed & { readonly bytes: Uint8Array },
  limit = maxInputSize,
): Promise<Uint8Array> => {
  const layers = encodingsOf(packed)
  if (layers.length > maxLayers)
    throw codedError('capture', 'BAD_ENCODING', `could not take off ${layers.length} encodings: no page has so many`)
  let content = packed.bytes
  for (const name of layers.toReversed()) content = await decode(name, content, limit)
  return content
}
