import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const script = fileURLToPath(new URL('./serve-site.ts', import.meta.url))

/** A site whose server a test cannot hold up, whatever it waits for. */
export interface SiteProcess {
  readonly origin: string
  /** Resolves when something is next asked for. */
  asked(): Promise<void>
  stop(): Promise<void>
}

/** Starts a site of so many notices, `/0.html` and on, with an RSS feed of them at `/feed`. */
export const startSiteProcess = async (pages: number): Promise<SiteProcess> => {
  const child = spawn(process.execPath, ['--import', 'tsx', script, String(pages)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })
  const [origin] = (await once(lines, 'line')) as [string]
  return {
    origin,
    asked: () => once(lines, 'line').then(() => undefined),
    stop: async () => {
      const ended = once(child, 'exit')
      child.kill()
      await ended
    },
  }
}
