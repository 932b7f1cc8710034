import type { CampaignRef, CaseSummary } from '../../casebook/records.js'
import { formatNumber } from '../format.js'
import { CaseList, Pager } from '../view/parts.js'
import { definePage, loadRows, once } from './page.js'

interface Cases {
  readonly rows: readonly CaseSummary[]
  readonly total: number
  readonly pages: number
  readonly campaigns: readonly CampaignRef[]
}

/** All cases, newest number first, and the campaigns that join them. */
export const casesPage = definePage<Cases>({
  name: 'cases',
  pattern: ['cases'],
  paged: true,
  instances: once,
  pages: ({ pages }) => pages,
  load: async (ask, { reader }) => {
    const found = await loadRows(ask, (options) => reader.cases({ ...options, order: 'number' }))
    return found && { ...found, campaigns: ask.page === 1 ? await reader.campaigns() : [] }
  },
  view: ({ rows, total, pages, campaigns }, view, { page }) => {
    const { t, lang, urls } = view
    return {
      title: t('cases.title'),
      section: 'cases',
      paging: { page, pages },
      body: (
        <>
          <h1>{t('cases.title')}</h1>
          <p class="meta">{t('cases.total', { n: formatNumber(total) })}</p>
          {campaigns.length > 0 && (
            <p>
              {t('cases.campaigns')}{' '}
              {campaigns.map((c, i) => (
                <>
                  {i > 0 && ' · '}
                  <a href={urls.campaign(c.id, lang).html} lang={view.japanese}>
                    {c.title}
                  </a>
                </>
              ))}
            </p>
          )}
          <h2 class="hidden">{t('cases.list')}</h2>
          {total === 0 ? <p>{t('cases.none')}</p> : <CaseList view={view} cases={rows} />}
          <Pager view={view} urls={urls.cases(lang)} page={page} pages={pages} />
        </>
      ),
    }
  },
  json: ({ rows, total, pages }, _site, { page }) => ({ total, page, pages, cases: rows }),
})
