import type { ColumnHead, CountMention } from '../../reading.js'
import { parseNumber } from '../text/kanji-numbers.js'
import { columnsOf, counterAbove, counterOfHead, otherColumn } from './table.js'

/** A cell that is a number and no more: 「1,204」「約8万7千」「8,155(名)」. */
const bareCell =
  /^(?:約|最大|延べ)?(\d[\d,]{0,11}(?:[万千](?:\d[\d,]{0,5}千?)?)?)(?:\((人|名|件|通|世帯|社|校|冊|枚)\))?$/
/** 「合計」 that lost its space before the number. */
const gluedTotal = /^(合計|総計|小計|計)(?=\d)/
const totalRow = /^(?:合 ?計|総 ?計|小 ?計|計)(?:数)?$/
/** What a row may hold in place of a number: 「36校」「非公表」「-」. */
const otherCell =
  /^(?:[-―ー–—]|なし|非公表|不明|調査中|(?:約|最大)?\d[\d,万千]{0,11}(?:人|名|件|通|世帯|社|校|園|枚|冊))$/
/** Whom a label or a head names: 「患者」「教職員」「お客さまの数」. */
const persons =
  /(?:児童|生徒|園児|患者|お?客(?:様|さま)|株主|ご?家族|住民|[一-鿿](?<!業|記|筆)者|[一-鿿](?<![定満役全動])員|(?:学|院|部|業|校|講|学年|\d年|留学|履修)生|退職者|役員)(?:様|さま|の方|等|など)?(?:の(?:人)?数)?(?:\([^()]{0,12}\))?$/
const accounts = /アカウント(?:の?数)?$/
/** 「(単位:冊、先)」: a unit for each column. */
const unitList =
  /単位 ?[::] ?((?:人|名|件|通|世帯|社|校|先|冊|枚)(?:[、・,/](?:人|名|件|通|世帯|社|校|先|冊|枚)){1,4})\)/
/** 「…が閲覧可能でした(志願者の実人数)。」 */
const headcount = /[(:](?:[^()。]{0,12}の)?(?:延べ|実)?人数[)。:]{0,3}$/

const separator = /[ |\t::]{1,24}|\.{2,12}|…{1,12}/
const longestLine = 160
const longestRun = 60

interface Cell {
  readonly words: string
  readonly start: number
}

interface Row {
  readonly label: string
  readonly cells: readonly Cell[]
}

const cellsOf = (line: string, start: number): Cell[] => {
  const cells: Cell[] = []
  let at = 0
  for (const words of line.split(separator)) {
    if (words === '') continue
    const from = line.indexOf(words, at)
    const glued = gluedTotal.exec(words)?.[1]
    if (glued !== undefined) cells.push({ words: glued, start: start + from })
    const own = glued === undefined ? words : words.slice(glued.length)
    cells.push({ words: own, start: start + from + words.length - own.length })
    at = from + words.length
  }
  return cells
}

/** A label with numbers behind it. */
const rowOf = (line: string, start: number): Row | undefined => {
  const cells = cellsOf(line, start)
  let first = cells.length
  while (first > 0 && (bareCell.test(cells[first - 1]!.words) || otherCell.test(cells[first - 1]!.words))) first--
  if (first === 0 || first === cells.length) return undefined
  const label = cells
    .slice(0, first)
    .map(({ words }) => words)
    .join(' ')
    .replace(/^[・●○■◆▼※*-]{1,3} ?/, '')
  return label === '' || label.includes('。') || /^[\d./-]+$/.test(label)
    ? undefined
    : { label, cells: cells.slice(first) }
}

const mentionOf = (
  { words, start }: Cell,
  counter: string,
  column: ColumnHead | undefined,
): CountMention | undefined => {
  const found = bareCell.exec(words)
  const count = found === null ? Number.NaN : parseNumber(found[1]!)
  if (Number.isNaN(count)) return undefined
  const at = start + words.indexOf(found![1]!)
  const modifier = /^(?:約|最大|延べ)/.exec(words)?.[0]
  return {
    start: at,
    end: start + words.length,
    count,
    counter,
    approx: modifier === '約' || modifier === '最大',
    modifiers: modifier === undefined ? [] : [modifier],
    ...(column !== undefined && { column }),
  }
}

const numberIn = ({ words }: Cell): number => {
  const found = bareCell.exec(words)
  return found === null ? 0 : parseNumber(found[1]!)
}

