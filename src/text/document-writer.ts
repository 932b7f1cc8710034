import type { Block, Cell, Document } from '../casebook/document.js'

/** What the lines now being written are. Lines written under the same object are one list item or heading. */
export type BlockStyle = Pick<Block, 'kind' | 'level' | 'group' | 'ordered'>

export interface CellInput {
  readonly header?: true
  readonly colspan?: number | undefined
  readonly rowspan?: number | undefined
}

/** Builds a document from left to right: white space is collapsed, each line becomes a block, links keep their place. */
export interface DocumentWriter {
  /** Text as it stands in the source; runs of white space become one space, or nothing where a line of Japanese was broken. */
  write(text: string): void
  /** Text whose line breaks and spaces count. */
  writeLines(text: string): void
  /** Ends the line. `lines` 2 leaves an empty line before what follows; 0 only ends it. */
  end(lines: 0 | 1 | 2): void
  /** A line break that was asked for: two of them leave an empty line. */
  lineBreak(): void
  /** Whether the line written so far ends in a number. */
  endsInNumber(): boolean
  setStyle(style: BlockStyle): BlockStyle
  openLink(href: string | undefined): void
  closeLink(): void
  /** Between `beginRow` and `endRow` everything written is one line; `cell` begins a cell. */
  beginRow(group: number): void
  cell(cell: CellInput): void
  endRow(): void
  finish(): Pick<Document, 'text' | 'blocks' | 'links'>
}

/** What stands between two cells of a row. */
export const cellSeparator = '|'

export const paragraphStyle: BlockStyle = { kind: 'paragraph' }

const isWide = (code: number): boolean =>
  (code >= 0x2e80 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff) || (code >= 0xff00 && code <= 0xff60)

/** White space that must change: a run of it, a single one that is no plain space, or characters that are not seen at all. */
const spaces =
  /[ \t\r\n\f\v\u00a0\u2002-\u200a\u202f]{2,}|[\t\r\n\f\v\u00a0\u2002-\u200a\u202f]|[\u200b\u00ad\u2060\ufeff]+/g
const invisible = /^[\u200b\u00ad\u2060\ufeff]/

/** Whether `spaces` would find anything; most text has nothing to change. (A loop over characters is slower: it cannot be compiled for Latin and Japanese strings apart, as patterns are.) */
const mayCollapse = /[\t\r\n\f\v\u00a0\u00ad\u2002-\u2060\ufeff]| {2}/

/** Collapses white space as a browser does, except that a line break within Japanese vanishes: it is where an editor wrapped. */
const collapse = (text: string): string => {
  if (!mayCollapse.test(text)) return text
  return text.replace(spaces, (run, at: number) => {
    if (invisible.test(run)) return ''
    if (!run.includes('\n')) return ' '
    const before = at > 0 ? text.charCodeAt(at - 1) : 0
    const after = text.charCodeAt(at + run.length)
    return isWide(before) && isWide(after) ? '' : ' '
  })
}

const hasCellText = (line: string, cells: readonly Cell[]): boolean =>
  cells.some(({ start, end }) => line.slice(start, end).trim() !== '')

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

