import type { Reading } from '../reading.js'
import type { DatedClause } from './events-clauses.js'

const opens = /^(?:から|より)[^。]{0,40}(?:開始|始め|順次)/
const closes = /^まで(?:に)?[^。]{0,40}(?:終え|完了|済|発送|お送り)/
/** 「2017年に公開範囲を誤って設定し、2024年に修正するまで」: the state between two deeds. */
const setUp = /(?:設定|公開|掲載|構築|設置|移行|導入|更新|登録|保存)[^。]{0,40}$/
const until = /^(?:に|、)?[^。、]{0,16}(?:する|した|される|された|れる)?まで(?:の|、|に|$)/

/** Joins two dates of one sentence that are the ends of one span, though words stand between them. */
export const joinSpans = (reading: Reading, clauses: readonly DatedClause[]): DatedClause[] => {
  const { text } = reading
  const joined: DatedClause[] = []
  for (let index = 0; index < clauses.length; index++) {
    const clause = clauses[index]!
    const next = clauses[index + 1]
    const words = text.slice(clause.tail.start, clause.tail.end)
    const after = next ? text.slice(next.tail.start, next.tail.end) : ''
    const pair =
      next !== undefined &&
      next.sentence === clause.sentence &&
      clause.mention.until === undefined &&
      next.mention.until === undefined &&
      clause.mention.date.length >= 7 &&
      clause.mention.date < next.mention.date
    if (pair && ((opens.test(words) && closes.test(after)) || (setUp.test(words) && until.test(after)))) {
      joined.push({
        ...clause,
        mention: { ...clause.mention, end: next.mention.end, until: next.mention.date, rule: 'dates/joined-span' },
        tail: next.tail,
      })
      index++
    } else joined.push(clause)
  }
  return joined
}
