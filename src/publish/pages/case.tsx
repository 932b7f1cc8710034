import type { PartyRole } from '../../casebook/facts.js'
import type { Case, Release } from '../../casebook/records.js'
import { vocabulary } from '../../casebook/vocabulary.js'
import { chainOf, currentFacts, timelineOf, totalsOf } from '../../link/index.js'
import type { Chain, DiscloserTotal, Timeline, Totals } from '../../link/shapes.js'
import { ChainFigure } from '../charts/chain.js'
import { TimelineFigure } from '../charts/timeline.js'
import { feedLength } from '../feed.js'
import { formatDate, formatNumber, formatRange, formatShortDate } from '../format.js'
import type { View } from '../site.js'
import { statutoryCover } from '../statutory.js'
import { type OpenQuestion, openQuestions } from '../unknown.js'
import { siteTitle } from '../view/layout.js'
import { DateText, headlineText, LabelList, OrganisationLink, Seal } from '../view/parts.js'
import { allRows, definePage } from './page.js'

interface CaseFound {
  readonly case: Case
  readonly chain: Chain
  readonly timeline: Timeline
  readonly totals: Totals
  readonly open: readonly OpenQuestion[]
}

/** What one sees first: when, how many organisations, how many at second hand, which campaign. */
const Summary = ({ found, view }: { found: CaseFound; view: View }) => {
  const { t, lang, urls } = view
  const { case: of, timeline } = found
  const shown = of.releases.filter((r) => !r.withdrawn)
  const organisations = new Set(shown.map((r) => r.discloser?.key ?? r.id)).size
  const secondary = new Set(shown.filter((r) => r.secondaryVictim).map((r) => r.discloser?.key ?? r.id)).size
  const parts = [
    timeline.occurred && (
      <>
        {t('case.occurred')} <DateText view={view} date={timeline.occurred} />
      </>
    ),
    <>
      {t('case.disclosers', { n: organisations })}
      {of.firstPublished && of.lastPublished
        ? t(of.firstPublished === of.lastPublished ? 'case.publishedOn' : 'case.publishedBetween', {
            first: formatDate(of.firstPublished, lang),
            last:
              of.firstPublished.slice(0, 4) === of.lastPublished.slice(0, 4)
                ? formatShortDate(of.lastPublished, lang)
                : formatDate(of.lastPublished, lang),
          })
        : ''}
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
      </p>
      {of.campaigns.length > 0 && (
        <p class="meta">
          {t('case.campaigns')}{' '}
          {of.campaigns.map((c, i) => (
            <>
              {i > 0 && ' · '}
              <a href={urls.campaign(c.id, lang).html}>{c.title}</a>
            </>
          ))}
        </p>
      )}
    </>
  )
}

const TotalRow = ({ row, view }: { row: DiscloserTotal; view: View }) => (
  <tr>
    <th scope="row">
      <OrganisationLink view={view} organisation={row.organisation} />
    </th>
    <td class="n">{formatRange(row, view.lang)}</td>
    <td>
      {row.counted.map((s, i) => (
        <>
          {i > 0 && ' '}
          <a href={view.urls.fact(s.release, s.fact, view.lang)}>{view.t('source.n', { n: i + 1 })}</a>
        </>
      ))}
      {row.within.length > 0 && <small> {view.t('totals.within', { n: row.within.length })}</small>}
    </td>
  </tr>
)

