import { foldTable, isDigitUnit, isKanaUnit, isKanjiUnit, tableOf } from './characters.js'
import { NEWLINE, SPACE } from './fold-lines.js'

const marks = /[,.，．]/g

const COMMA = 0x2c
const POINT = 0x2e
const JAPANESE_COMMA = '、'
const JAPANESE_STOP = '。'
const closes = tableOf('」』】)〉》')
const isSpace = (unit: number): boolean => unit === 0 || unit === SPACE || unit === NEWLINE

const isKana = (unit: number): boolean => isKanaUnit(unit) && unit !== 0x30fb
const isJapanese = (unit: number): boolean => isKana(unit) || isKanjiUnit(unit)

const unitAt = (source: string, at: number): number =>
  at < 0 || at >= source.length ? 0 : foldTable[source.charCodeAt(at)]!
const isKanaAt = (source: string, at: number): boolean => isKana(unitAt(source, at))

/** 「ア．」「一．」「(イ)．」 at the head of a line is a mark of a list: words stand before a stop. */
const endsWords = (source: string, at: number): boolean => {
  let length = 0
  for (let from = at - 1; from >= 0 && length < 4 && !isSpace(unitAt(source, from)); from--) length++
  return length >= 4 || (length >= 2 && isKanaAt(source, at - 1) && isKanaAt(source, at - 2))
}

/** What a comma or point stands for, or nothing where it is one: in numbers, addresses, Latin words and marks of lists. */
const meantBy = (source: string, at: number): string | undefined => {
  const unit = source.charCodeAt(at)
  const before = unitAt(source, at - 1)
  const next = unitAt(source, at + 1)
  const follows = isJapanese(before) || closes[before] === 1
  if (unitAt(source, at) === COMMA) {
    if (isDigitUnit(before) && isDigitUnit(next)) return undefined
    const word = next === SPACE ? unitAt(source, at + 2) : next
    return unit !== COMMA || follows || isJapanese(word) ? JAPANESE_COMMA : undefined
  }
  if (!follows || !endsWords(source, at)) return undefined
  const ends = isSpace(next) || isJapanese(next) || closes[next] === 1
  return ends || (unit !== POINT && isDigitUnit(next)) ? JAPANESE_STOP : undefined
}

const quoted = /“([^“”\n]{1,60})”|〝([^〝〟〞\n]{1,60})[〟〞]/g

/**
 * Texts of universities, courts and ministries are often written with ，and ．(or , and .) where others have 、and 。, and
 * shops put “names” where others have 「names」: a text of the same length with those, so that offsets stay.
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
  const marked = done === 0 ? source : text + source.slice(done)
  return /[“〝]/.test(marked) ? marked.replace(quoted, (_, curly, low) => `「${curly ?? low}」`) : marked
}
