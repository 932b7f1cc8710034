import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { codedError } from '../casebook/errors.js'

/** Marks a directory as ours, so that a build never replaces somebody's files; and holds what its files were made of. */
const sign = '.jikenbo-site'

/** Of a file: a digest of what it was made of (empty where nobody asks), its size, and when it was written, ms. */
type Note = readonly [from: string, size: number, at: number]

interface Notes {
  /** Who wrote the files; another may write the same thing otherwise. */
  readonly maker: string
  readonly files: Readonly<Record<string, Note>>
}

/** A folder that a whole site is written to, and nothing else stands in. */
export interface OutputFolder {
  /** Has files stay as they are, where all of them were written from this and nobody touched them since. */
  keeps(files: readonly string[], from: string): boolean
  /** Has a file hold these bytes; one that does already stays as it is. */
  put(file: string, bytes: Uint8Array | string, from?: string): void
  /** The files in a folder that the last build left there. */
  below(folder: string): readonly string[]
  /**
   * Puts everything in its place and takes away what does not belong. Throws `INCOMPLETE` where a file that was put is
   * not there: a full disk, or a name the file system folds.
   */
  finish(): { readonly files: number; readonly bytes: number; readonly written: number }
  /** Leaves the folder as it was. After `finish` nothing is left to do. */
  close(): void
}

/** What JSON would leave out or take for something else. */
const inFull = (_key: string, value: unknown): unknown => {
  if (value instanceof Map || value instanceof Set) return { '\0': value.constructor.name, of: [...value] }
  if (value === undefined) return '\0undefined'
  if (typeof value === 'function') throw new Error('publish: a page is made of a function')
  return value
}

/** A digest of plain data, maps and sets. (Not of V8's own form: it shows how a string came to be, too.) */
export const digestOf = (from: unknown): string =>
  createHash('sha256').update(JSON.stringify(from, inFull)).digest('base64url').slice(0, 22)

/** What stands in a folder, without following links: whether it is a directory, by path. */
const listFolder = (dir: string): Map<string, 'file' | 'directory' | 'other'> =>
  new Map(
    readdirSync(dir, { recursive: true, withFileTypes: true }).map((e) => [
      relative(dir, join(e.parentPath, e.name)),
      e.isFile() ? 'file' : e.isDirectory() ? 'directory' : 'other',
    ]),
  )

const refuseForeign = (dir: string, entries: readonly string[]): void => {
  if (entries.length === 0 || entries.includes(sign)) return
  throw codedError(
    'publish',
    'NOT_A_SITE',
    `the site was not written: ${dir} holds files that are not a site of this program`,
    {
      advice: 'Choose an empty or new directory.',
    },
  )
}

const entriesOf = (dir: string): readonly string[] | undefined => {
  const there = statSync(dir, { throwIfNoEntry: false })
  if (there === undefined) return undefined
  if (there.isDirectory()) return readdirSync(dir)
  throw codedError('publish', 'NOT_A_DIRECTORY', `the site could not be written: ${dir} is not a directory`)
}

const readNotes = (dir: string, maker: string): ReadonlyMap<string, Note> => {
  try {
    const notes = JSON.parse(readFileSync(join(dir, sign), 'utf8')) as Notes
    return new Map(notes.maker === maker ? Object.entries(notes.files) : [])
  } catch {
    // Of an older program, or cut off: everything is written from its beginning and compared.
    return new Map()
  }
}

const sizeOf = (bytes: Uint8Array | string): number =>
  typeof bytes === 'string' ? Buffer.byteLength(bytes) : bytes.byteLength

/** The folders a file stands in. */
const foldersOf = (file: string): readonly string[] =>
  file.split(sep).flatMap((_, at, all) => (at === 0 ? [] : [all.slice(0, at).join(sep)]))

/**
 * Opens a folder to write a site to. What differs from what is there is written aside and put in place by `finish`, file
 * by file: first what is new, then what changed, and what is gone is taken away last, so that at no moment a link leads
 * nowhere. Everything is done synchronously: of thousands of small files each would wait its turn four times.
 *
 * Throws `NOT_A_SITE` where the folder holds something else, `NOT_A_DIRECTORY`, and what the file system says.
 *
 * @param maker tells the program and its settings: what another wrote is not kept without a look
 */
