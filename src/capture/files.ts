import type { Stats } from 'node:fs'
import { open, readdir, realpath, stat } from 'node:fs/promises'
import { basename, join, resolve, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { CodedError } from '../casebook/errors.js'
import { codedError } from '../casebook/errors.js'
import { decodeText } from './charset.js'
import { fileError } from './errors.js'

/** A path as the system has it: bytes where it is no UTF-8, as names out of an old zip are. */
export type FilePath = string | Buffer

/** A file to be taken in. */
export interface FoundFile {
  readonly path: FilePath
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
const namesWorthALook = (names: readonly Name[]): Name[] => {
  const isCasebook = names.some(({ text }) => text === 'casebook.db')
  return names
    .filter(({ text }) => !junk.test(text) && !(isCasebook && casebookOwn.test(text)))
    .sort((a, b) => byCodeUnit(a.text, b.text))
}

/** A path of bytes is absolute; each byte that is no letter, digit or plain sign is escaped, so that it comes back as it was. */
const uriOf = (path: FilePath): string =>
  typeof path === 'string'
    ? pathToFileURL(path).href
    : `file://${path.toString('latin1').replace(/[^\w./~-]/g, (c) => `%${c.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`)}`

/** The path a `file:` address stands for. */
export const pathOfUri = (uri: string): FilePath => {
  try {
    decodeURIComponent(uri)
    return fileURLToPath(uri)
  } catch {
    const bytes = uri
      .slice('file://'.length)
      .replace(/%([\da-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    return Buffer.from(bytes, 'latin1')
  }
}

const found = (path: FilePath, name: string): FoundFile => ({ path, name, uri: uriOf(path) })

/** A name as the disk has it, and as it is shown: in whichever encoding it can be read. */
interface Name {
  readonly bytes: Buffer
  readonly text: string
  readonly isUtf8: boolean
}

const nameOf = (bytes: Buffer): Name => {
  const text = bytes.toString()
  const isUtf8 = Buffer.from(text).equals(bytes)
  return { bytes, isUtf8, text: isUtf8 ? text : decodeText(bytes, {}).text }
}

const within = (dir: FilePath, { bytes, text, isUtf8 }: Name): FilePath =>
  isUtf8 && typeof dir === 'string'
    ? join(dir, text)
    : Buffer.concat([typeof dir === 'string' ? Buffer.from(resolve(dir)) : dir, Buffer.from(sep), bytes])

/** A path in a message. */
const shown = (path: FilePath): string => (typeof path === 'string' ? path : decodeText(path, {}).text)

/**
 * The files named by paths, those in folders with all below them, in the order given and sorted within folders (by code
 * unit, the same on every machine). Links are followed, each folder is walked once. What cannot be looked at is yielded
 * with its error (NOT_FOUND, NO_PERMISSION, LINK_LOOP, NOT_A_FILE), in its place.
 *
 * ```ts
 * for await (const file of walkFiles(['notices/'])) if ('error' in file) console.error(file.error.message)
 * ```
 */
export async function* walkFiles(paths: readonly FilePath[]): AsyncGenerator<FoundFile | UnreadablePath> {
  for (const path of paths) {
    const looked = await look(path)
    if (looked instanceof Error) yield { path: shown(path), error: looked }
    // A named pipe is what a shell's <(…) is: taken when named, never looked for in a folder.
    else if (looked.isDirectory()) yield* walkFolder(path, '', new Set())
    else if (looked.isFile() || looked.isFIFO() || looked.isCharacterDevice()) yield found(path, basename(shown(path)))
    else {
      const error = codedError('capture', 'NOT_A_FILE', `could not take ${shown(path)}: neither a file nor a folder`)
      yield { path: shown(path), error }
    }
  }
}

const look = async (path: FilePath): Promise<Stats | CodedError> => {
  try {
    return await stat(path)
  } catch (cause) {
    return fileError('capture', `could not take ${shown(path)}`, cause, 'READ_FAILED')
  }
}

async function* walkFolder(
  dir: FilePath,
  below: string,
  walked: Set<string>,
): AsyncGenerator<FoundFile | UnreadablePath> {
  let names: Name[]
  try {
    const real = (await realpath(dir, { encoding: 'buffer' })).toString('latin1')
    if (walked.has(real)) return
    walked.add(real)
    names = namesWorthALook((await readdir(dir, { encoding: 'buffer' })).map(nameOf))
  } catch (cause) {
    const error = fileError('capture', `could not look into ${shown(dir)}`, cause, 'READ_FAILED')
    yield { path: shown(dir), error }
    return
  }
  for (const name of names) {
    const path = within(dir, name)
    const looked = await look(path)
    if (looked instanceof Error) yield { path: shown(path), error: looked }
    else if (looked.isDirectory()) yield* walkFolder(path, `${below}${name.text}/`, walked)
    else if (looked.isFile()) yield found(path, below + name.text)
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
export const readInput = async (path: FilePath, limit = maxInputSize): Promise<Buffer> => {
  const what = shown(path)
  try {
    const handle = await open(path, 'r')
    try {
      const stats = await handle.stat()
      if (stats.isDirectory()) throw codedError('capture', 'NOT_A_FILE', `could not take ${what}: a folder, not a file`)
      if (stats.size > limit)
        throw codedError(
          'capture',
          'TOO_LARGE',
          `could not take ${what}: ${megabytes(stats.size)}, the limit is ${megabytes(limit)}`,
        )
      // A regular file is read at once, ten times as fast as by chunks for small ones; its size is known to be within the limit.
      if (stats.isFile()) return await handle.readFile()
      return await collect(handle.createReadStream({ autoClose: false }), what, limit)
    } finally {
      await handle.close()
    }
  } catch (cause) {
    if (cause instanceof Error && cause.message.startsWith('capture: ')) throw cause
    throw fileError('capture', `could not read ${what}`, cause, 'READ_FAILED')
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
