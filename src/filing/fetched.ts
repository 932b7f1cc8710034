import { contentOf } from '../capture/content.js'
import {
  type Exchange,
  type Fetcher,
  type FetchOptions,
  type FetchPolicy,
  type Hop,
  makeFetcher,
} from '../capture/fetch/index.js'
import { charsetOf, type HttpExchange } from '../capture/http-message.js'
import { mediaTypeOf } from '../capture/media-type.js'
import type { ArchiveInput } from '../capture/warc-record.js'
import type { CasebookReader } from '../store/contract.js'
import type { AddBytes, AddInput } from './inputs.js'
import type { Settings } from './settings.js'

/** How a casebook's settings want things fetched. */
export const fetchPolicy = ({ fetch = {} }: Pick<Settings, 'fetch'>): FetchPolicy => {
  const { contact, allowPrivate, delay } = fetch
  return {
    ...(contact === undefined ? {} : { contact }),
    ...(allowPrivate === undefined ? {} : { allowPrivate }),
    ...(delay === undefined ? {} : { delayMs: delay, askedDelayMs: delay }),
  }
}

/** A fetcher as a casebook's settings want it; close it when done. Throws `BAD_SETTINGS`. */
export const casebookFetcher = (settings: Pick<Settings, 'fetch'>): Fetcher => makeFetcher(fetchPolicy(settings))

const messageOf = ({ uri, ip, request, status, reason, headers }: Hop, capture: boolean): HttpExchange => ({
  uri,
  ip,
  request,
  status,
  reason,
  headers,
  capture,
})

/** `text/html; charset=shift_jis`: the kind by what the bytes hold, the encoding by what the server says of it. */
const typeOf = async (hop: Hop): Promise<string> => {
  const http = messageOf(hop, true)
  // What cannot be unpacked is kept as it came; reading it says why it cannot be read.
  const content = await contentOf({ bytes: hop.body, http }).catch(() => hop.body)
  // Only the ending is asked for. Names are escaped in whatever encoding the server has, so they stay as they are.
  const type = mediaTypeOf(content, new URL(hop.uri).pathname)
  const charset = charsetOf(hop.headers)
  return charset !== undefined && type.startsWith('text/') ? `${type}; charset=${charset}` : type
}

/** What a fetch brought, ready to be kept: the answer, with the redirects that led to it. An answer that is no page is kept too. */
export const fetchedInput = async ({ uri, hops, robots }: Exchange): Promise<AddBytes> => {
  const last = hops.at(-1)
  if (last === undefined) throw new Error(`filing: no answer came from ${uri}`)
  const source = { kind: 'url' as const, uri: last.uri, name: last.uri }
  const isPage = last.status >= 200 && last.status < 300 && last.body.length > 0
  return {
    bytes: last.body,
    mediaType: isPage ? await typeOf(last) : 'application/octet-stream',
    source,
    receivedAt: last.at,
    http: {
      ...messageOf(last, isPage),
      asked: hops[0]?.uri ?? uri,
      ...(robots === 'not-asked' ? {} : { robots }),
    },
    redirects: hops.slice(0, -1).map(
      (hop): ArchiveInput => ({
        bytes: hop.body,
        mediaType: 'application/octet-stream',
        source: { kind: 'url', uri: hop.uri, name: hop.uri },
        receivedAt: hop.at,
        http: messageOf(hop, false),
      }),
    ),
  }
}

/** What a server may be told of the last time: it then need not send again what has not changed. */
const previousOf = async (reader: CasebookReader, uri: string): Promise<FetchOptions['previous']> => {
  const last = (await reader.visits({ uri })).findLast((v) => v.uri === uri && v.capture !== undefined)
  if (last?.etag === undefined && last?.lastModified === undefined) return undefined
  const { finalUri, etag, lastModified } = last
  return {
    uri: finalUri,
    ...(etag === undefined ? {} : { etag }),
    ...(lastModified === undefined ? {} : { lastModified }),
  }
}

/**
 * Fetches an address to be added; what yields no answer at all comes as its error.
 *
 * @param known where earlier visits are looked up, so that what has not changed is not sent again.
 */
export const fetchInput = async (
  uri: string,
  fetcher: Fetcher,
  options: Omit<FetchOptions, 'previous'> & { readonly known?: CasebookReader } = {},
): Promise<AddInput> => {
  const { known, ...rest } = options
  try {
    const previous = known && (await previousOf(known, new URL(uri).href))
    return await fetchedInput(await fetcher.fetch(uri, previous ? { ...rest, previous } : rest))
  } catch (error) {
    if (error instanceof Error) return { name: uri, error }
    throw error
  }
}
