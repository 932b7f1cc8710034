import { absolute, childElements, prose, textOf } from './html-elements.js'
import type { ElementNode, PageTree } from './html-tree.js'
import type { PageFrame } from './page-frame.js'

/*
 * What a page shows and its text does not hold. It is named, with its address where it has one, so that a reader knows
 * that something is missing; nothing is made up for it.
 */

/**
 * An image's alternative text where it is a sentence, not ロゴ or photo.jpg. It is text of the page: its author wrote it
 * to stand in the image's place (HTML standard 4.8.4.4), and whoever cannot see the image is told nothing else.
 */
export const meaningfulAlt = ({ attributes }: ElementNode): string => {
  const alt = (attributes.alt ?? '').trim()
  if (alt.length < 8 || !/[\u3040-\u30ff\u4e00-\u9fff]/.test(alt)) return ''
  return isPicture(alt) ? '' : alt
}

const isPicture = (alt: string): boolean =>
  /(?:ロゴ|アイコン|バナー|写真|イメージ|画像|イラスト|マーク)(?:です)?$/.test(alt)

/** Where an image comes from: what is loaded once it is scrolled to stands beside a placeholder, or in a `<source>` beside the image. */
const imageSource = ({ attributes, parent }: ElementNode): string => {
  const first = (set: string | undefined) => set?.trim().split(/[\s,]/, 1)[0] || undefined
  const later =
    attributes['data-src'] ??
    attributes['data-original'] ??
    attributes['data-lazy-src'] ??
    first(attributes['data-srcset'])
  const own = attributes.src?.startsWith('data:') ? undefined : attributes.src
  const beside = parent?.name === 'picture' ? childElements(parent).find(({ name }) => name === 'source') : undefined
  return (
    later ??
    own ??
    first(attributes.srcset) ??
    first(beside?.attributes.srcset ?? beside?.attributes['data-srcset']) ??
    attributes.src ??
    ''
  )
}

/** 件数は<img alt="35名分">です: between two pieces of text an image stands for a word, whatever its length. */
export const altWithin = (
  image: ElementNode,
  before: ElementNode | string | undefined,
  after: typeof before,
): string => {
  const isText = (node: ElementNode | string | undefined) => typeof node === 'string' && node.trim() !== ''
  const alt = (image.attributes.alt ?? '').trim()
  return isText(before) && isText(after) && /[\d\u3040-\u30ff\u4e00-\u9fff]/.test(alt) && !isPicture(alt) ? alt : ''
}

/** A mark that leads to a note: ※1, 注2), [3], *. */
const noteMark = /^[([〔【]?(?:[※*†‡§]|注釈?|註)?\s?(?:\d{1,2}|[a-z])?(?:[,、・]\s?※?\d{1,2}){0,5}[)\]〕】]?$/

/** Whether an element is set as a mark that leads to a note: above the line, or as a link within the page. */
export const isNoteMark = (node: ElementNode): boolean => {
  const { name, attributes, textLength } = node
  if (textLength === 0 || textLength > 12) return false
  const isRaised = name === 'sup' || /vertical-align\s*:\s*super\b/i.test(attributes.style ?? '')
  const mark = textOf(node).normalize('NFKC').trim()
  // A link that is a bare number may be the number itself.
  if (!isRaised && !(name === 'a' && attributes.href?.includes('#') && !/^\d+$/.test(mark))) return false
  return noteMark.test(mark)
}

const pixels = (size: string | undefined): number | undefined =>
  size !== undefined && /^\d{1,4}(?:px)?$/.test(size.trim()) ? Number.parseInt(size, 10) : undefined

/** An image large enough to hold text; icons and spacers say their size. */
const mayHoldText = (image: ElementNode): boolean =>
  [image.attributes.width, image.attributes.height].every((size) => (pixels(size) ?? 150) >= 150) &&
  !/(?:icon|logo|spacer|blank|btn|button|bnr|banner|arrow)/i.test(imageSource(image))

/** An image that says of itself that it is no picture: by its name, its alternative text, or as large as a page. */
const isOfText = (image: ElementNode): boolean => {
  const { alt = '', width, height } = image.attributes
  if (/お知らせ|お詫び|おわび|資料|別紙|別添|一覧|内訳|文書|通知|[図表]\s?[\d0-9]?$/.test(alt)) return true
  if (
    /(?:owabi|oshirase|shiryo|bessi|besshi|hyou|bunsyo|bunsho|notice|release|scan|table)[\w-]{0,20}\.(?:png|jpe?g|gif|webp)/i.test(
      imageSource(image),
    )
  )
    return true
  return (pixels(width) ?? 0) >= 400 && (pixels(height) ?? 0) >= 300
}

/** Where others' maps, players and buttons come from. */
const widgetHosts =
  /(?:^|\.)(?:google|googletagmanager|googlesyndication|doubleclick|youtube|youtube-nocookie|youtu|vimeo|facebook|twitter|x|line|instagram|hatena|yahoo|criteo|typesquare)\.(?:com|net|co\.jp|ne\.jp|jp|be|me)$/

const isWidget = ({ attributes: { src = '', width, height, style = '' } }: ElementNode): boolean =>
  (pixels(width) ?? 2) <= 1 ||
  (pixels(height) ?? 2) <= 1 ||
  /display\s*:\s*none/i.test(style) ||
  (URL.canParse(src, 'https://page.invalid') && widgetHosts.test(new URL(src, 'https://page.invalid').hostname))

