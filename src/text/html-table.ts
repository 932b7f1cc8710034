import type { CellInput } from './document-writer.js'
import { childElements, headings, lineElements, spacedElements, textOf } from './html-elements.js'
import type { ElementNode } from './html-tree.js'
import { meaningfulAlt } from './html-unread.js'

export interface TableCell {
  readonly node: ElementNode
  readonly cell: CellInput
}

export interface TableRow {
  readonly cells: readonly TableCell[]
  /** Cells of it hold what no line can: headings, tables, long text. It is read cell by cell. */
  readonly isLaidOut: boolean
}

export interface HtmlTable {
  readonly rows: readonly TableRow[]
  /** The caption, and what stands in a table where nothing may. */
  readonly others: readonly ElementNode[]
  /** Old pages are laid out with tables; those are read cell by cell, as if they were not there. */
  readonly isLayout: boolean
}

interface SourceRow {
  readonly cells: readonly ElementNode[]
  readonly isHead: boolean
}

/** A table's own rows as they are shown: those of `<tfoot>` last, wherever they stand. */
const sourceRows = (
  table: ElementNode,
): { readonly rows: readonly SourceRow[]; readonly others: readonly ElementNode[] } => {
  const rows: SourceRow[] = []
  const foot: SourceRow[] = []
  const others: ElementNode[] = []
  const visit = (node: ElementNode) => {
    for (const child of childElements(node)) {
      if (child.name === 'tr') {
        const cells = childElements(child).filter(({ name }) => name === 'td' || name === 'th')
        const row = { cells, isHead: node.name === 'thead' }
        if (node.name === 'tfoot') foot.push(row)
        else rows.push(row)
      } else if (child.name === 'tbody' || child.name === 'thead' || child.name === 'tfoot') visit(child)
      else others.push(child)
    }
  }
  visit(table)
  return { rows: [...rows, ...foot], others }
}

/** Content that no cell of a table of data has. */
const holdsBlocks = (cell: ElementNode): boolean =>
  childElements(cell).some((child) => {
    const { name } = child
    if (name === 'table' || headings[name] !== undefined || name === 'section' || name === 'article') return true
    return lineElements.has(name) && !['li', 'dd', 'dt'].includes(name) && holdsBlocks(child)
  })

/** More than a line holds. */
const isLong = (cell: ElementNode): boolean => {
  if (cell.textLength > 600) return true
  let paragraphs = 0
  const count = (node: ElementNode) => {
    for (const child of childElements(node)) {
      if (child.name === 'p' && child.textLength > 60) paragraphs++
      else if (lineElements.has(child.name)) count(child)
    }
  }
  count(cell)
  return paragraphs > 2
}

/** What holds more than a term and its definition can on one line. */
export const isTooMuchForRow = (cell: ElementNode): boolean => isLong(cell) || holdsBlocks(cell)

/** Lines of a cell that hold something, as far as they are counted: one more than its breaks. */
const linesOf = (cell: ElementNode): number => {
  let lines = 0
  let isOpen = false
  const visit = (node: ElementNode) => {
    const breaks = node.name === 'br' || lineElements.has(node.name) || node.name === 'p'
    if (breaks) isOpen = false
    for (const child of node.children) {
      if (typeof child !== 'string') visit(child)
      else if (child.trim() !== '') {
        if (!isOpen) lines++
        isOpen = true
      }
    }
    if (breaks) isOpen = false
  }
  visit(cell)
  return lines
}

/** Of a cell that heads those beside it. */
export const longestLabel = 40

/** No day, hour, number of people or question, but what the parts of a report are called. */
const isLabel = (cell: ElementNode): boolean =>
  cell.textLength > 0 &&
  cell.textLength <= longestLabel &&
  !/^\s{0,9}(?:約?\d[\d,]{0,9}[年月日時分:/人名件]|令和|平成|[同翌当前]日|午[前後]|[Q問] ?[\d.:])/.test(
    textOf(cell).slice(0, 80).normalize('NFKC'),
  )

/**
 * The parts of a report as a list or table of two columns: 「経緯」 beside what happened, line by line. One part at least has
 * more lines than a row can hold; the labels of all are then headings.
 */
export const holdsParts = (parts: readonly (readonly ElementNode[])[]): boolean =>
  parts.every(([label, said]) => label !== undefined && said !== undefined && isLabel(label)) &&
  parts.some(([, ...said]) => {
    const lines = said.reduce((sum, cell) => sum + linesOf(cell), 0)
    return lines > 2 || (lines === 2 && said.some(({ textLength }) => textLength > 80))
  })

/** 「職員 56名」, and whole sentences: such an item says something itself, whatever stands under it. */
const saysMore = /\d\s?(?:[人名件社校台枚通冊組]|世帯|箇?か?所)|[。：:]$|(?:です|ます|した)$/

/** How many of an item's first children are the name of a part, which a list, table or paragraph follows. */
const headLength = (item: ElementNode): number | undefined => {
  const at = item.children.findIndex(
    (child) => typeof child !== 'string' && (spacedElements.has(child.name) || lineElements.has(child.name)),
  )
  const first = item.children[at]
  if (at < 1 || first === undefined || typeof first === 'string' || first.textLength === 0) return undefined
  const head: ElementNode = { ...item, children: item.children.slice(0, at) }
  const words = textOf(head).normalize('NFKC').trim()
  if (words.length < 2 || words.length > longestLabel || saysMore.test(words) || item.linkLength > item.textLength / 2)
    return undefined
  return head.children.some((child) => typeof child !== 'string' && child.name === 'br') ? undefined : at
}

