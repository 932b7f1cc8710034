import { inJapan } from '../../casebook/dates.js'
import type { CaseSummary, Label, OrganisationRef, ReleaseSummary } from '../../casebook/records.js'
import { vocabulary } from '../../casebook/vocabulary.js'
import { formatDate, formatHeadline, formatLabel, formatMoment } from '../format.js'
import type { MessageKey } from '../message-keys.js'
import { inWords } from '../phrases.js'
import type { View } from '../site.js'
import type { PageUrls } from '../urls.js'

interface InView {
  readonly view: View
}

/** The case number's seal, the same everywhere. */
export const Seal = ({ view, number }: InView & { number: string }) => (
  <a class="seal" href={view.urls.case(number, view.lang).html}>
    #{number}
  </a>
)

/** What another room says in plain words: a reason, a doubt, a warning. */
export const Phrase = ({ view, english }: InView & { english: string }) => {
  const { text, lang } = inWords(english, view.lang)
  return lang === undefined ? text : <span lang={lang}>{text}</span>
}

/** A message in which `names` stand where it has their places: Japanese ones are marked on a page that is not. */
export const Told = ({
  view,
  message,
  values,
  names,
}: InView & {
  message: MessageKey
  values?: Readonly<Record<string, string | number>>
  names: Readonly<Record<string, string>>
}) => (
  <>
    {view
      .t(message, values)
      .split(/\{(\w+)\}/)
      // Every second piece is a place that no value took.
      .map((piece, i) => (i % 2 === 0 ? piece : <Words view={view} text={names[piece] ?? ''} />))}
  </>
)

/** Words that may be Japanese on a page that is not: a label put on by hand, a query by example. */
export const Words = ({ view, text }: InView & { text: string }) =>
  view.japanese && /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text) ? (
    <span lang={view.japanese}>{text}</span>
  ) : (
    text
  )

/** A date with the precision it has. `datetime` takes year, month, day and minute alike. */
export const DateText = ({ view, date }: InView & { date: string }) => (
  <time datetime={date}>{formatDate(date, view.lang)}</time>
)

export const Moment = ({ view, at }: InView & { at: string }) => (
  <time datetime={at}>{formatMoment(at, view.lang)}</time>
)

/** The day of a moment, where the minute is of no interest. */
export const Day = ({ view, at }: InView & { at: string }) => (
  <time datetime={at}>{formatDate(inJapan(at).slice(0, 10), view.lang)}</time>
)

/** An organisation's name, or that it is not known. */
export const organisationName = (organisation: OrganisationRef | undefined, view: View): string =>
  organisation?.name ?? view.t('discloser.unknown')

export const OrganisationLink = ({ view, organisation }: InView & { organisation: OrganisationRef | undefined }) =>
  organisation === undefined ? (
    <span>{view.t('discloser.unknown')}</span>
  ) : (
    <a href={view.urls.organisation(organisation.key, view.lang).html} lang={view.japanese}>
      {organisation.name}
    </a>
  )

/** Who released it. What is withdrawn counts for no organisation, so that there may be no page to lead to. */
export const Discloser = ({ view, release }: InView & { release: ReleaseSummary }) => {
  const { discloser, withdrawn } = release
  return withdrawn && discloser ? (
    <span lang={view.japanese}>{discloser.name}</span>
  ) : (
    <OrganisationLink view={view} organisation={discloser} />
  )
}

const LabelText = ({ view, label }: InView & { label: Pick<Label, 'facet' | 'value'> }) => {
  const shown = formatLabel(label, view.lang)
  return (
    <>
      {shown.facet !== '' && (
        <b>
          <Words view={view} text={shown.facet} />:
        </b>
      )}
      <Words view={view} text={shown.value} />
    </>
  )
}

export const LabelLink = ({
  view,
  label,
}: InView & { label: Pick<Label, 'facet' | 'value'> & { readonly origin?: Label['origin'] } }) => (
  <a
    href={view.urls.label(label, view.lang).html}
    rel="tag"
    title={label.origin === undefined ? undefined : view.t(label.origin === 'hand' ? 'label.hand' : 'label.derived')}
  >
    <LabelText view={view} label={label} />
  </a>
)

/**
 * Labels in one row; `most` of them where a list must stay short, the telling ones first. Those of something withdrawn
 * are words: no label may be left to lead to.
 */
