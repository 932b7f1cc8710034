import type { Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { mostBytes, mostCharacters, type RefusedText, refusals, takeGiven } from './given-text.js'
import { translator } from './messages.js'
import { readGiven, readJson, readView, refusedView } from './pages/read.js'
import type { Site } from './site.js'
import { problem, viewIn, writePage } from './write-page.js'

/** `?format=json`, `/read.json`, or an `Accept` that wants JSON and is no browser's. */
export const wantsFactsAsJson = (c: Context): boolean => {
  const accept = c.req.header('Accept') ?? ''
  return (
    c.req.path.endsWith('.json') ||
    c.req.query('format') === 'json' ||
    (accept.includes('application/json') && !accept.includes('text/html'))
  )
}

const isForm = /^(?:multipart\/form-data|application\/x-www-form-urlencoded)\b/i

/**
 * Was a form sent from another site's page? Browsers say so in `Sec-Fetch-Site`, but only to HTTPS and this machine;
 * elsewhere `Origin` names the site, which must then be the one asked for or the one this is published as (a proxy may
 * ask for another). Programs send neither.
 */
const isFromElsewhere = (c: Context, site: Site): boolean => {
  const relation = c.req.header('Sec-Fetch-Site')
  if (relation !== undefined) return relation === 'cross-site' || relation === 'same-site'
  const origin = c.req.header('Origin')
  if (origin === undefined) return false
  const own = [c.req.url, site.urls.absolute('/') ?? c.req.url].map((url) => new URL(url).host)
  return !URL.canParse(origin) || !own.includes(new URL(origin).host)
}

/**
 * Adds what answers the form of `/read`. It changes nothing and keeps nothing, neither in the casebook nor in a cache
 * nor in a log, so what it needs are limits: on what may be sent, and on who may put words under this site's name.
 */
export const addReading = (app: Hono, site: Site): void => {
  const inLanguage = (c: Context) => {
    const lang = c.req.path.startsWith('/en/') ? 'en' : 'ja'
    return { view: viewIn(site, lang), urls: site.urls.read(lang) }
  }
  const refuse = (c: Context, given: RefusedText) => {
    c.header('Cache-Control', 'no-store')
    const { refused } = given
    if (refused === 'BUSY') c.header('Retry-After', '10')
    const status = refusals[refused]
    const { view, urls } = inLanguage(c)
    if (!wantsFactsAsJson(c)) return c.html(writePage(view, refusedView(given, view), { urls }), status)
    return c.json(
      problem(refused, `publish: ${translator('en')(`read.error.${refused}`, { most: mostCharacters })}`),
      status,
    )
  }
  app.on(
    'POST',
    ['/read', '/en/read', '/read.json', '/en/read.json'],
    async (c, next) => {
      // Another site's form would show its words to a visitor as if this one had said them.
      if (isFromElsewhere(c, site)) return refuse(c, { refused: 'CROSS_SITE' })
      if (!isForm.test(c.req.header('Content-Type') ?? '')) return refuse(c, { refused: 'UNSUPPORTED' })
      return next()
    },
    bodyLimit({ maxSize: mostBytes, onError: (c) => refuse(c, { refused: 'TOO_LARGE' }) }),
    async (c) => {
      const fields = await c.req.parseBody().catch(() => undefined)
      if (fields === undefined) return refuse(c, { refused: 'MALFORMED' })
      const given = await takeGiven(fields)
      if ('refused' in given) return refuse(c, given)
      c.header('Cache-Control', 'no-store')
      const read = readGiven(given, site.settings.lexicon)
      if (wantsFactsAsJson(c)) return c.json(readJson(read))
      const { view, urls } = inLanguage(c)
      return c.html(writePage(view, readView(read, view), { urls }))
    },
  )
}
