import { formatLabel as writeLabel } from '../../link/labels.js'
import type { QueryField } from '../../search/query.js'
import type { SearchResult } from '../../store/contract.js'
import { formatLabel, formatNumber } from '../format.js'
import type { View } from '../site.js'
import { Words } from './parts.js'

/** What a search was for, as far as a link to a narrower one has to say. */
interface Asked {
  readonly query: string
  readonly order: 'relevance' | 'published'
}

/** Values of a facet that are shown at once. */
const valuesShown = 20

/** Facets that are no label but a stretch of time, as the store names them. */
const yearFacet = '年'

/** A filter of the query language; a value with spaces stands in quotation marks. */
export const filterFor = (field: QueryField, value: string): string =>
  /[\s"「」]/.test(value) ? `${field}:"${value.replaceAll('"', '')}"` : `${field}:${value}`

/** How a facet's value is written in a query. */
const filterText = (facet: string, value: string): string => {
  if (facet === yearFacet && /^\d{4}$/.test(value)) return `after:${value} before:${Number(value) + 1}`
  return filterFor('label', writeLabel({ facet, value }))
}

/** How else somebody may have written it. */
const spellingsOf = (facet: string, value: string): readonly string[] => {
  const label = writeLabel({ facet, value })
  const written = filterText(facet, value)
  return facet === yearFacet ? [written] : [written, `label:"${label}"`, `label:「${label}」`, `ラベル:${label}`]
}

const holds = (query: string, written: string): boolean => ` ${query} `.includes(` ${written} `)

const without = (query: string, spellings: readonly string[]): string =>
  spellings
    .reduce((q, written) => q.replace(` ${written} `, ' '), ` ${query} `)
    .replace(/\s+/g, ' ')
    .trim()

const FacetValues = (of: {
  view: View
  asked: Asked
  facet: string
  values: SearchResult['facets'][number]['values']
}) => {
  const { lang, urls } = of.view
  const order = of.asked.order === 'relevance' ? undefined : of.asked.order
  return (
    <ul>
      {of.values.map(({ value, count, cases }) => {
        const spellings = spellingsOf(of.facet, value)
        const isChosen = spellings.some((written) => holds(of.asked.query, written))
        const q = isChosen
          ? without(of.asked.query, spellings)
          : `${of.asked.query} ${filterText(of.facet, value)}`.trim()
        return (
          <li>
            <a href={urls.found(lang, { q, order })} aria-current={isChosen ? 'true' : undefined} rel="nofollow">
              {isChosen && '✓ '}
              <Words view={of.view} text={formatLabel({ facet: of.facet, value }, lang).value} />
            </a>
            <span class="n">
              {formatNumber(count)} ({formatNumber(cases)})
            </span>
          </li>
        )
      })}
    </ul>
  )
}

/** What was found, counted by label and year; each count leads to a narrower search. */
export const SearchFacets = ({ view, asked, facets }: { view: View; asked: Asked; facets: SearchResult['facets'] }) => {
  const { t, lang } = view
  return (
    <aside class="facets" aria-label={t('search.facets')}>
      <p class="note">{t('search.counting')}</p>
      {facets
        .filter((f) => f.values.length > 0)
        .map((f) => (
          <section>
            <h3>
              <Words
                view={view}
                text={
                  f.facet === yearFacet
                    ? t('search.year')
                    : formatLabel({ facet: f.facet, value: '' }, lang).facet || t('labels.withoutFacet')
                }
              />
            </h3>
            <FacetValues view={view} asked={asked} facet={f.facet} values={f.values.slice(0, valuesShown)} />
            {f.values.length > valuesShown && (
              <details>
                <summary>{t('search.moreValues', { n: formatNumber(f.values.length - valuesShown) })}</summary>
                <FacetValues view={view} asked={asked} facet={f.facet} values={f.values.slice(valuesShown)} />
              </details>
            )}
          </section>
        ))}
    </aside>
  )
}
