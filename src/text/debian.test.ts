import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import Encoding from 'encoding-japanese'
import { describe, expect, it } from 'vitest'
import { decodeText } from '../capture/charset.js'
import type { Block, Document } from '../casebook/document.js'
import { placesOf } from '../casebook/places.js'
import { checkSound } from './fixtures/sound.js'
import { toDocument } from './index.js'

// Real Japanese documents that Debian ships: one book as HTML and as PDF, made of one source, so that each can be held
// against the other; manual pages as texts for the encodings. Without the packages these tests are passed over.
const book = '/usr/share/debian-reference/'
const manual = '/usr/share/man/ja/man1/'
const chapters = existsSync(book)
  ? readdirSync(book)
      .filter((name) => /^(?:ch|pr|ap)\w*\.ja\.html$/.test(name))
      .sort()
  : []
const manualPages = existsSync(manual)
  ? readdirSync(manual)
      .filter((name) => name.endsWith('.gz'))
      .sort()
      .slice(0, 60)
  : []

/** Without white space and what the two differ in by their making: quotes, dashes. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\u00ad\u200b]/g, '')
    .replace(/[”“"’‘'`´]/g, '"')
    .replace(/[─—–]/g, '-')
const saidBy = ({ text }: Document, { start, end, cells }: Block): string =>
  cells === undefined
    ? bare(text.slice(start, end))
    : cells.map((cell) => bare(text.slice(cell.start, cell.end))).join('|')

describe.skipIf(chapters.length === 0)('the Debian reference (apt install debian-reference-ja)', () => {
  it('as HTML: every chapter has headings, paragraphs and tables, and no navigation', {
    timeout: 120_000,
  }, async () => {
    for (const name of chapters) {
      const document = await toDocument(readFileSync(book + name), 'text/html')
      checkSound(document)
      const kinds = new Set(document.blocks.map(({ kind }) => kind))
      expect([...kinds], name).toEqual(expect.arrayContaining(['heading', 'paragraph']))
      expect(document.warnings, name).toEqual([])
    }
  })

  it('as PDF: says what the HTML says, in the same blocks', { timeout: 600_000 }, async () => {
    const pdf = await toDocument(readFileSync(`${book}debian-reference.ja.pdf`), 'application/pdf')
    checkSound(pdf)
    const text = bare(pdf.text)
    const saidInPdf = new Set(pdf.blocks.map((block) => saidBy(pdf, block)))
    const headings = pdf.blocks.filter(({ kind }) => kind === 'heading').map((block) => saidBy(pdf, block))
    const counts = { paragraph: [0, 0], heading: [0, 0], 'list-item': [0, 0], 'table-row': [0, 0] }
    for (const name of chapters) {
      const page = await toDocument(readFileSync(book + name), 'text/html')
      for (const block of page.blocks) {
        const said = saidBy(page, block)
        if (said.replaceAll('|', '').length < 4) continue
        const title = said.replace(/^第?\d+(?:\.\d+)*\.?章?/, '')
        const isFound =
          block.kind === 'table-row'
            ? saidInPdf.has(said)
            : block.kind === 'heading'
              ? headings.some((heading) => heading.endsWith(title))
              : text.includes(said)
        counts[block.kind][isFound ? 0 : 1]!++
      }
    }
    const share = ([found = 0, missed = 0]: readonly number[]) => found / (found + missed)
    // The rest differs in the two makings: cross references, captions, rows that run off the page.
    expect(share(counts.heading)).toBeGreaterThan(0.97)
    expect(share(counts['list-item'])).toBeGreaterThan(0.92)
    expect(share(counts['table-row'])).toBeGreaterThan(0.87)
    expect(share(counts.paragraph)).toBeGreaterThan(0.78)
    expect(pdf.text).not.toMatch(/Debian リファレンス [ivx\d]+/)
    for (const block of pdf.blocks) expect(placesOf(pdf, block).length).toBeGreaterThan(0)
  })
})

describe.skipIf(manualPages.length === 0)('manual pages (apt install manpages-ja)', () => {
  const encodings = { 'euc-jp': 'EUCJP', shift_jis: 'SJIS', 'iso-2022-jp': 'JIS' } as const
  it.each(Object.entries(encodings))('in %s are known by their bytes alone', (charset, to) => {
    for (const name of manualPages) {
      const source = gunzipSync(readFileSync(manual + name)).toString('utf8')
      const encoded = Uint8Array.from(Encoding.convert(Encoding.stringToCode(source), { to, from: 'UNICODE' }))
      const expected = new TextDecoder(charset).decode(encoded)
      // A page that is all ASCII, or holds what the encoding has not, tells nothing.
      if (expected.includes('\uFFFD') || !/[\u3040-\u30ff]/.test(expected)) continue
      expect(decodeText(encoded), name).toEqual({ text: expected, charset, replaced: 0 })
    }
  })
})
