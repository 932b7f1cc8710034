import type { Capture } from '../../casebook/records.js'
import { formatBytes, formatNumber } from '../format.js'
import { webAddress } from '../urls.js'
import { Moment } from '../view/parts.js'
import { allRows, definePage } from './page.js'

const digest = /^[0-9a-f]{64}$/

/** A capture's provenance: when it was received, from where, and by which digest it can be known again. */
export const archivePage = definePage<Capture>({
  name: 'archive',
  pattern: ['archive', ':sha256'],
  instances: async function* ({ reader }) {
    const seen = new Set<string>()
    for await (const row of allRows((options) => reader.releases(options))) {
      for (const { capture } of (await reader.release(row.id))?.versions ?? []) {
        if (seen.has(capture.sha256)) continue
        seen.add(capture.sha256)
        yield { sha256: capture.sha256 }
      }
    }
  },
  load: async (ask, { reader }) => {
    const sha256 = (ask.params.sha256 ?? '').toLowerCase()
    return digest.test(sha256) ? reader.capture(sha256) : undefined
  },
  view: (capture, view) => {
    const { t, lang, urls } = view
    const address = webAddress(capture.source.uri)
    return {
      title: t('archive.title', { digest: `${capture.sha256.slice(0, 12)}…` }),
      unlisted: true,
      body: (
        <>
          <p class="kicker">{t('archive.kicker')}</p>
          <h1>{capture.source.name}</h1>
          <p class="lead">{t('archive.lead')}</p>
          <dl class="record">
            <dt>{t('archive.received')}</dt>
            <dd>
              <Moment view={view} at={capture.receivedAt} /> <small>{capture.receivedAt}</small>
            </dd>
            <dt>{t('archive.source')}</dt>
            <dd>
              {t(`archive.kind.${capture.source.kind}`)}{' '}
              {address ? (
                <a href={address} rel="nofollow noopener">
                  {address}
                </a>
              ) : (
                capture.source.name
              )}
            </dd>
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
                {capture.archive.file} @ {formatNumber(capture.archive.offset)} + {formatNumber(capture.archive.length)}
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
          {view.settings.archive && !view.isStatic ? (
            <p>
              <a class="button" href={urls.raw(capture.sha256)} rel="nofollow" download>
                {t('archive.download')}
              </a>{' '}
              <span class="note">{t('archive.downloadNote')}</span>
            </p>
          ) : (
            <p class="note">{t('archive.noDownload')}</p>
          )}
          <h2>{t('archive.check')}</h2>
          <pre tabindex={0}>
            sha256sum FILE{'\n'}# {capture.sha256}
          </pre>
        </>
      ),
    }
  },
  json: (capture) => capture,
})
