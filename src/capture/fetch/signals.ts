import { setMaxListeners } from 'node:events'

/**
 * One signal of several. `AbortSignal.any` would do, but Node 20 keeps every signal made from a long-lived one for as
 * long as that lives; `release` lets go.
 */
export const linkSignals = (
  ...signals: readonly (AbortSignal | undefined)[]
): { readonly signal: AbortSignal; readonly release: () => void } => {
  const linked = new AbortController()
  const abort = (): void => linked.abort()
  for (const signal of signals) {
    if (signal?.aborted === true) abort()
    if (signal === undefined) continue
    // A watch has as many fetches under way as it has sources: no leak, of which Node would warn from ten on.
    setMaxListeners(0, signal)
    signal.addEventListener('abort', abort, { once: true })
  }
  return {
    signal: linked.signal,
    release: () => {
      for (const signal of signals) signal?.removeEventListener('abort', abort)
    },
  }
}

/** A promise others wait for too, waited for until the signal is aborted; then rejects with `error()`. */
export const untilAborted = <T>(promise: Promise<T>, signal: AbortSignal, error: () => Error): Promise<T> =>
  new Promise((resolve, reject) => {
    const onAbort = (): void => reject(error())
    if (signal.aborted) onAbort()
    signal.addEventListener('abort', onAbort, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
  })
