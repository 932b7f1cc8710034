import { codedError } from '../casebook/errors.js'
import type { AtomEntry, AtomFeed } from './atom.js'
import { atomNamespace } from './atom.js'

const failure = (what: string, cause?: unknown) =>
  codedError('capture', 'MALFORMED_JSON', `could not read the feed: ${what}`, cause)

type Json = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const objects = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isObject) : [])
const field = (value: unknown, name: string): unknown => (isObject(value) ? value[name] : undefined)
/** Without the characters that JSON can hold and XML cannot: the entry is kept as XML. */
const string = (value: unknown): string | undefined =>
  typeof value === 'string' ? value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '') : undefined
/** The twin of an element's text: `{ "$t": … }`. */
const textOf = (value: unknown): string | undefined => string(field(value, '$t'))

const escapeXml = (text: string) =>
  text.replace(/[&<>"]/g, (c) => (c === '&' ? '&amp;' : c === '<' ? '&lt;' : c === '>' ? '&gt;' : '&quot;'))

const element = (name: string, attributes: Readonly<Record<string, string | undefined>>, text = ''): string => {
  const written = Object.entries(attributes).map(([key, value]) =>
    value === undefined ? '' : ` ${key}="${escapeXml(value)}"`,
  )
  return `<${name}${written.join('')}>${escapeXml(text)}</${name}>`
}

/** The entry as the Atom it is the twin of, so that a cut-out post has one form whichever feed it came from. */
const entryXml = (json: Json): string => {
  const texts = ['id', 'published', 'updated'].map((name) => element(name, {}, textOf(json[name])))
  const constructs = ['title', 'content']
    .filter((name) => json[name] !== undefined)
    .map((name) => element(name, { type: string(field(json[name], 'type')) }, textOf(json[name])))
  const categories = objects(json.category).map(({ scheme, term }) =>
    element('category', { scheme: string(scheme), term: string(term) }),
  )
  const links = objects(json.link).map(({ rel, type, href }) =>
    element('link', { rel: string(rel), type: string(type), href: string(href) }),
  )
  const reply =
    json['thr$in-reply-to'] === undefined ? '' : '<in-reply-to xmlns="http://purl.org/syndication/thread/1.0"/>'
  return `<entry xmlns="${atomNamespace}">${[...texts, ...constructs, ...categories, ...links].join('')}${reply}</entry>`
}

const entryOf = (json: Json): AtomEntry => {
  const text = (name: string) => {
    const value = textOf(json[name])
    return value === undefined ? {} : { [name]: value }
  }
  const construct = (name: string) => {
    const value = textOf(json[name])
    return value === undefined ? {} : { [name]: { type: string(field(json[name], 'type')) ?? 'text', value } }
  }
  const alternate = string(objects(json.link).find(({ rel }) => rel === 'alternate')?.href)
  return {
    ...text('id'),
    ...text('published'),
    ...text('updated'),
    ...construct('title'),
    ...construct('content'),
    ...(alternate !== undefined && { alternate }),
    ...(json['thr$in-reply-to'] !== undefined && { isReply: true }),
    categories: objects(json.category).map(({ scheme, term }) => ({
      scheme: string(scheme) ?? '',
      term: string(term) ?? '',
    })),
    xml: entryXml(json),
  }
}

/** Reads the JSON twin of a public Blogger feed (`?alt=json`); an empty feed has no `entry` at all. Throws MALFORMED_JSON, NOT_A_FEED. */
export const readJsonFeed = (text: string): AtomFeed => {
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (cause) {
    throw failure(cause instanceof Error ? cause.message : String(cause), cause)
  }
  const feed = field(json, 'feed')
  if (!isObject(feed)) throw codedError('capture', 'NOT_A_FEED', 'could not read the feed: the JSON has no feed in it')
  const title = textOf(feed.title)
  return { entries: objects(feed.entry).map(entryOf), ...(title !== undefined && { title }) }
}
