import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Block, Cell, Document } from '../casebook/document.js'
import { codedError } from '../casebook/errors.js'
import { cellSeparator } from './document-writer.js'
import type { Line, Page, Run } from './pdf-layout.js'
import { joinText, linesOf, piecesOf, textOfLine, withoutRunningLines } from './pdf-layout.js'
import { lineKind } from './plain.js'

/**
 * Radicals that PDF writers give for the characters they look like. NFKC knows the Kangxi radicals (⽇ → 日); these of
 * the supplement it does not.
 */
const radicals: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '\u2027': '・',
    '⺒': '巳',
    '⺓': '幺',
    '⺟': '母',
    '⺠': '民',
    '⺩': '王',
    '⺬': '示',
    '⺹': '老',
    '⻁': '虎',
    '⻄': '西',
    '⻅': '見',
    '⻆': '角',
    '⻑': '長',
    '⻘': '青',
    '⻝': '食',
    '⻣': '骨',
    '⻤': '鬼',
    '⻨': '麦',
    '⻩': '黄',
    '⻫': '斉',
    '⻭': '歯',
    '⻯': '竜',
    '⻲': '亀',
  }),
)

/** Text with look-alike radicals made the characters they stand for, and ligatures (fi) their letters; full-width forms stay. */
const repairText = (text: string): string =>
  text
    .replace(/[\u2027\u2e80-\u2fdf\ufb00-\ufb06]/g, (char) => radicals.get(char) ?? char.normalize('NFKC'))
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]/g, '')

const loadPdfjs = async () => {
  // A third of a second to load, which no other command should wait for.
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const root = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  return { pdfjs, cMapUrl: `${join(root, 'cmaps')}/`, standardFontDataUrl: `${join(root, 'standard_fonts')}/` }
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '')
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

interface RawPages {
  readonly pages: readonly Page[]
  readonly title: string | undefined
  readonly warnings: readonly string[]
}

const readPages = async (bytes: Uint8Array): Promise<RawPages> => {
  const { pdfjs, cMapUrl, standardFontDataUrl } = await loadPdfjs()
  const task = pdfjs.getDocument({
    // A copy: pdfjs takes the bytes away from who gave them.
    data: new Uint8Array(bytes),
    cMapUrl,
    cMapPacked: true,
    standardFontDataUrl,
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  })
  try {
    const pdf = await task.promise
    const pages: Page[] = []
    const warnings: string[] = []
    for (let number = 1; number <= pdf.numPages; number++) {
      try {
        const page = await pdf.getPage(number)
        const viewport = page.getViewport({ scale: 1 })
        const { items } = await page.getTextContent()
        const runs: Run[] = []
        for (const item of items) {
          if (!('str' in item)) continue
          const [a, b, , , x, y] = pdfjs.Util.transform(viewport.transform, item.transform) as number[]
          // Text at an angle is a stamp or a watermark.
          if (a === undefined || b === undefined || x === undefined || y === undefined || Math.abs(b) > Math.abs(a))
            continue
          runs.push({ text: repairText(item.str), x, y, width: item.width, size: Math.hypot(a, b) })
        }
        pages.push({ number, height: viewport.height, lines: linesOf(runs) })
        page.cleanup()
      } catch (error) {
        warnings.push(`Page ${number} could not be read: ${messageOf(error)}`)
      }
    }
    const { info } = await pdf.getMetadata().catch(() => ({ info: {} }))
    return { pages, warnings, title: titleOf(info) }
  } catch (error) {
    if (nameOf(error) === 'PasswordException')
      throw codedError('text', 'ENCRYPTED', 'could not read the PDF: it is protected by a password', error)
    throw codedError('text', 'UNREADABLE', `could not read the PDF: ${messageOf(error)}`, error)
  } finally {
    await task.destroy()
  }
}

