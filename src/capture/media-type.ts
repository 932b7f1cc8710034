/** Bytes at the start of a file that say what it is; `undefined` stands for any byte. */
const binaryStarts: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04], // zip, docx, xlsx
  [0x1f, 0x8b], // gzip
  [0xd0, 0xcf, 0x11, 0xe0], // old Office
  [0x89, 0x50, 0x4e, 0x47], // PNG
  [0xff, 0xd8, 0xff], // JPEG
  [0x47, 0x49, 0x46, 0x38], // GIF
  [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], // SQLite
]

const unknown = 'application/octet-stream'

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

/**
 * What bytes are, by what they hold first and the file's name second: `text/plain`, `text/html`, `application/pdf`,
 * `application/atom+xml` (a Blogger export or feed), `application/atom+xml;type=entry` (one post of it),
 * `application/json` (a feed's JSON twin), `message/rfc822`; anything else is `application/octet-stream`.
 */
export const mediaTypeOf = (bytes: Uint8Array, name: string): string => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096))
  // PDF readers accept a kilobyte of anything before the header, and files in the wild have it.
  if (buffer.subarray(0, 1024).includes('%PDF-')) return 'application/pdf'
  if (binaryStarts.some((start) => startsWith(buffer, start))) return unknown
  const utf16 = startsWith(buffer, [0xff, 0xfe])
    ? 'utf-16le'
    : startsWith(buffer, [0xfe, 0xff])
      ? 'utf-16be'
      : undefined
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
  if (ending === 'eml' || /^(?:Return-Path|Received|Delivered-To|MIME-Version): /i.test(start)) return 'message/rfc822'
  if (['html', 'htm', 'xhtml', 'xht'].includes(ending)) return 'text/html'
  if (/^<[?!]?[A-Za-z]/.test(start) && /^\s*<\?xml/.test(head)) return unknown
  return 'text/plain'
}
