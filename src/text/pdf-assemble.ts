import type { Block, Cell, Document, TextPlace } from '../casebook/document.js'
import { textUnits } from '../casebook/places.js'
import { cellSeparator } from './document-writer.js'
import type { Glyphs, PageBox } from './pdf-runs.js'
import type { PdfRow } from './pdf-tables.js'

export interface PageSize {
  readonly number: number
  readonly width: number
  readonly height: number
}

/** Builds a document of glyphs: text, blocks, where pages begin, and where on them the text stands. */
export interface Assembler {
  block(style: Pick<Block, 'kind' | 'level' | 'group' | 'ordered'>, glyphs: readonly Glyphs[], gap: string): void
  row(cells: PdfRow, group: number, gap: string): void
  finish(): Pick<Document, 'text' | 'blocks' | 'links' | 'pages' | 'places'>
}

const rounded = (value: number): number => Math.round(value * 10) / 10

/** One place for two that follow each other in a line, as long as letters are as wide in both; `undefined` where not. */
const extended = (place: TextPlace, text: string, box: PageBox): TextPlace | undefined => {
  if (place.page !== box.page || place.vertical !== box.vertical) return undefined
  const across = box.vertical
    ? Math.abs(place.x - box.x) + Math.abs(place.width - box.width)
    : Math.abs(place.y - box.y) + Math.abs(place.height - box.height)
  const size = box.vertical ? box.width : box.height
  const end = box.vertical ? place.y + place.height : place.x + place.width
  const gap = (box.vertical ? box.y : box.x) - end
  if (across > 1 || Math.abs(gap) > 0.2 * size) return undefined
  const all = textUnits(text)
  const length = box.vertical ? box.y + box.height - place.y : box.x + box.width - place.x
  const before = (box.vertical ? place.height : place.width) / Math.max(1, textUnits(text, 0, place.end - place.start))
  if (Math.abs(length / Math.max(1, all) - before) > 0.1 * before) return undefined
  const whole = { ...place, end: place.start + text.length }
  return box.vertical ? { ...whole, height: length } : { ...whole, width: length }
}

export const createAssembler = (sizes: readonly PageSize[]): Assembler => {
  const sizeOf = new Map(sizes.map((size) => [size.number, size]))
  const parts: string[] = []
  let length = 0
  const blocks: Block[] = []
  const pages: { start: number; number: number; width?: number; height?: number }[] = []
  const places: TextPlace[] = []
  const put = (text: string) => {
    parts.push(text)
    length += text.length
  }
  const putGlyphs = (glyphs: readonly Glyphs[]) => {
    let placed = ''
    for (const { text, box } of glyphs) {
      const start = length
      put(text)
      if (box === undefined || text === '') {
        placed = ''
        continue
      }
      if (pages.at(-1)?.number !== box.page) {
        const size = sizeOf.get(box.page)
        pages.push({
          start,
          number: box.page,
          ...(size && { width: rounded(size.width), height: rounded(size.height) }),
        })
      }
      const last = placed === '' ? undefined : places.at(-1)
      const longer = last === undefined ? undefined : extended(last, placed + text, box)
      if (longer !== undefined) {
        places[places.length - 1] = longer
        placed += text
        continue
      }
      const { page, x, y, width, height, vertical } = box
      places.push({ start, end: length, page, x, y, width, height, ...(vertical && { vertical }) })
      placed = text
    }
  }
  const begin = (gap: string): number => {
    if (length > 0) put(gap)
    return length
  }
  return {
    block: (style, glyphs, gap) => {
      const start = begin(gap)
      putGlyphs(glyphs)
      blocks.push({ ...style, start, end: length })
    },
    row: (cells, group, gap) => {
      const start = begin(gap)
      const placed: Cell[] = []
      for (const [i, { glyphs, colspan, rowspan }] of cells.entries()) {
        if (i > 0) put(cellSeparator)
        const from = length
        putGlyphs(glyphs)
        placed.push({
          start: from,
          end: length,
          ...(colspan !== undefined && { colspan }),
          ...(rowspan !== undefined && { rowspan }),
        })
      }
      blocks.push({ kind: 'table-row', group, start, end: length, cells: placed })
    },
    finish: () => ({
      text: parts.join(''),
      blocks,
      links: [],
      pages,
      places: places.map((place) => ({
        ...place,
        x: rounded(place.x),
        y: rounded(place.y),
        width: rounded(place.width),
        height: rounded(place.height),
      })),
    }),
  }
}
