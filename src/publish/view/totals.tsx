import { lastToKnow } from '../../link/index.js'
import type { DiscloserTotal, Timeline, Totals } from '../../link/shapes.js'
import { formatCount, formatNumber, formatRange } from '../format.js'
import type { View } from '../site.js'
import { OrganisationLink, organisationName, Told } from './parts.js'

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
          <a class="on-screen" href={view.urls.fact(s.release, s.fact, view.lang)}>
            {view.t('source.n', { n: i + 1 })}
          </a>
        </>
      ))}
      {row.within.length > 0 && <small> {view.t('totals.within', { n: row.within.length })}</small>}
    </td>
  </tr>
)

/** How many: each scale by itself, each figure with where it comes from. */
export const TotalsFigure = ({ totals, timeline, view }: { totals: Totals; timeline: Timeline; view: View }) => {
  const { t, lang, urls } = view
  const lag = lastToKnow(timeline)
  const disclosers = (unit: string) =>
    new Set(totals.byDiscloser.filter((d) => d.unit === unit).map((d) => d.organisation?.key ?? d.release)).size
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
            <Told view={view} message="totals.wholeBy" names={{ name: organisationName(whole.organisation, view) }} />
          </a>
        </span>
      </div>
    ),
    (organisations.stated !== undefined || organisations.named > 1) && (
      <div>
        <b>
          {organisations.stated === undefined
            ? formatCount(organisations.named, 'organizations', lang)
            : formatRange(organisations.stated, lang)}
        </b>
        <span>
          {organisations.stated === undefined ? (
            t('totals.namedOnly')
          ) : (
            <>
              <a href={urls.fact(organisations.stated.source.release, organisations.stated.source.fact, lang)}>
                {t('totals.stated')}
              </a>{' '}
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
          {t('totals.lag')}{' '}
          <a href={urls.fact(lag.source.release, lag.source.fact, lang)} lang={view.japanese}>
            {organisationName(lag.organisation, view)}
          </a>
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
        <details class="behind printed">
          <summary>{t('totals.show')}</summary>
          <section class="scroll" tabindex={0} aria-label={t('totals.caption')}>
            <table>
              <caption>{t('totals.caption')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('col.organisation')}</th>
                  <th scope="col" class="n">
                    {t('col.affected')}
                  </th>
                  <th scope="col">
                    <span class="on-screen">{t('col.source')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {totals.byDiscloser.map((row) => (
                  <TotalRow row={row} view={view} />
                ))}
                {totals.whole.map((w) => (
                  <tr class="apart">
                    <th scope="row">
                      {t('totals.wholeShort')} (
                      <span lang={view.japanese}>{organisationName(w.organisation, view)}</span>)
                    </th>
                    <td class="n">{formatRange(w, lang)}</td>
                    <td>
                      <a class="on-screen" href={urls.fact(w.source.release, w.source.fact, lang)}>
                        {t('source.evidence')}
                      </a>
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
