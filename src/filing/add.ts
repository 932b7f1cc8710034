import { contentOf } from '../capture/content.js'
import { codeOf } from '../casebook/errors.js'
import type { Capture } from '../casebook/records.js'
import type { CaptureState } from '../store/contract.js'
import type { Casebook } from './casebook.js'
import { type Derived, derive } from './derive.js'
import { type DeriveThreads, startDeriveThreads } from './derive-threads.js'
import { type Filed, fileAgain, fileCapture, passCapture } from './file.js'
import { type AddBytes, type AddInput, noPage } from './inputs.js'
import { type Kept, keep, recoverArchive } from './intake.js'

export type Outcome = { readonly name: string } & (
  | Filed
  /** Taken in before, with what became of it then; nothing changed. */
  | { readonly kind: 'known'; readonly state: CaptureState; readonly capture: string }
  /**
   * It could not be taken; nothing was kept (but a server's answer that is no page is: that it is gone is worth knowing).
   * Or it was kept before and its archive file cannot be read now: the next run goes on with it.
   */
  | { readonly kind: 'failed'; readonly error: Error }
)

export interface AddOptions {
  /** The time of receipt, ISO 8601 UTC. Default: the clock, read for each batch. */
  readonly at?: string
  /** File what does not look like a notice of an incident too. */
  readonly anyText?: boolean
  readonly signal?: AbortSignal
}

/**
 * A batch is fsynced and committed as one. The first is small, so that something is seen at once; each is twice the one
 * before, up to where the cost of a commit no longer shows.
 */
const firstBatch = 16
const batchCount = 256
const batchBytes = 16 * 1024 * 1024
/** What comes slowly (pages, one a second) does not wait for a batch to fill. */
const batchMs = 2_000

/** Threads take a second to start: only where batches have grown to their full size will enough follow to pay for them. */
const worthThreads = batchCount

const now = () => new Date().toISOString()

type Read =
  | { readonly capture: Capture; readonly derived: Derived }
  | { readonly capture: Capture; readonly error: Error }

type Packed = Parameters<typeof contentOf>[0]
type Reader = (capture: Capture, record: Packed) => Promise<Derived>

const readHere =
  ({ lexicon }: Casebook): Reader =>
  async (capture, record) =>
    derive(capture, await contentOf(record), lexicon)

const read = async (reader: Reader, capture: Capture, record: Packed): Promise<Read> => {
  try {
    return { capture, derived: await reader(capture, record) }
  } catch (error) {
    // Only what the bytes themselves are to blame for; a defect of ours must not pass for an unreadable file.
    if (error instanceof Error && codeOf(error) !== undefined) return { capture, error }
    throw error
  }
}

/** Reads captures, all at once where there are threads to do it, else one after the other. */
const readAll = async (
  casebook: Casebook,
  threads: DeriveThreads | undefined,
  captures: readonly (readonly [Capture, Packed])[],
): Promise<readonly Read[]> => {
  if (threads !== undefined)
    return Promise.all(captures.map(([capture, record]) => read(threads.derive, capture, record)))
  const reads: Read[] = []
  for (const [capture, record] of captures) reads.push(await read(readHere(casebook), capture, record))
  return reads
}

/** Reads a capture out of the archive; gives the error that keeps its file from being read, which is no fault of the bytes. */
const readKept = async (casebook: Casebook, capture: Capture): Promise<Read | Error> => {
  try {
    return await read(readHere(casebook), capture, await casebook.archive.read(capture.archive))
  } catch (error) {
    if (!(error instanceof Error) || codeOf(error) === undefined) throw error
    return codeOf(error) === 'DAMAGED' ? { capture, error } : error
  }
}

/** Files captures that are kept already, in one step. Whatever another process has filed meanwhile is left alone. */
const fileAll = (
  casebook: Casebook,
  reads: readonly Read[],
  at: string,
  options: AddOptions,
): Promise<ReadonlyMap<string, Filed>> =>
  casebook.store.write((tx) => {
    const filed = new Map<string, Filed>()
    const states = tx.captureStates(reads.map((r) => r.capture.sha256))
    for (const r of reads) {
      const sha = r.capture.sha256
      const state = states.get(sha)
      if (state === 'filed') {
        const version = 'error' in r ? undefined : fileAgain(tx, r.capture, r.derived, at)
        if (version) filed.set(sha, version)
        continue
      }
      const again = options.anyText && state === 'no-notice'
      if (state !== 'pending' && !again) continue
      filed.set(
        sha,
        'error' in r
          ? passCapture(tx, sha, 'unreadable', r.error.message, at)
          : fileCapture(
              tx,
              r.capture,
              r.derived,
              at,
              options.anyText === undefined ? {} : { anyText: options.anyText },
            ),
      )
    }
    return filed
  })

/** Goes on with captures that were kept but not filed: their process was killed before it came to that. */
export const resumePending = async (casebook: Casebook, options: AddOptions = {}): Promise<readonly Outcome[]> => {
  const outcomes: Outcome[] = []
  await casebook.store.write((tx) => recoverArchive(tx, casebook.archive))
  const pending = await casebook.store.write((tx) => tx.pendingCaptures())
  for (let from = 0; from < pending.length; from += batchCount) {
    const reads: Read[] = []
    for (const capture of pending.slice(from, from + batchCount)) {
      const found = await readKept(casebook, capture)
      if (found instanceof Error) outcomes.push({ name: capture.source.name, kind: 'failed', error: found })
      else reads.push(found)
    }
    const filed = await fileAll(casebook, reads, options.at ?? now(), options)
    for (const { capture } of reads) {
      const outcome = filed.get(capture.sha256)
      if (outcome) outcomes.push({ name: capture.source.name, ...outcome })
    }
  }
  return outcomes
}

