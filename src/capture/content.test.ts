import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { contentOf } from './content.js'

const page = Buffer.from('<p>個人情報の漏えい</p>')
const zeros = Buffer.alloc(30_000_000)
const answer = (...encodings: readonly string[]) => ({
  headers: encodings.map((encoding) => ['Content-Encoding', encoding] as const),
})

describe('contentOf', () => {
  test.each([
    ['', page],
    ['identity', page],
    ['none', page],
    ['UTF-8', page],
    ['constructor', page],
    ['gzip', gzipSync(page)],
    ['GZip', gzipSync(page)],
    ['x-gzip', gzipSync(page)],
    ['gzip', Buffer.concat([gzipSync(page), Buffer.from('\r\n')])],
    ['gzip', Buffer.concat([gzipSync(page), Buffer.from('<!-- cached -->')])],
    ['gzip', gzipSync(page).subarray(0, -8)],
    ['gzip', Buffer.concat([gzipSync(page.subarray(0, 9)), gzipSync(page.subarray(9))])],
    ['deflate', deflateSync(page)],
    ['deflate', deflateRawSync(page)],
    ['br', brotliCompressSync(page)],
    ['gzip, br', brotliCompressSync(gzipSync(page))],
    ['gzip, identity , , br', brotliCompressSync(gzipSync(page))],
  ])('takes off %j', async (encoding, bytes) => {
    expect(Buffer.from(await contentOf({ bytes, http: answer(encoding) }))).toEqual(page)
  })

  it('takes two headers for one list, and an empty body for what it is', async () => {
    const bytes = brotliCompressSync(gzipSync(page))
    expect(Buffer.from(await contentOf({ bytes, http: answer('gzip', 'br') }))).toEqual(page)
    expect(await contentOf({ bytes: Buffer.alloc(0), http: answer('gzip') })).toHaveLength(0)
  })

  it('leaves what came without HTTP as it is', async () => {
    expect(await contentOf({ bytes: page })).toBe(page)
  })

  test.each([
    ['gzip', page, 'BAD_ENCODING', /encoding gzip: incorrect header check/],
    ['gzip', gzipSync(page).subarray(0, 20), 'BAD_ENCODING', /encoding gzip: unexpected end of file/],
    ['gzip', gzipSync(page).subarray(0, -9), 'BAD_ENCODING', /unexpected end of file/],
    ['gzip', Buffer.concat([gzipSync(page).subarray(0, -8), Buffer.alloc(8)]), 'BAD_ENCODING', /incorrect data check/],
    ['gzip', Buffer.concat([gzipSync(page), gzipSync(page).subarray(0, 20)]), 'BAD_ENCODING', /unexpected end of file/],
    ['zstd', page, 'BAD_ENCODING', /encoding zstd: not known/],
    ['gzip,gzip,gzip,gzip', page, 'BAD_ENCODING', /4 encodings: no page has so many/],
    ['gzip', gzipSync(zeros), 'DECOMPRESSION_BOMB', /\d+ bytes unpack to more than \d+/],
    ['deflate', deflateSync(zeros), 'DECOMPRESSION_BOMB', /\d+ bytes unpack to more than \d+/],
    ['br', brotliCompressSync(zeros), 'DECOMPRESSION_BOMB', /\d+ bytes unpack to more than 1048576/],
    ['gzip, gzip', gzipSync(gzipSync(zeros)), 'DECOMPRESSION_BOMB', /\d+ bytes unpack to more than \d+/],
  ])('refuses what cannot be taken off: %s', async (encoding, bytes, code, message) => {
    const error = { code, message: expect.stringMatching(message) }
    await expect(contentOf({ bytes, http: answer(encoding) })).rejects.toMatchObject(error)
  })

  it('keeps to its limit', async () => {
    const noise = Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251))
    for (const [encoding, bytes] of [
      ['gzip', gzipSync(noise)],
      ['br', brotliCompressSync(noise)],
    ] as const) {
      await expect(contentOf({ bytes, http: answer(encoding) }, 4999)).rejects.toMatchObject({ code: 'TOO_LARGE' })
      expect(Buffer.from(await contentOf({ bytes, http: answer(encoding) }, 5000))).toEqual(noise)
    }
  })

  it('gives bytes or a coded error for whatever comes', async () => {
    const encoding = fc.constantFrom('gzip', 'br', 'deflate', 'x-gzip', 'identity', 'none', ' , ', '__proto__')
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 200 }),
        fc.array(encoding, { maxLength: 4 }),
        async (bytes, names) => {
          const got = await contentOf({ bytes, http: answer(names.join(', ')) }).catch((error: Error) => error)
          if (got instanceof Error) expect(got).toMatchObject({ code: 'BAD_ENCODING' })
          else expect(got).toBeInstanceOf(Uint8Array)
        },
      ),
    )
  })
})
