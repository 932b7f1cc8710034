import { expect, test } from 'vitest'
import { plainDocument } from '../casebook/document.js'
import { type DiffStep, diffTexts } from './text-diff.js'

const show = (step: DiffStep): string => {
  switch (step.kind) {
    case 'same':
      return `  ${step.text}`
    case 'added':
      return `+ ${step.text}`
    case 'removed':
      return `- ${step.text}`
    case 'skipped':
      return `… ${step.sentences}`
    case 'changed':
      return `~ ${step.parts.map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `{-${text}-}`)).join('')}`
    default:
      return step satisfies never
  }
}

test.each([
  ['the same text', '一。二。', '一。二。', []],
  ['another spelling of it', '対象は９８人です、はい。', '対象は98人です,はい。', []],
  [
    'a figure corrected',
    '判明しました。対象は98人です。お詫びします。',
    '判明しました。対象は1,204人です。お詫びします。',
    ['  判明しました。', '~ 対象は{-98-}{+1,204+}人です。', '  お詫びします。'],
  ],
  [
    'numbers are whole, of what they have in common',
    '6月20日現在、1,204人です。',
    '6月24日現在、1,732人です。',
    ['~ 6月{-20-}{+24+}日現在、{-1,204-}{+1,732+}人です。'],
  ],
  [
    'changes close together are one',
    '経路を捜索しましたが、見つかっていません。',
    '経路を捜索しましたが、いまだ発見に至っておりません。',
    ['~ 経路を捜索しましたが、{-見つかってい-}{+いまだ発見に至っており+}ません。'],
  ],
  [
    'a sentence added',
    '一です。二です。',
    '一です。新しい文です。二です。',
    ['  一です。', '+ 新しい文です。', '  二です。'],
  ],
  [
    'a sentence taken out',
    '一です。古い文です。\n二です。',
    '一です。\n二です。',
    ['  一です。', '- 古い文です。', '  二です。'],
  ],
  [
    'what did not change is passed over',
    'い。ろ。は。に。ほ。へ。',
    'い。ろ。は。に。ほ。へ。と。',
    ['… 5', '  へ。', '+ と。'],
  ],
  [
    'another sentence in its place',
    '原因は調査中です。',
    '攻撃者がVPN装置の脆弱性を悪用しました。',
    ['- 原因は調査中です。', '+ 攻撃者がVPN装置の脆弱性を悪用しました。'],
  ],
])('%s', (_, before, after, expected) => {
  expect(diffTexts(plainDocument(before), plainDocument(after)).map(show)).toEqual(expected)
})
