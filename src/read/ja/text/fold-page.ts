import type { Document } from '../../../casebook/document.js'
import { isDigitUnit } from './characters.js'
import { firstUnit, foldedLine, foldedStretch, type Line } from './fold-lines.js'
import { plainHeading } from './plain-heading.js'

const pageNumber =
  /^(?:- ?\d{1,3} ?-|~ ?\d{1,3} ?~|\d{1,3} ?\/ ?\d{1,3}(?: ?ページ)?|[Pp](?:age|\.)? ?\d{1,3}(?: of \d{1,3})?|\d{1,3} ?ページ)$/

/** 「みなせ大学 報道資料 1/2」: a short running foot with the page at its end. */
const numberedFoot = /^(?=\D{2,24}\d)[^。、]{2,24}?(?:p\.?|P\.?| |-)? ?(?<![\d/])(\d{1,2}) ?\/ ?(\d{1,2})(?: ?ページ)?$/

const PAGE_ENDS: ReadonlySet<number> = new Set([0x2d, 0x7e, 0x30b8])

/** Lines that belong to the page and not to the text: page numbers, and the running heads that stand next to them. */
export const findFurniture = (source: string, lines: readonly Line[]): ReadonlySet<number> => {
  const furniture = new Set<number>()
  const beside = new Map<string, number[]>()
  const neighbour = (from: number, step: number): void => {
    let at = from + step
    while (lines[at]?.blank === true && Math.abs(at - from) < 4) at += step
    const line = lines[at]
    if (line === undefined || line.blank || line.columns > 100) return
    const key = `${step}${foldedLine(source, line)}`
    beside.set(key, [...(beside.get(key) ?? []).slice(-40), at])
  }
  const bare: { index: number; value: number }[] = []
  lines.forEach((line, index) => {
    // Every such line ends in a digit, a dash, a tilde or ページ: the others are not looked at.
    if (line.blank || line.columns > 60 || !(isDigitUnit(line.last) || PAGE_ENDS.has(line.last))) return
    const text = foldedLine(source, line)
    if (/^\d{1,3}$/.test(text)) bare.push({ index, value: Number(text) })
    const foot = numberedFoot.exec(text)
    if (foot !== null && Number(foot[1]) <= Number(foot[2]) && Number(foot[2]) >= 2) furniture.add(index)
    else if (pageNumber.test(text)) {
      furniture.add(index)
      neighbour(index, -1)
      neighbour(index, 1)
    }
  })
  for (const at of beside.values()) if (at.length >= 2) for (const index of at) furniture.add(index)
  // Bare numbers count as pages where they run 1, 2, 3 … through the text and nothing else stands bare.
  if (bare.length >= 2 && bare.every(({ value }, order) => value === order + 1))
    for (const { index } of bare) furniture.add(index)
  return furniture
}

/** Line breaks that stand between two blocks of which one is no paragraph: a heading is never joined to a list item. */
export const findHardBreaks = (document: Document, lines: readonly Line[]): ReadonlySet<number> => {
  const hard = new Set<number>()
  let line = 0
  for (const block of document.blocks) {
    if (block.kind === 'paragraph') continue
    while (line < lines.length - 1 && lines[line]!.end < block.start) line++
    if (line > 0) hard.add(line - 1)
    while (line < lines.length - 1 && lines[line]!.end < block.end) line++
    hard.add(line)
  }
  return hard
}

const unitsOf = (characters: string): ReadonlySet<number> => new Set([...characters].map((c) => c.charCodeAt(0)))

/** What cannot begin a line of its own. */
const CLOSERS_OF_LINE = unitsOf('、。,)」』')
/** What ends a sentence or a quotation: the next line begins anew. */
const ENDS_OF_LINE = unitsOf('。.!?」』')

const listMark =
  /^ *(?:[■□◆◇●○◎▼▽▲△▶►◼※*【『◦➢✓☆★・→|]|[①-⑳㈠-㈩⑴-⒇]|\(? ?(?:\d{1,2}|[ア-ンa-zA-Z一二三四五六七八九十]) ?[).]|\d{1,2} [^\d年月日時分秒件人名万千百億円社校台通枚冊,、。]|第 ?[\d一二三四五六七八九十]+(?!者)|[問答QA][ \d:.]|\d{1,2}-\d)/

