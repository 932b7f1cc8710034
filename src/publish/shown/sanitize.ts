import sanitizeHtml, { type Attributes, type IOptions } from 'sanitize-html'
import { escapeXml } from '../xml.js'
import { safeStyles } from './safe-styles.js'

/** What a page would have loaded or run, and how often it was left out. */
export interface LeftOut {
  readonly scripts: number
  readonly remote: number
  readonly forms: number
  readonly styles: number
  readonly refreshes: number
}

export interface SanitizedHtml {
  /** A fragment: goes into a body as it is. */
  readonly html: string
  readonly leftOut: LeftOut
}

export interface SanitizeSettings {
  /** Where the page stood: makes its links absolute. */
  readonly base?: string
  /** The words of the box that stands where something is not loaded, by what it is and the host it would come from. */
  readonly absent: (what: 'image' | 'embedded', host: string) => string
}

const words = (text: string): string[] => text.split(' ')

/** `main` is the view's own. No element here changes how a browser reads what follows: no raw text, no foreign content, no template. */
const allowedTags = words(
  'address article aside footer header h1 h2 h3 h4 h5 h6 hgroup nav section blockquote center dd dir div dl dt figcaption figure hr li menu ol p pre ul a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd mark nobr q rb rp rt rtc ruby s samp small span strike strong sub sup time tt u var wbr caption col colgroup table tbody td tfoot th thead tr details summary',
)

/** Elements whose content goes with them: code, other languages, and what a browser with scripts would not show. */
const nonTextTags = words(
  'script style textarea option xmp noscript template svg math title noembed noframes plaintext listing datalist select object applet audio video canvas frameset',
)

const ofTables = words('width height bgcolor nowrap')
const allowedAttributes: NonNullable<IOptions['allowedAttributes']> = {
  '*': words('lang dir title align valign style hidden'),
  a: ['class'],
  span: ['class'],
  abbr: ['title'],
  data: ['value'],
  time: ['datetime'],
  del: ['datetime'],
  ins: ['datetime'],
  details: ['open'],
  font: words('color size face'),
  hr: words('size width color noshade'),
  img: words('src alt width height'),
  li: words('value type'),
  ol: words('start type reversed'),
  ul: ['type'],
  table: [...ofTables, ...words('border cellpadding cellspacing summary frame rules')],
  tr: ofTables,
  td: [...ofTables, ...words('colspan rowspan headers abbr')],
  th: [...ofTables, ...words('colspan rowspan headers abbr scope')],
  col: [...ofTables, 'span'],
  colgroup: [...ofTables, 'span'],
}

const linkClass = 'kept-link'
const boxClass = 'kept-box'

/** Pictures that stand in the page itself, of kinds that hold nothing but pixels. */
const ownPicture = /^\s*data:image\/(?:png|jpe?g|gif|webp|avif|bmp|x-icon);base64,[A-Za-z0-9+/=\s]*$/i

/** An address as a browser takes it, without the control characters and spaces it drops. */
const resolve = (address: string, base: string | undefined): URL | undefined => {
  const cleaned = address.replace(/[\u0000-\u0020]+/g, (gap) => (/[\t\n\r]/.test(gap) ? '' : ' ')).trim()
  return URL.canParse(cleaned, base) ? new URL(cleaned, base) : undefined
}

const leadsSomewhere = new Set(['http:', 'https:', 'mailto:', 'tel:'])

/** Tracking pixels and the transparent images old layouts are held together by. */
const isSpacer = ({ width, height }: Attributes): boolean =>
  [width, height].some((size) => size !== undefined && /^\s*[0-3](?:px)?\s*$/.test(size))

const loading = new Set(words('img iframe frame embed object applet audio video source track image'))
const ofForms = new Set(words('form input button select textarea'))

const isRefresh = (name: string, { 'http-equiv': equiv = '' }: Attributes) =>
  name === 'meta' && equiv.trim().toLowerCase() === 'refresh'

const countingInto = (count: { -readonly [K in keyof LeftOut]: number }) => (name: string, attributes: Attributes) => {
  if (name === 'script') count.scripts++
  else if (name === 'style' || (name === 'link' && /stylesheet/i.test(attributes.rel ?? ''))) count.styles++
  else if (ofForms.has(name)) count.forms++
  else if (loading.has(name) && !ownPicture.test(attributes.src ?? '')) count.remote++
  else if (isRefresh(name, attributes)) count.refreshes++
  for (const [attribute, value] of Object.entries(attributes))
    if (attribute.startsWith('on') || /^(?:java|vb)script:/i.test(value.slice(0, 99).replace(/[\u0000-\u0020]/g, '')))
      count.scripts++
}

