import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FaultServer, startFaultServer } from '../../../test/support/fault-server.js'
import { type Fault, page, shiftJis } from '../../../test/support/faults.js'
import { codeOf } from '../../casebook/errors.js'
import { decodeText } from '../charset.js'
import { contentOf } from '../content.js'
import { type FetchPolicy, fetchUrl, makeFetcher } from './index.js'

let server: FaultServer
beforeAll(async () => {
  server = await startFaultServer()
})
afterAll(() => server.close())

// Long enough that a busy machine does not run into them; where time is the point, a test has its own.
const policy: FetchPolicy = {
  allowPrivate: ['127.0.0.1'],
  maxBytes: 300_000,
  delayMs: 0,
  askedDelayMs: 0,
  connectMs: 20_000,
  silenceMs: 20_000,
}
const at = (path: string) => server.origin + path
const last = async (path: string, given: FetchPolicy = policy) => (await fetchUrl(at(path), given)).hops.at(-1)!
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString()

const failure = async (path: string, given: FetchPolicy = policy) => {
  const error: unknown = await fetchUrl(at(path), given).then(
    () => undefined,
    (cause: unknown) => cause,
  )
  return { code: codeOf(error), message: error instanceof Error ? error.message : 'no error' }
}

describe('an answer', () => {
  it('is kept as it came, with the request as it was sent', async () => {
    const exchange = await fetchUrl(`${at('/ok')}?a=b#part`, policy)
    expect(exchange.uri).toBe(`${at('/ok')}?a=b#part`)
    expect(exchange.hops).toHaveLength(1)
    const hop = exchange.hops[0]!
    expect(hop).toMatchObject({ uri: `${at('/ok')}?a=b`, status: 200, reason: 'OK', ip: '127.0.0.1' })
    expect(hop.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    expect(hop.headers).toEqual([
      ['Content-Type', 'text/html; charset=UTF-8'],
      ['Content-Length', String(Buffer.byteLength(page))],
    ])
    expect(text(hop.body)).toBe(page)
    const { method, target, headers } = hop.request
    const sent = [`${method} ${target} HTTP/1.1`, ...headers.map((pair) => pair.join(': ')), '', ''].join('\r\n')
    expect(server.heads.at(-1)).toBe(sent)
  })

  it('says who asks, and nothing else about us', async () => {
    const hop = await last('/ok', { ...policy, contact: 'https://casebook.example/bot' })
    expect(hop.request.headers.map(([name]) => name)).toEqual([
      'host',
      'connection',
      'user-agent',
      'accept',
      'accept-language',
      'accept-encoding',
    ])
    expect(hop.request.headers[2]).toEqual([
      'user-agent',
      'Jikenbo/0.1 (casebook of data-breach disclosures; https://casebook.example/bot)',
    ])
    expect(hop.request.headers[5]).toEqual(['accept-encoding', 'identity'])
  })

  it.each([
    ['/http10', 200, page],
    ['/chunked', 200, 'abcdefg'],
    ['/tiny-chunks', 200, 'a'.repeat(20_000)],
    ['/early-hints', 200, 'ok'],
    ['/no-reason', 200, 'ok'],
    ['/short-length', 200, 'abcd'],
    ['/to-nowhere', 302, ''],
    ['/empty', 204, ''],
    ['/status?404', 404, '404'],
    ['/status?410', 410, '410'],
    ['/status?500', 500, '500'],
    ['/status?304', 304, ''],
    ['/no-such-path', 404, 'not found'],
    ['/busy?120', 503, ''],
    ['/too-many', 429, ''],
  ])('%s is %i', async (path, status, body) => {
    const hop = await last(path)
    expect([hop.status, text(hop.body)]).toEqual([status, body])
  })

  it('keeps header lines in order, repeated, and byte for byte', async () => {
    const hop = await last('/raw-header')
    expect(hop.headers).toEqual([
      ['X-Title', shiftJis.toString('latin1')],
      ['Set-Cookie', 'a=1'],
      ['set-cookie', 'b=2'],
      ['Content-Length', '2'],
    ])
  })

  it('keeps the reason byte for byte, and no line feed can hide in it', async () => {
    const { reason } = await last('/raw-reason')
    expect(Buffer.from(reason, 'latin1').toString()).toBe('\u010Aお知らせ')
    expect(reason).not.toMatch(/[\r\n]/)
  })

  it('keeps bytes in whatever charset, and content codings as they came', async () => {
    expect(Buffer.from((await last('/wrong-charset')).body)).toEqual(shiftJis)
    expect(Buffer.from((await last('/gzip')).body).subarray(0, 2)).toEqual(Buffer.from('1f8b', 'hex'))
  })

  it('is 304 where the earlier one still stands', async () => {
    const validators = { etag: '"v1"', lastModified: 'Mon, 01 Jun 2026 00:00:00 GMT' }
    const one = await fetchUrl(at('/etag'), policy, { previous: { etag: validators.etag } })
    const two = await fetchUrl(at('/etag'), policy, { previous: { lastModified: validators.lastModified } })
    expect([one, two].map(({ hops }) => [hops[0]?.status, hops[0]?.body.length])).toEqual([
      [304, 0],
      [304, 0],
    ])
    // One that cannot stand in a header is left out, not sent and not an error.
    const odd = await fetchUrl(at('/etag'), policy, { previous: { etag: '"v1"\r\nx: y' } })
    expect(odd.hops[0]?.status).toBe(200)
  })

  it('is asked for with the validators of that very address', async () => {
    const exchange = await fetchUrl(at('/to?/etag'), policy, { previous: { uri: at('/etag'), etag: '"v1"' } })
    expect(exchange.hops.map(({ status, request }) => [status, request.headers.length])).toEqual([
      [302, 6],
      [304, 7],
    ])
    const elsewhere = await fetchUrl(at('/to?/etag'), policy, { previous: { etag: '"v1"' } })
    expect(elsewhere.hops.map(({ status }) => status)).toEqual([302, 200])
  })
})

describe('redirects', () => {
  it('are followed and kept', async () => {
    const { hops } = await fetchUrl(at('/chain?5'), policy)
    expect(hops.map(({ status, uri }) => [status, new URL(uri).search])).toEqual([
      [302, '?5'],
      [302, '?4'],
      [302, '?3'],
      [302, '?2'],
      [302, '?1'],
      [200, '?0'],
    ])
  })

  it('may name an address in the encoding of an old server', async () => {
    expect((await last('/to-raw')).uri).toBe(at('/ok?%8e%96%8c%8f'))
  })

  it.each([
    ['/chain?6', 'TOO_MANY_REDIRECTS', /more than 5 redirects/],
    ['/self', 'REDIRECT_LOOP', /lead round to .*\/self/],
    ['/round-1', 'REDIRECT_LOOP', /lead round to .*\/round-1/],
    ['/to?ftp://files.example/', 'UNSUPPORTED_SCHEME', /it redirects to ftp:\/\/files\.example\/: only http and https/],
    ['/to?file:///etc/passwd', 'UNSUPPORTED_SCHEME', /not file/],
    ['/to?javascript:alert(1)', 'UNSUPPORTED_SCHEME', /not javascript/],
    ['/to?http://[', 'BAD_URL', /redirects to http:\/\/\[: not a URL/],
    ['/to?http://a:b@public.example/', 'BAD_URL', /redirects to http:\/\/…@public\.example\/: it carries a user name/],
    ['/to?http://public.example:25/', 'BLOCKED_PORT', /port 25/],
  ])('%s: %s', async (path, code, words) => {
    const failed = await failure(path)
    expect(failed.code).toBe(code)
    expect(failed.message).toMatch(words)
  })
})

describe('what yields no answer', () => {
  it.each([
    ['/hang-up', 'RESET', /closed the connection without an answer/],
    ['/reset-before', 'RESET', /reset/],
    ['/reset-headers', 'RESET', /reset/],
    ['/reset-body', 'RESET', /reset/],
    ['/reset-unmeasured', 'RESET', /reset/],
    ['/truncated', 'TRUNCATED', /broke off before its end/],
    ['/truncated-close', 'TRUNCATED', /broke off before its end/],
    ['/truncated-chunked', 'TRUNCATED', /broke off before its end/],
    ['/truncated-head', 'RESET', /without an answer/],
    ['/two-lengths', 'BAD_RESPONSE', /not HTTP/],
    ['/length-and-chunks', 'BAD_RESPONSE', /not HTTP/],
    ['/strange-coding', 'BAD_RESPONSE', /transfer coding nobody asked for: gzip/],
    ['/bad-length', 'BAD_RESPONSE', /not HTTP/],
    ['/bad-chunk', 'BAD_RESPONSE', /not HTTP/],
    ['/bad-status', 'BAD_RESPONSE', /not HTTP/],
    ['/folded', 'BAD_RESPONSE', /not HTTP/],
    ['/status-99', 'BAD_RESPONSE', /not an answer/],
    ['/continue', 'BAD_RESPONSE', /not an answer/],
    ['/upgrade', 'BAD_RESPONSE', /not an answer/],
    ['/garbage', 'BAD_RESPONSE', /not HTTP/],
    ['/http09', 'BAD_RESPONSE', /not HTTP/],
    ['/huge-length', 'TOO_LARGE', /larger than 1 MB/],
    ['/endless', 'TOO_LARGE', /larger than 1 MB/],
    ['/endless-chunks', 'TOO_LARGE', /larger than 1 MB/],
    ['/huge-headers', 'TOO_LARGE', /headers of the answer are too large/],
    ['/endless-headers', 'TOO_LARGE', /headers of the answer are too large/],
  ])('%s: %s', async (path, code, words) => {
    const failed = await failure(path)
    expect(failed.code, failed.message).toBe(code)
    expect(failed.message).toMatch(words)
    expect(failed.message.startsWith(`capture: could not fetch ${at(path)}: `)).toBe(true)
  })

  it.each([
    ['/silent', { silenceMs: 500 }, 'SILENT', /did not answer in time/],
    ['/slow-headers', { silenceMs: 500 }, 'SILENT', /did not answer in time/],
    ['/stalled-body', { silenceMs: 500 }, 'SILENT', /fell silent in the middle/],
    ['/slow-body', { overallMs: 300, maxBytes: 2e6 }, 'TIMEOUT', /it took too long/],
    ['/endless-hints', { overallMs: 300, silenceMs: 20_000 }, 'TIMEOUT', /it took too long/],
  ] as const)('%s with %o: %s', async (path, limits, code, words) => {
    const failed = await failure(path, { ...policy, ...limits })
    expect(failed.code, failed.message).toBe(code)
    expect(failed.message).toMatch(words)
  })

  it('is told from what is called off', async () => {
    const controller = new AbortController()
    const asked = fetchUrl(at('/silent'), policy, { signal: controller.signal })
    controller.abort()
    await expect(asked).rejects.toMatchObject({ code: 'ABORTED' })
    await expect(fetchUrl(at('/ok'), policy, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'ABORTED',
    })
    const fetcher = makeFetcher(policy)
    const waiting = fetcher.fetch(at('/silent'))
    fetcher.close()
    await expect(waiting).rejects.toMatchObject({ code: 'ABORTED' })
  })

  it('may be a closed port, or a name nobody knows', async () => {
    const gone = await startFaultServer()
    await gone.close()
    await expect(fetchUrl(gone.origin, policy)).rejects.toMatchObject({
      code: 'REFUSED',
      message: expect.stringMatching(/the server refuses connections/),
    })
    const lookup = async () => Promise.reject(Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }))
    await expect(fetchUrl('http://gone.example/', { ...policy, lookup })).rejects.toMatchObject({
      code: 'DNS_FAILED',
      message: 'capture: could not fetch http://gone.example/: gone.example: no such host (DNS_FAILED)',
    })
    await expect(fetchUrl('http://gone.example/', { ...policy, lookup: async () => [] })).rejects.toMatchObject({
      code: 'DNS_FAILED',
    })
    const never = () => new Promise<readonly string[]>(() => {})
    await expect(fetchUrl('http://gone.example/', { ...policy, connectMs: 100, lookup: never })).rejects.toMatchObject({
      code: 'CONNECT_TIMEOUT',
    })
  })

  it('is asked for by many at once without a warning', async () => {
    const warnings: Error[] = []
    const warned = (warning: Error) => void warnings.push(warning)
    process.on('warning', warned)
    const fetcher = makeFetcher(policy)
    const stop = new AbortController()
    const mail = await startFaultServer({ greeting: '220 mail.example ESMTP\r\n' })
    const uris = Array.from({ length: 20 }, (_, i) => `${mail.origin}/${i}`)
    await Promise.allSettled(uris.map((uri) => fetcher.fetch(uri, { signal: stop.signal })))
    fetcher.close()
    await mail.close()
    // Node warns a turn later.
    await new Promise((done) => setImmediate(done))
    process.off('warning', warned)
    expect(warnings).toEqual([])
  })

  it('may be TLS that is none', async () => {
    const mail = await startFaultServer({ greeting: '220 mail.example ESMTP\r\n' })
    try {
      await expect(fetchUrl(`https://127.0.0.1:${mail.port}/`, policy)).rejects.toMatchObject({ code: 'NO_TLS' })
      await expect(fetchUrl(mail.origin, policy)).rejects.toMatchObject({ code: 'BAD_RESPONSE' })
    } finally {
      await mail.close()
    }
  })
})

