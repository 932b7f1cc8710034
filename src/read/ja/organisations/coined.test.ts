import { expect, it } from 'vitest'
import { builtInLexicon } from '../lexicon/lexicon.js'
import { isCoined } from './coined.js'

it.each([
  ['ミドリタイム', true],
  ['ラクラク勤怠', true],
  ['キリシステム7', true],
  ['KazeMail', true],
  ['KIRI-Net', true],
  ['クラウドサービス', false],
  ['アクセスログ', false],
  ['ヘルプデスク', false],
  ['VPN', false],
  ['CISO', false],
  ['info', false],
  ['Webサイト', false],
  ['霧原電算', false],
] as const)('%s → %s', (name, coined) => {
  expect(isCoined(name, builtInLexicon())).toBe(coined)
})
