import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads'
import type { PDFDocumentProxy } from 'pdfjs-dist/types/src/display/api.js'

const load = () => import('pdfjs-dist/legacy/build/pdf.mjs')
const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))

type Pdfjs = Awaited<ReturnType<typeof load>>

/**
 * pdfjs is made for a browser's worker, where a rejection nobody waits for is a line in the console. Damaged files bring
 * some, and here they would end the program; what matters comes back as an answer all the same.
 */
const code = `
  const { workerData } = require('node:worker_threads')
  process.on('unhandledRejection', () => {})
  import(workerData.module).then(({ WorkerMessageHandler }) => WorkerMessageHandler.initializeFromPort(workerData.port))
`

/** What is done with a PDF while it is open. */
export type OpenPdf<T> = (pdf: PDFDocumentProxy, pdfjs: Pdfjs) => Promise<T>

export interface PdfLimits {
  /** Of time, for one file: a thousand pages take a tenth of it. */
  readonly milliseconds: number
  /** Of memory a file may unfold to. */
  readonly megabytes: number
}

const usual: PdfLimits = { milliseconds: 300_000, megabytes: 2048 }

interface PdfThread {
  readonly thread: Worker
  readonly port: MessagePort
  readonly worker: InstanceType<Pdfjs['PDFWorker']>
}

let running: PdfThread | undefined
/** Files are opened one after the other: whatever ends the thread is then the file that is open. */
let last: Promise<unknown> = Promise.resolve()

const start = ({ PDFWorker, VerbosityLevel }: Pdfjs, megabytes: number): PdfThread => {
  const { port1: port, port2 } = new MessageChannel()
  const module = pathToFileURL(join(folder, 'legacy/build/pdf.worker.mjs')).href
  const thread = new Worker(code, {
    eval: true,
    workerData: { module, port: port2 },
    transferList: [port2],
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  })
  thread.on('error', () => {
    if (running?.thread === thread) running = undefined
  })
  // Node's port has all that pdfjs asks of a browser's worker.
  const browserPort = port as unknown as PdfThread['worker']['port']
  return { thread, port, worker: PDFWorker.create({ port: browserPort, verbosity: VerbosityLevel.ERRORS }) }
}

const openNow = async <T>(bytes: Uint8Array, read: OpenPdf<T>, limits: PdfLimits): Promise<T> => {
  const pdfjs = await load()
  running ??= start(pdfjs, limits.megabytes)
  const { thread, port, worker } = running
  // Between files the program ends without waiting for the thread.
  for (const held of [thread, port]) held.ref()
  const task = pdfjs.getDocument({
    worker,
    // A copy: pdfjs takes the bytes away from who gave them.
    data: new Uint8Array(bytes),
    cMapUrl: `${join(folder, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(folder, 'standard_fonts')}/`,
    disableFontFace: true,
    useSystemFonts: false,
    // Pictures are never unpacked: text and lines are all that is asked for.
    maxImageSize: 1,
  })
  const finish = async (): Promise<T> => {
    try {
      return await read(await task.promise, pdfjs)
    } finally {
      await task.destroy()
    }
  }
  let timer: NodeJS.Timeout | undefined
  let fail = (_why: Error): void => {}
  const failed = new Promise<never>((_, reject) => {
    fail = (why) => {
      running = undefined
      void thread.terminate()
      reject(why)
    }
    timer = setTimeout(() => fail(new Error('it takes too long to read')), limits.milliseconds)
    thread.once('error', fail)
  })
  try {
    return await Promise.race([finish(), failed])
  } finally {
    clearTimeout(timer)
    thread.off('error', fail)
    for (const held of [thread, port]) held.unref()
  }
}

/**
 * Opens a PDF with pdfjs in a thread of its own, which stays for the next file. Rejects as pdfjs and `read` do, and where
 * a file took more time or memory than it may: then the thread is ended, and the next file has a new one.
 */
export const withPdf = <T>(bytes: Uint8Array, read: OpenPdf<T>, limits = usual): Promise<T> => {
  const result = last.then(() => openNow(bytes, read, limits))
  last = result.catch(() => {})
  return result
}
