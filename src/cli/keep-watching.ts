import { setTimeout as pause } from 'node:timers/promises'
import { codeOf } from '../casebook/errors.js'

/** What passes by itself: another process writes, the disk is full, too much is open. Anything else wants a person. */
const passing = new Set(['BUSY', 'NO_SPACE', 'TOO_MANY_FILES', 'DISK_ERROR'])

/**
 * Watches beside something else until the signal, whatever happens to the watch: that is told. After what passes by
 * itself it is begun again.
 */
export const keepWatching = async (
  watch: () => Promise<void>,
  tell: (error: unknown, words: string) => void,
  signal: AbortSignal,
  pauseMs = 60_000,
): Promise<void> => {
  while (!signal.aborted)
    try {
      return await watch()
    } catch (error) {
      if (!passing.has(codeOf(error) ?? '')) return tell(error, 'the sources are not watched')
      tell(error, 'the sources are not watched for a while')
      // An aborted pause rejects; the loop then ends.
      await pause(pauseMs, undefined, { signal }).catch(() => undefined)
    }
}
