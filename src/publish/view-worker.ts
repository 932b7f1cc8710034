import { parentPort, workerData } from 'node:worker_threads'
import type { AsideAnswer } from './aside.js'
import { type ViewTask, writeView } from './shown/view.js'

// The other thread's side of view-aside.ts. What it throws ends the thread and reaches who started it.
const answer: AsideAnswer<string | undefined> = { made: await writeView(workerData as ViewTask) }
parentPort?.postMessage(answer)
