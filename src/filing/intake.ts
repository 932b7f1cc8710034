import type { Archive, ArchiveInput } from '../capture/archive.js'
import { sha256Of } from '../capture/warc-record.js'
import type { Capture } from '../casebook/records.js'
import type { CaptureState, CasebookStore, CasebookTransaction } from '../store/contract.js'

/**
 * Takes into the database what the archive holds beyond what the database knows of: records whose process was killed
 * between the archive's fsync and the commit. A torn last record, which was never said to be kept, is cut off.
 */
export const recoverArchive = async (tx: CasebookTransaction, archive: Archive): Promise<number> => {
  const known = tx.archiveLengths()
  let found = 0
  for (const [file, size] of Object.entries(archive.sizes())) {
    const from = known[file] ?? 0
    if (size <= from) continue
    let end = from
    for await (const record of archive.scan(file, from)) {
      if (record.torn) {
        await archive.truncate(file, record.offset)
        break
      }
      end = record.offset + record.length
      const { sha256, source, size: bytes, mediaType, date } = record
      if (!record.ok || !sha256 || !source || bytes === undefined || !mediaType || !date) continue
      tx.addCaptures([
        {
          sha256,
          size: bytes,
          mediaType,
          receivedAt: date,
          source,
          archive: { file, offset: record.offset, length: record.length },
          ...(record.refersTo === undefined ? {} : { partOf: record.refersTo }),
        },
      ])
      found++
    }
    tx.setArchiveLength(file, end)
  }
  return found
}

export interface Kept {
  readonly capture: string
  /** `new`: kept by this call. Otherwise what had become of it before. */
  readonly state: CaptureState | 'new'
}

/**
 * Keeps bytes in the archive, on the disk, before anything is derived from them. Bytes known already are not kept a
 * second time. Gives one entry for each input, in order.
 */
export const keep = (
  store: CasebookStore,
  archive: Archive,
  inputs: readonly Omit<ArchiveInput, 'receivedAt'>[],
  receivedAt: string,
): Promise<readonly Kept[]> => {
  const digests = inputs.map((i) => sha256Of(i.bytes))
  return store.write(async (tx) => {
    await recoverArchive(tx, archive)
    const states = tx.captureStates(digests)
    const fresh = new Map<string, ArchiveInput>()
    for (const [i, input] of inputs.entries()) {
      const sha = digests[i] ?? ''
      if (!states.has(sha) && !fresh.has(sha)) fresh.set(sha, { ...input, receivedAt })
    }
    const records = [...fresh.values()]
    const places = await archive.append(records)
    tx.addCaptures(
      places.map(({ sha256, file, offset, length }, i): Capture => {
        const input = records[i] as ArchiveInput
        return {
          sha256,
          size: input.bytes.length,
          mediaType: input.mediaType,
          receivedAt,
          source: input.source,
          archive: { file, offset, length },
          ...(input.partOf === undefined ? {} : { partOf: input.partOf }),
        }
      }),
    )
    const last = places.at(-1)
    if (last) tx.setArchiveLength(last.file, last.offset + last.length)
    return digests.map((capture) => ({ capture, state: states.get(capture) ?? 'new' }))
  })
}
