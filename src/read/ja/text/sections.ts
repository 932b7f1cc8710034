import type { Document } from '../../../casebook/document.js'
import type { Span } from '../../reading.js'
import { tableOf } from './characters.js'
import { namesPartAlone, plainHeading } from './plain-heading.js'

export interface Section {
  readonly heading: Span
  readonly body: Span
}

/** Signs that a heading or the item of a list may begin with. */
const bulletSigns = '■□◆◇●○◎▼▽▲△▶►◼'
/** What a heading with a sign begins with. */
const opens = tableOf(`第ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩIVX【[〔《〈≪${bulletSigns}<(0123456789一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳`)
/** What a plain heading ends with. */
const closes = tableOf('要緯過因報目容応況策止害間い定せ先口告時象者数てにみ組置正')

/** Ⅰ folds to I, Ⅱ stays as it is; both are also written in letters. */
const roman = '(?:[Ⅰ-Ⅻ]|I{1,3}|I?V|VI{1,3}|I?X)'
const romanHeading = new RegExp(`^${roman}[.、 ] ?[^\\s\\x21-\\x7e]`)

const bracketed =
  /^(?:【[^】]{1,40}】|<[^<>]{1,40}>|\[[^[\]]{1,40}\]|〔[^〔〕]{1,40}〕|《[^《》]{1,40}》|≪[^≪≫]{1,40}≫|〈[^〈〉]{1,40}〉)$/
/** 「(これまでの経過)」, not 「(お詫びとご報告)」 under a title. */
const inParentheses =
  /^\([^()。、\d]{0,20}(?:概要|経緯|経過|原因|要因|対応(?:状況)?|対策|措置|再発(?:の)?防止(?:策)?|対象(?:者)?|項目|情報|データ|有無|影響|発覚|届出|問い?合わ?せ先?|連絡先|今後(?:の予定)?)(?:について)?\)$/

/** What a part of a report is called where its text begins on the same line. */
const label =
  /(?:概要|概略|事案|発覚|初動|影響|悪用|措置|届出|届け出|公表|謝罪|経緯|経過|原因|要因|対応(?:状況)?|対策|再発(?:の)?防止(?:策)?|内容|対象(?:者|となる方)?|期間|項目|(?:個人)?情報|データ|処分|二次被害|被害(?:の)?(?:状況|有無)?|漏えいの(?:状況|有無)|お?問い?合わ?せ先?|連絡先|お願い|今後(?:の予定)?|発生日時?|発生場所|発覚|紛失物|件数|人数|通知|報告)$/
const inline =
  /^ *(?:(\(?\d{1,2}[.)、]? ?|[一二三四五六七八九十]{1,2}[、. ])|([■□◆◇●○◎▼] ?)|([①-⑳] ?))((?:[一-鿿] {1,3}){1,3}[一-鿿](?= )|[^\s、。:()「」【】\d][^\s、。:()「」【】]{1,15})(?: |: ?) {0,3}\S/

/** 「【発覚】配信直後の…」「(対象) 県営住宅…」 */
const inlineBracket = /^ *(?:([【〔[<])|\()([^\s、。:()「」【】〔〕[\]<>\d]{2,16})[】〕\]>)] ?(?=[^\s。、])/

