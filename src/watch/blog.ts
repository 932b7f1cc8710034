import { parseFeed } from 'feedsmith'
import { decodeText } from '../capture/charset.js'
import type { Exchange, Fetcher } from '../capture/fetch/index.js'
import { type Casebook, importBlogger, type Outcome } from '../filing/index.js'
import { itemAddress } from './items.js'
import { answerOf, ask, type WebSource } from './look.js'

/** Pages of a blog's feed that are gone through at one look: 500 posts each, as Blogger gives them. */
const mostPages = 100

/** Where the feed goes on (`link rel=next`), within the same site. */
const nextPage = (text: string, base: string): string | undefined => {
  try {
    const read = parseFeed(text)
    const next = read.format === 'atom' ? read.feed.links?.find(({ rel }) => rel === 'next')?.href : undefined
    const uri = itemAddress(next, base)
    return uri !== undefined && new URL(uri).origin === new URL(base).origin ? uri : undefined
  } catch {
    return undefined
  }
}

export interface BlogPage {
  /** Posts it lists. */
  readonly listed: number
  readonly outcomes: readonly Outcome[]
}

/**
 * Takes a casebook on Blogger page by page of its feed, as an import takes its posts, with their numbers and labels. Goes
 * on to older pages while they bring anything new; with `toEnd` to the last one, whatever is known. Throws what fetching
 * and reading the feed throws.
 *
 * @param first what the server gave for the feed.
 */
export async function* blogPages(
  casebook: Casebook,
  source: WebSource,
  first: Exchange,
  fetcher: Fetcher,
  { toEnd, signal }: { readonly toEnd: boolean; readonly signal?: AbortSignal | undefined },
): AsyncGenerator<BlogPage> {
  let answer = await answerOf(first)
  for (let page = 1; ; page++) {
    const { bytes, contentType, base } = answer
    const read = await importBlogger(casebook, bytes, { uri: base, name: source.name }, { base: new URL(base).origin })
    const outcomes: Outcome[] = []
    for await (const outcome of read.outcomes) outcomes.push(outcome)
    yield { listed: read.posts, outcomes }
    const next = nextPage(decodeText(bytes, { contentType }).text, base)
    const isNew = outcomes.some(({ kind }) => kind !== 'known')
    if (next === undefined || !(toEnd || isNew) || page === mostPages) return
    answer = await answerOf(await ask(next, fetcher, signal))
  }
}
