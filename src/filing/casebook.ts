import { accessSync, constants, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { type Archive, openArchive } from '../capture/archive.js'
import { fileError } from '../capture/errors.js'
import { codeOf } from '../casebook/errors.js'
import type { Lexicon } from '../read/index.js'
import type { CasebookReader, CasebookStore } from '../store/contract.js'
import { isCasebook } from '../store/sqlite/file-name.js'
import { openSqliteStore } from '../store/sqlite/index.js'
import { mustBeCasebook } from './must-be-casebook.js'
import { initialSettings, readLexicon, readSettings, type Settings, settingsFile } from './settings.js'

/** An open casebook: a folder with `casebook.db`, `archive/` and `jikenbo.yaml`. */
export interface Casebook {
  readonly dir: string
  readonly settings: Settings
  /** The reader's words together with those this casebook adds; absent where it adds none. */
  readonly lexicon?: Lexicon
  readonly reader: CasebookReader
  readonly store: CasebookStore
  readonly archive: Archive
  close(): Promise<void>
}

/** Why nothing can be made at `path`, if the nearest folder above it says so: a recursive mkdir only says that none is there. */
const refusalBelow = (path: string): unknown => {
  let above = path
  while (!existsSync(above) && above !== dirname(above)) above = dirname(above)
  try {
    accessSync(above, constants.W_OK)
    return undefined
  } catch (cause) {
    return cause
  }
}

/**
 * Makes a casebook in a folder, which may hold other things. A casebook that is there already is left as it is and
 * reported as such.
 */
export const initCasebook = async (dir: string): Promise<{ readonly dir: string; readonly existed: boolean }> => {
  const folder = resolve(dir)
  const existed = isCasebook(folder)
  try {
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === false) throw new Error('it is a file')
    mkdirSync(join(folder, 'archive'), { recursive: true })
    const settings = join(folder, settingsFile)
    if (!existsSync(settings)) writeFileSync(settings, initialSettings('事件簿'), { flag: 'wx' })
  } catch (cause) {
    const why = codeOf(cause) === 'ENOENT' ? (refusalBelow(folder) ?? cause) : cause
    throw fileError('filing', `could not make a casebook in ${folder}`, why, 'INIT_FAILED')
  }
  await openSqliteStore(folder, 'create').close()
  return { dir: folder, existed }
}

export interface OpenOptions {
  /** Told how many releases are done, of how many, while a casebook made by an older jikenbo is brought up to date. */
  readonly onUpgrade?: (done: number, total: number) => void
}

/**
 * Opens a casebook, to be read only or to be written as well. Throws `NO_CASEBOOK`, `NEWER_CASEBOOK`, `DAMAGED`,
 * `READ_ONLY`, `BAD_SETTINGS`.
 *
 * @example
 * const casebook = await openCasebook('my-casebook')
 * console.log((await casebook.reader.counts()).releases)
 * await casebook.close()
 */
export const openCasebook = async (
  dir: string,
  mode: 'read' | 'write' = 'read',
  { onUpgrade }: OpenOptions = {},
): Promise<Casebook> => {
  const folder = resolve(dir)
  mustBeCasebook(folder)
  const settings = readSettings(folder)
  const lexicon = await readLexicon(folder)
  const store = openSqliteStore(folder, mode, onUpgrade)
  return {
    dir: folder,
    settings,
    ...(lexicon ? { lexicon } : {}),
    store,
    reader: store.reader,
    archive: openArchive(join(folder, 'archive')),
    close: () => store.close(),
  }
}
