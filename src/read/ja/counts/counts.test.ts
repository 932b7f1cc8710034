import { expect, it } from 'vitest'
import { plainDocument } from '../../../casebook/document.js'
import { fold } from '../text/normalise.js'
import { findCountMentions } from './counts.js'

it.each([
  ['約6.5万人分', [[65_000, '人分', true]]],
  ['1万2千人', [[12_000, '人', false]]],
  ['二万三千件', [[23_000, '件', false]]],
  ['加入者一、九四三名', [[1_943, '名', false]]],
  ['一二、〇〇〇件', [[12_000, '件', false]]],
  ['同月八、九、一〇日の三名', [[3, '名', false]]],
  ['１１，７０７ 件', [[11_707, '件', false]]],
  ['延べ184,210件', [[184_210, '件', false]]],
  ['約400万件', [[4_000_000, '件', true]]],
  [
    '13社117名',
    [
      [13, '社', false],
      [117, '名', false],
    ],
  ],
  ['うち29名', [[29, '名', false]]],
  ['八戸支店の12戸', [[12, '戸', false]]],
  ['停電した三十戸', [[30, '戸', false]]],
  ['最大5,300人分', [[5_300, '人分', true]]],
  [
    '17組29名分',
    [
      [17, '組', false],
      [29, '名分', false],
    ],
  ],
  ['合計約9万1,000件', [[91_000, '件', true]]],
  ['250名程度', [[250, '名', true]]],
  ['1,108の教育機関', [[1_108, '団体', false]]],
  [
    '自治体19、学校5です',
    [
      [19, '団体', false],
      [5, '団体', false],
    ],
  ],
  ['申込書数十名分', []],
  ['伝票何百件', []],
  ['お客様数百名', []],
  ['対象人数十二名', [[12, '名', false]]],
  ['申込書数は三百二十件', [[320, '件', false]]],
  ['十数名', [[10, '名', true]]],
  ['0件', [[0, '件', false]]],
  [
    '120名から134名に訂正',
    [
      [120, '名', false],
      [134, '名', false],
    ],
  ],
  ['2 データの内容', []],
  ['対象\n３　ファイルの掲載期間', []],
  ['対象\n4 アカウント情報の有無', []],
  ['対象\n5 世帯主の情報', []],
  ['対象\n4 データの件数 1,200件', [[1_200, '件', false]]],
  ['対象\n3 ファイル', [[3, 'ファイル', false]]],
  ['対象\n12 アカウント(会員)', [[12, 'アカウント', false]]],
  ['合わせて 3 施設の利用者', [[3, '施設', false]]],
  ['第3社', []],
  ['3人目', []],
  ['一部の方', []],
  ['12,34,56件', []],
])('%s', (text, found) => {
  expect(
    findCountMentions(fold(plainDocument(text)).text).map(({ count, counter, approx }) => [count, counter, approx]),
  ).toEqual(found)
})

it('reads both ends of a range', () => {
  expect(findCountMentions('100~200名')[0]).toMatchObject({ count: 100, countMax: 200, counter: '名' })
  expect(findCountMentions('100名から200名の情報')[0]).toMatchObject({ count: 100, countMax: 200, counter: '名' })
  expect(findCountMentions('1~2万人')[0]).toMatchObject({ count: 10_000, countMax: 20_000 })
})
