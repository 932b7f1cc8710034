import { daysBetween } from '../../casebook/dates.js'
import { factIds } from '../../casebook/fact-ids.js'
import type { Organisation, OrganisationPart } from '../../casebook/records.js'
import { type Language, vocabulary } from '../../casebook/vocabulary.js'
import { currentFacts } from '../../link/index.js'
import { feedReleases } from '../feed.js'
import { formatSector } from '../format.js'
import type { Site, View } from '../site.js'
import { siteTitle } from '../view/layout.js'
import { DateText, OrganisationLink, organisationName, Seal } from '../view/parts.js'
import { definePage } from './page.js'

/** From being told to telling the public, as one of its releases gives both days. */
interface Lag {
  readonly release: string
  readonly informed: string
  readonly published: string
  readonly days: number
  readonly fact: string
}

interface OrganisationFound {
  readonly organisation: Organisation
  readonly lags: ReadonlyMap<string, Lag>
}

/** Releases looked at for lags; one organisation with more is not slower to show. */
const mostLags = 50

/** Of an even number the middle of the two in the middle. */
const medianOf = (sorted: readonly number[]): number | undefined => {
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  return low === undefined || high === undefined ? undefined : (low + high) / 2
}

const lagsOf = async (organisation: Organisation, { reader }: Site): Promise<ReadonlyMap<string, Lag>> => {
  const lags = new Map<string, Lag>()
  const own = organisation.parts.filter((p) => p.role === 'discloser').slice(0, mostLags)
  const first = new Map<string, string>()
  for (const part of own) {
    const at = part.release.published?.date
    const known = first.get(part.number)
    if (at !== undefined && (known === undefined || at < known)) first.set(part.number, at)
  }
  for (const part of own) {
    // Only the first word counts: a final report half a year on is not half a year of silence.
    if (part.release.published?.date !== first.get(part.number)) continue
    const release = await reader.release(part.release.id)
    if (release === undefined || release.withdrawn) continue
    const facts = currentFacts(release)
    const informed = facts.events
      .filter((e) => (e.type === 'informed' || e.type === 'discovered') && e.date.length >= 10)
      .toSorted((a, b) => a.date.localeCompare(b.date))[0]
    const published = release.published?.date
    if (informed === undefined || published === undefined || published.length < 10) continue
    const days = daysBetween(informed.date, published)
    if (days < 0) continue
    lags.set(release.id, {
      release: release.id,
      informed: informed.date.slice(0, 10),
      published: published.slice(0, 10),
      days,
      fact: factIds(facts).get(informed) ?? '',
    })
  }
  return lags
}

const roleName = (part: OrganisationPart, lang: Language, view: View): string =>
  part.role === 'discloser' ? view.t('role.discloser') : vocabulary.name('role', part.role, lang)

