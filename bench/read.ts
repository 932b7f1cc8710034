import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { plainDocument } from '../src/casebook/document.js'
import { readRelease } from '../src/read/index.js'
import { fold } from '../src/read/ja/normalise.js'
import { makeReading } from '../src/read/ja/reading.js'

/** What a reader made of plain global patterns would run: the yardstick, for it finds the like but resolves nothing. */
const plainPatterns = [
  /(?:令和|平成)?\d{1,4}年\d{1,2}月\d{1,2}日/g,
  /\d{1,2}月\d{1,2}日/g,
  /[0-90-9,,]+(?:人|名|件|世帯|社|校)/g,
  /(?:株式会社|有限会社)[^\s、。「」()()]{1,20}|[^\s、。「」()()]{1,20}(?:株式会社|大学|市|県)/g,
  /不正アクセス|ランサムウェア|マルウェア|フィッシング|誤送信|紛失|盗難/g,
  /氏名|住所|電話番号|メールアドレス|生年月日|性別|口座番号|クレジットカード/g,
  /個人情報保護委員会|警察|警視庁|総務省|金融庁/g,
  /\d{2,4}-\d{2,4}-\d{3,4}/g,
  /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/g,
  /以下「[^」]{1,30}」/g,
  /委託先|再委託先|受託者|提供元/g,
  /再発防止|多要素認証|研修|監視|点検/g,
] as const

/** Texts made to break a reader: a pattern that backtracks takes sixteen times as long for four times the text. */
const scraps = [
  '1',
  'ア',
  '(',
  '「',
  '同',
  '1人',
  '5月3日に',
  '1\n',
  '株式会社',
  '合計2人、',
  '\n',
  'から報告',
] as const

const millisecondsFor = (text: string): number => {
  readRelease(text.slice(0, 4_000))
  const began = performance.now()
  readRelease(text)
  return performance.now() - began
}

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0

const perSecond = (texts: readonly string[], work: (text: string) => unknown): number => {
  const characters = texts.reduce((sum, text) => sum + text.length, 0)
  const once = (): number => {
    const began = performance.now()
    for (const text of texts) work(text)
    return performance.now() - began
  }
  once()
  return characters / 1000 / median(Array.from({ length: 7 }, once))
}

/**
 * `npm run bench -- read [DIR]`: characters a second of a full reading, and of its parts, against twelve plain global
 * patterns over the same texts in the same process. Reads the *.txt of DIR, test/golden unless given.
 */
export const read = (args: readonly string[] = []): void => {
  const folder = args[0] ?? 'test/golden'
  if (!existsSync(folder)) throw new Error(`bench: there are no texts to read: ${folder} (NO_TEXTS)`)
  const texts = readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
  const patterns = perSecond(texts, (text) => plainPatterns.map((pattern) => text.match(pattern)))
  console.log(`${texts.length} texts of ${folder}; million characters a second, and the ratio to twelve plain patterns`)
  const rows = [
    ['twelve plain patterns', () => patterns],
    ['fold', () => perSecond(texts, (text) => fold(plainDocument(text)))],
    ['reading (mentions, sections)', () => perSecond(texts, (text) => makeReading(plainDocument(text)))],
    ['full reading', () => perSecond(texts, (text) => readRelease(text))],
  ] as const
  for (const [name, measure] of rows) {
    const speed = measure()
    console.log(`${name.padEnd(30)} ${speed.toFixed(3).padStart(9)}   ${(speed / patterns).toFixed(4)}`)
  }
  console.log(
    '\na scrap repeated, 20,000 and 80,000 characters: milliseconds, and how much longer the longer one takes',
  )
  for (const scrap of scraps) {
    const [short, long] = [20_000, 80_000].map((length) => millisecondsFor(`あ${scrap.repeat(length / scrap.length)}`))
    console.log(
      `${JSON.stringify(scrap).padEnd(24)} ${short!.toFixed(0).padStart(6)} ${long!.toFixed(0).padStart(6)}   ${(long! / short!).toFixed(1)}`,
    )
  }
  console.log('kuromoji, the usual tokeniser, is no dependency and was not run')
}
