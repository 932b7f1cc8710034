import { realpathSync } from 'node:fs'
import { type FileHandle, open, stat } from 'node:fs/promises'

/*
 * By POSIX a process loses all its locks on a file when it closes any descriptor of it (fcntl(2)), those of SQLite too:
 * another process would then take itself for the last, and fold and delete the log that this one still reads. So where
 * a store of this process has a database open, a descriptor that was read past SQLite is closed only after the store.
 */

interface OpenDatabase {
  stores: number
  readonly read: FileHandle[]
}

/** What stores of this process have open, by real path. */
const opened = new Map<string, OpenDatabase>()

/** Says that a store has a database open. Call what it gives when the store has closed all its connections. */
export const enterStore = (path: string): (() => Promise<void>) => {
  const name = realpathSync(path)
  const database = opened.get(name) ?? { stores: 0, read: [] }
  opened.set(name, database)
  database.stores++
  return async () => {
    if (--database.stores > 0) return
    opened.delete(name)
    for (const file of database.read) await file.close()
  }
}

/** The descriptor of a file that was read before; none where another file has its name now. */
const readBefore = async (path: string, files: readonly FileHandle[]): Promise<FileHandle | undefined> => {
  const { dev, ino } = await stat(path)
  for (const file of files) {
    const known = await file.stat()
    if (known.dev === dev && known.ino === ino) return file
  }
  return undefined
}

/** Reads a database's file past SQLite, at positions, and takes no lock from whoever has it open. */
export const readBeside = async <T>(path: string, use: (file: FileHandle) => Promise<T>): Promise<T> => {
  const before = await readBefore(path, opened.get(realpathSync(path))?.read ?? [])
  if (before !== undefined) return use(before)
  const file = await open(path, 'r')
  try {
    return await use(file)
  } finally {
    const database = opened.get(realpathSync(path))
    if (database === undefined) await file.close()
    else database.read.push(file)
  }
}
