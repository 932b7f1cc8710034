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

/** The system's codes for files, in our words: what a person can do something about. */
const fileProblems: Readonly<Record<string, readonly [code: string, words: string]>> = {
  ENOENT: ['NOT_FOUND', 'no such file or folder'],
  EACCES: ['NO_PERMISSION', 'no permission'],
  EPERM: ['NO_PERMISSION', 'no permission'],
  EROFS: ['READ_ONLY', 'the file system is read-only'],
  ENOSPC: ['NO_SPACE', 'no space left on the disk'],
  EDQUOT: ['NO_SPACE', 'the disk quota is used up'],
  EFBIG: ['NO_SPACE', 'the file would grow beyond what the system allows'],
  EISDIR: ['NOT_A_FILE', 'a folder, not a file'],
  ENOTDIR: ['NOT_FOUND', 'no such file or folder'],
  ELOOP: ['LINK_LOOP', 'symbolic links that lead round in a circle'],
  EMFILE: ['TOO_MANY_FILES', 'too many files are open'],
  ENFILE: ['TOO_MANY_FILES', 'too many files are open'],
  EIO: ['DISK_ERROR', 'the disk could not be read or written'],
}

/** A coded error for a failed file operation; `fallback` is the code where the system's says nothing we know. */
export const fileError = (room: string, what: string, cause: unknown, fallback: string): CodedError => {
  const [code, words] = fileProblems[codeOf(cause) ?? ''] ?? [
    fallback,
    cause instanceof Error ? cause.message : String(cause),
  ]
  return codedError(room, code, `${what}: ${words}`, cause)
}
