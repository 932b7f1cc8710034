import { readFileSync } from 'node:fs'
import { docxType, mediaTypeOf } from '../capture/media-type.js'
import type { Document } from '../casebook/document.js'
import { codeOf } from '../casebook/errors.js'
import { toDocument } from '../text/index.js'
import { toDocumentAside } from './text-aside.js'

/** Most bytes that may be sent: a file of 5 MB, with room for what the form adds. */
export const mostBytes = 5 * 1024 * 1024

/** Most characters that are read: a notice has a few thousand, and all of it must be shown again. */
export const mostCharacters = 100_000

/** What is no larger than this is text within a moment, unless it can hold more than it weighs. */
const quickBytes = 300_000
const unfolding: ReadonlySet<string> = new Set(['application/pdf', docxType])

/** Why something given was not read, and the status that says so. */
export const refusals = {
  EMPTY: 400,
  MALFORMED: 400,
  CROSS_SITE: 403,
  TOO_LARGE: 413,
  TOO_LONG: 413,
  UNSUPPORTED: 415,
  ENCRYPTED: 422,
  EMPTY_TEXT: 422,
  UNREADABLE: 422,
  TOO_COMPLEX: 422,
  BUSY: 503,
} as const
export type Refusal = keyof typeof refusals

/** A text as a reader gave it. */
export interface GivenText {
  readonly document: Document
  readonly from: { readonly kind: 'pasted' | 'example' } | { readonly kind: 'file'; readonly name: string }
  /** What was typed, so that it can be changed and read again. */
  readonly pasted?: string
}

export interface RefusedText {
  readonly refused: Refusal
  readonly pasted?: string
}

/** A notice that shows what reading does, its organisations invented. */
export const exampleNotice = readFileSync(new URL('./example-notice.txt', import.meta.url), 'utf8')

const isRefusal = (code: string | undefined): code is Refusal => code !== undefined && Object.hasOwn(refusals, code)

/** The document, unless it is too long to be shown. Nothing is fetched: links stay words, and no address is given. */
const limited = async (bytes: Uint8Array, mediaType: string, name?: string): Promise<Document | Refusal> => {
  try {
    const hints = name === undefined ? {} : { name }
    const mayTakeLong = unfolding.has(mediaType) || bytes.length > quickBytes
    const document = await (mayTakeLong
      ? toDocumentAside({ bytes, mediaType, ...hints })
      : toDocument(bytes, mediaType, hints))
    return document.text.length > mostCharacters ? 'TOO_LONG' : document
  } catch (error) {
    const code = codeOf(error)
    if (isRefusal(code)) return code
    // What an unexpected error says may quote the text, which no log should hold: where it happened is enough.
    const bare = new Error(`publish: a text could not be read: ${error instanceof Error ? error.name : typeof error}`)
    bare.stack = `${bare.message}\n${(error instanceof Error ? (error.stack ?? '') : '').match(/^ {4}at .*$/gm)?.join('\n') ?? ''}`
    throw bare
  }
}

const takePasted = async (pasted: string, kind: 'pasted' | 'example'): Promise<GivenText | RefusedText> => {
  if (pasted.trim() === '') return { refused: 'EMPTY' }
  const bytes = Buffer.from(pasted)
  // The source of a web page may be pasted too; anything else that is typed is text.
  const type = mediaTypeOf(bytes, 'pasted.txt') === 'text/html' ? 'text/html' : 'text/plain'
  const document = await limited(bytes, `${type};charset=utf-8`)
  return typeof document === 'string' ? { refused: document, pasted } : { document, from: { kind }, pasted }
}

const takeFile = async (file: File): Promise<GivenText | RefusedText> => {
  const bytes = new Uint8Array(await file.arrayBuffer())
  // What a file is says its content; what the browser thinks of it may come from its name alone.
  const document = await limited(bytes, mediaTypeOf(bytes, file.name), file.name)
  return typeof document === 'string' ? { refused: document } : { document, from: { kind: 'file', name: file.name } }
}

/**
 * Makes a document of a form's fields: `file`, or else `text`, or else the example. Nothing of it is kept.
 *
 * @example await takeGiven({ text: '2023年11月21日\n株式会社例\n…' })
 */
export const takeGiven = async (fields: Readonly<Record<string, unknown>>): Promise<GivenText | RefusedText> => {
  if (fields.example !== undefined) return takePasted(exampleNotice, 'example')
  // A browser sends a nameless empty file where none was chosen; a program may send its text as a file.
  const file = [fields.file, fields.text].find((f): f is File => f instanceof File && f.size > 0)
  if (file !== undefined) return takeFile(file)
  return takePasted(typeof fields.text === 'string' ? fields.text : '', 'pasted')
}
