import type { SourceState, WatchedItem } from '../casebook/watching.js'
import { webAddress } from './urls.js'

/** A message about a file, without the folder it lies in. */
const withoutFolders = (words: string): string =>
  words.replace(/(?:file:\/\/\/?(?:[a-z]:)?|(?<![\w:/])(?:\/|[a-z]:\\))[^:'"]*[/\\]/gi, '')

/** An item of a source as other people may see it: where a file lies on somebody's disk is nobody else's business. */
export const publicItem = (item: WatchedItem): Omit<WatchedItem, 'uri' | 'key'> & { readonly uri?: string } => {
  const { uri, key: _, title, why, ...rest } = item
  const isWeb = webAddress(uri) !== undefined
  const name = title ?? (isWeb ? undefined : decodeURIComponent(uri.replace(/^.*[/\\]/, '')))
  return {
    ...rest,
    ...(isWeb ? { uri } : {}),
    ...(name === undefined ? {} : { title: name }),
    ...(why === undefined ? {} : { why: isWeb ? why : withoutFolders(why) }),
  }
}

/** How a source is doing, as other people may see it. */
export const publicState = (
  { error, etag: _, lastModified: _m, readToEnd: _r, ...state }: SourceState,
  url: string | undefined,
) => ({
  ...state,
  ...(error === undefined ? {} : { error: url === undefined ? withoutFolders(error) : error }),
})
