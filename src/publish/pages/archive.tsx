import type { Capture, ReleaseSummary } from '../../casebook/records.js'
import { formatBytes, formatNumber } from '../format.js'
import { publicCapture } from '../public-capture.js'
import { shownAs } from '../shown/shown-as.js'
import type { Provenance, View } from '../site.js'
import { webAddress } from '../urls.js'
import { Moment, ReleaseList } from '../view/parts.js'
import { allRows, definePage } from './page.js'

const digest = /^[0-9a-f]{64}$/

interface ArchiveFound {
  readonly capture: Capture
  readonly releases: readonly ReleaseSummary[]
  readonly provenance: Provenance
}

const Answer = ({ provenance, view }: { provenance: Provenance; view: View }) => {
  const { t } = view
  const { status, headers = [], timeStamp } = provenance
  return (
    <>
      {status !== undefined && (
        <>
          <dt>{t('archive.status')}</dt>
          <dd>HTTP {status}</dd>
        </>
      )}
      {headers.length > 0 && (
        <>
          <dt>{t('archive.headers')}</dt>
          <dd>
            <details>
              <summary>{formatNumber(headers.length)}</summary>
              <code class="headers">
                {headers.map(([name, value]) => (
                  <>
                    {name}: {value}
                    <br />
                  </>
                ))}
              </code>
            </details>
          </dd>
        </>
      )}
      {timeStamp && (
        <>
          <dt>{t('archive.timeStamp')}</dt>
          <dd>{t('archive.stampedBy', { at: timeStamp.at, by: timeStamp.by })}</dd>
        </>
      )}
    </>
  )
}

const Record = ({ capture, provenance, view }: Omit<ArchiveFound, 'releases'> & { view: View }) => {
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
      <Answer provenance={provenance} view={view} />
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
            {t('archive.printNote')} {urls.absolute(href) ?? href}
          </p>
        </>
      )}
      <p class="actions">
        <a class="button" href={urls.raw(capture.sha256)} rel="nofollow" download>
          {t('archive.download')}
        </a>{' '}
        {shownAs(capture.mediaType, capture.source.name) !== undefined && <a href={href}>{t('archive.shownAlone')}</a>}
      </p>
      <p class="note">{t(view.isStatic ? 'archive.zipNote' : 'archive.downloadNote')}</p>
    </>
  )
}

/** A capture's provenance: when it was received, from where, and by which digest it can be known again. */
export const archivePage = definePage<ArchiveFound>({
  name: 'archive',
  pattern: ['archive', ':sha256'],
  instances: async function* ({ reader }) {
    const seen = new Set<string>()
    for await (const row of allRows((options) => reader.releases(options))) {
      for (const { capture } of (await reader.release(row.id))?.versions ?? []) {
        for (const sha256 of [capture.sha256, ...(capture.partOf === undefined ? [] : [capture.partOf])]) {
          if (seen.has(sha256)) continue
          seen.add(sha256)
          yield { sha256 }
        }
      }
    }
  },
  load: async (ask, { reader, settings }) => {
    const sha256 = (ask.params.sha256 ?? '').toLowerCase()
    const capture = digest.test(sha256) ? await reader.capture(sha256) : undefined
    if (capture === undefined) return undefined
    const [{ rows: releases }, provenance] = await Promise.all([
      reader.releases({ capture: sha256, withdrawn: true, limit: 100 }),
      settings.archive?.provenance?.(sha256),
    ])
    return { capture, releases, provenance: provenance ?? {} }
  },
  view: ({ capture, releases, provenance }, view) => {
    const { t } = view
    const { visits = [] } = provenance
    return {
      title: t('archive.title', { digest: `${capture.sha256.slice(0, 12)}…` }),
      unlisted: true,
      body: (
        <>
          <p class="kicker">{t('archive.kicker')}</p>
          <h1>{capture.source.name}</h1>
          <p class="lead">{t('archive.lead')}</p>
          <Record capture={capture} provenance={provenance} view={view} />
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
                {visits.map(({ at, status, uri }) => (
                  <li>
                    <Moment view={view} at={at} /> HTTP {status} <small>{uri}</small>
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
  json: ({ capture, releases, provenance }) => ({
    ...publicCapture(capture),
    releases: releases.map(({ id, number }) => ({ id, number })),
    ...provenance,
  }),
})
