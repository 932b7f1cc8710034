import type { Campaign } from '../../casebook/records.js'
import { definePage, once } from './page.js'

interface Campaigns {
  readonly campaigns: readonly Campaign[]
}

/** All campaigns. */
export const campaignsPage = definePage<Campaigns>({
  name: 'campaigns',
  pattern: ['campaigns'],
  instances: once,
  load: async (_ask, { reader }) => ({ campaigns: await reader.campaigns() }),
  view: ({ campaigns }, { t, lang, japanese, urls }) => ({
    title: t('campaigns.title'),
    section: 'cases',
    body: (
      <>
        <h1>{t('campaigns.title')}</h1>
        <p class="meta">{t('campaigns.lead')}</p>
        {campaigns.length === 0 ? (
          <p>{t('campaigns.none')}</p>
        ) : (
          <ul class="counted">
            {campaigns.map((c) => (
              <li>
                <a href={urls.campaign(c.id, lang).html} lang={japanese}>
                  {c.title}
                </a>
                <span class="n">{t('campaigns.cases', { n: c.cases.length })}</span>
              </li>
            ))}
          </ul>
        )}
      </>
    ),
  }),
  json: (found) => found,
})
