import { headerOf } from '../http-message.js'
import { fetchError } from './errors.js'
import type { Hop } from './exchange.js'
import { checkUrl } from './guard.js'
import type { Settings } from './policy.js'

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

/** Where an answer sends us. Raw bytes in `Location` stay what they are: an old server's own, in whatever encoding. */
const locationOf = ({ status, headers }: Hop): string | undefined =>
  redirects.has(status)
    ? headerOf(headers, 'location')?.replace(/[\x80-\xff]/g, (byte) => `%${byte.charCodeAt(0).toString(16)}`)
    : undefined

/**
 * Visits a checked URL and every address it redirects to, each checked like the first. Gives all hops, the answer
 * last. Throws REDIRECT_LOOP, TOO_MANY_REDIRECTS, what `checkUrl` throws, and what `visit` throws.
 */
export const follow = async (
  start: URL,
  settings: Pick<Settings, 'allow' | 'maxRedirects'>,
  visit: (url: URL) => Promise<Hop>,
): Promise<readonly Hop[]> => {
  const hops: Hop[] = []
  const seen = new Set<string>()
  for (let url = start; ; ) {
    seen.add(url.href)
    const hop = await visit(url)
    hops.push(hop)
    const location = locationOf(hop)
    if (location === undefined) return hops
    const next = checkUrl(location, settings, url)
    if (seen.has(next.href)) throw fetchError('REDIRECT_LOOP', start.href, `its redirects lead round to ${next.href}`)
    if (hops.length > settings.maxRedirects)
      throw fetchError('TOO_MANY_REDIRECTS', start.href, `more than ${settings.maxRedirects} redirects`)
    url = next
  }
}
