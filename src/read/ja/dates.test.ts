import { describe, expect, it } from 'vitest'
import { plainDocument } from '../../casebook/document.js'
import { findDateMentions } from './dates.js'
import { fold } from './normalise.js'

const read = (text: string, options = {}) => {
  const folded = fold(plainDocument(text)).text
  return findDateMentions(folded, options).map(
    ({ start, end, date, until }) => `${folded.slice(start, end)} → ${date}${until === undefined ? '' : `/${until}`}`,
  )
}

describe('one date', () => {
  it.each([
    ['令和5年12月8日(金)', '2023-12-08'],
    ['令和元年5月1日', '2019-05-01'],
    ['令和五年十二月八日', '2023-12-08'],
    ['平成28年(2016年)3月17日', '2016-03-17'],
    ['R5.12.8', '2023-12-08'],
    ['2023/11/21', '2023-11-21'],
    ['2023.10.17', '2023-10-17'],
    ['2023-10-17', '2023-10-17'],
    ['2023年10月', '2023-10'],
    ['2023 年 11 月 6 日', '2023-11-06'],
    ['2023年10月27日 午後5時44分', '2023-10-27T17:44'],
    ['2023年10月27日17:46', '2023-10-27T17:46'],
    ['2023年10月27日午前0時', '2023-10-27T00:00'],
    ['2023年10月27日25時30分', '2023-10-28T01:30'],
    ['2023年10月27日正午', '2023-10-27T12:00'],
    ['2023年10月27日15時半', '2023-10-27T15:30'],
    ['2023年10月上旬', '2023-10'],
  ])('%s', (text, date) => {
    expect(findDateMentions(fold(plainDocument(text)).text)).toEqual([expect.objectContaining({ date })])
  })

  it.each([
    '令和5年度の決算',
    '5年間にわたり',
    '検収後5日以内に',
    '3か月点検',
    '電話0120-10-1234',
    '2024年3月期の業績',
    '24時間の監視',
    '2023年2月30日',
    '一部の情報',
  ])('none in %s', (text) => {
    expect(read(text)).toEqual([])
  })
})

describe('spans', () => {
  it.each([
    ['2023年8月29日~同年9月20日', '2023-08-29/2023-09-20'],
    ['令和4年11月から令和5年8月までの間', '2022-11/2023-08'],
    ['2022年12月29日から1月9日未明にかけて', '2022-12-29/2023-01-09'],
    ['令和六年八月三十日(金)の夜から三十一日の朝にかけて', '2024-08-30/2024-08-31'],
    ['2024年5月21日21時52分から同月24日4時27分まで', '2024-05-21T21:52/2024-05-24T04:27'],
    ['2024年5月1~2日', '2024-05-01/2024-05-02'],
  ])('%s', (text, span) => {
    const [found] = findDateMentions(fold(plainDocument(text)).text)
    expect(`${found?.date}/${found?.until}`).toBe(span)
  })
})

describe('what leans on a date before', () => {
  it.each([
    [
      '2024年5月18日に侵入、翌19日3時10分頃に実行、同日6時30分に発見、同9時に遮断、翌日に公表、同月30日に確定。',
      ['2024-05-18', '2024-05-19T03:10', '2024-05-19T06:30', '2024-05-19T09:00', '2024-05-20', '2024-05-30'],
    ],
    ['2024年12月30日に判明し、翌月5日に報告、同年12月31日に停止', ['2024-12-30', '2025-01-05', '2025-12-31']],
    // A span inside a sentence that a date opens is not what 同日 leans on.
    [
      '2024年8月28日、同月22日から25日にかけて取得された形跡を発見し、同日午後に停止',
      ['2024-08-28', '2024-08-22', '2024-08-28'],
    ],
    ['2024年3月31日に気付き、翌1日に報告した', ['2024-03-31', '2024-04-01']],
  ])('%s', (text, dates) => {
    expect(findDateMentions(text).map(({ date }) => date)).toEqual(dates)
  })
})

describe('a year left out', () => {
  it.each([
    ["the release's own year", '2024年2月15日\n株式会社例\n1月9日に気付いた。', '2024-01-09'],
    ['the year before, where it would lie ahead', '2024年2月15日\n株式会社例\n12月29日に侵入された。', '2023-12-29'],
    ['the weekday decides', '2024年2月15日\n株式会社例\n1月10日(火)に侵入された。', '2023-01-10'],
    ['昨年', '2024年2月15日\n株式会社例\n昨年12月29日に侵入された。', '2023-12-29'],
    ['本日', '2024年2月15日\n株式会社例\n本日、公表した。', '2024-02-15'],
  ])('%s', (_, text, date) => {
    expect(findDateMentions(text).at(-1)?.date).toBe(date)
  })

  it("takes the case number's year where nothing in the text implies one, and no year at all without it", () => {
    expect(read('12月10日に侵入された', { caseYear: '2023' })).toEqual(['12月10日 → 2023-12-10'])
    expect(read('12月10日に侵入された')).toEqual([])
  })
})
