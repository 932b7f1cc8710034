import { headings, lineElements, spacedElements } from './html-elements.js'
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

/** The level of an element that is set large as a whole, itself or by the one element in it that holds all of its text. */
const largeLevel = (node: ElementNode): number | undefined => {
  let at = node
  for (;;) {
    const level = levelBySize(at)
    if (level !== undefined) return level
    const { textLength } = at
    const inner = at.children.find(
      (child): child is ElementNode => typeof child !== 'string' && child.textLength === textLength,
    )
    if (inner === undefined || !isInline(inner)) return undefined
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

/** The level of a heading where a child of an element is a line of its own in large letters, and short. */
export const headingByFont = (parent: ElementNode, i: number): number | undefined => {
  const child = parent.children[i]
  if (child === undefined || typeof child === 'string' || child.textLength < 2 || child.textLength > 60)
    return undefined
  if (!isInline(child) || !isBlock(parent) || child.linkLength > 0) return undefined
  const level = largeLevel(child)
  if (level === undefined || !endsLine(parent.children, i, -1) || !endsLine(parent.children, i, 1)) return undefined
  return hasBreak(child) || ending.test(lastText(child).trim()) ? undefined : level
}

/** Large letters over several lines are a letterhead, not one heading. */
const hasBreak = (node: ElementNode): boolean =>
  node.children.some((child) => typeof child !== 'string' && (child.name === 'br' || isBlock(child) || hasBreak(child)))

const lastText = (node: ElementNode): string => {
  const last = node.children.findLast((child) =>
    typeof child === 'string' ? child.trim() !== '' : child.textLength > 0,
  )
  return last === undefined ? '' : typeof last === 'string' ? last : lastText(last)
}
