import { availableParallelism } from 'node:os'
import type { Worker } from 'node:worker_threads'
import type { HttpHead } from '../capture/http-message.js'
import { startThread } from '../capture/start-thread.js'
import type { Capture } from '../casebook/records.js'
import type { Derived } from './derive.js'

export interface DeriveTask {
  readonly id: number
  readonly capture: Capture
  readonly bytes: Uint8Array
  /** Of an answer of a web server. */
  readonly headers?: HttpHead['headers']
}

export type DeriveAnswer =
  | { readonly id: number; readonly derived: Derived }
  | { readonly id: number; readonly code: string; readonly message: string }

/** Threads that read captures beside this one. */
export interface DeriveThreads {
  /** As `derive`, of bytes as they stand in the archive. Throws what `contentOf` and `derive` throw. */
  derive(
    capture: Capture,
    record: { readonly bytes: Uint8Array; readonly http?: Pick<HttpHead, 'headers'> },
  ): Promise<Derived>
  close(): Promise<void>
}

/** How many are worth starting: this thread keeps and files meanwhile, and more than four would wait for it. */
const threadsHere = Math.min(4, availableParallelism() - 1)

/** Tasks a thread has before it: enough that it never waits for the next. */
const ahead = 2

interface Waiting {
  readonly task: DeriveTask
  readonly settle: (answer: DeriveAnswer) => void
  readonly fail: (error: Error) => void
}

/**
 * Starts threads that read for a casebook, with the words it adds; `undefined` where a second thread would only take
 * turns with this one. Close them when done.
 */
export const startDeriveThreads = (casebookDir: string, count = threadsHere): DeriveThreads | undefined => {
  if (count < 1) return undefined
  const queue: Waiting[] = []
  const running = new Map<Worker, Map<number, Waiting>>()
  let next = 0
  let broken: Error | undefined

  const hand = (): void => {
    for (const [worker, tasks] of running)
      while (tasks.size < ahead) {
        const waiting = queue.shift()
        if (waiting === undefined) return
        tasks.set(waiting.task.id, waiting)
        worker.postMessage(waiting.task, [waiting.task.bytes.buffer as ArrayBuffer])
      }
  }
  const fail = (error: Error): void => {
    broken = error
    const tasks = [...queue.splice(0), ...[...running.values()].flatMap((own) => [...own.values()])]
    for (const waiting of tasks) waiting.fail(error)
  }
  for (let i = 0; i < count; i++) {
    const worker = startThread(import.meta.url, 'derive-worker', { workerData: casebookDir })
    const tasks = new Map<number, Waiting>()
    running.set(worker, tasks)
    worker.on('message', (answer: DeriveAnswer) => {
      const waiting = tasks.get(answer.id)
      tasks.delete(answer.id)
      hand()
      waiting?.settle(answer)
    })
    // Without its code: an error with one would pass for a fault of the bytes.
    worker.on('error', (cause) => fail(new Error('filing: a thread that reads broke down', { cause })))
  }

  return {
    derive: (capture, { bytes, http }) =>
      new Promise((resolve, reject) => {
        if (broken !== undefined) return reject(broken)
        // A copy of its own, to be given away: what is kept elsewhere may be part of a larger buffer.
        const task = { id: next++, capture, bytes: new Uint8Array(bytes), ...(http && { headers: http.headers }) }
        const settle = (answer: DeriveAnswer) =>
          'derived' in answer
            ? resolve(answer.derived)
            : reject(Object.assign(new Error(answer.message), { code: answer.code }))
        queue.push({ task, settle, fail: reject })
        hand()
      }),
    close: async () => {
      fail(new Error('filing: the threads that read were ended'))
      await Promise.all([...running.keys()].map((worker) => worker.terminate()))
    },
  }
}
