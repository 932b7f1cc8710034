import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { ArchivePlace } from '../capture/archive.js'
import { readStamps } from '../capture/stamps.js'
import { checkToken, type TokenFacts } from '../capture/time-stamp/token.js'
import { codeOf } from '../casebook/errors.js'
import { type Stamp, statementBytes } from '../casebook/stamp.js'
import type { Casebook } from './casebook.js'
import { stampsFolder } from './stamp.js'
import { trustedOf } from './trusted.js'

/**
 * Makes a function that tells which time-stamp first covered a record, as far as its token holds: a look for pages.
 * Whether archive and stamps still fit each other is what `verify` goes into.
 */
export const makeStampLookup = (casebook: Pick<Casebook, 'dir' | 'settings'>) => {
  const folder = join(casebook.dir, stampsFolder)
  let known: { readonly names: string; readonly stamps: Promise<readonly Stamp[]> } | undefined
  const checked = new Map<string, Promise<TokenFacts | undefined>>()

  const stamps = async (): Promise<readonly Stamp[]> => {
    const names = await readdir(folder).catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') return []
      throw error
    })
    const key = names.sort().join()
    if (known?.names !== key) {
      const read = readStamps(folder).then((found) => found.flatMap((s) => ('stamp' in s ? [s.stamp] : [])))
      known = { names: key, stamps: read }
    }
    return known.stamps
  }

  const check = async (stamp: Stamp): Promise<TokenFacts | undefined> => {
    const facts = await checkToken(
      Buffer.from(stamp.token, 'base64'),
      statementBytes(stamp.statement),
      await trustedOf(casebook),
    )
    return 'problem' in facts ? undefined : facts
  }

  return async ({ file, offset }: ArchivePlace): Promise<TokenFacts | undefined> => {
    const covers = ({ statement }: Stamp) =>
      statement.archive.added.some((range) => range.file === file && range.from <= offset && offset < range.to)
    const stamp = (await stamps()).find(covers)
    if (stamp === undefined) return undefined
    const facts = checked.get(stamp.seal) ?? check(stamp)
    checked.set(stamp.seal, facts)
    return facts
  }
}
