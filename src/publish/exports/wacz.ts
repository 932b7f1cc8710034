import { type WaczPage, writeWacz } from '../../capture/wacz/wacz.js'
import { exportAddress } from '../../capture/wacz/web-address.js'
import type { Exporter, ExportRequest, Selection } from './exporter.js'

const titleOf = (title: string, selection: Selection): string => {
  if (selection.kind === 'all') return title
  return `${title} ${selection.kind === 'case' ? `#${selection.number}` : selection.query}`
}

/** Every version of every release is a page: what it said, when it said it. */
async function* pagesOf({ releases }: ExportRequest): AsyncGenerator<WaczPage> {
  for await (const { id, title, number, versions } of releases())
    for (const { version, capture, document } of versions)
      yield {
        id: `${id}-${version}`,
        url: exportAddress(capture.source.uri, capture.sha256),
        title: `${title} #${number}`,
        ts: capture.receivedAt,
        size: capture.size,
        text: document.text,
      }
}

/** The archive itself, for ReplayWeb.page, pywb and their like. */
export const wacz: Exporter = {
  name: 'wacz',
  title: { ja: 'Web アーカイブ(WACZ 1.1.1)', en: 'Web archive (WACZ 1.1.1)' },
  mediaType: 'application/wacz',
  write: async (request, sink) => {
    const { casebook, selection, software, onProgress } = request
    const captures = new Set<string>()
    let releases = 0
    for await (const { versions } of request.releases()) {
      releases++
      for (const { capture } of versions) captures.add(capture.sha256)
    }
    const { title, description } = casebook.settings
    const total = Object.values(casebook.archive.sizes()).reduce((sum, n) => sum + n, 0)
    const report = await writeWacz(
      {
        archive: casebook.archive,
        pages: pagesOf(request),
        title: titleOf(title, selection),
        software,
        ...(description === undefined ? {} : { description }),
        ...(selection.kind === 'all' ? {} : { captures }),
        ...(onProgress && { onProgress: (done) => onProgress(done, total) }),
      },
      sink,
    )
    return { releases, problems: report.damaged }
  },
}
