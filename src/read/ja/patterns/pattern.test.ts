import { expect, it } from 'vitest'
import { plainDocument } from '../../../casebook/document.js'
import { makeReading } from '../reading.js'
import { pattern } from './pattern.js'
import { rewritten, textOf, unknownWords, wordsBetween, wordsOf, wordsWithin } from './words.js'

// Patterns before the reading: what is not yet asked for is not looked for.
const patterns = [
  /委託(?:先|元)[^。]{0,20}(?:紛失|流出)|漏え?い/,
  /紛失/g,
  /^委託先(?:が|の)|(?:した|ます)。$/,
  /流出|\d+人/,
  /(?<!再)発送(?!者)/,
  /[^。、]{1,4}の/,
  /^(?:委託|[0-9]{2,3})[^。]{0,9}(?:先|人に)|^\s?(?:漏|\d)/,
  /(?:ませ?ん|た)[。]?$|[ァ-ヶA-C]{1,2}$|(?:^|、)名簿|発送\)?$/,
  /^A?$|^[^名]{0,3}名(?=簿)|(?<=発)送\S{2}$/,
  /^流|た。$/m,
].map((regex) => ({ regex, made: pattern(regex) }))

const reading = makeReading(
  plainDocument(
    [
      '委託先が名簿を紛失した。流出は確認されていません。',
      '12人に発送しました。',
      '漏いと委託元の紛失(再発送)',
      'A',
    ].join('\n'),
  ),
)

it('answers as the regex does, for sentences and for any part of them', () => {
  const stretches = reading.sentences.flatMap((sentence) => {
    const { start, end } = sentence
    return [
      wordsOf(reading, sentence),
      wordsOf(reading, sentence, 6),
      wordsWithin(reading, sentence, start + 2, end - 1),
      wordsWithin(reading, sentence, start - 9, start + 4),
      wordsBetween(reading, start - 5, end + 5),
      rewritten(wordsOf(reading, sentence), reading.text.slice(start, end).replace('紛失', '―')),
      unknownWords(reading, '名簿の流出した。'),
    ]
  })
  expect(stretches).toHaveLength(35)
  for (const words of stretches)
    for (const { regex, made } of patterns) {
      const plain = new RegExp(regex.source, regex.flags.replace('g', ''))
      const found = plain.exec(textOf(words))
      expect([String(regex), textOf(words), made.test(words)]).toEqual([String(regex), textOf(words), found !== null])
      expect(made.search(words)).toBe(found?.index ?? -1)
      expect(made.exec(words)?.[0]).toBe(found?.[0])
      if (found !== null) expect(made.may(words)).toBe(true)
    }
})
