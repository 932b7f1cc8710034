import { expect, it } from 'vitest'
import { neededWords } from './needed-words.js'

it.each<[RegExp, readonly (readonly string[])[][]]>([
  [/漏え?い|流出/, [[['漏えい', '漏い']], [['流出']]]],
  [/(?:個人)?情報/, [[['情報']]]],
  [/[^。、]{0,8}委託[先元]/, [[['委託先', '委託元']]]],
  [
    /(?:委託|発注)[^。]{0,20}(?:報告|連絡)し/,
    [
      [
        ['報告し', '連絡し'],
        ['委託', '発注'],
      ],
    ],
  ],
  [/(?:に|へ)[^。]{0,20}(?:報告|連絡)し/, [[['報告し', '連絡し']]]],
  [/(?<!再)発送(?!者)/, [[['発送']]]],
  [/(?:届出)+を/, [[['届出']]]],
  [/報告{2}/, [[['報'], ['告']]]],
  [/\d+件?/, [[]]],
  [/公表|\d日/, [[['公表']], [['日']]]],
  [/公表|\d/, [[['公表']], []]],
  [/\u5831\u544a/, [[]]],
  [/VPN/i, [[]]],
])('what %s cannot match without', (pattern, needs) => {
  expect(neededWords(pattern).map((alternative) => alternative.needs)).toEqual(needs)
})

it.each<[RegExp, (readonly string[] | undefined)[]]>([
  [/漏え?い|流出[^。]{0,4}した/, [['漏えい', '漏い'], undefined]],
  [/^流出|発送(?!者)|(?:件|名)/, [undefined, undefined, ['件', '名']]],
  [/対象?|/, [['対象', '対'], undefined]],
])('what %s is nothing but', (pattern, exact) => {
  expect(neededWords(pattern).map((alternative) => alternative.exact)).toEqual(exact)
})

it.each<[RegExp, (readonly [begins: string | undefined, ends: string | undefined])[]]>([
  [/^(?:に|へ)[^。]{0,9}し(?:た|て)?$/, [['にへ', 'たてし']]],
  [
    /^ ?[1-3][^。]{0,4}|人$/,
    [
      [' 123', undefined],
      [undefined, '人'],
    ],
  ],
  [
    /^[^。]{0,4}人|の(?=人)$|\$/,
    [
      [undefined, undefined],
      [undefined, 'の'],
      [undefined, undefined],
    ],
  ],
  [/^(?:人|名)?$/, [[undefined, undefined]]],
  [
    /^\d|^\D|名[\w]$/,
    [
      ['0123456789', undefined],
      [undefined, undefined],
      [undefined, undefined],
    ],
  ],
  [/^人$/m, [[undefined, undefined]]],
])('in what a text begins or ends that %s matches', (pattern, edges) => {
  const joined = (set: ReadonlySet<string> | undefined) => set && [...set].join('')
  expect(neededWords(pattern).map(({ begins, ends }) => [joined(begins), joined(ends)])).toEqual(edges)
})
