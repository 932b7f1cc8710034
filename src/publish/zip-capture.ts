import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import type { Capture } from '../casebook/records.js'
import { fileNameOf } from './shown/shown-as.js'

/** A capture's bytes in a ZIP file, dated when they were received. */
export const zipCapture = async (bytes: Uint8Array, { sha256, mediaType, source, receivedAt }: Capture) => {
  const zip = new ZipFile()
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  zip.addBuffer(file, fileNameOf(sha256, mediaType, source.name).ascii, { mtime: new Date(receivedAt) })
  zip.end()
  return buffer(zip.outputStream)
}