/** 「6月7日 開発事業者から…」: an entry of a course of events begins. */
const datedEntry =
  /^ ?(?:(?:令和|平成) ?[\d元]{1,2} ?年 ?|\d{4} ?年 ?)?\d{1,2} ?月 ?\d{1,2} ?日(?: ?\([月火水木金土日]\))?(?:早?朝|昼|夕[方刻]?|夜|未明|午前|午後|頃)? [^\d]|^ ?[同翌]日(?:早?朝|昼|夕[方刻]?|夜|午前|午後)? [^\d]/

/** 「午前11時48分 アプリを停止」 under 「2月21日 午前10時15分 お電話」 */
const timedEntry =
  /^(?:午前|午後|早?朝|昼|夕方?|夜|深夜|未明)? ?\d{1,2} ?(?:時(?: ?\d{1,2} ?分|半)?|:\d{2})(?:頃|ごろ|過ぎ)? [^\d]/

const COMMA = 0x3001
const label = /^[一-鿿々ァ-ヶーぁ-ん・]{2,14} ?:(?!\d)/

/** A line left open in mid-phrase: after these, a new thought does not begin. */
const OPEN_ENDS = unitsOf('、をがはのにへでと,')

/** After these a full line is never followed by a part of its own. */
const WITHIN = unitsOf('をがのに(')

/** 「…をご利用のお客様へ」: a line that says to whom it is written is whole. */
const toReaders = /(?:お客様|[皆各]様|さま|の方々?|各位|会員様)へ$/

const isSetIn = (source: string, { start }: Line): boolean => {
  const unit = source.charCodeAt(start)
  return (unit === 0x20 || unit === 0x3000) && source.charCodeAt(start + 1) !== unit
}

/** Blanks before the first word of a line, a wide one counted as two. */
const indentOf = (source: string, { start, end }: Line): number => {
  let columns = 0
  for (let at = start; at < end; at++) {
    const unit = source.charCodeAt(at)
    if (unit === 0x3000) columns += 2
    else if (unit === 0x20) columns++
    else break
  }
  return columns
}

/**
 * 「11月10日 出勤後、…商業施設を捜したが」 and under it, set in behind the date, 「見つからず、…」: an entry of a course of
 * events goes on, however short its lines.
 */
const hangs = (source: string, line: Line, next: Line): boolean => {
  const indent = indentOf(source, next)
  const above = indentOf(source, line)
  if (indent >= 3 && above <= indent && OPEN_ENDS.has(line.last)) return true
  if (indent < 6) return false
  const opening = foldedStretch(source, next.start, Math.min(next.end, next.start + 30))
  return (
    above + 5 <= indent &&
    datedEntry.test(foldedStretch(source, line.start, Math.min(line.end, line.start + 30))) &&
    !datedEntry.test(opening) &&
    !timedEntry.test(opening)
  )
}

/** A line broken after so many characters, however narrow some are: it has as many as a full line of wide ones. */
const isFullByCount = (source: string, { start, end, columns }: Line, next: Line, wrap: number): boolean =>
  columns >= wrap * 0.85 && (end - start) * 2 >= wrap + 4 && !/^[ \u3000]/.test(source[next.start] ?? '')

/** 「青空市様|6,204枚|17枚」「会員  1,204名  312名」: a row of a table begins anew. */
const parted = /[^|｜\t][|｜\t][^|｜\t]/
const spaced = /[^ \u3000\n][ \u3000]{2,8}[^ \u3000\n]/
const isNewRow = (source: string, line: Line, next: Line): boolean => {
  const words = source.slice(next.start, Math.min(next.end, next.start + 160))
  if (!/[\d０-９]/.test(words)) return false
  return parted.test(words)
    ? !OPEN_ENDS.has(line.last) || parted.test(source.slice(line.start, Math.min(line.end, line.start + 160)))
    : !OPEN_ENDS.has(line.last) && spaced.test(words)
}

