import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import { cors } from 'hono/cors'
import { etag, RETAINED_304_HEADERS } from 'hono/etag'
import { secureHeaders } from 'hono/secure-headers'
import { type Address, readAddress } from './address.js'
import { addArchive } from './archive-routes.js'
import { loadFeed, writeFeed } from './feed.js'
import { preferredLanguage } from './language.js'
import { failedView, notFoundView } from './pages/errors.js'
import { segmentsOf } from './pages/page.js'
import { addReading, wantsFactsAsJson } from './read-route.js'
import type { Site } from './site.js'
import { writeSitemap } from './sitemap.js'
import { problem, viewIn, writePage } from './write-page.js'

const wantsJson = (path: string): boolean => path.endsWith('.json')

const notFound = (c: Context, site: Site) => {
  const path = c.req.path
  if (wantsJson(path)) return c.json(problem('NOT_FOUND', `publish: nothing is kept under ${path}`), 404)
  const view = viewIn(site, path === '/en' || path.startsWith('/en/') ? 'en' : 'ja')
  return c.html(writePage(view, notFoundView(view, path)), 404)
}

const respond = async (c: Context, site: Site, address: Address) => {
  const { page, lang, writing, ask } = address
  const found = await page.find(ask, site)
  if (found === undefined) return notFound(c, site)
  if ('movedTo' in found) {
    const urls = site.urls.page({ segments: found.movedTo, lang })
    return c.redirect(urls[writing], 301)
  }
  const view = viewIn(site, lang, c.req.url)
  if (writing === 'json') {
    return c.json(found.json())
  }
  if (writing === 'feed' && found.feed) {
    const feed = writeFeed(await loadFeed(await found.feed(view), site.reader), view)
    return c.body(feed, 200, { 'Content-Type': 'application/atom+xml; charset=utf-8' })
  }
  const urls = site.urls.page({ segments: segmentsOf(page, ask.params), lang, page: ask.page })
  return c.html(writePage(view, found.view(view), { urls, hasFeed: page.hasFeed }))
}

/** Somebody who comes to the Japanese home by chance and asks for English, not one who chose it on a page of the site. */
const wouldRatherHaveEnglish = (c: Context): boolean => {
  if (c.req.path !== '/' || c.req.query('lang') !== undefined) return false
  const referer = c.req.header('Referer')
  if (referer !== undefined && URL.canParse(referer) && new URL(referer).host === new URL(c.req.url).host) return false
  return preferredLanguage(c.req.header('Accept-Language')) === 'en'
}

const csp = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  formAction: ["'self'"],
  // A capture's page shows it in a frame; nothing else of the site may be framed.
  frameSrc: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
}

/** Readers elsewhere may build on JSON and feeds from their own pages: whatever is answered, errors and redirects too. */
const openToPages = cors({
  allowMethods: ['GET', 'HEAD'],
  allowHeaders: ['If-None-Match'],
  exposeHeaders: ['ETag'],
  maxAge: 86_400,
})
const isData = (path: string): boolean => wantsJson(path) || path.endsWith('/feed.atom')
const retainedHeaders = [...RETAINED_304_HEADERS, 'Access-Control-Allow-Origin', 'Access-Control-Expose-Headers']

/** The site, served or written to files. */
export const createSiteApp = (site: Site): Hono => {
  const app = new Hono()
  // Before the pages' own headers: what is somebody else's is given out under stricter ones.
  addArchive(app, site)

  app.use(
    secureHeaders({
      contentSecurityPolicy: csp,
      xFrameOptions: 'DENY',
      referrerPolicy: 'same-origin',
      crossOriginResourcePolicy: false,
      // Whether the site is to be had by HTTPS only is for whoever runs it to say.
      strictTransportSecurity: false,
    }),
  )
  app.use((c, next) => (isData(c.req.path) && c.req.method !== 'POST' ? openToPages(c, next) : next()))
  if (!site.isStatic) app.use(compress(), etag({ retainedHeaders }))

  app.get('/assets/:file', (c) => {
    const asset = site.assets.get(c.req.param('file'))
    if (asset === undefined) return notFound(c, site)
    const forEver = c.req.query('v') === asset.version
    return c.body(new Uint8Array(asset.bytes), 200, {
      'Content-Type': asset.mediaType,
      'Cache-Control': forEver ? 'public, max-age=31536000, immutable' : 'public, max-age=300',
    })
  })

  app.get('/robots.txt', (c) => {
    const sitemap = site.urls.absolute(site.urls.sitemap)
    const lines = [
      'User-agent: *',
      `Disallow: ${site.urls.search('ja').html}`,
      `Disallow: ${site.urls.search('en').html}`,
      ...(sitemap ? [`Sitemap: ${sitemap}`] : []),
    ]
    return c.text(`${lines.join('\n')}\n`)
  })

  app.get('/sitemap.xml', async (c) => {
    const xml = await writeSitemap(site)
    return xml === undefined
      ? notFound(c, site)
      : c.body(xml, 200, { 'Content-Type': 'application/xml; charset=utf-8' })
  })

  if (!site.isStatic) addReading(app, site)

  app.get('*', async (c) => {
    const { pathname, search, searchParams } = new URL(c.req.url)
    if (!site.isStatic && pathname === '/') {
      c.header('Vary', 'Accept-Language')
      if (wouldRatherHaveEnglish(c)) return c.redirect(site.urls.home('en').html, 302)
    }
    // One page, one address: what a directory's slash would lead to stands without it.
    if (!site.isStatic && pathname.length > 1 && pathname.endsWith('/') && pathname !== '/en/') {
      return c.redirect(`${site.urls.prefix}${pathname.replace(/\/+$/, '').replace(/^\/+/, '/')}${search}`, 301)
    }
    const address = readAddress(pathname, searchParams)
    return address === undefined ? notFound(c, site) : respond(c, site, address)
  })

  app.notFound((c) => notFound(c, site))

  app.onError((error, c) => {
    site.settings.onError?.(error, c.req.path)
    if (wantsJson(c.req.path) || (c.req.method === 'POST' && wantsFactsAsJson(c)))
      return c.json(problem('FAILED', 'publish: the casebook could not answer'), 500)
    const view = viewIn(site, c.req.path.startsWith('/en') ? 'en' : 'ja')
    return c.html(writePage(view, failedView(view)), 500)
  })

  return app
}
