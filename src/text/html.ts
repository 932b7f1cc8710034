import type { Document } from '../casebook/document.js'
import { codedError } from '../casebook/errors.js'
import type { BlockStyle, CellInput } from './document-writer.js'
import { createWriter, paragraphStyle } from './document-writer.js'
import { dropFrameLines } from './frame-lines.js'
import { absolute, childElements, headings, lineElements, spacedElements, textOf } from './html-elements.js'
import { headingByFont } from './html-font.js'
import {
  holdsParts,
  isMenuCell,
  isTooMuchForRow,
  longestLabel,
  partHeads,
  readTable,
  type TableCell,
} from './html-table.js'
import type { ElementNode, PageTree } from './html-tree.js'
import { parsePage } from './html-tree.js'
import { altWithin, findHidden, findStruckOut, isNoteMark, meaningfulAlt, warningsOf } from './html-unread.js'
import { findContent } from './page-frame.js'
import { withHeading } from './prepend.js'

export interface HtmlOptions {
  /** Where the page came from: makes its links absolute. */
  readonly url?: string
  /** The whole of it is content (a post out of a feed): nothing is left out as frame. */
  readonly isFragment?: boolean
}

const webAddress = (href: string | undefined, base: string | undefined): string | undefined => {
  const found = href === undefined ? undefined : absolute(href, base)
  return found !== undefined && /^https?:/.test(found) ? found : undefined
}

const plainCell: CellInput = {}
const headerCell: CellInput = { header: true }

