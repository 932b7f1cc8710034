import { request } from 'undici'
import { codedError, codeOf } from '../../casebook/errors.js'

/** An authority's answers are a few kilobytes. */
const largest = 1 << 20
const patience = 30_000

/** Sends a request to a time-stamping authority and gives what it answers. Nothing else goes out. */
export type AskAuthority = (url: string, request: Uint8Array) => Promise<Buffer>

const reasonOf = (cause: unknown): string =>
  codeOf(cause) === 'ABORT_ERR' ||
  codeOf(cause) === 'UND_ERR_HEADERS_TIMEOUT' ||
  codeOf(cause) === 'UND_ERR_BODY_TIMEOUT'
    ? `no answer within ${patience / 1000} seconds`
    : cause instanceof Error
      ? cause.message || (codeOf(cause) ?? 'no answer')
      : String(cause)

/**
 * Asks over HTTP (RFC 3161, 3.4). Follows no redirect, waits half a minute, takes at most 1 MB. Throws `NO_AUTHORITY`
 * where it cannot be reached or does not answer as one.
 */
export const askAuthority: AskAuthority = async (url, bytes) => {
  // The address may hold a password.
  const shown = new URL(url)
  shown.username = ''
  shown.password = ''
  const failed = (why: string, cause?: unknown) =>
    codedError('capture', 'NO_AUTHORITY', `could not get a time-stamp from ${shown.href}: ${why}`, cause)
  try {
    const { statusCode, body } = await request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
      body: bytes,
      headersTimeout: patience,
      bodyTimeout: patience,
      signal: AbortSignal.timeout(2 * patience),
    })
    const chunks: Buffer[] = []
    let size = 0
    for await (const chunk of body) {
      size += chunk.length
      if (size > largest) throw failed('the answer is no time-stamp: it is larger than 1 MB')
      chunks.push(chunk)
    }
    if (statusCode !== 200) throw failed(`the server answers ${statusCode}`)
    return Buffer.concat(chunks)
  } catch (cause) {
    throw codeOf(cause) === 'NO_AUTHORITY' ? cause : failed(reasonOf(cause), cause)
  }
}
