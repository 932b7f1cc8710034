import { expect, it } from 'vitest'
import { findCountMentions } from './counts.js'

const read = (text: string) =>
  findCountMentions(text).map(({ start, end, count, counter, approx }) => [
    text.slice(start, end),
    count,
    counter,
    approx,
  ])

it.each([
  [
    '区分 人数(名)\n会員 1,204\n退会者 約310\n合計 1,514',
    [
      ['1,204', 1204, '名', false],
      ['約310', 310, '名', true],
      ['1,514', 1514, '名', false],
    ],
  ],
  [
    '学校|件数(件)\n東小|12\n西小|7',
    [
      ['12', 12, '件', false],
      ['7', 7, '件', false],
    ],
  ],
  ['(単位:人)\n東センター\t21,877', [['21,877', 21877, '人', false]]],
  [
    '学校別の対象者数\n学校名\t児童\t教職員\n東小\t412\t26\n西小\t-\t14',
    [
      ['412', 412, '人', false],
      ['26', 26, '人', false],
      ['14', 14, '人', false],
    ],
  ],
  [
    '内訳(単位:通)\n棟  発送分  誤り\n東棟  61  12',
    [
      ['61', 61, '通', false],
      ['12', 12, '通', false],
    ],
  ],
  // No head, no unit.
  ['区分 年度\n会員 2019\n退会者 2020', []],
  // The table is over where a line has no number.
  ['区分 人数(名)\n会員 12\n\n問合せ先\n内線 2345', [['12', 12, '名', false]]],
])('%s', (text, found) => {
  expect(read(text)).toEqual(found)
})