/** Keeps, reads and files one batch. */
const addBatch = async (
  casebook: Casebook,
  batch: readonly AddInput[],
  options: AddOptions,
  threadsFor: (captures: number) => DeriveThreads | undefined,
): Promise<readonly Outcome[]> => {
  const at = options.at ?? now()
  const inputs = batch.flatMap((i) => ('error' in i ? [] : [i]))
  const kept = inputs.length > 0 ? await keep(casebook.store, casebook.archive, inputs, at) : []
  const wanted = new Map<string, AddBytes>()
  const before = new Set<string>()
  for (const [i, { capture, state, older }] of kept.entries()) {
    const input = inputs[i]
    const again = options.anyText && state === 'no-notice'
    // "Not modified" stands for bytes that it does not bring.
    if (!input || capture === undefined || input.http?.status === 304) continue
    // Of equal bytes the first are the ones that were kept.
    if (state === 'new' && !wanted.has(capture)) wanted.set(capture, input)
    if (state === 'pending' || again || older) before.add(capture)
  }
  const captures = Array.from(wanted, ([sha256, input]): [Capture, AddBytes] => {
    const { bytes, mediaType, source, partOf, receivedAt = at } = input
    const archive = { file: '', offset: 0, length: 0 }
    const part = partOf === undefined ? {} : { partOf }
    return [{ sha256, size: bytes.length, mediaType, receivedAt, source, archive, ...part }, input]
  })
  const broken = new Map<string, Error>()
  const reads = [...(await readAll(casebook, threadsFor(captures.length), captures))]
  for (const sha256 of before) {
    // They may have come from elsewhere then; what is derived again knows only of that.
    const capture = await casebook.reader.capture(sha256)
    const found = capture && (await readKept(casebook, capture))
    if (found instanceof Error) broken.set(sha256, found)
    else if (found) reads.push(found)
  }
  const filed = reads.length > 0 ? await fileAll(casebook, reads, at, options) : new Map<string, Filed>()
  const said = new Set<string>()
  let next = 0
  return batch.map((input): Outcome => {
    if ('error' in input) return { name: input.name, kind: 'failed', error: input.error }
    const { name } = input.source
    const { capture, state, error }: Kept = kept[next++] ?? { state: 'none' }
    if (capture === undefined || state === 'none') return { name, kind: 'failed', error: error ?? noPage(input) }
    const problem = broken.get(capture)
    if (problem) return { name, kind: 'failed', error: problem }
    const outcome = filed.get(capture)
    if (outcome && !said.has(capture)) {
      said.add(capture)
      return { name, ...outcome }
    }
    if (outcome) return { name, kind: 'known', state: outcome.kind === 'passed' ? outcome.as : 'filed', capture }
    return { name, kind: 'known', state: state === 'new' ? 'filed' : state, capture }
  })
}

/** Inputs as they are kept together; those that came before it is to stop are the last. */
async function* batchesOf(
  inputs: AsyncIterable<AddInput> | Iterable<AddInput>,
  isToStop: () => boolean,
): AsyncGenerator<readonly AddInput[]> {
  let batch: AddInput[] = []
  let size = 0
  let wanted = firstBatch
  let begun = performance.now()
  for await (const input of inputs) {
    if (isToStop()) break
    if (batch.length === 0) begun = performance.now()
    batch.push(input)
    size += 'error' in input ? 0 : input.bytes.length
    if (batch.length < wanted && size < batchBytes && performance.now() - begun < batchMs) continue
    yield batch
    batch = []
    size = 0
    wanted = Math.min(batchCount, wanted * 2)
  }
  if (batch.length > 0) yield batch
}

/** As `addAll`, for one who goes on by itself with what was kept and not filed: one outcome for each input and no other. */
export async function* addEach(
  casebook: Casebook,
  inputs: AsyncIterable<AddInput> | Iterable<AddInput>,
  options: AddOptions = {},
): AsyncGenerator<Outcome> {
  const { signal } = options
  let threads: DeriveThreads | undefined
  const threadsFor = (captures: number) => {
    if (captures >= worthThreads) threads ??= startDeriveThreads(casebook.dir)
    return threads
  }
  let ended = false
  const batches = batchesOf(inputs, () => ended || signal?.aborted === true)
  let next = batches.next()
  try {
    for (;;) {
      const { value: batch, done } = await next
      // A file can be read again for nothing; what a server was asked for is not thrown away.
      if (done || (signal?.aborted && !batch.some((input) => 'http' in input))) return
      const outcomes = addBatch(casebook, batch, options, threadsFor)
      // The next batch comes together while this one is worked on.
      next = batches.next()
      next.catch(() => undefined)
      yield* await outcomes
    }
  } finally {
    ended = true
    await batches.return(undefined)
    await threads?.close()
  }
}

/**
 * Adds inputs to a casebook: each is kept in the archive, read, and filed under a case. Yields one outcome an input, in
 * order, once it is on the disk. Adding again changes nothing. Stops after the batch at hand when `signal` is aborted.
 */
export async function* addAll(
  casebook: Casebook,
  inputs: AsyncIterable<AddInput> | Iterable<AddInput>,
  options: AddOptions = {},
): AsyncGenerator<Outcome> {
  yield* await resumePending(casebook, options)
  yield* addEach(casebook, inputs, options)
}
