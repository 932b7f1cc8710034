import type { ColumnHead, CountMention } from '../../reading.js'
import { parseNumber } from '../text/kanji-numbers.js'

/** A cell of a table's head that says what the numbers under it count: 人数(名), 件数, 対象者数(単位:人). */
const headCell =
  /^[^ \d]{0,12}?(?:(?:人数|件数|者数|世帯数|校数|社数|数|単位|合計|対象|内訳)?[([](?:単位)? ?[:=]? ?(人|名|件|世帯|社|校)[)\]]|(人数|者数|(?:児童|生徒|園児|学生|会員|患者|職員|社員|従業員|保護者|利用者|株主|組合員|対象者|申込者|該当者)(?:の)?数|件数|世帯数|社数|校数))$/
const counterOfName: Readonly<Record<string, string>> = {
  人数: '人',
  者数: '人',
  件数: '件',
  世帯数: '世帯',
  社数: '社',
  校数: '校',
}
/** A cell that is nothing but a number, maybe with its share, or with the 合計 that lost its space. */
const numberCell =
  /^(?:合計|総計|小計|計)?(?:(約|最大|延べ) ?)?(\d{1,3}(?:,\d{3}){1,3}|\d{1,9})(?: ?\(\d{1,3}(?:\.\d{1,2})?%\))?$/
/** 「(単位:人)」「(注)単位は人。」: what all the numbers of a table count. */
const unitNote = /^[ (※*注)\]:・]{0,8}単位 ?[は:=]? ?(人|名|件|通|世帯|社|校)(?=[)。、 ]|$)/
/** 「表1 学校別の対象者数」: so does the line over its head. */
const caption = /(人数|者数|件数|世帯数|社数|校数)(?:の?(?:内訳|一覧))?表?$/
/** Columns that count something else, or nothing. */
export const otherColumn = /年|月|日|率|割合|%|番号|No|金額|円|回|順|[(:][^()]{1,6}\)?$/
const longestTable = 60
const longestLine = 160
/** Stands for a line that is no row of a table. */
const tooLong = ' '

interface Cell {
  readonly words: string
  readonly start: number
}

const cellsOf = (line: string, start: number, separator: RegExp): Cell[] => {
  const cells: Cell[] = []
  let at = 0
  for (const words of line.split(separator)) {
    const from = words === '' ? at : line.indexOf(words, at)
    cells.push({ words: words.trim(), start: start + from + words.length - words.trimStart().length })
    at = from + words.length
  }
  // 「合   計」
  if (cells.length > 2 && cells[1]!.words === '計' && /^[合総小]$/.test(cells[0]!.words)) cells.splice(1, 1)
  return cells
}

export const counterOfHead = (words: string): string | undefined => {
  const found = headCell.exec(words)
  return found === null ? undefined : (found[1] ?? counterOfName[found[2]!] ?? '人')
}

const mentionOf = ({ words, start }: Cell, counter: string): CountMention | undefined => {
  const found = numberCell.exec(words)
  if (found === null) return undefined
  const at = start + words.indexOf(found[1] ?? found[2]!)
  return {
    start: at,
    end: start + words.indexOf(found[2]!) + found[2]!.length,
    count: parseNumber(found[2]!),
    counter,
    approx: found[1] === '約' || found[1] === '最大',
    modifiers: found[1] === undefined ? [] : [found[1]],
  }
}

const separators = [/[|\t]/, / {2,}/, / /] as const
const separatorOf = (line: string): RegExp => separators.find((separator) => separator.test(line)) ?? separators[2]

const hasNumber = (cells: readonly Cell[]): boolean => cells.some(({ words }) => numberCell.test(words))

interface Line {
  readonly words: string
  readonly start: number
}

/** Where the heads of tables begin that have a note of their unit under them, each with the counter. */
const findNoted = (lines: readonly Line[]): ReadonlyMap<number, string> => {
  const noted = new Map<number, string>()
  for (const [index, { words }] of lines.entries()) {
    const counter = unitNote.exec(words)?.[1]
    if (counter === undefined) continue
    let rows = 0
    for (let at = index - 1; at >= Math.max(0, index - longestTable); at--) {
      const { words: row, start } = lines[at]!
      const cells = cellsOf(row, start, separatorOf(row))
      if (cells.length < 2) {
        // A remark or two may stand between the table and the note.
        if (rows > 0 || index - at > 2) break
        continue
      }
      if (hasNumber(cells)) rows++
      else {
        if (rows > 0) noted.set(start, counter)
        break
      }
    }
  }
  return noted
}

