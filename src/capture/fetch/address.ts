import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { codedError } from '../../casebook/errors.js'

type Address = ReturnType<typeof ipaddr.parse>
type Range = readonly [Address, number]

/** An entry of `allowPrivate`: addresses or one host, at any port or one. */
interface Allowed {
  readonly range?: Range
  readonly host?: string
  readonly port?: number
}
export type AllowList = readonly Allowed[]

/** Where a request would go: the host as the URL has it, lower case, without brackets or final dot. */
export interface Place {
  readonly host: string
  readonly port: number
}

/** What counts as unicast and still must not be reached. */
const alsoPrivate: readonly Range[] = [
  // Azure's wire server answers metadata here, from any machine in that cloud.
  ipaddr.parseCIDR('168.63.129.16/32'),
]

/** The only part of IPv6 given out to the internet so far; all else is reserved, local, or IPv4 in disguise. */
const globalUnicast = ipaddr.parseCIDR('2000::/3')

const within = (address: Address, [base, bits]: Range): boolean =>
  address.kind() === base.kind() && address.match([base, bits])

/** ISATAP hides an IPv4 address in the last four bytes, behind `0000:5efe` or `0200:5efe`: `2001:470::5efe:10.0.0.1`. */
const isIsatap = (address: Address): boolean => {
  const bytes = address.toByteArray()
  return (
    bytes.length === 16 && ((bytes[8] ?? 0) & 0xfd) === 0 && bytes[9] === 0 && bytes[10] === 0x5e && bytes[11] === 0xfe
  )
}

/**
 * Whether an IP address belongs to the public internet. Not so: private, loopback, link-local, shared (CGNAT),
 * multicast, reserved, documentation and benchmarking ranges, cloud metadata, and every IPv6 form that carries an IPv4
 * address (mapped, compatible, 6to4, NAT64, Teredo, ISATAP), whichever it carries: no release is served from one.
 * What is no IP address is not public.
 */
export const isPublicAddress = (ip: string): boolean => {
  if (isIP(ip) === 0 || ip.includes('%')) return false
  const address = ipaddr.parse(ip)
  if (address.range() !== 'unicast' || alsoPrivate.some((range) => within(address, range))) return false
  return address.kind() === 'ipv4' || (within(address, globalUnicast) && !isIsatap(address))
}

const entryForm = /^(?:\[([^\]]+)\]|([^:/[\]]+))(?::(\d{1,5}))?$/

const parseEntry = (entry: string): Allowed => {
  const given = entry.trim().toLowerCase()
  if (ipaddr.isValidCIDR(given) && given.includes('/')) return { range: ipaddr.parseCIDR(given) }
  if (isIP(given) !== 0) return { range: whole(given) }
  const [, bracketed, name, digits] = entryForm.exec(given) ?? []
  const host = (bracketed ?? name)?.replace(/\.$/, '')
  const port = digits === undefined ? {} : { port: Number(digits) }
  if (host === undefined || (bracketed !== undefined && isIP(host) !== 6))
    throw codedError(
      'capture',
      'BAD_SETTINGS',
      `could not use ${entry} as an allowed private address: neither addresses (10.0.0.0/8) nor a host (wiki.example:8080)`,
    )
  return isIP(host) === 0 ? { host, ...port } : { range: whole(host), ...port }
}

const whole = (ip: string): Range => [ipaddr.parse(ip), isIP(ip) === 4 ? 32 : 128]

/**
 * Reads the private places that are allowed: `10.0.0.0/8`, `::1`, `127.0.0.1:8080`, `wiki.example`, `wiki.example:8080`.
 * Throws BAD_SETTINGS.
 */
export const parseAllowList = (entries: readonly string[]): AllowList => entries.map(parseEntry)

const atPort = ({ port }: Allowed, place: Place): boolean => port === undefined || port === place.port

/** Whether a host is allowed by its name, wherever it may lie. */
export const isAllowedHost = (place: Place, list: AllowList): boolean =>
  list.some((entry) => entry.host === place.host && atPort(entry, place))

/** Whether a request for `place` may be sent to `ip`: the address is public, or it or the host is allowed. */
export const mayReach = (ip: string, place: Place, list: AllowList): boolean => {
  if (isPublicAddress(ip)) return true
  if (isIP(ip) === 0 || ip.includes('%')) return false
  if (isAllowedHost(place, list)) return true
  const address = ipaddr.parse(ip)
  return list.some((entry) => entry.range !== undefined && within(address, entry.range) && atPort(entry, place))
}
