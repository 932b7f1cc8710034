import { type Attributes, noAttributes, scanHtml } from './html-scan.js'

/** An element of a page, with how much text stands in it: what tells a notice from the frame around it. */
export interface ElementNode {
  readonly name: string
  readonly attributes: Attributes
  readonly parent: ElementNode | undefined
  readonly children: (ElementNode | string)[]
  /** Characters of text within, but for the white space around tags. */
  textLength: number
  /** Those of them within links. */
  linkLength: number
  /** It stands in `<main>` or `<article>`, or is one. */
  readonly inContent: boolean
}

export interface PageTree {
  readonly root: ElementNode
  /** The text of the first `<title>`. */
  readonly title: string | undefined
  /** `<meta>`, `<link>`, `<base>`, `<frame>`, `<iframe>`, `<object>`, `<embed>`, wherever they stand. */
  readonly declarations: readonly ElementNode[]
  /** Headings of the first and second level, wherever they stand. */
  readonly headings: readonly ElementNode[]
  /** What is hidden and no reader can open, with its place in the tree, in which it does not stand. */
  readonly hidden: readonly ElementNode[]
  /** The first comment that names where the page was saved from. */
  readonly savedFrom: string | undefined
}

/**
 * Elements below this depth are opened no more; what stands in them counts to the deepest one open. It bounds every
 * search through the open elements, so that a page of nothing but unclosed tags takes no longer than another, and the
 * walks over the tree may recurse. (htmlparser2's parser moves its whole stack for every tag: 6 s for a megabyte of `<div>`.)
 */
export const maxDepth = 200

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const voidElements = words(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr',
)
/** What these hold is no text of the page. */
const dropped = words(
  'script style template noscript svg math object applet canvas select textarea audio video iframe map noframes noembed',
)
/** Those of them that hold no text even where their end tag is missing, and so the rest of the page may stand in them. */
const neverText = words('script style svg template iframe noframes noembed')
const declaring = words('meta link base frame iframe object embed')
const inline = words(
  'a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark nobr q s samp small span strike strong sub sup tt u var',
)
const cellsAndRows = words('td th tr tbody thead tfoot caption colgroup')
const closesParagraph = words(
  'address article aside blockquote center details dialog dir div dl dd dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr main menu nav ol p pre section table ul li',
)

interface Closing {
  readonly closes: ReadonlySet<string>
  /** Open elements that shield what stands outside of them. */
  readonly within: ReadonlySet<string>
}
const closing = (closes: string, within: string): Closing => ({ closes: words(closes), within: words(within) })
const cell = closing('td th', 'tr table')
const rowGroup = closing('td th tr tbody thead tfoot caption', 'table')
/** End tags that HTML lets a page leave out: which open elements a start tag closes. */
const impliedClosings: ReadonlyMap<string, Closing> = new Map(
  Object.entries({
    li: closing('li', 'ul ol menu dir table'),
    dt: closing('dt dd', 'dl table'),
    dd: closing('dt dd', 'dl table'),
    td: cell,
    th: cell,
    tr: closing('td th tr caption', 'table'),
    tbody: rowGroup,
    thead: rowGroup,
    tfoot: rowGroup,
    rt: closing('rt rp', 'ruby'),
    rp: closing('rt rp', 'ruby'),
    a: closing('a', 'td th table li'),
    body: closing('head', 'body'),
  }),
)
const tableOnly = words('table')
const cells = words('td th caption')
const nothing: ReadonlySet<string> = new Set()
// Furigana without an end tag would else take the rest of the page with them.
const paragraph = closing('p rt rp', 'td th table li dd button')

// Pages that fade in by script hide their whole body.
const neverHidden = words('html body main article')
const isHidden = ({ name, attributes }: ElementNode): boolean =>
  (attributes.hidden !== undefined || attributes.style !== undefined) &&
  !neverHidden.has(name) &&
  ((attributes.hidden !== undefined && attributes.hidden.toLowerCase() !== 'until-found') ||
    /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributes.style ?? ''))

/** What stands behind a heading, a tab or a button that a reader can press: folded away, and text of the page all the same. */
const isFolded = (
  { name, attributes: { id, role }, textLength, linkLength }: ElementNode,
  controlled: ReadonlySet<string>,
): boolean =>
  // A menu folds away too.
  linkLength * 2 < textLength &&
  (name === 'dd' ||
    role === 'tabpanel' ||
    (id !== undefined && controlled.has(id) && !/^(?:alert)?dialog$|^menu/.test(role ?? '')))

