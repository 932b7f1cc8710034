import type { Child } from 'hono/jsx'
import type { Language } from '../../casebook/vocabulary.js'
import type { MessageKey } from '../message-keys.js'
import type { PageView } from '../pages/page.js'
import { readableAddress } from '../readable-address.js'
import type { View } from '../site.js'
import type { PageUrls } from '../urls.js'

/** The seal as an icon, small enough to stand in every page. */
const icon = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="5" fill="#b5301f"/><path d="M7 11h18M6 20h20M13 6l-2 20M21 6l-2 20" stroke="#fff" stroke-width="2.6" stroke-linecap="round"/></svg>',
)}`

export const siteTitle = (view: Pick<View, 'settings' | 'lang'>): string =>
  (view.lang === 'en' ? view.settings.titleEn : undefined) ?? view.settings.title

const siteDescription = (view: View): string =>
  (view.lang === 'en' ? view.settings.descriptionEn : view.settings.description) ?? view.t('site.description')

interface LayoutProps {
  readonly view: View
  readonly page: PageView
  /** Absent for pages that are nowhere: errors. */
  readonly urls?: PageUrls
  readonly hasFeed: boolean
  readonly status?: number
}

const Head = ({ view, page, urls, hasFeed }: LayoutProps) => {
  const { assets, lang, t } = view
  const title = page.title === siteTitle(view) ? page.title : `${page.title} | ${siteTitle(view)}`
  const description = page.description ?? siteDescription(view)
  const canonical = urls && view.urls.absolute(urls.html)
  const asset = (file: string) => {
    const found = assets.get(file)
    return found && `${view.urls.asset(file)}?v=${found.version}`
  }
  const script = (name: string, loading: { readonly defer?: true }) => {
    const src = asset(`${name}.js`)
    return src && (loading.defer ? <script type="module" src={src}></script> : <script src={src}></script>)
  }
  const inLanguage = (other: Language) =>
    urls && view.urls.asked(view.urls.page({ ...urls.at, lang: other }).html, page.asked ?? {})
  const json = urls && view.urls.asked(urls.json, page.asked ?? {})
  const number = urls?.at.page ?? 1
  return (
    <head>
      <meta charset="utf-8" />
      {view.isStatic && (
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; form-action 'self'; frame-src 'self'; base-uri 'none'"
        />
      )}
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{number > 1 ? `${title} (${number})` : title}</title>
      <meta name="description" content={description} />
      {page.unlisted && <meta name="robots" content="noindex" />}
      {script('theme', {})}
      <link rel="stylesheet" href={asset('site.css')} />
      <link rel="icon" href={icon} />
      {canonical && <link rel="canonical" href={canonical} />}
      {urls &&
        (['ja', 'en'] as const).map((l) => (
          <link rel="alternate" hreflang={l} href={view.urls.absolute(inLanguage(l) ?? '') ?? inLanguage(l)} />
        ))}
      {urls && (
        <link
          rel="alternate"
          hreflang="x-default"
          href={view.urls.absolute(inLanguage('ja') ?? '') ?? inLanguage('ja')}
        />
      )}
      {json && <link rel="alternate" type="application/json" href={json} />}
      {hasFeed && urls && <link rel="alternate" type="application/atom+xml" title={page.title} href={urls.feed} />}
      {!(hasFeed && urls?.at.segments.length === 0) && (
        <link rel="alternate" type="application/atom+xml" title={t('feed.newest')} href={view.urls.home(lang).feed} />
      )}
      {page.paging && page.paging.page > 1 && urls && (
        <link rel="prev" href={view.urls.page({ ...urls.at, page: page.paging.page - 1 }).html} />
      )}
      {page.paging && page.paging.page < page.paging.pages && urls && (
        <link rel="next" href={view.urls.page({ ...urls.at, page: page.paging.page + 1 }).html} />
      )}
      <meta property="og:type" content={page.kind ?? 'website'} />
      <meta property="og:title" content={page.title} />
      <meta property="og:description" content={description} />
      <meta property="og:site_name" content={siteTitle(view)} />
      <meta property="og:locale" content={lang === 'ja' ? 'ja_JP' : 'en_GB'} />
      {canonical && <meta property="og:url" content={canonical} />}
      <meta name="twitter:card" content="summary" />
      {script('site', { defer: true })}
      {(page.scripts ?? []).map((name) => script(name, { defer: true }))}
    </head>
  )
}

const sections = ['releases', 'cases', 'labels', 'organisations', 'about'] as const

const Header = ({ view, page }: LayoutProps) => {
  const { lang, t, urls } = view
  return (
    <header class="site">
      <div class="wrap">
        <a
          class="name"
          href={urls.home(lang).html}
          lang={view.settings.titleEn === undefined ? view.japanese : undefined}
        >
          {siteTitle(view)}
        </a>
        <nav aria-label={t('nav.main')}>
          {sections.map((s) => (
            <a href={urls[s](lang).html} aria-current={page.section === s ? 'page' : undefined}>
              {t(`nav.${s}` satisfies MessageKey)}
            </a>
          ))}
        </nav>
        <search>
          <form action={urls.search(lang).html} method="get">
            <input
              type="search"
              name="q"
              placeholder={t(view.isStatic ? 'search.placeholderStatic' : 'search.placeholder')}
              aria-label={t('search.label')}
              autocomplete="off"
              data-search
            />
            <button type="submit">{t('search.button')}</button>
          </form>
        </search>
      </div>
    </header>
  )
}

const Footer = ({ view, page, urls, hasFeed }: LayoutProps) => {
  const { lang, t, settings } = view
  const other = lang === 'ja' ? 'en' : 'ja'
  const here = urls?.at ?? { segments: [], lang }
  const otherHref =
    here.segments.length === 0 && (here.page ?? 1) === 1
      ? view.urls.homeAsChosen(other)
      : view.urls.asked(view.urls.page({ ...here, lang: other }).html, page.asked ?? {})
  return (
    <footer class="site">
      <div class="wrap">
        <p>
          <a href={otherHref} lang={other} hreflang={other} data-asked={page.asked && ''}>
            {other === 'en' ? 'English' : '日本語'}
          </a>
          {urls && (
            <>
              <a href={hasFeed ? urls.feed : view.urls.home(lang).feed}>Atom</a>
              <a href={view.urls.asked(urls.json, page.asked ?? {})} data-asked={page.asked && ''}>
                JSON
              </a>
            </>
          )}
          <a href={view.urls.about(lang).html}>{t('nav.about')}</a>
          {!view.isStatic && (settings.sources?.length ?? 0) > 0 && (
            <>
              <a href={view.urls.inbox(lang).html}>{t('inbox.title')}</a>
              <a href={view.urls.sources(lang).html}>{t('sources.title')}</a>
            </>
          )}
          <button
            type="button"
            data-theme-switch
            data-words={[t('theme.auto'), t('theme.light'), t('theme.dark')].join('|')}
            hidden
          >
            {t('theme.auto')}
          </button>
          <button type="button" data-help hidden>
            {t('help.open')}
          </button>
        </p>
        <p>
          {siteDescription(view)} {settings.author && t('footer.author', { author: settings.author })}{' '}
          {settings.license &&
            (/^https?:/.test(settings.license) ? (
              <a href={settings.license} rel="license">
                {t('footer.license')}
              </a>
            ) : (
              `${t('footer.license')}: ${settings.license}`
            ))}
        </p>
      </div>
      <dialog id="help" aria-labelledby="help-title">
        <h2 id="help-title">{t('help.title')}</h2>
        <dl>
          <dt>
            <kbd>/</kbd>
          </dt>
          <dd>{t('help.search')}</dd>
          <dt>
            <kbd>j</kbd> <kbd>k</kbd>
          </dt>
          <dd>{t('help.facts')}</dd>
          <dt>
            <kbd>?</kbd>
          </dt>
          <dd>{t('help.help')}</dd>
          <dt>
            <kbd>Esc</kbd>
          </dt>
          <dd>{t('help.close')}</dd>
        </dl>
        <form method="dialog">
          <button type="submit">{t('help.close')}</button>
        </form>
      </dialog>
    </footer>
  )
}

/** A whole page. */
export const Layout = (props: LayoutProps & { readonly children?: Child }) => {
  const { view, page, urls } = props
  const source = urls && view.addressOf(view.urls.asked(urls.html, page.asked ?? {}))
  return (
    <html lang={view.lang}>
      <Head {...props} />
      <body>
        <a class="skip" href="#main">
          {view.t('skip')}
        </a>
        <Header {...props} />
        <main id="main" class="wrap" tabindex={-1}>
          {page.body}
        </main>
        {source && (
          <p class="print-source wrap">
            {view.t('print.source')}: <span data-asked={page.asked && ''}>{readableAddress(source)}</span>
          </p>
        )}
        <Footer {...props} />
      </body>
    </html>
  )
}
