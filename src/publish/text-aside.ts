import { Worker } from 'node:worker_threads'
import type { Document } from '../casebook/document.js'
import { codedError, codeOf } from '../casebook/errors.js'

export interface TextTask {
  readonly bytes: Uint8Array
  readonly mediaType: string
  readonly name?: string
}

/** What the other thread answers: a document, or the code of why there is none. */
export type TextAnswer = { readonly document: Document } | { readonly code: string }

export interface AsideLimits {
  readonly milliseconds: number
  /** How many files are read at once. */
  readonly atOnce: number
}

const usual: AsideLimits = { milliseconds: 20_000, atOnce: 3 }

/** A thread that begins with `text-worker`. Run from its sources, the program must be compiled in the new thread too. */
const startWorker = (workerData: TextTask): Worker => {
  // What it prints is caught and dropped: a library may quote the text it stumbles over.
  const options = { workerData, resourceLimits: { maxOldGenerationSizeMb: 512 }, stdout: true, stderr: true }
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./text-worker.js', import.meta.url), options)
  const file = JSON.stringify(new URL('./text-worker.ts', import.meta.url).href)
  const code = `import('tsx/esm/api').then(({ register }) => { register(); return import(${file}) })`
  return new Worker(code, { ...options, eval: true })
}

let running = 0

/**
 * `toDocument` in a thread of its own, which is ended when it takes too long: a PDF of a hundred kilobytes can hold
 * gigabytes, and the server has others to answer meanwhile.
 *
 * Throws what `toDocument` throws, `TOO_COMPLEX` where time or memory ran out, `BUSY` where enough are being read.
 */
export const toDocumentAside = async (task: TextTask, limits: AsideLimits = usual): Promise<Document> => {
  if (running >= limits.atOnce)
    throw codedError('publish', 'BUSY', `a file was not read: ${running} are being read already`)
  const worker = startWorker(task)
  running++
  let timer: NodeJS.Timeout | undefined
  try {
    const answer = await new Promise<TextAnswer>((resolve, reject) => {
      const tooComplex = () => codedError('publish', 'TOO_COMPLEX', 'a file was not read: it took too long')
      timer = setTimeout(() => reject(tooComplex()), limits.milliseconds)
      worker.once('message', resolve)
      worker.once('error', (error) => reject(codeOf(error) === 'ERR_WORKER_OUT_OF_MEMORY' ? tooComplex() : error))
      worker.once('exit', () => reject(codedError('publish', 'NO_ANSWER', 'a file was not read: its thread ended')))
    })
    if ('code' in answer) throw codedError('publish', answer.code, 'a file was not read')
    return answer.document
  } finally {
    clearTimeout(timer)
    await worker.terminate()
    running--
  }
}
