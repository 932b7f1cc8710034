import { randomUUID } from 'node:crypto'
import { type FileHandle, link, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'

/** A name in a folder is on the disk only once the folder is. */
export const syncFolder = async (dir: string): Promise<void> => {
  const handle = await open(dir, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** A file as a stream. Node's own keeps a hold on the handle after its end, so that the file could not be synced and closed. */
const sinkInto = (file: FileHandle): Writable =>
  new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      file.appendFile(chunk).then(() => done(), done)
    },
  })

/**
 * Writes a file that is there whole or not at all: beside its place, synced, then put under its name. An older file of
 * that name is replaced; with `fresh` it is left alone, and the error is the system's EEXIST.
 */
export const writeWhole = async (
  path: string,
  write: (sink: Writable) => Promise<void>,
  options: { readonly fresh?: true } = {},
): Promise<void> => {
  const part = `${path}.${randomUUID()}.part`
  try {
    const file = await open(part, 'wx')
    try {
      await write(sinkInto(file))
      await file.sync()
    } finally {
      await file.close()
    }
    // A link, unlike a rename, fails where the name is taken.
    if (options.fresh) await link(part, path)
    else await rename(part, path)
    await syncFolder(dirname(path))
  } finally {
    await rm(part, { force: true })
  }
}

/** Writes a text as `writeWhole` writes a file. */
export const writeText = (path: string, text: string, options: { readonly fresh?: true } = {}): Promise<void> =>
  writeWhole(path, (sink) => finished(sink.end(text)), options)
