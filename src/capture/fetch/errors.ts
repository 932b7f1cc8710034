import { type CodedError, codedError, codeOf } from '../../casebook/errors.js'

/** An error for an address nothing could be had from. */
export const fetchError = (code: string, uri: string, why: string, cause?: unknown): CodedError =>
  codedError('capture', code, `could not fetch ${shown(uri)}: ${why}`, cause)

/** The error of a fetch that was called off by whoever asked for it. */
export const aborted = (uri: string, cause?: unknown): CodedError =>
  fetchError('ABORTED', uri, 'it was called off', cause)

/** An address in a message: one line, not a screenful, and never the password somebody left in it. */
export const shown = (uri: string): string => {
  const line = uri.replace(/[\u0000-\u0020\u007f-\u009f]+/g, ' ').replace(/\/\/[^/?#]*@/, '//…@')
  return line.length <= 200 ? line : `${line.slice(0, 199)}…`
}

type Words = readonly [code: string, why: string]

const closedEarly: Words = ['TRUNCATED', 'the answer broke off before its end']
const hungUp: Words = ['RESET', 'the server closed the connection without an answer']

/** Node's and undici's codes in our words. */
const problems: Readonly<Record<string, Words>> = {
  ECONNREFUSED: ['REFUSED', 'the server refuses connections'],
  ECONNRESET: ['RESET', 'the connection was reset'],
  EPIPE: ['RESET', 'the connection was reset'],
  UND_ERR_SOCKET: hungUp,
  UND_ERR_CONNECT_TIMEOUT: ['CONNECT_TIMEOUT', 'no connection in time'],
  ETIMEDOUT: ['CONNECT_TIMEOUT', 'no connection in time'],
  UND_ERR_HEADERS_TIMEOUT: ['SILENT', 'the server took the request and did not answer in time'],
  UND_ERR_BODY_TIMEOUT: ['SILENT', 'the server fell silent in the middle of its answer'],
  UND_ERR_HEADERS_OVERFLOW: ['TOO_LARGE', 'the headers of the answer are too large'],
  EHOSTUNREACH: ['UNREACHABLE', 'there is no way to the server'],
  ENETUNREACH: ['UNREACHABLE', 'there is no way to the server'],
  EADDRNOTAVAIL: ['UNREACHABLE', 'there is no way to the server'],
}

/** undici's word for a body of another length than announced, and for a head that cannot be read and announces a length. */
export const lengthMismatch = 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH'

/** OpenSSL's words for certificates, and Node's for handshakes: dozens, known by their beginnings. */
const tls = /^(?:CERT_|ERR_TLS_|ERR_SSL_|EPROTO$|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_|CRL_|INVALID_)/

/**
 * What went wrong on the wire as an error with one of our codes: REFUSED, RESET, UNREACHABLE, TLS_FAILED, NO_TLS,
 * CONNECT_TIMEOUT, SILENT, TRUNCATED, TOO_LARGE, BAD_RESPONSE; FETCH_FAILED where we do not know it. `begun` says
 * whether the head of an answer had come. Our own errors pass.
 */
export const wireError = (uri: string, cause: unknown, begun: boolean): CodedError => {
  const code = codeOf(cause) ?? ''
  const message = cause instanceof Error ? cause.message : String(cause)
  if (message.startsWith('capture: ')) return cause as CodedError
  // A 100 or 101 nobody asked for, a status below 100.
  if (/^bad (?:response|upgrade)$/.test(message) || code === 'ERR_ASSERTION')
    return fetchError('BAD_RESPONSE', uri, 'what the server sent is not an answer', cause)
  if (begun && code === 'UND_ERR_SOCKET') return fetchError(...put(uri, closedEarly), cause)
  if (code === lengthMismatch)
    return begun
      ? fetchError(...put(uri, closedEarly), cause)
      : fetchError('BAD_RESPONSE', uri, 'what the server sent is not HTTP: it gives its length in two ways', cause)
  const known = problems[code]
  if (known !== undefined) return fetchError(...put(uri, known), cause)
  if (/wrong version number|packet length too long|http request|unknown protocol/.test(message) && tls.test(code))
    return fetchError('NO_TLS', uri, 'the server does not speak TLS on this port', cause)
  if (tls.test(code)) return fetchError('TLS_FAILED', uri, `no secure connection: ${firstLine(message)}`, cause)
  // undici's parser gives its errors a name and, in version 7, no code.
  if (/Invalid EOF state/.test(message)) return fetchError(...put(uri, begun ? closedEarly : hungUp), cause)
  if (cause instanceof Error && cause.name === 'HTTPParserError')
    return fetchError('BAD_RESPONSE', uri, `what the server sent is not HTTP: ${firstLine(message)}`, cause)
  return fetchError('FETCH_FAILED', uri, firstLine(message), cause)
}

const put = (uri: string, [code, why]: Words) => [code, uri, why] as const

/** OpenSSL's messages go on over several lines, with its source files' names: `…:error:0A000410:SSL routines:ssl3_read_bytes:sslv3 alert handshake failure:…` */
const firstLine = (message: string): string => {
  const line = message.split('\n', 1)[0] ?? ''
  return (/:SSL routines:[^:]{0,80}:([^:]{1,100})/.exec(line)?.[1] ?? line).slice(0, 200).trim()
}
