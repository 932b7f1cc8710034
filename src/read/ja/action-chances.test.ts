import { expect, it } from 'vitest'
import { readRelease } from '../index.js'

const told = (text: string) => readRelease(text).actions

it('takes what happened from what the whole reads like, where no word names it, with a sentence to show', () => {
  const text =
    '2024年6月10日\n例示大学\n\n会員情報に関するお詫びとお知らせ\n\n運用を委託している会社の記録によれば、5月20日の夜から海外のアドレスがIDとパスワードの組み合わせを次々に試し、会員のアカウントに入り込んでいました。他所で漏れたパスワードが使われたとみられます。対象のアカウントのパスワードを変更し、会員の皆様にはパスワードの使い回しをお避けいただくようお願いしております。\n'
  const actions = told(text)
  expect(actions.map(({ value }) => value)).toContain('unauthorized-access')
  expect(actions.find(({ value }) => value === 'unauthorized-access')?.rule).toBe('actions/weighed')
  for (const { evidence } of actions) expect(text.slice(evidence!.start, evidence!.end)).toBe(evidence!.quote)
})

it('takes nobody for an intruder who could read what was left open', () => {
  const text =
    '2024年6月3日\n例示株式会社\n\nクラウドの設定不備による情報の外部流出について\n\n委託先の設定に不備があり、開発用のサーバーからお客様の情報が外部へ流出したおそれがあることがわかりました。外部から閲覧できる状態でした。\n'
  expect(told(text).map(({ value }) => value)).not.toContain('unauthorized-access')
})
