import { readFileSync } from 'node:fs'
import { childElements, headings, prose, textOf } from './html-elements.js'
import type { ElementNode } from './html-tree.js'

/*
 * A page is a notice in a frame: menus, breadcrumbs, related news, footers. The frame is taken off by what it is called
 * and by how much of it is links, and never where it would take most of what there is to read: a short notice on a page
 * full of menus must come through whole. (Readability looks for the longest stretch of prose instead, and loses it.)
 */

interface FrameWords {
  /** Names, whole, of what heads and ends a site. */
  readonly headers: readonly string[]
  readonly footers: readonly string[]
  /** Names, whole, of what stands beside the content. */
  readonly asides: readonly string[]
  /** Names, whole, of what readers of the page wrote below it. */
  readonly comments: readonly string[]
  /** Words in names of what is frame where it is mostly links. */
  readonly linkWords: readonly string[]
  /** Words in names of what is frame unless it is long. */
  readonly alwaysWords: readonly string[]
  /** Names, whole, of what holds the content. */
  readonly contentNames: readonly string[]
  /** Short lines that are frame by what they say. */
  readonly lines: readonly string[]
  /** What stands over a list of other news, which ends a page. */
  readonly tails: readonly string[]
  /** How frame lines of any length up to 200 begin. */
  readonly longLines: readonly string[]
  /** How such lines end, in lower case. */
  readonly lineEnds: readonly string[]
}

const read: FrameWords = JSON.parse(readFileSync(new URL('./frame.json', import.meta.url), 'utf8'))
const ends = new Set([...read.headers, ...read.footers, ...read.asides])
const comments = new Set(read.comments)
const linkWords = new Set(read.linkWords)
const alwaysWords = new Set(read.alwaysWords)
const contentNames = new Set(read.contentNames)
const either = (patterns: readonly string[]) => new RegExp(patterns.map((pattern) => `(?:${pattern})`).join('|'))
const lines = either(read.lines)
const longLines = either(read.longLines)
const tails = either(read.tails)

const frameRoles = new Set([
  'navigation',
  'banner',
  'contentinfo',
  'search',
  'complementary',
  'dialog',
  'alertdialog',
  'menu',
  'menubar',
])
const frameTags = new Set(['nav', 'aside', 'header', 'footer'])

/** `globalNavArea` and `l-global_nav` hold the word `nav`. */
const wordsIn = (name: string): readonly string[] =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z\d]+/)

/** What an element's id and classes say it is. */
interface Named {
  readonly end: boolean
  readonly comment: boolean
  readonly always: boolean
  readonly links: boolean
  readonly content: boolean
}

/** `siteFooter` and `tmp_footer` are `site-footer` and `footer` under the names that makers of sites give them. */
const asListed = (name: string): readonly string[] => {
  const parted = name
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .replaceAll('_', '-')
    .toLowerCase()
  return [parted, parted.replace(/^tmp-/, '')]
}

const judgeNames = (written: string): Named => {
  const names = written.split(/\s+/, 40).filter((name) => name !== '' && name.length <= 60)
  const whole = [...names.map((name) => name.toLowerCase()), ...names.flatMap(asListed)]
  const parts = [...whole, ...names.flatMap(wordsIn)]
  return {
    end: whole.some((name) => ends.has(name)),
    comment: whole.some((name) => comments.has(name)),
    always: parts.some((word) => alwaysWords.has(word)),
    links: parts.some((word) => linkWords.has(word)),
    content: whole.some((name) => contentNames.has(name)),
  }
}

const unnamed: Named = { end: false, comment: false, always: false, links: false, content: false }

/** Pages repeat their classes on hundreds of elements: each is judged once. */
const createNameJudge = (): ((element: ElementNode) => Named) => {
  const judged = new Map<string, Named>()
  return ({ attributes: { id, class: classes } }) => {
    if (id === undefined && classes === undefined) return unnamed
    const written = `${id ?? ''} ${classes ?? ''}`
    let found = judged.get(written)
    if (found === undefined) {
      found = judgeNames(written)
      judged.set(written, found)
    }
    return found
  }
}

/** True for a line that says nothing but where one is on the site: ページの先頭へ, ホーム > お知らせ, © …. */
export const isFrameLine = (line: string): boolean =>
  line.length <= 200 &&
  ((line.length <= 40 && lines.test(line)) ||
    longLines.test(line) ||
    (line.length > 18 && read.lineEnds.some((ending) => line.slice(-ending.length).toLowerCase() === ending)))

/** 「最近の投稿」: what follows is a list of other news. */
export const isTailHead = (line: string): boolean => line.length <= 24 && tails.test(line.trim())

