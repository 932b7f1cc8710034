import { join } from 'node:path'
import Database from 'better-sqlite3'
import { readBeside } from './read-beside.js'
import { schemaVersion } from './schema.js'
import { checkSeal } from './seal.js'
import { checkWal } from './wal.js'

/** What is to be said of a database's files before it is opened, in plain words. */
export interface FilesCheck {
  readonly problems: readonly string[]
  /** What could not be checked, and why: no problem by itself. */
  readonly notes: readonly string[]
  /** Which pages of the database are not as they were left, and what they are there for. */
  readonly changed?: string
  /** One of them is the first, and it does not begin as that of a casebook of this version: better not to open it. */
  readonly headless: boolean
}

/** Pages named one by one; beyond that they are only counted. */
const namedPages = 8

/** What the tables hold, in words. */
const contents: Readonly<Record<string, string>> = {
  archive_files: 'what is known of the archive',
  captures: 'captures',
  visits: 'visits',
  decisions: 'decisions',
  cases: 'cases',
  releases: 'releases',
  versions: 'texts and facts',
  labels: 'labels',
  parts: 'organisations',
  aliases: 'organisations',
  link_keys: 'what leads releases to cases',
  flawed_products: 'products',
  proposals: 'proposals',
  updates: 'proposals',
  sources: 'notes of the watcher',
  source_items: 'notes of the watcher',
  watcher: 'notes of the watcher',
  resting: 'notes of the watcher',
}

/** What each page is there for; fewer where the damage keeps SQLite from saying. */
const ownersOf = (path: string): ReadonlyMap<number, string> => {
  const owners = new Map<number, string>()
  try {
    const db = new Database(path, { readonly: true })
    try {
      const pages = db.prepare<[], { page: number; table: string }>(
        'SELECT d.pageno AS page, m.tbl_name AS "table" FROM dbstat AS d JOIN sqlite_master AS m ON m.name = d.name',
      )
      for (const { page, table } of pages.iterate())
        owners.set(page, contents[table] ?? (table.startsWith('words') ? 'the search index' : table))
    } finally {
      db.close()
    }
  } catch {
    // What was found until then is something.
  }
  return owners
}

const describePages = (path: string, pages: readonly number[]): string => {
  const owners = ownersOf(path)
  const named = pages
    .slice(0, namedPages)
    .map((page) => `page ${page} (${page === 1 ? 'the header' : (owners.get(page) ?? 'free, or not to be told')})`)
  const more = pages.length > namedPages ? ` and ${pages.length - namedPages} more` : ''
  return `casebook.db is not as jikenbo left it: ${named.join(', ')}${more}`
}

/** Does a file begin as a database of this version does? A slip there would have it brought up to date, or refused as newer. */
const beginsWell = (path: string): Promise<boolean> =>
  readBeside(path, async (file) => {
    const head = Buffer.alloc(100)
    await file.read(head, 0, head.length, 0)
    return head.toString('latin1', 0, 16) === 'SQLite format 3\0' && head.readUInt32BE(60) === schemaVersion
  })

/** Compares the files of a casebook's database with what jikenbo left, without opening them as a database. */
export const checkFiles = async (dir: string): Promise<FilesCheck> => {
  const path = join(dir, 'casebook.db')
  const problems: string[] = []
  const notes: string[] = []
  let changed: string | undefined
  const seal = await checkSeal(path)
  switch (seal.state) {
    case 'whole':
      break
    case 'none':
      notes.push(
        'casebook.db has no seal: somebody is writing, or was stopped while writing. What it holds was compared, bytes that hold nothing were not; the next command that writes seals it',
      )
      break
    case 'unreadable':
      problems.push('casebook.db.seal was changed; delete it: the next command that writes seals the database anew')
      break
    case 'broken':
      changed = describePages(path, seal.pages)
      break
    default:
      seal satisfies never
  }
  const lost = checkWal(path)
  if (lost !== undefined)
    problems.push(
      `casebook.db-wal is not whole from byte ${lost} on: what was written there is lost. If the computer stopped while writing, it was never said to be kept; else put casebook.db and casebook.db-wal back from a backup`,
    )
  const headless = seal.state === 'broken' && seal.pages.includes(1) && !(await beginsWell(path))
  return { problems, notes, headless, ...(changed !== undefined && { changed }) }
}
