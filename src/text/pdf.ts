import type { Document } from '../casebook/document.js'
import { codedError } from '../casebook/errors.js'
import { createAssembler, type PageSize } from './pdf-assemble.js'
import { withoutRunningLines } from './pdf-layout.js'
import { textOfGlyphs } from './pdf-lines.js'
import { bodySizeOf, type Part, partsOf } from './pdf-paragraphs.js'
import { type Matrix, type Operators, rulesOf } from './pdf-rules.js'
import { type RawText, type Rule, repairText, type Sheet, sheetsOf } from './pdf-runs.js'
import { settleSmall, withoutStruckOut } from './pdf-small.js'
import { type OpenPdf, withPdf } from './pdf-thread.js'
import { lineKind } from './plain.js'

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '')
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const counted = (pages: number): string => (pages === 1 ? '1 page' : `${pages} pages`)

interface RawPages {
  readonly sheets: readonly Sheet[]
  readonly sizes: readonly PageSize[]
  /** Pages that show nothing but what a picture may hold. */
  readonly empty: readonly number[]
  readonly title: string | undefined
  readonly warnings: readonly string[]
}

/** In longer documents lines are looked for only on pages that may have a table: that takes as long as the text. */
const mostPagesWithLines = 60

type TextItem = {
  readonly str: string
  readonly dir: string
  readonly transform: readonly number[]
  readonly width: number
  readonly height: number
}

/** A text item of pdfjs as it stands on the page; `undefined` at an angle, as stamps and watermarks are. */
const rawTextOf = (item: TextItem, toPage: Matrix): RawText | undefined => {
  const [ia = 0, ib = 0, ic = 0, id = 0, ie = 0, it = 0] = item.transform
  const [ma, mb, mc, md, me, mf] = toPage
  const a = ma * ia + mc * ib
  const b = mb * ia + md * ib
  const x = ma * ie + mc * it + me
  const y = mb * ie + md * it + mf
  const text = repairText(item.str)
  if (item.dir === 'ttb') {
    // A font that writes from top to bottom: its matrix is that of its letters, its height how far it runs.
    const size = Math.hypot(a, b)
    return Math.abs(b) > 0.1 * size || a < 0
      ? undefined
      : { text, x, y, length: item.height, size, direction: 'column' }
  }
  const size = Math.hypot(ma * ic + mc * id, mb * ic + md * id) || Math.hypot(a, b)
  const at = { text, x, y, length: item.width, size }
  if (Math.abs(b) < 0.1 * Math.abs(a)) return { ...at, direction: a > 0 ? 'right' : 'left' }
  if (Math.abs(a) < 0.1 * Math.abs(b)) return { ...at, direction: b > 0 ? 'down' : 'up' }
  return undefined
}

/** Lines with more than one stretch of text on a page: only those may be a table's. */
const mayHaveTable = (texts: readonly RawText[]): boolean => {
  const heights = new Map<number, number>()
  for (const { text, y } of texts)
    if (text.trim() !== '') heights.set(Math.round(y), (heights.get(Math.round(y)) ?? 0) + 1)
  return [...heights.values()].filter((count) => count > 1).length > 2
}

/** Letters of a script that no Japanese text has; where it is there, it stands in words of its own. */
const isForeign = (code: number): boolean => code >= 0x460 && code <= 0x1cff
/** How far apart letters of one script stand in Unicode. */
const scriptWidth = 128

/**
 * How many letters stand alone among those of other scripts: 「このたびཝのݨഢを」. So come kanji of a font that does not say
 * which characters they are, beside kana of one that does.
 */
const lonelyIn = (letters: string): number => {
  let lonely = 0
  for (let i = 0; i < letters.length; i++) {
    const code = letters.charCodeAt(i)
    if (!isForeign(code)) continue
    const isNear = (at: number) => Math.abs(letters.charCodeAt(at) - code) < scriptWidth
    if (!isNear(i - 1) && !isNear(i + 1)) lonely++
  }
  return lonely
}

/**
 * Whether a page's letters are numbers of shapes: where a font does not say which characters they are, they come as rare
 * kanji among control characters, or as letters of all the scripts there are, which no text has.
 */
const isOfShapes = (texts: readonly string[]): boolean => {
  const letters = texts.join('').replace(/\s/g, '')
  const odd = (letters.match(/[\u0000-\u001f\u007f-\u009f\p{Cn}]/gu)?.length ?? 0) + lonelyIn(letters)
  return odd > 4 && odd * 20 > letters.length
}

