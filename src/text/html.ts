import type { Document } from '../casebook/document.js'
import { codedError } from '../casebook/errors.js'
import type { BlockStyle, CellInput } from './document-writer.js'
import { createWriter, paragraphStyle } from './document-writer.js'
import { dropFrameLines } from './frame-lines.js'
import type { ElementNode, PageTree } from './html-tree.js'
import { parsePage } from './html-tree.js'
import { findContent } from './page-frame.js'
import { withHeading } from './prepend.js'

export interface HtmlOptions {
  /** Where the page came from: makes its links absolute. */
  readonly url?: string
  /** The whole of it is content (a post out of a feed): nothing is left out as frame. */
  readonly isFragment?: boolean
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))
/** Elements that stand on lines of their own. */
const lineElements = words(
  'address article aside body center details dialog dd dir div dl dt fieldset figcaption figure footer form header hgroup html legend li main menu nav option search section summary tr td th caption tbody thead tfoot',
)
/** Those that an empty line sets off. */
const spacedElements = words('p blockquote ul ol dl table pre hr h1 h2 h3 h4 h5 h6')
const headings: Readonly<Record<string, number>> = { h1: 1, h2: 2, h3: 3, h4: 4, h5: 5, h6: 6 }

const absolute = (href: string, base: string | undefined): string | undefined => {
  const trimmed = href.trim()
  if (trimmed === '' || trimmed.startsWith('#') || /^(?:javascript|data|vbscript):/i.test(trimmed)) return undefined
  if (URL.canParse(trimmed, base)) return new URL(trimmed, base).href
  return base === undefined ? trimmed : undefined
}

const webAddress = (href: string | undefined, base: string | undefined): string | undefined => {
  const found = href === undefined ? undefined : absolute(href, base)
  return found !== undefined && /^https?:/.test(found) ? found : undefined
}

/** An image's alternative text where it says what a reader would else miss: a sentence, not ロゴ or photo.jpg. */
const meaningfulAlt = ({ attributes }: ElementNode): string => {
  const alt = (attributes.alt ?? '').trim()
  if (alt.length < 8 || !/[\u3040-\u30ff\u4e00-\u9fff]/.test(alt)) return ''
  return /(?:ロゴ|アイコン|バナー|写真|イメージ|画像|イラスト|マーク)(?:です)?$/.test(alt) ? '' : alt
}

/** An image large enough to hold text; icons and spacers say their size. */
const mayHoldText = ({ attributes }: ElementNode): boolean =>
  [attributes.width, attributes.height].every(
    (size) => size === undefined || !/^\d{1,3}(?:px)?$/.test(size) || Number.parseInt(size, 10) >= 150,
  ) && !/(?:icon|logo|spacer|blank|btn|button|bnr|banner|arrow)/i.test(attributes.src ?? '')

const childElements = (node: ElementNode): readonly ElementNode[] =>
  node.children.filter((child): child is ElementNode => typeof child !== 'string')

interface TableRow {
  readonly cells: readonly ElementNode[]
}

/** A table's own rows, and the captions before them. */
const rowsOf = (
  table: ElementNode,
): { readonly rows: readonly TableRow[]; readonly others: readonly ElementNode[] } => {
  const rows: TableRow[] = []
  const others: ElementNode[] = []
  const visit = (node: ElementNode) => {
    for (const child of childElements(node)) {
      if (child.name === 'tr')
        rows.push({ cells: childElements(child).filter(({ name }) => name === 'td' || name === 'th') })
      else if (child.name === 'tbody' || child.name === 'thead' || child.name === 'tfoot') visit(child)
      else others.push(child)
    }
  }
  visit(table)
  return { rows, others }
}

