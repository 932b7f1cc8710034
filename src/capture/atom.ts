import type { SaxesTagNS } from 'saxes'
import { SaxesParser } from 'saxes'
import { codedError } from '../casebook/errors.js'

/** A text construct of Atom: `text`, `html` or `xhtml` (then `value` is the markup as it stands). */
export interface AtomText {
  readonly type: string
  readonly value: string
}

/** What Blogger's three shapes say of an entry, side by side; who reads it decides which of it counts. */
export interface AtomEntry {
  id?: string
  title?: AtomText
  content?: AtomText
  published?: string
  updated?: string
  /** `app:control/app:draft` of the classic export. */
  draft?: string
  /** `blogger:type`, `blogger:status`, `blogger:filename`, `blogger:created` of Takeout. */
  type?: string
  status?: string
  filename?: string
  created?: string
  /** The page: `link rel=alternate`. */
  alternate?: string
  /** An answer to another entry (`thr:in-reply-to`), so a comment. */
  isReply?: true
  readonly categories: { readonly scheme: string; readonly term: string }[]
  /** The entry as it stands in the source, with the namespaces it uses declared on it. */
  xml: string
}

export interface AtomFeed {
  readonly title?: string
  readonly entries: readonly AtomEntry[]
}

export const atomNamespace = 'http://www.w3.org/2005/Atom'
const bloggerNamespace = 'http://schemas.google.com/blogger/2018'
const threadNamespace = 'http://purl.org/syndication/thread/1.0'
/** Both namespaces that Atom publishing had; exports use the older. */
const publishingNamespaces = ['http://purl.org/atom/app#', 'http://www.w3.org/2007/app']

/** Fields whose text is taken as it stands, by namespace and path below the entry. */
const textFields = {
  [`${atomNamespace} id`]: 'id',
  [`${atomNamespace} published`]: 'published',
  [`${atomNamespace} updated`]: 'updated',
  [`${bloggerNamespace} type`]: 'type',
  [`${bloggerNamespace} status`]: 'status',
  [`${bloggerNamespace} filename`]: 'filename',
  [`${bloggerNamespace} created`]: 'created',
} as const satisfies Record<string, keyof AtomEntry>
const isTextField = (name: string): name is keyof typeof textFields => Object.hasOwn(textFields, name)

/** The parser looks for a tag's namespace in every element around it. No post's markup is as deep. */
const maxDepth = 256

const failure = (what: string, cause?: unknown) =>
  codedError('capture', 'MALFORMED_XML', `could not read the feed: ${what}`, cause)

const attribute = (tag: SaxesTagNS, name: string): string => tag.attributes[name]?.value ?? ''