/** How many: each scale by itself, each figure with where it comes from. */
const Numbers = ({ found, view }: { found: CaseFound; view: View }) => {
  const { t, lang, urls } = view
  const { totals, timeline } = found
  const lag = timeline.lags.at(-1)
  const disclosers = (unit: string) =>
    new Set(totals.byDiscloser.filter((d) => d.unit === unit).map((d) => d.organisation.key)).size
  // The newest release's widest figure: what it confirms of it stands in the table.
  const whole = totals.whole
    .filter((w) => w.source.release === totals.whole[0]?.source.release)
    .toSorted((a, b) => b.most - a.most)[0]
  const { organisations } = totals
  const cells = [
    ...totals.own.map((o) => (
      <div>
        <b>{formatRange(o, lang)}</b>
        <span>
          {t('totals.own', { n: disclosers(o.unit) })} {o.least !== o.most && t('totals.range')}
        </span>
      </div>
    )),
    whole && (
      <div>
        <b>{formatRange(whole, lang)}</b>
        <span>
          {t('totals.whole')}{' '}
          <a href={urls.fact(whole.source.release, whole.source.fact, lang)}>
            {t('totals.wholeBy', { name: whole.organisation.name })}
          </a>
        </span>
      </div>
    ),
    (organisations.stated !== undefined || organisations.named > 1) && (
      <div>
        <b>{t('totals.organisationCount', { n: formatNumber(organisations.stated ?? organisations.named) })}</b>
        <span>
          {organisations.stated === undefined ? (
            t('totals.namedOnly')
          ) : (
            <>
              {organisations.source && (
                <a href={urls.fact(organisations.source.release, organisations.source.fact, lang)}>
                  {t('totals.stated')}
                </a>
              )}{' '}
              {t('totals.named', { n: organisations.named })}
            </>
          )}
        </span>
      </div>
    ),
    lag && (
      <div>
        <b>{t('days', { n: formatNumber(lag.days) })}</b>
        <span>
          {t('totals.lag')} <a href={urls.fact(lag.source.release, lag.source.fact, lang)}>{lag.organisation.name}</a>
        </span>
      </div>
    ),
  ].filter(Boolean)
  if (cells.length === 0) return <p class="note">{t('totals.none')}</p>
  return (
    <>
      <div class="numbers">{cells}</div>
      <p class="note">{t('totals.how')}</p>
      {(totals.byDiscloser.length > 0 || totals.whole.length > 1) && (
        <details class="behind">
          <summary>{t('totals.show')}</summary>
          <section class="scroll" tabindex={0} aria-label={t('totals.title')}>
            <table>
              <caption>{t('totals.caption')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('col.organisation')}</th>
                  <th scope="col" class="n">
                    {t('col.affected')}
                  </th>
                  <th scope="col">{t('col.source')}</th>
                </tr>
              </thead>
              <tbody>
                {totals.byDiscloser.map((row) => (
                  <TotalRow row={row} view={view} />
                ))}
                {totals.whole.map((w) => (
                  <tr class="apart">
                    <th scope="row">
                      {t('totals.wholeShort')} ({w.organisation.name})
                    </th>
                    <td class="n">{formatRange(w, lang)}</td>
                    <td>
                      <a href={urls.fact(w.source.release, w.source.fact, lang)}>{t('source.evidence')}</a>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </details>
      )}
    </>
  )
}

const positionOf = (release: Release, chain: Chain, view: View): string => {
  const node = chain.nodes.find((n) => n.releases.includes(release.id))
  if (node?.origin) return view.t('origin')
  if (node === undefined || node.role === 'discloser' || node.role === 'product') {
    return view.t(release.secondaryVictim ? 'position.secondary' : 'role.discloser')
  }
  return vocabulary.name('role', node.role satisfies PartyRole, view.lang)
}

const ReleaseTable = ({ found, view }: { found: CaseFound; view: View }) => {
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
                {r.discloser ? <OrganisationLink view={view} organisation={r.discloser} /> : t('discloser.unknown')}
              </td>
              <td>{positionOf(r, found.chain, view)}</td>
              <td class="title">
                <a href={urls.release(r.id, lang).html}>{r.title}</a>
                {facts.report.value !== 'first' && (
                  <small> {vocabulary.name('report-stage', facts.report.value, lang)}</small>
                )}
                {r.withdrawn && <small> {t('release.withdrawn')}</small>}
                <span class="print-only">{source ?? urls.absolute(urls.release(r.id, lang).html) ?? ''}</span>
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
    for await (const c of allRows((options) => reader.cases(options))) yield { number: c.number }
  },
  load: async (ask, { reader }) => {
    const found = await reader.case((ask.params.number ?? '').replace(/^#/, ''))
    if (found === undefined) return undefined
    if ('movedTo' in found) return { movedTo: ['cases', found.movedTo] }
    const chain = chainOf(found.releases)
    const timeline = timelineOf(found.releases)
    const totals = totalsOf(found.releases)
    return { case: found, chain, timeline, totals, open: openQuestions({ case: found, chain, timeline, totals }) }
  },
  view: (found, view) => {
    const { t, lang, urls } = view
    const { case: of, chain, timeline, open } = found
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
          <h1>{of.title}</h1>
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
            <Numbers found={found} view={view} />
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
                    {t(q.message, q.values)}{' '}
                    {q.release && <a href={urls.fact(q.release, q.fact ?? '', lang)}>{t('col.source')}</a>}
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
                    <Seal view={view} number={p.number} />{' '}
                    <a href={urls.release(p.release, lang).html}>
                      {of.releases.find((r) => r.id === p.release)?.title ?? p.release}
                    </a>{' '}
                    <small>
                      {t('case.score', { n: Math.round(p.score * 100) })} · {p.reasons.join(' · ')}
                    </small>
                  </li>
                ))}
              </ul>
            </section>
          )}
          <p class="note">
            <a href={urls.case(of.number, lang).feed}>{t('case.feed')}</a> ·{' '}
            <a href={urls.case(of.number, lang).json}>JSON</a>
          </p>
        </>
      ),
    }
  },
  json: ({ case: of, chain, timeline, totals }) => ({ ...of, chain, timeline, totals }),
  feed: async ({ case: of }, view) => ({
    title: `${siteTitle(view)} — #${of.number} ${of.title}`,
    page: { segments: ['cases', of.number], lang: view.lang },
    releases: (await view.reader.releases({ number: of.number, order: 'added', limit: feedLength })).rows,
  }),
})
