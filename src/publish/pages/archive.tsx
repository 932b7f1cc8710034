import type { HttpHead } from '../../capture/http-message.js'
import { codeOf } from '../../casebook/errors.js'
import type { Capture, ReleaseSummary, Visit } from '../../casebook/records.js'
import { formatBytes, formatMoment, formatNumber } from '../format.js'
import { publicCapture } from '../public-capture.js'
import { shownAs } from '../shown/shown-as.js'
import type { CaptureTimeStamp, View } from '../site.js'
import { webAddress } from '../urls.js'
import { Moment, ReleaseList } from '../view/parts.js'
import { definePage } from './page.js'

/** Visits that are listed, the newest ones; the JSON has all. */
const mostVisits = 50

const digest = /^[0-9a-f]{64}$/

interface ArchiveFound {
  readonly capture: Capture
  readonly releases: readonly ReleaseSummary[]
  /** When the same bytes were seen at their address, oldest first. */
  readonly visits: readonly Visit[]
  /** The head of the web server's answer they came in. */
  readonly http?: HttpHead
  readonly timeStamp?: CaptureTimeStamp
}

const Answer = ({ http: { status, reason, headers }, view }: { http: HttpHead; view: View }) => (
  <>
    <dt>{view.t('archive.answer')}</dt>
    <dd>
      <details>
        <summary>
          HTTP {status} {reason}
        </summary>
        <code class="headers">
          {headers.map(([name, value]) => (
            <span>
              {name}: {value}
            </span>
          ))}
        </code>
      </details>
    </dd>
  </>
)

const Record = ({ found, view }: { found: ArchiveFound; view: View }) => {
  const { capture, http, timeStamp } = found
  const { t, lang, urls } = view
  const address = webAddress(capture.source.uri)
  const { file, offset, length } = capture.archive
  return (
    <dl class="record">
      <dt>{t('archive.received')}</dt>
      <dd>
        <Moment view={view} at={capture.receivedAt} /> <small>{capture.receivedAt}</small>
      </dd>
      <dt>{t('archive.source')}</dt>
      <dd>
        {t(`archive.kind.${capture.source.kind}`)}{' '}
        {address ? (
          <a href={address} rel="nofollow noopener noreferrer">
            {address}
          </a>
        ) : (
          capture.source.name
        )}
      </dd>
      {http && <Answer http={http} view={view} />}
      {timeStamp && (
        <>
          <dt>{t('archive.timeStamp')}</dt>
          <dd>
            {t('archive.stampedBy', { at: formatMoment(timeStamp.at, lang), by: timeStamp.by })}{' '}
            <small>{timeStamp.at}</small>
          </dd>
        </>
      )}
      <dt>SHA-256</dt>
      <dd>
        <code>{capture.sha256}</code>
      </dd>
      <dt>{t('archive.size')}</dt>
      <dd>
        {formatBytes(capture.size)} <small>({formatNumber(capture.size)} bytes)</small>
      </dd>
      <dt>{t('archive.mediaType')}</dt>
      <dd>
        <code>{capture.mediaType}</code>
      </dd>
      <dt>{t('archive.place')}</dt>
      <dd>
        <code>
          {file} @ {formatNumber(offset)} + {formatNumber(length)}
        </code>
      </dd>
      {capture.partOf && (
        <>
          <dt>{t('archive.partOf')}</dt>
          <dd>
            <a href={urls.archive(capture.partOf, lang).html}>
              <code>{capture.partOf}</code>
            </a>
          </dd>
        </>
      )}
    </dl>
  )
}

/** The capture itself, in a frame that may do nothing, and as a file. */
const Shown = ({ capture, view }: { capture: Capture; view: View }) => {
  const { t, lang, urls } = view
  if (view.settings.archive === undefined) return <p class="note">{t('archive.noDownload')}</p>
  const href = urls.view(capture.sha256, lang)
  return (
    <>
      {shownAs(capture.mediaType, capture.source.name) === undefined ? (
        <p class="note">{t('archive.notShown')}</p>
      ) : (
        <>
          <iframe class="shown-capture" title={t('archive.frame')} src={href} sandbox="" referrerpolicy="no-referrer" />
          <p class="print-only">
            {t('archive.printNote')} {view.addressOf(href) ?? href}
          </p>
        </>
      )}
      <p class="actions">
        <a class="button" href={urls.raw(capture.sha256)} rel="nofollow" download>
          {t('archive.download')}
        </a>{' '}
        {shownAs(capture.mediaType, capture.source.name) !== undefined && <a href={href}>{t('archive.shownAlone')}</a>}
      </p>
      <p class="note actions">{t(view.isStatic ? 'archive.zipNote' : 'archive.downloadNote')}</p>
    </>
  )
}

const noneIfCoded = (error: unknown): undefined => {
  if (codeOf(error) === undefined) throw error
}

/** A capture's provenance: when it was received, from where, and by which digest it can be known again. */
export const archivePage = definePage<ArchiveFound>({
  name: 'archive',
  pattern: ['archive', ':sha256'],
  instances: async function* ({ reader }) {
    for (const sha256 of await reader.listed.captures()) yield { sha256 }
  },
  load: async (ask, { reader, settings }) => {
    const sha256 = (ask.params.sha256 ?? '').toLowerCase()
    const capture = digest.test(sha256) ? await reader.capture(sha256) : undefined
    if (capture === undefined) return undefined
    const [{ rows: releases }, visits, timeStamp, record] = await Promise.all([
      reader.releases({ capture: sha256, withdrawn: true, limit: 100 }),
      reader.visits({ capture: sha256 }),
      settings.archive?.timeStamp?.(sha256),
      // What did not come by HTTP has no answer to show; of a damaged record the provenance is shown all the same.
      capture.source.kind === 'url' ? settings.archive?.read(sha256).catch(noneIfCoded) : undefined,
    ])
    return {
      capture,
      releases,
      visits,
      ...(timeStamp === undefined ? {} : { timeStamp }),
      ...(record?.http === undefined ? {} : { http: record.http }),
    }
  },
  view: (found, view) => {
    const { t } = view
    const { capture, releases, visits } = found
    return {
      title: t('archive.title', { digest: `${capture.sha256.slice(0, 12)}…` }),
      unlisted: true,
      body: (
        <>
          <p class="kicker">{t('archive.kicker')}</p>
          <h1>{capture.source.name}</h1>
          <p class="lead">{t('archive.lead')}</p>
          <Record found={found} view={view} />
          {releases.length > 0 && (
            <>
              <h2>{t('archive.releases')}</h2>
              <ReleaseList view={view} releases={releases} />
            </>
          )}
          <h2>{t('archive.shown')}</h2>
          <Shown capture={capture} view={view} />
          {visits.length > 0 && (
            <>
              <h2>{t('archive.visits')}</h2>
              <ul>
                {visits.slice(-mostVisits).map(({ at, status, finalUri }) => (
                  <li>
                    <Moment view={view} at={at} /> HTTP {status} <small>{finalUri}</small>
                  </li>
                ))}
              </ul>
            </>
          )}
          <h2>{t('archive.check')}</h2>
          <pre tabindex={0}>
            sha256sum FILE{'\n'}# {capture.sha256}
          </pre>
        </>
      ),
    }
  },
  json: ({ capture, releases, visits, http, timeStamp }) => ({
    ...publicCapture(capture),
    releases: releases.map(({ id, number }) => ({ id, number })),
    visits,
    http,
    timeStamp,
  }),
})
