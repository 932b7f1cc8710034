import type { Child } from 'hono/jsx'
import type { PartyRole } from '../../casebook/facts.js'
import type { Case, Release } from '../../casebook/records.js'
import { vocabulary } from '../../casebook/vocabulary.js'
import { chainOf, currentFacts, timelineOf, totalsOf } from '../../link/index.js'
import type { Chain, Timeline, Totals } from '../../link/shapes.js'
import { ChainFigure } from '../charts/chain.js'
import { TimelineFigure } from '../charts/timeline.js'
import { citeCase } from '../cite.js'
import { feedReleases } from '../feed.js'
import { formatDate, formatRange, formatShortDate } from '../format.js'
import { publicRelease } from '../public-capture.js'
import type { View } from '../site.js'
import { statutoryCover } from '../statutory.js'
import { type OpenQuestion, openQuestions } from '../unknown.js'
import { HowToCite } from '../view/how-to-cite.js'
import { siteTitle } from '../view/layout.js'
import { DateText, Discloser, headlineText, LabelList, Phrase, Seal, Told } from '../view/parts.js'
import { TotalsFigure } from '../view/totals.js'
import { emptyCaseView } from './empty-case.js'
import { allRows, definePage } from './page.js'

interface CaseFound {
  readonly case: Case
}

/** What follows from a case's releases. Not part of what is found: a feed shows none of it. */
interface Drawn {
  readonly chain: Chain
  readonly timeline: Timeline
  readonly totals: Totals
}

interface CaseShown extends CaseFound, Drawn {
  readonly open: readonly OpenQuestion[]
}

const draw = ({ releases }: Case): Drawn => ({
  chain: chainOf(releases),
  timeline: timelineOf(releases),
  totals: totalsOf(releases),
})

/** From the first release to the last; each day stays in one line. */
const PublishedDays = ({ of, view: { t, lang } }: { of: Case; view: View }) => {
  const { firstPublished: first, lastPublished: last } = of
  if (first === undefined || last === undefined) return null
  const isOneYear = lang === 'ja' && first.slice(0, 4) === last.slice(0, 4)
  const days: Readonly<Record<string, Child>> = {
    first: <time datetime={first}>{formatDate(first, lang)}</time>,
    last: <time datetime={last}>{isOneYear ? formatShortDate(last, lang) : formatDate(last, lang)}</time>,
  }
  return (
    <>
      {t(first === last ? 'case.publishedOn' : 'case.publishedBetween')
        .split(/\{(\w+)\}/)
        .map((piece) => days[piece] ?? piece)}
    </>
  )
}

/** What one sees first: when, how many organisations, how many at second hand, which campaign. */
const Summary = ({ found, view }: { found: CaseShown; view: View }) => {
  const { t, lang, urls } = view
  const { case: of, timeline } = found
  const shown = of.releases.filter((r) => !r.withdrawn)
  const organisations = new Set(shown.map((r) => r.discloser?.key ?? r.id)).size
  const secondary = found.chain.nodes.filter((n) => n.secondHand).length
  const parts = [
    timeline.occurred && (
      <>
        {t('case.occurred')} <DateText view={view} date={timeline.occurred} />
      </>
    ),
    <>
      {t('case.disclosers', { n: organisations })}
      <PublishedDays of={of} view={view} />
    </>,
    secondary > 0 && t('case.secondary', { n: secondary }),
  ].filter(Boolean)
  return (
    <>
      <p class="meta">
        {parts.map((p, i) => (
          <>
            {i > 0 && ' · '}
            {p}
          </>
        ))}
        <span class="on-screen">
          {' · '}
          <a href="#cite">{t('release.cite')}</a>
        </span>
      </p>
      {of.campaigns.length > 0 && (
        <p class="meta">
          {t('case.campaigns')}{' '}
          {of.campaigns.map((c, i) => (
            <>
              {i > 0 && ' · '}
              <a href={urls.campaign(c.id, lang).html} lang={view.japanese}>
                {c.title}
              </a>
            </>
          ))}
        </p>
      )}
    </>
  )
}

const positionOf = (release: Release, chain: Chain, view: View): string => {
  const node = chain.nodes.find((n) => n.releases.includes(release.id))
  if (node?.origin) return view.t('origin')
  const secondary = node?.secondHand ? view.t('position.secondary') : undefined
  if (node === undefined || node.role === 'discloser' || node.role === 'product')
    return secondary ?? view.t('role.discloser')
  // Whoever stands between was hit too, through the next one.
  const role = vocabulary.name('role', node.role satisfies PartyRole, view.lang)
  return secondary === undefined ? role : `${role} · ${secondary}`
}