/** Signs and letters that stand before a part's name as often as before the item of a list, or around it. */
const unsure = tableOf(
  '※*★☆〇◯◉➢➤✓✔❖✿♦▷◁»›→⇒>#=~─━-「『|\ud83c\ud83d\ud83eアイウエオカキクケコabcdefghijABCDEFGHIJ(そ0123456789',
)
const signsBefore = /^(?:[※*★☆〇◯◉➢➤✓✔❖✿♦▷◁»›→⇒>#=~─━「『|-]|[\ud83c-\ud83e][\udc00-\udfff]){1,4} ?/
const signsAfter = / ?(?:[:※*★☆▷◁»›<#=~─━」』|-]|[\ud83c-\ud83e][\udc00-\udfff]){1,4}$/
const letterBefore =
  /^(?:\((?:[ア-コ]|[a-j]|[一二三四五六七八九十]{1,2})\)|[ア-コ][).、 ]|[a-jA-J][).]|その ?\d|\d{1,2}[-.]\d{1,2} |\d{1,2}[:|]) ?/
/** These rather open an item. */
const weakSigns = '※*→⇒>-'
/** 「【4】再発の防止」, 「[7] 届出」 */
const bracketedNumber = /^(?:【\d{1,2}】|\[\d{1,2}\]|〔\d{1,2}〕|<\d{1,2}>) ?[^\s\d\x21-\x7e]/

/** 「★ 再発防止策」, 「~ 今後の対応 ~」, 「(エ) 経緯」, 「4-1 原因」, 「再発防止策:」 */
const rankOfUnsure = (line: string): number => {
  const bare = line.replace(signsBefore, '').replace(signsAfter, '')
  const words = bare.replace(letterBefore, '')
  if (words === line || !namesPartAlone.test(words)) return 0
  return words !== bare || weakSigns.includes(line.charAt(0)) ? 4 : 2
}

/** How deep a line that looks like a heading stands; 0 for no heading. Signs are ranked by how papers use them. */
const headingRank = (line: string): number => {
  const rank = rankOfSure(line)
  const isUnsure = rank === 0 && line.length <= 40 && (unsure[line.charCodeAt(0)] === 1 || line.endsWith(':'))
  return isUnsure ? rankOfUnsure(line) : rank
}

const rankOfSure = (line: string): number => {
  if (opens[line.charCodeAt(0)] !== 1 && !(line.length <= 32 && closes[line.charCodeAt(line.length - 1)] === 1))
    return 0
  if (line.length > 60 || '。、,'.includes(line.charAt(line.length - 1)) || /です$|ます$|した$|ません$/.test(line))
    return 0
  if (/^第 ?[\d一二三四五六七八九十]{1,3} ?[章節]?[ :.]/.test(line) || romanHeading.test(line)) return 1
  if (bracketedNumber.test(line) && line.length <= 40) return 2
  if (bracketed.test(line) || bulletSigns.includes(line.charAt(0))) return 2
  if (/^\d{1,2}(?:[.)] ?(?!\d)| (?!\d|[年月日時分件名人]))[^\d]/.test(line)) return 3
  if (/^[一二三四五六七八九十]{1,2}[.、 ]\S/.test(line)) return 3
  // 「1-2 不正アクセスの期間」 beside 「1-1 原因」
  if (line.length <= 28 && /^[1-9]-[1-9] [^\s\d]/.test(line)) return 4
  if (/^\(?\d{1,2}\) ?\S/.test(line) && line.length <= 40) return 4
  if (plainHeading.test(line) || inParentheses.test(line)) return 4
  if (/^[①-⑳]/.test(line) && line.length <= 30) return 5
  return 0
}

/** 「５ 発覚の経緯　令和５年８月25日、…」: a heading with its text on the same line. */
const inlineHeading = (line: string): { readonly end: number; readonly rank: number } | undefined => {
  if (line.charCodeAt(0) !== 0x20 && opens[line.charCodeAt(0)] !== 1) return undefined
  const bracket = inlineBracket.exec(line)
  if (bracket !== null && label.test(bracket[2]!))
    return { end: bracket[0].length, rank: bracket[1] === undefined ? 4 : 2 }
  const match = inline.exec(line)
  if (match === null || !label.test(match[4]!.replaceAll(' ', ''))) return undefined
  const end = match[0].length - 1
  // 「2. 窓口へのお問い合わせ 4,310件」 is counted, not opened.
  if (/^(?:約|延べ|計)? ?[\d,]+ ?(?:件|名|人|世帯|通)/.test(line.slice(end))) return undefined
  return { end, rank: match[2] !== undefined ? 2 : match[3] !== undefined ? 5 : match[1]!.startsWith('(') ? 4 : 3 }
}

const numbered = 3
const underNumbers = 6
/**
 * Signs stand above numbers, but 「4 再発防止」 with 「○ 全職員に研修を実施」 as its first line holds every ○: whatever sign
 * first stands right under a number stands below numbers throughout.
 */
const nestSigns = (text: string, found: readonly Found[]): void => {
  const nested = new Map<string, boolean>()
  for (let at = 0; at < found.length; at++) {
    const { heading, rank } = found[at]!
    if (rank !== 2) continue
    const sign = text
      .slice(heading.start, heading.start + 8)
      .trimStart()
      .charAt(0)
    if (!bulletSigns.includes(sign)) continue
    const above = found[at - 1]
    const known = nested.get(sign) ?? (above?.rank === numbered && above.heading.end + 1 >= heading.start)
    nested.set(sign, known)
    if (known) found[at]!.rank = underNumbers
  }
}

interface Found {
  readonly heading: Span
  rank: number
  /** The level of a heading that the document marks as one. */
  readonly level?: number
}

/** Where the front of a release ends, in which it names itself, its sender and its day: at its first sentence. */
const endOfFront = (text: string, lines: readonly Span[]): number =>
  lines.find(({ start, end }) => end - start > 100 || text.charAt(end - 1) === '。')?.start ?? text.length

const numberedPart = /^(?:第 ?)?\(?(?:\d{1,2}|[一二三四五六七八九十]{1,2}|[①-⑳])[.)、章節 ]/
const signsAround = new RegExp(`^[【<[〔《〈≪(${bulletSigns}] ?|[】>\\]〕》〉≫)]$`, 'g')
/** 「概要」, 「■ 経緯」: what a part is called; a request may be all that a release is. */
const namesPart = (words: string): boolean => {
  const bare = words.replace(signsAround, '')
  return plainHeading.test(bare) && !bare.endsWith('お願い')
}
const namesWhole =
  /(?:について|知らせ|お?[詫わ]び|報告|ご?案内|お願い|ご?注意)(?:します|いたします)?(?: ?[(【〔<][^()【】〔〕<>]{1,16}[)】〕>])?[】>]?$/
/** A heading that the page's own title repeats; a shorter one could stand in any. */
const shortestTitle = 8

/**
 * The headings that name the whole and no part: 「返却のお願いメールの誤送信について」 over the first sentence. In plain text a
 * title is no heading, and what a page marks as one asks for nothing either, whatever its words.
 */
const findTitles = (document: Document, text: string, lines: readonly Span[], found: readonly Found[]): Set<Found> => {
  const titles = new Set<Found>()
  const front = endOfFront(text, lines)
  const wordsOf = ({ start, end }: Span): string => text.slice(start, Math.min(end, start + 100)).trim()
  const firstTitle = lines.find((line) => line.start >= front || namesWhole.test(wordsOf(line)))?.start ?? front
  const pageTitle = document.title?.normalize('NFKC').slice(0, 200)
  let highestBelow = 7
  for (const one of found.toReversed()) {
    const { heading, level } = one
    const words = wordsOf(heading)
    const goesToTheEnd = level !== undefined && level < highestBelow
    if (goesToTheEnd) highestBelow = level
    if (numberedPart.test(words)) continue
    const isNamed = level !== undefined && words.length >= shortestTitle && pageTitle?.startsWith(words) === true
    const isFirst = heading.start <= firstTitle && !namesPart(words) && (level !== undefined || namesWhole.test(words))
    if (isNamed || (heading.start < front && (goesToTheEnd || isFirst))) titles.add(one)
  }
  return titles
}

/**
 * Headings with what stands under them, up to the next heading of the same or a higher rank. Where the document
 * marks its headings (HTML), those count too. The title of the whole is none of them.
 */
export const findSections = (
  document: Document,
  text: string,
  lines: readonly Span[],
  columnHeads: ReadonlySet<number>,
  toSource: (offset: number) => number,
): Section[] => {
  const marked = document.blocks.filter((block) => block.kind === 'heading')
  const found: Found[] = []
  let next = 0
  for (const [index, line] of lines.entries()) {
    if (columnHeads.has(index)) continue
    let rank = 0
    let level: number | undefined
    if (next < marked.length) {
      const source = toSource(line.start)
      while (next < marked.length && marked[next]!.end <= source) next++
      const block = marked[next]
      if (block !== undefined && block.start <= source && source < block.end) {
        level = block.level ?? 2
        rank = Math.min(3, level)
      }
    }
    const opening = rank > 0 ? undefined : inlineHeading(text.slice(line.start, Math.min(line.end, line.start + 40)))
    if (opening !== undefined) {
      found.push({ heading: { start: line.start, end: line.start + opening.end }, rank: opening.rank })
      continue
    }
    if (rank === 0) rank = line.end - line.start > 80 ? 0 : headingRank(text.slice(line.start, line.end).trim())
    if (rank > 0) found.push({ heading: line, rank, ...(level !== undefined && { level }) })
  }
  const titles = findTitles(document, text, lines, found)
  const parts = found.filter((one) => !titles.has(one))
  nestSigns(text, parts)
  // Walking backwards with a stack of the next heading of each rank keeps this linear.
  const sections: Section[] = new Array(parts.length)
  const nextOfRank = new Array<number>(7).fill(text.length)
  for (let index = parts.length - 1; index >= 0; index--) {
    const { heading, rank } = parts[index]!
    const end = Math.min(...nextOfRank.slice(1, rank + 1))
    sections[index] = {
      heading,
      body: { start: Math.min(text.charAt(heading.end) === '\n' ? heading.end + 1 : heading.end, end), end },
    }
    nextOfRank[rank] = heading.start
  }
  return sections
}