/** Content that no cell of a table of data has. */
const holdsBlocks = (cell: ElementNode, isTop = true): boolean => {
  let paragraphs = 0
  for (const child of childElements(cell)) {
    const { name } = child
    if (name === 'table' || headings[name] !== undefined || name === 'section' || name === 'article') return true
    if (name === 'p' && child.textLength > 60 && ++paragraphs > 2) return true
    if (lineElements.has(name) && !['li', 'dd', 'dt'].includes(name) && holdsBlocks(child, false)) return true
  }
  return isTop && cell.textLength > 600
}

/** Old pages are laid out with tables; those are read cell by cell, as if they were not there. */
const isLayout = (table: ElementNode, rows: readonly TableRow[]): boolean => {
  if (/^(?:presentation|none)$/.test(table.attributes.role ?? '')) return true
  return (
    rows.every(({ cells }) => cells.length <= 1) || rows.some(({ cells }) => cells.some((cell) => holdsBlocks(cell)))
  )
}

const spanOf = (value: string | undefined): number | undefined => {
  if (value === undefined) return undefined
  const span = /^\d{1,3}$/.test(value) ? Number(value) : 1
  return span > 1 ? span : undefined
}

const plainCell: CellInput = {}
const headerCell: CellInput = { header: true }

const cellOf = ({ name, attributes }: ElementNode): CellInput => {
  const plain = name === 'th' ? headerCell : plainCell
  if (attributes.colspan === undefined && attributes.rowspan === undefined) return plain
  return { ...plain, colspan: spanOf(attributes.colspan), rowspan: spanOf(attributes.rowspan) }
}

