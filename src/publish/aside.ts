import { startThread } from '../capture/start-thread.js'
import { codedError, codeOf } from '../casebook/errors.js'

/** What the other thread answers: what it made, or the code of why it could not. */
export type AsideAnswer<T> = { readonly made: T } | { readonly code: string }

export interface AsideLimits {
  readonly milliseconds: number
  /** How many are worked on at once. */
  readonly atOnce: number
}

/** What it prints is caught and dropped: a library may quote the text it stumbles over. */
const quiet = { resourceLimits: { maxOldGenerationSizeMb: 512 }, stdout: true, stderr: true }

/**
 * Makes a function whose work is done by `module` (a file of this folder that posts one `AsideAnswer`) in a thread of
 * its own, which is ended when it takes too long: a file of a hundred kilobytes can be built to take minutes or
 * gigabytes, and the server has others to answer meanwhile.
 *
 * The function throws under the code the thread answered, `TOO_COMPLEX` where time or memory ran out, `BUSY` where
 * enough are being worked on.
 */
export const inThread = <Task, T>(module: string, usual: AsideLimits) => {
  let running = 0
  return async (task: Task, limits: AsideLimits = usual): Promise<T> => {
    if (running >= limits.atOnce)
      throw codedError('publish', 'BUSY', `a file was not read: ${running} are being read already`)
    const worker = startThread(import.meta.url, module, { ...quiet, workerData: task })
    running++
    let timer: NodeJS.Timeout | undefined
    try {
      const answer = await new Promise<AsideAnswer<T>>((resolve, reject) => {
        const tooComplex = () => codedError('publish', 'TOO_COMPLEX', 'a file was not read: it took too long')
        timer = setTimeout(() => reject(tooComplex()), limits.milliseconds)
        worker.once('message', resolve)
        worker.once('error', (error) => reject(codeOf(error) === 'ERR_WORKER_OUT_OF_MEMORY' ? tooComplex() : error))
        worker.once('exit', () => reject(codedError('publish', 'NO_ANSWER', 'a file was not read: its thread ended')))
      })
      if ('code' in answer) throw codedError('publish', answer.code, 'a file was not read')
      return answer.made
    } finally {
      clearTimeout(timer)
      await worker.terminate()
      running--
    }
  }
}
