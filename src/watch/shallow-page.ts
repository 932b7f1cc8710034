import { DomHandler, Parser } from 'htmlparser2'

/**
 * Elements that may stand in one another. The parser moves the whole list of open ones at every tag, whoever looks at
 * an element's surroundings walks up through them, and what gathers their words recurses.
 */
const maxDepth = 2_000

/** The tree of a page; `undefined` where its elements stand deeper in one another than any page's do. */
export const parseShallow = (html: string): DomHandler['root'] | undefined => {
  const dom = new DomHandler()
  let depth = 0
  let isTooDeep = false
  const parser = new Parser({
    onparserinit: (p) => dom.onparserinit(p),
    ontext: (text) => dom.ontext(text),
    onopentag: (name, attributes) => {
      depth++
      if (depth > maxDepth) isTooDeep = true
      else dom.onopentag(name, attributes)
    },
    onclosetag: () => {
      if (depth <= maxDepth) dom.onclosetag()
      depth--
    },
    onend: () => dom.onend(),
  })
  // Piece by piece, so that a page that goes on opening is left early.
  const piece = 1 << 14
  for (let at = 0; at < html.length && !isTooDeep; at += piece) parser.write(html.slice(at, at + piece))
  parser.end()
  return isTooDeep ? undefined : dom.root
}
