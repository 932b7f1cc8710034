import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

/** The built program; `npm test` builds it first. */
export const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))

const env = { ...process.env, JIKENBO_LANG: 'en', NO_COLOR: '1' }

export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs `jikenbo` to its end. */
export const jikenbo = (
  args: readonly string[],
  options: { readonly input?: string | Uint8Array; readonly env?: Record<string, string> } = {},
): Ran => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    input: options.input ?? '',
    encoding: 'utf8',
    env: { ...env, ...options.env },
    maxBuffer: 64 * 1024 * 1024,
  })
  return { code: status, out: stdout, err: stderr }
}

/** Starts `jikenbo` and gives the process. */
export const startJikenbo = (args: readonly string[]) =>
  spawn(process.execPath, [main, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })

/** As `jikenbo`, without holding up whatever else this process does. */
export const runJikenbo = async (args: readonly string[]): Promise<Ran> => {
  const child = startJikenbo(args)
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { code: code as number | null, out, err }
}
