/*
 * The key by which indexes of web archives sort addresses (SURT, as the Internet Archive makes it): the host's labels
 * in reverse, so that a site's pages stand together, and everything in which two spellings of one address differ taken
 * out. Strings here hold one byte a character.
 *
 *   https://www.example.jp:443/Oshirase/?b=2&a=1#top  →  jp,example)/oshirase?a=1&b=2
 */

const printable = /[\x21\x22\x24\x26-\x7e]/

/** Every escape undone, as often as one stands there. */
const unescapeAll = (text: string): string => {
  let bare = text
  for (let before = ''; before !== bare; ) {
    before = bare
    bare = bare.replace(/%([0-9A-Fa-f]{2})/g, (_escape, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  }
  return bare
}

const escapeOnce = (text: string): string =>
  Array.from(text, (c) =>
    printable.test(c) ? c : `%${c.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`,
  ).join('')

/** `.` and empty steps left out, `..` taken back. */
const plainPath = (path: string): string => {
  const steps: string[] = []
  const parts = path.split('/').slice(1)
  for (const [i, part] of parts.entries()) {
    if (part === '.' || (part === '' && i < parts.length - 1)) continue
    if (part === '..') steps.pop()
    else steps.push(part)
  }
  return `/${steps.join('/')}`
}

/** Values that stand for one visitor's visit: not part of what the page is. */
const sessionIds = [
  /^(.*)(?:jsessionid=[0-9a-z]{32})(?:&(.*))?$/i,
  // Before `sid`, which it ends in.
  /^(.*)(?:phpsessid=[0-9a-z]{32})(?:&(.*))?$/i,
  /^(.*)(?:sid=[0-9a-z]{32})(?:&(.*))?$/i,
  /^(.*)(?:aspsessionid[a-z]{8}=[a-z]{24})(?:&(.*))?$/i,
  /^(.*)(?:cfid=[^&]+&cftoken=[^&]+)(?:&(.*))?$/i,
]

const byBytes = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const plainQuery = (query: string): string => {
  let kept = escapeOnce(unescapeAll(query))
  for (const pattern of sessionIds) kept = kept.replace(pattern, '$1$2')
  const pairs = kept
    .toLowerCase()
    .split('&')
    .map((pair) => /^([^=]*)(?:=([\s\S]*))?$/.exec(pair) ?? [])
  return pairs
    .sort(([, a = '', x = ''], [, b = '', y = '']) => byBytes(a, b) || byBytes(x, y))
    .map(([pair]) => pair)
    .join('&')
}

const bytesOf = (text: string): string => Buffer.from(text, 'utf8').toString('latin1')

/**
 * The sort key of an address: `https://www.example.jp/A/?b=2&a=1` is `jp,example)/a?a=1&b=2`. Addresses without a host
 * (`urn:…`) stay as they are. Never throws.
 */
export const surtOf = (address: string): string => {
  const parts = /^(https?):\/\/(?:[^/?#@]*@)?([^/?#]*)([^?#]*)(?:\?([^#]*))?/i.exec(address.trim())
  const [, scheme = '', authority = '', path = '', query = ''] = parts ?? []
  if (!parts || !URL.canParse(`${scheme}://${authority}/`)) return address
  // The platform's own URL gives the host in its one spelling: punycode, numbers of an IP address, no default port.
  const { hostname, port } = new URL(`${scheme}://${authority}/`)
  const host = hostname
    .replace(/^www\d*\./, '')
    .split('.')
    .reverse()
    .join(',')
  const lower = escapeOnce(plainPath(unescapeAll(bytesOf(path)))).toLowerCase()
  const short = lower.length > 1 ? lower.replace(/\/$/, '') : lower
  const asked = plainQuery(bytesOf(query))
  return `${host}${port === '' ? '' : `:${port}`})${short}${asked === '' ? '' : `?${asked}`}`
}
