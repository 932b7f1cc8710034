import { expect, it } from 'vitest'
import { type Block, type Cell, type Document, plainDocument } from '../../../casebook/document.js'
import { readRelease } from '../../index.js'

/** A document whose lines with 「|」 are rows of one table; 「4月15日↓2」 reaches over two rows, 「件数→2」 over two columns. */
const withTable = (page: string): Document => {
  const { text, ...document } = plainDocument(page.replace(/[↓→]\d/g, ''))
  const spans = page.split('\n').map((line) => line.split('|').map((cell) => /([↓→])(\d)/.exec(cell)))
  const lines = text.split('\n')
  const blocks: Block[] = []
  let start = 0
  for (const [at, line] of lines.entries()) {
    const end = start + line.length
    let from = start
    const cells = line.split('|').map((words, column): Cell => {
      const cell = { start: from, end: from + words.length }
      from = cell.end + 1
      const [, sign, size] = spans[at]![column] ?? []
      return size === undefined ? cell : { ...cell, [sign === '↓' ? 'rowspan' : 'colspan']: Number(size) }
    })
    if (line !== '')
      blocks.push(
        cells.length > 1 ? { kind: 'table-row', start, end, group: 0, cells } : { kind: 'paragraph', start, end },
      )
    start = end + 1
  }
  return { ...document, text, blocks }
}

const head = '通知書の誤送付について\n2026年4月17日\n青空区\n通知書を誤って別の事業所に送付しました。\n誤送付の内容\n'

it.each<[table: string, counts: readonly number[]]>([
  // The cell of the row above reaches down beside the count: 12人 stands under 従業員数 all the same.
  ['送付先|誤った先|従業員数|回収日\nA社↓2|B社|7人|4月14日\nC社|3人|4月15日↓2\nD社|B社|12人', [7, 3, 12]],
  ['誤った先|従業員数|回収\nB社|7人|済み↓3\nC社|3人\nD社|12人', [7, 3, 12]],
  ['区分|従業員数→2|回収数\nB社|正社員|7人|5人\nC社|正社員|3人|2人', [7, 3]],
])('%s', (table, counts) => {
  expect(
    readRelease(withTable(head + table))
      .affected.filter(({ unit }) => unit === 'people')
      .map(({ count }) => count),
  ).toEqual(counts)
})
