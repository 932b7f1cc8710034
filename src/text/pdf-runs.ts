import { textUnits } from '../casebook/places.js'

/** A rectangle on a page, in points from its upper left corner. */
export interface PageBox {
  readonly page: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly vertical?: true
}

/** Text and where it stands; what joins two stretches stands nowhere. */
export interface Glyphs {
  readonly text: string
  readonly box?: PageBox
}

/**
 * A run of glyphs as it is read: along x from left to right, y growing from line to line. On a page set from top to
 * bottom, or turned, these are not the page's own axes; `box` is where the run stands on the page.
 */
export interface Run {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
  readonly box: PageBox
}

/** Text as the PDF places it: its origin on the page (y from the top), and the direction its baseline runs in. */
export interface RawText {
  readonly text: string
  readonly x: number
  readonly y: number
  /** Extent along the baseline. */
  readonly length: number
  readonly size: number
  /** Baseline's direction: right, down, left, up; `column` for a font that writes from top to bottom. */
  readonly direction: 'right' | 'down' | 'left' | 'up' | 'column'
}

/** A straight line drawn on the page, along one of its axes. */
export interface Rule {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

/** Text of one page that is read in one direction, and the lines drawn around it, in the axes it is read by. */
export interface Sheet {
  readonly page: number
  /** How the page's axes lead to the sheet's. */
  readonly reading: 'right' | 'down' | 'left' | 'up' | 'columns'
  readonly width: number
  readonly height: number
  readonly runs: readonly Run[]
  readonly rules: readonly Rule[]
}

/** How far glyphs reach above the baseline, and below, in parts of their size: Japanese fonts fill their square. */
const above = 0.88
const below = 0.12

/**
 * Radicals that PDF writers give for the characters they look like. NFKC knows the Kangxi radicals (⽇ → 日); these of
 * the supplement it does not. Nor does it keep the width of forms for vertical text.
 */
const lookAlikes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '\u2027': '・',
    '\u2215': '／',
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
    '︐': '，',
    '︓': '：',
    '︔': '；',
    '︕': '！',
    '︖': '？',
    '︙': '…',
    '︰': '‥',
    '︱': '―',
    '︳': '＿',
    '︵': '（',
    '︶': '）',
    '︷': '｛',
    '︸': '｝',
    '﹇': '［',
    '﹈': '］',
  }),
)

/** Text with look-alikes made the characters they stand for, and ligatures (fi) their letters; full-width forms stay. */
export const repairText = (text: string): string =>
  text
    .replace(
      /[\u2027\u2215\u2e80-\u2fdf\ufb00-\ufb06\ufe10-\ufe19\ufe30-\ufe48]/g,
      (char) => lookAlikes.get(char) ?? char.normalize('NFKC'),
    )
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]/g, '')

const boxOf = (page: number, { x, y, length, size, direction }: RawText): PageBox => {
  switch (direction) {
    case 'right':
      return { page, x, y: y - above * size, width: length, height: size }
    case 'left':
      return { page, x: x - length, y: y - below * size, width: length, height: size }
    case 'down':
      return { page, x: x - below * size, y, width: size, height: length, vertical: true }
    case 'up':
      return { page, x: x - above * size, y: y - length, width: size, height: length, vertical: true }
    case 'column':
      return { page, x: x - size / 2, y, width: size, height: length, vertical: true }
    default:
      return direction satisfies never
  }
}

interface PageSize {
  readonly page: number
  readonly width: number
  readonly height: number
}

/** A run in the axes it is read by: those of the page turned so that the baseline runs to the right. */
const turnedRun = (raw: RawText, size: PageSize): Run => {
  const box = boxOf(size.page, raw)
  const { text, length: width } = raw
  const along = { text, width, size: raw.size, box }
  switch (raw.direction) {
    case 'right':
      return { ...along, x: raw.x, y: raw.y }
    case 'left':
      return { ...along, x: size.width - raw.x, y: size.height - raw.y }
    case 'down':
      return { ...along, x: raw.y, y: size.width - raw.x }
    case 'up':
      return { ...along, x: size.height - raw.y, y: raw.x }
    case 'column':
      // As if it stood on the left edge of its column, a little above: where sideways letters have their baseline.
      return { ...along, x: raw.y, y: size.width - (raw.x - raw.size / 2 + below * raw.size) }
    default:
      return raw.direction satisfies never
  }
}

const turnedRule = ({ x0, y0, x1, y1 }: Rule, reading: Sheet['reading'], { width, height }: PageSize): Rule => {
  switch (reading) {
    case 'right':
      return { x0, y0, x1, y1 }
    case 'left':
      return { x0: width - x1, y0: height - y1, x1: width - x0, y1: height - y0 }
    case 'down':
    case 'columns':
      return { x0: y0, y0: width - x1, x1: y1, y1: width - x0 }
    case 'up':
      return { x0: height - y1, y0: x0, x1: height - y0, y1: x1 }
    default:
      return reading satisfies never
  }
}

