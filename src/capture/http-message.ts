/** The first lines of a web server's answer. Headers are as received, in order, names as written. */
export interface HttpHead {
  readonly status: number
  readonly reason: string
  readonly headers: readonly (readonly [name: string, value: string])[]
}

/** One answer of a web server, and what it was asked. */
export interface HttpExchange extends HttpHead {
  /** The address this answer came from. */
  readonly uri: string
  readonly request: {
    readonly method: string
    /** Path and query, as sent. */
    readonly target: string
    readonly headers: readonly (readonly [name: string, value: string])[]
  }
  /** The address it was sent to. */
  readonly ip?: string
  /** Set on the answer that ended a visit: the address that was asked for first. Redirects on the way do not have it. */
  readonly asked?: string
  /** What robots.txt said of the address, where it was asked. */
  readonly robots?: string
  /** The body is a page (a file) that is kept as a capture: not a redirect, a refusal or an error. */
  readonly capture: boolean
  /** The same bytes stand in the archive already: where they came from, and when. */
  readonly revisitOf?: { readonly sha256: string; readonly uri: string; readonly date: string }
}

const head = (first: string, headers: readonly (readonly [string, string])[]): Buffer =>
  // Header values are bytes to HTTP; latin1 gives every byte back as it was.
  Buffer.from(`${[first, ...headers.map(([name, value]) => `${name}: ${value}`)].join('\r\n')}\r\n\r\n`, 'latin1')

/** The head of an answer as an archive keeps it: without Transfer-Encoding, which the body no longer has. */
export const answerHead = ({ status, reason, headers }: HttpHead): Buffer =>
  head(
    `HTTP/1.1 ${status} ${reason}`.trimEnd(),
    headers.filter(([name]) => name.toLowerCase() !== 'transfer-encoding'),
  )

export const requestHead = ({ request }: HttpExchange): Buffer =>
  head(`${request.method} ${request.target} HTTP/1.1`, request.headers)

/** Takes apart an answer as `answerHead` and its body make it. */
export const parseAnswer = (
  block: Buffer,
): { readonly head: HttpHead; readonly body: Buffer } | { readonly problem: string } => {
  const end = block.indexOf('\r\n\r\n')
  if (end < 0) return { problem: 'not an HTTP answer: the headers do not end' }
  const [first = '', ...lines] = block.toString('latin1', 0, end).split('\r\n')
  const status = /^HTTP\/1\.[01] (\d{3})(?: (.*))?$/.exec(first)
  if (!status) return { problem: `not an HTTP answer: ${JSON.stringify(first.slice(0, 80))}` }
  const headers: (readonly [string, string])[] = []
  for (const line of lines) {
    const colon = line.indexOf(':')
    if (colon <= 0) return { problem: `an HTTP header without a name: ${JSON.stringify(line.slice(0, 80))}` }
    headers.push([line.slice(0, colon), line.slice(colon + 1).trim()])
  }
  return { head: { status: Number(status[1]), reason: status[2] ?? '', headers }, body: block.subarray(end + 4) }
}

/** A header's value, the first where it stands several times; names in any case. */
export const headerOf = (headers: HttpHead['headers'], name: string): string | undefined =>
  headers.find(([written]) => written.toLowerCase() === name)?.[1]

/** A media type as an archive's header may carry it: tokens (RFC 9110, 5.6.2), values of parameters in quotes or not. */
export const mediaTypeForm = /^[\w.+-]+\/[\w.+-]+(?:; ?[\w-]+=[\w."+-]+)*$/

/** The encoding a server names, in lower case, as far as it is a token: a media type with it has the form above. */
export const charsetOf = (headers: HttpHead['headers']): string | undefined =>
  /;\s*charset\s*=\s*["']?([\w.+-]{1,40})/i.exec(headerOf(headers, 'content-type') ?? '')?.[1]?.toLowerCase()

/** What a server calls this state of a page, for the next conditional request. */
export const validatorsOf = (
  headers: HttpHead['headers'],
): { readonly etag?: string; readonly lastModified?: string } => {
  const etag = headerOf(headers, 'etag')
  const lastModified = headerOf(headers, 'last-modified')
  return { ...(etag === undefined ? {} : { etag }), ...(lastModified === undefined ? {} : { lastModified }) }
}
