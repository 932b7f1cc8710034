import { expect, test } from 'vitest'
import { readRelease } from '../../index.js'

const read = (words: string) => readRelease(`2024年6月10日\n株式会社アオバ堂\n個人情報の漏えいについて\n\n${words}\n`)
const eventsOf = (words: string): string[] =>
  read(words).events.map(
    ({ type, date, end }) => `${type} ${date.slice(5)}${end === undefined ? '' : `~${end.slice(5)}`}`,
  )

test.each([
  ['4月20日に会員のログインを確認しました。', []],
  ['4月20日に不審なログインの試みを確認しました。', ['discovered 04-20']],
  ['4月20日、書類を確認したところ、署名が欠けていたため返送しました。', []],
  ['4月20日に金庫を開けたところ、名簿がなく、紛失に気付きました。', ['discovered 04-20']],
  ['4月20日、攻撃者がファイルを使えなくしました。', ['occurred 04-20']],
  ['4月21日、記者説明会を開きました。', ['published 04-21']],
  ['4月20日 お知らせ(第1報)を会員にメールで送りました。', ['notified 04-20']],
  ['1 ご相談の受付\n(1)期間 令和6年5月1日から5月31日まで', []],
])('%s', (words, events) => {
  expect(eventsOf(words)).toEqual(events)
})

test.each([
  '連絡先\n受付 10月5日 県庁1階',
  '届出等\n10月5日 県立高校の生徒10名',
  'ご本人への連絡\n10月5日 県内の方 30名',
])('%s: no authority was told on a day', (words) => {
  expect(eventsOf(words)).toEqual([])
})

test.each([
  ['更新プログラムが公開されていたのに適用していませんでした。', []],
  ['修正プログラムが公開されていましたが、会員名簿が誤って公開されていました。', ['publishing-error']],
  ['お客様に、偽のメッセージを送っていた者が逮捕されたとの報道がありました。', []],
])('%s happened', (words, actions) => {
  expect(read(words).actions.map(({ value }) => value)).toEqual(actions)
})

test.each([
  ['業者に渡す書類は、職員が二人で確認し、封筒に記録を残させていただきます。', ['process']],
  ['各会社に任せるのではなく、パスワードを定期的に変更させます。', ['password']],
  ['グループ会社にも研修を受けさせます。', ['training']],
  ['倉庫を点検し、在庫をすべて確認しました。', ['process']],
])('%s is to prevent another', (words, prevention) => {
  expect(read(`4月20日、書類を紛失しました。\n\n再発防止策\n${words}`).prevention.map(({ value }) => value)).toEqual(
    prevention,
  )
})
