import { decodeText } from '../capture/charset.js'
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
}

/** Reads one kind of file. */
interface DocumentReader {
  readonly mediaType: string
  read(bytes: Uint8Array, contentType: string, hints: DocumentHints): Document | Promise<Document>
}

/** Reads text out of bytes and says so where characters were lost. */
const decoded = (bytes: Uint8Array, contentType: string, read: (text: string) => Document): Document => {
  const { text, charset, replaced } = decodeText(bytes, { contentType })
  const document = read(text)
  if (replaced === 0) return document
  const warning = `${replaced === 1 ? 'One character could not be read' : `${replaced} characters could not be read`} as ${charset}: \uFFFD in the text`
  return { ...document, warnings: [...document.warnings, warning] }
}

const readers: readonly DocumentReader[] = [
  {
    mediaType: 'text/html',
    read: (bytes, contentType, { url }) =>
      decoded(bytes, contentType, (text) => htmlToDocument(text, url === undefined ? {} : { url })),
  },
  { mediaType: 'text/plain', read: (bytes, contentType) => decoded(bytes, contentType, plainToDocument) },
  {
    mediaType: 'application/pdf',
    // pdfjs takes a third of a second to load, which nothing but a PDF is worth.
    read: async (bytes) => (await import('./pdf.js')).pdfToDocument(bytes),
  },
  {
    mediaType: 'application/atom+xml;type=entry',
    read: (bytes, contentType) => decoded(bytes, contentType, bloggerEntryToDocument),
  },
]

/** What a reader would want to hear about files that hold no document, instead of a list of what can be read. */
const advice: Readonly<Record<string, string>> = {
  'application/atom+xml': 'it is a whole feed or export; import its posts',
  'application/json': 'it is data; a Blogger feed is imported',
  'message/rfc822': 'mail is not read yet; save its text or attachment',
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
 * Throws, always with a code: EMPTY_TEXT (nothing to read), ENCRYPTED, UNREADABLE (broken, or of a kind that is not
 * read), NOT_A_POST and MALFORMED_XML for posts.
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
  const type = essence(mediaType)
  const reader = readers.find((candidate) => candidate.mediaType === type)
  if (reader !== undefined) return reader.read(bytes, mediaType, hints)
  const why = advice[type] ?? `${type} is not read; what is: ${readers.map((known) => known.mediaType).join(', ')}`
  throw codedError('text', 'UNREADABLE', `could not read ${hints.name ?? 'the file'}: ${why}`)
}
