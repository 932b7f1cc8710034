import type { Child } from 'hono/jsx'
import type { Block, Cell, Document } from '../../casebook/document.js'
import { cutAt, type Span, touching } from './spans.js'

/** Writes a stretch of the text; what it adds (marks, links) is its own business. */
export type InlineWriter = (start: number, end: number) => Child

/** The text as it stands, links kept. Only addresses that lead out by HTTP or mail are links. */
export const plainInline = (document: Document): InlineWriter => {
  const links: Span<string>[] = document.links
    .filter((l) => /^(?:https?:|mailto:)/i.test(l.href))
    .map((l) => ({ start: l.start, end: l.end, value: l.href }))
  return (start, end) =>
    cutAt(start, end, touching(links, start, end)).map((piece) => {
      const text = document.text.slice(piece.start, piece.end)
      const href = piece.values[0]
      return href === undefined ? (
        text
      ) : (
        <a href={href} rel="nofollow noopener">
          {text}
        </a>
      )
    })
}

/** Heading levels closed up: the document's highest becomes `h3`, and none is more than one deeper than the last. */
const headingLevels = (blocks: readonly Block[]): ReadonlyMap<Block, number> => {
  const headings = blocks.filter((b) => b.kind === 'heading')
  const ranks = [...new Set(headings.map((b) => b.level ?? 1))].sort((a, b) => a - b)
  const levels = new Map<Block, number>()
  let last = 2
  for (const b of headings) {
    last = Math.min(3 + ranks.indexOf(b.level ?? 1), last + 1, 6)
    levels.set(b, last)
  }
  return levels
}

const Heading = ({ level, children }: { level: number; children?: Child }) => {
  switch (level) {
    case 3:
      return <h3>{children}</h3>
    case 4:
      return <h4>{children}</h4>
    case 5:
      return <h5>{children}</h5>
    default:
      return <h6>{children}</h6>
  }
}

/** A bullet or number the text brings itself. */
const ownSign = /^[\s\u3000]*(?:[・･●○■□◆◇◎※▪•*＊-]|[(（]?[0-9０-９一二三四五六七八九十ア-ン]{1,2}[)）.．、]|[①-⑳])/

/** Items of one list, nested by their depth. */
const List = ({ items, text, write }: { items: readonly Block[]; text: string; write: InlineWriter }) => {
  const [first] = items
  if (first === undefined) return null
  const depth = Math.min(...items.map((b) => b.level ?? 1))
  const entries: { own: Block; below: Block[] }[] = []
  for (const item of items) {
    const last = entries.at(-1)
    if ((item.level ?? 1) > depth && last) last.below.push(item)
    else entries.push({ own: item, below: [] })
  }
  const children = entries.map(({ own, below }) => (
    <li>
      {write(own.start, own.end)}
      {below.length > 0 && <List items={below} text={text} write={write} />}
    </li>
  ))
  const bare = entries.every(({ own }) => ownSign.test(text.slice(own.start, own.start + 8))) ? 'bare' : undefined
  return first.ordered ? <ol class={bare}>{children}</ol> : <ul class={bare}>{children}</ul>
}

const CellView = ({ cell, write }: { cell: Cell; write: InlineWriter }) => {
  const spans = {
    ...(cell.colspan === undefined ? {} : { colspan: cell.colspan }),
    ...(cell.rowspan === undefined ? {} : { rowspan: cell.rowspan }),
  }
  return cell.header ? (
    <th {...spans}>{write(cell.start, cell.end)}</th>
  ) : (
    <td {...spans}>{write(cell.start, cell.end)}</td>
  )
}

const TableView = ({ rows, write, label }: { rows: readonly Block[]; write: InlineWriter; label: string }) => (
  <section class="scroll" tabindex={0} aria-label={label}>
    <table>
      <tbody>
        {rows.map((row) => (
          <tr>
            {row.cells === undefined ? (
              <td>{write(row.start, row.end)}</td>
            ) : (
              row.cells.map((cell) => <CellView cell={cell} write={write} />)
            )}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)

/** Blocks that are drawn together: a list, a table, or one block by itself. */
const gather = (blocks: readonly Block[]): readonly (readonly [Block, ...Block[]])[] => {
  const groups: [Block, ...Block[]][] = []
  for (const b of blocks) {
    const last = groups.at(-1)
    const joins = b.kind === 'list-item' || b.kind === 'table-row'
    if (last && joins && last[0].kind === b.kind && last[0].group === b.group) last.push(b)
    else groups.push([b])
  }
  return groups
}

/** A document as HTML with the structure it came with. */
export const DocumentView = ({
  document,
  write,
  tableLabel,
}: {
  document: Document
  write: InlineWriter
  tableLabel: string
}) => {
  const levels = headingLevels(document.blocks)
  const gapBefore = (b: Block, i: number, of: readonly (readonly [Block, ...Block[]])[]): string => {
    const before = of[i - 1]?.at(-1)
    return before === undefined ? '' : document.text.slice(before.end, b.start)
  }
  const groups = gather(document.blocks)
  const tables = new Map(groups.filter(([b]) => b.kind === 'table-row').map((table, i) => [table, i + 1]))
  // Lines that follow one another without an empty line belong together, in a text that has empty lines at all.
  const hasEmptyLines = /\n\s*\n/.test(document.text)
  return groups.map((group, i) => {
    const [block] = group
    switch (block.kind) {
      case 'heading':
        return <Heading level={levels.get(block) ?? 3}>{write(block.start, block.end)}</Heading>
      case 'list-item':
        return <List items={group} text={document.text} write={write} />
      case 'table-row':
        return <TableView rows={group} write={write} label={`${tableLabel} ${tables.get(group) ?? ''}`} />
      case 'paragraph': {
        const isTight =
          hasEmptyLines && groups[i - 1]?.[0].kind === 'paragraph' && !/\n\s*\n/.test(gapBefore(block, i, groups))
        // A line pushed to the right with full-width spaces (以上, a date) stands at the right whatever the width.
        const pushed = /^\u3000{4,}/.exec(document.text.slice(block.start, block.end))?.[0].length ?? 0
        const names = [isTight && 'tight', pushed > 0 && 'right'].filter(Boolean).join(' ')
        return <p class={names === '' ? undefined : names}>{write(block.start + pushed, block.end)}</p>
      }
      default:
        return block.kind satisfies never
    }
  })
}