/** The title of the PDF's properties, unless it is what a program puts there. */
const titleOf = (info: object): string | undefined => {
  const title = 'Title' in info && typeof info.Title === 'string' ? repairText(info.Title).trim() : ''
  return title === '' ||
    /^(?:Microsoft (?:Word|PowerPoint|Excel) - |無題|untitled)|\.(?:docx?|pdf|html?|xlsx?|pptx?|indd|ai|jtd)$/i.test(
      title,
    )
    ? undefined
    : title
}

/** The size most of the text is set in. */
const bodySizeOf = (lines: readonly Line[]): number => {
  const lengths = new Map<number, number>()
  for (const line of lines) {
    const size = Math.round(line.size * 2) / 2
    lengths.set(size, (lengths.get(size) ?? 0) + textOfLine(line).length)
  }
  return [...lengths].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10
}

interface Margins {
  readonly left: number
  readonly right: number
}

/** Where text begins and ends on the width of the page, by its long lines. */
const marginsOf = (lines: readonly Line[]): Margins => {
  const widest = Math.max(...lines.map(({ x0, x1 }) => x1 - x0))
  const full = lines.filter(({ x0, x1 }) => x1 - x0 > widest * 0.85)
  return { left: Math.min(...full.map(({ x0 }) => x0)), right: Math.max(...full.map(({ x1 }) => x1)) }
}

const listStart =
  /^(?:[・•■□◆◇●○◎▼▽※*-]|[((]?[0-90-9①-⑳一二三四五六七八九十]{1,3}[.)．)、 ]|第[0-90-9一二三四五六七八九十]{1,3}[章条]|【)/

/** True where a line goes on with the sentence of the line before: that one reaches the margin, and this one begins nothing new. */
const continues = (before: Line, line: Line, { left, right }: Margins): boolean => {
  const { size } = line
  const text = textOfLine(line)
  const width = right - left
  if (before.segments.length > 1 || line.segments.length > 1) return false
  if (Math.abs(before.size - size) > 0.08 * size || line.y - before.y > 2.4 * size || line.y - before.y < 0.8 * size)
    return false
  const isFull = before.x1 > right - 2.2 * size && before.x1 - before.x0 > 0.6 * width
  if (!isFull || listStart.test(text)) return false
  // An indent begins a paragraph, but the lines of a list item stand further in than its sign.
  const indent = (line.x0 - before.x0) / size
  return indent < 0.4 || (listStart.test(textOfLine(before)) && indent < 4)
}

/** Collects blocks and their text, and where pages begin. */
const createAssembler = () => {
  let text = ''
  const blocks: Block[] = []
  const pages: { start: number; number: number }[] = []
  const begin = (gap: string) => {
    if (text !== '') text += gap
    return text.length
  }
  return {
    block: (style: Pick<Block, 'kind' | 'level' | 'group' | 'ordered'>, said: string, gap: string) => {
      const start = begin(gap)
      text += said
      blocks.push({ ...style, start, end: text.length })
    },
    row: (cells: readonly string[], group: number, gap: string) => {
      const start = begin(gap)
      const placed: Cell[] = []
      for (const [i, said] of cells.entries()) {
        if (i > 0) text += cellSeparator
        placed.push({ start: text.length, end: text.length + said.length })
        text += said
      }
      blocks.push({ kind: 'table-row', group, start, end: text.length, cells: placed })
    },
    page: (number: number, start: number) => {
      pages.push({ start, number })
    },
    nextStart: (gap: string) => (text === '' ? 0 : text.length + gap.length),
    finish: () => ({ text, blocks, links: [], pages }),
  }
}

interface Paragraph {
  readonly text: string
  readonly size: number
  readonly page: number
  /** Wider space stands above it than between lines. */
  readonly isApart: boolean
  /** Where in the text a new page begins, for a sentence that runs over the page's end. */
  readonly turn?: { readonly at: number; readonly page: number }
}

type Part = Paragraph | { readonly rows: readonly (readonly string[])[]; readonly page: number }

