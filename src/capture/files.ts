import type { Stats } from 'node:fs'
import { open, readdir, realpath, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { CodedError } from '../casebook/errors.js'
import { codedError } from '../casebook/errors.js'
import { fileError } from './errors.js'

/** A file to be taken in. */
export interface FoundFile {
  readonly path: string
  /** `file:` address, absolute. */
  readonly uri: string
  /** What may be shown to readers: the path below the folder that was given, with `/`; for a file given itself, its name. */
  readonly name: string
}

/** A file or folder that could not be looked at; the walk goes on without it. */
export interface UnreadablePath {
  readonly path: string
  readonly error: CodedError
}

/** The most that is taken of one file or of standard input. */
export const maxInputSize = 100 * 1024 * 1024

/** What operating systems, editors and version control leave in folders. A file the user names is taken whatever it is called. */
const junk = /^(?:\..*|~\$.*|.*~|#.*#|thumbs\.db|desktop\.ini|node_modules|__macosx|.*\.(?:tmp|swp|part|crdownload))$/i

const byCodeUnit = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** A folder that holds the first is a casebook's: these are its own and no releases, and grow with each that is filed. */
const casebookOwn = /^(?:casebook\.db.*|archive|stamps|jikenbo\.yaml|lexicon\.yaml)$/

/** The names in a folder whose files may be releases. */
const namesWorthALook = (names: readonly string[]): string[] => {
  const isCasebook = names.includes('casebook.db')
  return names.filter((name) => !junk.test(name) && !(isCasebook && casebookOwn.test(name))).sort(byCodeUnit)
}

const found = (path: string, name: string): FoundFile => ({ path, name, uri: pathToFileURL(path).href })

/**
 * The files named by paths, those in folders with all below them, in the order given and sorted within folders (by code
 * unit, the same on every machine). Links are followed, each folder is walked once. What cannot be looked at is yielded
 * with its error (NOT_FOUND, NO_PERMISSION, LINK_LOOP, NOT_A_FILE), in its place.
 *
 * ```ts
 * for await (const file of walkFiles(['notices/'])) if ('error' in file) console.error(file.error.message)
 * ```
 */
export async function* walkFiles(paths: readonly string[]): AsyncGenerator<FoundFile | UnreadablePath> {
  for (const path of paths) {
    const looked = await look(path)
    if (looked instanceof Error) yield { path, error: looked }
    // A named pipe is what a shell's <(…) is: taken when named, never looked for in a folder.
    else if (looked.isDirectory()) yield* walkFolder(path, '', new Set())
    else if (looked.isFile() || looked.isFIFO() || looked.isCharacterDevice()) yield found(path, basename(path))
    else
      yield { path, error: codedError('capture', 'NOT_A_FILE', `could not take ${path}: neither a file nor a folder`) }
  }
}

const look = async (path: string): Promise<Stats | CodedError> => {
  try {
    return await stat(path)
  } catch (cause) {
    return fileError('capture', `could not take ${path}`, cause, 'READ_FAILED')
  }
}

async function* walkFolder(
  dir: string,
  below: string,
  walked: Set<string>,
): AsyncGenerator<FoundFile | UnreadablePath> {
  let names: string[]
  try {
    const real = await realpath(dir)
    if (walked.has(real)) return
    walked.add(real)
    names = namesWorthALook(await readdir(dir))
  } catch (cause) {
    yield { path: dir, error: fileError('capture', `could not look into ${dir}`, cause, 'READ_FAILED') }
    return
  }
  for (const name of names) {
    const path = join(dir, name)
    const looked = await look(path)
    if (looked instanceof Error) yield { path, error: looked }
    else if (looked.isDirectory()) yield* walkFolder(path, `${below}${name}/`, walked)
    else if (looked.isFile()) yield found(path, below + name)
  }
}

const megabytes = (bytes: number) => `${Math.ceil(bytes / 1024 / 1024)} MB`

/** Collects chunks up to a limit; nothing beyond it is kept in memory. */
const collect = async (chunks: AsyncIterable<Uint8Array>, what: string, limit: number): Promise<Buffer> => {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > limit)
      throw codedError('capture', 'TOO_LARGE', `could not take ${what}: more than ${megabytes(limit)}, the limit`)
    parts.push(chunk)
  }
  return Buffer.concat(parts, size)
}

/** Reads a file. Throws TOO_LARGE, NOT_FOUND, NO_PERMISSION, NOT_A_FILE, READ_FAILED. */
export const readInput = async (path: string, limit = maxInputSize): Promise<Buffer> => {
  try {
    const handle = await open(path, 'r')
    try {
      const stats = await handle.stat()
      if (stats.isDirectory()) throw codedError('capture', 'NOT_A_FILE', `could not take ${path}: a folder, not a file`)
      if (stats.size > limit)
        throw codedError(
          'capture',
          'TOO_LARGE',
          `could not take ${path}: ${megabytes(stats.size)}, the limit is ${megabytes(limit)}`,
        )
      // A regular file is read at once, ten times as fast as by chunks for small ones; its size is known to be within the limit.
      if (stats.isFile()) return await handle.readFile()
      return await collect(handle.createReadStream({ autoClose: false }), path, limit)
    } finally {
      await handle.close()
    }
  } catch (cause) {
    if (cause instanceof Error && cause.message.startsWith('capture: ')) throw cause
    throw fileError('capture', `could not read ${path}`, cause, 'READ_FAILED')
  }
}

/** Reads standard input, or any stream, to its end. Throws TOO_LARGE, READ_FAILED. */
export const readStdin = async (
  stream: AsyncIterable<Uint8Array> = process.stdin,
  limit = maxInputSize,
): Promise<Buffer> => {
  try {
    return await collect(stream, 'standard input', limit)
  } catch (cause) {
    if (cause instanceof Error && cause.message.startsWith('capture: ')) throw cause
    throw fileError('capture', 'could not read standard input', cause, 'READ_FAILED')
  }
}