const isInHeading = ({ parent }: ElementNode): boolean =>
  parent !== undefined &&
  (headings[parent.name] !== undefined ||
    parent.name === 'dt' ||
    parent.name === 'summary' ||
    (parent.name === 'span' && isInHeading(parent)))

/** Whether an element is frame, in a page with `total` characters of prose. */
const isFrameIn = (element: ElementNode, named: Named, total: number): boolean => {
  const { name, attributes, textLength, linkLength, inContent } = element
  const own = prose(element)
  // Whatever it is called, what holds half of the text is no frame.
  if (own * 2 > total || name === 'body' || name === 'html' || name === 'main') return false
  const mostlyLinks = linkLength >= own
  const role = attributes.role ?? ''
  if (name === 'nav' || role === 'navigation' || role === 'search') return true
  if (frameTags.has(name) || frameRoles.has(role)) return inContent ? mostlyLinks && textLength > 0 : true
  // A heading that unfolds what it heads is a button too.
  if (name === 'button') return textLength <= 12 && !isInHeading(element)
  if (named.comment || (!inContent && named.end)) return true
  if (named.always && own <= 300) return true
  return mostlyLinks && textLength > 0 && named.links
}

export interface PageFrame {
  readonly root: ElementNode
  /** Outside of it, whom to ask: what the site has below the content for that, in its own box. */
  readonly enquiries: readonly ElementNode[]
  readonly frame: ReadonlySet<ElementNode>
  /** Whether an element that was not in the tree, since it is hidden, would be frame. */
  readonly isFrame: (element: ElementNode) => boolean
}

const opensEnquiries =
  /^\s{0,9}(?:(?:この|本)?(?:ページ|記事|情報|件|内容)?(?:に関する|について)?の?お?問い?合わ?せ(?:先|窓口)?|(?:この(?:ページ|記事)の)?担当(?:課|部署)|連絡先)/
const holdsNumber = /\d{2,4}[-(\u2010-\u2015\u2212\uff0d]\d{2,4}|@/
const mostOfEnquiries = 600

/** Boxes behind the content and its own, from the inside out, that say whom to ask. */
const enquiriesBehind = (content: ElementNode, frame: ReadonlySet<ElementNode>): readonly ElementNode[] => {
  const found: ElementNode[] = []
  for (let at = content, { parent } = at; parent !== undefined; at = parent, { parent } = at) {
    const siblings = childElements(parent)
    for (const box of siblings.slice(siblings.indexOf(at) + 1)) {
      if (frame.has(box) || box.textLength === 0 || box.textLength > mostOfEnquiries) continue
      const words = textOf(box).trim()
      if (opensEnquiries.test(words.slice(0, 40)) && holdsNumber.test(words.normalize('NFKC'))) found.push(box)
    }
  }
  return found
}

/** Does the content itself say whom to call or write to? A day in figures is no number. */
const givesNumber = (root: ElementNode): boolean =>
  holdsNumber.test(
    textOf(root)
      .normalize('NFKC')
      .replace(/\d{4}-\d{2}-\d{2}/g, ''),
  )

/**
 * Finds the frame of a page, and the element that holds its content: the smallest that says so and holds nearly all
 * there is to read; else the whole page. One pass.
 */
export const findContent = (page: ElementNode): PageFrame => {
  const total = prose(page)
  const namesOf = createNameJudge()
  const frame = new Set<ElementNode>()
  const candidates: { readonly element: ElementNode; readonly own: number; readonly share: number }[] = []
  const articles: { readonly element: ElementNode; readonly own: number }[] = []

  /** Prose outside of frame. */
  const measure = (element: ElementNode): number => {
    if (element.name === 'a' && element.attributes.href !== undefined) return 0
    let own = prose(element)
    for (const child of element.children) {
      if (typeof child === 'string' || (child.textLength === 0 && child.children.length === 0)) continue
      if (isFrameIn(child, namesOf(child), total)) {
        frame.add(child)
        own -= prose(child)
      } else own -= prose(child) - measure(child)
    }
    if (element.name === 'article') articles.push({ element, own })
    if (element.name === 'main' || element.attributes.role === 'main') candidates.push({ element, own, share: 0.4 })
    else if (namesOf(element).content) candidates.push({ element, own, share: 0.7 })
    return own
  }

  const all = measure(page)
  if (articles.length === 1) candidates.push({ ...articles[0]!, share: 0.7 })
  const root = candidates
    .filter(({ own, share }) => own >= 30 && own >= all * share)
    .reduce<ElementNode>((best, { element }) => (element.textLength < best.textLength ? element : best), page)
  const behind = root === page ? [] : enquiriesBehind(root, frame)
  const enquiries = behind.length > 0 && givesNumber(root) ? [] : behind
  return { root, enquiries, frame, isFrame: (element) => isFrameIn(element, namesOf(element), total) }
}
