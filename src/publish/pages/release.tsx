import type { CaseOutline, Release, ReleaseHistory } from '../../casebook/records.js'
import { currentVersion } from '../../link/index.js'
import { cite } from '../cite.js'
import { factsJson } from '../facts-json.js'
import { publicRelease } from '../public-capture.js'
import type { View } from '../site.js'
import { webAddress } from '../urls.js'
import { AddressHistory, AddressNow } from '../view/address-history.js'
import { FactsPanel } from '../view/facts-panel.js'
import { HowToCite } from '../view/how-to-cite.js'
import { markEvidence } from '../view/marked.js'
import { DateText, Discloser, headlineText, LabelList, Moment, Seal } from '../view/parts.js'
import { numberFacts, ReleaseText } from '../view/release-text.js'
import { Thread } from '../view/thread.js'
import { VersionHistory } from '../view/version-history.js'
import { allRows, definePage } from './page.js'

interface ReleaseFound {
  readonly release: Release
  readonly case?: CaseOutline
  readonly history: ReleaseHistory
}

/** Who, when, which case, where the proof is. */
const Masthead = ({ found, view }: { found: ReleaseFound; view: View }) => {
  const { t, lang, urls } = view
  const { release } = found
  const { capture } = currentVersion(release) as Release['versions'][number]
  const elsewhere = release.archiveUrls.filter((href) => webAddress(href) !== undefined)
  const standing = found.case?.releases.filter((r) => !r.withdrawn) ?? []
  const place = standing.findIndex((r) => r.id === release.id)
  return (
    <>
      <p class="kicker">
        <Seal view={view} number={release.number} />{' '}
        {found.case && (
          <span class="meta">
            <span lang={view.japanese}>{found.case.title}</span>
            {standing.length > 1 && place >= 0 && ` · ${t('release.place', { n: place + 1, of: standing.length })}`}
          </span>
        )}
      </p>
      <h1 lang={view.japanese}>{release.title}</h1>
      {release.withdrawn && <p class="warnings">{t('release.withdrawnNote')}</p>}
      <p class="meta">
        {release.discloser && <Discloser view={view} release={release} />}
        {release.discloser && ' · '}
        {release.published ? (
          <>
            {t('release.published')} <DateText view={view} date={release.published.date} />
            {release.published.basis === 'source' && ` (${t('release.publishedBySource')})`}
          </>
        ) : (
          t('date.unknown')
        )}
        {' · '}
        {t('release.added')} <Moment view={view} at={release.addedAt} />
        {' · '}
        <a href="#versions">{t('release.version', { n: release.versions.length })}</a>
        {' · '}
        <a href={urls.archive(capture.sha256, lang).html}>{t('release.archive')}</a>
        <span class="digest"> SHA-256 {capture.sha256.slice(0, 8)}…</span>
        <span class="on-screen">
          {' · '}
          <a href="#cite">{t('release.cite')}</a>
        </span>
      </p>
      <p class="meta sources">
        {webAddress(release.url) && (
          <a href={webAddress(release.url)} rel="nofollow noopener">
            {t('release.original')}
          </a>
        )}
        {elsewhere.map((href, i) => (
          <a href={href} rel="nofollow noopener">
            {t('release.archivedElsewhere')}
            {elsewhere.length > 1 && ` ${i + 1}`}
          </a>
        ))}
        {webAddress(release.post?.url) && (
          <a href={webAddress(release.post?.url)} rel="nofollow noopener">
            {t('release.post')}
          </a>
        )}
      </p>
      <AddressNow view={view} history={found.history} />
      <LabelList view={view} labels={release.labels} withdrawn={release.withdrawn} />
    </>
  )
}

const OthersOfCase = ({ found, view }: { found: ReleaseFound; view: View }) => {
  const { t, lang, urls } = view
  const others = found.case?.releases.filter((r) => r.id !== found.release.id) ?? []
  if (others.length === 0) return <p class="note">{t('release.onlyOne')}</p>
  return (
    <table class="list">
      <thead class="hidden">
        <tr>
          <th scope="col">{t('col.published')}</th>
          <th scope="col">{t('col.organisation')}</th>
          <th scope="col">{t('col.release')}</th>
          <th scope="col">{t('col.affected')}</th>
        </tr>
      </thead>
      <tbody>
        {others.map((r) => (
          <tr class={r.withdrawn ? 'withdrawn' : undefined}>
            <td>{r.published ? <DateText view={view} date={r.published.date} /> : t('date.unknown')}</td>
            <td>
              <Discloser view={view} release={r} />
            </td>
            <td class="title">
              <a href={urls.release(r.id, lang).html} lang={view.japanese}>
                {r.title}
              </a>
              {r.withdrawn && <small> {t('release.withdrawn')}</small>}
            </td>
            <td class="n">{headlineText(r, view)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** One release: its words at the left, what they say at the right, each leading to the other. */
export const releasePage = definePage<ReleaseFound>({
  name: 'release',
  pattern: ['releases', ':id'],
  instances: async function* ({ reader }) {
    for await (const r of allRows((options) => reader.releases({ ...options, withdrawn: true }))) yield { id: r.id }
  },
  load: async (ask, { reader }) => {
    const release = await reader.release(ask.params.id ?? '')
    if (release === undefined) return undefined
    const [of, history] = await Promise.all([reader.caseOutline(release.number), reader.history(release)])
    return { release, history, ...(of === undefined ? {} : { case: of }) }
  },
  view: (found, view) => {
    const { t, lang, urls } = view
    const { release, history } = found
    const { document, facts } = currentVersion(release)
    const marked = markEvidence(document, facts)
    const numbers = numberFacts(facts)
    const who = release.discloser?.name
    return {
      title: who === undefined || release.title.includes(who) ? release.title : `${who} ${release.title}`,
      section: 'releases',
      kind: 'article',
      scripts: ['highlight'],
      description: [
        who,
        `#${release.number}`,
        headlineText(release, view),
        document.text.replace(/\s+/g, ' ').trim().slice(0, 100),
      ]
        .filter(Boolean)
        .join(' · '),
      body: (
        <>
          <Masthead found={found} view={view} />
          <div class="cols">
            <ReleaseText view={view} document={document} marked={marked} numbers={numbers} />
            <FactsPanel view={view} facts={facts} marked={marked} numbers={numbers} />
          </div>
          <Thread view={view} history={history} release={release} />
          <section aria-labelledby="others">
            <h2 id="others">{t('release.others')}</h2>
            <OthersOfCase found={found} view={view} />
          </section>
          <section aria-labelledby="versions">
            <h2 id="versions">{t('release.versions')}</h2>
            <VersionHistory release={release} view={view} />
          </section>
          {history.address.length > 1 && (
            <section aria-labelledby="address">
              <h2 id="address">{t('address.title')}</h2>
              <AddressHistory view={view} history={history} />
            </section>
          )}
          <HowToCite view={view} citation={cite(release, view)} />
          <p class="note on-screen">
            <a href={urls.release(release.id, lang).json}>JSON</a>
          </p>
        </>
      ),
    }
  },
  json: ({ release, history, case: of }, { urls }) => ({
    ...publicRelease(release),
    history,
    case: of && { number: of.number, title: of.title, releases: of.releases.map((r) => r.id) },
    facts: factsJson(currentVersion(release).facts).map((fact) => ({
      ...fact,
      url: urls.absolute(urls.fact(release.id, fact.id, 'ja')) ?? urls.fact(release.id, fact.id, 'ja'),
    })),
  }),
})
