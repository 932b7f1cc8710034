import { isIP } from 'node:net'
import type { CodedError } from '../../casebook/errors.js'
import { codeOf } from '../../casebook/errors.js'
import { isAllowedHost, isPublicAddress, mayReach, type Place } from './address.js'
import { fetchError, shown } from './errors.js'
import type { Settings } from './policy.js'

/** Ports browsers refuse: a request sent there could be taken for another protocol. Fetch Standard, "bad port". */
const badPorts: ReadonlySet<number> = new Set([
  0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110,
  111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532,
  540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061,
  6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
])

/** Names that mean this machine or this network, whatever a name server says (RFC 6761, 6762, 8375; ICANN's `.internal`). */
const localName = /(?:^|\.)(?:localhost|local|internal|home\.arpa)$/

/** Does an address say of itself that it is private: a literal one, or a name of this machine or network? */
export const saysPrivate = ({ host }: Place): boolean =>
  isIP(host) === 0 ? localName.test(host) : !isPublicAddress(host)

const longest = 8192

/** Where a URL leads. */
export const placeOf = (url: URL): Place => ({
  host: url.hostname.replace(/^\[|\]$|\.$/g, ''),
  port: url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port),
})

/**
 * Reads an address and says whether it may be asked for at all, before any name is resolved. The WHATWG parser brings
 * every notation of an IP address (decimal, octal, hexadecimal, short, full-width, percent-encoded) to one form, and
 * that very form is connected to, so there are no two readings of one address.
 * Throws BAD_URL, UNSUPPORTED_SCHEME, PRIVATE_ADDRESS, BLOCKED_PORT. `from` is the page that redirects here.
 */
export const checkUrl = (given: string, settings: Pick<Settings, 'allow'>, from?: URL): URL => {
  const refuse = (code: string, why: string): CodedError =>
    from === undefined
      ? fetchError(code, given, why)
      : fetchError(code, from.href, `it redirects to ${shown(given)}: ${why}`)
  if (given.length > longest || !URL.canParse(given, from?.href)) throw refuse('BAD_URL', 'not a URL')
  const url = new URL(given, from)
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw refuse('UNSUPPORTED_SCHEME', `only http and https are fetched, not ${url.protocol.slice(0, -1)}`)
  // It would be kept in the archive and shown with the capture.
  if (url.username !== '' || url.password !== '') throw refuse('BAD_URL', 'it carries a user name or password')
  const place = placeOf(url)
  if (isIP(place.host) !== 0 ? !mayReach(place.host, place, settings.allow) : isLocal(place, settings))
    throw refuse('PRIVATE_ADDRESS', `${place.host} is a private address`)
  if (badPorts.has(place.port)) throw refuse('BLOCKED_PORT', `port ${place.port} belongs to another protocol`)
  url.hash = ''
  return url
}

const isLocal = (place: Place, { allow }: Pick<Settings, 'allow'>): boolean =>
  localName.test(place.host) && !isAllowedHost(place, allow)

/**
 * All addresses of a URL's host, each of them checked. One private address among public ones refuses the host: which
 * of them is connected to would be chance. Throws DNS_FAILED, PRIVATE_ADDRESS.
 */
export const resolveHost = async (
  url: URL,
  settings: Pick<Settings, 'allow' | 'lookup'>,
): Promise<readonly string[]> => {
  const place = placeOf(url)
  const addresses = await settings.lookup(place.host).catch((cause: unknown) => {
    const why = codeOf(cause) === 'EAI_AGAIN' ? 'the name server did not answer' : 'no such host'
    throw fetchError('DNS_FAILED', url.href, `${place.host}: ${why}`, cause)
  })
  if (addresses.length === 0) throw fetchError('DNS_FAILED', url.href, `${place.host}: no such host`)
  const bad = addresses.find((address) => !mayReach(address, place, settings.allow))
  if (bad !== undefined)
    throw fetchError('PRIVATE_ADDRESS', url.href, `${place.host} leads to ${bad}, a private address`)
  return addresses
}
