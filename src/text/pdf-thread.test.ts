import { expect, test } from 'vitest'
import { composePdf } from './fixtures/compose-pdf.js'
import { withPdf } from './pdf-thread.js'

const file = composePdf([[{ text: 'お知らせ', x: 70, y: 90, size: 11 }]])
const never = new Promise<never>(() => {})

test('ends a file that takes too long, and reads the ones after it', async () => {
  const late = withPdf(file, () => never, { milliseconds: 50, megabytes: 100 })
  const next = withPdf(file, async (pdf) => pdf.numPages)
  await expect(late).rejects.toThrow('it takes too long to read')
  expect(await next).toBe(1)
})

test('passes on what goes wrong while a file is open', async () => {
  const broken = withPdf(file, () => Promise.reject(new Error('of the reader')))
  await expect(broken).rejects.toThrow('of the reader')
  expect(await withPdf(file, async (pdf) => pdf.numPages)).toBe(1)
})
