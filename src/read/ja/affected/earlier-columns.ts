import type { ColumnHead } from '../../reading.js'

const isEarlier = /前回|(?:訂正|修正|変更|更新|精査|調査)前|(?:公表|発表|報告)時|当初|速報|^[(【]?誤[)】]?$/
const isLater = /今回|(?:訂正|修正|変更|更新|精査|調査)後|確定|最終|現在|最新|^[(【]?正[)】]?$/
/** 「前回公表 | 今回追加」: the earlier ones hold, and more have come. */
const adds = /追加|新た|新規|増|差/
/** Made of nothing but when it was told: 「4月2日公表」, and not 「4月2日送付分」「変更前の登録者」. */
const isToldWhen =
  /^[\d,(（【)】 年月日令和第前今次回報訂修正変更新精査調査後当初速確定最終現在最時点公表発告済分の数人件名対象者誤で値集計判明一二三四五]+$/
const reportOf = (head: string): number => {
  const report = /第 ?([1-9一二三四五]) ?報/.exec(head)?.[1] ?? ''
  return /\d/.test(report) ? Number(report) : '一二三四五'.indexOf(report || '-') + 1
}
const dayOf = (head: string): number | undefined => {
  const [, month, day] = /(?<!\d)(\d{1,2})月(\d{1,2})日.{0,16}(?:公表|発表|報告|時点|現在|判明|集計)/.exec(head) ?? []
  return month === undefined ? undefined : Number(month) * 31 + Number(day)
}
const year = 12 * 31
const isBefore = (own: string, other: string): boolean => {
  if (reportOf(own) > 0) return reportOf(other) > reportOf(own)
  const [one, another] = [dayOf(own), dayOf(other)]
  // Reports are months apart at most: 「12月20日公表」 comes before 「1月15日公表」.
  return one !== undefined && another !== undefined && one !== another && (another - one + year) % year < year / 2
}

/**
 * Does a column give what another one has put right: 「第2報での公表 | 今回確定」, 「4月2日公表 | 5月20日公表」? Of several
 * reports the last one holds.
 */
export const isSuperseded = ({ own, others: all }: ColumnHead): boolean => {
  const others = all.filter((head) => !adds.test(head))
  if (isLater.test(own) || !isToldWhen.test(own)) return false
  if (isEarlier.test(own)) return others.some((head) => !isEarlier.test(head))
  const isDated = reportOf(own) > 0 || dayOf(own) !== undefined
  return isDated && others.some((head) => isToldWhen.test(head) && (isLater.test(head) || isBefore(own, head)))
}
