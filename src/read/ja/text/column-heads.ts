import type { Span } from '../../reading.js'

/** What stands over the columns of a table that tells of incidents, a row each: 番号, 所管課, 概要, 経過, 再発防止策. */
const columnHead =
  /^(?:(?:項|連|通し)?番号?|No\.?|№|件|区分|種別|種類|分類|類型|項目|名称|備考|(?:所管|担当|所属|発生|関係)?(?:部?[局課署]|所属|部局?課|部署名?|課名|機関名?|組織|施設名?|学校名?|店舗名?|校名)|所管|担当|(?:事案|事故|件|案件)名|件名|(?:発生|発覚|判明|発見|公表|報告|覚知|確認)(?:年?月?日時?|日)|年月日|日時?|日付|期日|時期|期間|場所|発生場所|(?:事案|事故|発生|誤り)?の?(?:概要|内容|状況|原因|経緯|経過|態様)|要因|影響|(?:対象|該当)(?:者|件数|人数|者数)?|人数|件数|(?:漏えい|流出|対象|個人)?(?:した)?(?:個人)?情報(?:の(?:項目|内容))?|対応(?:状況|策)?|対処|措置|(?:再発)?防止策|再発防止|改善策|対策|二次被害|処分)$/
/** A head or two may stand over nothing; three in a row are those of columns. */
const fewest = 3
const longest = 12

/**
 * The lines, by their index, that are the heads of a table of which every cell has become a line: one beside the other
 * with nothing between, so that none of them opens what stands below.
 *
 * 番号 / 所管課 / 概要 / 再発防止策 / 1 / 市民課 / 5月7日、…
 */
export const findColumnHeads = (text: string, lines: readonly Span[]): ReadonlySet<number> => {
  const heads = new Set<number>()
  let run: number[] = []
  for (let at = 0; at <= lines.length; at++) {
    const line = lines[at]
    const words = line === undefined || line.end - line.start > 40 ? undefined : text.slice(line.start, line.end).trim()
    // An empty line between two heads parts nothing.
    if (words === '') continue
    if (words !== undefined && words.length <= longest && columnHead.test(words)) run.push(at)
    else if (run.length > 0) {
      if (run.length >= fewest) for (const head of run) heads.add(head)
      run = []
    }
  }
  return heads
}
