import type { CountMention } from '../reading.js'
import { parseNumber } from './kanji-numbers.js'

/** A cell of a table's head that says what the numbers under it count: 人数(名), 件数, 対象者数(単位:人). */
const headCell =
  /^[^ \d]{0,12}?(?:(?:人数|件数|者数|世帯数|校数|社数|数|単位|合計|対象|内訳)?[([](?:単位)? ?[:=]? ?(人|名|件|世帯|社|校|通|枚)[)\]]|(人数|者数|(?:児童|生徒|園児|学生|会員|患者|職員|社員|従業員|保護者|利用者|株主|組合員|対象者|申込者|該当者)(?:の)?数|件数|世帯数|社数|校数))$/
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
const longestTable = 60
const longestLine = 160

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
  return cells
}

const counterOfHead = (words: string): string | undefined => {
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

/** A line that no mark of a table divides. */
const isOneCell = (line: string): boolean => !/[|\t]| {2,}/.test(line.trim())

/**
 * Bare numbers in the rows under a head that names their unit: 「区分 人数(名)」 over 「会員 1,204」. A number stands
 * under the head's own cell; where a row has other cells than the head, its last one counts. In order; a table ends
 * at the first line that has no number.
 */
export const findTableCounts = (text: string): CountMention[] => {
  const mentions: CountMention[] = []
  // What every such head has.
  if (!/[(:] ?[人名件世社校通枚][)\]帯]|[人者件童徒児生員]数[ |\t\n]|(?:世帯|社|校)数[ |\t\n]/.test(text))
    return mentions
  let columns: readonly (string | undefined)[] = []
  let caption: string | undefined
  let rows = 0
  for (let start = 0; start < text.length; ) {
    let end = text.indexOf('\n', start)
    if (end < 0) end = text.length
    const line = end - start > longestLine ? '' : text.slice(start, end).trimEnd()
    const [from, next] = [start, end + 1]
    start = next
    if (line.trim() === '') {
      if (end - from > longestLine) columns = []
      continue
    }
    const cells = cellsOf(line, from, separatorOf(line))
    const units = columns.filter((unit) => unit !== undefined)
    const found: CountMention[] = []
    if (units.length > 0 && rows < longestTable) {
      if (cells.length === columns.length)
        for (const [index, unit] of columns.entries()) {
          const mention = unit === undefined ? undefined : mentionOf(cells[index]!, unit)
          if (mention !== undefined) found.push(mention)
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
    const heads = cells.map(({ words }) => counterOfHead(words))
    const named = heads.find((unit) => unit !== undefined)
    if (named !== undefined) {
      columns = heads
      rows = 0
      caption = isOneCell(line) ? named : undefined
    } else if (caption !== undefined && cells.length > 2 && line.length <= 60 && !/[。、:]/.test(line)) {
      // 「学校別の対象者数」 over 「学校名 | 児童 | 教職員 | 計」: one unit for all columns but the first.
      const unit = caption
      columns = cells.map((_, index) => (index === 0 ? undefined : unit))
      rows = 0
      caption = undefined
    } else if (!isLabel || rows++ >= longestTable) columns = []
  }
  return mentions
}