/** Writes what stands under a node, frame left out. Recursion is bounded by the depth of the tree. */
const writeContent = (root: ElementNode, frame: ReadonlySet<ElementNode>, base: string | undefined) => {
  const writer = createWriter()
  let groups = 0
  let listDepth = 0
  let inLink = false
  let inRow = false
  const images: ElementNode[] = []

  const writeChildren = (node: ElementNode): void => {
    for (const child of node.children) {
      if (typeof child === 'string') writer.write(child)
      else if (!frame.has(child)) writeElement(child)
    }
  }

  const styled = (style: BlockStyle, node: ElementNode): void => {
    const before = writer.setStyle(style)
    writeChildren(node)
    writer.end(1)
    writer.setStyle(before)
  }

  const writeList = (node: ElementNode): void => {
    const group = groups++
    listDepth++
    const level = listDepth
    for (const child of node.children) {
      if (typeof child === 'string') writer.write(child)
      else if (frame.has(child)) continue
      else if (child.name === 'li') {
        writer.end(1)
        styled({ kind: 'list-item', level, group, ...(node.name === 'ol' && { ordered: true }) }, child)
      } else writeElement(child)
    }
    listDepth--
  }

  const writeRow = (
    group: number,
    cells: readonly { readonly node: ElementNode; readonly cell: CellInput }[],
  ): void => {
    writer.beginRow(group)
    inRow = true
    for (const { node, cell } of cells) {
      writer.cell(cell)
      writeChildren(node)
    }
    inRow = false
    writer.endRow()
  }

  const writeTable = (table: ElementNode): void => {
    const { rows, others } = rowsOf(table)
    for (const other of others) if (!frame.has(other)) writeElement(other)
    if (isLayout(table, rows)) {
      for (const { cells } of rows)
        for (const cell of cells) {
          if (frame.has(cell) || isMenuCell(cell)) continue
          writer.end(1)
          writeChildren(cell)
          writer.end(1)
        }
      return
    }
    const group = groups++
    for (const { cells } of rows)
      writeRow(
        group,
        cells.map((node) => ({ node, cell: cellOf(node) })),
      )
  }

  /** Terms and what is said of them: a row of two cells where both are short, as dates and events are; else paragraphs. */
  const writeDefinitions = (list: ElementNode): void => {
    const items = definitionItems(list, frame)
    const asRows =
      items.every(({ name, textLength }) => textLength <= (name === 'dt' ? 60 : 400)) &&
      !items.some((item) => holdsBlocks(item))
    const group = groups
    let terms: ElementNode[] = []
    for (const item of items) {
      if (!asRows) {
        writer.end(1)
        writeChildren(item)
        writer.end(1)
      } else if (item.name === 'dt') {
        if (terms.length > 0)
          writeRow(
            group,
            terms.map((node) => ({ node, cell: headerCell })),
          )
        terms = [item]
      } else {
        writeRow(group, [...terms.map((node) => ({ node, cell: headerCell })), { node: item, cell: plainCell }])
        terms = []
      }
    }
    if (asRows) {
      if (terms.length > 0)
        writeRow(
          group,
          terms.map((node) => ({ node, cell: headerCell })),
        )
      groups++
    }
  }

  const writeElement = (node: ElementNode): void => {
    const { name, attributes } = node
    const level = headings[name]
    if (name === 'br') writer.lineBreak()
    else if (name === 'img') {
      const alt = inLink ? '' : meaningfulAlt(node)
      if (alt !== '') writer.write(alt)
      else if (!inLink && mayHoldText(node)) images.push(node)
    } else if (name === 'rt' || name === 'rp') return
    else if (name === 'a') {
      const href = attributes.href === undefined ? undefined : absolute(attributes.href, base)
      const before = inLink
      inLink = inLink || attributes.href !== undefined
      if (!before && href !== undefined) writer.openLink(href)
      writeChildren(node)
      if (!before && href !== undefined) writer.closeLink()
      inLink = before
    } else if (inRow) {
      // A row is one line whatever its cells hold; the writer turns every break into a space.
      if (lineElements.has(name) || spacedElements.has(name)) writer.end(1)
      writeChildren(node)
      if (lineElements.has(name) || spacedElements.has(name)) writer.end(1)
    } else if (level !== undefined) {
      writer.end(2)
      styled({ kind: 'heading', level }, node)
      writer.end(2)
    } else if (spacedElements.has(name)) {
      writer.end(name === 'ul' || name === 'ol' ? (listDepth > 0 ? 1 : 2) : 2)
      if (name === 'ul' || name === 'ol') writeList(node)
      else if (name === 'table') writeTable(node)
      else if (name === 'dl') writeDefinitions(node)
      else if (name === 'pre') writePreformatted(node)
      else writeChildren(node)
      writer.end(listDepth > 0 ? 1 : 2)
    } else if (lineElements.has(name)) {
      writer.end(1)
      writeChildren(node)
      writer.end(1)
    } else writeChildren(node)
  }

  const writePreformatted = (node: ElementNode): void => {
    for (const child of node.children) {
      if (typeof child === 'string') writer.writeLines(child)
      else if (child.name === 'br') writer.lineBreak()
      else if (!frame.has(child)) writePreformatted(child)
    }
  }

  writer.setStyle(paragraphStyle)
  writeChildren(root)
  return { ...writer.finish(), images }
}

/** `<dt>` and `<dd>` of a list, also where they are wrapped in `<div>`. */
const definitionItems = (list: ElementNode, frame: ReadonlySet<ElementNode>): readonly ElementNode[] =>
  childElements(list).flatMap((child) => {
    if (frame.has(child)) return []
    return child.name === 'div' ? childElements(child).filter((item) => !frame.has(item)) : [child]
  })

/** A cell of a page laid out with tables that holds a menu: nothing but links, and several. */
const isMenuCell = (cell: ElementNode): boolean =>
  cell.textLength > 0 && cell.linkLength >= cell.textLength * 0.7 && countLinks(cell) >= 4

const countLinks = (node: ElementNode): number =>
  childElements(node).reduce((sum, child) => sum + (child.name === 'a' ? 1 : countLinks(child)), 0)

const declared = (page: PageTree, name: string, test: (attributes: ElementNode['attributes']) => boolean) =>
  page.declarations.find((element) => element.name === name && test(element.attributes))?.attributes

const oneLine = (text: string | undefined): string | undefined => text?.replace(/\s+/g, ' ').trim() || undefined

