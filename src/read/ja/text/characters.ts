/**
 * One UTF-16 unit in, one out: what one writing of a character becomes before any rule looks at it. Zero means
 * "drop". Full-width ASCII, half-width kana, compatibility and radical look-alikes (⼈⽉⽇⻑) follow NFKC where that
 * is a single unit; the rest is settled here. Signs that stand for several characters (㈱, ㍻, ①) stay: a list mark
 * folded to a digit would run into the number after it.
 */
const special: readonly (readonly [string, string])[] = [
  ['‐‑‒–—―−﹘﹣-⁃', '-'],
  ['〜~∼∾˜〰', '~'],
  ['“”„‟〝〞〟"', '"'],
  ['‘’‚‛', "'"],
  ['・•‧∙⋅·', '・'],
  ['\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t', ' '],
  ['\u0085\u2028\u2029\v\f\r', '\n'],
  ['⻑', '長'],
  ['⻄', '西'],
  ['⻘', '青'],
  ['⻝', '食'],
  ['⻤', '鬼'],
  ['⻲', '亀'],
  ['⻩', '黄'],
  ['⻫', '斉'],
  ['⻭', '歯'],
  ['⻯', '竜'],
  ['⻁', '虎'],
  ['⻨', '麦'],
  ['⼾', '戸'],
  ['⻆', '角'],
  ['⻅', '見'],
  ['⻋', '車'],
  ['⻔', '門'],
  ['⾵', '風'],
  ['⺠', '民'],
  ['⺟', '母'],
  ['⼥', '女'],
]

const isEnclosed = (unit: number) => (unit >= 0x2460 && unit <= 0x24ff) || (unit >= 0x3200 && unit <= 0x33ff)

const isInvisible = (unit: number) =>
  unit === 0xfeff ||
  unit === 0x00ad ||
  (unit >= 0x200b && unit <= 0x200f) ||
  (unit >= 0x202a && unit <= 0x202e) ||
  (unit >= 0x2060 && unit <= 0x2064) ||
  (unit >= 0xfe00 && unit <= 0xfe0f)

const buildTable = (): Uint16Array => {
  const table = new Uint16Array(0x10000)
  for (let unit = 0; unit < 0x10000; unit++) table[unit] = unit
  const ranges = [
    [0xa1, 0xff],
    [0x2010, 0x2fdf],
    [0x3000, 0x303f],
    [0xf900, 0xfaff],
    [0xff00, 0xffef],
  ] as const
  for (const [from, to] of ranges)
    for (let unit = from; unit <= to; unit++) {
      if (isEnclosed(unit)) continue
      const folded = String.fromCharCode(unit).normalize('NFKC')
      if (folded.length === 1) table[unit] = folded.charCodeAt(0)
    }
  for (const [from, to] of special) for (const c of from) table[c.charCodeAt(0)] = to.charCodeAt(0)
  for (let unit = 0; unit < 0x10000; unit++) if (isInvisible(unit)) table[unit] = 0
  // NUL is no text, but it is an offset: it becomes a space, so that "drop" stays the meaning of zero.
  table[0] = 0x20
  return table
}

/** Folded unit for each UTF-16 unit; 0 means the unit is dropped. */
export const foldTable = buildTable()

/** The one unit a kana and a following voiced-sound mark (combining or half-width) make, or 0. */
export const composeKana = (kana: number, mark: number): number => {
  const combining =
    mark === 0x3099 || mark === 0xff9e || mark === 0x309b
      ? '\u3099'
      : mark === 0x309a || mark === 0xff9f
        ? '\u309a'
        : ''
  if (combining === '') return 0
  const composed = (String.fromCharCode(foldTable[kana]!) + combining).normalize('NFC')
  return composed.length === 1 ? composed.charCodeAt(0) : 0
}

/** One for each of some characters, so that one look-up tells whether a unit is among them. */
export const tableOf = (characters: string): Uint8Array => {
  const table = new Uint8Array(0x10000)
  for (let at = 0; at < characters.length; at++) table[characters.charCodeAt(at)] = 1
  return table
}

export const isVoicedMark = (unit: number): boolean =>
  unit === 0x3099 || unit === 0x309a || unit === 0xff9e || unit === 0xff9f

export const isDigitUnit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39

export const isKanjiUnit = (unit: number): boolean =>
  (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf) || unit === 0x3005

export const isKanaUnit = (unit: number): boolean => unit >= 0x3041 && unit <= 0x30ff

/** The first half of a kanji beyond the first plane (𠮷). */
export const isRareKanjiLead = (unit: number): boolean => unit >= 0xd840 && unit <= 0xd888
/** The first half of a selector, which says in which of its shapes the kanji before it is drawn (葛󠄀). */
export const isSelectorLead = (unit: number): boolean => unit === 0xdb40
export const isSecondHalf = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff

/** Columns on a page of fixed pitch: two for what is full-width, one for the rest. */
export const columnsOf = (unit: number): number => (unit >= 0x1100 && !(unit >= 0xff61 && unit <= 0xff9f) ? 2 : 1)
