import { stick, sticky } from '../patterns/sticky.js'
import { matchesOf } from '../text/matches.js'
import { eraStart, isDate } from './calendar.js'
import type { WrittenDate } from './written.js'

const DIGITS = '0123456789'
const SLASH = 0x2f
const POINT = 0x2e
const isSign = (code: number): boolean => code === SLASH || code === POINT

const slashed = sticky(/((?:19|20)\d\d) ?([/.-]) ?(\d{1,2}) ?\2 ?(\d{1,2})(?![\d.]|-\d)/, '12')
const slashedMonth = sticky(/((?:19|20)\d\d)(?:\/(\d{1,2})|\.(\d\d))(?![\d./-])/, '12')
/** R5.12.8, and 令5.12.8 as on forms. */
const lettered = sticky(/([RHS]|令和?|平成?) ?(\d{1,2})([./-])(\d{1,2})\3(\d{1,2})(?!\d)/, 'RHS令平')
const yearOfEra: Readonly<Record<string, number>> = { ...eraStart, 令: eraStart.令和!, 平: eraStart.平成! }
const months = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec'
const monthNames = months.split('|')
/** May 2, 2024 and 2 May 2024, as some letterheads have it. */
const english = sticky(
  new RegExp(
    `(?:(${months})[a-z]{0,6}\\.? (\\d{1,2})(?:st|nd|rd|th)?|(\\d{1,2}) (${months})[a-z]{0,6}\\.?),? ((?:19|20)\\d\\d)(?!\\d)`,
  ),
  'JFMASOND0123456789',
)
/** Nov. 2023 of a letterhead. */
const englishMonth = sticky(new RegExp(`(${months})[a-z]{0,6}\\.?,? ((?:19|20)\\d\\d)(?!\\d)`), 'JFMASOND')
const withWeekday = sticky(/(\d{1,2})\/(\d{1,2})(?= ?\(?[日月火水木金土][)曜])/, DIGITS)
const dottedWeekday = sticky(/(\d{1,2})\.(\d{1,2})(?= ?\([日月火水木金土](?:曜日?)?\))/, DIGITS)
// 11/14 in a chronology: at the head of a line or cell, or before what only follows a date. 1/2 of a page is neither.
const atHead = sticky(
  /(\d{1,2})\/(\d{1,2})(?=[ |、(]|に|の|から|まで|以降|付|頃|ごろ|~|-|$|\n|[:;](?!\d)|早?朝|未明|午[前後]|夕方|深?夜|公開|時点)/,
  DIGITS,
)
const headOfCell = /(?:^|[\n|・、(~。】]|\n[ ○●◯〇■□◆◇*-]{1,4}| {2}|から|より)$/
/** 「個人情報保護委員会(2/6)、警察署(2/8)」 */
const bracketed = sticky(/(\d{1,2})\/(\d{1,2})(?=\))/, DIGITS)
const besideOffice = /[会署庁省課局告出談絡C]\($/
/** 5/19 within a sentence: before what only follows a date. */
const inProse = sticky(
  /(\d{1,2})\/(\d{1,2})(?=に|から|より|まで|付|頃|ごろ|以降|時点|現在|深夜|早朝|未明|午前|午後|夜|朝| ?\d{1,2}(?::\d\d|時))/,
  DIGITS,
)
/** In a text that writes its dates so. */
const anywhere = sticky(
  /(\d{1,2})\/(\d{1,2})(?![\d./]| ?(?:ページ|頁|枚|件(?!名)|名(?!簿|古屋)|人(?!事)|社(?![内員外])|程度|以上|以下|倍|回|台)|の(?:人|割合|方|者|件|確率))/,
  DIGITS,
)
/** 1/2に削減 is a fraction. */
const ofFraction = /^に(?:減|削|縮|な|当|達|満)|^[をのがは]/
const twoDigitYear = sticky(/(\d\d)([/.])(\d{1,2})\2(\d{1,2})(?![\d./])/, DIGITS)
/** No system that is still spoken of wrote its years in two digits before. */
const EARLIEST = 15

const made = (at: number, length: number, year: number | undefined, month: number, day?: number): WrittenDate => ({
  start: at,
  end: at + length,
  ...(year !== undefined && { year }),
  month,
  ...(day !== undefined && { day }),
  modifiers: [],
})

const shortForm = (text: string, at: number, slashes: boolean): WrittenDate | undefined => {
  const opensCell = headOfCell.test(text.slice(Math.max(0, at - 6), at))
  const two = opensCell ? stick(twoDigitYear, text, at) : null
  if (two && Number(two[1]) >= EARLIEST && isDate(2000 + Number(two[1]), Number(two[3]), Number(two[4])))
    return made(at, two[0].length, 2000 + Number(two[1]), Number(two[3]), Number(two[4]))
  const found =
    stick(withWeekday, text, at) ??
    stick(dottedWeekday, text, at) ??
    (opensCell ? stick(atHead, text, at) : null) ??
    (slashes ? stick(anywhere, text, at) : null) ??
    (/[ぁ-んァ-ヶ一-鿿]/.test(text.charAt(at - 1)) ? stick(inProse, text, at) : null) ??
    (besideOffice.test(text.slice(Math.max(0, at - 2), at)) ? stick(bracketed, text, at) : null)
  if (!found) return undefined
  const [whole, month, day] = [found[0], Number(found[1]), Number(found[2])]
  const next = text.slice(at + whole.length, at + whole.length + 2)
  if (!slashes && month < day && day <= 10 && ofFraction.test(next)) return undefined
  return isDate(2000, month, day) ? made(at, whole.length, undefined, month, day) : undefined
}

/** A date in digits and signs: 2023/11/21, R5.12.8, 2023.10, 11/14. With `slashes`, 11/14 wherever it stands. */
export const numericForm = (text: string, at: number, slashes: boolean): WrittenDate | undefined => {
  const full = stick(slashed, text, at)
  if (full) {
    const [y, m, d] = [Number(full[1]), Number(full[3]), Number(full[4])]
    return isDate(y, m, d) ? made(at, full[0].length, y, m, d) : undefined
  }
  const letter = stick(lettered, text, at)
  if (letter) {
    const [y, m, d] = [yearOfEra[letter[1]!.slice(0, 1)]! + Number(letter[2]), Number(letter[4]), Number(letter[5])]
    return isDate(y, m, d) ? made(at, letter[0].length, y, m, d) : undefined
  }
  const yearMonth = stick(slashedMonth, text, at)
  const month = Number(yearMonth?.[2] ?? yearMonth?.[3])
  if (yearMonth && month >= 1 && month <= 12) return made(at, yearMonth[0].length, Number(yearMonth[1]), month)
  const named = stick(english, text, at)
  if (named) {
    const [y, m, d] = [Number(named[5]), monthNames.indexOf((named[1] ?? named[4])!) + 1, Number(named[2] ?? named[3])]
    return isDate(y, m, d) ? made(at, named[0].length, y, m, d) : undefined
  }
  const ofYear = stick(englishMonth, text, at)
  if (ofYear) return made(at, ofYear[0].length, Number(ofYear[2]), monthNames.indexOf(ofYear[1]!) + 1)
  // No slash or point within the next characters, no such date: most numbers are settled here.
  return isSign(text.charCodeAt(at + 1)) || isSign(text.charCodeAt(at + 2)) ? shortForm(text, at, slashes) : undefined
}

const slash = /(?<![\d.]|\d\/)(\d{1,2})\/(\d{1,2})(?![\d/.])( ?\(?[日月火水木金土][)曜]| \d{1,2}[:時]|に|から|まで|~)?/g

/** 「6/11 検知 6/12 停止」: what a date of a terse course of events has behind it. */
const toldBehind = /^ ?[一-鿿ァ-ヶ]{1,2}(?!名|人|件|枚|社|回|台)/
/** Does the text write its dates as 5/19? Two that cannot well be fractions say so, or three that go on from day to day. */
export const writesSlashes = (text: string): boolean => {
  if (!text.includes('/')) return false
  let sure = 0
  let going = 0
  let last = 0
  for (const { 0: whole, 1: month, 2: day, 3: after, index } of matchesOf(slash, text)) {
    if (!isDate(2000, Number(month), Number(day))) continue
    if ((Number(day) > 12 || after !== undefined) && ++sure > 1) return true
    const at = Number(month) * 31 + Number(day)
    const tells =
      Number(month) <= Number(day) && toldBehind.test(text.slice(index + whole.length, index + whole.length + 4))
    going = tells ? (at > last ? going + 1 : 1) : 0
    last = at
    if (going > 2) return true
  }
  return false
}
