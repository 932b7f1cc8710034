import type { OrganisationCount } from '../../casebook/records.js'
import { formatNumber } from '../format.js'
import type { View } from '../site.js'
import { OrganisationLink, Pager, Told } from '../view/parts.js'
import { SearchBox } from '../view/search-box.js'
import { definePage, loadRows, once } from './page.js'

interface Organisations {
  /** A name, or a part of one, that was asked for; empty where all are. */
  readonly query: string
  readonly rows: readonly OrganisationCount[]
  readonly total: number
  readonly pages: number
}

/** What was asked for and how many bear the name; where none does, that its absence is no all-clear. */
const Asked = ({ view, found: { query, total } }: { view: View; found: Organisations }) => {
  const { t, lang, urls } = view
  return (
    <p class="shown" role="status">
      <Told
        view={view}
        message={total === 0 ? 'organisations.noneNamed' : 'organisations.named'}
        values={{ n: formatNumber(total) }}
        names={{ query }}
      />{' '}
      <a href={urls.found(lang, { q: query })}>{t('organisations.inTexts')}</a>
      {' · '}
      <a href={urls.organisations(lang).html}>{t('organisations.all')}</a>
    </p>
  )
}

/** All organisations, those of most cases first, or those of a name. On a static site nobody answers for a name. */
export const organisationsPage = definePage<Organisations>({
  name: 'organisations',
  pattern: ['organisations'],
  paged: true,
  instances: once,
  pages: ({ pages }) => pages,
  load: async (ask, { reader, isStatic }) => {
    const query = isStatic ? '' : (ask.query.get('q') ?? '').trim()
    const named = query === '' ? {} : { named: [query] }
    const found = await loadRows(ask, (options) => reader.organisations({ ...options, ...named }))
    return found && { query, ...found }
  },
  view: (found, view, { page }) => {
    const { t, lang, urls } = view
    const { query, rows, total, pages } = found
    return {
      title: t('organisations.title'),
      section: 'organisations',
      ...(query === '' ? { paging: { page, pages } } : { asked: { q: query }, unlisted: true }),
      body: (
        <>
          <h1>{t('organisations.title')}</h1>
          {!view.isStatic && (
            <SearchBox
              view={view}
              action={urls.organisations(lang).html}
              name={t('organisations.find')}
              hint={t('organisations.find')}
              value={query}
            />
          )}
          {query === '' ? (
            <p class="meta">
              {t(total === 0 ? 'organisations.none' : 'organisations.total', { n: formatNumber(total) })}
            </p>
          ) : (
            <Asked view={view} found={found} />
          )}
          {rows.length > 0 && (
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
          )}
          <Pager
            view={view}
            urls={urls.organisations(lang)}
            page={page}
            pages={pages}
            to={(n) => urls.asked(urls.organisations(lang, n).html, { q: query })}
          />
        </>
      ),
    }
  },
  json: ({ query, rows, total, pages }, _site, { page }) => ({
    ...(query === '' ? {} : { query }),
    total,
    page,
    pages,
    organisations: rows,
  }),
})
