import { createHash } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { crc32 } from 'node:zlib'
import type Database from 'better-sqlite3'
import { z } from 'zod'
import { writeText } from '../../capture/durable-file.js'
import { readBeside } from './read-beside.js'

/*
 * A database file at rest holds bytes nobody reads (free pages, the end of a page, fields of the header) and rows that
 * nothing else tells of (what a watcher noted). SQLite notices nothing when one of them changes. So whoever has written
 * leaves a seal: the SHA-256 of the file and a CRC-32 of every page, in `casebook.db.seal`. The next write breaks it.
 */

const sealSchema = z.strictObject({
  format: z.literal('jikenbo-seal-1'),
  pageSize: z.int().min(512),
  /** Of the whole file, hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** CRC-32 of each page, four bytes little-endian each, base64. */
  pages: z.base64(),
  /** SHA-256 over everything above, hex. */
  seal: z.string().regex(/^[0-9a-f]{64}$/),
})
type Seal = z.infer<typeof sealSchema>

const sealPath = (path: string): string => `${path}.seal`

const sealOf = ({ format, pageSize, sha256, pages }: Omit<Seal, 'seal'>): string =>
  createHash('sha256')
    .update(JSON.stringify([format, pageSize, sha256, pages]))
    .digest('hex')

const textOf = (seal: Seal): string => `${JSON.stringify(seal)}\n`

/** Digests of a file, page by page. */
const measure = (path: string, pageSize: number): Promise<Omit<Seal, 'seal'>> =>
  readBeside(path, async (file) => {
    const sha = createHash('sha256')
    const sums: Buffer[] = []
    // A whole number of pages: a page size is a power of two.
    const chunk = Buffer.alloc(1 << 20)
    for (let at = 0; ; ) {
      const { bytesRead } = await file.read(chunk, 0, chunk.length, at)
      if (bytesRead === 0) break
      at += bytesRead
      sha.update(chunk.subarray(0, bytesRead))
      for (let page = 0; page < bytesRead; page += pageSize) {
        const sum = Buffer.alloc(4)
        sum.writeUInt32LE(crc32(chunk.subarray(page, Math.min(bytesRead, page + pageSize))))
        sums.push(sum)
      }
    }
    const pages = Buffer.concat(sums).toString('base64')
    return { format: 'jikenbo-seal-1', pageSize, sha256: sha.digest('hex'), pages }
  })

/** Takes the seal off before something is written; gone from the disk when it returns. Costs nothing where there is none. */
export const breakSeal = (path: string): void => {
  if (!existsSync(sealPath(path))) return
  rmSync(sealPath(path), { force: true })
  const folder = openSync(dirname(path), 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

/**
 * Seals a database on a connection that may write, where it has no seal and nobody else is at it. Never throws: without
 * a seal a casebook is as good, only less of it can be checked.
 */
export const sealDatabase = async (db: Database.Database, path: string): Promise<void> => {
  if (existsSync(sealPath(path))) return
  try {
    // Waits for nobody. Whoever reads or writes goes first: it will seal when it is done, or the next who writes.
    db.pragma('wal_checkpoint(TRUNCATE)')
    // Holds off every other writer; and with nothing in the WAL, no checkpoint can touch the file.
    db.exec('BEGIN IMMEDIATE')
    try {
      const wal = `${path}-wal`
      if (existsSync(wal) && statSync(wal).size > 0) return
      const measured = await measure(path, Number(db.pragma('page_size', { simple: true })))
      await writeText(sealPath(path), textOf({ ...measured, seal: sealOf(measured) }))
    } finally {
      db.exec('ROLLBACK')
    }
  } catch {
    // Somebody is writing, or the disk takes no more.
  }
}

/** What a seal says of a database file. */
export type SealCheck =
  /** Every byte is as it was left. */
  | { readonly state: 'whole' }
  /** There is none: somebody is writing, or was killed while writing. */
  | { readonly state: 'none' }
  /** The seal itself was changed. */
  | { readonly state: 'unreadable' }
  /** These pages are not as they were left, counted from 1 as SQLite does. */
  | { readonly state: 'broken'; readonly pages: readonly number[] }

/** Compares a database file with its seal. Opens no database. */
export const checkSeal = async (path: string): Promise<SealCheck> => {
  if (!existsSync(sealPath(path))) return { state: 'none' }
  const bytes = readFileSync(sealPath(path))
  let seal: Seal
  try {
    seal = sealSchema.parse(JSON.parse(bytes.toString('utf8')))
    if (sealOf(seal) !== seal.seal || !Buffer.from(textOf(seal)).equals(bytes)) return { state: 'unreadable' }
  } catch {
    return { state: 'unreadable' }
  }
  const now = await measure(path, seal.pageSize)
  if (now.sha256 === seal.sha256) return { state: 'whole' }
  const [then = Buffer.alloc(0), here = Buffer.alloc(0)] = [seal, now].map(({ pages }) => Buffer.from(pages, 'base64'))
  const pages: number[] = []
  for (let at = 0; at < Math.max(then.length, here.length); at += 4)
    if (!then.subarray(at, at + 4).equals(here.subarray(at, at + 4))) pages.push(at / 4 + 1)
  return { state: 'broken', pages }
}
