import type { Block, Document } from '../casebook/document.js'
import { codedError } from '../casebook/errors.js'

const listSign = /^[ \t\u3000]{0,8}[・•‣◦⁃*-][ \t\u3000]{0,4}[^\s・•*-]/
const bracketed = /^【[^】]{1,40}】$|^《[^》]{1,40}》$/
const headingSign = /^[■□◆◇▼▽▶◼][ \u3000]?\S/
const numbered =
  /^(?:第[0-90-9一二三四五六七八九十]{1,3}[章節]?|[0-90-9]{1,2}[..、))]|[0-90-9]{1,2}[ \u3000]|[((][0-90-9]{1,2}[))])[ \u3000]{0,3}[^\s0-90-9年月日時件名人分.,]/

/** What ends a sentence, or leads on to the next line; a heading does neither. */
const ending = /[。、,,.::]$|(?:です|ます|した|ません)$/

/** What a line is, by how it begins; numbered lines in a row are a list, one that stands over other lines is a heading. */
export const lineKind = (line: string, next: string | undefined): Pick<Block, 'kind' | 'level' | 'ordered'> => {
  if (listSign.test(line)) return { kind: 'list-item', level: 1 }
  const trimmed = line.trim()
  if (trimmed.length > 40 || ending.test(trimmed)) return { kind: 'paragraph' }
  if (bracketed.test(trimmed) || headingSign.test(trimmed)) return { kind: 'heading', level: 2 }
  if (!numbered.test(trimmed)) return { kind: 'paragraph' }
  if (next !== undefined && numbered.test(next.trim())) return { kind: 'paragraph' }
  return { kind: 'heading', level: /^[((]/.test(trimmed) ? 3 : 2 }
}

const wide = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/g

/** Columns a line takes: two for a full-width character. */
const columns = (line: string): number => line.length + (line.match(wide)?.length ?? 0)

/**
 * Was the text broken at a fixed column, as text copied out of a PDF is? Then a good part of its lines end near one
 * column without ending a sentence, and how a line begins says nothing of what it is.
 */
const isWrapped = (lines: readonly string[]): boolean => {
  if (lines.length < 12) return false
  const widths = lines.map(columns)
  const full = widths.toSorted((a, b) => a - b)[Math.floor(lines.length * 0.9)] ?? 0
  const cut = lines.filter((line, i) => {
    const width = widths[i] ?? 0
    return width >= full * 0.93 && width <= full * 1.05 && !line.endsWith('。')
  })
  return full <= 100 && cut.length > lines.length * 0.2
}

/**
 * Makes a document of plain text. The text stays as it is but for line ends (CRLF and CR become LF) and a byte order
 * mark; each line that is not empty is a block, and all are paragraphs where the lines were broken at a fixed column. Throws EMPTY_TEXT.
 */
export const plainToDocument = (source: string): Document => {
  const text = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const lines: { readonly start: number; readonly end: number; readonly line: string }[] = []
  for (let start = 0; start <= text.length; ) {
    let end = text.indexOf('\n', start)
    if (end < 0) end = text.length
    const line = text.slice(start, end)
    if (line.trim() !== '') lines.push({ start, end, line })
    start = end + 1
  }
  if (lines.length === 0)
    throw codedError('text', 'EMPTY_TEXT', 'could not find text in the file: nothing but white space')
  const wrapped = isWrapped(lines.map(({ line }) => line.trimEnd()))
  const blocks: Block[] = []
  let group = -1
  for (const [i, { start, end, line }] of lines.entries()) {
    const kind = wrapped ? { kind: 'paragraph' as const } : lineKind(line, lines[i + 1]?.line)
    if (kind.kind === 'list-item') {
      if (blocks.at(-1)?.kind !== 'list-item') group++
      blocks.push({ ...kind, start, end, group })
    } else blocks.push({ ...kind, start, end })
  }
  return { text, blocks, links: [], warnings: [] }
}
