import type { CaseSummary, OrganisationCount } from '../../casebook/records.js'
import { parseQuery } from '../../search/query.js'
import type { Page, SearchHit, SearchResult } from '../../store/contract.js'
import { formatNumber } from '../format.js'
import type { View } from '../site.js'
import { DateText, headlineText, LabelList, OrganisationLink, Phrase, Seal, Words } from '../view/parts.js'
import { SearchBox } from '../view/search-box.js'
import { filterFor, SearchFacets } from '../view/search-facets.js'
import { definePage, once, rowsPerPage } from './page.js'

interface Searched {
  readonly query: string
  readonly order: 'relevance' | 'published'
  readonly page: number
  readonly result?: SearchResult
  /** Organisations of a name that was asked for: what is sought is often who, and not which release. */
  readonly organisations?: Page<OrganisationCount>
  /** A case to ask for by example, where the casebook has one. */
  readonly example?: CaseSummary
}

interface Example {
  readonly query: string
  readonly about: 'words' | 'phrase' | 'not' | 'label' | 'org' | 'origin' | 'number' | 'dates'
}

/** The query language by example, of what this casebook holds. */
const examplesOf = (of: CaseSummary | undefined): readonly Example[] => {
  const organisation = of?.disclosers[0]?.name
  const year = of?.lastPublished?.slice(0, 4)
  return [
    { query: '漏えい 委託先', about: 'words' },
    { query: '"個人情報保護委員会に報告"', about: 'phrase' },
    { query: '不正アクセス -ランサムウェア', about: 'not' },
    { query: 'label:インシデント:2次被害', about: 'label' },
    ...(organisation === undefined ? [] : [{ query: filterFor('org', organisation), about: 'org' as const }]),
    ...(of?.origin === undefined ? [] : [{ query: filterFor('origin', of.origin.name), about: 'origin' as const }]),
    ...(of === undefined ? [] : [{ query: `#${of.number}`, about: 'number' as const }]),
    ...(year === undefined ? [] : [{ query: `after:${year} before:${Number(year) + 1}`, about: 'dates' as const }]),
  ]
}

const Examples = ({ view, of }: { view: View; of: CaseSummary | undefined }) => (
  <section class="examples" aria-labelledby="examples">
    <h2 id="examples">{view.t('search.examples')}</h2>
    <dl>
      {examplesOf(of).map(({ query, about }) => (
        <>
          <dt>
            <a href={view.urls.found(view.lang, { q: query })}>
              <code>
                <Words view={view} text={query} />
              </code>
            </a>
          </dt>
          <dd>{view.t(`search.example.${about}`)}</dd>
        </>
      ))}
    </dl>
  </section>
)

const Marked = ({ hit }: { hit: SearchHit }) => {
  const parts: unknown[] = []
  let at = 0
  for (const [start, end] of hit.marks) {
    if (start < at) continue
    parts.push(hit.snippet.slice(at, start), <mark class="found">{hit.snippet.slice(start, end)}</mark>)
    at = end
  }
  parts.push(hit.snippet.slice(at))
  return (
    <p class="snippet" lang="ja">
      {parts as string[]}
    </p>
  )
}

const Hits = ({ view, hits }: { view: View; hits: readonly SearchHit[] }) => (
  <ol class="entries">
    {hits.map((hit) => (
      <li>
        <p class="when">
          {hit.release.published ? <DateText view={view} date={hit.release.published.date} /> : view.t('date.unknown')}
          <Seal view={view} number={hit.release.number} />
        </p>
        <div>
          <p class="who">
            {hit.release.discloser ? (
              <OrganisationLink view={view} organisation={hit.release.discloser} />
            ) : (
              view.t('discloser.unknown')
            )}
            {hit.release.headline && <span class="n">{headlineText(hit.release, view)}</span>}
          </p>
          <h3 lang={view.japanese}>
            <a href={view.urls.release(hit.release.id, view.lang).html}>{hit.release.title}</a>
          </h3>
          <Marked hit={hit} />
          <LabelList view={view} labels={hit.release.labels} most={4} />
        </div>
      </li>
    ))}
  </ol>
)

