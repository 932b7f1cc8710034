import type { Campaign } from '../../casebook/records.js'
import { CaseList, Told } from '../view/parts.js'
import { definePage } from './page.js'

/** Cases joined by one product's flaw or one attacker. */
export const campaignPage = definePage<Campaign>({
  name: 'campaign',
  pattern: ['campaigns', ':id'],
  instances: async function* ({ reader }) {
    for (const c of await reader.campaigns()) yield { id: c.id }
  },
  load: (ask, { reader }) => reader.campaign(ask.params.id ?? ''),
  view: (campaign, view) => {
    const { t } = view
    return {
      title: campaign.title,
      section: 'cases',
      description: t('campaign.lead', { product: campaign.product, n: campaign.cases.length }),
      body: (
        <>
          <p class="kicker">{t('campaign.kicker')}</p>
          <h1 lang={view.japanese}>{campaign.title}</h1>
          <p class="lead">
            <Told
              view={view}
              message="campaign.lead"
              values={{ n: campaign.cases.length }}
              names={{ product: campaign.product }}
            />
          </p>
          <h2>{t('campaign.cases')}</h2>
          <CaseList view={view} cases={campaign.cases} />
        </>
      ),
    }
  },
  json: (campaign) => campaign,
})
