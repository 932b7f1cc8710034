import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readRelease, toFactsLine } from '../src/read/index.js'

const folders = ['golden', 'ordinary']
const releases = folders.flatMap((folder) => {
  const url = new URL(`./${folder}/`, import.meta.url)
  return readdirSync(url)
    .filter((file) => file.endsWith('.txt'))
    .map((file) => ({ file, text: readFileSync(new URL(file, url), 'utf8') }))
})

/** What is read of a text, without the words it stands on. */
const factsOf = (text: string): string => {
  const facts = readRelease(text)
  return facts.notice
    ? JSON.stringify(toFactsLine('', facts), (key, value) => (key === 'evidence' ? undefined : value))
    : 'no notice'
}

const wide = (digit: string): string => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)

/** Ways in which the same is written by others: nothing else may be read of it. */
const ways: readonly (readonly [string, (text: string) => string])[] = [
  ['、 as ，', (text) => text.replace(/、/g, '，')],
  ['、 and 。 as ，and ．', (text) => text.replace(/、/g, '，').replace(/。/g, '．')],
  ['digits in full width', (text) => text.replace(/\d/g, wide)],
  ['brackets in half width', (text) => text.replace(/（/g, '(').replace(/）/g, ')')],
  ['brackets in full width', (text) => text.replace(/\(/g, '（').replace(/\)/g, '）')],
  ['other line breaks', (text) => text.replace(/\n/g, '\r\n')],
  ['twice the line breaks', (text) => text.replace(/\n/g, '\n\n')],
  ['years of the era', (text) => text.replace(/(202\d)年(?=\d{1,2}月)/g, (_, year) => `令和${year - 2018}年`)],
  ['お客さま', (text) => text.replace(/お客様/g, 'お客さま')],
  ['サーバ', (text) => text.replace(/サーバー/g, 'サーバ')],
  ['恐れ', (text) => text.replace(/おそれ/g, '恐れ')],
  ['おわび', (text) => text.replace(/お詫び/g, 'おわび')],
  ['お電話番号', (text) => text.replace(/(?<![一-鿿お])電話番号/g, 'お電話番号')],
  ['to somebody: に as へ', (text) => text.replace(/に(?=、?(?:ご?報告|ご?連絡|通知|送信|送付|提出|相談))/g, 'へ')],
]

test.each(ways)('what is written otherwise is read alike: %s', (_, written) => {
  const differing = releases.filter(({ text }) => {
    const otherwise = written(text)
    return otherwise !== text && factsOf(otherwise) !== factsOf(text)
  })
  expect(differing.map(({ file }) => file)).toEqual([])
})