/** Names of organisations asked for: words, and what stands behind org: and origin:. A single sign names too many. */
const namesIn = (query: string): readonly string[] => {
  const { terms, filters } = parseQuery(query)
  const words = terms.filter(({ not, text }) => !not && [...text].length > 1).map(({ text }) => text)
  const named = filters.filter(({ not, field }) => !not && (field === 'org' || field === 'origin'))
  return [...new Set([...words, ...named.map(({ value }) => value)])]
}

/** Filters alone leave nothing to be more or less near to: what they find is newest first. */
const hasWords = (query: string): boolean => parseQuery(query).terms.some(({ not }) => !not)

/** More of them stand in the list of organisations. */
const organisationsShown = 5

const Organisations = ({ view, searched }: { view: View; searched: Searched }) => {
  const { t, lang, urls } = view
  const { query, organisations } = searched
  if (organisations === undefined || organisations.total === 0) return null
  const [name, ...others] = namesIn(query)
  return (
    <p class="shown">
      {t('search.organisations')}{' '}
      {organisations.rows.map((o, i) => (
        <>
          {i > 0 && ' · '}
          <OrganisationLink view={view} organisation={o} />
        </>
      ))}
      {organisations.total > organisations.rows.length && others.length === 0 && (
        <>
          {' · '}
          <a href={urls.asked(urls.organisations(lang).html, { q: name })}>
            {t('search.moreValues', { n: formatNumber(organisations.total - organisations.rows.length) })}
          </a>
        </>
      )}
    </p>
  )
}

/** Farther on nobody looks. */
const mostPages = 5000

const pagesOf = (result: SearchResult | undefined): number =>
  Math.min(mostPages, Math.max(1, Math.ceil((result?.total ?? 0) / rowsPerPage)))

/** What an address of the search says. */
const askedFor = ({ query, order }: Searched, page: number) => ({
  q: query,
  order: order === 'relevance' ? undefined : order,
  page: page > 1 ? String(page) : undefined,
})

const Results = ({ view, searched }: { view: View; searched: Searched }) => {
  const { t, lang, urls } = view
  const { result, query, page, order, example } = searched
  if (result === undefined) return <Examples view={view} of={example} />
  const pages = pagesOf(result)
  const to = (n: number) => urls.found(lang, askedFor(searched, n))
  const ordered = (other: Searched['order'], words: string) =>
    order === other ? (
      <b aria-current="true">{words}</b>
    ) : (
      <a href={urls.found(lang, { q: query, order: other === 'relevance' ? undefined : other })} rel="nofollow">
        {words}
      </a>
    )
  return (
    <>
      <p class="meta" role="status">
        {t('releases.total', { n: formatNumber(result.total) })} · {t('cases.total', { n: formatNumber(result.cases) })}
        {result.total > 1 && hasWords(query) && (
          <>
            {' '}
            · {ordered('relevance', t('search.byRelevance'))} · {ordered('published', t('search.byDate'))}
          </>
        )}
      </p>
      {result.warnings.length > 0 && (
        <ul class="warnings">
          {result.warnings.map((w) => (
            <li>
              <Phrase view={view} english={w} />
            </li>
          ))}
        </ul>
      )}
      <Organisations view={view} searched={searched} />
      <div class="searched">
        <div>
          <h2 class="hidden">{t('search.results')}</h2>
          {result.emptied.map((number) => (
            <p>
              {t('search.emptied')} <Seal view={view} number={number} />
            </p>
          ))}
          {result.total > 0 ? (
            <Hits view={view} hits={result.rows} />
          ) : (
            result.emptied.length === 0 && (
              <>
                <p>{t('search.nothing', { query })}</p>
                <Examples view={view} of={example} />
              </>
            )
          )}
          {pages > 1 && (
            <nav class="pager" aria-label={t('pager.label')}>
              {page > 1 && (
                <a rel="prev" href={to(page - 1)}>
                  {t('pager.previous')}
                </a>
              )}
              <span aria-current="page">
                {page} / {pages}
              </span>
              {page < pages && (
                <a rel="next" href={to(page + 1)}>
                  {t('pager.next')}
                </a>
              )}
            </nav>
          )}
        </div>
        {result.facets.some((f) => f.values.length > 0) && (
          <SearchFacets view={view} asked={searched} facets={result.facets} />
        )}
      </div>
    </>
  )
}

