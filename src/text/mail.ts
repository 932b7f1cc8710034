import { decodeText } from '../capture/charset.js'
import { inJapan } from '../casebook/dates.js'
import type { Document } from '../casebook/document.js'
import { codedError } from '../casebook/errors.js'
import { htmlToDocument, readHtml } from './html.js'
import { plainToDocument } from './plain.js'
import { type Line, prependLines } from './prepend.js'

const japanese = /[\u3040-\u30ff\u4e00-\u9fff]/

/** Text under the wrong encoding: characters that could not be read, escape sequences left over, letters of the west alone. */
const looksLost = (text: string): boolean =>
  /[\uFFFD\u001b]/.test(text) || (!japanese.test(text) && /[\u0080-\u00ff]/.test(text))

/** Of all headers of a mail together, bytes: two megabytes of encoded words take the parser a minute. */
const mostHeaders = 512 * 1024

const parse = async (source: Uint8Array | string) => {
  const { default: PostalMime } = await import('postal-mime')
  try {
    return await PostalMime.parse(source, { maxNestingDepth: 50, maxHeadersSize: mostHeaders })
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw codedError('text', 'UNREADABLE', `could not read the mail: ${why}`, error)
  }
}

type Mail = Awaited<ReturnType<typeof parse>>

/** How many of a mail's texts did not come through. */
const lost = ({ subject, from, text, html }: Mail): number =>
  [subject, from?.name, text, html].filter((said) => said !== undefined && looksLost(said)).length

/**
 * Takes a mail apart (RFC 5322, MIME). Mail programs name the wrong encoding, or none: where text is lost by that, the
 * whole message is read by its content and the names are passed over; what stands in base64 has its own, and is left to
 * that. Throws UNREADABLE.
 */
export const parseMail = async (bytes: Uint8Array): Promise<Mail> => {
  const mail = await parse(bytes)
  const before = lost(mail)
  if (before === 0) return mail
  // Letters of the west one by one are what they seem; in runs they are Japanese under a wrong name.
  const { text } = decodeText(bytes, { charset: 'windows-1252' })
  const again = await parse(text.replace(/(\bcharset\s{0,9}=\s{0,9})(?:"[^"\n]{0,60}"|[^\s;]{1,60})/gi, '$1utf-8'))
  return lost(again) < before ? again : mail
}

const oneLine = (text: string | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim()

/** `青空市 <info@example.jp>`, as the header has it. */
const senderOf = ({ from }: Mail): string => {
  const name = oneLine(from?.name)
  const address = oneLine(from?.address)
  if (name === '' || address === '' || name === address) return name || address
  return `${name} <${address}>`
}

/** Subject, sender and date as the first lines: the date as clocks in Japan showed it, since many servers write another zone's. */
const headOf = (mail: Mail): readonly Line[] => {
  const subject = oneLine(mail.subject)
  const sender = senderOf(mail)
  const date = oneLine(mail.date)
  const isMoment = /^\d{4}-\d\d-\d\dT/.test(date)
  return [
    ...(subject === '' ? [] : [{ kind: 'heading', level: 1, text: subject } as const]),
    ...(sender === '' ? [] : [{ kind: 'paragraph', text: `From: ${sender}` } as const]),
    // No label that says a date of publication: the date the notice itself bears goes before that of its sending.
    ...(date === ''
      ? []
      : [{ kind: 'paragraph', text: `Sent: ${isMoment ? inJapan(date).replace('T', ' ') : date}` } as const]),
  ]
}

const bodyOf = (
  { html, text }: Mail,
  url: string | undefined,
): Pick<Document, 'text' | 'blocks' | 'links' | 'warnings'> => {
  // A mail has no menus around it: all of it is content.
  const page = html === undefined ? undefined : readHtml(html, { isFragment: true, ...(url !== undefined && { url }) })
  if (page !== undefined && page.text !== '') return page
  if (text !== undefined && text.trim() !== '') return plainToDocument(text.trimEnd())
  return { text: '', blocks: [], links: [], warnings: page?.warnings ?? [] }
}

/** Files that came with a mail, by name; pictures its text is laid out with are none. */
const attachmentsOf = ({ attachments }: Mail): readonly string[] =>
  attachments
    .filter(({ related, mimeType }) => !(related && mimeType.startsWith('image/')))
    .map(({ filename, mimeType }) => oneLine(filename ?? '').slice(0, 200) || mimeType)

/**
 * A page that a browser saved as one file (MHTML, RFC 2557): from where, if it says so. The name of the browser stands
 * where a mail has its sender.
 */
const savedPage = ({ from, headers, html }: Mail): { readonly html: string; readonly url?: string } | undefined => {
  if (html === undefined || !/^Saved by /.test(oneLine(from?.name) || oneLine(from?.address))) return undefined
  const address = headers.find(({ key }) => key === 'snapshot-content-location')?.value.trim()
  // What stood in the page's frames follows it, as pages of their own.
  const end = html.search(/<\/html\s{0,9}>/i)
  return {
    html: end < 0 ? html : html.slice(0, end),
    ...(address !== undefined && /^https?:/.test(address) && URL.canParse(address) && { url: address }),
  }
}

const mostNamed = 20

/**
 * Reads a mail (RFC 5322, MIME): subject, sender and date as its first lines, then the HTML part, or the plain one where
 * there is no text in that. Attachments are named in a warning and not read. What a browser saved in this form (MHTML) is
 * read as the page it is.
 *
 * Throws EMPTY_TEXT where there is neither a subject nor a text, UNREADABLE.
 */
export const mailToDocument = async (bytes: Uint8Array, options: { readonly url?: string } = {}): Promise<Document> => {
  const mail = await parseMail(bytes)
  const saved = savedPage(mail)
  if (saved !== undefined) {
    const url = saved.url ?? options.url
    return htmlToDocument(saved.html, url === undefined ? {} : { url })
  }
  const body = bodyOf(mail, options.url)
  const head = headOf(mail)
  const files = attachmentsOf(mail)
  const more = files.length > mostNamed ? ` and ${files.length - mostNamed} more` : ''
  const warnings = [
    ...body.warnings,
    ...(files.length === 0
      ? []
      : [`Attachments are not read, add them by themselves: ${files.slice(0, mostNamed).join(', ')}${more}`]),
  ]
  const [first] = head
  if (body.text === '' && first?.kind !== 'heading')
    throw codedError('text', 'EMPTY_TEXT', ['could not find text in the mail', ...warnings].join('; '))
  const { text, blocks, links } = prependLines(head, body)
  return {
    text,
    blocks,
    links,
    warnings: [...(body.text === '' ? ['The mail has no text but its subject'] : []), ...warnings],
    ...(first?.kind === 'heading' && { title: first.text }),
  }
}