/**
 * The parts of a report as the items of a list: most open with what they are called, and hold lists, tables or paragraphs
 * of their own. For each of those how many of its first children are that; `undefined` for any other list.
 */
export const partHeads = (list: ElementNode): ReadonlyMap<ElementNode, number> | undefined => {
  const items = childElements(list).filter(({ name, textLength }) => name === 'li' && textLength > 0)
  if (items.length < 2 || items.length > 40) return undefined
  const siblings = list.parent?.children ?? []
  const ahead = siblings
    .slice(0, siblings.indexOf(list))
    .findLast((child) => typeof child !== 'string' && child.textLength > 0)
  if (
    ahead !== undefined &&
    typeof ahead !== 'string' &&
    headings[ahead.name] === undefined &&
    /(?:次の|以下|下記|とおり|通り)[^。]{0,30}[。:：]?$/.test(textOf(ahead).trim())
  )
    return undefined
  const heads = new Map<ElementNode, number>()
  for (const item of items) {
    const head = headLength(item)
    if (head !== undefined) heads.set(item, head)
  }
  return heads.size > 1 && heads.size * 2 >= items.length ? heads : undefined
}

/** Rows of a label and what it is about, without heads over the columns. */
const isTableOfParts = (rows: readonly SourceRow[]): boolean =>
  rows.every(({ cells, isHead }) => cells.length === 2 && !isHead && cells[1]!.name === 'td') &&
  holdsParts(rows.map(({ cells }) => cells))

/** Cells that say of themselves that they are data: headings, or several rows of as many cells as the first. */
const isOfData = (rows: readonly SourceRow[], needsHeadings: boolean): boolean => {
  const width = rows[0]?.cells.length ?? 0
  if (width < 2 || rows.length < 2) return false
  const headed = rows.filter(({ cells }) => cells.some(({ name }) => name === 'th'))
  if (headed.length > 0) return headed.length === rows.length || headed[0] === rows[0]
  return !needsHeadings && rows.length > 2 && rows.every(({ cells }) => cells.length === width)
}

const spanOf = (value: string | undefined, most: number): number | undefined => {
  if (value === undefined || !/^\d{1,3}$/.test(value)) return undefined
  const span = Math.min(Number(value), most)
  return span > 1 ? span : undefined
}

const hasContent = (node: ElementNode): boolean =>
  node.textLength > 0 ||
  childElements(node).some((child) => (child.name === 'img' && meaningfulAlt(child) !== '') || hasContent(child))

/** Reads a table: its rows without those that hold nothing, the cells that reach over such rows shortened by them. */
export const readTable = (table: ElementNode): HtmlTable => {
  const { rows: source, others } = sourceRows(table)
  const full = source.map(({ cells }) => cells.some(hasContent))
  // kept[i]: how many rows up to i are kept, so that a span over rows is a difference of two.
  const kept = [0]
  for (const isFull of full) kept.push(kept.at(-1)! + (isFull ? 1 : 0))
  const blocky = source.map(({ cells }) => cells.some((cell) => holdsBlocks(cell)))
  const long = source.map(({ cells }, i) => blocky[i] || cells.some(isLong))
  const isLayout =
    /^(?:presentation|none)$/.test(table.attributes.role ?? '') ||
    // Boxes, tips and banners: never two cells with something in them side by side.
    source.every(({ cells }) => cells.length <= 1 || cells.filter(hasContent).length <= 1) ||
    (blocky.includes(true) && !isOfData(source, true)) ||
    (long.includes(true) && !isOfData(source, false))
  const cellOf = ({ name, attributes }: ElementNode, row: number, isHead: boolean): CellInput => {
    const header: CellInput = name === 'th' || isHead ? { header: true } : {}
    if (attributes.colspan === undefined && attributes.rowspan === undefined) return header
    const last = Math.min(row + (spanOf(attributes.rowspan, source.length) ?? 1), source.length)
    const rowspan = kept[last]! - kept[row]!
    return { ...header, colspan: spanOf(attributes.colspan, 999), rowspan: rowspan > 1 ? rowspan : undefined }
  }
  const inParts = !isLayout && isTableOfParts(source.filter((_, i) => full[i]))
  const rows = source.flatMap(({ cells, isHead }, i) =>
    full[i]
      ? [
          {
            cells: cells.map((node) => ({ node, cell: cellOf(node, i, isHead) })),
            isLaidOut: inParts || long[i] === true,
          },
        ]
      : [],
  )
  return { rows, others, isLayout }
}

/** A cell of a page laid out with tables that holds a menu: nothing but links, and several. */
export const isMenuCell = (cell: ElementNode): boolean =>
  cell.textLength > 0 && cell.linkLength >= cell.textLength * 0.7 && countLinks(cell) >= 4

const countLinks = (node: ElementNode): number =>
  childElements(node).reduce((sum, child) => sum + (child.name === 'a' ? 1 : countLinks(child)), 0)
