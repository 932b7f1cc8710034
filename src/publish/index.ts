import type { Hono } from 'hono'
import type { CasebookReader } from '../store/contract.js'
import { createSiteApp } from './app.js'
import { loadAssets } from './assets.js'
import type { SiteSettings } from './site.js'
import { createUrls } from './urls.js'

export type { SiteSettings } from './site.js'
export { type BuiltSite, buildSite } from './static.js'

/**
 * The site as a Hono app, to be mounted at the root of a server. It only reads.
 *
 * @example
 * const site = createSite(casebook.reader, { title: '事件簿' })
 * const page = await site.request('/cases/2023-416')
 */
export const createSite = (reader: CasebookReader, settings: SiteSettings): Hono =>
  createSiteApp({ reader, settings, urls: createUrls(settings), assets: loadAssets(), isStatic: false })
