import type { Document } from '../../casebook/document.js'
import type { PassedOver } from '../../casebook/passed-over.js'
import { describePassedOver } from '../describe-passed-over.js'
import type { View } from '../site.js'
import type { InlineWriter } from './document-view.js'
import { cutAt, type Span, touching } from './spans.js'

/** A stretch of the text that was passed over; its value is the place of its reading in the list. */
interface PassedMark extends Span<number> {
  /** Anchor of this stretch, where a reading begins with it. */
  readonly id?: string
}

export interface PassedMarks {
  /** In the order of the text, never overlapping. */
  readonly marks: readonly PassedMark[]
  /** The anchor of each reading's words, by its place in the list. */
  readonly anchors: readonly (string | undefined)[]
}

/** Which words were passed over. */
export const markPassedOver = (document: Document, passedOver: readonly PassedOver[]): PassedMarks => {
  const spans = passedOver.map(({ evidence: { start, end } }, value) => ({ start, end, value }))
  const anchors: (string | undefined)[] = passedOver.map(() => undefined)
  const marks = cutAt(0, document.text.length, spans)
    .filter(({ values }) => values.length > 0)
    .map(({ start, end, values }): PassedMark => {
      const begun = values.filter((value) => anchors[value] === undefined)
      const id = begun.length > 0 ? `p${start}` : undefined
      for (const value of begun) anchors[value] = id
      // What began last is the narrowest.
      return { start, end, value: values.at(-1) ?? 0, ...(id !== undefined && { id }) }
    })
  return { marks, anchors }
}

const listId = (at: number): string => `passed-${at + 1}`

/**
 * The text with what was passed over marked more quietly than facts are. Such a mark leads to its line in the list,
 * unless it stands in a link already.
 */
export const passedInline =
  (document: Document, { marks }: PassedMarks, write: InlineWriter, where?: 'in a link'): InlineWriter =>
  (start, end) =>
    cutAt(
      start,
      end,
      touching(marks, start, end).map((mark) => ({ start: mark.start, end: mark.end, value: mark })),
    ).map((piece) => {
      const [mark] = piece.values
      const text = write(piece.start, piece.end)
      if (mark === undefined) return text
      const id = piece.start === mark.start ? mark.id : undefined
      return where === 'in a link' || touching(document.links, piece.start, piece.end).length > 0 ? (
        <span class="passed" id={id}>
          {text}
        </span>
      ) : (
        <a class="passed" id={id} href={`#${listId(mark.value)}`} tabindex={-1}>
          {text}
        </a>
      )
    })

const quoteLength = 48

/** What was passed over, in the order of the text, each with a way to its words. */
export const PassedOverList = ({
  view,
  passedOver,
  passed,
}: {
  view: View
  passedOver: readonly PassedOver[]
  passed: PassedMarks
}) => {
  const { t } = view
  if (passedOver.length === 0) return null
  return (
    <details class="passed-over">
      <summary>{t('passed.title', { n: passedOver.length })}</summary>
      <p class="note">{t('passed.note')}</p>
      <ol>
        {passedOver.map((one, at) => {
          const { group, value, why } = describePassedOver(one, view)
          const quote = one.evidence.quote.replace(/\s+/g, ' ')
          return (
            <li id={listId(at)}>
              <a href={`#${passed.anchors[at] ?? ''}`} lang={view.japanese}>
                {quote.length > quoteLength ? `${quote.slice(0, quoteLength)}…` : quote}
              </a>{' '}
              <span class="nowrap">
                {group}
                {value !== '' && `: ${value}`}
              </span>
              <br />
              {why}
            </li>
          )
        })}
      </ol>
    </details>
  )
}
