import { parentPort, workerData } from 'node:worker_threads'
import { codeOf } from '../casebook/errors.js'
import { toDocument } from '../text/index.js'
import type { TextAnswer, TextTask } from './text-aside.js'

// The other thread's side of text-aside.ts.
const { bytes, mediaType, name } = workerData as TextTask
let answer: TextAnswer
try {
  answer = { document: await toDocument(bytes, mediaType, name === undefined ? {} : { name }) }
} catch (error) {
  const code = codeOf(error)
  // What nobody foresaw ends the thread and reaches who started it as an error.
  if (code === undefined) throw error
  answer = { code }
}
parentPort?.postMessage(answer)
