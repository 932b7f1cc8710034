import { describe, expect, test } from 'vitest'
import { notice, sampleRelease } from '../../test/e2e/sample.js'
import type { Facts } from '../casebook/facts.js'
import { currentFacts } from '../link/index.js'
import { changedFacts, changesOf } from './changes.js'
import { describeFact } from './describe.js'
import { translator } from './messages.js'

const ja = { lang: 'ja', t: translator('ja') } as const
const base: Facts = {
  ...currentFacts(sampleRelease([notice])),
  parties: [],
  affected: [],
  events: [],
  authorities: [],
  contacts: [],
  items: [],
}
const found = { rule: 'x', basis: 'stated', evidence: { quote: '', start: 0, end: 0 } } as const
const people = (count: number, more: Partial<Facts['affected'][number]> = {}): Facts['affected'][number] => ({
  count,
  unit: 'people',
  approx: false,
  status: 'confirmed',
  scope: 'own',
  ...found,
  ...more,
})
const event = (type: Facts['events'][number]['type'], date: string, more = {}): Facts['events'][number] => ({
  type,
  date,
  ...found,
  ...more,
})
const party = (name: string, role: Facts['parties'][number]['role'], more = {}): Facts['parties'][number] => ({
  name,
  role,
  ...found,
  ...more,
})

const inWords = (before: Partial<Facts>, after: Partial<Facts>): readonly string[] =>
  changedFacts({ ...base, ...before }, { ...base, ...after }).map((change) => {
    const words = (f: (typeof change)['before']) => (f === undefined ? '' : describeFact(f, ja).value)
    return `${words(change.before)} → ${words(change.after)}`
  })

describe('changedFacts pairs a value with the one that took its place', () => {
  test.each<[string, Partial<Facts>, Partial<Facts>, readonly string[]]>([
    ['a count', { affected: [people(98)] }, { affected: [people(1204)] }, ['98人 → 1,204人']],
    [
      'counts of another unit are other counts',
      { affected: [people(98)] },
      { affected: [people(98, { unit: 'records' })] },
      [' → 98件', '98人 → '],
    ],
    [
      'each count with the one of its status',
      { affected: [people(98), people(500, { status: 'possible' })] },
      { affected: [people(800, { status: 'possible' }), people(120)] },
      ['500人 → 800人', '98人 → 120人'],
    ],
    [
      'what leaked is not what may have leaked',
      { affected: [people(98)] },
      { affected: [people(1204, { status: 'possible' })] },
      [' → 1,204人', '98人 → '],
    ],
    [
      'a count that said neither is both',
      { affected: [people(98, { status: 'unstated' })] },
      { affected: [people(1204)] },
      ['98人 → 1,204人'],
    ],
    [
      'the same count, said more surely',
      { affected: [people(98, { status: 'possible' })] },
      { affected: [people(98)] },
      ['98人 → 98人'],
    ],
    ['a second count is new', { affected: [people(98)] }, { affected: [people(98), people(30)] }, [' → 30人']],
    [
      'an event of its type',
      { events: [event('occurred', '2024-05'), event('discovered', '2024-05-20')] },
      { events: [event('occurred', '2024-05-18'), event('discovered', '2024-05-20')] },
      ['2024年5月 → 2024年5月18日'],
    ],
    [
      'new events in order of date, whatever the order of the text',
      { events: [event('discovered', '2024-05-20')] },
      {
        events: [
          event('notified', '2024-06-10'),
          event('discovered', '2024-05-20'),
          event('determined', '2024-06'),
          event('contained', '2024-05-21'),
        ],
      },
      [' → 2024年5月21日', ' → 2024年6月', ' → 2024年6月10日'],
    ],
    [
      'a report to another authority is another event',
      { events: [event('reported', '2024-05-20', { authority: 'ppc' })] },
      { events: [event('reported', '2024-05-21', { authority: 'police' })] },
      [' → 2024年5月21日', '2024年5月20日 → '],
    ],
    [
      'one-valued: misuse that was not spoken of before is new',
      { misuse: { value: 'unstated', rule: 'x' } },
      { misuse: { value: 'found', rule: 'x' } },
      [' → 二次被害を確認'],
    ],
    [
      'one-valued',
      { notification: { value: 'planned', rule: 'x' } },
      { notification: { value: 'done', rule: 'x' } },
      ['通知予定 → 通知済み'],
    ],
    [
      'a party by its name, whatever its part',
      { parties: [party('株式会社ミナホ', 'provider')] },
      { parties: [party('ミナホ', 'contractor', { origin: true })] },
      ['株式会社ミナホ → ミナホ'],
    ],
    [
      'an authority that was to be told was told',
      { authorities: [{ value: 'ppc', state: 'planned', ...found }] },
      { authorities: [{ value: 'ppc', state: 'reported', ...found }] },
      ['個人情報保護委員会 → 個人情報保護委員会'],
    ],
    [
      'data items are a set',
      { items: [{ value: 'name', ...found }] },
      { items: [{ value: 'address', ...found }] },
      [' → 住所', '氏名 → '],
    ],
    [
      'a contact whose number stayed',
      { contacts: [{ phone: '0999-00-0000', ...found }] },
      { contacts: [{ phone: '0999-00-0000', email: 'a@b.example', ...found }] },
      ['0999-00-0000 → 0999-00-0000 · a@b.example'],
    ],
    [
      'the same found in other words is no change',
      { affected: [people(98)] },
      { affected: [people(98, { rule: 'y', evidence: { quote: '98名', start: 3, end: 6 } })] },
      [],
    ],
  ])('%s', (_name, before, after, changes) => expect(inWords(before, after)).toEqual(changes))
})

test('changesOf goes through the versions, newest first', () => {
  const second = notice.replace('1,204人分', '1,732人分')
  const all = changesOf(sampleRelease([notice, second]))
  expect(all.map((v) => [v.version.version, v.previous?.version])).toEqual([
    [2, 1],
    [1, undefined],
  ])
  expect(all.map((v) => v.changes.map((c) => [c.before, c.after].map((f) => f && describeFact(f, ja).value)))).toEqual([
    [['1,204人', '1,732人']],
    [],
  ])
})
