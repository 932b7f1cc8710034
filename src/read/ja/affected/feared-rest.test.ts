import { describe, expect, it } from 'vitest'
import { readRelease } from '../../index.js'

const counted = '対象の人数\n・会員 4,500名\n・従業員 730名\n'
const statusesOf = (text: string): string[] =>
  readRelease(
    `情報漏えいについて\n2024年5月1日\n株式会社アオゾラ\n当社のサーバーが攻撃を受け、情報が漏えいしました。\n${text}`,
  ).affected.map(({ count, status }) => `${count} ${status}`)

describe('what is feared for all but those who are known', () => {
  it.each<[text: string, statuses: readonly string[]]>([
    [
      `${counted}このうち、攻撃者のサイトへの掲載が確認されたのは、従業員22名の氏名です。それ以外の方については、漏えいの可能性があるものとして対応しております。`,
      ['4500 possible', '730 possible', '22 confirmed'],
    ],
    [
      `${counted}上記のうち流出を確認したのは31名分です。残りの方の情報についても、漏えいのおそれがあります。`,
      ['4500 possible', '730 possible', '31 confirmed'],
    ],
    [`${counted}その他のシステムに影響が及ぶ可能性は低いと考えています。`, ['4500 confirmed', '730 confirmed']],
    [
      `${counted}漏えいを確認したのは以上の5,230名です。このほかの情報が漏えいした可能性はありません。`,
      ['4500 confirmed', '730 confirmed', '5230 confirmed'],
    ],
    [
      '◇対象となる方\n・4月分の案内を受け取った方 598名 データが外部に送り出されています。\n・3月分だけを受け取った方 44名 外に出た形跡はありませんが、見られた可能性が残ります。',
      ['598 confirmed', '44 possible'],
    ],
  ])('%s', (text, statuses) => {
    expect(statusesOf(text)).toEqual(statuses)
  })
})
