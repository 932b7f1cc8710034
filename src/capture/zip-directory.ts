/** One file in a zip, as the zip's directory tells it. */
export interface ZipEntry {
  readonly name: string
  /** 0 stored, 8 deflated. */
  readonly method: number
  readonly isEncrypted: boolean
  /** Where its local header begins. */
  readonly offset: number
  readonly compressedSize: number
}

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50
/** A document in a zip has dozens of files; a directory of a million is made to be slow. */
const mostEntries = 10_000

/**
 * The directory at the end of a zip (PKWARE APPNOTE 6.3, without Zip64, which no document needs), or `undefined` where
 * there is none. Sizes in it are claims of who wrote it.
 */
export const readZipDirectory = (bytes: Uint8Array): readonly ZipEntry[] | undefined => {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  // Behind the end record stands a comment of up to 65,535 bytes.
  const from = Math.max(0, view.length - 22 - 0xffff)
  let end = view.length - 22
  while (end >= from && view.readUInt32LE(end) !== endSignature) end--
  if (end < from) return undefined
  const count = Math.min(view.readUInt16LE(end + 10), mostEntries)
  const entries: ZipEntry[] = []
  let at = view.readUInt32LE(end + 16)
  for (let i = 0; i < count; i++) {
    if (at + 46 > view.length || view.readUInt32LE(at) !== entrySignature) return undefined
    const nameLength = view.readUInt16LE(at + 28)
    const name = view.toString('utf8', at + 46, at + 46 + nameLength)
    entries.push({
      name,
      method: view.readUInt16LE(at + 10),
      isEncrypted: (view.readUInt16LE(at + 8) & 1) === 1,
      offset: view.readUInt32LE(at + 42),
      compressedSize: view.readUInt32LE(at + 20),
    })
    at += 46 + nameLength + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32)
  }
  return entries
}

/** The bytes of an entry as they stand in the zip, still compressed; `undefined` where it points outside. */
export const zipEntryBytes = (bytes: Uint8Array, entry: ZipEntry): Uint8Array | undefined => {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const { offset, compressedSize } = entry
  if (offset + 30 > view.length || view.readUInt32LE(offset) !== localSignature) return undefined
  const start = offset + 30 + view.readUInt16LE(offset + 26) + view.readUInt16LE(offset + 28)
  return start + compressedSize > view.length ? undefined : view.subarray(start, start + compressedSize)
}
