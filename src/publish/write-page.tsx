import type { Language } from '../casebook/vocabulary.js'
import { translator } from './messages.js'
import type { PageView } from './pages/page.js'
import type { Site, View } from './site.js'
import type { PageUrls } from './urls.js'
import { Layout } from './view/layout.js'

/** One site in one language. `asked` is the address it was asked at, for a site that does not know its own. */
export const viewIn = (site: Site, lang: Language, asked?: string): View => ({
  ...site,
  lang,
  japanese: lang === 'ja' ? undefined : 'ja',
  t: translator(lang),
  addressOf: (href) =>
    site.urls.absolute(href) ?? (asked === undefined || site.isStatic ? undefined : new URL(href, asked).href),
})

/** A whole page as HTML. */
export const writePage = (
  view: View,
  page: PageView,
  options: { readonly urls?: PageUrls; readonly hasFeed?: boolean } = {},
): string =>
  `<!DOCTYPE html>\n${(<Layout view={view} page={page} hasFeed={options.hasFeed === true} {...(options.urls === undefined ? {} : { urls: options.urls })} />).toString()}`

/** Every error a program meets has this shape. */
export const problem = (code: string, message: string) => ({ error: { code, message } })