/** 「11 月 1⏎8 日」「2⏎024 年」「1,⏎204 名」: the number that a line break cuts, with the unit that shows that it is one. */
const cutNumber = (tail: string, head: string, columns: number): boolean => {
  const after = /^(\d{1,3}) ?(年|月|日(?!間|程|以内|目|後|前|数)|時(?!間)|[人名件世社校通台枚冊])/.exec(head)
  // 「令和6年」 on a line of its own stands over the rows of a year.
  if (/^\W{0,3}(?:令和|平成)? ?[\d元]{1,4} ?[年月]$/.test(tail)) return false
  // 「5月⏎13日」「2024年4⏎月30日」
  if (/\d ?年$/.test(tail)) return /^\d{1,2} ?月/.test(head)
  if (/\d ?月$/.test(tail)) return after?.[2]?.startsWith('日') === true
  if (/(?:年|月) ?\d{1,2}$/.test(tail) && /^(?:月 ?\d|日(?!間|程))/.test(head)) return true
  if (/日 ?(?:午[前後] ?)?\d{1,2}$/.test(tail) && /^時(?!間|点|期)/.test(head)) return true
  if (/\d$/.test(tail) && /^[人名](?:分|様|の|で|が|を|に|、|。)/.test(head)) return true
  if (after === null) return false
  if (/\d,$/.test(tail)) return after[1]!.length === 3
  const before = /(?:^|[^\d.,:/-])(\d{1,3})$/.exec(tail)?.[1]
  if (before === undefined) return false
  const whole = Number(before + after[1]!)
  if (after[2] === '年') return whole >= 1900 && whole < 2100
  if (after[2] === '日') return whole >= 10 && whole <= 31 && (/月 ?\d$/.test(tail) || columns >= 36)
  if (after[2] === '月') return whole >= 10 && whole <= 12 && (/年 ?\d$/.test(tail) || columns >= 36)
  return after[2] === '時' && whole >= 10 && whole <= 24 && columns >= 36
}

/** 「(平日10時から18⏎時)」: is something in brackets cut? */
const cutsBrackets = (source: string, line: Line, next: Line): boolean =>
  /\([^()]*$/.test(foldedStretch(source, Math.max(line.start, line.end - 60), line.end)) &&
  /^[^()]*\)/.test(foldedStretch(source, next.start, Math.min(next.end, next.start + 40)))

const wholePhone = /^0\d{1,4}-\d{1,4}-\d{4}$/
const shortPhone = /^0\d{1,4}-\d{1,4}-\d{3}$/

/** 「0999-0⏎0-2211」「info@umikaz⏎e.example」: does the break between two lines cut a number to call or an address? */
export const cutsAddress = (source: string, line: Line, next: Line): boolean => {
  const begun =
    /(?<![\w@.-])[\w@.-]{1,60}$/.exec(foldedStretch(source, Math.max(line.start, line.end - 60), line.end))?.[0] ?? ''
  const rest = /^[\w.-]+/.exec(foldedStretch(source, next.start, Math.min(next.end, next.start + 40)))?.[0] ?? ''
  if (begun === '' || rest === '') return false
  if (begun.includes('@')) return /[.-]$/.test(begun) || rest.includes('.')
  return !wholePhone.test(begun) && (wholePhone.test(begun + rest) || shortPhone.test(begun + rest))
}

/** 「令和6年11月8日発表 例示市 税務課」, 「…をご利用の皆様へ」 over 「2025年4月11日 株式会社例」: nothing goes on in the next line. */
const datedHead =
  /^ ?(?:(?:令和|平成) ?[\d元]{1,2}|\d{4}) ?年 ?\d{1,2} ?月 ?\d{1,2} ?日(?: ?\([月火水木金土日]\))?(?:発表|公表|付け?)?(?: [^。、をにがはでともへ\d]{2,30})?$/
const addressed = /(?:様|さま|さん|方々?|者|各位|皆)へ$/

