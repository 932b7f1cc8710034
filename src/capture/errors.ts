import { type CodedError, codedError, codeOf } from '../casebook/errors.js'

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
