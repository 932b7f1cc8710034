import type { Document } from '../../casebook/document.js'
import type { Translate } from '../messages.js'
import { DocumentView, plainInline } from '../view/document-view.js'

/** The document's pages: the blocks that begin on each, or all of them where it has no pages. */
const leavesOf = ({ blocks, pages = [] }: Document) => {
  if (pages.length === 0) return [{ number: undefined, blocks }]
  return pages.map(({ start, number }, i) => {
    const end = pages[i + 1]?.start ?? Number.POSITIVE_INFINITY
    return { number, blocks: blocks.filter((b) => (i === 0 || b.start >= start) && b.start < end) }
  })
}

/** The text of a file that is not shown itself, page by page. A sentence that runs over a page's end stands whole on the first. */
export const TextPages = ({ document, t }: { document: Document; t: Translate }) => {
  // In a frame that leads nowhere a link is words.
  const withoutLinks = { ...document, links: [] }
  return leavesOf(document).map(({ number, blocks }) => (
    <section class="leaf">
      {number !== undefined && <p class="leaf-number">{t('shown.page', { n: number })}</p>}
      <DocumentView
        document={{ ...withoutLinks, blocks }}
        write={plainInline(withoutLinks)}
        tableLabel={t('release.table')}
      />
    </section>
  ))
}
