import type { View } from '../site.js'
import { SearchBox } from '../view/search-box.js'
import type { PageView } from './page.js'

/** What somebody sees who asked for what is not there: what it may have been, and a way to search for it. */
export const notFoundView = (view: View, path: string): PageView => {
  const { t, lang, urls } = view
  // The last part of a wrong address is often the name or the number that was meant.
  const guess =
    path
      .split('/')
      .filter(Boolean)
      .at(-1)
      ?.replace(/\.(?:json|html?|atom)$/, '') ?? ''
  return {
    title: t('notFound.title'),
    unlisted: true,
    body: (
      <>
        <p class="kicker">404</p>
        <h1>{t('notFound.title')}</h1>
        <p>{t('notFound.lead')}</p>
        <SearchBox
          view={view}
          action={urls.search(lang).html}
          name={t('notFound.search')}
          value={view.isStatic ? '' : guess}
        />
        <ul>
          <li>
            <a href={urls.releases(lang).html}>{t('home.allReleases')}</a>
          </li>
          <li>
            <a href={urls.cases(lang).html}>{t('home.allCases')}</a>
          </li>
          <li>
            <a href={urls.labels(lang).html}>{t('labels.title')}</a>
          </li>
          <li>
            <a href={urls.organisations(lang).html}>{t('organisations.title')}</a>
          </li>
        </ul>
      </>
    ),
  }
}

/** What somebody sees when the casebook itself failed. */
export const failedView = (view: View): PageView => {
  const { t, lang, urls } = view
  return {
    title: t('failed.title'),
    unlisted: true,
    body: (
      <>
        <p class="kicker">500</p>
        <h1>{t('failed.title')}</h1>
        <p>{t('failed.lead')}</p>
        <p>
          <a href={urls.home(lang).html}>{t('failed.home')}</a>
        </p>
      </>
    ),
  }
}
