import { foldTable, isDigitUnit, isKanaUnit, isKanjiUnit, tableOf } from './characters.js'

const marks = /[,.，．]/g

const COMMA = 0x2c
const JAPANESE_COMMA = '、'
const JAPANESE_STOP = '。'
const closes = tableOf('」』】)〉》')
const isSpace = (unit: number): boolean => unit === 0 || unit === 0x20 || unit === 0x0a

const isKana = (unit: number): boolean => isKanaUnit(unit) && unit !== 0x30fb
const isJapanese = (unit: number): boolean => isKana(unit) || isKanjiUnit(unit)

/** 「ア．」「一．」「(イ)．」 at the head of a line is a mark of a list: words stand before a stop. */
const endsWords = (source: string, at: number): boolean => {
  let length = 0
  for (let from = at - 1; from >= 0 && length < 4 && !isSpace(foldTable[source.charCodeAt(from)]!); from--) length++
  return length >= 4 || (length >= 2 && isKana(foldTable[source.charCodeAt(at - 2)]!))
}

/** What a comma or point stands for, or nothing where it is one: in numbers, addresses, Latin words and marks of lists. */
const meantBy = (source: string, at: number): string | undefined => {
  const unit = source.charCodeAt(at)
  const before = at === 0 ? 0 : foldTable[source.charCodeAt(at - 1)]!
  const next = at + 1 === source.length ? 0 : foldTable[source.charCodeAt(at + 1)]!
  const follows = isJapanese(before) || closes[before] === 1
  if (foldTable[unit] === COMMA) {
    if (isDigitUnit(before) && isDigitUnit(next)) return undefined
    return unit !== COMMA || follows || isJapanese(next) ? JAPANESE_COMMA : undefined
  }
  const ends = isSpace(next) || isJapanese(next) || closes[next] === 1
  if (!follows || !endsWords(source, at)) return undefined
  return ends || (unit !== 0x2e && isKana(before)) ? JAPANESE_STOP : undefined
}

/**
 * Texts of universities, courts and ministries are often written with ，and ．(or , and .) where others have 、and 。:
 * a text of the same length with those, so that offsets stay.
 */
export const withJapanesePunctuation = (source: string): string => {
  let text = ''
  let done = 0
  for (const { index } of source.matchAll(marks)) {
    const mark = meantBy(source, index)
    if (mark === undefined) continue
    text += source.slice(done, index) + mark
    done = index + 1
  }
  return done === 0 ? source : text + source.slice(done)
}
