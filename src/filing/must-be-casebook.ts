import { basename } from 'node:path'
import { codedError } from '../casebook/errors.js'
import { isCasebook } from '../store/sqlite/file-name.js'

/** Throws `NO_CASEBOOK`. */
export const mustBeCasebook = (folder: string): void => {
  if (!isCasebook(folder))
    throw codedError(
      'filing',
      'NO_CASEBOOK',
      `could not open a casebook in ${folder}: there is no ${basename(folder)}/casebook.db`,
    )
}
