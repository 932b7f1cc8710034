import type { Site } from './site.js'
import type { PageUrls } from './urls.js'
import { element } from './xml.js'

/** Most addresses the protocol allows in one file. */
const mostAddresses = 50_000

/**
 * All pages worth finding, with when they changed (sitemaps.org 0.9). Undefined where the site does not know its own
 * address: the protocol knows no relative ones.
 */
export const writeSitemap = async ({ reader, urls, isStatic }: Site): Promise<string | undefined> => {
  if (urls.absolute('/') === undefined) return undefined
  const entries: string[] = []
  const add = (page: PageUrls, changed?: string) => {
    if (entries.length >= mostAddresses) return
    entries.push(
      element('url', {}, [
        element('loc', {}, urls.absolute(page.html) ?? page.html),
        ...(changed === undefined ? [] : [element('lastmod', {}, changed)]),
      ]),
    )
  }
  for (const lang of ['ja', 'en'] as const) {
    for (const list of [urls.home, urls.releases, urls.cases, urls.labels, urls.organisations, urls.about])
      add(list(lang))
    if (!isStatic) add(urls.read(lang))
  }
  for (const c of await reader.listed.cases()) add(urls.case(c.number, 'ja'), c.updatedAt)
  for (const r of await reader.listed.releases()) add(urls.release(r.id, 'ja'), r.updatedAt)
  for (const l of await reader.labels()) add(urls.label(l, 'ja'))
  for (const key of await reader.listed.organisations()) add(urls.organisation(key, 'ja'))
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('urlset', { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' }, entries)}\n`
}
