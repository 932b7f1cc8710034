import { buffer } from 'node:stream/consumers'
import { inflateRawSync } from 'node:zlib'
import { readZipDirectory, zipEntryBytes } from '../capture/zip-directory.js'
import type { Document } from '../casebook/document.js'
import { codedError } from '../casebook/errors.js'
import { readHtml } from './html.js'

/**
 * The most that all parts of a document may have once unpacked: a hundred pages of text and tables have about one
 * megabyte. mammoth takes a second and 150 MB of memory for each.
 */
const mostUnpacked = 8 * 1024 * 1024

/** What text is made of: its parts and how they hang together. Pictures, fonts and macros are never unpacked. */
const textParts =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:document|styles|numbering|footnotes|endnotes|comments)\.xml|word\/_rels\/[\w-]{1,40}\.xml\.rels)$/

const refuse = (why: string, cause?: unknown) =>
  codedError('text', 'UNREADABLE', `could not read the Word document: ${why}`, cause)

/** Furigana stand beside what they are read for; the base is kept (mammoth would drop both). */
const withoutRuby = (xml: string): string => {
  const kept: string[] = []
  let at = 0
  for (let found = xml.indexOf('<w:rt>'); found >= 0; found = xml.indexOf('<w:rt>', at)) {
    const end = xml.indexOf('</w:rt>', found)
    if (end < 0) break
    kept.push(xml.slice(at, found))
    at = end + '</w:rt>'.length
  }
  kept.push(xml.slice(at))
  return kept.join('').replace(/<\/?w:ruby(?:Base)?>/g, '')
}

/** Unpacks the parts text is made of, each and all of them within the limit, whatever the zip says of their size. */
const unpack = (bytes: Uint8Array): ReadonlyMap<string, Buffer> => {
  const entries = readZipDirectory(bytes)
  if (entries === undefined) throw refuse('its directory is broken')
  const parts = new Map<string, Buffer>()
  let left = mostUnpacked
  for (const entry of entries) {
    if (!textParts.test(entry.name) || parts.has(entry.name)) continue
    if (entry.isEncrypted)
      throw codedError('text', 'ENCRYPTED', 'could not read the Word document: it is protected by a password')
    const packed = zipEntryBytes(bytes, entry)
    if (packed === undefined || (entry.method !== 0 && entry.method !== 8))
      throw refuse(`its part ${entry.name} is broken`)
    let part: Buffer
    try {
      part = entry.method === 0 ? Buffer.from(packed) : inflateRawSync(packed, { maxOutputLength: Math.max(left, 1) })
    } catch (error) {
      const isTooLarge = error instanceof RangeError
      throw refuse(isTooLarge ? 'unpacked, it is larger than any document' : `its part ${entry.name} is broken`, error)
    }
    left -= part.length
    if (left < 0) throw refuse('unpacked, it is larger than any document')
    parts.set(entry.name, part)
  }
  return parts
}

/** The parts as a zip again: what mammoth sees is what was measured, not another reading of the same bytes. */
const pack = async (parts: ReadonlyMap<string, Buffer>): Promise<Buffer> => {
  const { ZipFile } = await import('yazl')
  const zip = new ZipFile()
  for (const [name, part] of parts)
    zip.addBuffer(name.endsWith('.xml') ? Buffer.from(withoutRuby(part.toString('utf8'))) : part, name, {
      compress: false,
    })
  zip.end()
  return buffer(zip.outputStream)
}

/**
 * Reads a Word document (.docx, .docm) by way of HTML: headings by their styles, lists, tables with merged cells; what
 * tracked changes deleted is left out, footnotes stand at the end. Pictures and macros are not looked at.
 *
 * Throws EMPTY_TEXT, ENCRYPTED, UNREADABLE (broken, or larger unpacked than 8 MB).
 */
export const docxToDocument = async (bytes: Uint8Array): Promise<Document> => {
  const packed = await pack(unpack(bytes))
  const { default: mammoth } = await import('mammoth')
  let html: string
  try {
    // Without a source every picture is one that cannot be read, and the page's rules for those hold.
    const convertImage = mammoth.images.imgElement(async () => ({ src: '' }))
    const styleMap = ['strike => del']
    html = (await mammoth.convertToHtml({ buffer: packed }, { convertImage, styleMap, externalFileAccess: false }))
      .value
  } catch (error) {
    throw refuse(error instanceof Error ? error.message : String(error), error)
  }
  const document = readHtml(html, { isFragment: true })
  if (document.text !== '') return document
  throw codedError('text', 'EMPTY_TEXT', ['could not find text in the Word document', ...document.warnings].join('; '))
}
