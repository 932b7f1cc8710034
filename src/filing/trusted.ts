import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Certificate } from 'pkijs'
import { readCertificates } from '../capture/time-stamp/token.js'
import { codedError } from '../casebook/errors.js'
import type { Casebook } from './casebook.js'

/**
 * The certificates a time-stamping authority's must lead to, as the settings name them; `undefined` where they name
 * none. Throws `BAD_SETTINGS`.
 */
export const trustedOf = async ({
  dir,
  settings,
}: Pick<Casebook, 'dir' | 'settings'>): Promise<readonly Certificate[] | undefined> => {
  const file = settings.timestamp?.caFile
  if (file === undefined) return undefined
  const path = resolve(dir, file)
  const unusable = (why: string, cause?: unknown) =>
    codedError('filing', 'BAD_SETTINGS', `could not use ${path} (timestamp.caFile): ${why}`, cause)
  const pem = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw unusable('it cannot be read', cause)
  })
  const found = await readCertificates(pem).catch((cause: unknown) => {
    throw unusable('a certificate in it cannot be read', cause)
  })
  if (found.length === 0) throw unusable('it holds no certificate (PEM)')
  return found
}
