import type { Document } from '../../casebook/document.js'
import type { Translate } from '../messages.js'
import { DocumentView, type InlineWriter } from '../view/document-view.js'

/** The document's pages: the blocks that begin on each, or all of them where it has no pages. */
const leavesOf = ({ blocks, pages = [] }: Document) => {
  if (pages.length === 0) return [{ number: undefined, blocks }]
  return pages.map(({ start, number }, i) => {
    const end = pages[i + 1]?.start ?? Number.POSITIVE_INFINITY
    return { number, blocks: blocks.filter((b) => (i === 0 || b.start >= start) && b.start < end) }
  })
}

/** The text as words: in a frame that leads nowhere a link is no link. Where a page begins within it, that is said. */
const inlineOf =
  ({ text, pages = [] }: Document, t: Translate): InlineWriter =>
  (start, end) => {
    const turns = pages.filter((page) => page.start > start && page.start < end)
    return [undefined, ...turns].map((page, i) => (
      <>
        {page && <span class="leaf-turn">{t('shown.pageFrom', { n: page.number })}</span>}
        {text.slice(page?.start ?? start, turns[i]?.start ?? end)}
      </>
    ))
  }

/** The text of a file that is not shown itself, page by page; a paragraph that runs over a page's end stands whole on the first. */
export const TextPages = ({ document, t }: { document: Document; t: Translate }) =>
  leavesOf(document)
    .filter(({ blocks }) => blocks.length > 0)
    .map(({ number, blocks }) => (
      <section class="leaf">
        {number !== undefined && <p class="leaf-number">{t('shown.page', { n: number })}</p>}
        <DocumentView
          document={{ ...document, blocks }}
          write={inlineOf(document, t)}
          tableLabel={t('release.table')}
        />
      </section>
    ))
