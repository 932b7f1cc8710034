import { expect, test } from 'vitest'
import { makeRelease, unsigned } from '../../test/support/make-release.js'
import { plainDocument } from '../casebook/document.js'
import { timelineOf } from './timeline.js'

const sketch = {
  published: '2024-07-01',
  events: [{ type: 'discovered', date: '2024-05-25' }],
} as const
const city = makeRelease({
  discloser: '汐見崎市',
  published: '2024-06-20',
  parties: [{ name: '株式会社ミナホ', role: 'contractor', origin: true }],
  events: [
    { type: 'occurred', date: '2024-05-18' },
    { type: 'discovered', date: '2024-05-19', says: '受託者の社員が気付く' },
    { type: 'informed', date: '2024-05-21' },
    { type: 'reported', date: '2024-06-07', authority: 'ppc' },
  ],
})
const contractor = makeRelease({
  discloser: 'ミナホ',
  published: '2024-08-30',
  events: [{ type: 'occurred', date: '2024-05-18T23:42', end: '2024-05-19' }],
})

test('each event stands in the lane of whom it happened to, the origin first', () => {
  const { lanes, from, to, occurred } = timelineOf([city, contractor])
  expect(lanes.map((l) => [l.organisation?.key, l.origin, l.marks.map((m) => `${m.type} ${m.date}`)])).toEqual([
    [
      'ミナホ',
      true,
      ['occurred 2024-05-18', 'occurred 2024-05-18T23:42', 'discovered 2024-05-19', 'published 2024-08-30'],
    ],
    ['汐見崎市', false, ['informed 2024-05-21', 'reported 2024-06-07', 'published 2024-06-20']],
  ])
  expect([from, to, occurred]).toEqual(['2024-05-18', '2024-08-30', '2024-05-18'])
})

test('lags count from the incident to when each knew', () => {
  expect(timelineOf([city]).lags.map((l) => [l.organisation?.key, l.days])).toEqual([
    ['ミナホ', 1],
    ['汐見崎市', 3],
  ])
})

test('a month is no day to count from', () => {
  const vague = makeRelease({
    discloser: '湊町',
    published: '2024-06-20',
    events: [
      { type: 'occurred', date: '2024-05-18' },
      { type: 'discovered', date: '2024-06' },
    ],
  })
  expect(timelineOf([vague]).lags).toEqual([])
})

test('a release without a date draws nothing', () =>
  expect(timelineOf([makeRelease({ discloser: '湊町' })])).toEqual({ lanes: [], lags: [] }))

test('a month is shown as a month, and no days are counted from it', () => {
  const since = makeRelease({
    discloser: '湊町',
    published: '2023-11-07',
    events: [
      { type: 'occurred', date: '2022-09', end: '2023-07' },
      { type: 'discovered', date: '2023-10-26' },
    ],
  })
  expect(timelineOf([since])).toMatchObject({ occurred: '2022-09', lags: [] })
})

test('a release that does not say who speaks has a lane of its own', () => {
  const { lanes, lags } = timelineOf([city, unsigned(makeRelease({ ...sketch, discloser: '不詳' }, 'r1')), contractor])
  expect(lanes.map((l) => l.organisation?.key)).toEqual(['ミナホ', '汐見崎市', undefined])
  expect(lags.map((l) => l.days)).toEqual([1, 3, 7])
})

test.each([
  ['discovered', '同社から連絡があり判明した', '汐見崎市'],
  ['discovered', '同社の社員が気付いた', 'ミドリ'],
  ['determined', '同社から調査結果の報告', 'ミドリ'],
  ['determined', '受託事業者の調査により判明', 'ミナホ'],
  ['determined', '再委託先の調査により判明', 'ミドリ'],
  ['determined', '株式会社ミナホの調査により判明', 'ミナホ'],
  ['determined', '浜崎町の調査により判明', '汐見崎市'],
  ['published', '同社から発表があった', 'ミドリ'],
  ['published', '本市のウェブサイトで公表', '汐見崎市'],
  ['published', '先週、同社から発表がありました(|2月12日付', 'ミドリ'],
  ['published', '先週、同社から「見本」が攻撃を受けたとの|発表がありました(2月12日付', 'ミドリ'],
  ['published', '同社から連絡を受けて本市は、|6月1日に公表', '汐見崎市'],
  ['published', '同社から連絡を受け、|6月1日に公表', '汐見崎市'],
  ['published', '同社の調べを待って、|6月1日', '汐見崎市'],
  ['published', '6月1日にお知らせしました委託先(株式会社ミナホ)の件', '汐見崎市'],
  ['published', '6月1日に公表した委託先での漏えい', '汐見崎市'],
  ['published', '株式会社ミナホにおける不正アクセスについて6月1日に公表', '汐見崎市'],
  ['published', '再委託先(株式会社ミドリ)の事案を6月1日に公表', '汐見崎市'],
  ['published', '株式会社ミナホが6月1日に公表', 'ミナホ'],
  ['published', '株式会社ミナホのウェブサイトで6月1日に公表', 'ミナホ'],
  ['published', '受託事業者は6月1日付で公表', 'ミナホ'],
] as const)('%s in 「%s」 is of %s', (type, says, of) => {
  const text = `株式会社ミナホに委託し、同社は浜崎町の業務も行い、株式会社ミドリに再委託した。${says.replace('|', '')}。`
  const made = makeRelease({
    discloser: '汐見崎市',
    parties: [
      { name: '株式会社ミナホ', role: 'contractor' },
      { name: '浜崎町', role: 'victim' },
      { name: '株式会社ミドリ', role: 'subcontractor', origin: true },
    ],
  })
  const [version] = made.versions
  if (version === undefined) throw new Error('no version')
  const quote = says.split('|').at(-1) ?? ''
  const start = text.indexOf(quote)
  const evidence = { quote, start, end: start + quote.length }
  const event = { type, date: '2024-06-01', evidence, rule: 'test', basis: 'stated' as const }
  const release = {
    ...made,
    versions: [{ ...version, document: plainDocument(text), facts: { ...version.facts, events: [event] } }],
  }
  const { lanes } = timelineOf([release])
  expect(lanes.map((l) => l.organisation?.key)).toEqual([of])
})
