import { decodeText } from '../capture/charset.js'
import { docxType } from '../capture/media-type.js'
import type { Document } from '../casebook/document.js'
import { codedError } from '../casebook/errors.js'
import { htmlToDocument } from './html.js'
import { plainToDocument } from './plain.js'
import { bloggerEntryToDocument } from './post.js'

export interface DocumentHints {
  /** The file's name, for messages. */
  readonly name?: string
  /** Where it came from: makes links absolute. */
  readonly url?: string
  /** The encoding it was sent under: the `charset` of an HTTP header. See `decodeText` for what it is worth. */
  readonly charset?: string
}

/** Reads one kind of file. */
interface DocumentReader {
  readonly mediaType: string
  read(bytes: Uint8Array, contentType: string, hints: DocumentHints): Document | Promise<Document>
}

/** Reads text out of bytes and says so where characters were lost. */
const decoded = (
  bytes: Uint8Array,
  contentType: string,
  hints: DocumentHints,
  read: (text: string) => Document,
): Document => {
  const { text, charset, replaced } = decodeText(bytes, {
    contentType,
    ...(hints.charset !== undefined && { charset: hints.charset }),
  })
  const document = read(text)
  if (replaced === 0) return document
  const warning = `${replaced === 1 ? 'One character could not be read' : `${replaced} characters could not be read`} as ${charset}: \uFFFD in the text`
  return { ...document, warnings: [...document.warnings, warning] }
}

// pdfjs takes a third of a second to load, mammoth and postal-mime a tenth: each only with the first file that needs it.
const readers: readonly DocumentReader[] = [
  {
    mediaType: 'text/html',
    read: (bytes, contentType, hints) =>
      decoded(bytes, contentType, hints, (text) =>
        htmlToDocument(text, hints.url === undefined ? {} : { url: hints.url }),
      ),
  },
  {
    mediaType: 'text/plain',
    read: (bytes, contentType, hints) => decoded(bytes, contentType, hints, plainToDocument),
  },
  {
    mediaType: 'application/pdf',
    read: async (bytes) => (await import('./pdf.js')).pdfToDocument(bytes),
  },
  {
    mediaType: 'message/rfc822',
    read: async (bytes, _, { url }) =>
      (await import('./mail.js')).mailToDocument(bytes, url === undefined ? {} : { url }),
  },
  {
    mediaType: docxType,
    read: async (bytes) => (await import('./docx.js')).docxToDocument(bytes),
  },
  {
    mediaType: 'application/atom+xml;type=entry',
    read: (bytes, contentType, hints) => decoded(bytes, contentType, hints, bloggerEntryToDocument),
  },
]
// A page that keeps to XML, and a Word document that may hold macros, under the names servers give them.
const otherNames: Readonly<Record<string, string>> = {
  'application/xhtml+xml': 'text/html',
  'application/x-pdf': 'application/pdf',
  'application/vnd.ms-word.document.macroenabled.12': docxType,
}

/** What a reader would want to hear about files that hold no document, instead of a list of what can be read. */
const advice: Readonly<Record<string, string>> = {
  'application/atom+xml': 'it is a whole feed or export; import its posts',
  'application/json': 'it is data; a Blogger feed is imported',
  'application/x-ole-storage':
    'it is an old Office file, or one protected by a password; save it as .docx or PDF without',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'spreadsheets are not read; save it as PDF',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'slides are not read; save them as PDF',
  'application/zip': 'it is a zip of files; unpack it and add them',
  'image/png': 'it is a picture; run it through text recognition first',
  'image/jpeg': 'it is a picture; run it through text recognition first',
  'image/gif': 'it is a picture; run it through text recognition first',
}

/** `application/atom+xml; type=entry; charset=utf-8` → `application/atom+xml;type=entry` */
const essence = (mediaType: string): string => {
  const [type = '', ...parameters] = mediaType
    .toLowerCase()
    .split(';')
    .map((part) => part.trim())
  return parameters.includes('type=entry') ? `${type};type=entry` : type
}

/**
 * Makes a document of bytes, by their media type (see `mediaTypeOf`).
 *
 * Throws, always with a code: BAD_INPUT (no bytes, no media type), EMPTY_TEXT (nothing to read), ENCRYPTED, UNREADABLE
 * (broken, or of a kind that is not read), NOT_A_POST and MALFORMED_XML for posts.
 *
 * ```ts
 * const { text, blocks } = await toDocument(bytes, mediaTypeOf(bytes, 'notice.html'))
 * ```
 */
export const toDocument = async (
  bytes: Uint8Array,
  mediaType: string,
  hints: DocumentHints = {},
): Promise<Document> => {
  if (!(bytes instanceof Uint8Array) || typeof mediaType !== 'string')
    throw codedError('text', 'BAD_INPUT', 'bytes and their media type are wanted; mediaTypeOf(bytes, name) tells it')
  const named = essence(mediaType)
  const type = otherNames[named] ?? named
  const reader = readers.find((candidate) => candidate.mediaType === type)
  if (reader !== undefined) return reader.read(bytes, mediaType, hints)
  const why = advice[type] ?? `${type} is not read; what is: ${readers.map((known) => known.mediaType).join(', ')}`
  throw codedError('text', 'UNREADABLE', `could not read ${hints.name ?? 'the file'}: ${why}`)
}
