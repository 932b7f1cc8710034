import type { LabelCount } from '../../casebook/records.js'
import { vocabulary } from '../../casebook/vocabulary.js'
import { formatLabel, formatNumber } from '../format.js'
import { Words } from '../view/parts.js'
import { definePage, once } from './page.js'

interface Labels {
  readonly labels: readonly LabelCount[]
}

/** All labels by facet, with how many releases bear each. */
export const labelsPage = definePage<Labels>({
  name: 'labels',
  pattern: ['labels'],
  instances: once,
  load: async (_ask, { reader }) => ({ labels: await reader.labels() }),
  view: ({ labels }, view) => {
    const { t, lang, urls } = view
    // What happened comes first, labels without a facet last, the others by how many releases bear them.
    const rank = (facet: string) => (facet === vocabulary.facet('action') ? 0 : facet === '' ? 2 : 1)
    const facets = [...new Set(labels.map((l) => l.facet))].sort((a, b) => rank(a) - rank(b))
    return {
      title: t('labels.title'),
      section: 'labels',
      body: (
        <>
          <h1>{t('labels.title')}</h1>
          <p class="meta">{t('labels.lead')}</p>
          {facets.map((facet) => {
            const of = labels.filter((l) => l.facet === facet)
            const [first] = of
            return (
              <section>
                <h2>
                  {facet === '' || first === undefined ? (
                    t('labels.withoutFacet')
                  ) : (
                    <Words view={view} text={formatLabel(first, lang).facet} />
                  )}
                </h2>
                <ul class="counted">
                  {of.map((l) => (
                    <li>
                      <a href={urls.label(l, lang).html}>
                        <Words view={view} text={formatLabel(l, lang).value} />
                      </a>
                      <span class="n">{formatNumber(l.releases)}</span>
                    </li>
                  ))}
                </ul>
              </section>
            )
          })}
          {labels.length === 0 && <p>{t('labels.none')}</p>}
        </>
      ),
    }
  },
  json: (found) => found,
})