/** Makes a tree of a page; scripts, styles, comments and hidden elements are left out, but for what only waits to be opened. Linear in the page's length, whatever it holds. */
export const parsePage = (html: string): PageTree => {
  const root: ElementNode = {
    name: '',
    attributes: noAttributes,
    parent: undefined,
    children: [],
    textLength: 0,
    linkLength: 0,
    inContent: false,
  }
  const open: ElementNode[] = [root]
  const declarations: ElementNode[] = []
  const headings: ElementNode[] = []
  const hidden: ElementNode[] = []
  /** Ids of what a button seen so far opens. */
  const controlled = new Set<string>()
  let title: string | undefined
  let savedFrom: string | undefined
  // Tags past the depth that are open: their end tags must not close what stands above them.
  let tooDeep = 0
  let text = ''
  const top = () => open[open.length - 1]!

  const flush = () => {
    if (text === '') return
    const node = top()
    node.children.push(text)
    node.textLength += text.trim().length
    text = ''
  }

  const closeTop = (byItsEndTag = false) => {
    flush()
    const node = open.pop()!
    const { parent } = node
    if (parent === undefined) return
    if (node.name === 'title') title ??= node.children.join('')
    const isNoText = node.name === 'title' || (dropped.has(node.name) && (byItsEndTag || neverText.has(node.name)))
    if (isNoText || (isHidden(node) && !isFolded(node, controlled))) {
      parent.children.pop()
      if (!isNoText && node.textLength > 0) hidden.push(node)
      return
    }
    parent.textLength += node.textLength
    parent.linkLength += node.name === 'a' && node.attributes.href !== undefined ? node.textLength : node.linkLength
  }

  const closeDownTo = (depth: number, byItsEndTag: boolean) => {
    while (open.length > depth + 1) closeTop()
    closeTop(byItsEndTag)
  }

  /** Closes what a start tag implies the end of: each open element that it `closes` up to one that shields what is outside. */
  const closeImplied = ({ closes, within }: Closing) => {
    for (let i = open.length - 1; i > 0; i--) {
      const { name } = open[i]!
      if (closes.has(name)) closeDownTo(i, true)
      else if (within.has(name)) return
    }
  }

  const openElement = (name: string, attributes: Attributes) => {
    flush()
    if (closesParagraph.has(name)) closeImplied(paragraph)
    const implied = impliedClosings.get(name)
    if (implied !== undefined) closeImplied(implied)
    const parent = top()
    const isVoid = voidElements.has(name)
    const node: ElementNode = {
      name,
      attributes,
      parent,
      children: isVoid ? noChildren : [],
      textLength: 0,
      linkLength: 0,
      inContent: parent.inContent || name === 'main' || name === 'article' || attributes.role === 'main',
    }
    const controls = attributes['aria-controls']
    if (controls !== undefined) for (const id of controls.split(/\s+/, 20)) controlled.add(id)
    if (declaring.has(name)) declarations.push(node)
    else if (name === 'h1' || name === 'h2') headings.push(node)
    if (isVoid) {
      if (!declaring.has(name)) parent.children.push(node)
    } else if (open.length >= maxDepth) tooDeep++
    else {
      parent.children.push(node)
      open.push(node)
    }
  }

  const closeElement = (closed: string) => {
    flush()
    if (closed === 'br') top().children.push({ ...emptyBreak, parent: top() })
    if (voidElements.has(closed)) return
    if (tooDeep > 0) {
      tooDeep--
      return
    }
    const isInline = inline.has(closed)
    const shields = cellsAndRows.has(closed) ? tableOnly : closed === 'table' ? nothing : cells
    for (let i = open.length - 1; i > 0; i--) {
      const { name } = open[i]!
      if (name === closed) return closeDownTo(i, true)
      // </b> does not close a <div> that was opened within the <b>.
      if (isInline ? !inline.has(name) : shields.has(name)) return
    }
  }

  scanHtml(html, {
    text: (piece) => {
      text += piece
    },
    open: openElement,
    close: closeElement,
    comment: (comment) => {
      savedFrom ??= /^\s{0,9}saved from url=\(\d{1,9}\)(\S{1,2000})/.exec(comment)?.[1]
    },
  })
  while (open.length > 1) closeTop()
  flush()
  return { root, title, declarations, headings, hidden, savedFrom }
}

/** Void elements share that they have none; nothing is ever put into them. */
const noChildren: ElementNode['children'] = []

const emptyBreak = {
  name: 'br',
  attributes: noAttributes,
  children: noChildren,
  textLength: 0,
  linkLength: 0,
  inContent: false,
} as const satisfies Omit<ElementNode, 'parent'>
