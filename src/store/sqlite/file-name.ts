import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'

export const fileName = 'casebook.db'

/** Is there a casebook in this folder? */
export const isCasebook = (dir: string): boolean => {
  const path = join(dir, fileName)
  return existsSync(path) && statSync(path).size > 0
}
