import type { Cell, Document } from '../../../casebook/document.js'
import { headersAt, rowAt } from '../../../casebook/table-headers.js'
import type { ColumnHead, CountMention, Reading, Span } from '../../reading.js'
import { pattern } from '../patterns/pattern.js'
import { lineIndexAt } from './lead.js'
import { type CountPlace, testOnce } from './place.js'

/** How far up a table's head may stand. */
const longestTable = 24
const longestLine = 200

const separatorOf = (line: string): RegExp => (line.includes('|') ? /\|/ : line.includes('\t') ? /\t/ : / {2,}/)

const cellsOf = (line: string): readonly string[] => {
  const trimmed = line.trim()
  return trimmed.split(separatorOf(trimmed)).map((cell) => cell.trim())
}

const textOfLine = ({ text }: Reading, { start, end }: Span): string =>
  end - start > longestLine ? '' : text.slice(start, end)

const isRow = (line: string): boolean =>
  /\d ?(?:名|人|件|枚|冊|通|世帯|社|校|部|本|箱|組|口座|アカウント|園|先)/.test(line)

/** Does the sentence of a count look like the row of a table? */
export const inRow = testOnce(pattern(/[\t|]| {2,}/))

const longestHead = 24

/** What the document says that stands over a cell: it knows those that reach over several rows or columns. */
const headOfCell = (document: Document, offset: number): ColumnHead | undefined => {
  const head = headersAt(document, offset)?.column.at(-1)
  if (head === undefined) return undefined
  const said = ({ start, end }: Cell): string => document.text.slice(start, end).normalize('NFKC').trim()
  const own = said(head)
  const others = rowAt(document, head.start).map(said)
  return own === '' || own.length > longestHead ? undefined : { own, others: others.filter((cell) => cell !== own) }
}

/** One count after another at the end of a line that is no sentence: what tells of the same twice. */
const counted =
  '(?:約|最大で?|延べ)?\\d[\\d,]{0,12}(?:名|人|件|世帯|社|校|園|団体|施設|通|枚|冊|台|口座|アカウント)(?:様|分)?'
const anyCounted = new RegExp(counted, 'g')
const countedTwice = new RegExp(`(?:(?<=[^\\d,])${counted} {0,6}){2,4}$`)
const besideCount = testOnce(pattern(new RegExp(`${counted} ?${counted}`)))
/** 「第2報での公表 今回確定」「9月30日時点 11月15日時点」「(訂正前) (訂正後)」: when the one was told and when the other. */
const toldWhen =
  /第 ?[\d一二三四五] ?報|[前今]回|(?:訂正|修正|変更|更新|精査|調査)[前後]|当初|時点|公表|発表|速報|確[定報]|最終|現在|^[(【]?[誤正][)】]?$/

/** What stands over a count where single spaces part the cells, if the head says when each was told. */
const findHeadOfTwice = (reading: Reading, index: number, { end }: Span): ColumnHead | undefined => {
  const { lines, text } = reading
  const row = textOfLine(reading, lines[index]!).trimEnd()
  const numbers = countedTwice.exec(row)
  if (numbers === null) return undefined
  const width = numbers[0].match(anyCounted)!.length
  const fromRight = text.slice(end, lines[index]!.end).match(anyCounted)?.length ?? 0
  for (let at = index - 1; at >= Math.max(0, index - longestTable); at--) {
    const words = textOfLine(reading, lines[at]!).trim()
    if (isRow(words)) continue
    const head = words.split(/ +/).slice(-width)
    const own = head[head.length - 1 - fromRight]
    return head.length < width ||
      own === undefined ||
      words.endsWith('。') ||
      !head.every((cell) => toldWhen.test(cell))
      ? undefined
      : { own, others: head.filter((cell) => cell !== own) }
  }
  return undefined
}

const findColumnHead = (reading: Reading, mention: CountMention): ColumnHead | undefined => {
  const { start, column } = mention
  if (column !== undefined) return column
  const offset = reading.toSource(start)
  if (headersAt(reading.document, offset) !== undefined) return headOfCell(reading.document, offset)
  const { lines } = reading
  const index = lineIndexAt(reading, start)
  const line = lines[index]!
  const row = cellsOf(textOfLine(reading, line))
  const ofTwice = findHeadOfTwice(reading, index, mention)
  if (row.length < 2 || ofTwice !== undefined) return ofTwice
  // A row may lack the cells before its numbers: 「計  23,091名  3,427名」.
  const fromRight = row.length - cellsOf(`${reading.text.slice(line.start, start)}.`).length
  for (let at = index - 1; at >= Math.max(0, index - longestTable); at--) {
    const words = textOfLine(reading, lines[at]!)
    const head = cellsOf(words)
    if (head.length < 2 || words.trimEnd().endsWith('。')) return undefined
    if (isRow(words)) continue
    const own = head[head.length - 1 - fromRight]
    return row.length > head.length || own === undefined || own === '' || own.length > longestHead
      ? undefined
      : { own, others: head.filter((cell) => cell !== own) }
  }
  return undefined
}

/** What stands over a count in its table: 「回収」 over 6,187枚. Undefined where the count stands in no table with a head. */
export const columnHeadOf = ({ reading, mention, words }: CountPlace): ColumnHead | undefined =>
  mention.column !== undefined || inRow(words) || besideCount(words) ? findColumnHead(reading, mention) : undefined
