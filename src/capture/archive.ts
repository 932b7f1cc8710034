import { readdirSync, statSync } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { mkdir, open, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { codedError, codeOf } from '../casebook/errors.js'
import { leafHash } from '../casebook/merkle.js'
import type { CaptureSource, Visit } from '../casebook/records.js'
import { leafContent } from '../casebook/stamp.js'
import { syncFolder } from './durable-file.js'
import { fileError } from './errors.js'
import { findMember, headerLength, memberLength, openMember, sealMember } from './gzip-member.js'
import { makeVisit } from './visit.js'
import type { ArchiveInput, WarcRecord } from './warc-record.js'
import { digestsOf, parseRecord, recordsOf, sha256OfRecordId, sourceOf, warcinfoOf } from './warc-record.js'

export type { ArchiveInput } from './warc-record.js'

/** Where a record stands: a file of the archive, and the bytes of it that hold the record. */
export interface ArchivePlace {
  readonly file: string
  readonly offset: number
  readonly length: number
}

/** What a scan finds at a place. Fields are absent where the record is too damaged to say. */
export interface ArchiveRecord extends ArchivePlace {
  /** `resource`, `conversion`, `response`, `request`, `revisit`, or `warcinfo` (which heads a file). */
  readonly type?: string
  /** Computed from the bytes kept (an answer's body), lower-case hex. */
  readonly sha256?: string
  /** What the record itself declares. */
  readonly declaredSha256?: string
  readonly size?: number
  readonly uri?: string
  /** When the bytes were received, ISO 8601 UTC. */
  readonly date?: string
  readonly mediaType?: string
  /** Where a capture's bytes came from; absent on records that hold none (a request, a redirect, a refusal). */
  readonly source?: CaptureSource
  /** The visit this record ended; `archive` is the record's own place. */
  readonly visit?: Visit
  /** SHA-256 of the capture these bytes were cut out of. */
  readonly refersTo?: string
  /** What a time-stamp's tree holds of this record. */
  readonly leaf?: Buffer
  /** The record is whole and its bytes are those it declares. */
  readonly ok: boolean
  /** In plain words what is wrong, where it is not ok. */
  readonly problem?: string
  /** A write was cut off here: the file ends within the record, and `truncate(file, offset)` drops nothing that was ever whole. */
  readonly torn?: true
}

/** A stretch of a file that holds one record, compressed, or that is damaged. */
export interface ArchiveMember extends ArchivePlace {
  /** Absent where no record can be made out. */
  readonly member?: Buffer
  /** In plain words what is wrong there. */
  readonly problem?: string
  readonly torn?: true
}

/** The WARC/1.1 archive of a casebook: one file a day, one gzip member a record. Whoever appends or truncates holds the casebook's lock. */
export interface Archive {
  /**
   * Writes inputs to the file of the first one's day, on the disk when it resolves, and gives for each the place of the
   * record that holds its bytes (an exchange's request follows its answer). All or nothing: where writing
   * fails the file is as long as before, and the error's code is NO_SPACE, READ_ONLY, NO_PERMISSION or WRITE_FAILED.
   */
  append(records: readonly ArchiveInput[]): Promise<readonly (ArchivePlace & { readonly sha256: string })[]>
  /** A record: its bytes, its headers (names in lower case), an answer's HTTP head. Throws DAMAGED, NOT_FOUND. */
  read(place: ArchivePlace): Promise<WarcRecord>
  /** The bytes each file has, by name in order. */
  sizes(): Readonly<Record<string, number>>
  /** Every record of a file from an offset on (0: all, or the end of a record known to be whole). Never throws over what a record holds. */
  scan(file: string, fromOffset?: number): AsyncIterable<ArchiveRecord>
  /** Every record of a file as it stands, sealed and not looked into; `problem` where none can be made out. */
  members(file: string, fromOffset?: number): AsyncIterable<ArchiveMember>
  /** Cuts a file to a length: drops a torn tail. */
  truncate(file: string, length: number): Promise<void>
}

/** Files that are too long for one read are read through a window of this many bytes. */
const windowSize = 1 << 20

const describe = (file: string, offset: number) => `${file} at byte ${offset}`

const fileName = /^\d{4}-\d\d-\d\d\.warc\.gz$/

const checkedFile = (file: string): string => {
  if (!fileName.test(file))
    throw codedError(
      'capture',
      'BAD_PLACE',
      `could not find ${JSON.stringify(file)} in the archive: not the name of an archive file`,
    )
  return file
}

/** Reads `length` bytes at `offset`, fewer where the file ends. */
const readAt = async (handle: FileHandle, offset: number, length: number): Promise<Buffer> => {
  const bytes = Buffer.alloc(length)
  let done = 0
  while (done < length) {
    const { bytesRead } = await handle.read(bytes, done, length - done, offset + done)
    if (bytesRead === 0) break
    done += bytesRead
  }
  return bytes.subarray(0, done)
}

const writeAt = async (handle: FileHandle, bytes: Buffer, offset: number): Promise<void> => {
  // A disk that runs full may take the first half of a write; the next write then names the reason.
  for (let done = 0; done < bytes.length; )
    done += (await handle.write(bytes, done, bytes.length - done, offset + done)).bytesWritten
}

const describeMember = ({ member, ...place }: ArchiveMember): ArchiveRecord => {
  if (member === undefined) return { ...place, ok: false }
  const opened = openMember(member)
  if ('problem' in opened) return { ...place, ok: false, problem: opened.problem }
  const record = parseRecord(opened.record)
  if ('problem' in record) return { ...place, ok: false, problem: record.problem }
  const { headers, bytes } = record
  const digests = digestsOf(opened.record, record)
  const sha256 = digests.bytes
  const declared = headers['warc-block-digest']?.replace(/^sha256:/, '')
  const payload = headers['warc-payload-digest']?.replace(/^sha256:/, '')
  const type = headers['warc-type']
  const source = sourceOf(record)
  const refersTo = type === 'conversion' ? sha256OfRecordId(headers['warc-refers-to']) : undefined
  const mediaType = type === 'response' ? headers['warc-identified-payload-type'] : headers['content-type']
  const visit = visitOf(place, record, payload)
  const named = {
    ...place,
    sha256,
    size: bytes.length,
    ...(type !== undefined && { type }),
    ...(declared !== undefined && { declaredSha256: declared }),
    ...(headers['warc-target-uri'] !== undefined && { uri: headers['warc-target-uri'] }),
    ...(headers['warc-date'] !== undefined && { date: headers['warc-date'] }),
    ...(mediaType !== undefined && { mediaType }),
    ...(source !== undefined && { source }),
    ...(refersTo !== undefined && { refersTo }),
    ...(visit !== undefined && { visit }),
    leaf: leafHash(leafContent(digests)),
  }
  if (declared !== digests.block)
    return { ...named, ok: false, problem: `the bytes do not have the digest declared: ${declared ?? 'none'}` }
  if (type === 'response' && payload !== sha256)
    return { ...named, ok: false, problem: `the body does not have the digest declared: ${payload ?? 'none'}` }
  return { ...named, ok: true }
}

/** The visit a record ended, as it noted it itself. */
const visitOf = (
  { file, offset, length }: ArchivePlace,
  { headers, http }: WarcRecord,
  payload: string | undefined,
): Visit | undefined => {
  const uri = headers['jikenbo-visit']
  const finalUri = headers['warc-target-uri']
  const at = headers['warc-date']
  if (uri === undefined || finalUri === undefined || at === undefined || http === undefined) return undefined
  const unchanged = headers['warc-type'] === 'revisit'
  const capture = unchanged || headers['jikenbo-source'] !== undefined ? payload : undefined
  return makeVisit({ at, uri, finalUri, unchanged, capture, http, archive: { file, offset, length } })
}

/** The records between `offset` and the end of an open file. */
async function* membersOf(handle: FileHandle, file: string, offset: number): AsyncGenerator<ArchiveMember> {
  const { size } = await handle.stat()
  let window: { readonly start: number; readonly bytes: Buffer } = { start: offset, bytes: Buffer.alloc(0) }
  const bytesAt = async (at: number, length: number): Promise<Buffer> => {
    if (at < window.start || at + length > window.start + window.bytes.length)
      window = { start: at, bytes: await readAt(handle, at, Math.max(length, windowSize)) }
    return window.bytes.subarray(at - window.start, at - window.start + length)
  }
  let at = offset
  while (at < size) {
    const rest = size - at
    const length = memberLength(await bytesAt(at, Math.min(headerLength, rest)))
    if (length === undefined && rest >= headerLength) {
      const next = await nextMember(bytesAt, at + 1, size)
      const gap = { file, offset: at, length: next - at }
      const empty = next === size && (await isZero(bytesAt, at, size))
      // Blocks a crash left unwritten read as zeros: never a record, unlike a record whose header was hit.
      yield empty
        ? { ...gap, problem: 'nothing but zeros up to the end of the file', torn: true }
        : { ...gap, problem: 'the header of the record is damaged' }
      at = next
    } else if (length === undefined || length > rest) {
      yield { file, offset: at, length: rest, problem: 'the file ends within the record', torn: true }
      return
    } else {
      yield { file, offset: at, length, member: await bytesAt(at, length) }
      at += length
    }
  }
}

type BytesAt = (at: number, length: number) => Promise<Buffer>

/** Where the next record begins at or after `from`; the file's size where none does. */
const nextMember = async (bytesAt: BytesAt, from: number, size: number): Promise<number> => {
  for (let at = from; at < size; ) {
    const bytes = await bytesAt(at, Math.min(windowSize, size - at))
    const found = findMember(bytes, 0)
    if (found >= 0) return at + found
    if (at + bytes.length >= size) break
    // A header may lie across two windows.
    at += bytes.length - headerLength + 1
  }
  return size
}

const isZero = async (bytesAt: BytesAt, from: number, size: number): Promise<boolean> => {
  for (let at = from; at < size; at += windowSize)
    if ((await bytesAt(at, Math.min(windowSize, size - at))).some((byte) => byte !== 0)) return false
  return true
}

/** Opens the archive in a folder; the folder is made when something is first written. */
export const openArchive = (dir: string): Archive => {
  const opened = async <T>(file: string, use: (handle: FileHandle) => Promise<T>): Promise<T> => {
    const path = join(dir, checkedFile(file))
    const handle = await open(path, 'r').catch((cause: unknown) => {
      throw fileError('capture', `could not read the archive ${path}`, cause, 'READ_FAILED')
    })
    try {
      return await use(handle)
    } finally {
      await handle.close()
    }
  }

  const append: Archive['append'] = async (records) => {
    const [first] = records
    if (first === undefined) return []
    const file = checkedFile(`${first.receivedAt.slice(0, 10)}.warc.gz`)
    const path = join(dir, file)
    const parts: { readonly sha256: string; readonly members: readonly Buffer[] }[] = []
    for (const input of records) {
      const { sha256, records: written } = await recordsOf(input)
      parts.push({ sha256, members: written.map(sealMember) })
    }
    const head = sealMember(await warcinfoOf(file, first.receivedAt))
    try {
      if ((await mkdir(dir, { recursive: true })) !== undefined) await syncFolder(dirname(dir))
      const start = await writeDurably(dir, path, head, Buffer.concat(parts.flatMap(({ members }) => members)))
      let offset = start
      return parts.map(({ sha256, members }) => {
        const place = { sha256, file, offset, length: members[0]?.length ?? 0 }
        for (const { length } of members) offset += length
        return place
      })
    } catch (cause) {
      throw fileError(
        'capture',
        `could not write ${records.length} records to the archive ${path}`,
        cause,
        'WRITE_FAILED',
      )
    }
  }

  const read: Archive['read'] = ({ file, offset, length }) =>
    opened(file, async (handle) => {
      const damaged = (problem: string) =>
        codedError('capture', 'DAMAGED', `could not read the record in ${describe(file, offset)}: ${problem}`)
      // The place comes from a database that may be younger than a file put back from a backup.
      const { size } = await handle.stat()
      if (!(offset >= 0 && length > 0 && offset + length <= size))
        throw damaged(`the file has ${size} bytes, the record would end at ${offset + length}`)
      const place = openMember(await readAt(handle, offset, length))
      if ('problem' in place) throw damaged(place.problem)
      const record = parseRecord(place.record)
      if ('problem' in record) throw damaged(record.problem)
      return record
    })

  const sizes: Archive['sizes'] = () => {
    try {
      const files = readdirSync(dir).filter((name) => fileName.test(name))
      return Object.fromEntries(files.sort().map((name) => [name, statSync(join(dir, name)).size]))
    } catch (cause) {
      if (codeOf(cause) === 'ENOENT') return {}
      throw fileError('capture', `could not list the archive ${dir}`, cause, 'READ_FAILED')
    }
  }

  async function* members(file: string, fromOffset = 0): AsyncGenerator<ArchiveMember> {
    const path = join(dir, checkedFile(file))
    const handle = await open(path, 'r').catch((cause: unknown) => {
      throw fileError('capture', `could not read the archive ${path}`, cause, 'READ_FAILED')
    })
    try {
      yield* membersOf(handle, file, fromOffset)
    } finally {
      await handle.close()
    }
  }

  async function* scan(file: string, fromOffset = 0): AsyncGenerator<ArchiveRecord> {
    for await (const member of members(file, fromOffset)) yield describeMember(member)
  }

  const truncate: Archive['truncate'] = async (file, length) => {
    const path = join(dir, checkedFile(file))
    try {
      const handle = await open(path, 'r+')
      try {
        await handle.truncate(length)
        await handle.sync()
      } finally {
        await handle.close()
      }
    } catch (cause) {
      throw fileError('capture', `could not cut the archive ${path} to ${length} bytes`, cause, 'WRITE_FAILED')
    }
  }

  return { append, read, sizes, scan, members, truncate }
}

/** Writes `body` at the end of a file (after `head` where the file is new or empty) and syncs it; gives where `body` began. */
const writeDurably = async (dir: string, path: string, head: Buffer, body: Buffer): Promise<number> => {
  const handle = await open(path, 'r+').catch((cause: unknown) => {
    if (codeOf(cause) === 'ENOENT') return open(path, 'wx+')
    throw cause
  })
  let before: number | undefined
  try {
    before = (await handle.stat()).size
    await writeAt(handle, before === 0 ? Buffer.concat([head, body]) : body, before)
    await handle.datasync()
    if (before === 0) await syncFolder(dir)
  } catch (cause) {
    // Half a record must not stay behind: the next append would follow it, and a scan stop at it.
    if (before !== undefined) await handle.truncate(before).catch(() => undefined)
    if (before === 0) await rm(path, { force: true }).catch(() => undefined)
    throw cause
  } finally {
    await handle.close()
  }
  return before === 0 ? head.length : before
}

/**
 * Goes over every record of every file of the archive in a folder and recomputes all digests. Any flipped bit gives a
 * record with `ok: false` and its `problem`; nothing a file holds is thrown.
 *
 * ```ts
 * for await (const record of verifyArchive(dir)) if (!record.ok) console.error(record.file, record.offset, record.problem)
 * ```
 */
export async function* verifyArchive(dir: string): AsyncGenerator<ArchiveRecord> {
  const archive = openArchive(dir)
  for (const file of Object.keys(archive.sizes())) {
    try {
      yield* archive.scan(file)
    } catch (error) {
      // A file that cannot be opened or read (a bad sector) is a finding too; the other files are still gone through.
      yield { file, offset: 0, length: 0, ok: false, problem: error instanceof Error ? error.message : String(error) }
    }
  }
}
