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
    '学校名\t児童・生徒\t教職員\t計\n東小\t412\t26\t438\n西小\t-\t14\t14\n計 2校\t412\t40\t452\n\n(注)単位は人。西小は教職員のみ。',
    [
      ['412', 412, '人', false],
      ['26', 26, '人', false],
      ['438', 438, '人', false],
      ['14', 14, '人', false],
      ['14', 14, '人', false],
      ['計 2校', 2, '校', false],
      ['412', 412, '人', false],
      ['40', 40, '人', false],
      ['452', 452, '人', false],
    ],
  ],
  [
    '(単位:件)\n支店|氏名あり|氏名なし|割合\n北|3,040|12|4\n南|1,126|7|2',
    [
      ['3,040', 3040, '件', false],
      ['12', 12, '件', false],
      ['1,126', 1126, '件', false],
      ['7', 7, '件', false],
    ],
  ],
  [
    '表1 学年別の対象者数\n学年  男子  女子\n1年  12  13\n2年  14  15',
    [
      ['12', 12, '人', false],
      ['13', 13, '人', false],
      ['14', 14, '人', false],
      ['15', 15, '人', false],
    ],
  ],
  // A unit said of something else.
  ['項目  年度  実績\n研修  2019  12\n点検  2020  14\n\n単位を取得した者は次のとおり。', []],
  // No head, no unit.
  ['区分 年度\n会員 2019\n退会者 2020', []],
  // The table is over where a line has no number.
  ['区分 人数(名)\n会員 12\n\n問合せ先\n内線 2345', [['12', 12, '名', false]]],
])('%s', (text, found) => {
  expect(read(text)).toEqual(found)
})
