/** What a stretch of a document is. A table row keeps its cells, so that a row and column can be shown again. */
export type BlockKind = 'heading' | 'paragraph' | 'list-item' | 'table-row'

export interface Cell {
  readonly start: number
  readonly end: number
  readonly header?: true
  readonly colspan?: number
  readonly rowspan?: number
}

/** A stretch `[start, end)` of the document's text, in UTF-16 code units. Blocks stand in order and never overlap. */
export interface Block {
  readonly kind: BlockKind
  readonly start: number
  readonly end: number
  /** Heading: 1–6. List item: depth, from 1. */
  readonly level?: number
  /** Which list or table of the document it belongs to, counted from 0 over both. */
  readonly group?: number
  /** List item: true in a numbered list. */
  readonly ordered?: true
  /** Table row: its cells from left to right. */
  readonly cells?: readonly Cell[]
}

/** Where a stretch `[start, end)` of the text stands on a page: points (1/72 inch) from the page's upper left corner. */
export interface TextPlace {
  readonly start: number
  readonly end: number
  readonly page: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Set from top to bottom: the text runs along the height. */
  readonly vertical?: true
}

/**
 * A capture's text with its structure. Evidence points into `text` by UTF-16 offsets `[start, end)`;
 * what lies between two blocks is white space.
 */
export interface Document {
  /** The title the page or file gives itself (`<title>`, PDF metadata, a post's title); not part of `text` unless it also stands there. */
  readonly title?: string
  readonly text: string
  readonly blocks: readonly Block[]
  /** Links that stood in the text, with the address made absolute where the source was known. */
  readonly links: readonly { readonly start: number; readonly end: number; readonly href: string }[]
  /** Where each page begins, for paged sources (PDF), and how large it is, in points. */
  readonly pages?: readonly {
    readonly start: number
    readonly number: number
    readonly width?: number
    readonly height?: number
  }[]
  /** Where on its pages the text stands, in the order of the text; asked by `placesOf`. */
  readonly places?: readonly TextPlace[]
  /** The address the page gives itself (`<link rel=canonical>`, `og:url`, "saved from url"). */
  readonly canonicalUrl?: string
  /** What could not be read, in plain words: an image of text, a page without a text layer. */
  readonly warnings: readonly string[]
}

/** A document made of plain text: each line that is not empty is a paragraph. */
export const plainDocument = (text: string, title?: string): Document => {
  const blocks: Block[] = []
  for (let start = 0; start <= text.length; ) {
    let end = text.indexOf('\n', start)
    if (end < 0) end = text.length
    if (text.slice(start, end).trim() !== '') blocks.push({ kind: 'paragraph', start, end })
    start = end + 1
  }
  return { text, blocks, links: [], warnings: [], ...(title === undefined ? {} : { title }) }
}
