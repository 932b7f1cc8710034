import { describe, expect, it } from 'vitest'
import type { PassedOver } from '../casebook/passed-over.js'
import { describePassedOver } from './describe-passed-over.js'
import { translator } from './messages.js'

const evidence = { quote: 'words', start: 0, end: 5 }

describe('a reading that lost, in words', () => {
  it.each<[Omit<PassedOver, 'evidence'>, string, string, string]>([
    [
      { field: 'actions', value: 'loss', instead: 'theft', why: 'implied' },
      '何が',
      '紛失',
      '採った値に含まれる、またはその現れである(採った読み: 盗難)',
    ],
    [
      { field: 'events', value: '2024-05/2024-06', why: 'date-summary' },
      'いつ',
      '2024年5月–6月',
      '一つずつ日付のある出来事をまとめた期間である',
    ],
    [
      { field: 'parties', value: 'client', why: 'party-other-role' },
      '誰を通じて',
      '委託元',
      '別の役割を示す語のほうが強い',
    ],
    [
      { field: 'parties', value: '株式会社例', why: 'party-no-role' },
      '誰を通じて',
      '株式会社例',
      '役割を述べる語がない',
    ],
    [
      { field: 'affected', value: '3 people', why: 'count-doer' },
      'どれだけ',
      '',
      '対応や作業をした人などの数で、対象者の数ではない',
    ],
  ])('%j', (passed, group, value, why) => {
    const view = { lang: 'ja', t: translator('ja') } as const
    expect(describePassedOver({ ...passed, evidence }, view)).toEqual({ group, value, why })
  })
})
