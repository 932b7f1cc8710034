import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { composePdf } from '../text/fixtures/compose-pdf.js'
import { toDocumentAside } from './text-aside.js'

const pdf = (text: string) => ({
  bytes: composePdf([[{ text, x: 72, y: 72, size: 11 }]]),
  mediaType: 'application/pdf',
})

/** A small PDF whose one page, unpacked, is a hundred megabytes of drawing orders. */
const bomb = () => {
  const content = deflateSync(Buffer.alloc(100_000_000, 'q Q\n'), { level: 9 }).toString('latin1')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> /Contents 4 0 R >>',
    `<< /Length ${content.length} /Filter /FlateDecode >>\nstream\n${content}\nendstream`,
  ]
  const body = objects.map((object, i) => `${i + 1} 0 obj\n${object}\nendobj\n`).join('')
  return Buffer.from(`%PDF-1.5\n${body}trailer\n<< /Size 5 /Root 1 0 R >>\n%%EOF\n`, 'latin1')
}

test('reads as toDocument does', async () => {
  expect((await toDocumentAside(pdf('個人情報の漏えい'))).text).toBe('個人情報の漏えい')
})

test('says why a file cannot be read', async () => {
  const scanned = { bytes: composePdf([[]]), mediaType: 'application/pdf' }
  await expect(toDocumentAside(scanned)).rejects.toMatchObject({ code: 'EMPTY_TEXT' })
})

test('ends what takes too long, and is ready for the next', async () => {
  const task = { bytes: bomb(), mediaType: 'application/pdf' }
  const limits = { milliseconds: 1500, atOnce: 1 }
  await expect(toDocumentAside(task, limits)).rejects.toMatchObject({ code: 'TOO_COMPLEX' })
  expect((await toDocumentAside(pdf('次'), { ...limits, milliseconds: 60_000 })).text).toBe('次')
})

test('takes no more at once than it may', async () => {
  const limits = { milliseconds: 60_000, atOnce: 2 }
  const first = [toDocumentAside(pdf('一'), limits), toDocumentAside(pdf('二'), limits)]
  await expect(toDocumentAside(pdf('三'), limits)).rejects.toMatchObject({ code: 'BUSY' })
  expect((await Promise.all(first)).map((document) => document.text)).toEqual(['一', '二'])
  expect((await toDocumentAside(pdf('四'), limits)).text).toBe('四')
})