const japanese = /[\u3040-\u30ff\u3400-\u9fff\uff66-\uff9f]/

/** Whether `next` stands right below `raw`, as the letters of a column do that was set one by one. */
const standsBelow = (raw: RawText, next: RawText | undefined): boolean => {
  if (next === undefined || next.direction !== 'right') return false
  const step = (next.y - raw.y) / raw.size
  return Math.abs(next.x + next.length / 2 - raw.x - raw.length / 2) < 0.3 * raw.size && step > 0.7 && step < 1.8
}

/** Short enough to stand upright in a column: one letter, or figures side by side. */
const isUpright = ({ text, direction }: RawText): boolean =>
  direction === 'right' && (textUnits(text) <= 2 || /^[0-9!?]{1,3}$/.test(text))

/** A letter that was set upright in a column, as a font that writes from top to bottom would have placed it. */
const asColumn = (raw: RawText): RawText => ({
  ...raw,
  direction: 'column',
  x: raw.x + raw.length / 2,
  y: raw.y - above * raw.size,
  length: raw.size,
})

/**
 * Parts a page's text by the direction it is read in. Nearly every page is one sheet, read to the right. Where most of
 * the Japanese on it runs from top to bottom (by its font, or letter below letter), the columns are one sheet, and what
 * stands across (page numbers) another. Text at any other angle than most of the page is a stamp or a watermark.
 */
export const sheetsOf = (texts: readonly RawText[], rules: readonly Rule[], size: PageSize): readonly Sheet[] => {
  const shown = texts.filter(({ text }) => text.trim() !== '')
  const stacked = new Set<RawText>()
  for (const [i, raw] of shown.entries()) {
    const next = shown[i + 1]
    if (!isUpright(raw) || !standsBelow(raw, next) || next === undefined || !isUpright(next)) continue
    stacked.add(raw)
    stacked.add(next)
  }
  const counts = { right: 0, down: 0, left: 0, up: 0, columns: 0 }
  for (const raw of shown) {
    const isLetterOfColumn = stacked.has(raw) && japanese.test(raw.text)
    counts[raw.direction === 'column' || isLetterOfColumn ? 'columns' : raw.direction] += raw.text.length
  }
  const readings = ['right', 'columns', 'down', 'up', 'left'] as const
  const reading = readings.reduce((best, other) => (counts[other] > counts[best] ? other : best))
  const sheetOf = (of: Sheet['reading'], found: readonly RawText[]): Sheet => {
    const isAcross = of === 'right' || of === 'left'
    return {
      page: size.page,
      reading: of,
      width: isAcross ? size.width : size.height,
      height: isAcross ? size.height : size.width,
      runs: found.map((raw) => turnedRun(raw, size)),
      rules: rules.map((rule) => turnedRule(rule, of, size)),
    }
  }
  if (reading !== 'columns')
    return [
      sheetOf(
        reading,
        texts.filter(({ direction }) => direction === reading),
      ),
    ]
  const columns = shown.flatMap((raw) => {
    if (raw.direction === 'column' || raw.direction === 'down') return [raw]
    return stacked.has(raw) || (isUpright(raw) && japanese.test(raw.text)) ? [asColumn(raw)] : []
  })
  const across = texts.filter(
    (raw) => raw.direction === 'right' && !stacked.has(raw) && !(isUpright(raw) && japanese.test(raw.text)),
  )
  return [
    sheetOf('columns', columns),
    ...(across.some(({ text }) => text.trim() !== '') ? [{ ...sheetOf('right', across), rules: [] }] : []),
  ]
}

/** A part of a run, as wide as its characters are by their kind. */
export const sliceRun = (run: Run, from: number, to: number): Run => {
  if (from === 0 && to === run.text.length) return run
  const all = Math.max(1, textUnits(run.text))
  const before = textUnits(run.text, 0, from) / all
  const part = textUnits(run.text, from, to) / all
  const { box } = run
  return {
    ...run,
    text: run.text.slice(from, to),
    x: run.x + run.width * before,
    width: run.width * part,
    box: box.vertical
      ? { ...box, y: box.y + box.height * before, height: box.height * part }
      : { ...box, x: box.x + box.width * before, width: box.width * part },
  }
}

/** Where in a run's text a place on its line is reached. */
export const indexAt = (run: Run, x: number): number => {
  const wanted = ((x - run.x) / Math.max(run.width, 0.01)) * textUnits(run.text)
  let units = 0
  for (let i = 0; i < run.text.length; i++) {
    const next = units + textUnits(run.text, i, i + 1)
    if ((units + next) / 2 >= wanted) return i
    units = next
  }
  return run.text.length
}
