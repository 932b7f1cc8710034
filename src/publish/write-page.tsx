import type { Language } from '../casebook/vocabulary.js'
import { translator } from './messages.js'
import type { PageView } from './pages/page.js'
import type { Site, View } from './site.js'
import type { PageUrls } from './urls.js'
import { Layout } from './view/layout.js'

/** One site in one language. */
export const viewIn = (site: Site, lang: Language): View => ({
  ...site,
  lang,
  japanese: lang === 'ja' ? undefined : 'ja',
  t: translator(lang),
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