const escapeAttribute = (value: string) =>
  value.replace(/[&<"]/g, (c) => (c === '&' ? '&amp;' : c === '<' ? '&lt;' : '&quot;'))

/** The entry's text with a declaration added for each namespace prefix that it uses and that was declared outside of it. */
const selfContained = (source: string, declared: Readonly<Record<string, string>>): string => {
  const declarations = Object.entries(declared)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([prefix, uri]) => ` ${prefix === '' ? 'xmlns' : `xmlns:${prefix}`}="${escapeAttribute(uri)}"`)
  const nameEnd = source.search(/[\s/>]/)
  return source.slice(0, nameEnd) + declarations.join('') + source.slice(nameEnd)
}

/**
 * Reads an Atom feed, or a single entry, in one pass; other elements are passed over. Throws MALFORMED_XML with line
 * and column, NOT_A_FEED where the root is another element.
 */
export const readAtom = (input: string): AtomFeed => {
  const text = input.startsWith('\uFEFF') ? input.slice(1) : input
  const parser = new SaxesParser({ xmlns: true, position: true })
  const entries: AtomEntry[] = []
  const path: string[] = []
  let feedTitle: string | undefined
  let entry: AtomEntry | undefined
  // Depth of the entry (2 in a feed, 1 alone) while in one, where it begins, and the prefixes it uses from outside.
  let entryDepth = 0
  let entryStart = 0
  let outside: Record<string, string> = {}
  const inside = new Map<string, number>()
  let gathered = ''
  let construct: { readonly type: string; readonly start: number } | undefined

  const usePrefix = (prefix: string, uri: string) => {
    if (prefix !== 'xml' && prefix !== 'xmlns' && uri !== '' && !inside.get(prefix)) outside[prefix] = uri
  }

  const startConstruct = (tag: SaxesTagNS) => ({ type: attribute(tag, 'type') || 'text', start: parser.position })
  const scope = (tag: SaxesTagNS, by: 1 | -1) => {
    for (const prefix of Object.keys(tag.ns)) inside.set(prefix, (inside.get(prefix) ?? 0) + by)
  }

  parser.on('error', (error) => {
    throw failure(`line ${parser.line}, column ${parser.column}: ${error.message.replace(/^[\d:]+ ?/, '')}`, error)
  })
  parser.on('opentag', (tag) => {
    const name = `${tag.uri} ${tag.local}`
    path.push(name)
    if (path.length > maxDepth) throw failure(`line ${parser.line}: its elements stand more than ${maxDepth} deep`)
    if (path.length === 1 && name !== `${atomNamespace} feed` && name !== `${atomNamespace} entry`)
      throw codedError(
        'capture',
        'NOT_A_FEED',
        `could not read the feed: it begins with <${tag.name}>, not with an Atom feed`,
      )
    if (entry === undefined && name === `${atomNamespace} entry` && path.length <= 2) {
      entry = { categories: [], xml: '' }
      entryDepth = path.length
      entryStart = text.lastIndexOf('<', parser.position - 1)
      outside = {}
      inside.clear()
    }
    if (entry !== undefined) {
      scope(tag, 1)
      usePrefix(tag.prefix, tag.uri)
      for (const { prefix, uri } of Object.values(tag.attributes)) if (prefix !== '') usePrefix(prefix, uri)
    }
    if (construct !== undefined) return
    gathered = ''
    const depth = path.length - entryDepth
    if (entry === undefined) {
      if (path.length === 2 && name === `${atomNamespace} title`) construct = startConstruct(tag)
    } else if (depth === 1) {
      if (name === `${atomNamespace} title` || name === `${atomNamespace} content`) construct = startConstruct(tag)
      else if (name === `${atomNamespace} category`)
        entry.categories.push({ scheme: attribute(tag, 'scheme'), term: attribute(tag, 'term') })
      else if (
        name === `${atomNamespace} link` &&
        ['', 'alternate'].includes(attribute(tag, 'rel')) &&
        attribute(tag, 'href') !== ''
      )
        entry.alternate ??= attribute(tag, 'href')
      else if (name === `${threadNamespace} in-reply-to`) entry.isReply = true
    }
  })
  const gather = (piece: string) => {
    gathered += piece
  }
  parser.on('text', gather)
  parser.on('cdata', gather)

  parser.on('closetag', (tag) => {
    const name = path.pop() ?? ''
    if (entry !== undefined) scope(tag, -1)
    const depth = path.length + 1 - entryDepth
    if (entry === undefined) {
      if (path.length === 1 && construct !== undefined) {
        feedTitle ??= gathered.trim()
        construct = undefined
      }
      return
    }
    if (depth === 0) {
      entry.xml = selfContained(text.slice(entryStart, parser.position), outside)
      entries.push(entry)
      entry = undefined
    } else if (depth === 1 && construct !== undefined) {
      const { type, start } = construct
      const value =
        type === 'xhtml' && !tag.isSelfClosing
          ? text.slice(start, text.lastIndexOf('<', parser.position - 1))
          : gathered
      if (name === `${atomNamespace} title`) entry.title ??= { type, value }
      else entry.content ??= { type, value }
      construct = undefined
    } else if (depth === 1 && isTextField(name)) entry[textFields[name]] ??= gathered.trim()
    else if (depth === 2 && publishingNamespaces.some((ns) => name === `${ns} draft`)) entry.draft ??= gathered.trim()
  })
  parser.write(text)
  parser.close()
  return { entries, ...(feedTitle !== undefined && { title: feedTitle }) }
}
