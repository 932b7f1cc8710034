import { brotliCompressSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FaultServer, startFaultServer } from '../../../test/support/fault-server.js'
import { page, shiftJis } from '../../../test/support/faults.js'
import { decodeText } from '../charset.js'
import { decodeBody } from './decode.js'
import { fetchUrl, type HeaderField } from './index.js'

let server: FaultServer
beforeAll(async () => {
  server = await startFaultServer()
})
afterAll(() => server.close())

const answer = async (path: string) =>
  (await fetchUrl(server.origin + path, { allowPrivate: ['127.0.0.1'], askedDelayMs: 0 })).hops.at(-1)!
const hop = (body: Uint8Array, ...headers: readonly HeaderField[]) => ({ uri: 'http://site.example/', headers, body })

describe('decodeBody', () => {
  it.each(['/ok', '/gzip', '/x-gzip', '/br', '/deflate', '/raw-deflate', '/twice', '/says-charset'])(
    'undoes %s',
    async (path) => {
      const { bytes, ...content } = await decodeBody(await answer(path))
      expect(Buffer.from(bytes).toString()).toBe(page)
      expect(content).toEqual({
        contentType: 'text/html; charset=UTF-8',
        mediaType: 'text/html',
        charset: 'utf-8',
      })
    },
  )

  it.each([
    ['/gzip-bomb', 'DECOMPRESSION_BOMB', /\d+ bytes unpack to more than \d+/],
    ['/br-bomb', 'DECOMPRESSION_BOMB', /\d+ bytes unpack to more than \d+/],
    ['/deflate-bomb', 'DECOMPRESSION_BOMB', /\d+ bytes unpack to more than \d+/],
    ['/nested-bomb', 'DECOMPRESSION_BOMB', /\d+ bytes unpack to more than \d+/],
    ['/not-gzip', 'BAD_ENCODING', /its content coding gzip cannot be undone/],
    ['/half-gzip', 'BAD_ENCODING', /its content coding gzip cannot be undone/],
    ['/zstd', 'BAD_ENCODING', /the content coding zstd is not known here/],
    ['/five-codings', 'BAD_ENCODING', /5 content codings/],
  ])('%s: %s', async (path, code, message) => {
    const error = { code, message: expect.stringMatching(message) }
    await expect(decodeBody(await answer(path))).rejects.toMatchObject(error)
  })

  it('keeps to its limit, whatever the coding', async () => {
    const noise = Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251))
    for (const [body, ...headers] of [
      [noise],
      [gzipSync(noise), ['content-encoding', 'gzip']],
      [brotliCompressSync(noise), ['CONTENT-ENCODING', 'br']],
    ] as readonly (readonly [Buffer, ...HeaderField[]])[]) {
      await expect(decodeBody(hop(body, ...headers), 4999)).rejects.toMatchObject({ code: 'TOO_LARGE' })
      expect(Buffer.from((await decodeBody(hop(body, ...headers), 5000)).bytes)).toEqual(noise)
    }
  })

  it('takes two headers for one list, and an empty body for what it is', async () => {
    const body = brotliCompressSync(gzipSync('本文'))
    const both = hop(body, ['Content-Encoding', 'gzip'], ['Content-Encoding', 'br'])
    expect(Buffer.from((await decodeBody(both)).bytes).toString()).toBe('本文')
    expect((await decodeBody(hop(Buffer.alloc(0), ['Content-Encoding', 'gzip']))).bytes).toHaveLength(0)
  })

  it.each([
    ['text/html', 'text/html', undefined],
    ['Text/HTML;Charset=Shift_JIS', 'text/html', 'shift_jis'],
    ['text/html; charset="EUC-JP"', 'text/html', 'euc-jp'],
    ["text/html; charset='utf-8'; x=y", 'text/html', 'utf-8'],
    ['text/html; x=y ; charset = ISO-2022-JP', 'text/html', 'iso-2022-jp'],
    ['application/xhtml+xml', 'application/xhtml+xml', undefined],
    ['', undefined, undefined],
    ['html', undefined, undefined],
    ['; charset=utf-8', undefined, 'utf-8'],
    ['text/html; charset=', 'text/html', undefined],
  ])('reads %j as %s in %s', async (contentType, mediaType, charset) => {
    const entity = await decodeBody(hop(Buffer.alloc(0), ['content-type', contentType]))
    expect(entity).toMatchObject({ contentType })
    expect([entity.mediaType, entity.charset]).toEqual([mediaType, charset])
  })

  it('leaves a wrong charset to the reader, who knows better', async () => {
    const { bytes, contentType } = await decodeBody(await answer('/wrong-charset'))
    expect(contentType).toBe('text/html; charset=UTF-8')
    expect(Buffer.from(bytes)).toEqual(shiftJis)
    expect(decodeText(bytes, { contentType: contentType! }).text).toBe('事件')
  })

  it('gives bytes or a coded error for whatever comes', async () => {
    const coding = fc.constantFrom('gzip', 'br', 'deflate', 'x-gzip', 'identity', 'none', ' , ', 'constructor')
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.array(coding, { maxLength: 4 }), async (body, names) => {
        const got = await decodeBody(hop(body, ['content-encoding', names.join(', ')])).catch((e: Error) => e)
        if (got instanceof Error) expect(got).toMatchObject({ code: 'BAD_ENCODING' })
        else expect(got.bytes).toBeInstanceOf(Uint8Array)
      }),
    )
  })
})
