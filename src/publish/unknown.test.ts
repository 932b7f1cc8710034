import { expect, test } from 'vitest'
import { notice, sampleRelease } from '../../test/e2e/sample.js'
import type { Case, Release } from '../casebook/records.js'
import { chainOf, timelineOf, totalsOf } from '../link/index.js'
import { openQuestions } from './unknown.js'

const ask = (...releases: readonly Release[]) => {
  const of: Case = {
    number: '2024-001',
    title: '',
    disclosers: [],
    releaseCount: releases.length,
    addedAt: '',
    updatedAt: '',
    labels: [],
    releases,
    campaigns: [],
    proposals: [],
  }
  return openQuestions({
    case: of,
    chain: chainOf(releases),
    timeline: timelineOf(releases),
    totals: totalsOf(releases),
  })
}

test('what a notice says is not asked, what it only promises is', () => {
  const open = ask(sampleRelease([notice])).map((q) => q.message)
  expect(open).toContain('open.notifying')
  expect(open).not.toContain('open.count')
  expect(open).not.toContain('open.origin')
})

test('a notice without figures and days leaves them open, and says whose', () => {
  const silent = sampleRelease([
    '2024年6月20日\n汐見崎市\n\n個人情報の流出について\n\n本市のサーバーが不正アクセスを受け、市民の氏名が流出した可能性があります。現在調査中です。\n',
  ])
  const open = ask(silent)
  expect(open.map((q) => q.message)).toContain('open.occurred')
  expect(open.find((q) => q.message === 'open.count')).toMatchObject({
    names: { who: '汐見崎市' },
    release: silent.id,
  })
})

test('only a discloser’s newest word counts', () => {
  const first = sampleRelease([notice])
  const done = sampleRelease([
    notice
      .replace('対象の方には順次文書でお知らせします。', '対象の方全員に文書でお知らせし、通知を完了しました。')
      .replace('6月20日', '6月30日'),
  ])
  expect(ask(first, done).filter((q) => q.message === 'open.notifying' && q.release === first.id)).toEqual([])
})

test('a withdrawn release asks nothing', () =>
  expect(ask({ ...sampleRelease([notice]), withdrawn: true }).every((q) => q.release === undefined)).toBe(true))