export const LabelList = ({
  view,
  labels,
  most,
  withdrawn = false,
}: InView & { labels: readonly Label[]; most?: number; withdrawn?: boolean }) => {
  if (labels.length === 0) return null
  const secondary = vocabulary.secondaryVictimLabel
  const rank = (l: Label) =>
    l.facet === secondary.facet ? (l.value === secondary.value ? 0 : 1) : l.facet === '情報' ? 3 : 2
  const sorted = labels.toSorted((a, b) => rank(a) - rank(b))
  const shown = most === undefined ? sorted : sorted.slice(0, most)
  return (
    <ul class="labels">
      {shown.map((label) => (
        <li>
          {withdrawn ? (
            <span>
              <LabelText view={view} label={label} />
            </span>
          ) : (
            <LabelLink view={view} label={label} />
          )}
        </li>
      ))}
      {shown.length < labels.length && <li class="more">+{labels.length - shown.length}</li>}
    </ul>
  )
}

export const headlineText = (release: Pick<ReleaseSummary, 'headline'>, view: Pick<View, 'lang'>): string =>
  release.headline === undefined ? '' : formatHeadline(release.headline, view.lang)

/** Releases as a list of entries: date, discloser, title, seal, labels. */
export const ReleaseList = ({ view, releases }: InView & { releases: readonly ReleaseSummary[] }) => (
  <ol class="entries">
    {releases.map((r) => (
      <li class={r.withdrawn ? 'withdrawn' : undefined}>
        <p class="when">
          {r.published ? <DateText view={view} date={r.published.date} /> : view.t('date.unknown')}
          <Seal view={view} number={r.number} />
        </p>
        <div>
          <p class="who">
            <Discloser view={view} release={r} />
            {r.headline && <span class="n">{headlineText(r, view)}</span>}
          </p>
          <h3 lang={view.japanese}>
            <a href={view.urls.release(r.id, view.lang).html}>{r.title}</a>
            {r.withdrawn && <small> {view.t('release.withdrawn')}</small>}
          </h3>
          <LabelList view={view} labels={r.labels} most={4} withdrawn={r.withdrawn} />
        </div>
      </li>
    ))}
  </ol>
)

/** Cases as a list of entries. */
export const CaseList = ({ view, cases }: InView & { cases: readonly CaseSummary[] }) => (
  <ol class="entries">
    {cases.map((c) => (
      <li>
        <p class="when">
          <Seal view={view} number={c.number} />
          {c.lastPublished && <DateText view={view} date={c.lastPublished} />}
        </p>
        <div>
          <h3 lang={view.japanese}>
            <a href={view.urls.case(c.number, view.lang).html}>{c.title}</a>
          </h3>
          <p class="who">
            <span>
              {c.disclosers.slice(0, 6).map((o, i) => (
                <>
                  {i > 0 && ' · '}
                  <OrganisationLink view={view} organisation={o} />
                </>
              ))}
              {c.disclosers.length > 6 && ` ${view.t('case.moreOrganisations', { n: c.disclosers.length - 6 })}`}
            </span>
            <span class="n">{view.t('case.releaseCount', { n: c.releaseCount })}</span>
          </p>
          {c.origin && (
            <p class="origin">
              {view.t('case.originIs')} <OrganisationLink view={view} organisation={c.origin} />
            </p>
          )}
          <LabelList view={view} labels={c.labels} most={4} />
        </div>
      </li>
    ))}
  </ol>
)

/** Which pages there are: first, last and those near by. `to` where an address holds more than its page. */
export const Pager = ({
  view,
  urls,
  page,
  pages,
  to = (n) => view.urls.page({ ...urls.at, page: n }).html,
}: InView & { urls: PageUrls; page: number; pages: number; to?: (page: number) => string }) => {
  if (pages <= 1) return null
  const shown = Array.from({ length: pages }, (_, i) => i + 1).filter(
    (n) => n === 1 || n === pages || Math.abs(n - page) <= 2,
  )
  return (
    <nav class="pager" aria-label={view.t('pager.label')}>
      {page > 1 && (
        <a rel="prev" href={to(page - 1)}>
          {view.t('pager.previous')}
        </a>
      )}
      {shown.map((n, i) => (
        <>
          {n - (shown[i - 1] ?? n) > 1 && <span>…</span>}
          {n === page ? <span aria-current="page">{n}</span> : <a href={to(n)}>{n}</a>}
        </>
      ))}
      {page < pages && (
        <a rel="next" href={to(page + 1)}>
          {view.t('pager.next')}
        </a>
      )}
    </nav>
  )
}
