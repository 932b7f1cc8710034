import { isIP, type LookupFunction } from 'node:net'
import { rootCertificates } from 'node:tls'
import { buildConnector, Client } from 'undici'
import { mayReach } from './address.js'
import { fetchError } from './errors.js'
import { placeOf, resolveHost } from './guard.js'
import type { Settings } from './policy.js'

/** A way to one origin: at most one open connection, and one request at a time. */
export interface Connection {
  readonly client: Client
  /** The address of the machine at the other end. */
  ip: string
  /** Whether a new socket may still be opened for the request at hand. */
  mayConnect: boolean
  /** Answers taken so far; a connection that has given one may have been closed by the server since. */
  answers: number
  /** The socket's own last word, which undici passes over where an answer ends with the connection. */
  error: Error | undefined
}

export interface Connections {
  /** The connection to a checked URL's origin, taken out until it is given back. */
  readonly take: (url: URL) => Connection
  readonly giveBack: (url: URL, connection: Connection) => void
  /** Closes a connection after a failure. */
  readonly drop: (connection: Connection) => void
  readonly close: () => void
}

/** Connections kept open at once; the oldest is closed for a new one. */
const maxKept = 32

const maxHeaderBytes = 64 * 1024

/**
 * Gives the socket the addresses that were checked. There is no second resolving between check and connection, so a name
 * server that answers differently the next time (rebinding) gains nothing. Node does not call this for a host that is
 * itself an IP address: `checkUrl` has looked at those.
 */
const lookupFor =
  (url: URL, settings: Settings): LookupFunction =>
  (_hostname, options, callback) => {
    resolveHost(url, settings).then(
      (found) => {
        const addresses = found.map((address) => ({ address, family: isIP(address) }))
        const [first] = addresses
        if (options.all === true) callback(null, addresses)
        else callback(null, first?.address ?? '', first?.family)
      },
      (error: Error) => callback(error, options.all === true ? [] : ''),
    )
  }

const open = (url: URL, settings: Settings): Connection => {
  const connect = buildConnector({
    lookup: lookupFor(url, settings),
    timeout: settings.connectMs,
    autoSelectFamily: true,
    // NODE_TLS_REJECT_UNAUTHORIZED=0 in the environment must not open this.
    rejectUnauthorized: true,
    ...(settings.trust.length === 0 ? {} : { ca: [...rootCertificates, ...settings.trust] }),
  })
  const place = placeOf(url)
  const client = new Client(url.origin, {
    headersTimeout: settings.silenceMs,
    bodyTimeout: settings.silenceMs,
    maxHeaderSize: maxHeaderBytes,
    connect: (options, callback) => {
      // undici would go on connecting to a server that accepts and hangs up.
      if (!connection.mayConnect)
        return callback(fetchError('RESET', url.href, 'the server closes every connection'), null)
      connection.mayConnect = false
      connection.answers = 0
      connect(options, (...[error, socket]) => {
        if (error !== null) return callback(error, null)
        const ip = socket.remoteAddress ?? ''
        // The third look, at the connection itself, should Node ever go round the first two.
        if (!mayReach(ip, place, settings.allow)) {
          socket.destroy()
          return callback(fetchError('PRIVATE_ADDRESS', url.href, `${ip} is a private address`), null)
        }
        connection.ip = ip
        connection.error = undefined
        socket.on('error', (problem) => {
          connection.error = problem
        })
        callback(null, socket)
      })
    },
  })
  const connection: Connection = { client, ip: '', mayConnect: true, answers: 0, error: undefined }
  return connection
}

const drop = ({ client }: Connection): void => {
  // Whoever waited for the answer has been told; what comes of tearing down concerns nobody.
  client.destroy().catch(() => {})
}

/** Opens, keeps and closes connections. Proxies named in the environment are not used: they would resolve names for us. */
export const makeConnections = (settings: Settings): Connections => {
  const idle = new Map<string, Connection>()
  let closed = false
  return {
    take: (url) => {
      const kept = idle.get(url.origin)
      idle.delete(url.origin)
      const connection = kept ?? open(url, settings)
      connection.mayConnect = true
      return connection
    },
    giveBack: (url, connection) => {
      if (closed || idle.has(url.origin)) return drop(connection)
      idle.set(url.origin, connection)
      for (const [origin, oldest] of idle) {
        if (idle.size <= maxKept) break
        idle.delete(origin)
        drop(oldest)
      }
    },
    drop,
    close: () => {
      closed = true
      for (const connection of idle.values()) drop(connection)
      idle.clear()
    },
  }
}