/** Paragraphs and tables of all pages in order; a sentence that runs over the end of a page is one paragraph. */
const partsOf = (pages: readonly Page[], margins: Margins): readonly Part[] => {
  const parts: Part[] = []
  let last: Line | undefined
  for (const page of pages) {
    let isPageStart = true
    for (const piece of piecesOf(page)) {
      if (piece.kind === 'table') {
        parts.push({ rows: piece.rows, page: page.number })
        last = undefined
        isPageStart = false
        continue
      }
      for (const line of piece.lines) {
        const text = textOfLine(line)
        const open = parts.at(-1)
        // On a new page the distance says nothing: as if it followed closely.
        const above = last !== undefined && isPageStart ? { ...last, y: line.y - line.size * 1.5 } : last
        const endsSentence = last !== undefined && /[。.」)]$/.test(textOfLine(last))
        if (
          open !== undefined &&
          'text' in open &&
          above !== undefined &&
          continues(above, line, margins) &&
          !(isPageStart && endsSentence)
        ) {
          const joined = joinText(open.text, text)
          parts[parts.length - 1] = {
            ...open,
            text: joined,
            ...(isPageStart && { turn: { at: joined.length - text.length, page: page.number } }),
          }
        } else
          parts.push({
            text,
            size: line.size,
            page: page.number,
            isApart: last === undefined || isPageStart || line.y - last.y > 2 * line.size,
          })
        last = line
        isPageStart = false
      }
    }
  }
  return parts
}

/**
 * Reads a PDF by where its text stands: lines in reading order, wrapped lines of a paragraph joined, headings by their
 * size, tables as rows; page numbers and running heads left out. `pages` says where each page begins.
 *
 * Throws ENCRYPTED, EMPTY_TEXT (scanned pages without a text layer), UNREADABLE.
 */
export const pdfToDocument = async (bytes: Uint8Array): Promise<Document> => {
  const raw = await readPages(bytes)
  const pages = withoutRunningLines(raw.pages)
  const lines = pages.flatMap((page) => page.lines)
  const empty = raw.pages.filter((page) => page.lines.length === 0).map(({ number }) => number)
  if (lines.length === 0) {
    const why = raw.warnings[0] ?? 'its pages have no text layer, they may be scanned images'
    throw codedError('text', 'EMPTY_TEXT', `could not find text in the PDF of ${raw.pages.length} pages: ${why}`)
  }
  const body = bodySizeOf(lines)
  const parts = partsOf(pages, marginsOf(lines))
  const assembler = createAssembler()
  let group = -1
  let page: number | undefined
  for (const [i, part] of parts.entries()) {
    const before = parts[i - 1]
    const isTable = 'rows' in part
    const gap = isTable || (before !== undefined && 'rows' in before) || part.isApart ? '\n\n' : '\n'
    if (part.page !== page) assembler.page(part.page, assembler.nextStart(gap))
    page = part.page
    if (isTable) {
      group++
      for (const [r, row] of part.rows.entries()) assembler.row(row, group, r === 0 ? gap : '\n')
      continue
    }
    if (part.turn !== undefined) {
      assembler.page(part.turn.page, assembler.nextStart(gap) + part.turn.at)
      page = part.turn.page
    }
    const ratio = part.size / body
    const next = parts[i + 1]
    const style = lineKind(part.text, next !== undefined && 'text' in next ? next.text : undefined)
    if (ratio >= 1.15 && part.text.length <= 120)
      assembler.block({ kind: 'heading', level: ratio >= 1.4 ? 1 : 2 }, part.text, gap)
    else if (style.kind === 'list-item') {
      if (!(before !== undefined && 'text' in before && lineKind(before.text, undefined).kind === 'list-item')) group++
      assembler.block({ ...style, group }, part.text, gap)
    } else assembler.block(style, part.text, gap)
  }
  const warnings = [
    ...raw.warnings,
    ...empty.map((number) => `Page ${number} has no text layer; it may be a scanned image`),
  ]
  return { ...assembler.finish(), warnings, ...(raw.title !== undefined && { title: raw.title }) }
}
