import { headings, lineElements, spacedElements, textOf } from './html-elements.js'
import type { ElementNode } from './html-tree.js'

/*
 * Pages of the nineties have no headings but lines in large letters:
 *
 *   <center><font size="5"><b>個人情報の紛失について</b></font></center>
 *   <br><font size="+2">1 経緯</font><br>
 */

const isBlock = ({ name }: ElementNode): boolean =>
  lineElements.has(name) || spacedElements.has(name) || headings[name] !== undefined || name === ''
const isInline = (node: ElementNode): boolean => !isBlock(node) && node.name !== 'br' && node.name !== 'img'

const sizes: Readonly<Record<string, number>> = { 7: 1, '+4': 1, '+3': 1, 6: 1, 5: 2, '+2': 2 }
const largeStyle = /font-size\s{0,9}:\s{0,9}(?:(xx?-large)|(\d{1,3}(?:\.\d{1,3})?)(px|pt|%|r?em))/i
/** From where on letters are a heading's, by the unit. */
const largeFrom: Readonly<Record<string, number>> = { px: 22, pt: 16, '%': 140, em: 1.4, rem: 1.4 }

const levelBySize = ({ name, attributes: { size, style } }: ElementNode): number | undefined => {
  if (name === 'font' && size !== undefined) return sizes[size.trim()]
  const match = style === undefined ? undefined : largeStyle.exec(style)
  if (match == null) return undefined
  const [, word, value = '0', unit = ''] = match
  return word !== undefined || Number(value) >= (largeFrom[unit.toLowerCase()] ?? Number.POSITIVE_INFINITY)
    ? 2
    : undefined
}

const isBold = ({ name, attributes: { style } }: ElementNode): boolean =>
  name === 'b' || name === 'strong' || /font-weight\s{0,9}:\s{0,9}(?:bold|[6-9]00)/i.test(style ?? '')

/**
 * What an element that is set as a whole in large or bold letters is, itself or by the one element in it that holds all
 * of its text.
 */
const setting = (node: ElementNode): number | 'bold' | undefined => {
  let at = node
  let found: 'bold' | undefined
  for (;;) {
    const level = levelBySize(at)
    if (level !== undefined) return level
    if (isBold(at)) found = 'bold'
    const { textLength } = at
    const inner = at.children.find(
      (child): child is ElementNode => typeof child !== 'string' && child.textLength === textLength,
    )
    if (inner === undefined || !isInline(inner)) return found
    at = inner
  }
}

/** True where nothing but white space stands between a child and the next break, block or end, looking by `step`. */
const endsLine = (children: ElementNode['children'], i: number, step: 1 | -1): boolean => {
  // Empty anchors stand before headings, seldom more than one.
  for (let at = i + step, seen = 0; seen < 6; at += step, seen++) {
    const child = children[at]
    if (child === undefined) return true
    if (typeof child === 'string') {
      if (child.trim() !== '') return false
    } else if (child.name === 'br' || child.name === 'hr' || isBlock(child)) return true
    else if (child.textLength > 0 || child.name === 'img') return false
  }
  return false
}

const ending = /[。、,.]$|(?:です|ます|した|ません)$/

/** Bold lines that stress something or name somebody: numbers, lists, addressees, offices, questions. */
const stressed =
  /[\d、，・／/：:@「」（）()]|^[※＊*→Ｑ問]|^Q\W|各位|御中|[様さ殿]ま?$|済み?$|[なす][いしる]$|会社|法人|以上|[課係部室局館市町村校園院店会組]$|(?:センター|クラブ|協会|機構)$|(?<!に)[長員] \S{1,8}/
const longestBold = 30
const numberAhead = /^\s{0,9}[（(]?[\d一二三四五六七八九十①-⑳]{1,2}[)）.．、\s]\s{0,9}/

/** Whether bold words on a line of their own are what a part of a report is called. */
const isBoldHeading = (node: ElementNode): boolean => {
  const words = textOf(node).normalize('NFKC').trim().replace(numberAhead, '')
  return words.length >= 2 && words.length <= longestBold && !stressed.test(words)
}

/**
 * The level of a heading where a child of an element is a line of its own in large letters, and short; or in bold ones
 * with words of a heading.
 */
export const headingByFont = (parent: ElementNode, i: number): number | undefined => {
  const child = parent.children[i]
  if (child === undefined || typeof child === 'string' || child.textLength < 2 || child.textLength > 60)
    return undefined
  if (!isInline(child) || !isBlock(parent) || child.linkLength > 0) return undefined
  const found = setting(child)
  if (found === undefined || (found === 'bold' && !isBoldHeading(child))) return undefined
  const level = found === 'bold' ? boldLevel : found
  if (!endsLine(parent.children, i, -1) || !endsLine(parent.children, i, 1)) return undefined
  return hasBreak(child) || ending.test(lastText(child).trim()) ? undefined : level
}

const boldLevel = 4

/** Large letters over several lines are a letterhead, not one heading. */
const hasBreak = (node: ElementNode): boolean =>
  node.children.some((child) => typeof child !== 'string' && (child.name === 'br' || isBlock(child) || hasBreak(child)))

const lastText = (node: ElementNode): string => {
  const last = node.children.findLast((child) =>
    typeof child === 'string' ? child.trim() !== '' : child.textLength > 0,
  )
  return last === undefined ? '' : typeof last === 'string' ? last : lastText(last)
}