const mostNamed = 5
const named = (found: readonly string[]): string => {
  const all = [...new Set(found)]
  const rest = all.length - mostNamed
  return `${all.slice(0, mostNamed).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`
}

const addressOf = (written: string | undefined, base: string | undefined): string | undefined => {
  const address = written === undefined ? undefined : (absolute(written, base) ?? undefined)
  return address?.slice(0, 300)
}

/** Fewer characters than these are a sign or a label, and no part of a notice. */
const aSentence = 12

const isSentence = (node: ElementNode): boolean =>
  prose(node) >= aSentence && node.linkLength < prose(node) && /[\u3040-\u30ff]/.test(textOf(node))

/**
 * Text of the content that is left out because the page hides it, or sets it aside: the outermost elements, as far as
 * they hold sentences.
 */
export const findHidden = (
  page: PageTree,
  { root, frame, isFrame }: PageFrame,
  ariaHidden: readonly ElementNode[],
): readonly ElementNode[] => {
  const gone = new Set([...page.hidden, ...ariaHidden])
  const isOfContent = (node: ElementNode): boolean => {
    for (let { parent } = node; parent !== undefined; { parent } = parent) {
      if (parent === root) return true
      if (gone.has(parent) || isFrame(parent)) return false
    }
    return false
  }
  // Where the whole page is the content, what stands aside is the site's.
  const asides = root === page.root ? [] : [...frame].filter(({ name }) => name === 'aside')
  const hidden = [...gone].filter((node) => !isFrame(node))
  return [...hidden, ...asides].filter((node) => isSentence(node) && isOfContent(node))
}

/** Text that is struck out, and text that only the eye or only a machine is shown, each as the elements to leave out. */
export const findStruckOut = (
  root: ElementNode,
): { readonly struck: readonly ElementNode[]; readonly hidden: readonly ElementNode[] } => {
  const struck: ElementNode[] = []
  const hidden: ElementNode[] = []
  const total = prose(root)
  const visit = (node: ElementNode) => {
    for (const child of childElements(node)) {
      const { name, attributes } = child
      // What was never closed strikes out half of the page, and no author meant that.
      const isPart = prose(child) * 2 <= total
      if (attributes['aria-hidden'] === 'true' && isPart && attributes.role !== 'tabpanel') hidden.push(child)
      else if (
        child.textLength > 0 &&
        isPart &&
        (name === 'del' || name === 's' || name === 'strike' || /\bline-through\b/i.test(attributes.style ?? ''))
      )
        struck.push(child)
      else visit(child)
    }
  }
  visit(root)
  return { struck, hidden }
}

const leftOut = (what: string, nodes: readonly ElementNode[]): readonly string[] =>
  nodes.length === 0
    ? []
    : [`${what}: ${named(nodes.map((node) => `「${textOf(node).replace(/\s+/g, ' ').trim().slice(0, 40)}」`))}`]

export interface Unread {
  /** Images of the content without a text of their own. */
  readonly images: readonly ElementNode[]
  readonly struck: readonly ElementNode[]
  readonly hidden: readonly ElementNode[]
  /** Marks of notes that stood at a number. */
  readonly marks: readonly ElementNode[]
  /** Characters of text that the page has. */
  readonly textLength: number
  readonly base: string | undefined
}

/** Says what of a page is not in its text: frames, embedded files, images that may hold text, what was struck out. */
export const warningsOf = (
  page: PageTree,
  { images, struck, hidden, marks, textLength, base }: Unread,
): readonly string[] => {
  // A page of a few words beside an image is that image; on others only what says that it is text counts.
  const ofText = images.filter((image) => mayHoldText(image) && (textLength < 200 || isOfText(image)))
  const frames = page.declarations.filter(
    (element) => (element.name === 'frame' || element.name === 'iframe') && !isWidget(element),
  )
  const frameAddresses = frames.flatMap(({ attributes }) => addressOf(attributes.src, base) ?? [])
  const files = page.declarations.flatMap(({ name, attributes }) => {
    const address =
      name === 'object' || name === 'embed' ? addressOf(attributes.data ?? attributes.src, base) : undefined
    return address !== undefined && /\.(?:pdf|docx?|xlsx?)(?:[?#]|$)/i.test(address) ? [address] : []
  })
  const refresh = page.declarations.find(({ attributes }) => attributes['http-equiv']?.toLowerCase() === 'refresh')
  const target = /^\s{0,9}\d{1,5}\s{0,9}[;,]\s{0,9}url\s{0,9}=\s{0,9}["']?([^"'\s]{1,300})/i.exec(
    refresh?.attributes.content ?? '',
  )
  const onward = addressOf(target?.[1], base)
  return [
    ...(frameAddresses.length > 0 ? [`What stands in frames is not read: ${named(frameAddresses)}`] : []),
    ...(files.length > 0 ? [`The page shows a file that is not read: ${named(files)}`] : []),
    ...(onward !== undefined && textLength < 200 ? [`The page leads on to ${onward}`] : []),
    ...(ofText.length > 0
      ? [
          `Unreadable image, any text in it is not read: ${named(ofText.map((image) => addressOf(imageSource(image), base) ?? 'one without an address'))}`,
        ]
      : []),
    ...leftOut('Struck-out text is left out', struck),
    ...leftOut('Hidden text is left out', hidden),
    ...leftOut('Marks of notes at numbers are left out', marks),
  ]
}
