import type { Dispatcher } from 'undici'
import { type CodedError, codeOf } from '../../casebook/errors.js'
import { headerOf } from '../http-message.js'
import { makeBodySink } from './body-sink.js'
import type { Connection, Connections } from './connections.js'
import { aborted, fetchError, lengthMismatch, wireError } from './errors.js'
import type { HeaderField, Hop, Previous, RequestHead } from './exchange.js'
import type { Settings } from './policy.js'

/** What one request may cost, and who may end it. */
export interface Terms {
  readonly maxBytes: number
  readonly timeoutMs: number
  readonly signal: AbortSignal
  /** A larger body is cut off instead of refused. */
  readonly cut?: boolean
}

/** What may stand in a header line; a validator kept from a broken server is not sent back to it. */
const headerValue = /^[\x20-\x7e\x80-\xff]{1,1000}$/

const conditions = (url: URL, previous: Previous | undefined): HeaderField[] => {
  // A validator says something about one address. Sent to another it could be answered 304 for a page never seen.
  if (previous === undefined || previous.uri !== url.href) return []
  const { etag, lastModified } = previous
  const given = [
    ['if-none-match', etag],
    ['if-modified-since', lastModified],
  ] as const
  return given.flatMap(([name, value]) => (value !== undefined && headerValue.test(value) ? [[name, value]] : []))
}

/** The whole request, as undici will write it: no cookies, no credentials, no referrer, nothing that was not chosen here. */
const requestHead = (url: URL, previous: Previous | undefined, { userAgent }: Settings): RequestHead => ({
  method: 'GET',
  target: url.pathname + url.search,
  headers: [
    ['host', url.host],
    ['connection', 'keep-alive'],
    ['user-agent', userAgent],
    ['accept', 'text/html,application/xhtml+xml,application/pdf,application/xml;q=0.9,*/*;q=0.8'],
    ['accept-language', 'ja,en;q=0.5'],
    // The bytes kept are then the page's own, the same whatever compressor the server has this year: their digest is
    // the page's digest, and an unchanged page is seen to be unchanged.
    ['accept-encoding', 'identity'],
    ...conditions(url, previous),
  ],
})

const headerFields = (raw: readonly (Buffer | string)[]): readonly HeaderField[] => {
  const texts = raw.map((part) => (typeof part === 'string' ? part : part.toString('latin1')))
  return Array.from({ length: texts.length / 2 }, (_, i) => [texts[i * 2] ?? '', texts[i * 2 + 1] ?? ''] as const)
}

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1024 / 1024)} MB`

/** Codings we cannot undo; `identity` is what some servers say for none. */
const foreignCoding = (headers: readonly HeaderField[]): string | undefined =>
  headerOf(headers, 'transfer-encoding')
    ?.split(',')
    .map((coding) => coding.trim().toLowerCase())
    .find((coding) => coding !== 'chunked' && coding !== 'identity' && coding !== '')

/**
 * Sends one GET for a checked URL and takes the whole answer, whatever its status. Throws what `wireError` names,
 * and TOO_LARGE, TIMEOUT, ABORTED, BAD_RESPONSE, DNS_FAILED, PRIVATE_ADDRESS.
 */
export const sendRequest = async (
  url: URL,
  previous: Previous | undefined,
  terms: Terms,
  connections: Connections,
  settings: Settings,
): Promise<Hop> => {
  for (let again = false; ; again = true) {
    const connection = connections.take(url)
    const used = connection.answers > 0
    const sent = await exchange(url, requestHead(url, previous, settings), terms, connection, settings)
    if (sent.hop !== undefined && sent.whole) connections.giveBack(url, connection)
    else connections.drop(connection)
    if (sent.hop !== undefined) return sent.hop
    // A server may close an idle connection at the moment we write to it. That is nobody's fault, and is tried once more.
    if (!(used && !again && sent.error.code === 'RESET' && !sent.begun)) throw sent.error
  }
}

type Sent =
  | { readonly hop: Hop; readonly whole: boolean }
  | { readonly hop?: undefined; readonly error: CodedError; readonly begun: boolean }

const exchange = (
  url: URL,
  request: RequestHead,
  terms: Terms,
  connection: Connection,
  settings: Settings,
): Promise<Sent> =>
  new Promise((resolve) => {
    const at = new Date(settings.clock.now()).toISOString()
    const sink = makeBodySink(terms.maxBytes)
    let head: Pick<Hop, 'status' | 'reason' | 'headers'> | undefined

    const settle = (sent: Sent): void => {
      clearTimeout(timer)
      terms.signal.removeEventListener('abort', onAbort)
      resolve(sent)
    }
    const fail = (error: unknown): void => {
      const known = wireError(url.href, error, head !== undefined)
      settle({ error: known, begun: head !== undefined })
    }
    const answer = (whole: boolean): void => {
      if (head === undefined) return
      settle({ hop: { uri: url.href, at, ip: connection.ip, request, ...head, body: sink.bytes() }, whole })
    }
    const onAbort = (): void => fail(aborted(url.href))
    const tooLarge = (): void =>
      terms.cut === true
        ? answer(false)
        : fail(fetchError('TOO_LARGE', url.href, `larger than ${megabytes(terms.maxBytes)}`))
    const timer = setTimeout(() => fail(fetchError('TIMEOUT', url.href, 'it took too long')), terms.timeoutMs)
    terms.signal.addEventListener('abort', onAbort, { once: true })
    if (terms.signal.aborted) return onAbort()

    const handler: Dispatcher.DispatchHandler = {
      onRequestStart: () => {},
      onResponseStart: (controller, status, _headers, reason = '') => {
        if (status < 200) return
        const headers = headerFields(Array.isArray(controller.rawHeaders) ? controller.rawHeaders : [])
        // undici takes the phrase for UTF-8. As bytes again it is written to the archive as it came; as characters it
        // could hold one (U+010A) whose lower half is a line feed.
        head = { status, reason: Buffer.from(reason).toString('latin1'), headers }
        const coding = foreignCoding(headers)
        if (coding !== undefined)
          return fail(
            fetchError('BAD_RESPONSE', url.href, `the answer has a transfer coding nobody asked for: ${coding}`),
          )
        if (Number(headerOf(headers, 'content-length') ?? 0) > terms.maxBytes && terms.cut !== true) tooLarge()
      },
      onResponseData: (_controller, piece) => {
        if (!sink.push(piece)) tooLarge()
      },
      onResponseEnd: () => {
        connection.answers++
        // Where the end of the connection is the end of the answer, undici takes a reset for one.
        if (connection.error !== undefined) return fail(connection.error)
        answer(true)
      },
      onResponseError: (_controller, error) => {
        // A 304 may tell the length of the page it does not send (RFC 9110, 8.6), and undici waits for that many bytes.
        if (head?.status === 304 && codeOf(error) === lengthMismatch) answer(false)
        else fail(error)
      },
    }
    try {
      connection.client.dispatch(
        { method: 'GET', path: request.target, headers: request.headers.slice(2).flat() },
        handler,
      )
    } catch (error) {
      fail(error)
    }
  })
