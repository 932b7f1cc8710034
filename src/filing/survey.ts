import { join } from 'node:path'
import { type ArchiveRecord, verifyArchive } from '../capture/archive.js'

/** Where a record stands, and what it puts into the tree of time-stamps (absent where it is damaged). */
export interface SurveyedRecord {
  readonly offset: number
  readonly end: number
  readonly leaf?: Buffer
}

/** What one pass over the whole archive finds. */
export interface Survey {
  readonly records: number
  /** Records that are not whole. */
  readonly damaged: readonly ArchiveRecord[]
  /** Records that hold a capture, by its SHA-256; the first where one stands twice. */
  readonly captures: ReadonlyMap<string, ArchiveRecord>
  /** Records that ended a visit, by `placeOf`. */
  readonly visits: ReadonlyMap<string, ArchiveRecord>
  /** Every record by its file, in order. */
  readonly files: ReadonlyMap<string, readonly SurveyedRecord[]>
}

/** A place in the archive in words, and as a key. */
export const placeOf = ({ file, offset }: { readonly file: string; readonly offset: number }): string =>
  `${file} at byte ${offset}`

/** Reads every record of a casebook's archive once. */
export const surveyArchive = async (dir: string, onProgress: (bytes: number) => void): Promise<Survey> => {
  const damaged: ArchiveRecord[] = []
  const captures = new Map<string, ArchiveRecord>()
  const visits = new Map<string, ArchiveRecord>()
  const files = new Map<string, SurveyedRecord[]>()
  let records = 0
  let done = 0
  for await (const r of verifyArchive(join(dir, 'archive'))) {
    records++
    done += r.length
    onProgress(done)
    const { file, offset, length, ok, leaf } = r
    const known = files.get(file) ?? []
    known.push({ offset, end: offset + length, ...(ok && leaf && { leaf }) })
    files.set(file, known)
    if (!ok) damaged.push(r)
    else {
      if (r.sha256 && r.source && !captures.has(r.sha256)) captures.set(r.sha256, r)
      if (r.visit) visits.set(placeOf(r), r)
    }
  }
  return { records, damaged, captures, visits, files }
}
