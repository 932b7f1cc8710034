import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { codedError, codeOf } from '../casebook/errors.js'
import type { CasebookStore } from '../store/contract.js'

/** How long a watcher that was cut off from its casebook still counts as there, ms; it says that it is there four times as often. */
const leaseMs = 120_000

/** The watchers of this process. */
const mine = new Set<string>()

/**
 * Is this the name of a watcher on this computer that has ended? Killed ones leave their lease behind, and so does one
 * that could not write at its end. In a container the next process has the same number.
 */
const isDead = (holder: string): boolean => {
  const [host, pid] = holder.split(' ')
  if (host !== hostname() || pid === undefined) return false
  if (Number(pid) === process.pid) return !mine.has(holder)
  try {
    process.kill(Number(pid), 0)
    return false
  } catch (error) {
    return codeOf(error) === 'ESRCH'
  }
}

/**
 * Takes the right to watch a casebook: of several processes (a server, `jikenbo watch`) one does, so that nobody is
 * asked twice. Throws `WATCHED` where another one is at it. Give it back when done.
 */
export const takeLease = async (store: CasebookStore): Promise<{ readonly giveBack: () => Promise<void> }> => {
  const holder = `${hostname()} ${process.pid} ${randomUUID()}`
  const take = () =>
    store.write(({ watch }) => {
      const now = Date.now()
      const times = [new Date(now).toISOString(), new Date(now + leaseMs).toISOString()] as const
      const found = watch.lease(holder, ...times)
      if (found === holder || !isDead(found)) return found
      watch.release(found)
      return watch.lease(holder, ...times)
    })
  const found = await take()
  if (found !== holder) {
    const [host, pid] = found.split(' ')
    throw codedError('watch', 'WATCHED', `could not watch: another process is at it (${pid} on ${host})`)
  }
  mine.add(holder)
  // A beat that fails is made up for by the next; the lease outlasts three.
  const beat = setInterval(() => void take().catch(() => undefined), leaseMs / 4)
  beat.unref()
  return {
    giveBack: async () => {
      clearInterval(beat)
      mine.delete(holder)
      await store.write(({ watch }) => watch.release(holder))
    },
  }
}