/** Search over everything released. On a static site the browser itself searches. */
export const searchPage = definePage<Searched>({
  name: 'search',
  pattern: ['search'],
  instances: once,
  load: async (ask, { reader, isStatic }) => {
    const query = (ask.query.get('q') ?? '').trim()
    const order = ask.query.get('order') === 'published' ? 'published' : 'relevance'
    const page = Math.max(1, Number.parseInt(ask.query.get('page') ?? '1', 10) || 1)
    if (isStatic) return { query, order, page: 1 }
    if (page > mostPages) return undefined
    const result =
      query === ''
        ? undefined
        : await reader.search(query, { order, offset: (page - 1) * rowsPerPage, limit: rowsPerPage })
    // As with lists: a page beyond the last does not exist.
    if (page > pagesOf(result)) return undefined
    const named = page === 1 ? namesIn(query) : []
    const organisations =
      named.length === 0 ? {} : { organisations: await reader.organisations({ named, limit: organisationsShown }) }
    if (result !== undefined && result.total > 0) return { query, order, page, result, ...organisations }
    const { rows } = await reader.cases({ limit: 50 })
    const example =
      rows.find(({ origin, disclosers: [first] }) => origin && first && origin.key !== first.key) ?? rows[0]
    return { query, order, page, ...organisations, ...(result && { result }), ...(example && { example }) }
  },
  view: (searched, view) => {
    const { t, lang, urls } = view
    return {
      asked: askedFor(searched, searched.page),
      title: searched.query === '' ? t('search.title') : t('search.titleFor', { query: searched.query }),
      section: 'search',
      unlisted: searched.query !== '',
      scripts: [view.isStatic ? 'search-static' : 'search'],
      body: (
        <>
          <h1>{t('search.title')}</h1>
          <SearchBox view={view} action={urls.search(lang).html} name={t('search.title')} value={searched.query} live>
            {searched.order === 'published' && <input type="hidden" name="order" value="published" />}
          </SearchBox>
          {view.isStatic && (
            <noscript>
              <p class="warnings">{t('search.needsScript')}</p>
            </noscript>
          )}
          <div
            id="results"
            aria-live="polite"
            data-pagefind={view.isStatic ? urls.pagefind : undefined}
            data-total={t('search.total', { n: '{n}' })}
            data-emptied={view.isStatic ? t('search.emptied') : undefined}
            data-nothing={t('search.nothing', { query: '{query}' })}
            data-left-out={view.isStatic ? t('search.leftOut', { words: '{words}' }) : undefined}
            data-failed={t('search.failed')}
            data-more={t('search.more')}
            data-heading={t('search.results')}
          >
            {view.isStatic ? <StaticExamples view={view} /> : <Results view={view} searched={searched} />}
          </div>
        </>
      ),
    }
  },
  json: ({ query, order, page, result, organisations }) => ({
    query,
    order,
    page,
    total: result?.total ?? 0,
    cases: result?.cases ?? 0,
    pages: pagesOf(result),
    facets: result?.facets ?? [],
    warnings: result?.warnings ?? [],
    emptied: result?.emptied ?? [],
    organisations: organisations?.rows ?? [],
    hits: result?.rows ?? [],
  }),
})

/** Without a server only words can be asked for. */
const StaticExamples = ({ view }: { view: View }) => (
  <p class="meta">
    {view.t('search.staticExamples')}{' '}
    {['漏えい', '流出', '委託先 ランサムウェア'].map((query, i) => (
      <>
        {i > 0 && ' · '}
        <a href={view.urls.found(view.lang, { q: query })} lang={view.japanese}>
          {query}
        </a>
      </>
    ))}
  </p>
)
