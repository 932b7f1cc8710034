import type { CaseSummary, ReleaseSummary } from '../../casebook/records.js'
import type { CasebookReader } from '../../store/contract.js'
import { feedReleases } from '../feed.js'
import { formatNumber } from '../format.js'
import { siteTitle } from '../view/layout.js'
import { CaseList, Moment, ReleaseList } from '../view/parts.js'
import { definePage, once } from './page.js'

interface Home {
  readonly counts: Awaited<ReturnType<CasebookReader['counts']>>
  readonly newest: readonly ReleaseSummary[]
  readonly cases: readonly CaseSummary[]
}

/** The newest releases, and the cases in which something has moved. */
export const homePage = definePage<Home>({
  name: 'home',
  pattern: [],
  instances: once,
  load: async (_ask, { reader }) => {
    const [counts, releases, cases] = await Promise.all([
      reader.counts(),
      reader.releases({ order: 'added', limit: 10 }),
      reader.cases({ order: 'updated', limit: 6 }),
    ])
    return { counts, newest: releases.rows, cases: cases.rows }
  },
  view: ({ counts, newest, cases }, view) => {
    const { t, lang, urls } = view
    return {
      title: siteTitle(view),
      body: (
        <>
          <h1>{t('home.title')}</h1>
          <p class="lead">{t('home.lead')}</p>
          <p class="meta">
            {t('home.counts', {
              releases: formatNumber(counts.releases),
              cases: formatNumber(counts.cases),
              organisations: formatNumber(counts.organisations),
            })}
            {counts.updatedAt && (
              <>
                {' · '}
                {t('home.updated')} <Moment view={view} at={counts.updatedAt} />
              </>
            )}
          </p>
          {!view.isStatic && (
            <p class="note">
              <a href={urls.read(lang).html}>{t('read.link')}</a>
            </p>
          )}
          {counts.releases === 0 ? (
            <p>
              {t('home.empty')} {t('home.emptyThen')}
            </p>
          ) : (
            <div class="halves">
              <section aria-labelledby="newest">
                <h2 id="newest">{t('home.newest')}</h2>
                <ReleaseList view={view} releases={newest} />
                <p class="more">
                  <a href={urls.releases(lang).html}>{t('home.allReleases')}</a>
                </p>
              </section>
              <section aria-labelledby="moving">
                <h2 id="moving">{t('home.moving')}</h2>
                <CaseList view={view} cases={cases} />
                <p class="more">
                  <a href={urls.cases(lang).html}>{t('home.allCases')}</a>
                </p>
              </section>
            </div>
          )}
        </>
      ),
    }
  },
  json: (home) => home,
  feed: async (_home, view) => ({
    title: `${siteTitle(view)} — ${view.t('feed.newest')}`,
    page: { segments: [], lang: view.lang },
    releases: await feedReleases(view.reader),
  }),
})