/** Writes what stands under some nodes, what is `left` out excepted. Recursion is bounded by the depth of the tree. */
const writeContent = (roots: readonly ElementNode[], left: ReadonlySet<ElementNode>, base: string | undefined) => {
  const writer = createWriter()
  let groups = 0
  let listDepth = 0
  let inLink = false
  let inRow = false
  let isStyled = false
  const images: ElementNode[] = []
  const marks: ElementNode[] = []

  const writeChildren = (node: ElementNode): void => {
    let ownText: boolean | undefined
    const hasOwnText = () =>
      (ownText ??= node.children.some((child) => typeof child === 'string' && child.trim() !== ''))
    for (const [i, child] of node.children.entries()) {
      if (typeof child === 'string') writer.write(child)
      else if (!left.has(child)) {
        const level = inRow || isStyled ? undefined : headingByFont(node, i)
        if (child.name === 'a' && !inRow && !isStyled && standsBeside(node, i) && !hasOwnText()) writer.end(1)
        if (child.name === 'img') writeImage(child, node.children[i - 1], node.children[i + 1])
        else if (level === undefined) writeElement(child)
        else {
          writer.end(1)
          styled({ kind: 'heading', level }, child)
        }
      }
    }
  }

  const writeImage = (image: ElementNode, before?: ElementNode | string, after?: ElementNode | string): void => {
    if (inLink) return
    writer.write(meaningfulAlt(image) || altWithin(image, before, after))
    images.push(image)
  }

  const styled = (style: BlockStyle, node: ElementNode): void => {
    const before = writer.setStyle(style)
    const wasStyled = isStyled
    isStyled = true
    writeChildren(node)
    isStyled = wasStyled
    writer.end(1)
    writer.setStyle(before)
  }

  const writeList = (node: ElementNode): void => {
    const group = groups++
    listDepth++
    const level = listDepth
    const heads = partHeads(node)
    for (const child of node.children) {
      if (typeof child === 'string') writer.write(child)
      else if (left.has(child)) continue
      else if (child.name === 'li') {
        writer.end(1)
        const head = heads?.get(child)
        if (head === undefined)
          styled({ kind: 'list-item', level, group, ...(node.name === 'ol' && { ordered: true }) }, child)
        else writePart(child, head)
      } else writeElement(child)
    }
    listDepth--
  }

  /** An item that opens with what the part of the report in it is called: that is a heading, and the rest no item. */
  const writePart = (item: ElementNode, head: number): void => {
    const part = (children: ElementNode['children']): ElementNode => ({ ...item, children })
    const wasStyled = isStyled
    isStyled = false
    styled({ kind: 'heading', level: 4 }, part(item.children.slice(0, head)))
    const before = writer.setStyle(paragraphStyle)
    writeChildren(part(item.children.slice(head)))
    writer.end(1)
    writer.setStyle(before)
    isStyled = wasStyled
  }

  const writeRow = (group: number, cells: readonly TableCell[]): void => {
    writer.beginRow(group)
    inRow = true
    for (const { node, cell } of cells) {
      writer.cell(cell)
      if (!left.has(node)) writeChildren(node)
    }
    inRow = false
    writer.endRow()
  }

  /** Cells one after the other, as lines; the first of a table of data is what the others are about. */
  const writeLaidOut = (cells: readonly TableCell[], isOfData: boolean): void => {
    for (const [i, { node, cell }] of cells.entries()) {
      if (left.has(node) || (!isOfData && isMenuCell(node))) continue
      writer.end(1)
      const isHeading = isOfData && i < cells.length - 1 && node.textLength <= longestLabel && (cell.header || i === 0)
      if (isHeading) styled({ kind: 'heading', level: 4 }, node)
      else writeChildren(node)
      writer.end(1)
    }
  }

  const writeTable = (table: ElementNode): void => {
    const { rows, others, isLayout } = readTable(table)
    for (const other of others) if (!left.has(other)) writeElement(other)
    const group = isLayout ? -1 : groups++
    for (const { cells, isLaidOut } of rows) {
      if (isLayout || isLaidOut) writeLaidOut(cells, !isLayout)
      else writeRow(group, cells)
    }
  }

  /** Terms and what is said of them: a row of two cells where both are short, as dates and events are; else paragraphs. */
  const writeDefinitions = (list: ElementNode): void => {
    const items = definitionItems(list).filter((item) => !left.has(item))
    const parts: ElementNode[][] = []
    for (const item of items) {
      if (item.name === 'dt' || parts.length === 0) parts.push([item])
      else parts.at(-1)!.push(item)
    }
    if (holdsParts(parts)) {
      for (const part of parts)
        writeLaidOut(
          part.map((node) => ({ node, cell: plainCell })),
          true,
        )
      return
    }
    const asRows =
      items.every(({ name, textLength }) => textLength <= (name === 'dt' ? 60 : 400)) &&
      !items.some((item) => isTooMuchForRow(item) || childElements(item).some(({ name }) => name === 'dl'))
    if (!asRows) {
      writeLaidOut(
        items.map((node) => ({ node, cell: plainCell })),
        false,
      )
      return
    }
    const group = groups++
    let terms: TableCell[] = []
    const flush = () => {
      if (terms.length > 0) writeRow(group, terms)
      terms = []
    }
    for (const node of items) {
      if (node.name === 'dt') {
        flush()
        terms = [{ node, cell: headerCell }]
      } else {
        terms = [...terms, { node, cell: plainCell }]
        flush()
      }
    }
    flush()
  }

  const writeElement = (node: ElementNode): void => {
    const { name, attributes } = node
    const level = headings[name]
    if (name === 'br') writer.lineBreak()
    else if (name === 'img') writeImage(node)
    else if (name === 'rt' || name === 'rp') return
    // 35<sup>2</sup>名 are 35 people, not 352.
    else if (isNoteMark(node) && writer.endsInNumber()) marks.push(node)
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
    } else if (name === 'time') {
      // Pages set the date apart from the tag beside it by style alone: <time>2024年1月15日</time><span>重要</span>.
      const besides = sidesOf(node)
      if (besides.before) writer.write(' ')
      writeChildren(node)
      if (besides.after) writer.write(' ')
    } else writeChildren(node)
  }

  const writePreformatted = (node: ElementNode): void => {
    for (const child of node.children) {
      if (typeof child === 'string') writer.writeLines(child)
      else if (child.name === 'br') writer.lineBreak()
      else if (!left.has(child)) writePreformatted(child)
    }
  }

  writer.setStyle(paragraphStyle)
  for (const root of roots) {
    writeChildren(root)
    writer.end(2)
  }
  return { ...writer.finish(), images, marks }
}

