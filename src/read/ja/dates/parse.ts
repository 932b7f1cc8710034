import { stick, sticky } from '../patterns/sticky.js'
import { isDigitUnit, tableOf } from '../text/characters.js'
import { parseNumber } from '../text/kanji-numbers.js'
import { eraStart, isDate } from './calendar.js'
import { numericForm, writesSlashes } from './numeric.js'
import type { Relative, WrittenDate } from './written.js'

const N = '(?:\\d{1,2}|[〇一二三四五六七八九十]{1,3})'
const DIGITS = '0123456789'
const KANJI = '〇一二三四五六七八九十'
/** What a number of a date begins with. */
const NUMBER = DIGITS + KANJI
const ERA = '令和|平成|昭和|大正|㋿|㍻|㍼'
// What makes 5年 or 3日 a length or a name of something and no date.
const NOT_AFTER_YEAR = '(?!度|間|前|以上|以内|ぶり|分|生|版|目|代|ごと|会計| ?\\d{1,2} ?月期)'
const NOT_AFTER_MONTH = '(?!当たり|あたり|\\d回|分(?!頃)|号|期|給|謝|間|次|刊|例|利)'
const NOT_AFTER_DAY =
  '(?!時(?!点|頃|[間半])|程|間|以内|以上|分の|分を|程度|ほど|目|数|後|前|経|本|常|平均|あたり|号|で自動|で失効|を経過|が経過|を超|を要|ごと|おき|生まれ)'

