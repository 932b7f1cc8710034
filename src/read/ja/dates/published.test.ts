import { expect, it } from 'vitest'
import { readRelease } from '../../index.js'

const body =
  '会員の皆さま\nエフエム青空株式会社\n昨年夏の企画の応募フォームで、回答が誰でも見られる状態であったことが、8月31日、応募者からのメールで判明しました。'

it.each([
  ['a number beside it', `2023年9月8日 №5-11\n${body}`, '2023-09-08'],
  ['a number in words beside it', `令和5年9月8日 放総第12号\n${body}`, '2023-09-08'],
  ['a day of what it is about beside it', `2023年9月8日 第5回会議\n${body}`, undefined],
])('a date with %s', (_, text, date) => {
  const { published, events } = readRelease(text)
  expect(published?.date).toBe(date)
  if (date !== undefined) expect(events.find(({ type }) => type === 'discovered')?.date).toBe('2023-08-31')
})
