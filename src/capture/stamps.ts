import { mkdir, readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { codedError, codeOf } from '../casebook/errors.js'
import { type Stamp, sealOf } from '../casebook/stamp.js'
import { syncFolder, writeText } from './durable-file.js'
import { fileError } from './errors.js'

/** A file of the folder of stamps: the stamp it holds, or in plain words why it holds none. */
export type StampFile =
  | { readonly file: string; readonly stamp: Stamp }
  | { readonly file: string; readonly problem: string }

const digest = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.int().min(0)

const stampSchema = z.strictObject({
  statement: z.strictObject({
    format: z.literal('jikenbo-stamp-1'),
    number: z.int().min(1),
    archive: z.strictObject({
      added: z.array(z.strictObject({ file: z.string(), from: count, to: count })),
      records: count,
      root: digest,
    }),
    decisions: z.strictObject({ count, hash: digest }),
    previous: digest,
  }),
  peaks: z.array(digest),
  token: z.base64(),
  seal: digest,
})

/** One way to write a stamp, so that no bit of the file is without meaning. */
const textOf = (stamp: Stamp): string => `${JSON.stringify(stamp, undefined, 2)}\n`

/** The file a stamp is kept in. */
export const stampFile = (number: number): string => `${String(number).padStart(6, '0')}.json`

const stampOf = (bytes: Buffer): Stamp | undefined => {
  try {
    const stamp = stampSchema.parse(JSON.parse(bytes.toString('utf8')))
    return Buffer.from(textOf(stamp)).equals(bytes) && sealOf(stamp) === stamp.seal ? stamp : undefined
  } catch {
    return undefined
  }
}

/** The stamps in a folder, in order; none where there is no folder. Never throws over what a file holds. */
export const readStamps = async (dir: string): Promise<readonly StampFile[]> => {
  const names = await readdir(dir).catch((cause: unknown) => {
    if (codeOf(cause) === 'ENOENT') return []
    throw fileError('capture', `could not list the stamps in ${dir}`, cause, 'READ_FAILED')
  })
  const found: StampFile[] = []
  for (const file of names.filter((name) => name.endsWith('.json')).sort()) {
    const bytes = await readFile(join(dir, file)).catch((cause: unknown) => {
      throw fileError('capture', `could not read the stamp ${join(dir, file)}`, cause, 'READ_FAILED')
    })
    const stamp = stampOf(bytes)
    if (stamp === undefined) found.push({ file, problem: 'it was changed after it was made' })
    else if (stampFile(stamp.statement.number) !== file)
      found.push({ file, problem: `it holds stamp ${stamp.statement.number}` })
    else found.push({ file, stamp })
  }
  return found
}

/** Keeps a stamp, on the disk when it resolves. Throws `BUSY` where one of its number is there: another process was quicker. */
export const writeStamp = async (dir: string, stamp: Stamp): Promise<void> => {
  const file = join(dir, stampFile(stamp.statement.number))
  try {
    if ((await mkdir(dir, { recursive: true })) !== undefined) await syncFolder(dirname(dir))
    await writeText(file, textOf(stamp), { fresh: true })
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST')
      throw codedError('capture', 'BUSY', `could not keep ${file}: another process made this stamp meanwhile`, cause)
    throw fileError('capture', `could not keep the stamp ${file}`, cause, 'WRITE_FAILED')
  }
}
