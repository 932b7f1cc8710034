import { Parser } from 'htmlparser2'

/** What a scan of a page finds, in order. Names are in lower case, character references resolved. */
export interface ScanHandler {
  text(text: string): void
  open(name: string, attributes: Attributes): void
  close(name: string): void
  comment(text: string): void
}

/** A set of names as written in lower or upper case, each leading to one and the same string: such strings compare at a glance. */
const lookup = <T extends string>(names: readonly T[]): ReadonlyMap<string, T> =>
  new Map(names.flatMap((name) => [[name, name] as const, [name.toUpperCase(), name] as const]))

/** The attributes that say anything about text; the others are not kept. */
const attributeNames = [
  'id',
  'class',
  'role',
  'href',
  'src',
  'srcset',
  'data-src',
  'data-original',
  'data-lazy-src',
  'data-srcset',
  'alt',
  'style',
  'hidden',
  'aria-hidden',
  'aria-controls',
  'rel',
  'property',
  'name',
  'content',
  'colspan',
  'rowspan',
  'width',
  'height',
  'size',
  'data',
  'http-equiv',
] as const
type AttributeName = (typeof attributeNames)[number]
export type Attributes = Readonly<Record<AttributeName, string | undefined>>

const wanted = lookup(attributeNames)

/** Every element's attributes have the same shape, whichever it has: what reads them is then compiled for one shape only. */
const createAttributes = (): Record<AttributeName, string | undefined> => ({
  id: undefined,
  class: undefined,
  role: undefined,
  href: undefined,
  src: undefined,
  srcset: undefined,
  'data-src': undefined,
  'data-original': undefined,
  'data-lazy-src': undefined,
  'data-srcset': undefined,
  alt: undefined,
  style: undefined,
  hidden: undefined,
  'aria-hidden': undefined,
  'aria-controls': undefined,
  rel: undefined,
  property: undefined,
  name: undefined,
  content: undefined,
  colspan: undefined,
  rowspan: undefined,
  width: undefined,
  height: undefined,
  size: undefined,
  data: undefined,
  'http-equiv': undefined,
})

/** Most tags have none, and share that. */
export const noAttributes = createAttributes()

/** Names that stand on pages over and over. */
const knownNames = lookup(
  'a abbr article aside b body br button caption center col dd div dl dt em figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i img input li link main meta nav ol option p pre script section select small span strong style table tbody td th thead title tr u ul'.split(
    ' ',
  ),
)
const nameOf = (written: string): string => knownNames.get(written) ?? written.toLowerCase()

/** Elements whose content is no markup: up to their own end tag, whatever else stands there. */
const rawElements: Readonly<Record<string, RegExp>> = Object.fromEntries(
  ['script', 'style', 'xmp', 'iframe', 'noembed', 'noframes', 'title', 'textarea'].map((name) => [
    name,
    new RegExp(`</${name}(?=[\\s/>])`, 'gi'),
  ]),
)
const hasReferences = new Set(['title', 'textarea', 'xmp'])

const isSpaceCode = (code: number): boolean => code === 0x20 || (code >= 9 && code <= 13)
const isLetter = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)

