/** An error with a code that programs can ask for; its message reads `room: what could not be done: which value (CODE)`. */
export interface CodedError extends Error {
  readonly code: string
}

/**
 * Makes a coded error of a room.
 *
 * ```ts
 * throw codedError('capture', 'TOO_LARGE', `could not take ${name}: 130 MB, the limit is 100 MB`)
 * // capture: could not take a.pdf: 130 MB, the limit is 100 MB (TOO_LARGE)
 * ```
 */
export const codedError = (room: string, code: string, what: string, cause?: unknown): CodedError =>
  Object.assign(new Error(`${room}: ${what} (${code})`, cause === undefined ? undefined : { cause }), { code })

/** The code of an error, ours or the system's; `undefined` where it has none. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
