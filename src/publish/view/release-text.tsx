import type { Document } from '../../casebook/document.js'
import type { Facts } from '../../casebook/facts.js'
import { groupFacts } from '../describe.js'
import type { View } from '../site.js'
import { DocumentView, type InlineWriter, plainInline } from './document-view.js'
import type { Mark, MarkedText } from './marked.js'
import { Phrase } from './parts.js'
import { type PassedMarks, passedInline } from './passed-over.js'
import { cutAt, touching } from './spans.js'

/** A number for each fact's id, by which script joins a fact and its words. */
export type FactNumbers = ReadonlyMap<string, number>

/** Numbers in the order the facts are shown. */
export const numberFacts = (facts: Facts): FactNumbers =>
  new Map(
    groupFacts(facts)
      .flatMap((g) => g.facts)
      .map((f, i) => [f.id, i] as const),
  )

/**
 * The text with the words of the facts marked. A mark leads to its fact, so that it works by a click alone; inside a
 * link of the text's own there is no second link.
 */
const markedInline = (
  document: Document,
  marked: MarkedText,
  numbers: FactNumbers,
  passed: PassedMarks | undefined,
): InlineWriter => {
  const plain = plainInline(document)
  const write = passed === undefined ? plain : passedInline(document, passed, plain)
  const writeInLink = passed === undefined ? plain : passedInline(document, passed, plain, 'in a link')
  const spans = marked.marks.map((m) => ({ start: m.start, end: m.end, value: m }))
  const hasLink = (start: number, end: number) => touching(document.links, start, end).length > 0
  const inside = (m: Mark, start: number, end: number) => {
    const [fact] = m.facts
    return fact === undefined || hasLink(start, end) ? (
      write(start, end)
    ) : (
      <a href={`#${fact.id}`} tabindex={-1}>
        {writeInLink(start, end)}
      </a>
    )
  }
  return (start, end) =>
    cutAt(start, end, touching(spans, start, end)).map((piece) => {
      const [mark] = piece.values
      if (mark === undefined) return write(piece.start, piece.end)
      return (
        <mark
          class={mark.hue}
          // A stretch that runs over two blocks keeps its anchor on its first part only.
          id={piece.start === mark.start ? mark.id : undefined}
          data-f={mark.facts.map((f) => numbers.get(f.id)).join(' ')}
        >
          {inside(mark, piece.start, piece.end)}
        </mark>
      )
    })
}

export const ReleaseText = ({
  view,
  document,
  marked,
  numbers,
  passed,
}: {
  view: View
  document: Document
  marked: MarkedText
  numbers: FactNumbers
  passed?: PassedMarks
}) => (
  <article class="text" lang={view.japanese} aria-label={view.t('release.text')}>
    <h2 class="hidden">{view.t('release.text')}</h2>
    <DocumentView
      document={document}
      write={markedInline(document, marked, numbers, passed)}
      tableLabel={view.t('release.table')}
    />
    {document.warnings.length > 0 && (
      <aside class="warnings">
        <p>{view.t('release.warnings')}</p>
        <ul>
          {document.warnings.map((w) => (
            <li>
              <Phrase view={view} english={w} />
            </li>
          ))}
        </ul>
      </aside>
    )}
  </article>
)
