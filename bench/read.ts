import { plainDocument } from '../src/casebook/document.js'
import { readRelease } from '../src/read/index.js'
import { makeReading } from '../src/read/ja/reading.js'
import { fold } from '../src/read/ja/text/normalise.js'
import { loadKuromoji } from './kuromoji.js'
import { printMemory } from './read-memory.js'
import { printScraps } from './read-scraps.js'
import { readTexts } from './read-texts.js'

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

const ROUNDS = 9
/** A stretch of warming up, and how many at most: thousands of functions and patterns are compiled when they have run a while. */
const WARM_UP_MS = 3000
const WARM_UPS = 12
/** A turn of one contestant in a round: long enough for the clock, short enough that none has the machine to itself. */
const TURN_MS = 250

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0

/** Milliseconds of processor time, helper threads included: other work on the machine does not count. */
const busy = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Goes over all the texts until the time is up; million characters a second of one core. */
const speedOf = (texts: readonly string[], milliseconds: number, work: (text: string) => unknown): number => {
  const characters = texts.reduce((sum, text) => sum + text.length, 0)
  const began = busy()
  let passes = 0
  let took = 0
  while (took < milliseconds) {
    for (const text of texts) work(text)
    passes++
    took = busy() - began
  }
  return (characters * passes) / took / 1000
}

/** Runs until it gets no faster. */
const warmUp = (texts: readonly string[], work: (text: string) => unknown): void => {
  let best = 0
  for (let times = 0; times < WARM_UPS; times++) {
    const speed = speedOf(texts, WARM_UP_MS, work)
    if (speed < best * 1.02) return
    best = Math.max(best, speed)
  }
}

/**
 * `npm run bench -- read [DIR]`: characters a second of a full reading and of its parts, against kuromoji only
 * tokenising the same texts and against twelve plain global patterns, all in one process: each warmed up until it gets
 * no faster, then in turns, the median of the rounds. With `--scraps` only texts made to break a reader
 * (`--scraps=long`: up to ten million characters), with `--memory` what 100,000 releases leave behind.
 */
export const read = async (args: readonly string[] = []): Promise<void> => {
  const { texts, from } = readTexts(args.find((arg) => !arg.startsWith('--')))
  if (args.includes('--memory')) return printMemory(texts)
  if (args.includes('--scraps')) return printScraps([20_000, 80_000])
  if (args.includes('--scraps=long')) return printScraps([1_000_000, 10_000_000])

  const tokenize = await loadKuromoji()
  const contestants = [
    { name: 'kuromoji, tokenising only', work: tokenize },
    { name: 'twelve plain patterns', work: (text: string) => plainPatterns.map((pattern) => text.match(pattern)) },
    { name: 'fold', work: (text: string) => fold(plainDocument(text)) },
    { name: 'reading (mentions, sections)', work: (text: string) => makeReading(plainDocument(text)) },
    { name: 'full reading', work: (text: string) => readRelease(text) },
  ] as const
  for (const { work } of contestants) warmUp(texts, work)
  const rounds = Array.from({ length: ROUNDS }, () => contestants.map(({ work }) => speedOf(texts, TURN_MS, work)))

  console.log(`${texts.length} texts of ${from}`)
  console.log(`${''.padEnd(30)} million characters/s   ÷ kuromoji   ÷ twelve patterns`)
  contestants.forEach(({ name }, index) => {
    const against = (peer: number) => median(rounds.map((round) => round[index]! / round[peer]!))
    const speed = median(rounds.map((round) => round[index]!))
    console.log(
      `${name.padEnd(30)} ${speed.toFixed(3).padStart(20)} ${against(0).toFixed(2).padStart(12)} ${against(1).toFixed(4).padStart(19)}`,
    )
  })
  printScraps([20_000, 80_000])
}
