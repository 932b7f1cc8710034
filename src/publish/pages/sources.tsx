import type { SourceState } from '../../casebook/watching.js'
import { formatEvery, formatNumber } from '../format.js'
import { publicState } from '../public-source.js'
import type { View, WatchedSource } from '../site.js'
import { webAddress } from '../urls.js'
import { Moment, Phrase } from '../view/parts.js'
import { definePage, never } from './page.js'

interface SourceFound {
  readonly source: WatchedSource
  /** Absent before it was looked at for the first time. */
  readonly state?: SourceState
}

interface Sources {
  readonly sources: readonly SourceFound[]
}

const example = `sources:
  - { name: 雲居県 報道発表, url: https://www.pref.kumoi.example/feed.xml }
  - { name: 柚ノ木市 お知らせ, url: https://www.city.yunoki.example/news/, selector: "#news a", every: 12h }
  - { name: 受け取った文書, folder: incoming }
`

/** What is wrong with a source, loud enough to be seen among many that work. */
const Trouble = ({ view, state }: { view: View; state: SourceState }) => {
  const { t } = view
  return (
    <>
      {state.alarm && (
        <p class="warnings hand">
          <b>{t('sources.hand')}</b> {t(`sources.alarm.${state.alarm}`)}
        </p>
      )}
      {state.missed?.map((said) => (
        <p class="warnings">
          <Phrase view={view} english={said} />
        </p>
      ))}
      {state.failing > 0 && (
        <p class="warnings">
          {t('sources.failing', { n: state.failing })}
          {state.failingSince && (
            <>
              {' '}
              {t('sources.failingSince')} <Moment view={view} at={state.failingSince} />
            </>
          )}
          {state.error && (
            <>
              <br />
              <Phrase view={view} english={state.error} />
            </>
          )}
        </p>
      )}
    </>
  )
}

const Facts = ({ view, source, state }: { view: View; source: WatchedSource; state: SourceState | undefined }) => {
  const { t, lang, urls } = view
  const moment = (at: string | undefined) => (at === undefined ? t('sources.never') : <Moment view={view} at={at} />)
  return (
    <dl class="stats">
      <div>
        <dt>{t('sources.every')}</dt>
        <dd>{formatEvery(source.every, lang)}</dd>
      </div>
      <div>
        <dt>{t('sources.lastLooked')}</dt>
        <dd>{moment(state?.lastLooked)}</dd>
      </div>
      {state && (
        <>
          <div>
            <dt>{t('sources.nextLook')}</dt>
            <dd>{moment(state.nextLook)}</dd>
          </div>
          <div>
            <dt>{t('sources.lastNew')}</dt>
            <dd>{moment(state.lastNew)}</dd>
          </div>
          <div>
            <dt>{t('sources.listed')}</dt>
            <dd>
              {/* An empty list is kept as what it listed before. */}
              {state.alarm === 'nothing'
                ? t('sources.listedBefore', { n: formatNumber(state.listed) })
                : formatNumber(state.listed)}
            </dd>
          </div>
          <div>
            <dt>{t('sources.items')}</dt>
            <dd>
              <a href={urls.inboxOf(lang, { source: source.name })}>{formatNumber(state.items)}</a>
            </dd>
          </div>
          <div>
            <dt>{t('sources.filed')}</dt>
            <dd>
              <a href={urls.inboxOf(lang, { source: source.name, state: 'filed' })}>{formatNumber(state.filed)}</a>
            </dd>
          </div>
          <div>
            <dt>{t('sources.failures')}</dt>
            <dd>{t('sources.failuresOf', { n: formatNumber(state.failures), of: formatNumber(state.looks) })}</dd>
          </div>
        </>
      )}
    </dl>
  )
}

const Source = ({ view, found: { source, state: kept } }: { view: View; found: SourceFound }) => {
  const { t } = view
  const href = webAddress(source.url)
  const state = kept && publicState(kept, source.url)
  return (
    <li>
      <h2 lang={view.japanese}>{source.name}</h2>
      <p class="meta">
        {t(`sources.kind.${source.kind ?? 'any'}`)}
        {href && (
          <>
            {' · '}
            <a href={href} rel="nofollow noopener">
              {href}
            </a>
          </>
        )}
      </p>
      {state && <Trouble view={view} state={state} />}
      <Facts view={view} source={source} state={state} />
    </li>
  )
}

/** What is watched for new releases, and how each source is doing. */
export const sourcesPage = definePage<Sources>({
  name: 'sources',
  pattern: ['sources'],
  instances: never,
  load: async (_ask, { reader, settings }) => {
    const states = new Map((await reader.sources()).map((s) => [s.name, s]))
    return {
      sources: (settings.sources ?? []).map((source) => {
        const state = states.get(source.name)
        return { source, ...(state === undefined ? {} : { state }) }
      }),
    }
  },
  view: ({ sources }, view) => {
    const { t, lang, urls } = view
    return {
      title: t('sources.title'),
      unlisted: true,
      body: (
        <>
          <h1>{t('sources.title')}</h1>
          {sources.length === 0 ? (
            <>
              <p class="lead">{t('sources.empty')}</p>
              <pre tabindex={0}>{example}</pre>
              <p class="lead">{t('sources.emptyThen')}</p>
            </>
          ) : (
            <>
              <p class="lead">
                {t('sources.lead')}{' '}
                <a class="nowrap" href={urls.inbox(lang).html}>
                  {t('inbox.title')}
                </a>
              </p>
              <ul class="sourcelist">
                {sources.map((found) => (
                  <Source view={view} found={found} />
                ))}
              </ul>
            </>
          )}
        </>
      ),
    }
  },
  json: ({ sources }) => ({
    sources: sources.map(({ source, state }) => ({
      ...source,
      ...(state === undefined ? {} : { state: publicState(state, source.url) }),
    })),
  }),
})
