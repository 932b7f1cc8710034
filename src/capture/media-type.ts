import { utf16Of } from './charset.js'
import { readZipDirectory } from './zip-directory.js'

const unknown = 'application/octet-stream'
/** A Word document (ISO/IEC 29500), with macros or without: its text stands in the same place. */
export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Bytes at the start of a file that say what it is. */
const binaryStarts: readonly { readonly start: readonly number[]; readonly type: string }[] = [
  { start: [0x1f, 0x8b], type: unknown }, // gzip
  // Word and Excel up to 2003, and every Office file that is protected by a password.
  { start: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], type: 'application/x-ole-storage' },
  { start: [0x89, 0x50, 0x4e, 0x47], type: 'image/png' },
  { start: [0xff, 0xd8, 0xff], type: 'image/jpeg' },
  { start: [0x47, 0x49, 0x46, 0x38], type: 'image/gif' },
  { start: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], type: unknown }, // SQLite
]

/** What a zip is, by the one file that each kind must have. */
const zipKinds: readonly { readonly name: string; readonly type: string }[] = [
  { name: 'word/document.xml', type: docxType },
  { name: 'xl/workbook.xml', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  { name: 'ppt/presentation.xml', type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation' },
]
const zipStart = [0x50, 0x4b, 0x03, 0x04]

const zipTypeOf = (bytes: Uint8Array): string => {
  const names = new Set(readZipDirectory(bytes)?.map(({ name }) => name))
  return zipKinds.find(({ name }) => names.has(name))?.type ?? 'application/zip'
}

const startsWith = (bytes: Uint8Array, start: readonly number[]) => start.every((byte, i) => bytes[i] === byte)

/** Control characters that no text has: all but tab, line feeds, carriage return, form feed, and ISO-2022-JP's escape. */
const isControl = (byte: number) =>
  byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 0x1b

const htmlTags =
  'html|head|body|title|meta|link|style|script|div|p|table|h[1-6]|ul|ol|dl|span|a|br|center|font|section|article|main|header|nav|img|b|strong'
const htmlStart = new RegExp(`^<(?:!doctype\\s+html|(?:${htmlTags})(?:[\\s>/]|$))`, 'i')

/** Past white space, the XML declaration, comments and processing instructions, to the first thing that says what a text is. */
const skipProlog = (head: string): string => {
  let at = 0
  for (;;) {
    while (/\s/.test(head[at] ?? '')) at++
    const end = head.startsWith('<!--', at) ? '-->' : head.startsWith('<?', at) ? '?>' : undefined
    if (end === undefined) return head.slice(at)
    const found = head.indexOf(end, at)
    if (found < 0) return ''
    at = found + end.length
  }
}

/** Header fields only mail begins with; a mailbox puts a line `From …` before them. */
const mailStart =
  /^(?:From [^\n]{1,200}\n)?(?:Return-Path|Received|Delivered-To|MIME-Version|Message-ID|X-[\w-]{1,40}):[ \t]/i
/** Fields that a letter may begin with too; several of them are a mail's. */
const mailField =
  /^(?:From|To|Cc|Subject|Date|Reply-To|Message-ID|MIME-Version|Content-Type|Content-Transfer-Encoding):[ \t]/gim

/** A mail, by its header: up to the first empty line. */
const isMail = (start: string): boolean => {
  if (mailStart.test(start)) return true
  const end = /\r?\n\r?\n/.exec(start)?.index ?? start.length
  const fields = start
    .slice(0, end)
    .match(mailField)
    ?.map((field) => field.toLowerCase().split(':')[0])
  // 「From:」「Subject:」 written by hand at the top of a text are no mail: the machine's own fields are missing.
  return (
    /^[\w-]{1,40}:[ \t]/.test(start) &&
    new Set(fields).size >= 3 &&
    /^(?:message-id|mime-version|content-type|date): /im.test(start.slice(0, end))
  )
}

/**
 * What bytes are, by what they hold first and the file's name second: `text/plain`, `text/html`, `application/pdf`,
 * `application/atom+xml` (a Blogger export or feed), `application/atom+xml;type=entry` (one post of it),
 * `application/json` (a feed's JSON twin), `message/rfc822`, a Word document (`docxType`); other kinds that can be told
 * (spreadsheets, images, old Office files) by their own names, anything else `application/octet-stream`.
 */
export const mediaTypeOf = (bytes: Uint8Array, name: string): string => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096))
  // PDF readers accept a kilobyte of anything before the header, and files in the wild have it.
  if (buffer.subarray(0, 1024).includes('%PDF-')) return 'application/pdf'
  if (startsWith(buffer, zipStart)) return zipTypeOf(bytes)
  const binary = binaryStarts.find(({ start }) => startsWith(buffer, start))
  if (binary !== undefined) return binary.type
  const utf16 = utf16Of(buffer)
  if (utf16 === undefined && buffer.some(isControl)) return unknown
  const head =
    utf16 === undefined
      ? buffer.toString('latin1').replace(/^\u00EF\u00BB\u00BF/, '')
      : new TextDecoder(utf16).decode(buffer)
  const ending = /\.([^./\\]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? ''
  const start = skipProlog(head)
  if (/^<(?:[\w-]{1,20}:)?feed[\s>]/.test(start)) return 'application/atom+xml'
  if (/^<(?:[\w-]{1,20}:)?entry[\s>]/.test(start)) return 'application/atom+xml;type=entry'
  if (/^\{\s*"/.test(start) && ending !== 'txt') return 'application/json'
  if (htmlStart.test(start)) return 'text/html'
  if (ending === 'eml' || isMail(start)) return 'message/rfc822'
  if (['html', 'htm', 'xhtml', 'xht'].includes(ending)) return 'text/html'
  if (/^<[?!]?[A-Za-z]/.test(start) && /^\s*<\?xml/.test(head)) return unknown
  return 'text/plain'
}
