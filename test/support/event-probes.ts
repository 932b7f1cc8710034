import { describe, expect, it } from 'vitest'
import { readRelease } from '../../src/read/index.js'

/** Heads of releases: what goes wrong decides what a bare 送信 or 交付 is. */
export const heads = {
  attack: '2024年6月20日\n株式会社例示堂\n\n不正アクセスによる個人情報の漏えいについて\n\n',
  town: '令和6年6月20日\n例示市\n\n個人情報の漏えいについて\n\n',
  slip: '令和6年6月20日\n例示市\n\nメールの誤送信による個人情報の漏えいについて\n\n',
  chain:
    '2024年6月20日\n例示市\n\n業務委託先への不正アクセスによる個人情報の漏えいについて\n\n本市が封入業務を委託している株式会社見本印刷のサーバーが不正アクセスを受けました。\n\n',
  post: '令和6年6月20日\n例示市\n\nホームページにおける個人情報の誤掲載について\n\n',
  theft: '令和6年6月20日\n学校法人例示学園\n\n個人情報を含むパソコンの盗難について\n\n',
  ransom: '2024年6月20日\n株式会社例示堂\n\nランサムウェア被害のお知らせ\n\n',
  insider: '2024年6月20日\n株式会社例示堂\n\n元従業員による個人情報の持ち出しについて\n\n',
  scam: '2024年6月20日\n社会福祉法人例示会\n\nサポート詐欺被害による個人情報漏えいのおそれについて\n\n',
  lost: '令和6年6月20日\n例示市立例示中学校\n\n個人情報を含む書類の紛失について\n\n',
} as const

/** The events of a text as `reported 05-19 police`, sorted; the year is left out. */
export const readEvents = (text: string): string[] =>
  readRelease(text)
    .events.map(
      ({ type, date, end, authority }) =>
        `${type} ${date.slice(5)}${end ? `/${end.slice(5)}` : ''}${authority ? ` ${authority}` : ''}`,
    )
    .sort()

/** `weighed`: what likeness adds that nobody would say, as long as it does. */
export type EventProbe = readonly [
  head: keyof typeof heads,
  body: string,
  events: readonly string[],
  weighed?: readonly string[],
]

/** Tests tables of probes: each body under its head has these events and no others. */
export const testEvents = (probes: Readonly<Record<string, readonly EventProbe[]>>): void => {
  for (const [kind, table] of Object.entries(probes))
    describe(kind, () => {
      const rows = table.map(([head, body, events, weighed = []]) => [head, body, [...events, ...weighed]] as const)
      it.each(rows)('%s: %s', (head, body, events) => {
        expect(readEvents(`${heads[head]}${body}`).join('; ')).toBe([...events].sort().join('; '))
      })
    })
}
