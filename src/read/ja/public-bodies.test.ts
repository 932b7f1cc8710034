import { expect, it } from 'vitest'
import { findPublicBodies } from './public-bodies.js'

it.each([
  ['県教育委員会へ報告しました', '例示市教育委員会', ['県教育委員会']],
  ['例示町に報告しました', '例示町立ふれあい児童館', ['町']],
  ['県及び総務省に報告', '例示市民病院', ['県']],
  ['県選挙管理委員会への報告は10時', '例示市選挙管理委員会', ['県選挙管理委員会']],
  ['県農政部へ報告', '例示町土地改良区連合', ['県農政部']],
  ['県(高齢福祉課)にも連絡しました', '例示会', ['県(高齢福祉課)']],
  ['市の保育課には伝えました', '例示保育園', ['市の保育課']],
  ['内閣府に速報を提出', '例示会', []],
  ['本市に報告がありました', '例示会', []],
  ['県警に相談しました', '例示会', []],
  ['県運輸局に報告', '例示バス', []],
  ['市民に説明しました', '例示会', []],
  ['医療機関から市に情報提供がありました', '例示会', []],
  ['市に申告する際に使用するもの', '例示会', []],
  ['若葉市も県警察本部に相談しています', '例示会', []],
])('%s, told by %s', (words, discloser, bodies) => {
  expect(findPublicBodies(words, discloser).map(({ start, end }) => words.slice(start, end))).toEqual(bodies)
})

it.each([
  ['市に報告した', '例示市', true],
  ['市教育委員会に報告した', '例示市教育委員会', true],
  ['県教育委員会に報告した', '例示市教育委員会', false],
  ['市に報告した', '例示市立病院', false],
])('%s: the discloser %s itself? %s', (words, discloser, isDiscloser) => {
  expect(findPublicBodies(words, discloser).map((body) => body.isDiscloser)).toEqual([isDiscloser])
})
