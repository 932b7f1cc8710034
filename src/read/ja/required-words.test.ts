import { expect, it } from 'vitest'
import { requiredWords } from './required-words.js'

it.each<[RegExp, readonly string[] | undefined]>([
  [/漏え?い|流出/, ['漏えい', '漏い', '流出']],
  [/(?:個人)?情報/, ['情報']],
  [/[^。、]{0,8}委託[先元]/, ['委託先', '委託元']],
  [/(?:に|へ)[^。]{0,20}(?:報告|連絡)し/, ['報告し', '連絡し']],
  [/(?<!再)発送(?!者)/, ['発送']],
  [/(?:届出)+を/, ['届出']],
  [/報告{2}/, ['報']],
  [/\d+件?/, undefined],
  [/公表|\d日/, ['公表', '日']],
  [/公表|\d/, undefined],
  [/\u5831\u544a/, undefined],
  [/VPN/i, undefined],
])('%s', (pattern, words) => {
  expect(requiredWords(pattern)).toEqual(words)
})