export const createWriter = (): DocumentWriter => {
  const parts: string[] = []
  const blocks: Block[] = []
  const links: { start: number; end: number; href: string }[] = []
  let length = 0
  // A line is joined once, at its end: looking into a string that is still growing would copy it every time.
  let pieces: string[] = []
  let lineLength = 0
  let lineLinks: { start: number; end: number; href: string }[] = []
  let link: { readonly href: string; readonly start: number } | undefined
  let style = paragraphStyle
  let lastStyle: BlockStyle | undefined
  let endsInSpace = false
  let hasText = false
  /** Line ends owed before the next line. */
  let owed: 0 | 1 | 2 = 0
  let row: { readonly group: number; readonly cells: Mutable<Cell>[] } | undefined

  const append = (text: string) => {
    if (text === '') return
    pieces.push(text)
    lineLength += text.length
    endsInSpace = text.endsWith(' ')
    if (!hasText) hasText = /\S/.test(text)
  }

  /** Puts the line into the text, after the line ends owed; gives where its first character stands now. */
  const putLine = (line: string, start: number, end: number): number => {
    if (length > 0) {
      const gap = owed === 2 ? '\n\n' : '\n'
      parts.push(gap)
      length += gap.length
    }
    owed = 0
    const at = length
    parts.push(line.slice(start, end))
    length += end - start
    if (link !== undefined) lineLinks.push({ start: link.start, end: lineLength, href: link.href })
    for (const { start: from, end: to, href } of lineLinks) {
      const linkStart = Math.max(from, start)
      const linkEnd = Math.min(to, end)
      if (linkStart < linkEnd) links.push({ start: at + linkStart - start, end: at + linkEnd - start, href })
    }
    return at
  }

  const resetLine = () => {
    if (lineLength === 0) return
    pieces = []
    lineLength = 0
    endsInSpace = false
    hasText = false
    if (lineLinks.length > 0) lineLinks = []
    if (link !== undefined) link = { href: link.href, start: 0 }
  }

  const endLine = () => {
    if (hasText) {
      const line = pieces.length === 1 ? pieces[0]! : pieces.join('')
      const end = line.trimEnd().length
      const at = putLine(line, line.length - line.trimStart().length, end)
      const last = blocks.at(-1)
      // A heading or list item that runs over several lines is still one.
      if (last !== undefined && lastStyle === style && style.kind !== 'paragraph')
        blocks[blocks.length - 1] = { ...last, end: length }
      else
        blocks.push(
          style === paragraphStyle
            ? { kind: 'paragraph', start: at, end: length }
            : { ...style, start: at, end: length },
        )
      lastStyle = style
    }
    resetLine()
  }

  const breakLine = () => {
    const wasEmpty = !hasText
    endLine()
    owed = wasEmpty || owed === 2 ? 2 : 1
  }

  const end: DocumentWriter['end'] = (lines) => {
    if (row !== undefined) {
      if (lineLength > 0 && !endsInSpace) append(' ')
      return
    }
    endLine()
    if (lines > owed) owed = lines
  }

  return {
    write: (text) => {
      // Most pieces of a page are the indentation between two tags.
      if (text.charCodeAt(0) <= 0x20 && text.trim() === '') {
        if (lineLength > 0 && !endsInSpace) append(' ')
        return
      }
      const collapsed = collapse(text)
      append((lineLength === 0 || endsInSpace) && collapsed.startsWith(' ') ? collapsed.slice(1) : collapsed)
    },
    writeLines: (text) => {
      const [first = '', ...rest] = text.replace(/\r\n?/g, '\n').split('\n')
      append(first)
      for (const next of rest) {
        if (row !== undefined) append(' ')
        else {
          breakLine()
        }
        append(next)
      }
    },
    end,
    lineBreak: () => {
      if (row !== undefined) return end(1)
      breakLine()
    },
    endsInNumber: () => /[\d０-９][百千万億]?\s{0,9}$/.test(pieces.slice(-3).join('').slice(-12)),
    setStyle: (next) => {
      const before = style
      style = next
      return before
    },
    openLink: (href) => {
      link = href === undefined ? undefined : { href, start: lineLength }
    },
    closeLink: () => {
      if (link !== undefined) lineLinks.push({ start: link.start, end: lineLength, href: link.href })
      link = undefined
    },
    beginRow: (group) => {
      end(1)
      row = { group, cells: [] }
    },
    cell: ({ header, colspan, rowspan }) => {
      if (row === undefined) return
      const last = row.cells.at(-1)
      if (last !== undefined) {
        last.end = lineLength
        append(cellSeparator)
        // White space at the head of a cell is none.
        endsInSpace = true
      }
      const next: Mutable<Cell> = { start: lineLength, end: lineLength }
      if (header) next.header = true
      if (colspan !== undefined) next.colspan = colspan
      if (rowspan !== undefined) next.rowspan = rowspan
      row.cells.push(next)
    },
    endRow: () => {
      if (row === undefined) return
      const { group, cells } = row
      row = undefined
      const last = cells.at(-1)
      if (last !== undefined) last.end = lineLength
      const line = pieces.join('')
      const [first] = cells
      if (first !== undefined && last !== undefined && hasCellText(line, cells)) {
        for (const cell of cells) {
          const said = line.slice(cell.start, cell.end)
          cell.start += said.length - said.trimStart().length
          cell.end = cell.start + said.trim().length
        }
        const from = first.start
        const at = putLine(line, from, last.end)
        for (const cell of cells) {
          cell.start += at - from
          cell.end += at - from
        }
        blocks.push({ kind: 'table-row', group, start: at, end: length, cells })
        lastStyle = undefined
      }
      resetLine()
      owed = owed === 2 ? 2 : 1
    },
    finish: () => {
      endLine()
      return { text: parts.join(''), blocks, links }
    },
  }
}