const eraYear = sticky(
  new RegExp(
    `(${ERA}|[RHS](?=\\d{1,2} ?年 ?\\d)) ?(元|${N}) ?(?:\\( ?(?:西暦)?(?:19|20)\\d\\d年? ?\\) ?年?|年)${NOT_AFTER_YEAR}(?: ?\\( ?(?:西暦)?(?:19|20)\\d\\d ?年? ?\\))?`,
  ),
  '令平昭大㋿㍻㍼RHS',
)
const adYear = sticky(
  new RegExp(
    `(?:西暦 ?)?((?:19|20)\\d\\d|[一二][〇九][〇一二三四五六七八九]{2}) ?(?:\\( ?(?:${ERA}|[RHS]) ?(?:元|${N}) ?年? ?\\) ?年?|年)${NOT_AFTER_YEAR}(?: ?\\( ?(?:${ERA}|[RHS]) ?(?:元|${N}) ?年? ?\\))?`,
  ),
  '西12一二',
)
const relativeYear = sticky(
  /(本年|今年|一昨年|昨年|去年|同年|前年|翌年|当年)(?!度|比|同)(?:の(?=\d{1,2} ?月))?/,
  '本今一昨去同前翌当',
)
const month = sticky(new RegExp(`(${N}) ?(?:月${NOT_AFTER_MONTH}|(?=[~-]\\d{1,2} ?月))`), NUMBER)
const relativeMonth = sticky(/(同月|翌々月|翌月|前月|先月|今月|当月|本月)(?!額|分)/, '同翌前先今当本')
const day = sticky(new RegExp(`(${N}) ?日${NOT_AFTER_DAY}`), NUMBER)
const relativeDay = sticky(
  /(同[日夜夕晩朝]|同じ日|(?:明く|あく)る[日朝]|次の日(?![曜程常])|前の日|その日|その夜|その晩|この日|当[日夜]|翌々日|翌(?:日|朝|昼|夕|晩|夜|未明|早朝)|前[日夜夕晩]|本日|今日(?=[、にまのか付はも])(?!の[^日午朝夕夜])|一昨日|昨日|昨夜|昨晩|きのう|おととい|今朝|(?<![一-鿿])けさ(?![いせれ])|(?<![ぁ-のひ-ん一-鿿])きょう(?=[、にまのはも]|付け|午[前後])(?!の[^日午朝夕夜])|ゆうべ|即日|その場で(?!は))(?!以降の)/,
  '同明あ次そこ当翌前本一昨即きお今けゆ',
)
const leaningDay = sticky(new RegExp(`(翌|同|〃|明くる|あくる) ?(${N}) ?日${NOT_AFTER_DAY}`), '翌同〃明あ')
const leaningTime = sticky(new RegExp(`[同翌〃] ?(?=(?:午前|午後)? ?${N} ?(?:時(?!間|点|期|代)|:\\d\\d))`), '同翌〃')
const leaningMinute = sticky(/[同〃] ?(\d{1,2}|[一二三四五]?十[一二三四五六七八九]?) ?分(?!の|間|野|校)/, '同〃')
const laterTime = sticky(/(?:約|その)?(\d{1,3}|[一二三四五六七八九十]{1,4})(分|時間)後/, `約そ${NUMBER}`)
/** 1日2回, 1日に3件まで: a bare day that is a rate. */
const rate = sticky(/(?:に|につき|当たり)? ?\d{1,2} ?回/, 'に当0123456789 ')
/** 「6日の間、…」「3日かけて」: how long, where no month stands before it. */
const lasting = /^(?:の間|かけて|がかり)/
const laterDays = sticky(new RegExp(`(?:その|それから|約)?(${N}) ?(日|週間)(後|前)(?=[にのは、])`), `そ約${NUMBER}`)
/** 2日後 begins a clause; 「発行から2日後」, 「検収後2日後」 count from something else. */
const beforeLater = /(?:^|[\n、。 の(])$/
const relativeWeek = sticky(/(翌週|前週|先週|今週|同週)(?:の)?(?:([月火水木金土日])曜日?)?/, '翌前先今同')
const born = /^\d{1,2} ?日生まれ/
const rangeStart = sticky(/(\d{1,2})(?= ?[~-] ?\d{1,2} ?日)/, DIGITS)
const vagueDay = sticky(/(?:の)?(上旬|中旬|下旬|初旬|末日|末(?!尾|端)|初め|はじめ|初頭|半ば|中頃)/, 'の上中下初末は半')
const weekday = sticky(
  / ?(?:\( ?([日月火水木金土])(?:曜日?)?(?:[・、, ] ?(?:祝日?|休日?|振替休日))? ?\)|([日月火水木金土])曜日?)/,
  ' (日月火水木金土',
)
const clock = sticky(
  new RegExp(
    `(?: ?(?:の|、|,)? ?|T(?=\\d\\d:))?(?:(午前|午後|AM|PM|am|pm|深夜|未明|早朝|朝|昼|夜|夕方|夕刻|晩)の? ?)?(${N}|零) ?(?:時(?!間|点|期|代|短|刻|効|系|の流) ?(?:(${N}) ?分(?!間|の\\d|程度)|(半))?|:([0-5]\\d)(?::[0-5]\\d)?(?!\\d))`,
  ),
  ` Tの、,午APap深未早朝昼夜夕晩零${NUMBER}`,
)
const noon = sticky(/(?: ?の?)?正午/, ' の正')
const after = sticky(
  / ?(頃|ごろ|ころ|過ぎ|すぎ|前後|以降|以後|以前|現在|時点|付け?|まで|より前|早朝|未明|夜間?(?![勤警学])|夕方|深夜)/,
  ' 頃ごこ過す前以現時付まよ早未夜夕深',
)

const relations: Readonly<Record<string, Relative>> = {
  同: { relation: 'same', anchor: 'mention' },
  翌: { relation: 'next', anchor: 'mention' },
  明: { relation: 'next', anchor: 'mention' },
  あ: { relation: 'next', anchor: 'mention' },
  次: { relation: 'next', anchor: 'mention' },
  前: { relation: 'previous', anchor: 'mention' },
  本: { relation: 'same', anchor: 'release' },
  今: { relation: 'same', anchor: 'release' },
  当: { relation: 'same', anchor: 'release' },
  昨: { relation: 'previous', anchor: 'release' },
  去: { relation: 'previous', anchor: 'release' },
  先: { relation: 'previous', anchor: 'release' },
  き: { relation: 'previous', anchor: 'release' },
  ゆ: { relation: 'previous', anchor: 'release' },
  け: { relation: 'same', anchor: 'release' },
}

const relationOf = (word: string): Relative => {
  if (word.startsWith('一昨') || word === 'おととい') return { relation: 'before-previous', anchor: 'release' }
  if (word === 'きょう') return relations.今!
  if (word.startsWith('翌々')) return { relation: 'after-next', anchor: 'mention' }
  if (word === '当日' || word.startsWith('そ') || word.startsWith('こ') || word === '即日') return relations.同!
  return relations[word[0]!] ?? relations.同!
}

const weekdays = '日月火水木金土'

const toHour = (half: string | undefined, hour: number): number => {
  if (half === undefined) return hour
  if (/午後|PM|pm/.test(half)) return hour < 12 ? hour + 12 : hour
  if (/午前|AM|am/.test(half)) return hour === 12 ? 0 : hour
  if (/夕|夜|晩/.test(half) && half !== '深夜' && hour >= 4 && hour < 12) return hour + 12
  if (half === '深夜' && hour >= 9 && hour < 12) return hour + 12
  return hour
}

/** 「昨夜10時」「ゆうべ9時すぎ」: the word for the day says which half of it. */
const byNight = /[夕夜晩]$|ゆうべ/

/** Reads a time of day at `at` into `date`; returns where it ends, or `at`. `named`: the word for the day before it. */
const readClock = (text: string, at: number, date: WrittenDate, named = ''): number => {
  const twelve = stick(noon, text, at)
  if (twelve) {
    date.hour = 12
    date.minute = 0
    return at + twelve[0].length
  }
  const found = stick(clock, text, at)
  if (!found) return at
  const [, half, hourText, minuteText, thirty, colonMinute] = found
  // 一時停止, 一時保存: for a time.
  if (
    hourText === '一' &&
    half === undefined &&
    !minuteText &&
    !thirty &&
    !/^(?:頃|ごろ|過ぎ|すぎ|から|まで|に)/.test(text.slice(at + found[0].length, at + found[0].length + 2))
  )
    return at
  const hour = hourText === '零' ? 0 : parseNumber(hourText!)
  const minute = minuteText ? parseNumber(minuteText) : thirty ? 30 : colonMinute ? Number(colonMinute) : 0
  if (!(hour <= 29) || !(minute <= 59)) return at
  date.hour = toHour(half ?? (byNight.test(named) ? '夜' : undefined), hour)
  date.minute = minute
  if (half !== undefined) date.modifiers.push(half)
  return at + found[0].length
}

/** 「…見つからず、四日に警察へ」: 三日 and the like open a clause where they are days. */
const kanjiDay = /^[三四五六七八九]日(?:に(?!わた|渡|[一1]|つき)|、|の?(?:早?朝|夜|夕|午前|午後|未明))/
const isKanjiDay = (text: string, from: number): boolean =>
  (from === 0 || '、。\n '.includes(text.charAt(from - 1))) && kanjiDay.test(text.slice(from, from + 6))

/**
 * Reads one date or time of day that begins exactly at `at`. In a span
 * (1月30日から三十一日) the second date may be a bare kanji day. With `slashes` 5/19 is a date wherever it stands.
 */
export const parseDateAt = (text: string, at: number, inSpan = false, slashes = inSpan): WrittenDate | undefined => {
  const numeric = numericForm(text, at, slashes)
  const date: WrittenDate = numeric ?? { start: at, end: at, modifiers: [] }
  let end = date.end
  const gap = (from: number) => (text.charCodeAt(from) === 0x20 ? from + 1 : from)

  if (numeric === undefined) {
    if (text.charAt(end) === '翌' && /^翌(?:19|20)\d\d年/.test(text.slice(end, end + 6))) end++
    const era = stick(eraYear, text, end)
    const ad = era ? null : stick(adYear, text, end)
    const leaning = era || ad ? null : stick(relativeYear, text, end)
    if (era) date.year = eraStart[era[1]!]! + (era[2] === '元' ? 1 : parseNumber(era[2]!))
    else if (ad) date.year = parseNumber(ad[1]!)
    else if (leaning) date.yearRelative = relationOf(leaning[1]!)
    const yearFound = era ?? ad ?? leaning
    // 翌2024年1月15日: the year is named all the same.
    if (yearFound) end += yearFound[0].length

    let from = yearFound ? gap(end) : end
    // 令和6年5/19
    const slashedDay = yearFound ? /^(\d{1,2})[/.](\d{1,2})(?![\d./])/.exec(text.slice(from, from + 6)) : null
    if (slashedDay && isDate(date.year ?? 2000, Number(slashedDay[1]), Number(slashedDay[2]))) {
      date.month = Number(slashedDay[1])
      date.day = Number(slashedDay[2])
      end = from + slashedDay[0].length
    }
    const monthFound = slashedDay ? null : stick(month, text, from)
    const monthLeaning = monthFound || slashedDay ? null : stick(relativeMonth, text, from)
    if (monthFound) {
      const value = parseNumber(monthFound[1]!)
      if (!(value >= 1 && value <= 12)) return undefined
      date.month = value
      end = from + monthFound[0].length
    } else if (monthLeaning) {
      date.monthRelative = relationOf(monthLeaning[1]!)
      end = from + monthLeaning[0].length
    }

    from = end > at ? gap(end) : end
    const hasMonth = (monthFound !== null || monthLeaning !== null) && date.day === undefined
    // A bare day is taken in digits or in two kanji: 一日 and 二日 are everyday words.
    const bareDay =
      !yearFound &&
      (inSpan ||
        isDigitUnit(text.charCodeAt(from)) ||
        /^[二三]?十.? ?日/.test(text.slice(from, from + 4)) ||
        isKanjiDay(text, from))
    const dayFound = hasMonth || bareDay ? stick(day, text, from) : null
    // 1990年4月1日生まれ is no day of the matter, nor its month.
    if (hasMonth && !dayFound && born.test(text.slice(from, from + 8))) return undefined
    const dayOfRange = hasMonth && !dayFound ? stick(rangeStart, text, from) : null
    const leaningDayFound = dayFound || slashedDay ? null : stick(leaningDay, text, from)
    const dayLeaning = dayFound || leaningDayFound || slashedDay ? null : stick(relativeDay, text, from)
    const vague =
      dayFound || leaningDayFound || dayLeaning || slashedDay
        ? null
        : hasMonth || date.year !== undefined
          ? stick(vagueDay, text, end)
          : null
    if (dayOfRange) {
      date.day = parseNumber(dayOfRange[1]!)
      end = from + dayOfRange[0].length
    } else if (dayFound) {
      const value = parseNumber(dayFound[1]!)
      if (!(value >= 1 && value <= 31)) return hasMonth ? date : undefined
      if (!hasMonth && stick(rate, text, from + dayFound[0].length)) return undefined
      if (!hasMonth && !inSpan && lasting.test(text.slice(from + dayFound[0].length, from + dayFound[0].length + 3)))
        return undefined
      if (hasMonth && date.month !== undefined && !isDate(date.year ?? 2000, date.month, value)) return undefined
      date.day = value
      end = from + dayFound[0].length
    } else if (leaningDayFound) {
      const value = parseNumber(leaningDayFound[2]!)
      if (!(value >= 1 && value <= 31)) return undefined
      date.day = value
      date.leaningDay = true
      date.monthRelative ??= /翌|くる/.test(leaningDayFound[1]!)
        ? { relation: 'next', anchor: 'mention' }
        : relations.同!
      end = from + leaningDayFound[0].length
    } else if (dayLeaning && !hasMonth && !yearFound) {
      date.dayRelative = relationOf(dayLeaning[1]!)
      end = from + dayLeaning[0].length
    } else if (vague) {
      if (vague[1] === '末日') {
        date.day = 31
        date.endOfMonth = true
      } else date.vague = true
      date.modifiers.push(vague[1]!)
      end += vague[0].length
    }
  }

  const hasDay = date.day !== undefined || date.dayRelative !== undefined
  if (hasDay) {
    const named = stick(weekday, text, end)
    if (named) {
      date.weekday = weekdays.indexOf((named[1] ?? named[2])!)
      end += named[0].length
    }
    end = readClock(text, end, date, text.slice(end - 3, end))
  } else if (end === at) {
    const week = stick(relativeWeek, text, at)
    const days =
      week || !(/[そ約]/.test(text.charAt(at)) || beforeLater.test(text.slice(Math.max(0, at - 1), at)))
        ? null
        : stick(laterDays, text, at)
    const leaning = week || days ? null : stick(leaningTime, text, at)
    const later = leaning ? null : stick(laterTime, text, at)
    const minute = leaning || week ? null : stick(leaningMinute, text, at)
    if (week) {
      date.weekRelative = relationOf(week[1]!)
      if (week[2] !== undefined) date.weekday = weekdays.indexOf(week[2])
      end = readClock(text, at + week[0].length, date)
    } else if (days) {
      date.daysLater = parseNumber(days[1]!) * (days[2] === '日' ? 1 : 7) * (days[3] === '後' ? 1 : -1)
      date.dayRelative = relations.同!
      end = readClock(text, at + days[0].length, date)
    }
    if (leaning) date.dayRelative = leaning[0].startsWith('翌') ? relations.翌! : relations.同!
    if (week || days) {
      // Read above.
    } else if (minute !== null && parseNumber(minute[1]!) < 60) {
      date.minuteOnly = parseNumber(minute[1]!)
      date.dayRelative = relations.同!
      end = at + minute[0].length
    } else if (later) {
      date.minutesLater = parseNumber(later[1]!) * (later[2] === '分' ? 1 : 60)
      date.dayRelative = relations.同!
      end = at + later[0].length
    } else end = readClock(text, at + (leaning?.[0].length ?? 0), date)
    if (end === at || (leaning && date.hour === undefined)) return undefined
  }
  if (end === at) return undefined
  for (let more = stick(after, text, end); more && more[1] !== 'まで'; more = stick(after, text, end)) {
    date.modifiers.push(more[1]!)
    end += more[0].length
    if (date.modifiers.length > 4) break
  }
  date.end = end
  return date
}

/** Words a date or time of day begins with, beside its numbers. */
const wordAnchor = sticky(
  /令(?:和|(?=\d))|平(?:成|(?=\d))|昭和|大正|㋿|㍻|西暦|[RHS](?=\d)|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?,? \d|同|〃|翌|本年|今年|昨年|昨[日夜晩]|きのう|おととい|今朝|(?<![一-鿿])けさ(?![いせれ])|(?<![ぁ-のひ-ん一-鿿])きょう(?=[、にまのはも]|付け|午[前後])|ゆうべ|去年|当[年月日]|前[年月日]|先[月週]|今[月週日]|本[月日]|約(?=\d{1,2} ?(?:日|週間)[後前])|前週|即日|その(?=[日場夜晩]|\d{1,2} ?(?:日|週間)[後前])|それから(?=\d)|この日|同じ日|(?:明く|あく)る|次の日|前の日|午前|午後|正午|深夜|未明|早朝|夕方/,
  '令平昭大㋿㍻西RHSJFMAOND同〃翌明あ次本今昨去当前先約即そこ午正深未早夕きおけゆ',
)

const NO_ANCHOR = 0
const DIGIT = 1
const KANJI_DIGIT = 2
const WORD = 3
/** What kind of anchor a character may begin: one look-up settles most characters of a text. */
const anchorKinds = Uint8Array.from(wordAnchor.starts, (starts) => (starts === 0 ? NO_ANCHOR : WORD))
for (const c of DIGITS) anchorKinds[c.charCodeAt(0)] = DIGIT
for (const c of KANJI) anchorKinds[c.charCodeAt(0)] = KANJI_DIGIT

/** What may stand after the first number of a date, but for a space: no other number is looked at. */
const afterNumber = tableOf('年月日時分週昨:/.-~(TJFMASOND')
const mayDate = (text: string, end: number): boolean =>
  afterNumber[text.charCodeAt(text.charCodeAt(end) === 0x20 ? end + 1 : end)] === 1

/** 「(株式会社例/2024.2.9)」: after a word a slash sets a date apart, where its year comes first. */
const isGlued = (text: string, at: number, next: number, slashes: boolean): boolean =>
  '.,+#/-'.includes(text.charAt(at - 1) || ' ') &&
  !(
    (next - at === 4 || (slashes && next - at <= 2)) &&
    text.charAt(at - 1) === '/' &&
    /[一-鿿ぁ-んァ-ヶー」)\s]/.test(text.charAt(at - 2))
  )

/** All dates as written, in order, none overlapping. */
export const findWrittenDates = (text: string): WrittenDate[] => {
  const found: WrittenDate[] = []
  const slashes = writesSlashes(text)
  let next = 0
  for (let at = 0; at < text.length; at = next) {
    const kind = anchorKinds[text.charCodeAt(at)]!
    next = at + 1
    if (kind === NO_ANCHOR) continue
    if (kind === WORD) {
      const word = stick(wordAnchor, text, at)
      if (word === null) continue
      next = at + word[0].length
    } else {
      while (anchorKinds[text.charCodeAt(next)] === kind) next++
      if (!mayDate(text, next)) continue
      // A long run of digits is an identifier; a digit glued to a letter, point or sign before it is part of one.
      if (kind === DIGIT && (next - at > 4 || isGlued(text, at, next, slashes))) continue
    }
    // 毎月1日 is no day.
    if (text.charAt(at - 1) === '毎' || text.startsWith('毎月', at - 2)) continue
    const date = parseDateAt(text, at, false, slashes)
    if (date === undefined) continue
    found.push(date)
    next = Math.max(date.end, at + 1)
  }
  return found
}