const canonicalUrl = (page: PageTree, base: string | undefined): string | undefined =>
  webAddress(declared(page, 'link', ({ rel }) => /(?:^|\s)canonical(?:\s|$)/i.test(rel ?? ''))?.href, base) ??
  webAddress(
    declared(page, 'meta', ({ property, name }) => property === 'og:url' || name === 'og:url')?.content,
    base,
  ) ??
  webAddress(page.savedFrom, undefined)

const warningsOf = (page: PageTree, images: readonly ElementNode[], textLength: number): readonly string[] => {
  const frames = page.declarations.filter(
    ({ name, attributes }) => name === 'frame' || (name === 'iframe' && textLength < 200 && attributes.src),
  )
  const sources = frames.flatMap(({ attributes }) =>
    attributes.src === undefined ? [] : [attributes.src.slice(0, 200)],
  )
  return [
    ...(frames.length > 0
      ? [`Parts of the page stand in frames that are not read: ${sources.slice(0, 5).join(', ')}`]
      : []),
    ...(images.length > 0 && textLength < 200
      ? [`${images.length === 1 ? 'An image' : `${images.length} images`} of the page may hold text that is not read`]
      : []),
  ]
}

/** The page's own heading where it stands outside of what was taken as content: the first that the title begins with. */
const headingOutside = (page: PageTree, text: string): string | undefined => {
  const title = oneLine(page.title)
  if (title === undefined) return undefined
  for (const heading of page.headings.slice(0, 20)) {
    const said = oneLine(textOf(heading))
    if (said !== undefined && said.length >= 6 && title.startsWith(said)) return text.includes(said) ? undefined : said
  }
  return undefined
}

const textOf = (node: ElementNode): string =>
  node.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')

/** `htmlToDocument` without the last word: a page without text gives an empty document. */
export const readHtml = (html: string, options: HtmlOptions = {}): Document => {
  const page = parsePage(html)
  const declaredBase = declared(page, 'base', ({ href }) => href !== undefined)?.href
  const canonical = canonicalUrl(page, options.url)
  // A saved page's links are relative to where it was saved from.
  const source = options.url ?? webAddress(page.savedFrom, undefined) ?? canonical
  const base = declaredBase === undefined ? source : (absolute(declaredBase, source) ?? source)
  const { root, frame } = options.isFragment
    ? { root: page.root, frame: new Set<ElementNode>() }
    : findContent(page.root)
  const written = writeContent(root, frame, base !== undefined && URL.canParse(base) ? base : undefined)
  const content = options.isFragment ? written : dropFrameLines(written)
  const title =
    oneLine(page.title) ?? oneLine(declared(page, 'meta', ({ property }) => property === 'og:title')?.content)
  const heading = options.isFragment || content.text === '' ? undefined : headingOutside(page, content.text)
  const { text, blocks, links } = heading === undefined ? content : withHeading(heading, content)
  return {
    text,
    blocks,
    links,
    warnings: warningsOf(page, written.images, text.length),
    ...(title !== undefined && { title }),
    ...(canonical !== undefined && { canonicalUrl: canonical }),
  }
}

/**
 * Reads a page: its content with headings, paragraphs, lists, tables and links; menus, footers and other frame left
 * out. Linear in the page's length whatever it holds.
 *
 * Throws EMPTY_TEXT where the page has no text; the message says where it may be instead (frames, images).
 *
 * ```ts
 * htmlToDocument('<h1>お知らせ</h1><p>本件の概要').blocks // heading, paragraph
 * ```
 */
export const htmlToDocument = (html: string, options: HtmlOptions = {}): Document => {
  const document = readHtml(html, options)
  if (document.text !== '') return document
  const page = document.title === undefined ? 'the page' : `the page ${JSON.stringify(document.title)}`
  throw codedError('text', 'EMPTY_TEXT', [`could not find text in ${page}`, ...document.warnings].join('; '))
}
