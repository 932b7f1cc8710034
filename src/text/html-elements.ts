import type { ElementNode } from './html-tree.js'

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))
/** Elements that stand on lines of their own. */
export const lineElements = words(
  'address article aside body center details dialog dd dir div dl dt fieldset figcaption figure footer form header hgroup html legend li main menu nav option search section summary tr td th caption tbody thead tfoot',
)
/** Those that an empty line sets off. */
export const spacedElements = words('p blockquote ul ol dl table pre hr h1 h2 h3 h4 h5 h6')
export const headings: Readonly<Record<string, number>> = { h1: 1, h2: 2, h3: 3, h4: 4, h5: 5, h6: 6 }

export const childElements = (node: ElementNode): readonly ElementNode[] =>
  node.children.filter((child): child is ElementNode => typeof child !== 'string')

/** Text outside of links. */
export const prose = ({ textLength, linkLength }: ElementNode): number => textLength - linkLength

/** An address made absolute, where the source is known; `undefined` for what leads nowhere. */
export const absolute = (href: string, base: string | undefined): string | undefined => {
  const trimmed = href.trim()
  if (trimmed === '' || trimmed.startsWith('#') || /^(?:javascript|data|vbscript|about):/i.test(trimmed))
    return undefined
  if (URL.canParse(trimmed, base)) return new URL(trimmed, base).href
  return base === undefined ? trimmed : undefined
}

/** The text of an element, furigana left out. */
export const textOf = (node: ElementNode): string =>
  node.children
    .map((child) =>
      typeof child === 'string' ? child : child.name === 'rt' || child.name === 'rp' ? '' : textOf(child),
    )
    .join('')
