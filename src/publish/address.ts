import type { Language } from '../casebook/vocabulary.js'
import { pages } from './pages/index.js'
import type { Ask, SitePage } from './pages/page.js'
import { nameOf } from './urls.js'

export type Writing = 'html' | 'json' | 'feed'

/** An address of the site understood: which page, in which language, written how. */
export interface Address {
  readonly page: SitePage
  readonly lang: Language
  readonly writing: Writing
  readonly ask: Ask
}

const decode = (segment: string): string | undefined => {
  try {
    return decodeURIComponent(segment)
  } catch {
    return undefined
  }
}

const match = (pattern: readonly string[], segments: readonly string[]): Ask['params'] | undefined => {
  if (pattern.length !== segments.length) return undefined
  const params: Record<string, string> = {}
  for (const [i, part] of pattern.entries()) {
    const segment = segments[i] ?? ''
    const name = part.startsWith(':') ? nameOf(segment) : undefined
    if (name !== undefined) params[part.slice(1)] = name
    else if (part !== segment) return undefined
  }
  return params
}

/** Takes what says how and which page off the end: `…/feed.atom`, `….json`, `…/page/2`. */
const takeEnding = (
  segments: readonly string[],
): { readonly writing: Writing; readonly rest: readonly string[]; readonly page: number } => {
  let rest = segments
  let writing: Writing = 'html'
  const last = rest.at(-1)
  if (last === 'feed.atom') {
    writing = 'feed'
    rest = rest.slice(0, -1)
  } else if (last?.endsWith('.json')) {
    writing = 'json'
    const stem = last.slice(0, -'.json'.length)
    // The home page has no name of its own; of others `index` may be one.
    rest = stem === 'index' && rest.length === 1 ? [] : [...rest.slice(0, -1), stem]
  }
  const number = rest.at(-1)
  if (rest.at(-2) === 'page' && number !== undefined && /^[1-9]\d{0,5}$/.test(number)) {
    return { writing, rest: rest.slice(0, -2), page: Number(number) }
  }
  return { writing, rest, page: 1 }
}

/**
 * Reads a path as it stands in a request, percent signs and all. Undefined where the site has no such page.
 *
 * @example readAddress('/en/releases/page/2.json', new URLSearchParams())?.page.name // 'releases'
 */
export const readAddress = (path: string, query: URLSearchParams): Address | undefined => {
  const decoded = path
    .split('/')
    .filter((s) => s !== '')
    .map(decode)
  if (decoded.some((s) => s === undefined)) return undefined
  const all = decoded as readonly string[]
  const lang = all[0] === 'en' ? 'en' : 'ja'
  const { writing, rest, page: number } = takeEnding(lang === 'en' ? all.slice(1) : all)
  for (const page of pages) {
    const params = match(page.pattern, rest)
    if (params === undefined) continue
    if ((number > 1 && !page.paged) || (writing === 'feed' && !page.hasFeed)) return undefined
    return { page, lang, writing, ask: { params, page: number, query } }
  }
  return undefined
}
