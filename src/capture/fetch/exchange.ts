/** A header line as it came: the name as spelt, the value with one character a byte (Latin-1), so that nothing is lost. */
export type HeaderField = readonly [name: string, value: string]

/** The request as it was sent, line for line: `GET <target> HTTP/1.1`, then the headers. */
export interface RequestHead {
  readonly method: 'GET'
  /** Path and query. */
  readonly target: string
  readonly headers: readonly HeaderField[]
}

/** One request and its response. */
export interface Hop {
  /** The address asked for, without a fragment. */
  readonly uri: string
  /** When it was asked: ISO 8601, UTC. */
  readonly at: string
  /** The address of the machine that answered. */
  readonly ip: string
  readonly request: RequestHead
  readonly status: number
  /** One character a byte, as in headers. */
  readonly reason: string
  /** In the order received, repeated ones repeated. */
  readonly headers: readonly HeaderField[]
  /** The bytes received, without Transfer-Encoding and with Content-Encoding. */
  readonly body: Uint8Array
}

/**
 * What robots.txt said about the address: `none` where there is no such file, `unreachable` where it could not be had,
 * `not-asked` where nobody looked.
 */
export type RobotsWord = 'allowed' | 'disallowed' | 'none' | 'unreachable' | 'not-asked'

/** Everything that passed over the wire for one address. The last hop is the answer, those before it are redirects. */
export interface Exchange {
  /** The address as it was given to us. */
  readonly uri: string
  readonly hops: readonly Hop[]
  readonly robots: RobotsWord
}

/** Validators of an earlier answer. They are sent to the address that gave them and to no other. */
export interface Previous {
  /** The address that answered then; the one asked for now where absent. */
  readonly uri?: string
  readonly etag?: string
  readonly lastModified?: string
}
