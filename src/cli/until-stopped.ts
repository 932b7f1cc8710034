import type { Context } from './context.js'

/**
 * What a long piece of work gives; `undefined` where the first Ctrl-C ended it before that, which is told in the given
 * words and is no success.
 */
export const untilStopped = async <T>(
  work: Promise<T>,
  { signal, err, fail }: Context,
  told: string,
): Promise<T | undefined> => {
  try {
    return await work
  } catch (error) {
    if (!signal.aborted || error !== signal.reason) throw error
    err(told)
    fail()
    return undefined
  }
}
