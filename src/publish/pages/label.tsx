import type { ReleaseSummary } from '../../casebook/records.js'
import { parseLabel, formatLabel as writeLabel } from '../../link/labels.js'
import { feedReleases } from '../feed.js'
import { formatLabel, formatNumber } from '../format.js'
import { siteTitle } from '../view/layout.js'
import { Pager, ReleaseList, Words } from '../view/parts.js'
import { definePage, loadRows } from './page.js'

interface LabelFound {
  readonly label: { readonly facet: string; readonly value: string }
  readonly rows: readonly ReleaseSummary[]
  readonly total: number
  readonly pages: number
}

/** The releases that bear one label, newest first. */
export const labelPage = definePage<LabelFound>({
  name: 'label',
  pattern: ['labels', ':label'],
  paged: true,
  pages: ({ pages }) => pages,
  instances: async function* ({ reader }) {
    for (const label of await reader.labels()) yield { label: writeLabel(label) }
  },
  load: async (ask, { reader }) => {
    const label = parseLabel(ask.params.label ?? '')
    const found = await loadRows(ask, (options) => reader.releases({ ...options, label, order: 'published' }))
    // A label nobody bears is no page: it would be there for every word one could think of.
    return found && found.total > 0 ? { ...found, label } : undefined
  },
  view: ({ label, rows, total, pages }, view, { page }) => {
    const { t, lang, urls } = view
    const shown = formatLabel(label, lang)
    const name = writeLabel(shown)
    const own = urls.label(label, lang)
    const [before, after] = t('label.shown').split('{label}')
    return {
      title: t('label.pageTitle', { label: name }),
      section: 'labels',
      paging: { page, pages },
      body: (
        <>
          <h1>
            <Words view={view} text={name} />
          </h1>
          <p class="shown">
            {before}
            <Words view={view} text={name} />
            {after} <a href={urls.releases(lang).html}>{t('label.showAll')}</a>
          </p>
          <p class="meta">
            {t('releases.total', { n: formatNumber(total) })}
            <span class="on-screen">
              {' · '}
              <a href={own.feed}>{t('label.feed')}</a> ·{' '}
              <a href={urls.found(lang, { q: `label:"${writeLabel(label)}"` })}>{t('label.searchWithin')}</a>
            </span>
          </p>
          <h2 class="hidden">{t('releases.list')}</h2>
          <ReleaseList view={view} releases={rows} />
          <Pager view={view} urls={own} page={page} pages={pages} />
        </>
      ),
    }
  },
  json: ({ label, rows, total, pages }, _site, { page }) => ({ label, total, page, pages, releases: rows }),
  feed: async ({ label }, view) => ({
    title: `${siteTitle(view)} — ${writeLabel(formatLabel(label, view.lang))}`,
    page: { segments: ['labels', writeLabel(label)], lang: view.lang },
    releases: await feedReleases(view.reader, { label }),
  }),
})
