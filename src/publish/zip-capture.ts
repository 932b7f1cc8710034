import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'

/** A capture's bytes as the one file of a ZIP file, dated when they were received (ISO 8601). */
export const zipCapture = async (bytes: Uint8Array, name: string, receivedAt: string): Promise<Buffer> => {
  const zip = new ZipFile()
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  zip.addBuffer(file, name, { mtime: new Date(receivedAt) })
  zip.end()
  return buffer(zip.outputStream)
}