/** One organisation: its names, its cases and in which part, who was hit through it, how soon it told the public. */
export const organisationPage = definePage<OrganisationFound>({
  name: 'organisation',
  pattern: ['organisations', ':key'],
  instances: async function* ({ reader }) {
    for (const key of await reader.listed.organisations()) yield { key }
  },
  load: async (ask, site) => {
    const asked = ask.params.key ?? ''
    const organisation = await site.reader.organisation(asked)
    if (organisation === undefined) return undefined
    // Somebody who writes the name with its legal form means the same organisation; it has one address.
    if (organisation.key !== asked) return { movedTo: ['organisations', organisation.key] }
    return { organisation, lags: await lagsOf(organisation, site) }
  },
  view: ({ organisation, lags }, view) => {
    const { t, lang, urls } = view
    const own = urls.organisation(organisation.key, lang)
    const cases = new Set(organisation.parts.map((p) => p.number))
    const asOrigin = new Set(organisation.parts.filter((p) => p.origin).map((p) => p.number))
    const sorted = [...lags.values()].map((l) => l.days).sort((a, b) => a - b)
    const median = medianOf(sorted)
    return {
      title: organisation.name,
      section: 'organisations',
      description: t('organisation.description', { name: organisation.name, cases: cases.size }),
      body: (
        <>
          <h1 lang={view.japanese}>{organisation.name}</h1>
          <p class="meta">
            {t('organisation.counts', { cases: cases.size, origin: asOrigin.size })}
            {organisation.sector && ` · ${formatSector(organisation.sector, lang)}`}
            <span class="on-screen">
              {' · '}
              <a href={own.feed}>{t('organisation.feed')}</a>
            </span>
          </p>
          {organisation.otherNames.length > 0 && (
            <p>
              {t('organisation.otherNames')}{' '}
              <span lang={view.japanese}>{organisation.otherNames.join(lang === 'ja' ? '、' : ', ')}</span>
            </p>
          )}
          <h2>{t('organisation.downstream')}</h2>
          {organisation.downstream.length === 0 ? (
            <p class="note">{t('organisation.noDownstream')}</p>
          ) : (
            <>
              <p class="note">
                {t('organisation.downstreamNote', {
                  n: new Set(organisation.downstream.map((d) => d.organisation?.key ?? d.release)).size,
                })}
              </p>
              <ul class="counted">
                {organisation.downstream.map((d) => (
                  <li>
                    <OrganisationLink view={view} organisation={d.organisation} />{' '}
                    <Seal view={view} number={d.number} />
                  </li>
                ))}
              </ul>
            </>
          )}
          <h2>{t('organisation.cases')}</h2>
          <section class="scroll" tabindex={0} aria-label={t('organisation.cases')}>
            <table class="list">
              <thead>
                <tr>
                  <th scope="col">{t('col.case')}</th>
                  <th scope="col">{t('col.part')}</th>
                  <th scope="col">{t('col.release')}</th>
                  <th scope="col">{t('col.published')}</th>
                  <th scope="col" class="n">
                    {t('col.lag')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {organisation.parts.map((p) => {
                  const lag = p.role === 'discloser' ? lags.get(p.release.id) : undefined
                  return (
                    <tr>
                      <td>
                        <Seal view={view} number={p.number} />
                      </td>
                      <td>
                        {roleName(p, lang, view)}
                        {p.origin && <span class="at"> ● {t('origin')}</span>}
                        {p.hit && ` · ${t('position.secondary')}`}
                        {p.through && (
                          <>
                            <br />
                            <small>
                              {t('organisation.through')} <OrganisationLink view={view} organisation={p.through} />
                            </small>
                          </>
                        )}
                      </td>
                      <td class="title">
                        {p.role !== 'discloser' && (
                          <small lang={p.release.discloser && view.japanese}>
                            {organisationName(p.release.discloser, view)}{' '}
                          </small>
                        )}
                        <a href={urls.release(p.release.id, lang).html} lang={view.japanese}>
                          {p.release.title}
                        </a>
                      </td>
                      <td>{p.release.published && <DateText view={view} date={p.release.published.date} />}</td>
                      <td class={lag ? 'n' : 'n none'} data-name={t('col.lag')}>
                        {lag ? <a href={urls.fact(lag.release, lag.fact, lang)}>{t('days', { n: lag.days })}</a> : '–'}
                      </td>
                    </tr>
                  )
                })}
              </tbody>
            </table>
          </section>
          <p class="note">
            {median === undefined ? t('organisation.noLag') : t('organisation.lag', { n: sorted.length, days: median })}
          </p>
        </>
      ),
    }
  },
  json: ({ organisation, lags }) => ({ ...organisation, lags: [...lags.values()] }),
  feed: async ({ organisation }, view) => ({
    title: `${siteTitle(view)} — ${organisation.name}`,
    page: { segments: ['organisations', organisation.key], lang: view.lang },
    releases: await feedReleases(view.reader, { organisation: organisation.key }),
  }),
})
