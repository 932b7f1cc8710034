import { readRelease } from '../src/read/index.js'

/**
 * Texts made to break a reader: what looks at everything for each thing it finds takes sixteen times as long for four
 * times the text. For # each time another number is put, so that there are many names, days and counts.
 */
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
  '委託先は株式会社雲#です。',
  '株式会社雲#\t#件\n',
  '雲#市 #名\n',
  '受託者との契約は、7月31日に解除。',
  '担当課 電話0999-00-#\n',
] as const

const repeated = (scrap: string, length: number): string => {
  if (!scrap.includes('#')) return scrap.repeat(length / scrap.length)
  let text = ''
  for (let number = 1; text.length < length; number++) text += scrap.replaceAll('#', String(number))
  return text.slice(0, length)
}

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
      const text = `あ${repeated(scrap, length)}`
      if (length <= 100_000) millisecondsFor(text)
      return millisecondsFor(text)
    })
    const last = times.at(-1)!
    const slope = times.length > 1 ? (last / times.at(-2)!).toFixed(1) : '-'
    console.log(
      `${JSON.stringify(scrap).padEnd(24)} ${times.map((ms) => ms.toFixed(0).padStart(7)).join('')} ${slope.padStart(7)} ${((last * 1000) / lengths.at(-1)!).toFixed(2).padStart(7)}`,
    )
  }
}