describe('a fetcher', () => {
  it('keeps its connection from one page to the next, and takes another where the server closed it', async () => {
    const own = await startFaultServer()
    const fetcher = makeFetcher(policy)
    try {
      for (const path of ['/ok', '/status?404', '/empty', '/ok']) await fetcher.fetch(own.origin + path)
      expect(own.accepted()).toBe(1)
      await expect(fetcher.fetch(`${own.origin}/reset-before`)).rejects.toMatchObject({ code: 'RESET' })
      expect((await fetcher.fetch(`${own.origin}/ok`)).hops[0]?.status).toBe(200)
    } finally {
      fetcher.close()
      await own.close()
    }
  })

  it('asks once more where the server had closed the connection meanwhile, and only then', async () => {
    const used = new WeakSet<object>()
    const once: Fault = (socket) => {
      if (used.has(socket)) return void socket.destroy()
      used.add(socket)
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok')
    }
    const own = await startFaultServer({ paths: { '/robots.txt': once, '/once': once } })
    const fetcher = makeFetcher(policy)
    try {
      for (let i = 0; i < 3; i++) expect((await fetcher.fetch(`${own.origin}/once`)).hops[0]?.status).toBe(200)
      const before = own.heads.length
      await expect(fetcher.fetch(`${own.origin}/hang-up`)).rejects.toMatchObject({ code: 'RESET' })
      // On the connection that was open, and on one of its own.
      expect(own.heads.slice(before).map((head) => head.split(' ')[1])).toEqual(['/hang-up', '/hang-up'])
    } finally {
      fetcher.close()
      await own.close()
    }
  })
})

