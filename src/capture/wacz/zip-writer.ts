import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'

/** A file in a zip. */
export interface ZipEntry {
  readonly path: string
  /** Hex, of the file as it is read out again. */
  readonly sha256: string
  readonly bytes: number
}

/** Fixed times and rights, so that the same files give the same zip. yazl writes local time: this is it everywhere. */
const options = { mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true }

/** A zip written file by file into a stream, at most one chunk of it in memory. `add` one file after the other. */
export const zipWriter = (sink: Writable) => {
  const zip = new ZipFile()
  // What yazl gives out is a PassThrough; its types promise less.
  const output = zip.outputStream as Readable
  zip.on('error', (error: unknown) => output.destroy(error instanceof Error ? error : new Error(String(error))))
  const written = pipeline(output, sink)
  // Where the sink fails, a file that is being added would wait for ever.
  const failure = new Promise<never>((_resolve, reject) => written.catch(reject))
  failure.catch(() => {})

  return {
    add: async (
      path: string,
      chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
      { compress }: { readonly compress: boolean },
    ): Promise<ZipEntry> => {
      const hash = createHash('sha256')
      let bytes = 0
      const counted = async function* () {
        for await (const chunk of chunks) {
          hash.update(chunk)
          bytes += chunk.length
          yield chunk
        }
      }
      const stream = Readable.from(counted(), { objectMode: false })
      stream.on('error', (error) => output.destroy(error))
      zip.addReadStream(stream, path, { ...options, compress })
      await Promise.race([once(stream, 'end'), failure])
      return { path, sha256: hash.digest('hex'), bytes }
    },
    /** Writes the directory; resolves when the sink has taken everything. */
    end: async (): Promise<void> => {
      zip.end()
      await written
    },
    /** Gives up: the sink is destroyed. */
    abort: (error: Error): void => {
      output.destroy(error)
    },
  }
}
