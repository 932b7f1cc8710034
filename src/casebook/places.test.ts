import { describe, expect, it } from 'vitest'
import type { Document, TextPlace } from './document.js'
import { placesOf, textUnits } from './places.js'

const line = (text: string, at: Omit<TextPlace, 'end'>): { readonly text: string; readonly place: TextPlace } => ({
  text,
  place: { ...at, end: at.start + text.length },
})

const documentOf = (lines: readonly { readonly text: string; readonly place: TextPlace }[]): Document => ({
  text: lines.map(({ text }) => text).join(''),
  blocks: [],
  links: [],
  warnings: [],
  places: lines.map(({ place }) => place),
})

/** 対象は1,204 at x 100, 10 points a full-width letter, goes on in the next line. */
const document = documentOf([
  line('対象は1,204', { start: 0, page: 1, x: 100, y: 80, width: 55, height: 10 }),
  line('件です', { start: 8, page: 1, x: 100, y: 95, width: 30, height: 10 }),
  line('二頁', { start: 11, page: 2, x: 300, y: 50, width: 10, height: 20, vertical: true }),
])

const found = (start: number, end: number) =>
  placesOf(document, { start, end }).map(({ page, x, y, width, height }) => [page, x, y, width, height])

describe('placesOf', () => {
  it.each<[string, number, number, number[][]]>([
    ['a word within a line', 0, 2, [[1, 100, 80, 20, 10]]],
    ['figures behind Japanese', 3, 8, [[1, 130, 80, 25, 10]]],
    [
      'words over the end of a line',
      3,
      9,
      [
        [1, 130, 80, 25, 10],
        [1, 100, 95, 10, 10],
      ],
    ],
    ['a letter of a column', 12, 13, [[2, 300, 60, 10, 10]]],
    [
      'words over the end of a page',
      9,
      12,
      [
        [1, 110, 95, 20, 10],
        [2, 300, 50, 10, 10],
      ],
    ],
    ['nothing', 5, 5, []],
    ['what is outside of the text', 50, 60, []],
  ])('%s', (_, start, end, expected) => {
    expect(found(start, end)).toEqual(expected)
  })

  it('makes one of pieces that stand side by side', () => {
    const pieces = documentOf([
      line('対象', { start: 0, page: 1, x: 100, y: 80, width: 20, height: 10 }),
      line('98', { start: 2, page: 1, x: 121, y: 81, width: 10, height: 9 }),
      line('件', { start: 4, page: 1, x: 200, y: 80, width: 10, height: 10 }),
    ])
    expect(placesOf(pieces, { start: 0, end: 5 })).toMatchObject([
      { start: 0, end: 4, x: 100, width: 31, y: 80, height: 10 },
      { start: 4, end: 5, x: 200, width: 10 },
    ])
  })

  it('is empty for a source without pages', () => {
    expect(placesOf({ text: '本件', blocks: [], links: [], warnings: [] }, { start: 0, end: 2 })).toEqual([])
  })
})

it.each([
  ['', 0],
  ['ABC', 3],
  ['ｱｲ', 2],
  ['個人、ー（Ａ', 12],
  ['𠮷野', 4],
])('%s is %d half-width letters wide', (text, units) => {
  expect(textUnits(text)).toBe(units)
})