const pagesOf: OpenPdf<RawPages> = async (pdf, pdfjs) => {
  const sheets: Sheet[] = []
  const sizes: PageSize[] = []
  const empty: number[] = []
  const struck: string[] = []
  const warnings: string[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    try {
      const page = await pdf.getPage(number)
      const { transform, width, height } = page.getViewport({ scale: 1 })
      const toPage = transform as unknown as Matrix
      const { items } = await page.getTextContent()
      if (isOfShapes(items.flatMap((item) => ('str' in item ? item.str : [])))) {
        sizes.push({ number, width, height })
        warnings.push(`The letters of page ${number} cannot be read: its fonts do not say which characters they are`)
        page.cleanup()
        continue
      }
      const texts = items.flatMap((item) => ('str' in item ? (rawTextOf(item, toPage) ?? []) : []))
      let rules: readonly Rule[] = []
      if (texts.length > 0 && (pdf.numPages <= mostPagesWithLines || mayHaveTable(texts)))
        rules = rulesOf(await page.getOperatorList(), pdfjs.OPS as Operators, toPage)
      sizes.push({ number, width, height })
      const read = sheetsOf(texts, rules, { page: number, width, height })
      if (read.every(({ runs }) => runs.every(({ text }) => text.trim() === ''))) empty.push(number)
      for (const sheet of read) {
        const left = withoutStruckOut(settleSmall(sheet.runs), sheet.rules)
        struck.push(...left.struck)
        sheets.push({ ...sheet, runs: left.runs })
      }
      page.cleanup()
    } catch (error) {
      warnings.push(`Page ${number} could not be read: ${messageOf(error)}`)
    }
  }
  if (struck.length > 0)
    warnings.push(
      `Struck-out text is left out: ${struck
        .slice(0, 5)
        .map((text) => `「${text.slice(0, 40)}」`)
        .join(', ')}`,
    )
  const { info } = await pdf.getMetadata().catch(() => ({ info: {} }))
  return { sheets, sizes, empty, warnings, title: titleOf(info) }
}

const readPages = async (bytes: Uint8Array): Promise<RawPages> => {
  try {
    return await withPdf(bytes, pagesOf)
  } catch (error) {
    if (nameOf(error) === 'PasswordException')
      throw codedError('text', 'ENCRYPTED', 'could not read the PDF: it is protected by a password', error)
    throw codedError('text', 'UNREADABLE', `could not read the PDF: it is damaged, or none: ${messageOf(error)}`, error)
  }
}

/** The title of the PDF's properties, unless it is what a program puts there. */
const titleOf = (info: object): string | undefined => {
  const title = 'Title' in info && typeof info.Title === 'string' ? repairText(info.Title).trim() : ''
  return title === '' ||
    /^(?:Microsoft (?:Word|PowerPoint|Excel) - |無題|untitled|about:)|\.(?:docx?|pdf|html?|xlsx?|pptx?|indd|ai|jtd)$/i.test(
      title,
    )
    ? undefined
    : title
}

const isTable = (part: Part | undefined): boolean => part !== undefined && 'rows' in part

/**
 * Reads a PDF by where its text stands: lines in reading order, column by column, from top to bottom where it is set so;
 * wrapped lines of a paragraph joined, headings by their size, tables as rows; furigana, page numbers and running heads
 * left out. `pages` says where each page begins, `places` where on it the text stands (see `placesOf`).
 *
 * Throws ENCRYPTED, EMPTY_TEXT (scanned pages without a text layer, letters that do not say what they are), UNREADABLE.
 */
export const pdfToDocument = async (bytes: Uint8Array): Promise<Document> => {
  const raw = await readPages(bytes)
  const sheets = withoutRunningLines(raw.sheets)
  if (sheets.every(({ runs }) => runs.every(({ text }) => text.trim() === ''))) {
    const why = raw.warnings[0] ?? 'its pages have no text layer, they may be scanned images'
    throw codedError('text', 'EMPTY_TEXT', `could not find text in the PDF of ${counted(raw.sizes.length)}: ${why}`)
  }
  const body = bodySizeOf(sheets)
  const parts = partsOf(sheets, body)
  const assembler = createAssembler(raw.sizes)
  let group = -1
  let wasList = false
  for (const [i, part] of parts.entries()) {
    const before = parts[i - 1]
    if ('rows' in part) {
      group++
      for (const [r, row] of part.rows.entries()) assembler.row(row, group, r === 0 ? '\n\n' : '\n')
      wasList = false
      continue
    }
    const gap = isTable(before) || part.isApart ? '\n\n' : '\n'
    const text = textOfGlyphs(part.glyphs)
    const ratio = part.size / body
    const next = parts[i + 1]
    const style = lineKind(text, next !== undefined && 'glyphs' in next ? textOfGlyphs(next.glyphs) : undefined)
    const isHeading = ratio >= 1.15 && text.length <= 120
    if (isHeading) assembler.block({ kind: 'heading', level: ratio >= 1.4 ? 1 : 2 }, part.glyphs, gap)
    else if (style.kind === 'list-item') {
      if (!wasList) group++
      assembler.block({ ...style, group }, part.glyphs, gap)
    } else assembler.block(style, part.glyphs, gap)
    wasList = !isHeading && style.kind === 'list-item'
  }
  const warnings = [
    ...raw.warnings,
    ...raw.empty.map((number) => `Page ${number} has no text layer; it may be a scanned image`),
  ]
  return { ...assembler.finish(), warnings, ...(raw.title !== undefined && { title: raw.title }) }
}
