import { parentPort, workerData } from 'node:worker_threads'
import { contentOf } from '../capture/content.js'
import { codeOf } from '../casebook/errors.js'
import { derive } from './derive.js'
import type { DeriveAnswer, DeriveTask } from './derive-threads.js'
import { readLexicon } from './settings.js'

// The other threads' side of derive-threads.ts.
const lexicon = await readLexicon(workerData as string)

const answerTo = async ({ id, capture, bytes, headers }: DeriveTask): Promise<DeriveAnswer> => {
  try {
    const content = await contentOf({ bytes, ...(headers && { http: { headers } }) })
    return { id, derived: await derive(capture, content, lexicon) }
  } catch (error) {
    const code = codeOf(error)
    // What nobody foresaw ends the thread and reaches who started it as an error.
    if (!(error instanceof Error) || code === undefined) throw error
    return { id, code, message: error.message }
  }
}

parentPort?.on('message', async (task: DeriveTask) => parentPort?.postMessage(await answerTo(task)))