const optionsFor = ({ base, absent }: SanitizeSettings): IOptions => {
  const box = (what: 'image' | 'embedded', address: string | undefined, alt: string | undefined) => {
    const url = address === undefined ? undefined : resolve(address, base)
    const said = absent(what, url !== undefined && /^https?:$/.test(url.protocol) ? url.host : '')
    return {
      tagName: 'span',
      attribs: { class: boxClass },
      text: alt === undefined || alt.trim() === '' ? said : `${said} ${alt.trim()}`,
    }
  }
  return {
    allowedTags,
    nonTextTags,
    allowedAttributes,
    allowedClasses: { a: [linkClass], span: [boxClass] },
    allowedSchemes: [],
    allowedSchemesByTag: { img: ['data'] },
    allowProtocolRelative: false,
    allowedStyles: safeStyles,
    selfClosing: words('img br hr col wbr'),
    nestingLimit: 200,
    transformTags: {
      // An attribute without a value, which would be taken for one that lost it.
      '*': (tagName, attribs) => ({
        tagName,
        attribs: attribs.hidden === undefined ? attribs : { ...attribs, hidden: 'hidden' },
      }),
      // A link keeps where it led, in words: in a frame without permissions it could lead nowhere but into the frame.
      a: (tagName, attribs) => {
        const { href, ...rest } = attribs
        if (href === undefined) return { tagName, attribs }
        const url = resolve(href, base)
        return url === undefined || !leadsSomewhere.has(url.protocol)
          ? { tagName, attribs: rest }
          : { tagName, attribs: { ...rest, class: linkClass, title: url.href } }
      },
      img: (tagName, attribs) => {
        if (ownPicture.test(attribs.src ?? '')) return { tagName, attribs: { ...attribs, alt: attribs.alt ?? '' } }
        // As an element that is not allowed it goes without a word.
        return isSpacer(attribs) ? { tagName: 'param', attribs: {} } : box('image', attribs.src, attribs.alt)
      },
      iframe: (_tag, attribs) => box('embedded', attribs.src, attribs.title),
      frame: (_tag, attribs) => box('embedded', attribs.src, attribs.title),
      embed: (_tag, attribs) => box('embedded', attribs.src, attribs.title),
    },
  }
}

/** What no page means by a character, and what browsers and parsers read differently. */
const plain = (html: string): string =>
  html
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b\u000e-\u001f\u007f\ufeff]/g, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')

/** How often what was cleaned is cleaned again until nothing changes. */
const mostPasses = 5

/**
 * Makes a page somebody else wrote harmless: an allow-list of elements, attributes and styles; no scripts, forms,
 * frames, other languages (SVG, MathML), refreshes, and nothing that is loaded from anywhere. Pictures the page holds
 * itself (data URIs of pixel formats) stay, others become a box that says so. Links keep their address as words only.
 *
 * What comes out, cleaned again, is itself: a parser that reads it differently from the one that wrote it is how
 * markup that looks harmless turns into a script ("mutation XSS"). A page for which that cannot be reached is given as
 * its text.
 *
 * ```ts
 * sanitizePage('<p onclick="x()">98件</p><script>y()</script>', { absent: () => '' }).html // '<p>98件</p>'
 * ```
 */
export const sanitizePage = (page: string, settings: SanitizeSettings): SanitizedHtml => {
  const count = { scripts: 0, remote: 0, forms: 0, styles: 0, refreshes: 0 }
  const options = optionsFor(settings)
  let html = sanitizeHtml(plain(page), { ...options, onOpenTag: countingInto(count) })
  for (let pass = 1; pass < mostPasses; pass++) {
    const again = sanitizeHtml(html, options)
    if (again === html) return { html, leftOut: count }
    html = again
  }
  const text = sanitizeHtml(plain(page), { allowedTags: [], allowedAttributes: {}, nonTextTags })
  return { html: `<pre>${escapeXml(text)}</pre>`, leftOut: count }
}
