import type { ColumnHead } from '../../reading.js'

const isEarlier = /前回|(?:訂正|修正|変更|更新|精査|調査)前|(?:公表|発表|報告)時|当初|速報|^[(【]?誤[)】]?$/
const isLater = /今回|(?:訂正|修正|変更|更新|精査|調査)後|確定|最終|現在|最新|^[(【]?正[)】]?$/
const orderOf = (head: string): number => {
  const report = /第 ?([1-9一二三四五]) ?報/.exec(head)?.[1]
  if (report !== undefined) return /\d/.test(report) ? Number(report) : '一二三四五'.indexOf(report) + 1
  const [, month, day] = /(\d{1,2})月(\d{1,2})日/.exec(head) ?? []
  return month === undefined ? 0 : Number(month) * 100 + Number(day)
}

/**
 * Does a column give what another one has put right: 「第2報での公表 | 今回確定」, 「4月2日公表 | 5月20日公表」? Of several
 * reports the last one holds.
 */
export const isSuperseded = ({ own, others }: ColumnHead): boolean => {
  if (isLater.test(own)) return false
  if (isEarlier.test(own)) return !others.every((head) => isEarlier.test(head))
  const order = orderOf(own)
  return order > 0 && others.some((head) => isLater.test(head) || orderOf(head) > order)
}