const ReleaseTable = ({ found, view }: { found: CaseShown; view: View }) => {
  const { t, lang, urls } = view
  return (
    <table class="list releases">
      <thead>
        <tr>
          <th scope="col">{t('col.published')}</th>
          <th scope="col">{t('col.organisation')}</th>
          <th scope="col">{t('col.part')}</th>
          <th scope="col">{t('col.release')}</th>
          <th scope="col" class="n">
            {t('col.affected')}
          </th>
          <th scope="col" class="n">
            {t('nine.title')}
          </th>
        </tr>
      </thead>
      <tbody>
        {found.case.releases.map((r) => {
          const facts = currentFacts(r)
          const source = r.url ?? r.post?.url
          return (
            <tr class={r.withdrawn ? 'withdrawn' : undefined}>
              <td>{r.published ? <DateText view={view} date={r.published.date} /> : t('date.unknown')}</td>
              <td>
                <Discloser view={view} release={r} />
              </td>
              <td>{positionOf(r, found.chain, view)}</td>
              <td class="title">
                <a href={urls.release(r.id, lang).html} lang={view.japanese}>
                  {r.title}
                </a>
                {facts.report.value !== 'first' && (
                  <small> {vocabulary.name('report-stage', facts.report.value, lang)}</small>
                )}
                {r.withdrawn && <small> {t('release.withdrawn')}</small>}
                <span class="print-only">{source ?? view.addressOf(urls.release(r.id, lang).html)}</span>
              </td>
              <td class="n" data-name={t('col.affected')}>
                {headlineText(r, view) || '–'}
              </td>
              <td class="n" data-name={t('nine.title')}>
                {statutoryCover(facts).filter((c) => c.fact).length} / 9
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** One incident, with every organisation's word about it. */
export const casePage = definePage<CaseFound>({
  name: 'case',
  pattern: ['cases', ':number'],
  instances: async function* ({ reader }) {
    for await (const c of allRows((options) => reader.cases({ ...options, empty: true }))) yield { number: c.number }
  },
  load: async (ask, { reader }) => {
    const asked = ask.params.number ?? ''
    const found = await reader.case(asked)
    if (found === undefined) return undefined
    if ('movedTo' in found) return { movedTo: ['cases', found.movedTo] }
    // One case, one address, however its number is written.
    if (found.number !== asked) return { movedTo: ['cases', found.number] }
    return { case: found }
  },
  view: ({ case: of }, view) => {
    const { t, lang, urls } = view
    if (of.releaseCount === 0) return emptyCaseView(of, view)
    const drawn = { case: of, ...draw(of) }
    const found: CaseShown = { ...drawn, open: openQuestions(drawn) }
    const { chain, timeline, open } = found
    const range = found.totals.own[0] ?? found.totals.whole[0]
    return {
      title: `#${of.number} ${of.title}`,
      section: 'cases',
      kind: 'article',
      description: [
        t('case.disclosers', { n: of.disclosers.length }),
        of.origin && `${t('case.originIs')} ${of.origin.name}`,
        range && formatRange(range, lang),
      ]
        .filter(Boolean)
        .join(' · '),
      body: (
        <>
          <p class="kicker">
            <Seal view={view} number={of.number} />
          </p>
          <h1 lang={view.japanese}>{of.title}</h1>
          <Summary found={found} view={view} />
          <LabelList view={view} labels={of.labels} />
          <section aria-labelledby="chain">
            <h2 id="chain">{t('case.chain')}</h2>
            {chain.nodes.length === 0 ? (
              <p class="note">{t('chain.none')}</p>
            ) : (
              <ChainFigure view={view} chain={chain} />
            )}
          </section>
          <section aria-labelledby="timeline">
            <h2 id="timeline">{t('case.timeline')}</h2>
            {timeline.from === undefined ? (
              <p class="note">{t('timeline.none')}</p>
            ) : (
              <TimelineFigure view={view} timeline={timeline} />
            )}
          </section>
          <section aria-labelledby="totals">
            <h2 id="totals">{t('totals.title')}</h2>
            <TotalsFigure totals={found.totals} timeline={timeline} view={view} />
          </section>
          <section aria-labelledby="releases">
            <h2 id="releases">{t('case.releases')}</h2>
            <ReleaseTable found={found} view={view} />
          </section>
          <section aria-labelledby="open">
            <h2 id="open">{t('case.open')}</h2>
            {open.length === 0 ? (
              <p class="note">{t('open.none')}</p>
            ) : (
              <ul>
                {open.map((q) => (
                  <li>
                    <Told view={view} message={q.message} values={q.values ?? {}} names={q.names ?? {}} />{' '}
                    {q.release && (
                      <a class="on-screen" href={urls.fact(q.release, q.fact ?? '', lang)}>
                        {t('col.source')}
                      </a>
                    )}
                  </li>
                ))}
              </ul>
            )}
          </section>
          {of.proposals.length > 0 && (
            <section aria-labelledby="proposals">
              <h2 id="proposals">{t('case.proposals')}</h2>
              <p class="note">{t('case.proposalsNote')}</p>
              <ul>
                {of.proposals.map((p) => (
                  <li>
                    {p.other !== p.number && (
                      <>
                        <Seal view={view} number={p.other} />{' '}
                      </>
                    )}
                    <a href={urls.release(p.release, lang).html} lang={view.japanese}>
                      {p.title}
                    </a>{' '}
                    {p.other === p.number && (
                      <>
                        → <Seal view={view} number={p.other} />{' '}
                      </>
                    )}
                    <small>
                      {t('case.score', { n: Math.round(p.score * 100) })}
                      {p.reasons.map((reason) => (
                        <>
                          {' · '}
                          <Phrase view={view} english={reason} />
                        </>
                      ))}
                    </small>
                  </li>
                ))}
              </ul>
            </section>
          )}
          <HowToCite view={view} citation={citeCase(of, view)} />
          <p class="note on-screen">
            <a href={urls.case(of.number, lang).feed}>{t('case.feed')}</a> ·{' '}
            <a href={urls.case(of.number, lang).json}>JSON</a>
          </p>
        </>
      ),
    }
  },
  json: ({ case: of }) => ({ ...of, releases: of.releases.map(publicRelease), ...draw(of) }),
  feed: async ({ case: of }, view) => ({
    title: `${siteTitle(view)} — #${of.number} ${of.title}`,
    page: { segments: ['cases', of.number], lang: view.lang },
    releases: await feedReleases(view.reader, { number: of.number }),
    updatedAt: of.updatedAt,
  }),
})
