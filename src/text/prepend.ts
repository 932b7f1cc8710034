import type { Block, Document } from '../casebook/document.js'

export type Content = Pick<Document, 'text' | 'blocks' | 'links'>

/** A line put before a content: a heading, or a paragraph. */
export type Line = Pick<Block, 'kind' | 'level'> & { readonly text: string }

/** Puts lines before a content, and an empty line between them and it; all offsets move by their length. */
export const prependLines = (lines: readonly Line[], { text, blocks, links }: Content): Content => {
  const before: Block[] = []
  let head = ''
  for (const { text: said, ...style } of lines) {
    if (head !== '') head += '\n'
    before.push({ ...style, start: head.length, end: head.length + said.length })
    head += said
  }
  if (text === '') return { text: head, blocks: before, links: [] }
  const by = head === '' ? 0 : head.length + 2
  const move = <T extends { readonly start: number; readonly end: number }>(span: T): T => ({
    ...span,
    start: span.start + by,
    end: span.end + by,
  })
  return {
    text: head === '' ? text : `${head}\n\n${text}`,
    blocks: [
      ...before,
      ...blocks.map((block) => ({ ...move(block), ...(block.cells && { cells: block.cells.map(move) }) })),
    ],
    links: links.map(move),
  }
}

/** Puts a heading before a content. */
export const withHeading = (heading: string, content: Content): Content =>
  prependLines([{ kind: 'heading', level: 1, text: heading }], content)
