import type { Document } from '../casebook/document.js'
import { codedError } from '../casebook/errors.js'
export const pdfToDocument = async (bytes: Uint8Array): Promise<Document> => {
  throw codedError('text', 'UNREADABLE', String(bytes.length))
}
