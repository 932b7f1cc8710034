import { expect, test } from 'vitest'
import { makeRelease } from '../../test/support/make-release.js'
import { timelineOf } from './timeline.js'

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
  expect(lanes.map((l) => [l.organisation.key, l.origin, l.marks.map((m) => `${m.type} ${m.date}`)])).toEqual([
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
  expect(timelineOf([city]).lags.map((l) => [l.organisation.key, l.days])).toEqual([
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