/** The counter of a total that the text names elsewhere with its counter. */
const counterOfSum = (rows: readonly Row[], at: number, counters: ReadonlyMap<number, string>): string | undefined => {
  let sum = 0
  for (const { label, cells } of rows) if (!totalRow.test(label)) sum += numberIn(cells[at]!)
  return sum < 10 ? undefined : counters.get(sum)
}

/** What stands over a run of rows: the cells of a head, and the units or the one unit that the lines above name. */
interface Above {
  readonly heads: readonly ColumnHead[]
  readonly units: readonly string[]
  readonly counter: string | undefined
}

const readAbove = (lines: readonly string[], columns: number): Above => {
  const near = lines.at(-1) ?? ''
  const cells = near.includes('。') ? [] : cellsOf(near, 0)
  const heads = cells.length > columns ? columnsOf(cells).slice(-columns) : []
  const units = lines
    .map((line) => unitList.exec(line)?.[1]?.split(/[、・,/]/) ?? [])
    .find(({ length }) => length === columns)
  const counter = headcount.test(near.trimEnd()) ? '人' : lines.map(counterAbove).find((found) => found !== undefined)
  return { heads, units: units ?? [], counter }
}

const readRun = (
  rows: readonly Row[],
  lines: readonly string[],
  counters: ReadonlyMap<number, string>,
): CountMention[] => {
  const columns = rows[0]!.cells.length
  const { heads, units, counter: one } = readAbove(lines, columns)
  const mentions: CountMention[] = []
  for (let at = 0; at < columns; at++) {
    const head = heads[at]
    if (head !== undefined && otherColumn.test(head.own) && !head.own.includes('(')) continue
    const noted = rows.map(({ cells }) => bareCell.exec(cells[at]!.words)?.[2]).find((unit) => unit !== undefined)
    const forAll =
      noted ??
      (head === undefined ? undefined : persons.test(head.own) ? '人' : counterOfHead(head.own)) ??
      units[at] ??
      (columns === 1 ? one : undefined) ??
      counterOfSum(rows, at, counters)
    for (const { label, cells } of rows) {
      const byLabel = cells.some(({ words }) => otherCell.test(words) && /\d/.test(words))
        ? undefined
        : persons.test(label)
          ? '人'
          : accounts.test(label)
            ? 'アカウント'
            : undefined
      const counter = forAll ?? byLabel
      const mention = counter === undefined ? undefined : mentionOf(cells[at]!, counter, head)
      if (mention !== undefined) mentions.push(mention)
    }
  }
  return mentions
}

/** Does a line end in a number, or in a bracket or cell that may hold one? */
const mayEndRow = (text: string, start: number, end: number): boolean => {
  let at = end - 1
  while (at > start && (text.charAt(at) === ' ' || text.charAt(at) === '|')) at--
  const unit = text.charCodeAt(at)
  return (unit >= 0x30 && unit <= 0x39) || unit === 0x29 || (at < end - 1 && text.charAt(end - 1) === '|')
}

/**
 * Numbers that have no counter of their own and stand one under another behind a label. What they count is told by the
 * head of their column, a note of the unit, the line that leads them in, whom their label names, or by a total that
 * the text gives with its counter. `counted` are the counts that have one.
 */
export const findBareCounts = (text: string, counted: readonly CountMention[]): CountMention[] => {
  const mentions: CountMention[] = []
  const counters = new Map<number, string>()
  for (const { count, counter } of counted) if (!counters.has(count)) counters.set(count, counter)
  let rows: Row[] = []
  let above: string[] = []
  const close = () => {
    if (rows.length > 1) mentions.push(...readRun(rows, above, counters))
    if (rows.length > 0) above = []
    rows = []
  }
  for (let start = 0; start < text.length; ) {
    let end = text.indexOf('\n', start)
    if (end < 0) end = text.length
    const short = end - start <= longestLine
    const row = short && mayEndRow(text, start, end) ? rowOf(text.slice(start, end), start) : undefined
    if (row === undefined || row.cells.length !== (rows[0] ?? row).cells.length || rows.length > longestRun) close()
    if (row !== undefined) rows.push(row)
    else if (end > start) above = [...above.slice(-1), short ? text.slice(start, end) : text.slice(end - 60, end)]
    start = end + 1
  }
  close()
  return mentions
}
