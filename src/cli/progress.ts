import { SingleBar } from 'cli-progress'
import { forTerminal } from './paint.js'

export interface Progress {
  /** How much is done, and of how much where that is only known on the way. */
  update(done: number, total?: number): void
  /** Writes a line above the bar. */
  note(line: string): void
  stop(): void
}

/** A bar on standard error where that is a terminal; otherwise quiet but for notes. */
export const progressBar = (title: string, total: number, quiet = false): Progress => {
  if (quiet || !process.stderr.isTTY) {
    return { update: () => {}, note: (line) => process.stderr.write(`${forTerminal(line)}\n`), stop: () => {} }
  }
  const bar = new SingleBar({
    format: `${title} {bar} {percentage}% {value}/{total} {eta_formatted}`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: true,
    stopOnComplete: false,
    stream: process.stderr,
    etaBuffer: 200,
    fps: 8,
  })
  bar.start(total, 0)
  return {
    update: (done, newTotal) => {
      if (newTotal !== undefined) bar.setTotal(newTotal)
      bar.update(done)
    },
    note: (line) => {
      process.stderr.write(`\r\u001B[K${forTerminal(line)}\n`)
    },
    stop: () => bar.stop(),
  }
}
