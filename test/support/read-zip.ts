import { inflateRawSync } from 'node:zlib'

/** The files of a zip by their path, in order, and whether each stands there as it is. Reads the directory at the end, as every reader does. */
export const readZip = (zip: Buffer): ReadonlyMap<string, { readonly bytes: Buffer; readonly stored: boolean }> => {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  const files = new Map<string, { bytes: Buffer; stored: boolean }>()
  let at = zip.readUInt32LE(end + 16)
  for (let n = zip.readUInt16LE(end + 10); n > 0; n--) {
    const [method, size] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)]
    const [name, extra, comment] = [28, 30, 32].map((field) => zip.readUInt16LE(at + field)) as [number, number, number]
    const local = zip.readUInt32LE(at + 42)
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const kept = zip.subarray(start, start + size)
    const stored = method === 0
    files.set(zip.toString('utf8', at + 46, at + 46 + name), { bytes: stored ? kept : inflateRawSync(kept), stored })
    at += 46 + name + extra + comment
  }
  return files
}
