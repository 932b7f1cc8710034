import { parentPort, workerData } from 'node:worker_threads'
import type { Document } from '../casebook/document.js'
import { codeOf } from '../casebook/errors.js'
import { toDocument } from '../text/index.js'
import type { AsideAnswer } from './aside.js'
import type { TextTask } from './text-aside.js'

// The other thread's side of text-aside.ts.
const { bytes, mediaType, name } = workerData as TextTask
let answer: AsideAnswer<Document>
try {
  answer = { made: await toDocument(bytes, mediaType, name === undefined ? {} : { name }) }
} catch (error) {
  const code = codeOf(error)
  // What nobody foresaw ends the thread and reaches who started it as an error.
  if (code === undefined) throw error
  answer = { code }
}
parentPort?.postMessage(answer)
