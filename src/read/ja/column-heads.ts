import type { Span } from '../reading.js'

/** What only the column of a table is called. */
const namesColumn = /^(?:番号|No\.?|項番|連番|所属|所管課?|担当課|部署|課名|区分|件名|施設名?|学校名|機関名)$/i
/** A head of a column: one short noun. */
const isHead = (words: string): boolean => /^[^\s、。:・()「」\d]{1,10}$/.test(words)
const LEAST = 3

/**
 * Where the heads of the columns of a table stand that was flattened, each cell a line of its own. They are no headings
 * of what follows:
 *
 * 番号 ⏎ 概要 ⏎ 経過 ⏎ 再発防止策 ⏎ 5月7日、…を誤って送付した。
 */
export const findColumnHeads = (text: string, lines: readonly Span[]): ReadonlySet<number> => {
  const found = new Set<number>()
  let run: number[] = []
  let isTable = false
  for (const { start, end } of lines) {
    const words = end - start > 24 ? '' : text.slice(start, end).trim()
    if (isHead(words)) {
      run.push(start)
      isTable ||= namesColumn.test(words)
      continue
    }
    if (isTable && run.length >= LEAST) for (const head of run) found.add(head)
    run = []
    isTable = false
  }
  return found
}
