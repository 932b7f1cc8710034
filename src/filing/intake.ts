import type { Archive, ArchiveInput, ArchivePlace } from '../capture/archive.js'
import type { HttpExchange } from '../capture/http-message.js'
import { makeVisit } from '../capture/visit.js'
import { checkInput, sha256Of } from '../capture/warc-record.js'
import { codeOf } from '../casebook/errors.js'
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
      if (record.ok && record.visit) tx.addVisits([record.visit])
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

/** Bytes to be kept; `receivedAt` where it is not the time of the batch. */
export interface KeepInput extends Omit<ArchiveInput, 'receivedAt'> {
  readonly receivedAt?: string
  /** Redirects that led to these bytes, in order: kept before them. */
  readonly redirects?: readonly ArchiveInput[]
}

export interface Kept {
  /** SHA-256 of the capture; absent where a server's answer was no page, which is kept too. */
  readonly capture?: string
  /** `new`: kept by this call. `none`: no page, or nothing that can be kept. Otherwise what had become of it before. */
  readonly state: CaptureState | 'new' | 'none'
  /** The bytes are those of an older version of a release: it says again what it said before. */
  readonly older?: true
  /** Why it cannot be kept at all. */
  readonly error?: Error
}

/** Why no record can be made of an input or of what led to it. */
const problemOf = (inputs: readonly ArchiveInput[]): Error | undefined => {
  try {
    for (const input of inputs) checkInput(input)
    return undefined
  } catch (error) {
    if (error instanceof Error && codeOf(error) === 'BAD_RECORD') return error
    throw error
  }
}

type Known = { readonly sha256: string; readonly uri: string; readonly date: string }

const knownAs = ({ sha256, source, receivedAt }: Capture): Known => ({ sha256, uri: source.uri, date: receivedAt })

/**
 * Keeps bytes in the archive, on the disk, before anything is derived from them. Bytes known already are not kept a
 * second time; that a server was asked and gave them again is. Gives one entry for each input, in order; what cannot be
 * kept does not hold up the others.
 */
export const keep = (
  store: CasebookStore,
  archive: Archive,
  inputs: readonly KeepInput[],
  at: string,
): Promise<readonly Kept[]> => {
  const digests = inputs.map((i) => sha256Of(i.bytes))
  return store.write(async (tx) => {
    await recoverArchive(tx, archive)
    const states = tx.captureStates(digests)
    const fresh = new Map<string, Known>()
    const records: ArchiveInput[] = []
    /** For each record that is a capture or ends a visit: how to enter it once its place is known. */
    const entries = new Map<number, (place: ArchivePlace) => void>()
    /** Pages seen in this batch, by the address asked for: the database does not know of them yet. */
    const seen = new Map<string, string>()
    const result: Kept[] = []

    const enterCapture = (input: ArchiveInput, sha256: string) => {
      fresh.set(sha256, { sha256, uri: input.source.uri, date: input.receivedAt })
      return (place: ArchivePlace) =>
        tx.addCaptures([
          {
            sha256,
            size: input.bytes.length,
            mediaType: input.mediaType,
            receivedAt: input.receivedAt,
            source: input.source,
            archive: place,
            ...(input.partOf === undefined ? {} : { partOf: input.partOf }),
          },
        ])
    }

    /** What stands in the archive of these bytes, or of the page a server says has not changed. */
    const knownBytes = (http: HttpExchange, sha256: string): Known | undefined => {
      const asked = http.asked ?? http.uri
      const before = http.status === 304 ? (seen.get(asked) ?? tx.lastVisit(asked)?.capture) : sha256
      if (before === undefined) return undefined
      const capture = fresh.get(before) ?? tx.capture(before)
      return capture && ('date' in capture ? capture : knownAs(capture))
    }

    for (const [i, { redirects = [], receivedAt = at, ...rest }] of inputs.entries()) {
      const input: ArchiveInput = { ...rest, receivedAt }
      const sha256 = digests[i] ?? ''
      const { http } = input
      const error = problemOf([...redirects, input])
      if (error !== undefined) {
        result.push({ state: 'none', error })
        continue
      }
      if (http === undefined) {
        if (!states.has(sha256) && !fresh.has(sha256)) {
          entries.set(records.length, enterCapture(input, sha256))
          records.push(input)
        }
        result.push({ capture: sha256, state: states.get(sha256) ?? 'new' })
        continue
      }
      records.push(...redirects)
      const known = http.capture || http.status === 304 ? knownBytes(http, sha256) : undefined
      const isPage = known !== undefined || http.capture
      const enter = isPage && known === undefined ? enterCapture(input, sha256) : undefined
      const capture = isPage ? (known?.sha256 ?? sha256) : undefined
      if (capture !== undefined) seen.set(http.asked ?? http.uri, capture)
      entries.set(records.length, (place) => {
        enter?.(place)
        const uri = http.asked ?? http.uri
        const unchanged = known !== undefined
        tx.addVisits([makeVisit({ at: receivedAt, uri, finalUri: http.uri, unchanged, capture, http, archive: place })])
      })
      records.push({ ...input, http: { ...http, capture: isPage, ...(known ? { revisitOf: known } : {}) } })
      if (capture === undefined) {
        result.push({ state: 'none' })
        continue
      }
      const newest = known && tx.newestOf(capture)
      result.push({
        capture,
        state: enter ? 'new' : (tx.captureStates([capture]).get(capture) ?? 'new'),
        ...(newest && newest.capture !== capture ? { older: true } : {}),
      })
    }
    const places = await archive.append(records)
    for (const [i, enter] of entries) {
      const place = places[i]
      if (place) enter({ file: place.file, offset: place.offset, length: place.length })
    }
    const last = places.at(-1)
    if (last) tx.setArchiveLength(last.file, archive.sizes()[last.file] ?? last.offset + last.length)
    return result
  })
}
