import { codedError, codeOf } from '../../casebook/errors.js'
import { type Connection, makeConnections } from '../fetch/connections.js'
import { shown } from '../fetch/errors.js'
import { checkUrl, placeOf, saysPrivate } from '../fetch/guard.js'
import { type FetchPolicy, settle } from '../fetch/policy.js'

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

/** What is said as it is: mending it is a matter of the settings, not of waiting for the authority. */
const ofSettings: ReadonlySet<string | undefined> = new Set([
  'PRIVATE_ADDRESS',
  'BLOCKED_PORT',
  'BAD_URL',
  'BAD_TIMESTAMP',
])

const headerValue = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value

const unescaped = (part: string): string => {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** Whoever names a private address, or a name of this machine or network, means it: it needs no second permission. */
const allowNamed = (url: URL): readonly string[] => {
  const { host, port } = placeOf(url)
  return saysPrivate({ host, port }) ? [`${host.includes(':') ? `[${host}]` : host}:${port}`] : []
}

/**
 * Asks over HTTP (RFC 3161, 3.4), through the guard all fetching goes through: a name that leads to a private address is
 * asked only where the policy allows that. Follows no redirect, waits half a minute, takes at most 1 MB. A user name and
 * password in the address are sent (Basic). Throws `NO_AUTHORITY` where it cannot be reached or does not answer as one,
 * `BAD_TIMESTAMP` where it sends on to another address, `PRIVATE_ADDRESS`, `BLOCKED_PORT`.
 */
export const askAuthority =
  (policy: FetchPolicy = {}): AskAuthority =>
  async (written, bytes) => {
    const url = new URL(written)
    const credentials = [url.username, url.password].map(unescaped).join(':')
    url.username = ''
    url.password = ''
    const failed = (why: string, cause?: unknown) =>
      codedError('capture', 'NO_AUTHORITY', `could not get a time-stamp from ${url.href}: ${why}`, cause)
    const settings = settle({ ...policy, allowPrivate: [...(policy.allowPrivate ?? []), ...allowNamed(url)] })
    const connections = makeConnections(settings)
    let connection: Connection | undefined
    try {
      connection = connections.take(checkUrl(url.href, settings))
      const { statusCode, headers, body } = await connection.client.request({
        method: 'POST',
        path: url.pathname + url.search,
        headers: {
          'content-type': 'application/timestamp-query',
          accept: 'application/timestamp-reply',
          'user-agent': settings.userAgent,
          ...(credentials === ':' ? {} : { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` }),
        },
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
      const location = headerValue(headers.location)
      // It has moved, and will not come back: the settings have to say where to.
      if (statusCode >= 300 && statusCode < 400 && location !== undefined)
        throw codedError(
          'capture',
          'BAD_TIMESTAMP',
          `could not get a time-stamp from ${url.href}: it sends on to ${shown(location)}`,
        )
      if (statusCode !== 200) throw failed(`the server answers ${statusCode}`)
      return Buffer.concat(chunks)
    } catch (cause) {
      const known = codeOf(cause) === 'NO_AUTHORITY' || ofSettings.has(codeOf(cause))
      throw known ? cause : failed(reasonOf(cause), cause)
    } finally {
      if (connection !== undefined) connections.drop(connection)
    }
  }
