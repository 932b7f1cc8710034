import { compile } from 'css-select'
import { DomUtils } from 'htmlparser2'
import { decodeText } from '../capture/charset.js'
import { codedError } from '../casebook/errors.js'
import { distinctItems, itemAddress, type SourceItem } from './items.js'
import { parseShallow } from './shallow-page.js'

const { getElementsByTagName, textContent } = DomUtils
type Element = ReturnType<typeof getElementsByTagName>[number]
type Parent = Element['parent']

/** An element, not the document around all of them. */
const isElement = (node: Parent | Element['prev']): node is Element => node !== null && 'attribs' in node

/** A list longer than this is no list of news. */
const mostBytes = 3 * 1024 * 1024
const mostLinks = 3_000
/** A row's elements stand no deeper in one another than this. */
const mostAbove = 20

const frame = new Set(['nav', 'header', 'footer', 'aside'])
const frameName =
  /(?:^|[-_ ])(?:nav|gnav|menu|header|footer|breadcrumbs?|sidebar|side|pan(?:kuzu)?|pager?|pagination|sns|share)(?:$|[-_ ])/i
const dated =
  /(?:19|20)\d\d\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}|(?:令和|平成|R|H)\s*(?:\d{1,2}|元)\s*[年.]\s*\d{1,2}\s*[月.]|\d{1,2}月\d{1,2}日/

const words = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Does an element, or one around it, fulfil this? Each is looked at once, however many links stand in it. */
const withinAny = (fulfils: (element: Element) => boolean): ((element: Element) => boolean) => {
  const known = new Map<Element, boolean>()
  return (element) => {
    const passed: Element[] = []
    let found = false
    for (let node: Parent | Element = element; node !== null && isElement(node); node = node.parent) {
      const before = known.get(node)
      passed.push(node)
      found = before ?? fulfils(node)
      if (before !== undefined || found) break
    }
    for (const node of passed) known.set(node, found)
    return found
  }
}

/** What stands in the frame of a site is no news: its menus, its footer, the way up. */
const isFrame = ({ name, attribs }: Element): boolean =>
  frame.has(name) || frameName.test(`${attribs.class ?? ''} ${attribs.id ?? ''}`)

/** How a link stands in its page: the elements around it with their classes. Links of one list stand alike. */
const placeOf = (link: Element): string => {
  const place: string[] = []
  for (let node: Parent = link.parent; node !== null && place.length < 5; node = node.parent)
    if (isElement(node)) place.push(`${node.name}.${(node.attribs.class ?? '').split(/\s+/)[0]}`)
  return place.join(' ')
}

/** The row a link stands in (list item, table row, definition): where its date is looked for. */
const rowText = (link: Element): string => {
  let row: Element = link
  let above = 0
  for (let node: Parent = link.parent; node !== null && isElement(node); node = node.parent) {
    if (above++ === mostAbove) break
    if (getElementsByTagName('a', node, true, 3).length > 2) break
    row = node
    if (node.name === 'li' || node.name === 'tr' || node.name === 'dl') break
  }
  // In <dl> the date is often the <dt> before the link's <dd>.
  const before = row.name === 'dd' ? row.prev : null
  const earlier = before && !isElement(before) ? before.prev : before
  return words(`${earlier && isElement(earlier) ? textContent(earlier) : ''} ${textContent(row)}`).slice(0, 400)
}

interface Link {
  readonly item: SourceItem
  readonly place: string
  readonly dated: boolean
}

const linksOf = (elements: readonly Element[], base: string, own: string): readonly Link[] =>
  elements.slice(0, mostLinks).flatMap((element): Link[] => {
    const uri = itemAddress(element.attribs.href, base)
    const title = words(textContent(element)) || words(element.attribs.title ?? '')
    if (uri === undefined || uri === own || title === '') return []
    return [
      {
        item: { key: uri, uri, title: title.slice(0, 300) },
        place: placeOf(element),
        dated: dated.test(rowText(element)),
      },
    ]
  })

/** News are links that stand alike, several of them, with titles longer than a menu's words, mostly with a date beside. */
const newsAmong = (links: readonly Link[]): readonly SourceItem[] => {
  const groups = new Map<string, Link[]>()
  for (const link of links) {
    const group = groups.get(link.place)
    if (group) group.push(link)
    else groups.set(link.place, [link])
  }
  const isNews = (group: readonly Link[]): boolean => {
    const withDate = group.filter((l) => l.dated).length
    const length = group.reduce((sum, l) => sum + (l.item.title?.length ?? 0), 0) / group.length
    if (withDate >= group.length / 2) return length >= 6
    return group.length >= 4 && length >= 14
  }
  const news = new Set([...groups.values()].filter(isNews).flat())
  return links.filter((l) => news.has(l)).map((l) => l.item)
}

/**
 * What a page of news points at, in its order: the links its `selector` finds (CSS; links within what it finds count), or, without one, those
 * that stand in a list of dated titles outside the site's frame. Throws `BAD_SELECTOR`, `TOO_DEEP`, `TOO_LARGE`.
 */
export const listItems = (
  bytes: Uint8Array,
  contentType: string,
  address: string,
  selector?: string,
): readonly SourceItem[] => {
  if (bytes.length > mostBytes)
    throw codedError('watch', 'TOO_LARGE', `could not look for news in ${address}: the page is larger than 3 MB`)
  const page = parseShallow(decodeText(bytes, { contentType }).text)
  if (page === undefined)
    throw codedError(
      'watch',
      'TOO_DEEP',
      `could not look for news in ${address}: its elements stand too deep in one another`,
    )
  const base = itemAddress(getElementsByTagName('base', page, true, 1)[0]?.attribs.href, address) ?? address
  const all = getElementsByTagName('a', page, true)
  if (selector === undefined) {
    const inFrame = withinAny(isFrame)
    const links = all.filter((a) => a.parent === null || !isElement(a.parent) || !inFrame(a.parent))
    return distinctItems(newsAmong(linksOf(links, base, address)))
  }
  let matches: (element: Element) => boolean
  try {
    matches = compile<Element, Element>(selector)
  } catch (cause) {
    throw codedError(
      'watch',
      'BAD_SELECTOR',
      `could not use the selector ${JSON.stringify(selector)}: ${cause instanceof Error ? cause.message : String(cause)}`,
      cause,
    )
  }
  return distinctItems(linksOf(all.filter(withinAny(matches)), base, address).map((l) => l.item))
}
