import { docxType } from '../../capture/media-type.js'
import type { Capture } from '../../casebook/records.js'

/**
 * In which way a capture is shown. `document`: nothing but its text, for formats that a browser would need a program
 * for (PDF, Word) or that have no look of their own.
 */
export type ShownKind = 'page' | 'post' | 'text' | 'drawing' | 'mail' | 'document'

const kinds: ReadonlyMap<string, ShownKind> = new Map(
  Object.entries({
    'text/html': 'page',
    'application/xhtml+xml': 'page',
    'application/atom+xml;type=entry': 'post',
    'image/svg+xml': 'drawing',
    'message/rfc822': 'mail',
    'application/pdf': 'document',
    [docxType]: 'document',
    'text/xml': 'text',
    'application/xml': 'text',
  } as const),
)

/** `Text/HTML; Charset=x` → `text/html`; only a post of a feed is told by its parameter. */
const essenceOf = (mediaType: string): string => {
  const [type = '', ...parameters] = mediaType
    .toLowerCase()
    .split(';')
    .map((part) => part.trim())
  return parameters.includes('type=entry') ? `${type};type=entry` : type
}

/** How a capture may be shown, by what it is; undefined where it may only be downloaded. */
export const shownAs = (mediaType: string, name: string): ShownKind | undefined => {
  const type = essenceOf(mediaType)
  if (type === 'text/plain' && /\.svg$/i.test(name)) return 'drawing'
  return kinds.get(type) ?? (type.startsWith('text/') ? 'text' : undefined)
}

const endings: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'text/html': 'html',
    'application/xhtml+xml': 'xhtml',
    'text/plain': 'txt',
    'application/atom+xml': 'atom',
    'application/atom+xml;type=entry': 'atom',
    'application/json': 'json',
    'image/svg+xml': 'svg',
    'message/rfc822': 'eml',
    'application/pdf': 'pdf',
    [docxType]: 'docx',
    'text/xml': 'xml',
    'application/xml': 'xml',
  }),
)

/** What the name of a file with these bytes ends in; `bin` for what is not known, so that nothing opens it by itself. */
export const endingOf = (mediaType: string): string => endings.get(essenceOf(mediaType)) ?? 'bin'

const packed: ReadonlyMap<string, string> = new Map([
  ['gzip', 'gz'],
  ['x-gzip', 'gz'],
  ['br', 'br'],
  ['deflate', 'zz'],
])

/**
 * What a capture is called when it is downloaded: by its digest for old programs, and by its own name. The ending is
 * that of what it is: a name that says `.exe`, or turns its letters round, stays a name. A body that a web server
 * packed is kept packed, and says so.
 */
export const fileNameOf = (
  { sha256, mediaType, source }: Pick<Capture, 'sha256' | 'mediaType' | 'source'>,
  encodings: readonly string[] = [],
): { readonly ascii: string; readonly full: string } => {
  const ending = [endingOf(mediaType), ...encodings.map((name) => packed.get(name) ?? 'packed')].join('.')
  const ascii = `${sha256.slice(0, 16)}.${ending}`
  const stem = (source.name.split(/[/\\]/).at(-1) ?? '')
    // Controls, characters that turn or hide others, and what file systems and headers do not take.
    .replace(/[\p{C}\u2028\u2029"*:<>?|]/gu, '')
    .replace(/^[\s.]+/, '')
    .replace(/\.[^.]*$/, '')
    .slice(0, 100)
    .trim()
  return { ascii, full: stem === '' ? ascii : `${stem}.${ending}` }
}
