import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate } from 'node:zlib'
import { codedError } from '../casebook/errors.js'
import { maxInputSize } from './files.js'
import { type HttpHead, headerOf } from './http-message.js'

const decoders = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
} as const

/** The Content-Encodings an answer's body came in, in the order they were put on; none for what is no answer. */
export const encodingsOf = ({ http }: { readonly http?: HttpHead }): readonly string[] =>
  ((http && headerOf(http.headers, 'content-encoding')) ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity')

/**
 * What a record's bytes say: an answer's body with its Content-Encoding taken off, everything else as it is.
 * Throws `BAD_ENCODING` where it cannot be taken off, or where it would grow beyond 100 MB.
 */
export const contentOf = async ({
  bytes,
  http,
}: {
  readonly bytes: Uint8Array
  readonly http?: HttpHead
}): Promise<Uint8Array> => {
  let content = bytes
  for (const name of encodingsOf(http === undefined ? {} : { http }).toReversed()) {
    const decode = Object.entries(decoders).find(([known]) => known === name)?.[1]
    if (!decode)
      throw codedError('capture', 'BAD_ENCODING', `could not take off the encoding ${JSON.stringify(name)}: not known`)
    try {
      content = await decode(content, { maxOutputLength: maxInputSize })
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause)
      throw codedError('capture', 'BAD_ENCODING', `could not take off the encoding ${name}: ${why}`, cause)
    }
  }
  return content
}
