import type { Release, ReleaseHistory, ReleaseSummary } from '../../casebook/records.js'
import type { View } from '../site.js'
import { DateText, Phrase } from './parts.js'

const When = ({ release, view }: { release: ReleaseSummary; view: View }) =>
  release.published ? <DateText view={view} date={release.published.date} /> : <span>{view.t('date.unknown')}</span>

const Link = ({ release, view }: { release: ReleaseSummary; view: View }) => (
  <a href={view.urls.release(release.id, view.lang).html} lang={view.japanese}>
    {release.title}
  </a>
)

const Row = ({ history, release, view }: { history: ReleaseHistory; release: Release; view: View }) => (
  <ol class="dated thread">
    {[...(history.follows ? [history.follows] : []), release, ...history.followedBy].map((r) => (
      <li aria-current={r.id === release.id ? 'true' : undefined}>
        <When release={r} view={view} />
        <span>
          {r.id === release.id ? <b>{view.t('thread.this')}</b> : <Link release={r} view={view} />}
          {r.withdrawn && <small> {view.t('release.withdrawn')}</small>}
        </span>
      </li>
    ))}
  </ol>
)

const Proposals = ({ history, release, view }: { history: ReleaseHistory; release: Release; view: View }) => {
  const { t } = view
  return (
    <ul class="proposed">
      {history.proposals.map((p) => (
        <li>
          <p>
            {t(p.release === release.id ? 'thread.mayFollow' : 'thread.mayBeFollowed')}{' '}
            <small>{t('case.proposalsNote')}</small>
          </p>
          <p>
            <When release={p.other} view={view} /> <Link release={p.other} view={view} />
          </p>
          <p class="note">
            {t('case.score', { n: Math.round(p.score * 100) })}:{' '}
            {p.reasons.map((reason, i) => (
              <>
                {i > 0 && ' · '}
                <Phrase view={view} english={reason} />
              </>
            ))}
          </p>
        </li>
      ))}
    </ul>
  )
}

/** The reports a release goes on from and those that go on from it (第2報 …); nothing where it stands alone. */
export const Thread = ({ history, release, view }: { history: ReleaseHistory; release: Release; view: View }) => {
  const decided = history.follows !== undefined || history.followedBy.length > 0
  if (!decided && !release.standsAlone && history.proposals.length === 0) return null
  return (
    <section aria-labelledby="thread">
      <h2 id="thread">{view.t('thread.title')}</h2>
      {release.standsAlone && <p class="note">{view.t('thread.alone')}</p>}
      {decided && <Row history={history} release={release} view={view} />}
      {history.proposals.length > 0 && <Proposals history={history} release={release} view={view} />}
    </section>
  )
}
