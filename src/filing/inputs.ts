import { type FilePath, readInput, readStdin, type UnreadablePath, walkFiles } from '../capture/files.js'
import { mediaTypeOf } from '../capture/media-type.js'
import { codedError } from '../casebook/errors.js'
import type { KeepInput } from './intake.js'

/** Bytes to be added. */
export type AddBytes = KeepInput

/** Bytes to be added, or the reason why there are none. */
export type AddInput = AddBytes | { readonly name: string; readonly error: Error }

/** Is it an address rather than a path? One that is neither http nor https is refused where it would be fetched. */
export const isAddress = (text: string): boolean => /^[a-z][a-z\d+.-]*:\/\//i.test(text)

/** Why a server's answer is no page. */
export const noPage = ({ source, http }: AddBytes): Error => {
  const answer = `the server answers ${[http?.status, http?.reason].filter(Boolean).join(' ')}`
  // It would be one if there were anything in it.
  const isEmpty = http !== undefined && http.status >= 200 && http.status < 300
  return codedError(
    'filing',
    isEmpty ? 'EMPTY_PAGE' : `HTTP_${http?.status ?? 'NONE'}`,
    `could not take ${source.uri}: ${isEmpty ? `the page is empty, ${answer}` : answer}`,
  )
}

const blogExport = 'application/atom+xml'

const inputOf = (bytes: Uint8Array, source: { kind: 'file' | 'stdin'; uri: string; name: string }): AddInput => {
  const mediaType = mediaTypeOf(bytes, source.name)
  if (mediaType === blogExport)
    return {
      name: source.name,
      error: codedError(
        'filing',
        'BLOGGER_EXPORT',
        `could not add ${source.name}: it is a Blogger export or feed; use jikenbo import blogger`,
      ),
    }
  return { bytes, mediaType, source }
}

/** Files opened ahead of the one at hand: the disk works while the last batch is read and filed. */
const readAhead = 8

/** Runs jobs a few at a time and gives their results in order. Jobs must not reject. */
export async function* inOrder<T>(
  jobs: AsyncIterable<() => Promise<T>> | Iterable<() => Promise<T>>,
): AsyncGenerator<T> {
  const running: Promise<T>[] = []
  for await (const job of jobs) {
    running.push(job())
    if (running.length >= readAhead) yield (await running.shift()) as T
  }
  for (const last of running) yield await last
}

/** Fetches an address that stands among the files of a command line. */
export type FetchJob = (uri: string) => Promise<AddInput>

/** Said of what is no file and looks like an address: `www.example.jp/oshirase.html`. */
const missingScheme = ({ path, error }: UnreadablePath): Error | undefined =>
  error.code === 'NOT_FOUND' &&
  /^(?:[a-z\d][a-z\d-]*\.)+[a-z]{2,20}(?::\d{1,5})?(?:\/|$)/i.test(path) &&
  /\/|^www\./i.test(path)
    ? codedError(
        'filing',
        'NO_SCHEME',
        `could not take ${path}: no such file or folder; an address begins with https://`,
      )
    : undefined

async function* jobsOf(
  paths: readonly FilePath[],
  fetch: FetchJob | undefined,
): AsyncGenerator<() => Promise<AddInput>> {
  for (const path of paths) {
    if (fetch && typeof path === 'string' && isAddress(path)) {
      yield () => fetch(path)
      continue
    }
    if (path === '-') {
      yield () =>
        readStdin().then(
          (bytes) => inputOf(bytes, { kind: 'stdin', uri: 'jikenbo:stdin', name: 'standard input' }),
          (error: Error) => ({ name: 'standard input', error }),
        )
      continue
    }
    for await (const found of walkFiles([path])) {
      yield 'error' in found
        ? async () => ({ name: found.path, error: missingScheme(found) ?? found.error })
        : () =>
            readInput(found.path).then(
              (bytes) => inputOf(bytes, { kind: 'file', uri: found.uri, name: found.name }),
              (error: Error) => ({ name: found.name, error }),
            )
    }
  }
}

/**
 * The files named on a command line, `-` for standard input, folders with all below them, addresses where there is a
 * way to fetch them; what cannot be read comes as its error.
 */
export const fileInputs = (paths: readonly FilePath[], fetch?: FetchJob): AsyncGenerator<AddInput> =>
  inOrder(jobsOf(paths, fetch))

/** How many files the paths name: for progress bars. Counting is cheap beside reading. */
export const countInputs = async (paths: readonly string[]): Promise<number> => {
  const files = paths.filter((p) => p !== '-' && !isAddress(p))
  let n = paths.length - files.length
  for await (const _ of walkFiles(files)) n++
  return n
}
