import { parseFeed } from 'feedsmith'
import { decodeText } from '../capture/charset.js'
import type { Fetcher } from '../capture/fetch/index.js'
import { validatorsOf } from '../capture/http-message.js'
import type { SourceState } from '../casebook/watching.js'
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

export interface BlogLook {
  /** Undefined where the source says that nothing has changed. */
  readonly listed: number | undefined
  readonly outcomes: readonly Outcome[]
  readonly etag?: string
  readonly lastModified?: string
}

/**
 * Looks at a casebook on Blogger: its posts come with their numbers and labels, as an import takes them. Goes on to older
 * pages of the feed while they bring anything new. Throws what fetching and reading the feed throws.
 */
export const lookAtBlog = async (
  casebook: Casebook,
  source: WebSource,
  fetcher: Fetcher,
  state: SourceState | undefined,
  signal?: AbortSignal,
): Promise<BlogLook> => {
  const first = await ask(source.url, fetcher, signal, state)
  const validators = validatorsOf(first.hops.at(-1)?.headers ?? [])
  if (first.hops.at(-1)?.status === 304) return { listed: undefined, outcomes: [], ...validators }
  const outcomes: Outcome[] = []
  let listed = 0
  let answer = await answerOf(first)
  for (let page = 1; ; page++) {
    const { bytes, contentType, base } = answer
    const read = await importBlogger(casebook, bytes, { uri: base, name: source.name }, { base: new URL(base).origin })
    let fresh = 0
    for await (const outcome of read.outcomes) {
      if (outcome.kind !== 'known') fresh++
      outcomes.push(outcome)
    }
    listed += read.posts
    const next = nextPage(decodeText(bytes, { contentType }).text, base)
    if (next === undefined || fresh === 0 || page === mostPages || signal?.aborted) break
    answer = await answerOf(await ask(next, fetcher, signal))
  }
  return { listed, outcomes, ...validators }
}