export const openOutput = (dir: string, maker: string): OutputFolder => {
  const entries = entriesOf(dir)
  if (entries !== undefined) refuseForeign(dir, entries)
  const isNew = entries === undefined
  const there = isNew ? new Map<string, string>() : listFolder(dir)
  const before = isNew ? new Map<string, Note>() : readNotes(dir, maker)
  mkdirSync(dirname(dir), { recursive: true })
  // Not mkdtemp, which lets nobody else in: a web server runs as another user.
  const aside = isNew
    ? join(dirname(dir), `.${basename(dir)}-${randomUUID()}`)
    : join(dir, `.jikenbo-next-${randomUUID()}`)
  // First of all, so that whatever a build that is killed leaves here is known for what it is.
  const isBare = entries?.length === 0
  if (isBare) writeFileSync(join(dir, sign), '')
  mkdirSync(aside)

  const meant = new Map<string, { readonly from: string; readonly size: number }>()
  const fresh = new Set<string>()
  const made = new Set<string>()

  const standing = (file: string) =>
    there.get(file) === 'file' ? statSync(join(dir, file), { throwIfNoEntry: false }) : undefined

  const mean = (file: string, from: string, size: number): void => {
    if (!resolve(dir, file).startsWith(dir + sep))
      throw codedError('publish', 'OUTSIDE', `a page would be written outside the site: ${file}`)
    if (meant.has(file)) throw codedError('publish', 'SAME_FILE', `two pages would be written to one file: ${file}`)
    meant.set(file, { from, size })
  }

  const holds = (file: string, bytes: Uint8Array | string): boolean =>
    standing(file)?.size === sizeOf(bytes) && readFileSync(join(dir, file)).equals(Buffer.from(bytes as Uint8Array))

  const write = (file: string, bytes: Uint8Array | string): void => {
    const path = join(aside, file)
    if (!made.has(dirname(path))) mkdirSync(dirname(path), { recursive: true })
    made.add(dirname(path))
    writeFileSync(path, bytes)
    fresh.add(file)
  }

  const put: OutputFolder['put'] = (file, bytes, from = '') => {
    mean(file, from, sizeOf(bytes))
    if (!holds(file, bytes)) write(file, bytes)
  }

  /** What is to stand in the notes of every file. */
  const note = (): Record<string, Note> => {
    const files: Record<string, Note> = {}
    for (const [file, { from, size }] of meant) {
      const found = statSync(join(fresh.has(file) ? aside : dir, file), { throwIfNoEntry: false })
      if (found?.size !== size)
        throw codedError(
          'publish',
          'INCOMPLETE',
          `the site is not whole: ${file} has ${found === undefined ? 'no file' : `${found.size} bytes`}, ${size} were meant`,
        )
      files[file] = [from, size, found.mtimeMs]
    }
    return files
  }

  const place = (): void => {
    const folders = new Set([...meant.keys()].flatMap(foldersOf))
    // What stands where a folder or file of the new site is to be.
    for (const [path, kind] of there)
      if (kind === 'directory' ? meant.has(path) : folders.has(path))
        rmSync(join(dir, path), { recursive: true, force: true })
    const isThere = (file: string) => there.get(file) === 'file'
    const inOrder = [...fresh].filter((f) => !isThere(f)).concat([...fresh].filter(isThere))
    for (const file of [...inOrder, sign]) {
      mkdirSync(dirname(join(dir, file)), { recursive: true })
      renameSync(join(aside, file), join(dir, file))
    }
    rmSync(aside, { recursive: true, force: true })
    let left = 0
    for (const [path, kind] of listFolder(dir))
      if (kind === 'directory' ? folders.has(path) : path === sign || meant.has(path)) left += kind === 'file' ? 1 : 0
      else rmSync(join(dir, path), { recursive: true, force: true })
    if (left !== meant.size + 1)
      throw codedError(
        'publish',
        'INCOMPLETE',
        `the site is not whole: ${left} files are there, ${meant.size + 1} were meant`,
      )
  }

  return {
    put,
    keeps: (files, from) => {
      const isAsWritten = (file: string) => {
        const [noted, size, at] = before.get(file) ?? []
        if (noted !== from) return false
        const found = standing(file)
        return found !== undefined && found.size === size && found.mtimeMs === at
      }
      if (files.length === 0 || !files.every(isAsWritten)) return false
      for (const file of files) mean(file, from, before.get(file)?.[1] ?? 0)
      return true
    },
    below: (folder) => [...before.keys()].filter((file) => file.startsWith(`${folder}/`)),
    finish: () => {
      writeFileSync(join(aside, sign), JSON.stringify({ maker, files: note() } satisfies Notes))
      if (isNew) renameSync(aside, dir)
      else place()
      const sizes = [...meant.values()].map(({ size }) => size)
      return { files: meant.size + 1, bytes: sizes.reduce((a, b) => a + b, 0), written: fresh.size }
    },
    close: () => {
      rmSync(aside, { recursive: true, force: true })
      if (isBare && statSync(join(dir, sign), { throwIfNoEntry: false })?.size === 0) rmSync(join(dir, sign))
    },
  }
}