describe('a content coding', () => {
  const contentAt = async (path: string) => {
    const hop = await last(path)
    return contentOf({ bytes: hop.body, http: hop })
  }

  it.each(['/ok', '/gzip', '/x-gzip', '/br', '/deflate', '/raw-deflate', '/twice', '/says-charset'])(
    '%s is undone by who reads the page',
    async (path) => {
      expect(text(await contentAt(path))).toBe(page)
    },
  )

  it.each([
    ['/gzip-bomb', 'DECOMPRESSION_BOMB'],
    ['/br-bomb', 'DECOMPRESSION_BOMB'],
    ['/deflate-bomb', 'DECOMPRESSION_BOMB'],
    ['/nested-bomb', 'DECOMPRESSION_BOMB'],
    ['/not-gzip', 'BAD_ENCODING'],
    ['/half-gzip', 'BAD_ENCODING'],
    ['/zstd', 'BAD_ENCODING'],
    ['/five-codings', 'BAD_ENCODING'],
  ])('%s is kept, and not read: %s', async (path, code) => {
    expect((await last(path)).status).toBe(200)
    await expect(contentAt(path)).rejects.toMatchObject({ code })
  })

  it('changes nothing about a charset that is not the page’s', async () => {
    const hop = await last('/wrong-charset')
    expect(decodeText(hop.body, { contentType: hop.headers[0]![1] }).text).toBe('事件')
  })
})
