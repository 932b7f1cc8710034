import { readRelease } from '../src/read/index.js'

/** Texts made to break a reader: a pattern that backtracks takes sixteen times as long for four times the text. */
const scraps = [
  '1',
  'ア',
  '(',
  '「',
  '同',
  '1人',
  '1人、',
  '5月3日に',
  '1\n',
  '株式会社',
  '合計2人、',
  '\n',
  'から報告',
  '\ud800',
  '\0',
] as const

const millisecondsFor = (text: string): number => {
  const began = performance.now()
  readRelease(text)
  return performance.now() - began
}

/** Time for a scrap repeated over `lengths` characters, the first of them also to warm up. */
export const printScraps = (lengths: readonly number[]): void => {
  console.log(
    `\na scrap repeated over ${lengths.map((length) => length.toLocaleString('en')).join(' and ')} characters: milliseconds; how much longer the longest takes than the one before; microseconds a character`,
  )
  for (const scrap of scraps) {
    const times = lengths.map((length) => {
      // With one character that is no Latin-1: patterns are compiled separately for the two kinds of strings.
      const text = `あ${scrap.repeat(length / scrap.length)}`
      if (length <= 100_000) millisecondsFor(text)
      return millisecondsFor(text)
    })
    const last = times.at(-1)!
    const slope = times.length > 1 ? (last / times.at(-2)!).toFixed(1) : '-'
    console.log(
      `${JSON.stringify(scrap).padEnd(14)} ${times.map((ms) => ms.toFixed(0).padStart(7)).join('')} ${slope.padStart(7)} ${((last * 1000) / lengths.at(-1)!).toFixed(2).padStart(7)}`,
    )
  }
}
