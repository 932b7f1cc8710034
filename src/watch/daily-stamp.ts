import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf } from '../casebook/errors.js'
import { type Casebook, stamp } from '../filing/index.js'
import { stampsFolder } from '../filing/stamp.js'
import type { WatchEvent } from './events.js'

const day = 24 * 3_600_000
/** After one that failed, ms. */
const pause = 3_600_000

/** When the newest stamp was written, ms since 1970; 0 where there is none. */
const lastStamped = async (dir: string): Promise<number> => {
  try {
    const names = await readdir(dir)
    return Math.max(0, ...(await Promise.all(names.map(async (name) => (await stat(join(dir, name))).mtimeMs))))
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 0
    throw error
  }
}

/** Stamps the casebook once a day where its settings name an authority. What fails is told and tried again in an hour. */
export const dailyStamp = (casebook: Casebook, tell: (event: WatchEvent) => void) => {
  let next = 0
  return async (): Promise<void> => {
    const now = Date.now()
    if (casebook.settings.timestamp === undefined || now < next) return
    const last = await lastStamped(join(casebook.dir, stampsFolder))
    next = last + day
    if (now < next) return
    try {
      const report = await stamp(casebook)
      next = now + day
      if (report.kind === 'made') tell({ kind: 'stamped', number: report.number, added: report.added })
    } catch (error) {
      if (!(error instanceof Error) || codeOf(error) === undefined) throw error
      next = now + pause
      tell({ kind: 'stamp-failed', error })
    }
  }
}
