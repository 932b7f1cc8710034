import { expect, it } from 'vitest'
import { startOfQuote } from './evidence.js'

it.each([
  // The whole sentence, where it is short.
  ['', 'お客様', '1,284名'],
  // A clause, a bracket, a word; never the middle of a word or of a number.
  ['5月17日に、お客様1,520名の個人情報が漏えいしたとお知らせしておりましたが、', 'その後の調査で、対象は', '1,683名'],
  ['弊社が運営いたしますオンラインショップにおきまして、', '第三者による不正なアクセスを受け、会員の情報(', '1,284件'],
  [
    '誤って送付したのは、東支店の窓口で4月に受け付けた口座振替の',
    '「依頼書の写し」で記載のあったお客様の人数は',
    '35名',
  ],
  [
    '弊社が運営するオンラインショップにおきまして',
    '第三者による不正なアクセスがあり会員の皆様の情報としてお預かりしていた',
    '1,284件',
  ],
  ['お客様のうち', '1,520名様のお名前とご住所とお電話番号とそのほかにご家族のお名前を記した', '12件'],
  ['本オンラインショッピングサービスユーザーアカウントデータベースバックアップファイル', '', '12件'],
])('%s|%s%s', (before, quote, count) => {
  const at = before.length + quote.length
  expect(`${before}${quote}${count}`.slice(startOfQuote(`${before}${quote}${count}`, 0, at), at)).toBe(quote)
})
