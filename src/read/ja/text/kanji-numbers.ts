import { isDigitUnit } from './characters.js'

const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  壱: 1,
  二: 2,
  弐: 2,
  三: 3,
  参: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const SMALL: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }
const LARGE: Readonly<Record<string, number>> = { 万: 1e4, 億: 1e8, 兆: 1e12 }

const isPlain = (written: string): boolean => {
  for (let at = 0; at < written.length; at++) if (!isDigitUnit(written.charCodeAt(at))) return false
  return written !== ''
}

/**
 * The value of a number in folded text, ASCII digits and kanji in any legal mix: `1,234`, `6.5万`, `1億2,000万`,
 * `二万三千`, `2千20`, `二〇二三`, `一、九四三`. NaN where the characters make no number (`千千`, `12,34,56`), or one that
 * no program can hold exactly (beyond 2^53).
 */
export const parseNumber = (written: string): number => {
  const value = exactly(written)
  return value > Number.MAX_SAFE_INTEGER ? Number.NaN : value
}

const exactly = (written: string): number => {
  if (isPlain(written)) return Number(written)
  if (written.includes(',') && !/^\d{1,3}(?:,\d{3})+(?!\d|,)/.test(written.replace(/^.*[億兆万](?=\d)/, '')))
    return Number.NaN
  if (/^[〇零一二三四五六七八九、]{2,}$/.test(written)) {
    return [...written.replaceAll('、', '')].reduce((value, digit) => value * 10 + DIGITS[digit]!, 0)
  }
  let total = 0
  let section = 0
  let digits = ''
  let lastLarge = Number.POSITIVE_INFINITY
  let lastSmall = Number.POSITIVE_INFINITY
  const take = (): number | undefined => {
    const taken = digits === '' ? undefined : Number(digits)
    digits = ''
    return taken
  }
  for (const c of written) {
    if (c === ',') continue
    if (c === '.' || isDigitUnit(c.charCodeAt(0))) digits += c
    else if (c in DIGITS) digits += String(DIGITS[c])
    else if (c in SMALL) {
      const unit = SMALL[c]!
      if (unit >= lastSmall) return Number.NaN
      section += (take() ?? 1) * unit
      lastSmall = unit
    } else if (c in LARGE) {
      const unit = LARGE[c]!
      const taken = take()
      if (taken === undefined && section === 0) return Number.NaN
      if (unit >= lastLarge) return Number.NaN
      total += (section + (taken ?? 0)) * unit
      section = 0
      lastSmall = Number.POSITIVE_INFINITY
      lastLarge = unit
    } else return Number.NaN
  }
  const value = total + section + (take() ?? 0)
  return Math.round(value * 1000) / 1000
}