/** What all the numbers under a head count, by the line above it: a note or a caption. */
export const counterAbove = (line: string): string | undefined => {
  const noted = unitNote.exec(line)?.[1]
  if (noted !== undefined) return noted
  const named = caption.exec(line)?.[1]
  return named === undefined ? undefined : counterOfName[named]
}

/** The counters of a head whose table has one for all: its first column names the rows. */
const oneForAll = (heads: readonly Cell[], counter: string): readonly (string | undefined)[] =>
  heads.map(({ words }, index) =>
    index === 0 ? undefined : (counterOfHead(words) ?? (otherColumn.test(words) ? undefined : counter)),
  )

export const columnsOf = (heads: readonly Cell[]): ColumnHead[] =>
  heads.map(({ words: own }, index) => ({
    own,
    others: heads.filter((_, at) => at !== index).map(({ words }) => words),
  }))

const linesOf = (text: string): Line[] => {
  const lines: Line[] = []
  for (let start = 0; start < text.length; ) {
    let end = text.indexOf('\n', start)
    if (end < 0) end = text.length
    lines.push({ words: end - start > longestLine ? tooLong : text.slice(start, end).trimEnd(), start })
    start = end + 1
  }
  return lines
}

/** What every head or note has that names a unit. */
const mayNameUnit = /[(:][人名件世社校][)\]帯]|[人者件童徒児生員]数[ |\t\n]|(?:世帯|社|校)数[ |\t\n]|単位/

/**
 * Bare numbers in the rows under a head that names their unit: 「区分 人数(名)」 over 「会員 1,204」. A number stands
 * under the head's own cell; where a row has other cells than the head, its last one counts. A note over or under the
 * table, or its caption, may name one unit for all columns but those that count something else. In order; a table ends
 * at the first line that has no number.
 */
export const findTableCounts = (text: string): CountMention[] => {
  const mentions: CountMention[] = []
  if (!mayNameUnit.test(text)) return mentions
  const lines = linesOf(text)
  const noted = text.includes('単位') ? findNoted(lines) : undefined
  let columns: readonly (string | undefined)[] = []
  let heads: readonly ColumnHead[] = []
  let rows = 0
  let above = ''
  for (const { words: line, start } of lines) {
    if (line.trim() === '') {
      if (line === tooLong) columns = []
      continue
    }
    const cells = cellsOf(line, start, separatorOf(line))
    const units = columns.filter((unit) => unit !== undefined)
    const found: CountMention[] = []
    if (units.length > 0 && rows < longestTable) {
      if (cells.length === columns.length)
        for (const [index, unit] of columns.entries()) {
          const mention = unit === undefined ? undefined : mentionOf(cells[index]!, unit)
          if (mention !== undefined) found.push({ ...mention, column: heads[index]! })
        }
      if (found.length === 0 && units.length === 1 && (cells.length !== columns.length || cells.length === 1)) {
        const mention = mentionOf(cells.at(-1)!, units[0]!)
        if (mention !== undefined) found.push(mention)
      }
    }
    if (found.length > 0) {
      rows++
      mentions.push(...found)
      continue
    }
    // 件数 alone on its line heads the numbers on the lines under it, each with its label above.
    const isLabel = columns.length === 1 && units.length === 1 && line.length <= 30 && !/[。:]/.test(line)
    const named = cells.map(({ words }) => counterOfHead(words))
    const one = cells.length < 3 || hasNumber(cells) ? undefined : (noted?.get(start) ?? counterAbove(above))
    above = line
    if (one !== undefined || named.some((unit) => unit !== undefined)) {
      columns = one === undefined ? named : oneForAll(cells, one)
      heads = columnsOf(cells)
      rows = 0
    } else if (!isLabel || rows++ >= longestTable) columns = []
  }
  return mentions
}
