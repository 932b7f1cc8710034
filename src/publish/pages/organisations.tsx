import type { OrganisationCount } from '../../casebook/records.js'
import { formatNumber } from '../format.js'
import { OrganisationLink, Pager } from '../view/parts.js'
import { definePage, loadRows, once } from './page.js'

interface Organisations {
  readonly rows: readonly OrganisationCount[]
  readonly total: number
  readonly pages: number
}

/** All organisations, those of most cases first. */
export const organisationsPage = definePage<Organisations>({
  name: 'organisations',
  pattern: ['organisations'],
  paged: true,
  instances: once,
  pages: ({ pages }) => pages,
  load: (ask, { reader }) => loadRows(ask, (options) => reader.organisations(options)),
  view: ({ rows, total, pages }, view, { page }) => {
    const { t, lang, urls } = view
    return {
      title: t('organisations.title'),
      section: 'organisations',
      paging: { page, pages },
      body: (
        <>
          <h1>{t('organisations.title')}</h1>
          <p class="meta">{t('organisations.total', { n: formatNumber(total) })}</p>
          <table class="list">
            <thead>
              <tr>
                <th scope="col">{t('col.organisation')}</th>
                <th scope="col" class="n">
                  {t('col.cases')}
                </th>
                <th scope="col" class="n">
                  {t('col.asOrigin')}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((o) => (
                <tr>
                  <th scope="row">
                    <OrganisationLink view={view} organisation={o} />
                  </th>
                  <td class="n" data-name={t('col.cases')}>
                    {formatNumber(o.cases)}
                  </td>
                  <td class="n" data-name={t('col.asOrigin')}>
                    {o.asOrigin === 0 ? '–' : formatNumber(o.asOrigin)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <Pager view={view} urls={urls.organisations(lang)} page={page} pages={pages} />
        </>
      ),
    }
  },
  json: ({ rows, total, pages }, _site, { page }) => ({ total, page, pages, organisations: rows }),
})
