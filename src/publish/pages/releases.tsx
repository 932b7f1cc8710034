import type { ReleaseSummary } from '../../casebook/records.js'
import { formatNumber } from '../format.js'
import { Pager, ReleaseList } from '../view/parts.js'
import { definePage, loadRows, once } from './page.js'

interface Releases {
  readonly rows: readonly ReleaseSummary[]
  readonly total: number
  readonly pages: number
}

/** All releases, newest publication first. */
export const releasesPage = definePage<Releases>({
  name: 'releases',
  pattern: ['releases'],
  paged: true,
  instances: once,
  pages: ({ pages }) => pages,
  load: (ask, { reader }) => loadRows(ask, (options) => reader.releases({ ...options, order: 'published' })),
  view: ({ rows, total, pages }, view, { page }) => {
    const { t, lang, urls } = view
    return {
      title: t('releases.title'),
      section: 'releases',
      paging: { page, pages },
      body: (
        <>
          <h1>{t('releases.title')}</h1>
          <p class="meta">{t('releases.total', { n: formatNumber(total) })}</p>
          <h2 class="hidden">{t('releases.list')}</h2>
          {total === 0 ? <p>{t('releases.none')}</p> : <ReleaseList view={view} releases={rows} />}
          <Pager view={view} urls={urls.releases(lang)} page={page} pages={pages} />
        </>
      ),
    }
  },
  json: ({ rows, total, pages }, _site, { page }) => ({ total, page, pages, releases: rows }),
})