const reference = /&(?:#[0-9]{1,9}|#[xX][0-9a-fA-F]{1,9}|[A-Za-z][A-Za-z0-9]{1,31});?/g
/** In an address `&copy=1` is no ©: only what ends in a semicolon is a reference. */
const closedReference = /&(?:#[0-9]{1,9}|#[xX][0-9a-fA-F]{1,9}|[A-Za-z][A-Za-z0-9]{1,31});/g

/** Resolves a character reference by htmlparser2's table; a page uses few different ones, so each is looked up once. */
const createResolver = (): ((found: string) => string) => {
  const known = new Map<string, string>()
  return (found) => {
    let text = known.get(found)
    if (text === undefined) {
      const pieces: string[] = []
      new Parser({ ontext: (piece) => void pieces.push(piece) }).end(found)
      text = pieces.join('')
      known.set(found, text)
    }
    return text
  }
}

/**
 * Scans a page into text, tags and comments, by the tokenisation rules of the HTML standard as far as they bear on text.
 * Text is found by `indexOf`, which makes this three times as fast as a tokeniser that looks at every character.
 * Linear: nothing is looked at twice, and what has no end runs to the end of the page.
 */
export const scanHtml = (html: string, handler: ScanHandler): void => {
  const resolve = createResolver()
  const resolved = (text: string) => (text.includes('&') ? text.replace(reference, resolve) : text)
  const size = html.length

  /** Reads attributes from `at` to the tag's `>`; gives what stands behind it, or -1 where the page ends before. */
  const readAttributes = (from: number, attributes: Record<AttributeName, string | undefined>): number => {
    let at = from
    for (;;) {
      let code = html.charCodeAt(at)
      while (isSpaceCode(code) || code === 0x2f) code = html.charCodeAt(++at)
      if (at >= size) return -1
      if (code === 0x3e) return at + 1
      const nameStart = at
      // A name may begin with =, and then goes on to the next.
      code = html.charCodeAt(++at)
      while (at < size && code !== 0x3d && code !== 0x3e && code !== 0x2f && !isSpaceCode(code))
        code = html.charCodeAt(++at)
      const nameEnd = at
      while (isSpaceCode(code)) code = html.charCodeAt(++at)
      let value = ''
      if (code === 0x3d) {
        code = html.charCodeAt(++at)
        while (isSpaceCode(code)) code = html.charCodeAt(++at)
        const valueStart = at
        if (code === 0x22 || code === 0x27) {
          const end = html.indexOf(code === 0x22 ? '"' : "'", at + 1)
          if (end < 0) return -1
          value = html.slice(valueStart + 1, end)
          at = end + 1
        } else {
          while (at < size && code !== 0x3e && !isSpaceCode(code)) code = html.charCodeAt(++at)
          value = html.slice(valueStart, at)
        }
      }
      const written = html.slice(nameStart, nameEnd)
      const name = wanted.get(written) ?? wanted.get(written.toLowerCase())
      if (name !== undefined && attributes[name] === undefined)
        attributes[name] = value.includes('&') ? value.replace(closedReference, resolve) : value
    }
  }

  const tagNameEnd = (from: number): number => {
    let at = from
    for (let code = html.charCodeAt(at); at < size && code !== 0x3e && code !== 0x2f && !isSpaceCode(code); )
      code = html.charCodeAt(++at)
    return at
  }

  /** Reads what begins with the `<` at `lt`; gives what stands behind it, `lt` itself where it is only a character. */
  const readMarkup = (lt: number): number => {
    const code = html.charCodeAt(lt + 1)
    if (isLetter(code)) return readStartTag(lt + 1)
    if (code === 0x2f && isLetter(html.charCodeAt(lt + 2))) {
      const nameEnd = tagNameEnd(lt + 2)
      const end = html.indexOf('>', nameEnd)
      if (end < 0) return size
      handler.close(nameOf(html.slice(lt + 2, nameEnd)))
      return end + 1
    }
    if (code === 0x21 && html.startsWith('--', lt + 2)) return readComment(lt + 4)
    // <!DOCTYPE …>, <?xml …>, </ …>: up to the next >
    if (code !== 0x21 && code !== 0x3f && code !== 0x2f) return lt
    const end = html.indexOf('>', lt + 2)
    return end < 0 ? size : end + 1
  }

  /** Whether a tag that ends at `end` does so in `/>`; in <a href=/> the slash is the address. */
  const isSelfClosed = (nameEnd: number, end: number): boolean => {
    if (html.charCodeAt(end - 2) !== 0x2f) return false
    const before = html.charCodeAt(end - 3)
    return end - 2 === nameEnd || isSpaceCode(before) || before === 0x22 || before === 0x27
  }

  const readComment = (start: number): number => {
    if (html.startsWith('>', start)) return start + 1
    const end = html.indexOf('-->', start)
    handler.comment(html.slice(start, end < 0 ? size : end))
    return end < 0 ? size : end + 3
  }

  const readStartTag = (nameStart: number): number => {
    const nameEnd = tagNameEnd(nameStart)
    const name = nameOf(html.slice(nameStart, nameEnd))
    const isBare = html.charCodeAt(nameEnd) === 0x3e
    const attributes = isBare ? noAttributes : createAttributes()
    const end = isBare ? nameEnd + 1 : readAttributes(nameEnd, attributes)
    if (end < 0) return size
    handler.open(name, attributes)
    if (name === 'a' && isSelfClosed(nameEnd, end)) handler.close(name)
    const endTag = Object.hasOwn(rawElements, name) ? rawElements[name] : undefined
    if (endTag === undefined) return end
    endTag.lastIndex = end
    const ending = endTag.exec(html)?.index
    // In a page that keeps to XML <script/> is whole; what is never closed would else take the rest of the page with it.
    if (ending === undefined && isSelfClosed(nameEnd, end)) {
      handler.close(name)
      return end
    }
    const found = ending ?? size
    const content = html.slice(end, found)
    handler.text(hasReferences.has(name) ? resolved(content) : content)
    return found
  }

  let textStart = 0
  for (let lt = html.indexOf('<'); lt >= 0; ) {
    const code = html.charCodeAt(lt + 1)
    if (!isLetter(code) && code !== 0x2f && code !== 0x21 && code !== 0x3f) {
      lt = html.indexOf('<', lt + 1)
      continue
    }
    if (lt > textStart) handler.text(resolved(html.slice(textStart, lt)))
    textStart = readMarkup(lt)
    lt = html.indexOf('<', textStart)
  }
  if (textStart < size) handler.text(resolved(html.slice(textStart)))
}
