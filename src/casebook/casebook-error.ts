/**
 * An error a person can act on: `room: what could not be done: which value, where`, and a code for programs.
 * `advice` says what to do about it.
 */
export class CasebookError extends Error {
  readonly code: string
  readonly advice: string | undefined

  constructor(code: string, message: string, options: { readonly advice?: string; readonly cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'CasebookError'
    this.code = code
    this.advice = options.advice
  }
}

/** Node's error code (`ENOSPC`, `EACCES`, `SQLITE_FULL` …) of an error or of what caused it. */
export const errorCode = (error: unknown): string | undefined => {
  for (let e = error; e instanceof Error; e = e.cause) {
    const { code } = e as NodeJS.ErrnoException
    if (typeof code === 'string') return code
  }
  return undefined
}