/** 「…「つながるベース」⏎(提供:…)」「…という方がいる」⏎とのお電話」: a full line that ends with a quotation goes on so. */
const QUOTE_ENDS = unitsOf('」』')
const PARTICLES = unitsOf('はがをにのとでへもや')
const AFTER_QUOTES: ReadonlySet<number> = new Set([...PARTICLES, 0x28])

/** Before and after a break that cuts a date or a number. */
const BEFORE_CUT = unitsOf('年月,')
const AFTER_CUT = unitsOf('月日時人名')

/** Does a line go on in the next one, though a line break stands between? `wrap` is the column of a full line. */
export const joinsNext = (source: string, line: Line, next: Line, wrap: number): boolean => {
  // Most lines are settled by how they end and how the next one begins; only the rest are looked at more closely.
  const full =
    wrap > 0 &&
    (line.columns >= wrap || (line.spacedOut && line.columns >= 36) || isFullByCount(source, line, next, wrap))
  const first = firstUnit(source, next)
  const closes = CLOSERS_OF_LINE.has(first) || (full && QUOTE_ENDS.has(line.last) && AFTER_QUOTES.has(first))
  if (!closes && ENDS_OF_LINE.has(line.last)) return false
  const open = line.columns >= 36 && OPEN_ENDS.has(line.last)
  const hanging = !closes && hangs(source, line, next)
  const cut = isDigitUnit(first) ? isDigitUnit(line.last) || BEFORE_CUT.has(line.last) : AFTER_CUT.has(first)
  if (!full && !open && !closes && !hanging && !cut) return false
  const head = foldedStretch(source, next.start, Math.min(next.end, next.start + 12))
  if (head === '') return false
  if (closes) return true
  const tail = foldedStretch(source, Math.max(line.start, line.end - 12), line.end)
  // 17,1⏎44: a number cut between two of its digits.
  if (/,\d{1,2}$/.test(tail) && /^\d/.test(head)) return true
  // 入学予定者 31⏎8名: the same in a narrow cell; a line of digits alone is a cell of its own.
  if (/[^\d.,:()/年月日-] ?\d{1,4}$/.test(tail) && /^\d{1,4} ?[人名件世社校通]/.test(head)) return true
  if (cutNumber(tail, head, line.columns)) return true
  if (full && (cutsAddress(source, line, next) || cutsBrackets(source, line, next))) return true
  if (ENDS_OF_LINE.has(line.last)) return false
  // 「…(利用者の情報を⏎お知らせ」: within a sentence no list begins and no heading stands.
  if (full && WITHIN.has(line.last)) return true
  if (listMark.test(head)) return false
  const dated = foldedStretch(source, next.start, Math.min(next.end, next.start + 48))
  if (
    (!PARTICLES.has(first) && datedHead.test(foldedLine(source, line))) ||
    (addressed.test(tail) && datedHead.test(dated))
  )
    return false
  if (
    !OPEN_ENDS.has(line.last) &&
    datedEntry.test(foldedStretch(source, next.start, Math.min(next.end, next.start + 30)))
  )
    return false
  // 「 …(確報)⏎ 文部科学省 …」: items set in alike.
  if (line.last === 0x29 && isSetIn(source, line) && isSetIn(source, next)) return false
  if (next.columns <= 40 && plainHeading.test(foldedLine(source, next))) return false
  if (isNewRow(source, line, next)) return false
  // 「      ールアドレス、世帯の年間所得金額⏎ 窓口で申込みを…」: a paragraph begins after what hung under a label.
  const indent = indentOf(source, next)
  if (indent > 0 && !(line.last >= 0x3041 && line.last <= 0x3096) && indentOf(source, line) >= indent + 4) return false
  // 「発覚日時:令和6年10月3日」: a label of its own.
  if (line.last !== COMMA && label.test(foldedStretch(source, next.start, Math.min(next.end, next.start + 18))))
    return false
  if (hanging) return true
  // A line spaced out to fill its width is a full one, however few its characters.
  if (full) return true
  return open && !toReaders.test(tail) && !/^[ \u3000]/.test(source[next.start] ?? '')
}