/** The words of a menu are shorter; side by side they are one line of no meaning. */
const shortestEntry = 12

/**
 * Whether a child stands right behind an element with more than a sign in it: links side by side with nothing between
 * them are entries of a list of news, which style alone sets on lines of their own.
 */
const standsBeside = ({ children }: ElementNode, i: number): boolean => {
  const child = children[i]
  if (child === undefined || typeof child === 'string' || child.textLength < shortestEntry) return false
  const last = children[i - 1]
  const before = typeof last === 'string' && last.trim() === '' ? children[i - 2] : last
  return before !== undefined && typeof before !== 'string' && before.name === 'a' && before.textLength > 1
}

/** Whether an element, and no text, stands right before and behind a node. Only asked for `<time>`, of which a page has few. */
const sidesOf = (node: ElementNode): { readonly before: boolean; readonly after: boolean } => {
  const siblings = (node.parent?.children ?? []).slice(0, 200)
  const i = siblings.indexOf(node)
  const isElement = (sibling: ElementNode | string | undefined) => sibling !== undefined && typeof sibling !== 'string'
  return { before: i > 0 && isElement(siblings[i - 1]), after: i >= 0 && isElement(siblings[i + 1]) }
}

/** `<dt>` and `<dd>` of a list, also where they are wrapped in `<div>`. */
const definitionItems = (list: ElementNode): readonly ElementNode[] =>
  childElements(list).flatMap((child) => (child.name === 'div' ? childElements(child) : [child]))

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

/** What a script fills in has an empty place for it, by names that its makers share. */
const filledByScript = /<div[^<>]{0,200}\sid\s?=\s?["']?(?:root|app|__next|__nuxt|___gatsby|svelte)["'\s>]/i
/** Pages that have fewer characters show nothing but that they are being loaded. */
const nothingYet = 60

/** `htmlToDocument` without the last word: a page without text gives an empty document. */
export const readHtml = (html: string, options: HtmlOptions = {}): Document => {
  const page = parsePage(html)
  const declaredBase = declared(page, 'base', ({ href }) => href !== undefined)?.href
  const canonical = canonicalUrl(page, options.url)
  // A saved page's links are relative to where it was saved from.
  const source = options.url ?? webAddress(page.savedFrom, undefined) ?? canonical
  const base = declaredBase === undefined ? source : (absolute(declaredBase, source) ?? source)
  const usableBase = base !== undefined && URL.canParse(base) ? base : undefined
  const found = options.isFragment
    ? { root: page.root, enquiries: [], frame: new Set<ElementNode>(), isFrame: () => false }
    : findContent(page.root)
  const { root, enquiries, frame } = found
  const { struck, hidden } = findStruckOut(root)
  const written = writeContent([root, ...enquiries], new Set([...frame, ...struck, ...hidden]), usableBase)
  const content = options.isFragment ? written : dropFrameLines(written)
  const title =
    oneLine(page.title) ?? oneLine(declared(page, 'meta', ({ property }) => property === 'og:title')?.content)
  const heading = options.isFragment || content.text === '' ? undefined : headingOutside(page, content.text)
  const { text, blocks, links } = heading === undefined ? content : withHeading(heading, content)
  return {
    text,
    blocks,
    links,
    warnings: [
      ...(text.length < nothingYet && filledByScript.test(html)
        ? ['A script fills in this page: save it in a browser, as PDF or as one file (.mhtml), and add that']
        : []),
      ...warningsOf(page, {
        images: written.images,
        struck,
        hidden: findHidden(page, found, hidden),
        marks: written.marks,
        textLength: text.length,
        base: usableBase,
      }),
    ],
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
